package audits

import "wangjian/outline"

// disclosure.basic judges the sections that every site must have.
//
// Source: 福建省2019年度指标体系，基本信息：“根据《政府网站发展指引》要求，及时发布概况信息、机构职能、负责人信息、文件资料、
// 政务动态和数据发布等情况。”；省直部门，其他基础信息公开：“机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名、
// 规划计划、文件资料和政务动态等栏目信息公开情况。”
//
// Codes, each of one section; where several columns show a section, the best of them counts:
//   - update.section.missing: nothing on the site bears a name of it. Nearly: another name, a
//     block of another column, a result of the site's own search, the tag ColumnType of a
//     column's page. A column that may be it by its kind or by a likely name leaves it open.
//   - update.column.stale, .blank, .undated as update.columns has them, for sections that are
//     to be updated.
var disclosureBasic = Audit{
	ID: "disclosure.basic", Codes: basicCodes.all(),
	Wants: func(p Parameters) ([]outline.Topic, error) {
		sections, _, err := basicSections(p)
		return topicsOf(sections), err
	},
	Judge: func(c *Case, p Parameters) (Result, error) {
		sections, articles, err := basicSections(p)
		if err != nil {
			return Result{}, err
		}
		return c.judgeRequired(sections, articles, &basicCodes), nil
	},
}

var basicCodes = requiredCodes{
	missing: "update.section.missing", stale: codeColumnStale, blank: codeColumnBlank, undated: codeColumnUndated,
}

type basicParameters struct {
	// Articles is how many of the first undated items of a list must have been opened.
	Articles int           `yaml:"articles"`
	Sections []requirement `yaml:"sections"`
}

func basicSections(p Parameters) (sections []requirement, articles int, err error) {
	var told basicParameters
	if err := p.Decode(&told); err != nil {
		return nil, 0, err
	}
	sections, err = required(told.Sections, nil)
	return sections, told.Articles, err
}
