package audits

import (
	"fmt"
	"regexp"
	"time"

	"wangjian/evidence"
	"wangjian/outline"
)

// policyWords are the parameters of interpretation.ratio: which documents are policies of
// the site's own, of which time, and how interpretations are found for them.
type policyWords struct {
	// Year is the year whose policies count, 0 for that of the as-of time; Months, where
	// it is given, counts the months before the as-of time instead.
	Year   int `yaml:"year"`
	Months int `yaml:"months"`

	Policies        outline.Topic `yaml:"policies"`        // columns of policies
	Interpretations outline.Topic `yaml:"interpretations"` // columns of interpretations

	Document       []string `yaml:"document"`        // patterns of titles of documents, in policy columns
	Exempt         []string `yaml:"exempt"`          // patterns of titles that call for no interpretation
	Offices        []string `yaml:"offices"`         // offices that issue in their unit's name
	IssuerLabels   []string `yaml:"issuer_labels"`   // before the issuer of a document
	NumberLabels   []string `yaml:"number_labels"`   // before its 文号
	OwnSigns       []string `yaml:"own_signs"`       // signs of organs whose documents are own: 明政办
	ForeignSigns   []string `yaml:"foreign_signs"`   // how the signs of superior organs begin
	ForeignTitles  []string `yaml:"foreign_titles"`  // patterns of titles of superior documents
	OwnColumns     []string `yaml:"own_columns"`     // patterns of names of columns of own documents
	ForeignColumns []string `yaml:"foreign_columns"` // the same of others' documents
	// DepartmentColumns are names of columns of departments' documents: on the site of a
	// department its own, on that of a government others'.
	DepartmentColumns []string `yaml:"department_columns"`
	OtherColumns      []string `yaml:"other_columns"`  // patterns of names of columns that interpret no policies
	FigureColumns     []string `yaml:"figure_columns"` // the same, of columns that interpret figures

	// Untold are patterns of what in the title of an interpretation tells no subject;
	// LeastSubject is how many letters beside these tell one.
	Untold       []string `yaml:"untold"`
	LeastSubject int      `yaml:"least_subject"`

	// Similarity is how similar titles are at least, from 0 to 1, to be taken for one document's.
	Similarity float64 `yaml:"similarity"`
	// CopyDays is how many days apart documents of one title, of which not both show a 文号,
	// may be posted to be one document.
	CopyDays int `yaml:"copy_days"`
	// EarlierDays is how many days before its document an interpretation may be published.
	EarlierDays int `yaml:"earlier_days"`
}

// formWords are the parameters of interpretation.form.
type formWords struct {
	// WorkingDays is how many working days after the document its interpretation is due.
	WorkingDays int `yaml:"working_days"`
	// Calendar adds years to the calendar of working days, or puts others in their place.
	Calendar map[int]calendarYear `yaml:"calendar"`
	Elements []elementWords       `yaml:"elements"`
	// LeastText is how many characters an interpretation in words has; with fewer its
	// content stands in pictures or files.
	LeastText int `yaml:"least_text"`
	// LeastTold is how many of the elements a shorter text tells, to be read as the whole of
	// an interpretation.
	LeastTold int `yaml:"least_told"`
	// LeastSide is the least side of a picture that shows something, LongSide the side from
	// which on it may hold the interpretation's text, in CSS pixels.
	LeastSide float64 `yaml:"least_side"`
	LongSide  float64 `yaml:"long_side"`
	// RichTitles are words in the titles of interpretations in pictures, sound or film.
	RichTitles []string `yaml:"rich_titles"`
	Players    string   `yaml:"players"`     // pattern of addresses and names of players
	MediaFiles string   `yaml:"media_files"` // pattern of addresses of pictures, sound and film
	// LeastPages is how many interpretations are opened, where there are more, before all
	// are said to be in words only.
	LeastPages int `yaml:"least_pages"`
}

// elementWords is one thing that an interpretation tells.
type elementWords struct {
	Name     string   `yaml:"name"`
	Words    []string `yaml:"words"`
	Patterns []string `yaml:"patterns"` // beside the words
}

// linkageWords are the parameters of interpretation.linkage.
type linkageWords struct {
	Forward []string `yaml:"forward"` // names of links from a document to its interpretation
	Back    []string `yaml:"back"`    // names of links from an interpretation to its document
	// TitleLeads is the pattern of what stands before the document's title in a link's text.
	TitleLeads string `yaml:"title_leads"`
	// UntoldFiles is the pattern of names of attached files that do not tell what they are.
	UntoldFiles string `yaml:"untold_files"`
}

// pressWords are the parameters of interpretation.press.
type pressWords struct {
	Topic  outline.Topic `yaml:"topic"`
	Titles []string      `yaml:"titles"` // patterns of titles of press conferences
	Not    []string      `yaml:"not"`    // patterns of titles of what is none, or another's
	// Shown is how many are shown as evidence at most.
	Shown int `yaml:"shown"`
}

// anyOf joins patterns to one that matches where any of them does; none match nothing.
func anyOf(patterns []string) (*regexp.Regexp, error) {
	joined := matchesNothing
	for i, pattern := range patterns {
		if _, err := regexp.Compile(pattern); err != nil {
			return nil, fmt.Errorf("pattern %q: %w", pattern, err)
		}
		if i == 0 {
			joined = ""
		} else {
			joined += "|"
		}
		joined += "(?:" + pattern + ")"
	}
	return regexp.Compile(joined)
}

// period is the days that policies count for, both ends included.
func (w *policyWords) period(asOf time.Time) (from, to time.Time) {
	today := evidence.Midnight(asOf)
	switch {
	case w.Months > 0:
		return monthsBefore(today, w.Months), today
	case w.Year > 0 && w.Year != today.Year():
		from = time.Date(w.Year, time.January, 1, 0, 0, 0, 0, today.Location())
		return from, from.AddDate(1, 0, -1)
	}
	return time.Date(today.Year(), time.January, 1, 0, 0, 0, 0, today.Location()), today
}

// policyWordsOf reads what interpretation.ratio is told, for the audits beside it.
func (c *Case) policyWordsOf() (*policyWords, error) {
	words := new(policyWords)
	return words, c.decoded(interpretationRatio, words)
}

func (c *Case) formWordsOf() (*formWords, error) {
	words := new(formWords)
	return words, c.decoded(interpretationForm, words)
}

func (c *Case) decoded(auditID string, into any) error {
	parameters, err := c.parametersOf(auditID)
	if err != nil {
		return err
	}
	return parameters.Decode(into)
}

// The ids of the audits of interpretations.
const (
	interpretationForm    = "interpretation.form"
	interpretationRatio   = "interpretation.ratio"
	interpretationLinkage = "interpretation.linkage"
	interpretationPress   = "interpretation.press"
)
