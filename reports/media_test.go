package reports

import (
	"strings"
	"testing"

	"wangjian/audits"
	"wangjian/evidence"
)

// asMedia makes a dossier that of a unit's new media: nothing was surveyed.
func asMedia(d *evidence.Dossier) {
	*d = evidence.Dossier{
		Survey: evidence.Survey{ID: "20191130-010000-media-county", Started: began, Finished: began, Version: "wangjian/v1.0.0"},
		Site:   evidence.Site{Name: "示例县人民政府", Code: "3501210001", HostUnit: "示例县人民政府办公室", Table: "media-county"}, Manifest: d.Manifest,
	}
}

func judgedMedia(t testing.TB, d *evidence.Dossier, marks audits.Marks) *audits.Judgement {
	t.Helper()
	asMedia(d)
	table, err := audits.Builtin("media-county")
	if err != nil {
		t.Fatal(err)
	}
	j, err := audits.Judge(d, table, marks, asOf)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// mediaJudgement is new media of which an assessor settled some.
func mediaJudgement(t testing.TB, d *evidence.Dossier) *audits.Judgement {
	security := word("经查阅2019年全部推送，没有此类情形", "评定人甲")
	security.Ruling = audits.RulingClear
	stale := word("最新一条推送发布于2019年11月29日", "评定人乙")
	stale.Ruling, stale.Files = audits.RulingClear, []audits.Attachment{{Name: "推送列表截图.png", SHA256: evidence.HashOf([]byte("list"))}}
	accounts := word("同一平台开设两个账号", "评定人甲")
	accounts.Points = points(t, "2.5")
	return judgedMedia(t, d, audits.Marks{"media.veto.security": security, "media.veto.stale": stale, "media.accounts": accounts})
}

func unmarkedMedia(t testing.TB, d *evidence.Dossier) *audits.Judgement {
	return judgedMedia(t, d, nil)
}

func TestMediaReportSpeaksOfNoSite(t *testing.T) {
	for name, judge := range map[string]func(testing.TB, *evidence.Dossier) *audits.Judgement{
		"some is marked": mediaJudgement, "nothing is marked": unmarkedMedia, "an assessor finds a veto": mediaVetoed,
	} {
		t.Run(name, func(t *testing.T) {
			d := sampleDossier(t)
			text := extracted(t, writtenPDF(t, judge(t, d), d, sampleInfo))
			for _, want := range []string{"示例县人民政府政务新媒体检查结果", "单位名称示例县人民政府", "检查时间2019年11月30日09:00:00（北京时间）", "检查程序网鉴v1.0.0"} {
				if !strings.Contains(text, want) {
					t.Errorf("the PDF lacks %q\ntext: %s", want, text)
				}
			}
			// The source of every table is called by both.
			text = strings.ReplaceAll(text, "政府网站与政务新媒体", "")
			for _, no := range []string{"网站", "网址", "浏览器", "页面", "首页", "截图编号", "证据材料", "问题清单", headThird, "robots"} {
				if at := strings.Index(text, no); at >= 0 {
					t.Errorf("the PDF says %q: …%s", no, text[max(0, at-60):min(len(text), at+60)])
				}
			}
		})
	}
}

// mediaVetoed is new media with a veto that an assessor found.
func mediaVetoed(t testing.TB, d *evidence.Dossier) *audits.Judgement {
	stale := word("最新一条推送发布于2019年10月8日", "评定人乙")
	stale.Ruling = audits.RulingHolds
	return judgedMedia(t, d, audits.Marks{"media.veto.stale": stale})
}

func TestReportsAreCalledByTheirSubject(t *testing.T) {
	d := sampleDossier(t)
	j := sampleJudgement(t, d)
	if text := extracted(t, writtenPDF(t, j, d, sampleInfo)); !strings.HasPrefix(text, "示例市人民政府网站检查结果及证据材料") {
		t.Errorf("a site's report begins with %.90q", text)
	}
	j = mediaJudgement(t, d)
	if text := extracted(t, writtenPDF(t, j, d, sampleInfo)); !strings.HasPrefix(text, "示例县人民政府政务新媒体检查结果单位名称") {
		t.Errorf("a report on new media begins with %.90q", text)
	}
}
