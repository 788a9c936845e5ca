package reports

import (
	"time"

	"wangjian/audits"
	"wangjian/evidence"
)

// schemaName names the form of report.json.
const schemaName = "wangjian.report/1"

// document is report.json, its keys in the order in which they are written.
type document struct {
	Schema       string            `json:"schema"`
	Site         siteEntry         `json:"site"`
	AsOf         time.Time         `json:"as_of"`
	Survey       surveyEntry       `json:"survey"`
	Verdict      audits.Verdict    `json:"verdict"`
	Provisional  bool              `json:"provisional"`
	Open         []string          `json:"open"`
	Score        *audits.Score     `json:"score"`
	ReportNumber string            `json:"report_number"`
	Vetoes       []vetoEntry       `json:"vetoes"`
	Rules        []ruleEntry       `json:"rules"`
	Indicators   []indicatorEntry  `json:"indicators"`
	Levels       []levelEntry      `json:"levels"`
	Findings     []findingEntry    `json:"findings"`
	Unseen       []evidence.Unseen `json:"unseen"`
	Evidence     []evidenceEntry   `json:"evidence"`
	Failures     []failureEntry    `json:"failures"`
	Manifest     *evidence.Hash    `json:"manifest"` // null for a dossier that was never sealed
}

type siteEntry struct {
	Name  string `json:"name"`
	URL   string `json:"url"`
	Code  string `json:"code"`
	Table string `json:"table"`
}

type surveyEntry struct {
	ID        string    `json:"id"`
	Started   time.Time `json:"started"`
	Finished  time.Time `json:"finished,omitzero"`
	Pages     int       `json:"pages"`
	Requests  int64     `json:"requests"`
	Bytes     int64     `json:"bytes"`
	Browser   string    `json:"browser"`
	UserAgent string    `json:"user_agent"`
	Stealth   string    `json:"stealth"`
	Address   string    `json:"address"`
	Stopped   string    `json:"stopped,omitempty"`
}

type vetoEntry struct {
	ID       string            `json:"id"`
	Status   audits.VetoStatus `json:"status"`
	Reason   string            `json:"reason"`
	Findings []string          `json:"findings"`
	Auto     *answerEntry      `json:"auto,omitempty"`
	Mark     *rulingEntry      `json:"mark,omitempty"`
}

// answerEntry is the program's own word on a veto that an assessor ruled on.
type answerEntry struct {
	Status audits.VetoStatus `json:"status"`
	Reason string            `json:"reason"`
}

// ruleEntry is a rule across rows.
type ruleEntry struct {
	ID     string            `json:"id"`
	Title  string            `json:"title"`
	Path   []string          `json:"path"`
	Factor *audits.Points    `json:"factor,omitempty"`
	Bonus  *audits.Points    `json:"bonus,omitempty"`
	Status audits.RuleStatus `json:"status"`
	Reason string            `json:"reason"`
	Change audits.Points     `json:"change"` // of the table's awarded points
	Mark   *rulingEntry      `json:"mark,omitempty"`
}

type indicatorEntry struct {
	ID           string           `json:"id"`
	Title        string           `json:"title"`
	Path         []string         `json:"path"`
	Method       audits.Method    `json:"method"`
	Points       audits.Points    `json:"points"`
	Awarded      *audits.Points   `json:"awarded"` // null as long as nothing of the row is assessed
	Assessed     audits.Points    `json:"assessed"`
	Pending      audits.Points    `json:"pending"`
	Undetermined audits.Points    `json:"undetermined"`
	Status       audits.RowStatus `json:"status"`
	Reason       string           `json:"reason"`
	With         string           `json:"with,omitempty"` // the row that its points stand in
	Findings     []string         `json:"findings"`
	Auto         *awardEntry      `json:"auto,omitempty"`
	Mark         *markEntry       `json:"mark,omitempty"`
	Before       *audits.Points   `json:"before_rules,omitempty"` // awarded before rules across rows
	Rules        []string         `json:"rules,omitempty"`        // that changed it
}

type awardEntry struct {
	Awarded      audits.Points `json:"awarded"`
	Undetermined audits.Points `json:"undetermined,omitzero"`
	Reason       string        `json:"reason"`
}

type markEntry struct {
	Points audits.Points `json:"points"`
	wordEntry
}

// rulingEntry is a mark on a veto or a rule.
type rulingEntry struct {
	Ruling audits.Ruling `json:"ruling,omitempty"`
	Count  *int          `json:"count,omitempty"`
	wordEntry
}

// wordEntry is what every mark has.
type wordEntry struct {
	Reason   string              `json:"reason"`
	Assessor string              `json:"assessor"`
	At       time.Time           `json:"at"`
	Files    []audits.Attachment `json:"files,omitempty"`
}

type levelEntry struct {
	Path []string `json:"path"`
	audits.Score
}

type findingEntry struct {
	ID        string          `json:"id"`
	Key       string          `json:"key"`
	Code      string          `json:"code"`
	Indicator string          `json:"indicator"`
	Severity  audits.Severity `json:"severity"`
	Message   string          `json:"message"`
	Deduct    audits.Points   `json:"deduct"`
	Evidence  []string        `json:"evidence"`
}

type evidenceEntry struct {
	ID         string           `json:"id"`
	Kind       string           `json:"kind"` // page, probe
	URL        string           `json:"url"`
	Turn       int              `json:"turn,omitempty"` // clicks that turned the page's list on
	Captured   time.Time        `json:"captured"`
	Status     int              `json:"status,omitempty"`
	Address    string           `json:"address,omitempty"`
	Title      string           `json:"title,omitempty"`
	Selector   string           `json:"selector,omitempty"`
	Box        *evidence.Box    `json:"box,omitempty"` // of the place, in CSS pixels of the page
	Quote      string           `json:"quote,omitempty"`
	Screenshot *screenshotEntry `json:"screenshot,omitempty"`
	Source     *fileEntry       `json:"source,omitempty"`
	Probe      *probeEntry      `json:"probe,omitempty"`
	Failure    *failure         `json:"failure,omitempty"`
}

type fileEntry struct {
	Path    string        `json:"path"`
	SHA256  evidence.Hash `json:"sha256"`
	Missing bool          `json:"missing,omitempty"` // it could not be read when the report was written
}

type screenshotEntry struct {
	fileEntry
	Box   evidence.Box `json:"box"`   // what it shows, in CSS pixels of the page
	Scale float64      `json:"scale"` // picture pixels to one CSS pixel
}

type probeEntry struct {
	Kind     evidence.ProbeKind `json:"kind"`
	TookMS   int64              `json:"took_ms"`
	Attempts int                `json:"attempts"`
	Steps    []stepEntry        `json:"steps,omitempty"`
}

type stepEntry struct {
	AfterMS int64  `json:"after_ms"`
	Text    string `json:"text"`
}

// failure is why something could not be seen, and what a person can do.
type failure struct {
	Kind    evidence.FailureKind `json:"kind"`
	Status  int                  `json:"status,omitempty"`
	Detail  string               `json:"detail,omitempty"`
	Message string               `json:"message"`
	Advice  string               `json:"advice"`
}

// failureEntry is a page, or a measurement of the home page, that could not be
// made.
type failureEntry struct {
	ID  string    `json:"id"`
	URL string    `json:"url"`
	At  time.Time `json:"at"`
	failure
}
