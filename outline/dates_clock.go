package outline

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"wangjian/evidence"
)

// clock is the time of day behind a date.
type clock struct {
	hour, minute int
	zone         int // seconds east of Greenwich
	length       int // bytes that it takes after the date; 0 where there is none
	shown        bool
}

var (
	clockForm = regexp.MustCompile(`^([ ,T(\[-]{0,3})((?:星期|周|礼拜)[一二三四五六日天][ )\],]{0,3})?(上午|下午|中午|晚上|早上|凌晨)? ?(\d{1,2})(?: ?: ?|时|点)(\d{2})(?:(?: ?: ?|分)(\d{2}))?(?:[.,]\d{1,9})?秒?分?( ?[AaPp][Mm]\b)?`)
	zoneForm  = regexp.MustCompile(`^(?:Z|[+-]\d{2}:?\d{2})`)
	namedZone = regexp.MustCompile(`^ ?(?:GMT|UTC)(?:[+-]\d{1,2}(?::?\d{2})?)?|^ [+-]\d{4}`)
)

// clockAfter reads the clock at the beginning of what follows a date.
func clockAfter(rest string) clock {
	at := clockForm.FindStringSubmatchIndex(rest)
	if at == nil {
		return clock{}
	}
	part := func(i int) string {
		if at[2*i] < 0 {
			return ""
		}
		return rest[at[2*i]:at[2*i+1]]
	}
	hour, _ := strconv.Atoi(part(4))
	minute, _ := strconv.Atoi(part(5))
	half := part(3) + strings.ToLower(strings.TrimSpace(part(7)))
	if (half == "下午" || half == "晚上" || half == "pm") && hour < 12 {
		hour += 12
	}
	if half == "中午" && hour < 3 {
		hour += 12
	}
	if hour > 23 || minute > 59 || startsDigit(rest[at[1]:]) {
		return clock{}
	}
	c := clock{hour: hour, minute: minute, zone: eight, length: at[1], shown: true}
	pattern := namedZone
	if strings.Contains(part(1), "T") && zoneForm.MatchString(rest[at[1]:]) {
		pattern = zoneForm
	}
	if zone := pattern.FindString(rest[at[1]:]); zone != "" {
		c.zone = zoneOf(zone)
		c.length += len(zone)
	}
	return c
}

// clockWithin is the clock of a form that has it before the year: hours, minutes, the name
// of the zone and the year are its last parts.
func clockWithin(parts []string) clock {
	n := len(parts)
	hour, _ := strconv.Atoi(parts[n-4])
	minute, _ := strconv.Atoi(parts[n-3])
	if hour > 23 || minute > 59 {
		return clock{}
	}
	c := clock{hour: hour, minute: minute, zone: eight, shown: true}
	if zone := parts[n-2]; strings.HasPrefix(zone, "GMT") || strings.HasPrefix(zone, "UTC") {
		c.zone = zoneOf(zone)
	}
	return c
}

const eight = 8 * 60 * 60

func zoneOf(text string) int {
	digits := strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' {
			return c
		}
		return -1
	}, text)
	sign := 1
	if strings.Contains(text, "-") {
		sign = -1
	}
	var hours, minutes int
	if len(digits) > 2 {
		hours, _ = strconv.Atoi(digits[:len(digits)-2])
		minutes, _ = strconv.Atoi(digits[len(digits)-2:])
	} else {
		hours, _ = strconv.Atoi(digits)
	}
	if hours > 14 || minutes > 59 {
		return eight
	}
	return sign * (hours*60 + minutes) * 60
}

// on returns the clock and the day in 北京时间 of this clock on a day.
func (c clock) on(day time.Time) (string, time.Time) {
	if !c.shown {
		return "", day
	}
	moment := time.Date(day.Year(), day.Month(), day.Day(), c.hour, c.minute, 0, 0, time.FixedZone("", c.zone)).In(evidence.Beijing)
	return fmt.Sprintf("%02d:%02d", moment.Hour(), moment.Minute()), evidence.Midnight(moment)
}

func startsDigit(text string) bool { return text != "" && text[0] >= '0' && text[0] <= '9' }
