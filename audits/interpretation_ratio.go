package audits

import (
	"fmt"
	"strings"

	"wangjian/outline"
)

// interpretation.ratio finds policy documents that no interpretation is published for.
//
// Source: 福建省2019年度指标体系，解读比例：“已发布的以本地本部门或本地本部门办公厅（室）名义印发的涉及面广、社会关注度高的
// 政策文件解读比例情况。”
//
// Codes: interpretation.missing, one finding a document. Looked at are the documents of the time (the as-of time's
// calendar year) that the site's own unit or its office issued and whose interpretation is due: reprints of superior
// documents, documents of other offices, appointments and the like are not. An interpretation counts wherever it stands
// on the site, by the title of the document, its number, or a link. Where the columns of interpretations were not seen
// back to the day of the document, nothing is said of it; nor where its own page was not opened, where that page leads to
// what may be its interpretation, or where an interpretation that may be its own tells by its title of no subject and was
// not opened (a Gap: it counts in the total). What is posted at several addresses is one document.
var interpretationRatioAudit = Audit{
	ID: interpretationRatio, Codes: []string{codeInterpretationMissing}, Wants: wantsInterpretations, Judge: judgeInterpretationRatio,
}

const (
	codeInterpretationMissing = "interpretation.missing"

	// A document without interpretation: title, number, day, working days passed, where was looked.
	messageInterpretationMissing = "政策文件%s%s于%s发布，至检查时已过%d个工作日，没有解读材料；已查看%d个解读栏目，见到%d件解读材料、打开%d件"
	// Some documents are open: how many, the reason.
	reasonInterpretationOpen = "有%d件政策文件未见解读材料，但%s"
	// There are more reasons than are told: documents.
	reasonInterpretationMore = "另有%d件也不能认定"
	// The calendar lacks a year: the day of the document.
	reasonCalendar = "工作日历中没有%s至检查时的放假安排，不能计算工作日"
	// Documents of the time are too new.
	reasonNotDue = "%s发布的%d件政策文件都还在解读期限内"
)

func wantsInterpretations(p Parameters) ([]outline.Topic, error) {
	var words policyWords
	if err := p.Decode(&words); err != nil {
		return nil, err
	}
	return []outline.Topic{words.Interpretations, words.Policies}, nil
}

func judgeInterpretationRatio(c *Case, p Parameters) (Result, error) {
	if err := p.Decode(new(policyWords)); err != nil {
		return Result{}, err
	}
	book, err := c.policyBook()
	if err != nil {
		return Result{}, err
	}
	if why := c.noBook(book); why != "" {
		return Result{Gaps: gaps([]string{codeInterpretationMissing}, why)}, nil
	}
	var result Result
	sample := Sample{Codes: []string{codeInterpretationMissing}, Total: book.total()}
	notDue := 0
	var open openReasons
	for _, d := range book.policies {
		if len(d.readings) > 0 {
			sample.Items = append(sample.Items, d.name)
			continue
		}
		passed, known := book.calendar.between(d.date().Day, c.AsOf)
		why := fmt.Sprintf(reasonCalendar, d.day())
		if known {
			if passed <= book.limit {
				notDue++
				continue
			}
			if why = c.openEntry(book, d); why == "" {
				why = book.uncovered(c, d.date().Day)
			}
			if why == "" {
				why = book.doubts.of(d, book.words.Similarity)
			}
		}
		if why != "" {
			open.add(why)
			continue
		}
		sample.Items = append(sample.Items, d.name)
		result.Findings = append(result.Findings, book.missing(c, d, passed))
	}
	if len(open.order) > 0 {
		result.Gaps = gaps([]string{codeInterpretationMissing}, open.told())
	} else if len(sample.Items) == 0 && notDue == len(book.policies) {
		result.Gaps = gaps([]string{codeInterpretationMissing}, fmt.Sprintf(reasonNotDue, book.span(), notDue))
	}
	result.Samples = []Sample{sample}
	return result, nil
}

// openReasons counts documents by why they are open.
type openReasons struct {
	order []string
	count map[string]int
}

// shownReasons is how many reasons a gap tells.
const shownReasons = 3

func (o *openReasons) add(why string) {
	if o.count == nil {
		o.count = map[string]int{}
	}
	if o.count[why]++; o.count[why] == 1 {
		o.order = append(o.order, why)
	}
}

func (o *openReasons) told() string {
	var parts []string
	more := 0
	for i, why := range o.order {
		if i < shownReasons {
			parts = append(parts, fmt.Sprintf(reasonInterpretationOpen, o.count[why], why))
		} else {
			more += o.count[why]
		}
	}
	if more > 0 {
		parts = append(parts, fmt.Sprintf(reasonInterpretationMore, more))
	}
	return strings.Join(parts, "；")
}

// noBook says why policies cannot be judged at all; "" where they can.
func (c *Case) noBook(book *policyBook) string {
	if home, why := c.home(); home == nil {
		return why
	}
	return book.empty(c)
}

func (b *policyBook) missing(c *Case, d *publication, passed int) Finding {
	number := ""
	if d.number != "" {
		number = "（" + d.number + "）"
	}
	message := fmt.Sprintf(messageInterpretationMissing, quoted(d.title), number, d.day(), passed,
		len(b.columns), len(b.readings), b.openedReadings())
	found := defect(codeInterpretationMissing, d.name, message, d.exhibit(c))
	found.Item = d.name
	return found
}
