package reports

import "wangjian/audits"

// wording is what a report says in another way of a site than of new media.
type wording struct {
	title    string // of the report, after the name
	name     string // what the name is of
	code     string
	versions string   // heading
	methods  []string // how survey and judgement are made
	limits   []string // what the report does not claim
}

var wordings = map[audits.Subject]wording{
	audits.SubjectSite: {
		title: "网站检查结果", name: "网站名称", code: "网站标识码", versions: "版本和检查参数",
		methods: []string{
			"检查程序以真实的浏览器打开网站首页，沿页面上的链接继续访问，记录每个页面的请求与应答、源代码、渲染后的内容及各元素的位置，并对需要出示的位置截图；网站能否打开、IPv6、HTTPS证书和链接以普通网络请求测量。",
			"全部记录存入取证包，逐个文件计算SHA-256并列入清单。本报告只依据取证包、指标表和评定人员的评定作出，以同样的取证包、指标表、评定和监测时间点再次评判，结果相同。",
			"核对方法：取证包中manifest.json的SHA-256应与本报告所列一致；取证包中各文件的SHA-256应与清单所列一致。",
		},
		limits: []string{
			"本报告只反映检查时所见的页面。未检查的页面不作为认定的依据；应当看到而没有看到的，列为“未能判定”，不扣分也不计分。",
			"标明“待人工评定”的指标由评定人员评分；标明“疑似”的情形须经人工确认方可认定。",
			"需要连续监测的情形（如“站点无法访问”须监测一周），单次检查不能认定。",
			"同一网站在不同时间、从不同网络访问，所见可能不同。",
		},
	},
	audits.SubjectMedia: {
		title: "政务新媒体检查结果", name: "单位名称", code: "标识码", versions: "版本",
		methods: []string{
			"本版本的检查程序不访问政务新媒体账号。单项否决情形由评定人员认定，指标由评定人员评分，逐项记明理由、评定人和日期。",
			"登记信息存入取证包并计算SHA-256。本报告只依据登记信息、指标表和评定人员的评定作出，以同样的登记信息、指标表、评定和监测时间点再次评判，结果相同。",
			"核对方法：取证包中manifest.json的SHA-256应与本报告所列一致。",
		},
		limits: []string{
			"本报告只反映评定人员的认定和评分，程序没有核实其所依据的事实。",
			"没有人工评定的指标列为“待人工评定”或“未能判定”，不扣分也不计分；没有人工认定的单项否决情形，不能视为不存在。",
		},
	},
}
