package audits

import (
	"fmt"
	"time"

	"wangjian/evidence"
)

// window is how far back from the as-of moment something counts as an update: calendar
// weeks or months in 北京时间, both ends included.
type window struct {
	Weeks  int `yaml:"weeks"`
	Months int `yaml:"months"`
}

// check finds a window that is none.
func (w window) check() error {
	if w.Weeks < 0 || w.Months < 0 || (w.Weeks == 0) == (w.Months == 0) {
		return fmt.Errorf("weeks is %d and months %d, want one of them to be 1 or more", w.Weeks, w.Months)
	}
	return nil
}

// none reports a window that was not given.
func (w window) none() bool { return w == window{} }

// begin is the first day that counts.
func (w window) begin(asOf time.Time) time.Time {
	return monthsBefore(evidence.Midnight(asOf).AddDate(0, 0, -7*w.Weeks), w.Months)
}

// told is the window in Chinese.
func (w window) told() string {
	if w.Weeks > 0 {
		return fmt.Sprintf("%d周", w.Weeks)
	}
	return fmt.Sprintf("%d个月", w.Months)
}
