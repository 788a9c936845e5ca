package evidence

import "time"

// Beijing is the time in which days are counted and dates are told and typed.
// China has one zone, and no summer time since 1992.
var Beijing = time.FixedZone("UTC+8", 8*60*60)

// Midnight returns the beginning of a moment's day in 北京时间.
func Midnight(moment time.Time) time.Time {
	year, month, day := moment.In(Beijing).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, Beijing)
}
