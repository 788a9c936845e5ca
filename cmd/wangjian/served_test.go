package main

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"testing"
	"time"

	"wangjian/audits"
	"wangjian/browser"
	"wangjian/browser/network"
	"wangjian/evidence"
	"wangjian/survey"
)

// auditServed surveys and judges what a handler serves under every host name, as
// `wangjian audit` does by the table site-city. The plan says how far and as whom.
func auditServed(t *testing.T, handler http.Handler, row evidence.Site, plan survey.Plan) *audits.Judgement {
	t.Helper()
	table := siteTable(t, "city")
	d := surveyServed(t, handler, row, table, time.Now(), plan)
	judgement, err := audits.Judge(d, table, nil, d.Survey.Started)
	if err != nil {
		t.Fatal(err)
	}
	return judgement
}

// surveyServed surveys what a handler serves under every host name, for a table as of a
// moment.
func surveyServed(t testing.TB, handler http.Handler, row evidence.Site, table *audits.Table, asOf time.Time, plan survey.Plan) *evidence.Dossier {
	t.Helper()
	server := httptest.NewServer(handler)
	defer server.Close()
	at := netip.MustParseAddrPort(server.Listener.Addr().String())
	wants, err := audits.Wants(table)
	if err != nil {
		t.Fatal(err)
	}
	plan.Dir = filepath.Join(t.TempDir(), dossierFolder)
	plan.Dialer = network.NewDialer(network.Policy{Pins: []network.Pin{{Host: "*", Address: at.Addr(), To: at.Port()}}})
	plan.Robots, plan.Version, plan.Now, plan.AsOf = survey.RobotsObey, "wangjian/test", time.Now, asOf
	plan.Links, plan.Inspect, plan.Wants = linksOf, audits.Inspector(table, row, asOf), wants
	plan.Searches = func(d *evidence.Dossier) []string {
		names, err := audits.Searches(table, d, asOf)
		if err != nil {
			t.Error(err)
		}
		return names
	}
	d, err := survey.Run(t.Context(), row, plan)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// newPool starts browsers for a test.
func newPool(t testing.TB) *browser.Pool {
	t.Helper()
	pool, err := browser.NewPool()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := pool.Close(); err != nil {
			t.Error(err)
		}
	})
	return pool
}

func siteTable(t testing.TB, level string) *audits.Table {
	t.Helper()
	table, err := audits.Builtin("site-" + level)
	if err != nil {
		t.Fatal(err)
	}
	return table
}
