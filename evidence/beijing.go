package evidence

import "time"

// Beijing is the time in which days are counted and dates are told and typed.
// China has one zone, and no summer time since 1992.
var Beijing = time.FixedZone("UTC+8", 8*60*60)
