package audits

// disclosure.statement looks for last year's statement of the site.
//
// Source: 福建省2019年度指标体系，年度报表：“次年1月10日前编制上一年度《政府网站年报》并在网站通知公告类栏目公开情况。”
//
// Codes: disclosure.statement.missing and .late, as disclosure.annual. The report on government information and the
// statement of another unit's site are not it.
var disclosureStatement = Audit{
	ID:    "disclosure.statement",
	Codes: []string{"disclosure.statement.missing", "disclosure.statement.late"},
	Wants: wantsYearly,
	Judge: func(c *Case, p Parameters) (Result, error) {
		return c.judgeYearly(p, "disclosure.statement.missing", "disclosure.statement.late")
	},
}
