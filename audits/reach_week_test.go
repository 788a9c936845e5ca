package audits

import (
	"strings"
	"testing"
	"time"

	"wangjian/evidence"
)

// probesOfWeek makes hourly probes on each of the days up to last, of which
// the first `bad` of the week have the failure.
func probesOfWeek(last time.Time, perDay int, bad int, failure *evidence.Failure) []evidence.Probe {
	var probes []evidence.Probe
	for d := -6; d <= 0; d++ {
		for hour := range perDay {
			p := evidence.Probe{
				Kind: evidence.ProbeReach, URL: portal, Took: time.Second,
				At: evidence.Midnight(last).AddDate(0, 0, d).Add(time.Duration(hour) * time.Hour),
			}
			if bad > 0 {
				bad--
				p.Failure = failure
			}
			probes = append(probes, p)
		}
	}
	return probes
}

func TestReachWeek(t *testing.T) {
	end := evidence.Midnight(noon).Add(24*time.Hour - time.Second) // a bare date as as-of
	refused := failed(evidence.FailureRefused)
	slow := probesOfWeek(end, 20, 0, nil)
	for i := range 7 {
		slow[i].Took = 15 * time.Second
	}
	burst := probesOfWeek(end, 20, 0, nil)
	for i := range burst {
		burst[i].At = evidence.Midnight(burst[i].At).Add(time.Duration(i%20) * time.Minute)
	}
	gap := probesOfWeek(end, 20, 7, refused)
	gap = append(gap[:40], gap[41:]...)
	twice := append(probesOfWeek(end, 10, 0, nil), probesOfWeek(end, 10, 0, nil)...)
	eightDays := append(probesOfWeek(end.AddDate(0, 0, -1), 20, 0, nil)[:20], probesOfWeek(end, 20, 0, nil)...)

	for _, row := range []struct {
		name   string
		asOf   time.Time
		probes []evidence.Probe
		status VetoStatus
		reason string
	}{
		{"five percent of failures hold", end, probesOfWeek(end, 20, 7, refused), VetoHolds, "7天内（2019-11-14至2019-11-20）有效访问140次，出错或达到15秒未打开7次，占5.00%，达到或超过5%"},
		{"just under five percent are clear", end, probesOfWeek(end, 20, 6, refused), VetoClear, "6次，占4.29%，低于5%"},
		{"slow answers count as failures", end, slow, VetoHolds, "7次，占5.00%"},
		{"no probe at all is pending", end, nil, VetoPending, "已有0次，需连续7天每天不少于20次"},
		{"one day short of a probe is pending with the count", end, gap, VetoPending, "已有139次，需连续7天每天不少于20次，且分布在每天不少于8个小时内；2019-11-16有19次"},
		{"probes in a burst are not spread over the day", end, burst, VetoPending, "2019-11-14有20次，分布在1个小时内"},
		{"the same probe in history and survey counts once", end, twice, VetoPending, "已有70次"},
		{"probes after the as-of time do not count", noon, probesOfWeek(end, 24, 0, nil), VetoPending, "已有157次"},
		{"a day that is not over counts once it has its probes", end.Add(-time.Hour), eightDays, VetoClear, "2019-11-14至2019-11-20"},
		{"walls count neither way", end, probesOfWeek(end, 21, 7, &evidence.Failure{Kind: evidence.FailureChallenge, Status: 412}), VetoPending, "已有140次"},
		{"enough probes beside the walls are clear", end, probesOfWeek(end, 24, 3, failed(evidence.FailureChallenge)), VetoClear, "有效访问165次，出错或达到15秒未打开0次"},
		{"a status of walls counts neither way", end, probesOfWeek(end, 24, 3, &evidence.Failure{Kind: evidence.FailureServerError, Status: 521}), VetoClear, "165次"},
		{"our own network counts neither way", end, probesOfWeek(end, 24, 4, failed(evidence.FailureOwnNetwork)), VetoClear, "有效访问164次"},
		{"a day that is not over gives way to the week before it", noon, probesOfWeek(noon.AddDate(0, 0, -1), 20, 7, refused), VetoHolds, "2019-11-13至2019-11-19"},
		{"a day that is over does not", end, probesOfWeek(noon.AddDate(0, 0, -1), 20, 7, refused), VetoPending, "2019-11-20有0次"},
	} {
		t.Run(row.name, func(t *testing.T) {
			parameters, err := DefaultParameters(reachWeek.ID)
			if err != nil {
				t.Fatal(err)
			}
			d := &evidence.Dossier{History: evidence.History{Probes: row.probes}}
			got, err := reachWeek.Judge(NewCase(d, nil, row.asOf), parameters)
			if err != nil {
				t.Fatal(err)
			}
			if got.Veto == nil || got.Veto.Status != row.status || !strings.Contains(got.Veto.Reason, row.reason) {
				t.Errorf("%d probes as of %s\n got %+v\nwant %s %s", len(row.probes), row.asOf, got.Veto, row.status, row.reason)
			}
		})
	}
}

