package reports

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"time"

	"wangjian/audits"
	"wangjian/evidence"
)

const resultSchema = "wangjian.result/1"

// Result is a unit's final result (最终得分): the reports by its tables, each with its table's
// weight. Written as JSON it is the output of `wangjian result --json`.
type Result struct {
	Schema      string         `json:"schema"`
	Unit        string         `json:"unit"` // kind of unit, such as city
	Verdict     audits.Verdict `json:"verdict"`
	Provisional bool           `json:"provisional"`
	// Score is the weighted sum; nil when a part has none, because a veto holds there.
	Score *audits.Score `json:"score"`
	Parts []ResultPart  `json:"parts"`
}

// ResultPart is one report with its part in the result.
type ResultPart struct {
	Table        string         `json:"table"`
	Subject      audits.Subject `json:"subject"`
	Name         string         `json:"name"`
	Code         string         `json:"code"`
	AsOf         time.Time      `json:"as_of"`
	ReportNumber string         `json:"report_number"`
	Manifest     *evidence.Hash `json:"manifest"`
	Verdict      audits.Verdict `json:"verdict"`
	Open         []string       `json:"open"`
	Weight       audits.Points  `json:"weight"`
	Score        *audits.Score  `json:"score"`    // of 100, by the table
	Weighted     *audits.Score  `json:"weighted"` // the same, times the weight
}

// ComposeError is why reports do not make a result, in both languages.
type ComposeError struct{ chinese, english string }

// Error says it in English.
func (e *ComposeError) Error() string { return e.english }

// InChinese says it in Chinese.
func (e *ComposeError) InChinese() string { return e.chinese }

func unfit(chinese, english string, values ...any) error {
	return &ComposeError{fmt.Sprintf(chinese, values...), fmt.Sprintf(english, values...)}
}

// Compose adds reports (report.json, of [WriteJSON]) up to a unit's final result. It rests on
// the points as reports write them, with six decimals. The error is a [ComposeError].
func Compose(tables []*audits.Table, files ...[]byte) (*Result, error) {
	result := &Result{Schema: resultSchema, Score: &audits.Score{}}
	var weights audits.Points
	for _, file := range files {
		part, unit, err := partOf(tables, file)
		if err != nil {
			return nil, err
		}
		if err := result.fits(&part, unit); err != nil {
			return nil, err
		}
		result.Unit = unit
		result.Parts = append(result.Parts, part)
		result.Provisional = result.Provisional || len(part.Open) > 0
		weights = weights.Add(part.Weight)
		if part.Weighted == nil || result.Score == nil {
			result.Score = nil
			continue
		}
		sum := result.Score.Add(*part.Weighted)
		result.Score = &sum
	}
	if !weights.Equal(audits.WholePoints(1)) {
		return nil, unfit("各指标表的比重相加为%s，应为1：须一份网站、一份政务新媒体", "the weights of the reports' tables add up to %s, not 1: want one of a site and one of new media", weights)
	}
	result.Verdict = result.verdict()
	return result, nil
}

func partOf(tables []*audits.Table, file []byte) (part ResultPart, unit string, err error) {
	var doc document
	if err := json.Unmarshal(file, &doc); err != nil {
		return part, "", unfit("report.json不能解读：%s", "report.json cannot be read: %s", err)
	}
	if doc.Schema != schemaName {
		return part, "", unfit("report.json的schema是“%s”，不是“%s”", "report.json has the schema %q, want %q", doc.Schema, schemaName)
	}
	at := slices.IndexFunc(tables, func(t *audits.Table) bool { return t.ID == doc.Site.Table })
	if at < 0 {
		return part, "", unfit("没有指标表“%s”；按自有指标表评判的，用--tables指明", "there is no table %q; name the folder of own tables with --tables", doc.Site.Table)
	}
	table := tables[at]
	if table.Result.Unit == "" {
		return part, "", unfit("指标表%s没有规定在最终得分中的比重", "table %s says no weight in the final result", table.ID)
	}
	part = ResultPart{
		Table: table.ID, Subject: table.Subject, Name: doc.Site.Name, Code: doc.Site.Code, AsOf: doc.AsOf, ReportNumber: doc.ReportNumber,
		Manifest: doc.Manifest, Verdict: doc.Verdict, Open: orEmpty(doc.Open), Weight: table.Result.Weight, Score: doc.Score,
	}
	if doc.Score != nil {
		weighted := doc.Score.Times(table.Result.Weight)
		part.Weighted = &weighted
	}
	return part, table.Result.Unit, nil
}

// fits refuses a part that is of another unit than the parts so far.
func (r *Result) fits(part *ResultPart, unit string) error {
	if r.Unit != "" && r.Unit != unit {
		return unfit("两份结果所属类别不同：%s与%s", "the reports are of different kinds of unit: %s and %s", r.Unit, unit)
	}
	for _, other := range r.Parts {
		if other.Code != "" && part.Code != "" && other.Code != part.Code {
			return unfit("两份结果的标识码不同：%s与%s", "the reports are of units with different codes: %s and %s", other.Code, part.Code)
		}
	}
	return nil
}

// verdict is the gravest of the parts'.
func (r *Result) verdict() audits.Verdict {
	for _, grave := range []audits.Verdict{audits.VerdictVetoed, audits.VerdictUnqualified, audits.VerdictUndetermined} {
		if slices.ContainsFunc(r.Parts, func(p ResultPart) bool { return p.Verdict == grave }) {
			return grave
		}
	}
	return audits.VerdictQualified
}

// WriteResult writes a result as JSON.
func WriteResult(w io.Writer, r *Result) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(r)
}

// Conclusion is the verdict in Chinese, marked where it may still change.
func (r *Result) Conclusion() string {
	text := known(verdictTexts, r.Verdict)
	if r.Provisional {
		text += textProvisional
	}
	return text
}
