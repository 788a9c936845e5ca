package audits

import "wangjian/outline"

// disclosure.key-areas gathers what a site shows of the key areas, for an assessor.
//
// Source: 福建省2019年度指标体系，重点信息：“……及时公开财政预决算、重大建设项目、住房保障、国有土地使用权出让、政府采购、国有产权
// 交易、工程建设项目招标投标、脱贫攻坚、社会救助和社会福利、教育、基本医疗卫生、环境保护、灾害事故救援、公共文化体育等信息情况。其中，
// 国有土地使用权出让、国有产权交易信息，对县级政府网站不作具体要求。重点考核各栏目信息完整性、更新及时性和内容准确性。”
//
// Codes: update.area.missing, an area that nothing on the site bears a name of; update.column.stale
// and .blank of the best of its columns; disclosure.key-areas.seen, a note on what was found of
// each. Nearly missing: other usual names, what another site holds, what a search finds.
var disclosureKeyAreas = areasAudit("disclosure.key-areas", &requiredCodes{
	missing: codeAreaMissing, stale: codeColumnStale, blank: codeColumnBlank, seen: "disclosure.key-areas.seen",
})

// disclosure.fiscal gathers what a department shows of its money, for an assessor.
//
// Source: 福建省2019年度指标体系，省直部门，财政资金：“部门2018年财政决算、2019年财政预算（含“三公”经费）信息公开情况。部门重大项目经费等
// 相关专项资金使用、管理情况，财政资金管理制度，政府采购（政策法规、采购指南、招标公告、中标公告）等信息公开情况。”
//
// Codes: update.area.missing; disclosure.fiscal.seen, a note on what was found, with the year
// that its documents should be of.
var disclosureFiscal = areasAudit("disclosure.fiscal", &requiredCodes{missing: codeAreaMissing, seen: "disclosure.fiscal.seen"})

// disclosure.data gathers what a department shows of its statistics, for an assessor.
//
// Source: 福建省2019年度指标体系，省直部门，数据发布：“部门年度、季度、月份相关业务主题统计数据、解读信息公开情况（通过文字、图表等方式）。”
//
// Codes: update.area.missing; disclosure.data.seen, a note on what was found.
var disclosureData = areasAudit("disclosure.data", &requiredCodes{missing: codeAreaMissing, seen: "disclosure.data.seen"})

const codeAreaMissing = "update.area.missing"

type areasParameters struct {
	// Articles is how many of the first undated items of a list must have been opened.
	Articles int `yaml:"articles"`
	// Within is how fresh the columns of every area must be, but for those with a word of their own.
	Within window        `yaml:"within"`
	Areas  []requirement `yaml:"areas"`
	// Documents tells that documents show an area as well as columns.
	Documents bool `yaml:"documents"`
	// Without are names of areas that a table does not ask for.
	Without []string `yaml:"without"`
}

// areasAudit is an audit that looks for areas.
func areasAudit(id string, codes *requiredCodes) Audit {
	return Audit{
		ID: id, Codes: codes.all(),
		Wants: func(p Parameters) ([]outline.Topic, error) {
			areas, _, err := areasOf(p)
			return topicsOf(areas), err
		},
		Judge: func(c *Case, p Parameters) (Result, error) {
			areas, articles, err := areasOf(p)
			if err != nil {
				return Result{}, err
			}
			return c.judgeRequired(areas, articles, codes), nil
		},
	}
}

func areasOf(p Parameters) (areas []requirement, articles int, err error) {
	var told areasParameters
	if err := p.Decode(&told); err != nil {
		return nil, 0, err
	}
	for i := range told.Areas {
		told.Areas[i].Documents = told.Areas[i].Documents || told.Documents
		if told.Areas[i].Within.none() {
			told.Areas[i].Within = told.Within
		}
	}
	areas, err = required(told.Areas, told.Without)
	return areas, told.Articles, err
}