func TestReachWeekCountsTheSurveysOwnProbes(t *testing.T) {
	end := evidence.Midnight(noon).Add(24*time.Hour - time.Second)
	probes := probesOfWeek(end, 20, 0, nil)
	d := &evidence.Dossier{History: evidence.History{Probes: probes[:120]}, Probes: probes[110:]}
	parameters, err := DefaultParameters(reachWeek.ID)
	if err != nil {
		t.Fatal(err)
	}
	got, err := reachWeek.Judge(NewCase(d, nil, end), parameters)
	if err != nil || got.Veto.Status != VetoClear || !strings.Contains(got.Veto.Reason, "有效访问140次") {
		t.Errorf("history and survey with ten probes in common: got %+v, %v, want clear of 140", got.Veto, err)
	}
}

func TestReachWeekDoesNotCountChainsThatTheBrowserCompleted(t *testing.T) {
	end := evidence.Midnight(noon).Add(24*time.Hour - time.Second)
	unknown := &evidence.Failure{Kind: evidence.FailureTLS, Detail: "x509: certificate signed by unknown authority"}
	expired := &evidence.Failure{Kind: evidence.FailureTLS, Detail: "x509: certificate has expired or is not yet valid"}
	opened := pageOf(t, portal, "<p>市政府</p>")
	opened.FinalURL = "https://www.mz.gov.cn/"
	for _, row := range []struct {
		name   string
		home   *evidence.Page
		detail *evidence.Failure
		reason string
	}{
		{"no issuer found, and the browser opened the home page", opened, unknown, "有效访问165次，出错或达到15秒未打开0次"},
		{"no issuer found, and the browser did not open it either", unseenPage(evidence.FailureTLS, 0), unknown, "有效访问168次，出错或达到15秒未打开3次"},
		{"the certificate had expired", opened, expired, "有效访问168次，出错或达到15秒未打开3次"},
	} {
		t.Run(row.name, func(t *testing.T) {
			parameters, err := DefaultParameters(reachWeek.ID)
			if err != nil {
				t.Fatal(err)
			}
			d := dossierOf(row.home)
			d.History.Probes = probesOfWeek(end, 24, 3, row.detail)
			got, err := reachWeek.Judge(NewCase(d, nil, end), parameters)
			if err != nil || got.Veto.Status != VetoClear || !strings.Contains(got.Veto.Reason, row.reason) {
				t.Errorf("3 of 168 probes failed with %q\n got %+v, %v\nwant clear %s", row.detail.Detail, got.Veto, err, row.reason)
			}
		})
	}
}

func TestReachWeekWithoutParametersIsAnError(t *testing.T) {
	if got, err := reachWeek.Judge(NewCase(&evidence.Dossier{}, nil, noon), Parameters{}); err == nil {
		t.Errorf("got %+v, want an error", got)
	}
}
