package audits

import (
	"fmt"
	"slices"

	"wangjian/evidence"
)

// Identity is what one page says of the site behind it: the marks and names that the
// rules require, as a reader of the page finds them. Numbers of a wrong form are left
// out.
type Identity struct {
	SiteCodes []string          `json:"site_codes,omitempty"` // 政府网站标识码, in lower case
	ICP       []FilingNumber    `json:"icp,omitempty"`        // ICP备案号
	Police    []FilingNumber    `json:"police,omitempty"`     // 公安备案号
	Conac     PictureMark       `json:"conac"`                // 党政机关网站标识
	FindError PictureMark       `json:"find_error"`           // 我为政府网站找错
	HostUnit  string            `json:"host_unit,omitempty"`  // 主办单位, or another unit that answers for the site
	Phone     string            `json:"phone,omitempty"`      // contact telephone
	Meta      map[string]string `json:"meta,omitempty"`       // standard tags by their standard names, empty contents kept
}

// FilingNumber is a number under which a site is filed.
type FilingNumber struct {
	Text   string `json:"text"`   // as shown
	Number string `json:"number"` // letter and digits of an ICP number, with its serial; digits of a police number
	Linked bool   `json:"linked"` // in a link to its record
}

// PictureMark is a mark that is a picture. Seen includes pictures that lead nowhere,
// whose only form is FormImage.
type PictureMark struct {
	Seen  bool     `json:"seen"`
	Forms []Form   `json:"forms,omitempty"` // in the order of the page, each once
	Codes []string `json:"codes,omitempty"` // 标识码 that it carries, in lower case
}

// IdentityOf reads a page by the built-in vocabulary. The error is
// evidence.ErrNoDocument where the page was not captured, or that of reading its
// document.
func IdentityOf(page *evidence.Page) (Identity, error) {
	doc, err := page.Document()
	if err != nil {
		return Identity{}, fmt.Errorf("identity of %s: %w", page.URL, err)
	}
	words, err := readIdentityWords(DefaultParameters)
	if err != nil {
		return Identity{}, err
	}
	v := &view{page: page, doc: doc, reading: doc.Read(doc.Root())}
	identity := Identity{
		ICP:       filingNumbers(v.icpNumbers(words.icp)),
		Police:    filingNumbers(v.policeNumbers(words.police)),
		Conac:     pictureMark(v.conacSigns(words.conac)),
		FindError: pictureMark(v.findErrorSigns(words.findError)),
		Meta:      v.metaTags(words.meta.all()),
	}
	for _, m := range oncePerNumber(soundMarks(v.siteCodes(words.siteCode))) {
		identity.SiteCodes = append(identity.SiteCodes, m.number)
	}
	if unit, ok := words.hostUnit.ofSite(v.footerPassages()); ok {
		identity.HostUnit = unit.text
	}
	if phone, ok := contactPhone(v.footerPassages(), words.contact); ok {
		identity.Phone = phone.text
	}
	return identity, nil
}

func filingNumbers(marks []numberMark) []FilingNumber {
	var numbers []FilingNumber
	for _, m := range oncePerNumber(soundMarks(marks)) {
		numbers = append(numbers, FilingNumber{Text: m.text, Number: m.number, Linked: m.linked})
	}
	return numbers
}

func pictureMark(signs []sign) PictureMark {
	mark := PictureMark{Seen: len(signs) > 0, Codes: codesOf(signs)}
	for _, s := range signs {
		if !slices.Contains(mark.Forms, s.form) {
			mark.Forms = append(mark.Forms, s.form)
		}
	}
	return mark
}

// identityWords are the words of the audits that read a page's identity.
type identityWords struct {
	siteCode  siteCodeWords
	icp       icpWords
	police    policeWords
	conac     conacWords
	findError findErrorWords
	hostUnit  hostUnitWords
	contact   contactWords
	meta      metaWords
}

// readIdentityWords decodes the parameters that each of the audits is told.
func readIdentityWords(parametersOf func(auditID string) (Parameters, error)) (identityWords, error) {
	var words identityWords
	for id, into := range map[string]any{
		"identity.site-code": &words.siteCode, "identity.icp": &words.icp, "identity.police": &words.police,
		"identity.conac": &words.conac, "identity.find-error": &words.findError,
		"identity.host-unit": &words.hostUnit, "identity.contact": &words.contact, "identity.meta": &words.meta,
	} {
		parameters, err := parametersOf(id)
		if err != nil {
			return identityWords{}, err
		}
		if err := parameters.Decode(into); err != nil {
			return identityWords{}, err
		}
	}
	return words, nil
}
