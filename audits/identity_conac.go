package audits

import (
	"fmt"
	"slices"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

// identity.conac: 党政机关网站开办审核、资格复核和网站标识管理办法 (中央编办发〔2014〕69号):
// the mark stands at the bottom centre of all pages.
//
//   - .missing: no visible picture in a link to bszs.conac.cn on the home page. The mark
//     of 事业单位 in its place is a note for the assessor.
//   - .inner-missing: the same of another page, one finding a page. It is open when no
//     other page was seen whole.
//
// Where the mark's script stands on the page and could not be loaded, CONAC was out of
// reach: that is no defect of the site. A mark that a second look at the page shows came late
// and counts; it makes the other pages' marks doubtful that had no second look.
var identityConac = Audit{ID: "identity.conac", Codes: conacCodes, Judge: judgeConac}

const (
	codeConacMissing      = "identity.conac.missing"
	codeConacInnerMissing = "identity.conac.inner-missing"

	messageConacMissing     = "首页没有党政机关网站标识"
	messageConacPicture     = "首页的党政机关网站标识只是图片（%s），没有链接到bszs.conac.cn的标识页"
	messageConacRefused     = "首页显示的“%s”不是有效的党政机关网站标识"
	messageConacNoResult    = "首页的党政机关网站标识脚本已载入，但没有显示标识"
	messageConacUnloaded    = "首页有党政机关网站标识的代码，但未能从CONAC载入，不能判定标识是否有效"
	messageConacInstitution = "首页的标识是事业单位网站标识（%s），请核对开办单位性质"
	messageConacInner       = "本页没有党政机关网站标识"
	messageConacInnerOpen   = "%d个内页的党政机关网站标识未能从CONAC载入"
	messageConacInnerLate   = "有内页的党政机关网站标识在复查时才显示，另有%d个未见标识的内页未经复查，不能判定"
	messageConacInnerUnseen = "没有完整查看的内页，不能判定（未完整载入%d个）"
)

var conacCodes = []string{codeConacMissing, codeConacInnerMissing}

func judgeConac(c *Case, p Parameters) (Result, error) {
	var words conacWords
	if err := p.Decode(&words); err != nil {
		return Result{}, err
	}
	home, reason := c.home()
	if home == nil {
		return Result{Gaps: gaps(conacCodes, reason)}, nil
	}
	look, _ := c.lookForConac(home, words)
	result := look.judgeHomeConac(words)
	inner := c.judgeInnerConac(home, words)
	result.Findings = append(result.Findings, inner.Findings...)
	result.Gaps = append(result.Gaps, inner.Gaps...)
	return result, nil
}

func (v *view) judgeHomeConac(words conacWords) Result {
	mark, seen := bestSign(v.conacSigns(words))
	codes := []string{codeConacMissing}
	switch {
	case !seen:
		return v.absent(codes, codeConacMissing, messageConacMissing)
	case mark.state == signUnloaded:
		return Result{Gaps: gaps(codes, messageConacUnloaded)}
	case mark.state == signWorks && !slices.Contains(words.InstitutionImages, mark.image):
		return Result{}
	case mark.state == signWorks:
		f := defect(codeConacMissing, mark.image, fmt.Sprintf(messageConacInstitution, mark.image), onPage(v.page, v.doc.Locate(mark.node)))
		f.Severity = SeverityNote
		return Result{Findings: []Finding{f}}
	}
	if v.incomplete() != "" {
		return v.absent(codes, codeConacMissing, messageConacMissing)
	}
	message := messageConacNoResult
	switch {
	case mark.form == FormImage:
		message = fmt.Sprintf(messageConacPicture, v.pictureName(mark.node))
	case mark.form != FormScript:
		message = fmt.Sprintf(messageConacRefused, v.pictureName(mark.node))
	}
	return Result{Findings: []Finding{defect(codeConacMissing, "", message, onPage(v.page, v.placeOfSign(mark.node)))}}
}

// judgeInnerConac looks at every other page that was seen whole.
func (c *Case) judgeInnerConac(home *view, words conacWords) Result {
	var inner innerConac
	for _, v := range c.innerViews(home) {
		look, reviewed := c.lookForConac(v, words)
		mark, seen := bestSign(look.conacSigns(words))
		switch {
		case seen && mark.state == signWorks:
			inner.marked++
			inner.late = inner.late || look != v
		case seen && mark.state == signUnloaded:
			inner.unloaded++
		case v.incomplete() != "":
			inner.skipped++
		default:
			inner.accused = append(inner.accused, accusedPage{v, reviewed})
		}
	}
	return inner.result()
}

// innerConac is what the inner pages show together.
type innerConac struct {
	marked, unloaded, skipped int
	late                      bool // a mark came only with the second look
	accused                   []accusedPage
}

// accusedPage is a page without a mark.
type accusedPage struct {
	view     *view
	reviewed bool // a second look did not find it either
}

func (inner *innerConac) result() Result {
	var result Result
	doubtful := 0
	for _, a := range inner.accused {
		if inner.late && !a.reviewed {
			doubtful++
			continue
		}
		result.Findings = append(result.Findings,
			defect(codeConacInnerMissing, "", messageConacInner, onPage(a.view.page, a.view.footerPlace())))
	}
	open := func(message string, count int) {
		result.Gaps = append(result.Gaps, Gap{codeConacInnerMissing, fmt.Sprintf(message, count)})
	}
	if inner.unloaded > 0 {
		open(messageConacInnerOpen, inner.unloaded)
	}
	if doubtful > 0 {
		open(messageConacInnerLate, doubtful)
	}
	if inner.marked+inner.unloaded+len(inner.accused) == 0 {
		open(messageConacInnerUnseen, inner.skipped)
	}
	return result
}

// lookForConac returns the look at a page that tells of its mark: the first second look
// that shows a better one than the page itself, else the page; and whether a second
// look saw the page whole.
func (c *Case) lookForConac(v *view, words conacWords) (look *view, reviewed bool) {
	look = v
	best := stateOf(v.conacSigns(words))
	for _, again := range c.reviewsOf(v.page) {
		reviewed = reviewed || again.incomplete() == ""
		if state := stateOf(again.conacSigns(words)); state > best {
			look, best = again, state
		}
	}
	return look, reviewed
}

// stateOf returns what the worthiest of the signs is worth, signDead when there is none.
func stateOf(signs []sign) signState {
	mark, _ := bestSign(signs)
	return mark.state
}

// pictureName returns how a message names a picture: its text, else its file.
func (v *view) pictureName(img *html.Node) string {
	for _, name := range []string{"alt", "title", "src"} {
		if value := evidence.Attribute(img, name); value != "" {
			return excerpt(value)
		}
	}
	return "图片"
}

// placeOfSign is where a sign is seen; that of a script is the footer.
func (v *view) placeOfSign(n *html.Node) evidence.Place {
	if visibleWithin(v.doc, n) {
		return v.doc.Locate(n)
	}
	return v.footerPlace()
}
