package audits

import (
	"fmt"
	"slices"
	"time"

	"wangjian/evidence"
)

// reach.week answers the veto 站点无法访问.
//
// Source: 福建省2019年度指标体系，单项否决“站点无法访问”：“监测1周，每天间隔性访问20次以上，超过（含）15秒网站仍打不开的
// 次数累计占比超过（含）5%，即单项否决。”
//
// The week is the calendar days in 北京时间 up to the as-of time, that day included; where that day is not over and has
// too few probes yet, the week that ended the day before. A probe that a wall answered or that failed on our own side
// counts neither way, nor does one that could not follow a chain of certificates which the browser accepted.
//
// Codes: none; what the survey itself saw is reported by reach.site.
var reachWeek = Audit{ID: "reach.week", Judge: judgeReachWeek}

const (
	// Some day has too few probes: probes that count, days, probes a day, hours a day, the day, its probes, its hours.
	reasonWeekShort = "已有%d次，需连续%d天每天不少于%d次，且分布在每天不少于%d个小时内；%s有%d次，分布在%d个小时内"
	// The share of failures, held against the limit: days, first day, last day, probes, failures, share, comparison, limit.
	reasonWeekShare = "%d天内（%s至%s）有效访问%d次，出错或达到%v秒未打开%d次，占%.2f%%，%s%.4g%%"
)

type reachWeekParameters struct {
	// Days is how many days running are looked at.
	Days int `yaml:"days"`
	// ProbesADay is how many probes each day needs.
	ProbesADay int `yaml:"probes_a_day"`
	// HoursADay is over how many different hours of the clock they must be spread.
	HoursADay int `yaml:"hours_a_day"`
	// FailureShare of all probes is from where on the veto holds, such as 0.05.
	FailureShare float64 `yaml:"failure_share"`
	// SlowSeconds is from when on a probe counts as failed.
	SlowSeconds float64 `yaml:"slow_seconds"`
	// WallStatuses are HTTP statuses that only anti-bot walls answer with.
	WallStatuses []int `yaml:"wall_statuses"`
}

func judgeReachWeek(c *Case, parameters Parameters) (Result, error) {
	var limits reachWeekParameters
	if err := parameters.Decode(&limits); err != nil {
		return Result{}, err
	}
	if limits.Days < 1 || limits.ProbesADay < 1 {
		return Result{}, fmt.Errorf("days is %d and probes_a_day %d, want 1 or more", limits.Days, limits.ProbesADay)
	}
	last := evidence.Midnight(c.AsOf)
	w := c.week(last, &limits)
	if w.short(&limits) != nil && c.AsOf.Before(last.AddDate(0, 0, 1).Add(-time.Second)) {
		if before := c.week(last.AddDate(0, 0, -1), &limits); before.short(&limits) == nil {
			w = before
		}
	}
	answer := w.answer(&limits)
	return Result{Veto: &answer}, nil
}

// probedWeek is the probes that count, by day.
type probedWeek []probedDay

type probedDay struct {
	begin         time.Time
	count, failed int
	hours         [24]bool
}

func (d *probedDay) spread() int {
	n := 0
	for _, probed := range d.hours {
		if probed {
			n++
		}
	}
	return n
}

// week counts the probes of the days up to last.
func (c *Case) week(last time.Time, limits *reachWeekParameters) probedWeek {
	w := make(probedWeek, limits.Days)
	for i := range w {
		w[i].begin = last.AddDate(0, 0, i+1-limits.Days)
	}
	for _, p := range c.reachProbes() {
		i := slices.IndexFunc(w, func(d probedDay) bool { return d.begin.Equal(evidence.Midnight(p.At)) })
		if i < 0 || p.At.After(c.AsOf) {
			continue
		}
		a := c.attemptOfProbe(p)
		switch a.outcome(seconds(limits.SlowSeconds), limits.WallStatuses) {
		case outcomeNone, outcomeWalled:
			continue
		case outcomeFailed, outcomeSlow:
			w[i].failed++
		case outcomeOpened:
		}
		w[i].count++
		w[i].hours[p.At.In(evidence.Beijing).Hour()] = true
	}
	return w
}

// reachProbes returns the reach probes of history and survey, each once.
func (c *Case) reachProbes() []*evidence.Probe {
	type moment struct {
		url string
		at  int64
	}
	known := map[moment]bool{}
	var all []*evidence.Probe
	add := func(p *evidence.Probe) {
		if m := (moment{p.URL, p.At.UnixNano()}); p.Kind == evidence.ProbeReach && !known[m] && c.serves(p.URL) {
			known[m] = true
			all = append(all, p)
		}
	}
	for i := range c.Dossier.History.Probes {
		add(&c.Dossier.History.Probes[i])
	}
	for i := range c.Dossier.Probes {
		add(&c.Dossier.Probes[i])
	}
	return all
}

// short returns the first day without enough probes, nil when there is none.
func (w probedWeek) short(limits *reachWeekParameters) *probedDay {
	for i := range w {
		if w[i].count < limits.ProbesADay || w[i].spread() < limits.HoursADay {
			return &w[i]
		}
	}
	return nil
}

func (w probedWeek) answer(limits *reachWeekParameters) VetoAnswer {
	count, failed := 0, 0
	for i := range w {
		count += w[i].count
		failed += w[i].failed
	}
	if d := w.short(limits); d != nil {
		return VetoAnswer{VetoPending, fmt.Sprintf(reasonWeekShort, count,
			limits.Days, limits.ProbesADay, limits.HoursADay, day(d.begin), d.count, d.spread())}
	}
	share := float64(failed) / float64(count)
	status, comparison := VetoClear, "低于"
	if share >= limits.FailureShare {
		status, comparison = VetoHolds, "达到或超过"
	}
	return VetoAnswer{status, fmt.Sprintf(reasonWeekShare, limits.Days, day(w[0].begin), day(w[len(w)-1].begin), count,
		limits.SlowSeconds, failed, 100*share, comparison, 100*limits.FailureShare)}
}
