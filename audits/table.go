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
	// Title says in Chinese which offices the table is for.
	Title string `yaml:"title"`
	// Source is the official text's title.
	Source string `yaml:"source"`
	Year   int    `yaml:"year"`
	// Total is what all rows add up to.
	Total Points `yaml:"total"`
	// PassMark is the least score of a qualified site; nil where the text knows none.
	PassMark *Points `yaml:"pass_mark"`
	Levels   []Level `yaml:"levels"`
	Vetoes   []Veto  `yaml:"vetoes"`
	Rows     []Row   `yaml:"rows"`
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
	Things      []Thing    `yaml:"things"`
	Audits      []Binding  `yaml:"audits"`
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
	Per   Points   `yaml:"per"`
	Codes []string `yaml:"codes"`
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
