package outline

// Kind is what a page is.
type Kind string

// The kinds of page.
const (
	KindHome           Kind = "home"
	KindEntrance       Kind = "entrance" // a home page that is only a navigation entrance
	KindSection        Kind = "section"  // blocks of several columns, as a first-level page has them
	KindList           Kind = "list"     // the list of one column
	KindArticle        Kind = "article"
	KindPolicy         Kind = "policy"         // a policy document
	KindInterpretation Kind = "interpretation" // of a policy
	KindGuide          Kind = "disclosure-guide"
	KindCatalog        Kind = "disclosure-catalog"
	KindRegulation     Kind = "disclosure-regulation"
	KindAnnualReport   Kind = "annual-report"
	KindRequest        Kind = "request"      // 依申请公开
	KindService        Kind = "guide"        // a service item with its guide
	KindBoard          Kind = "board-list"   // messages of visitors
	KindMessage        Kind = "board-detail" // one message with its answer
	KindConsultation   Kind = "survey"       // consultations and polls
	KindInterview      Kind = "interview"
	KindSearch         Kind = "search"
	KindLogin          Kind = "login"
	KindError          Kind = "error" // an error page served with status 200
	KindOther          Kind = "other"
)
