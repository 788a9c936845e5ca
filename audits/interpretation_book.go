package audits

import (
	"fmt"
	"regexp"
	"time"

	"wangjian/outline"
)

// policyBook is the policies of the site's own of a time, with their interpretations.
type policyBook struct {
	words    *policyWords
	from, to time.Time
	unit     *ownUnit              // nil where nothing tells whose site it is
	policies []*publication        // own, published in the time, calling for an interpretation
	counts   map[*publication]bool // the same
	unclear  int                   // documents of the time of which nothing seen tells whose they are
	exempt   int                   // own documents of the time that call for no interpretation
	all      []*publication        // every document seen
	readings []*publication        // every interpretation seen
	// readingAt are the same by address.
	readingAt map[string]*publication
	columns   []*outline.Column // of interpretations
	others    *regexp.Regexp    // names of columns that interpret no policies
	doubts    *doubts           // of the interpretations
	// forward names the links of documents to interpretations.
	forward outline.Topic
	// calendar counts working days, limit is how many an interpretation may take.
	calendar *calendar
	limit    int
}

// bookOrError is what is derived once for all audits of interpretations.
type bookOrError struct {
	book *policyBook
	err  error
}

// policyBook gathers policies and interpretations.
func (c *Case) policyBook() (*policyBook, error) {
	derived := derive(c, "policies", nil, func() bookOrError {
		book, err := c.newPolicyBook()
		return bookOrError{book, err}
	})
	return derived.book, derived.err
}

func (c *Case) newPolicyBook() (*policyBook, error) {
	words, err := c.policyWordsOf()
	if err != nil {
		return nil, err
	}
	form, err := c.formWordsOf()
	if err != nil {
		return nil, err
	}
	var links linkageWords
	if err := c.decoded(interpretationLinkage, &links); err != nil {
		return nil, err
	}
	b := &policyBook{words: words, counts: map[*publication]bool{}, limit: form.WorkingDays}
	b.from, b.to = words.period(c.AsOf)
	builtin, err := builtinCalendar()
	if err != nil {
		return nil, err
	}
	if b.calendar, err = builtin.over(form.Calendar); err != nil {
		return nil, err
	}
	if b.unit, err = c.unit(words); err != nil {
		return nil, err
	}
	documents, err := c.documents(words)
	if err != nil {
		return nil, err
	}
	figures, others, err := words.figureColumns()
	if err != nil {
		return nil, err
	}
	b.others = others
	for _, column := range c.site().OfKind(outline.ColumnInterpretation) {
		if !b.others.MatchString(column.Name) {
			b.columns = append(b.columns, column)
		}
	}
	b.own(c, documents)
	b.readings = c.interpretations(b.columns, b.others).list
	c.markFigures(b.readings, figures)
	b.forward = outline.Topic{Words: links.Forward}
	pairing := newPairing(words, c.site(), b.all)
	for _, r := range b.readings {
		pairing.pair(r)
	}
	b.readings = withoutFigures(b.readings)
	b.readingAt = map[string]*publication{}
	for _, r := range b.readings {
		if r.address != "" {
			b.readingAt[r.address] = r
		}
	}
	pairing.linked(b.readings, b.readingAt, outline.Topic{Words: links.Back}, b.forward)
	if b.doubts, err = b.newDoubts(pairing); err != nil {
		return nil, err
	}
	return b, b.choose()
}

// own enters the documents, each once, and tells whose each is.
func (b *policyBook) own(c *Case, documents *library) {
	for _, d := range documents.list {
		if numbers := outline.Numbers(d.title); len(numbers) > 0 {
			d.number = numbers[0]
		}
		if b.unit == nil || d.page == nil {
			continue
		}
		if v := c.viewOf(d.page.Source); v != nil {
			b.unit.header(v, d)
		}
		b.unit.learn(d)
	}
	documents.list = b.merged(documents.list)
	documents.name()
	b.all = documents.list
	if b.unit == nil {
		return
	}
	for _, d := range b.all {
		d.owner = b.unit.ownership(d)
	}
}

// choose picks the policies that count.
func (b *policyBook) choose() error {
	exempt, err := anyOf(b.words.Exempt)
	if err != nil {
		return err
	}
	for _, d := range b.all {
		day := d.date().Day
		switch {
		case day.IsZero() || day.Before(b.from) || day.After(b.to):
		case exempt.MatchString(d.title) && len(d.readings) == 0:
			if d.owner == ownershipOwn {
				b.exempt++
			}
		case b.aside(d):
		case d.owner == ownershipOwn:
			b.policies = append(b.policies, d)
			b.counts[d] = true
		case d.owner == ownershipUnclear:
			b.unclear++
		}
	}
	return nil
}

// aside reports whether a document stands among the pages of some topic, and neither its number
// nor its title tells that it was issued as a policy; nor is there an interpretation of it.
func (b *policyBook) aside(d *publication) bool {
	return !d.filed && d.number == "" && len(d.readings) == 0 && b.unit != nil && b.unit.byTitle(d.title) != ownershipOwn
}

// total is how many policies of the time there may be.
func (b *policyBook) total() int { return len(b.policies) + b.unclear }

// empty says why there is nothing to judge; "" where there is.
func (b *policyBook) empty(c *Case) string {
	columns := len(c.site().OfKind(outline.ColumnPolicy))
	switch {
	case b.unit == nil:
		return reasonNoUnit
	case len(b.policies) > 0:
		return ""
	case b.unclear > 0:
		return fmt.Sprintf(reasonUnclear, columns, b.span(), b.unclear)
	}
	reason := fmt.Sprintf(reasonNoPolicies, columns, len(b.all), b.span())
	if b.exempt > 0 {
		reason += fmt.Sprintf(reasonExempt, b.exempt)
	}
	return reason
}

// span is the time in words.
func (b *policyBook) span() string {
	return b.from.Format("2006年1月2日") + "至" + b.to.Format("2006年1月2日")
}

const (
	reasonNoUnit = "没有登记的网站名称，网页标签中也未见机构名称，不能认定哪些是本单位的政策文件"
	// Columns of policies, the time, documents whose issuer is unclear.
	reasonUnclear = "查看了%d个政策文件栏目，%s发布的文件中，有%d件的发文机关从列表上不能认定，也没有打开"
	// Columns of policies, documents in all, the time.
	reasonNoPolicies = "查看了%d个政策文件栏目、%d件政策文件，没有%s以本单位名义发布并涉及面广、社会关注度高的"
	// Own documents that call for no interpretation: how many.
	reasonExempt = "（本单位的任免、活动、转发上级文件、公布名单等文件有%d件，不计入）"
)

// uncovered says why an interpretation that was published since a day may not have been
// seen; "" where the columns of interpretations were seen back to that day.
func (b *policyBook) uncovered(c *Case, since time.Time) string {
	if len(b.columns) == 0 {
		return c.absent(b.words.Interpretations)
	}
	for _, column := range b.columns {
		if why := c.covered(column, since); why != "" {
			return why
		}
	}
	return ""
}
