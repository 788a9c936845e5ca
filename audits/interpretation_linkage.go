package audits

import (
	"fmt"

	"wangjian/outline"
)

// interpretation.linkage follows the links between policy documents and their
// interpretations, from both sides.
//
// Source: 福建省2019年度指标体系，解读关联：“做好政策文件与解读材料的相互关联，在政策文件页面提供解读材料页面入口，在解读材料
// 页面关联政策文件有关内容情况。”
//
// Codes:
//
//   - interpretation.link.forward: the page of a document does not lead to its interpretation, which the site has.
//   - interpretation.link.back: the page of an interpretation does not lead to its document, which the site has.
//   - interpretation.link.dead: such a link is there and is dead (checked as design.link does), ends on an error page, or
//     leads to another document: one that shares neither the title in 《》 nor the 文号.
//
// Links of the navigation, of the breadcrumb, of the sidebar and of the footer are none of the page's own. A link counts by
// its target, whatever it shows; one whose target was not opened and of which no list tells the title is left open, and so
// is one to a place on the same page. Items are documents that have an interpretation, of which a page was opened, and the
// opened pages of interpretations. Of a document that is posted at several addresses one page that leads right suffices.
var interpretationLinkageAudit = Audit{
	ID:    interpretationLinkage,
	Codes: []string{codeLinkForward, codeLinkBack, codeInterpretationLinkDead},
	Judge: judgeInterpretationLinkage,
}

const (
	codeLinkForward            = "interpretation.link.forward"
	codeLinkBack               = "interpretation.link.back"
	codeInterpretationLinkDead = "interpretation.link.dead"

	// A document's page lacks the entry: its title, the interpretation and its address.
	messageLinkForward = "政策文件%s的页面没有其解读材料%s（%s）的入口"
	messageLinkBack    = "解读材料%s的页面没有政策文件%s（%s）的入口"
	// A link is dead: the page, the link, its target, what happened.
	messageInterpretationLinkDead = "%s的页面上，链接%s（%s）不能访问：%s"
	// A link leads to another document: the page, the link, its target's title and address.
	messageInterpretationLinkOther = "%s的页面上，链接%s指向了另一文件：%s（%s）"
	textErrorPage                  = "打开后是错误页面"
	// No page could be judged: documents, interpretations of them, opened documents and interpretations.
	reasonNoLinkage = "%s本单位的%d件政策文件中，%d件有解读材料；打开的政策文件和解读材料页面中，没有一个可以判定相互关联"
)

func judgeInterpretationLinkage(c *Case, p Parameters) (Result, error) {
	var words linkageWords
	if err := p.Decode(&words); err != nil {
		return Result{}, err
	}
	book, err := c.policyBook()
	if err != nil {
		return Result{}, err
	}
	codes := []string{codeLinkForward, codeLinkBack, codeInterpretationLinkDead}
	if why := c.noBook(book); why != "" {
		return Result{Gaps: gaps(codes, why)}, nil
	}
	l, err := c.newLinkage(book, &words)
	if err != nil {
		return Result{}, err
	}
	var result Result
	sample := Sample{Codes: codes}
	read := 0
	for _, d := range book.policies {
		if len(d.readings) > 0 {
			read++
			sample.Total++
		}
		l.enter(&sample, &result, "政策文件："+d.name, l.forward(d))
	}
	for _, r := range book.readings {
		if !book.inTime(r, book.unit.ofPlace) {
			continue
		}
		sample.Total++
		l.enter(&sample, &result, "解读材料："+r.name, l.back(r))
	}
	if len(sample.Items) == 0 {
		result.Gaps = gaps(codes, fmt.Sprintf(reasonNoLinkage, book.span(), len(book.policies), read))
		return result, nil
	}
	result.Samples = []Sample{sample}
	return result, nil
}

// enter takes an item into the sample when it was judged.
func (l *linkage) enter(sample *Sample, result *Result, item string, judged sideJudged) {
	if !judged.judged {
		return
	}
	sample.Items = append(sample.Items, item)
	if judged.finding != nil {
		judged.finding.Item = item
		result.Findings = append(result.Findings, *judged.finding)
	}
}

// sideJudged is what became of one page: not judged, sound, or a defect.
type sideJudged struct {
	judged  bool
	finding *Finding
}

// forward judges a policy document: one of its pages that leads right suffices, and any that
// leads wrong is a defect. While one of them was not opened, none can be said to lead right.
func (l *linkage) forward(d *publication) sideJudged {
	var lacking sideJudged
	isOpen, isSound := false, false
	for _, post := range d.posts() {
		judged := l.forwardOf(post, d)
		switch {
		case !judged.judged:
			isOpen = true
		case judged.finding == nil:
			isSound = true
		case judged.finding.Code != codeLinkForward:
			return judged
		case !lacking.judged:
			lacking = judged
		}
	}
	switch {
	case isSound:
		return sideJudged{judged: true}
	case isOpen:
		return sideJudged{}
	}
	return lacking
}

// forwardOf judges one page of a policy document.
func (l *linkage) forwardOf(post, d *publication) sideJudged {
	if post.page == nil || post.page.Kind == outline.KindError {
		return sideJudged{}
	}
	return l.side(&pageSide{
		self: post, targets: d.readings, documents: []*publication{d}, named: func(link *outline.Link) bool { return l.namesReading(link, d) },
		code: codeLinkForward, message: messageLinkForward,
	})
}

// back judges the page of an interpretation.
func (l *linkage) back(r *publication) sideJudged {
	if r.page == nil || r.page.Kind == outline.KindError {
		return sideJudged{}
	}
	return l.side(&pageSide{
		self: r, targets: r.about, documents: r.about, named: func(link *outline.Link) bool { return l.namesDocument(link, r) },
		code: codeLinkBack, message: messageLinkBack,
	})
}
