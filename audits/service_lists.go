package audits

import (
	"fmt"

	"wangjian/outline"
)

// service.item-lists looks for the lists of a site's powers and services.
//
// Source: 福建省2019年度指标体系，事项清单：“……推进行政机关权责清单网上公开，除涉密事项外，均应及时向社会公开。……及时梳理公布政府
// 权责清单和公共服务事项清单，以及权责事项取消、下放、承接情况。”
//
// Codes: service.list.missing, one finding a list that nothing on the site bears a name of, or
// whose page holds nothing. Nearly: 权力清单和责任清单, a file, the provincial service hall. A
// list whose page was not seen is open.
var serviceItemLists = listsAudit("service.item-lists")

// service.convenience-list looks for a department's 便民服务清单.
//
// Source: 福建省2019年度指标体系，省直部门，事项清单：“及时梳理、更新便民服务清单情况。”
//
// Codes: service.list.missing as service.item-lists has it.
var serviceConvenienceList = listsAudit("service.convenience-list")

const codeListMissing = "service.list.missing"

// The list is named, and its page holds nothing: its name, the column.
const messageListBlank = "%s没有公开：栏目%s打开后没有任何内容"

type listsParameters struct {
	Lists []outline.Topic `yaml:"lists"`
}

func listsAudit(id string) Audit {
	return Audit{
		ID: id, Codes: []string{codeListMissing},
		Wants: func(p Parameters) ([]outline.Topic, error) {
			lists, err := listsOf(p)
			return topicsOf(lists), err
		},
		Judge: judgeLists,
	}
}

func listsOf(p Parameters) ([]requirement, error) {
	var told listsParameters
	if err := p.Decode(&told); err != nil {
		return nil, err
	}
	lists := make([]requirement, len(told.Lists))
	for i, topic := range told.Lists {
		lists[i] = requirement{Name: topic.Name, Words: topic.Words, Not: topic.Not, Documents: true}
	}
	return required(lists, nil)
}

func judgeLists(c *Case, p Parameters) (Result, error) {
	lists, err := listsOf(p)
	if err != nil {
		return Result{}, err
	}
	codes := requiredCodes{missing: codeListMissing}
	result := Result{}
	sample := Sample{Codes: codes.all(), Total: len(lists)}
	for i := range lists {
		list := &lists[i]
		sample.Items = append(sample.Items, list.Name)
		seen := c.presenceOf(list, 0)
		findings, open := c.judgePresence(list, seen, &codes)
		if best := seen.best(); best != nil && best.state == columnBlank && len(seen.documents)+len(seen.elsewhere)+len(seen.unopened) == 0 {
			message := fmt.Sprintf(messageListBlank, quoted(list.Name), quoted(best.column.Name))
			findings = append(findings, defect(codeListMissing, list.Name, message, seen.exhibit(c)))
		}
		for _, f := range findings {
			f.Item = list.Name
			result.Findings = append(result.Findings, f)
		}
		result.Gaps = append(result.Gaps, open...)
	}
	result.Samples = []Sample{sample}
	return result, nil
}
