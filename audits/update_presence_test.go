package audits

import (
	"testing"

	"wangjian/outline"
)

func TestABlockIsLookedAtByItsOwnHeading(t *testing.T) {
	block := func(heading string) string {
		return `<div class="box"><div class="tit"><h3>` + heading + `</h3></div>` +
			news("/a/", "明州市国民经济主要指标完成情况", "2019-11-20", "明州市居民消费价格变动情况", "2019-11-01") + `</div>`
	}
	r := requirement{Name: "数据发布", Words: []string{"数据发布", "统计数据"}, Within: window{Months: 12}}
	for _, row := range []struct {
		heading string
		want    int
	}{
		{"统计数据", 1},
		{"通知公告", 0},
	} {
		c := NewCase(smallSite(t, menu("/a/", "要闻动态"), block(row.heading)), nil, updateAsOf)
		seen := &presence{}
		c.placeBlock(seen, outline.Sighting{On: c.site().Home}, &r, 3)
		if len(seen.looks) != row.want {
			t.Errorf("%s: %d looks, want %d; lists %+v", row.heading, len(seen.looks), row.want, c.site().Home.Lists)
		}
	}
}
