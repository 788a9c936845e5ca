package reports

import (
	"fmt"
	"strings"
	"testing"

	"wangjian/audits"
	"wangjian/evidence"
)

func TestEvidenceSaysHowItsPageWasTurnedTo(t *testing.T) {
	for turn, want := range map[int]bool{0: false, 2: true} {
		e := &audits.Exhibit{Page: &evidence.Page{URL: "http://www.mingzhou.gov.cn/tzgg.aspx", Turn: turn}}
		told := false
		for _, p := range pagePairs(e, cutout{}) {
			told = told || p.Key == keyTurn && strings.Contains(fmt.Sprint(p.Value), fmt.Sprintf(textTurn, turn))
		}
		if told != want {
			t.Errorf("a page of %d turns tells them: %v, want %v", turn, told, want)
		}
	}
}
