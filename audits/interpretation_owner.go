package audits

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"wangjian/evidence"
	"wangjian/outline"
)

// ownership says whether a document is of the site's own unit.
type ownership int

const (
	ownershipUnclear ownership = iota
	ownershipOwn
	ownershipOther
)

// ownUnit is the unit behind the site, as issuer of documents.
type ownUnit struct {
	name     string // as registered, such as 明州市人民政府
	region   string // province that its name or title may begin with
	own      *regexp.Regexp
	names    *unitNames
	signs    map[string]bool
	foreign  []string // beginnings of the signs of others
	titles   *regexp.Regexp
	columns  *regexp.Regexp
	superior *regexp.Regexp
	sections *regexp.Regexp // columns of departments
	issuers  *regexp.Regexp // labels
	numbers  *regexp.Regexp
}

// province is the province, or the state, that a name begins with.
var province = regexp.MustCompile(`^(?:中华人民共和国|\p{Han}{2,3}省|\p{Han}{2,8}自治区)`)

// unit reads whose documents are the site's own; nil where nothing tells whose site it is.
func (c *Case) unit(words *policyWords) (*ownUnit, error) {
	names, name, err := c.registeredUnit()
	if err != nil || name == "" {
		return nil, err
	}
	u := &ownUnit{name: name, region: province.FindString(name), names: names.named(name), signs: map[string]bool{}, foreign: words.ForeignSigns}
	for _, sign := range words.OwnSigns {
		u.signs[sign] = true
	}
	whole, short := namesOfUnit(name)
	u.own = regexp.MustCompile(`(?:(?:` + alternatives(whole) + `)|(?:^|[^\p{Han}])(?:` + alternatives(short) + `))(?:` +
		alternatives(words.Offices) + `)?(?:$|[^\p{Han}]|关于|印发|转发|批转|公布|发布|令|公告|通告|和|与|会同)`)
	label := func(labels []string) *regexp.Regexp {
		return regexp.MustCompile(`(?:^|[\n \[【(|])(?:` + alternatives(labels) + `)[\]】)]?(?: ?: ?| ?\n)`)
	}
	u.issuers, u.numbers = label(words.IssuerLabels), label(words.NumberLabels)
	for patterns, into := range map[*[]string]**regexp.Regexp{
		&words.ForeignTitles: &u.titles, &words.OwnColumns: &u.columns, &words.ForeignColumns: &u.superior,
		&words.DepartmentColumns: &u.sections,
	} {
		if *into, err = anyOf(*patterns); err != nil {
			return nil, err
		}
	}
	return u, nil
}

// registeredUnit is the registered name, else that of the home page's tag, in its core, and the
// words for names.
func (c *Case) registeredUnit() (*nameWords, string, error) {
	words := new(nameWords)
	if err := c.decoded("identity.name", words); err != nil {
		return nil, "", err
	}
	grammar, err := words.compile()
	if err != nil {
		return nil, "", err
	}
	name := c.Dossier.Site.Name
	if home := c.site().Home; name == "" && home != nil {
		name = home.Tags[strings.ToLower(siteNameTag)]
	}
	core := grammar.core(evidence.Normalize(name))
	if !grammar.standard(core) {
		return words, "", nil
	}
	return words, core, nil
}

const government = "人民政府"

// namesOfUnit is what a unit is called in documents: names that tell it from all others, and
// short ones that only its own place uses, such as 市政府 or 省财政厅.
func namesOfUnit(name string) (whole, short []string) {
	region := province.FindString(name)
	bare := strings.TrimPrefix(name, region)
	place, isGovernment := strings.CutSuffix(bare, government)
	if !isGovernment || place == "" {
		if bare != name && bare != "" {
			short = append(short, bare)
		}
		if strings.HasSuffix(region, "省") {
			short = append(short, "省"+bare)
		}
		return []string{name}, short
	}
	level, _ := utf8.DecodeLastRuneInString(place)
	return []string{name, bare, place + "政府"}, []string{string(level) + "政府", string(level) + government}
}

// place is the area that the unit governs, "" where it is a department.
func (u *ownUnit) place() string {
	place, isGovernment := strings.CutSuffix(strings.TrimPrefix(u.name, u.region), government)
	if !isGovernment {
		return ""
	}
	return place
}

// issues reports whether an issuer's name, or the words before 关于 in a title, are the
// unit's or of its office.
func (u *ownUnit) issues(words string) bool {
	return u.own.MatchString(words) || u.names.whose(words) == ownershipOwn
}

