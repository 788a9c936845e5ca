package audits

// TableSchema is the schema that a table file must name.
const TableSchema = "wangjian.table/1"

// Table is one indicator table: who is assessed, by which rows, with how many points.
// It holds what the official text says, in its order and wording, and how each row is
// assessed by this program.
type Table struct {
	Schema string `yaml:"schema"`
	// ID names the table in commands and reports, such as site-city.
	ID string `yaml:"id"`
	// Subject is what the table judges.
	Subject Subject `yaml:"subject"`
	// Title says in Chinese which offices the table is for.
	Title string `yaml:"title"`
	// Source is the official text's title.
	Source string `yaml:"source"`
	Year   int    `yaml:"year"`
	// Total is what all rows add up to.
	Total Points `yaml:"total"`
	// PassMark is the least score of a qualified site; nil where the text knows none.
	PassMark *Points `yaml:"pass_mark"`
	// Result is the table's part in a unit's 最终得分.
	Result Part    `yaml:"result"`
	Levels []Level `yaml:"levels"`
	Vetoes []Veto  `yaml:"vetoes"`
	Rules  []Rule  `yaml:"rules"`
	Rows   []Row   `yaml:"rows"`
}

// Subject is what a table judges of a unit.
type Subject string

// The two subjects.
const (
	SubjectSite  Subject = "site"
	SubjectMedia Subject = "media" // 政务新媒体
)

// Part is a table's part in a unit's final result (最终得分): the results of one kind of
// unit add up, each by its weight.
type Part struct {
	// Unit is the kind of unit, such as city.
	Unit string `yaml:"unit"`
	// Weight is the table's share of the final result, such as 0.8.
	Weight Points `yaml:"weight"`
}

// Level is a heading over rows (一级指标 or 二级指标) with the total printed beside it.
type Level struct {
	Path   []string `yaml:"path"`
	Points Points   `yaml:"points"`
}

// Veto is one case of 单项否决: where it holds, nothing else is scored.
type Veto struct {
	ID          string     `yaml:"id"`
	Title       string     `yaml:"title"`
	Path        []string   `yaml:"path"`
	Method      Method     `yaml:"method"`
	Assessment  Assessment `yaml:"assessment"`
	Description string     `yaml:"description"`
	// Needs is what a single survey cannot give; empty where a survey settles the veto.
	Needs  Need      `yaml:"needs"`
	Audits []Binding `yaml:"audits"`
	// Tally answers the veto from the findings of rows; nil where audits do.
	Tally *Tally `yaml:"tally"`
}

// Tally is a veto that counts defective items among those that audits looked at (see
// [Sample]): it holds from Items of them on, and where there are fewer items in all, when
// every one is defective.
type Tally struct {
	Code string `yaml:"code"`
	// Findings is how many defects of the code, of different subjects, make an item count.
	Findings int `yaml:"findings"`
	Items    int `yaml:"items"`
}

// Rule is a case that changes the points of several rows, or adds some. Only an assessor
// can say whether it holds.
type Rule struct {
	ID    string `yaml:"id"`
	Title string `yaml:"title"`
	// Path is where the text has it. Rows under it are what Factor changes.
	Path        []string `yaml:"path"`
	Description string   `yaml:"description"`
	// Factor is what the rows' awarded points are multiplied by where the case holds; nil
	// for a rule that adds points.
	Factor *Points `yaml:"factor"`
	// Bonus is added to the table's awarded points for each time the case is met, beyond
	// the table's total if need be; nil for a rule with a factor.
	Bonus *Points `yaml:"bonus"`
}

// Row is one scored line of a table.
type Row struct {
	ID string `yaml:"id"`
	// Title is the row's own name: the last element of its path, unless the text divides
	// that into several rows (服务提供方式 into 一站式提供, 服务入口, 检索方式).
	Title       string     `yaml:"title"`
	Path        []string   `yaml:"path"`
	Points      Points     `yaml:"points"`
	Method      Method     `yaml:"method"`
	Assessment  Assessment `yaml:"assessment"`
	Description string     `yaml:"description"`
	// With is the id of the row whose points this one shares: it has none of its own, and
	// is assessed there.
	With string `yaml:"with"`
	// Zero lists the codes of which a single defect costs the whole row (“本项不得分”).
	Zero   []string  `yaml:"zero"`
	Things []Thing   `yaml:"things"`
	Audits []Binding `yaml:"audits"`
}

// Thing is one of the things that a row's text lists. Its share of the row's points is
// its weight's share of the sum of weights, and is lost once, however many of its codes
// are found; weight 0 is reported and costs nothing.
type Thing struct {
	Title  string `yaml:"title"`
	Weight Points `yaml:"weight"`
	// Per is the part of the row's points that each finding costs, up to the thing's
	// share, where its code counts each place (see [Code.EachPlace]). Zero: the first
	// finding costs the whole share.
	Per Points `yaml:"per"`
	// Sampled things divide their share equally among the items that the audits looked at
	// (see [Sample]); an item with a defect loses its part once.
	Sampled bool     `yaml:"sampled"`
	Codes   []string `yaml:"codes"`
}

// Binding has an audit judge a row or a veto, with parameters.
type Binding struct {
	ID         string     `yaml:"id"`
	Parameters Parameters `yaml:"parameters"`
}

// Method is how far the program can assess a row.
type Method string

// The three methods.
const (
	// MethodAuto rows get their points from the program.
	MethodAuto Method = "auto"
	// MethodAssisted rows get a proposal and evidence from the program, points from an assessor.
	MethodAssisted Method = "assisted"
	// MethodManual rows get their points from an assessor, with a reason and files.
	MethodManual Method = "manual"
)

// Assessment is the official text's 考核方式.
type Assessment string

// The two modes of assessment that the 2019 text knows.
const (
	AssessmentRoutine Assessment = "日常监测"
	AssessmentYearEnd Assessment = "年底综合考核"
)

// Need is what must be observed besides the survey before a veto can be settled.
type Need string

// NeedWeek vetoes are settled only by a week of probes; until then they are open and no
// obstacle to a verdict.
const NeedWeek Need = "week"

// Share is how many of the row's points stand on the thing at the given place in Things.
func (r Row) Share(thing int) Points {
	var weights Points
	for _, t := range r.Things {
		weights = weights.Add(t.Weight)
	}
	return r.Points.Share(r.Things[thing].Weight, weights)
}