// learn notes the signs of a document's number when its page says that the unit issued it.
func (u *ownUnit) learn(d *publication) {
	if sign := signsOf(d.number); sign != "" && u.issues(d.issuer) && !u.foreignSign(sign) && u.byTitle(d.title) != ownershipOther {
		u.signs[sign] = true
	}
}

func (u *ownUnit) foreignSign(sign string) bool {
	return slices.ContainsFunc(u.foreign, func(beginning string) bool { return strings.HasPrefix(sign, beginning) }) && !u.signs[sign]
}

// ownership tells whose a document is: by its number, its title, what its page says, and the
// column it stands in. A superior's number or title outweighs the publishing unit's name,
// which reprints carry too.
func (u *ownUnit) ownership(d *publication) ownership {
	sign := signsOf(d.number)
	switch {
	case sign != "" && u.foreignSign(sign):
		return ownershipOther
	case u.byTitle(d.title) == ownershipOther:
		return ownershipOther
	case sign != "" && u.signs[sign]:
		return ownershipOwn
	case d.issuer != "" && !u.issues(d.issuer):
		return ownershipOther
	case d.issuer != "", u.byTitle(d.title) == ownershipOwn, d.signed:
		return ownershipOwn
	}
	for _, name := range d.columns {
		switch {
		case u.superior.MatchString(name), u.sections.MatchString(name) && u.place() != "":
			return ownershipOther
		case u.sections.MatchString(name):
			return ownershipOwn
		case u.columns.MatchString(name) || u.issues(name):
			return ownershipOwn
		}
	}
	return ownershipUnclear
}

// byTitle reads the issuer before 关于 in a title.
func (u *ownUnit) byTitle(title string) ownership {
	lead, _, about := strings.Cut(title, "关于")
	if u.titles.MatchString(title) {
		return ownershipOther
	}
	if region := province.FindString(title); region != "" && region != u.region && !strings.HasPrefix(title[len(region):], u.name) {
		return ownershipOther
	}
	lead = strings.Trim(lead, " 《〈“\"")
	switch {
	case u.own.MatchString(lead):
		return ownershipOwn
	case about:
		return u.names.whose(u.names.lead(lead))
	}
	return ownershipUnclear
}

// signsOf is the organ's signs of a 文号.
func signsOf(number string) string {
	signs, _, _ := strings.Cut(number, "〔")
	return signs
}

// maxLabels is how many places of a label are looked at on a page.
const maxLabels = 5

// header reads the table at the head of an opened document.
func (u *ownUnit) header(v *view, d *publication) {
	text := v.reading.Text
	for _, at := range u.numbers.FindAllStringIndex(text, maxLabels) {
		if numbers := outline.Numbers(firstLine(text[at[1]:])); len(numbers) > 0 {
			d.number = numbers[0]
			break
		}
	}
	for _, at := range u.issuers.FindAllStringIndex(text, maxLabels) {
		if issuer := issuerForm.FindString(firstLine(text[at[1]:])); issuer != "" {
			d.issuer = issuer
			break
		}
	}
	if d.page.Body == nil {
		return
	}
	body := v.doc.Read(d.page.Body).Text
	if d.number == "" {
		if numbers := outline.Numbers(textHead(body, bodyHead)); len(numbers) > 0 && strings.HasPrefix(strings.TrimSpace(body), signsOf(numbers[0])) {
			d.number = numbers[0]
		}
	}
	for _, line := range strings.Split(textTail(body, bodyTail), "\n") {
		line = strings.TrimPrefix(strings.Join(strings.Fields(line), ""), u.region)
		if utf8.RuneCountInString(line) <= maxSignature && strings.HasPrefix(line, strings.TrimPrefix(u.name, u.region)) && u.own.MatchString(line) {
			d.signed = true
		}
	}
}

const (
	bodyHead     = 200 // bytes at the head of a document where its number may stand
	bodyTail     = 600 // bytes at its foot where its issuer signs
	maxSignature = 30  // characters of a signature
)

var issuerForm = regexp.MustCompile(`^\p{Han}[\p{Han}、 ]{1,60}`)

func firstLine(text string) string {
	line, _, _ := strings.Cut(textHead(strings.TrimLeft(text, " \n"), bodyHead), "\n")
	return line
}

// textHead and textTail are the text's ends of at most so many bytes, whole characters.
func textHead(text string, limit int) string {
	return strings.ToValidUTF8(text[:min(len(text), limit)], "")
}

func textTail(text string, limit int) string {
	return strings.ToValidUTF8(text[max(0, len(text)-limit):], "")
}
