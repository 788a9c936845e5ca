package main

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"testing"
	"time"

	"wangjian/audits"
	"wangjian/browser/network"
	"wangjian/evidence"
	"wangjian/survey"
)

// auditServed surveys and judges what a handler serves under every host name,
// as `wangjian audit` does. The plan says how far and as whom.
func auditServed(t *testing.T, handler http.Handler, row evidence.Site, plan survey.Plan) *audits.Judgement {
	t.Helper()
	server := httptest.NewServer(handler)
	defer server.Close()
	at := netip.MustParseAddrPort(server.Listener.Addr().String())
	table, err := audits.Builtin("site-city")
	if err != nil {
		t.Fatal(err)
	}
	plan.Dir = filepath.Join(t.TempDir(), dossierFolder)
	plan.Dialer = network.NewDialer(network.Policy{Pins: []network.Pin{{Host: "*", Address: at.Addr(), To: at.Port()}}})
	plan.Robots, plan.Version, plan.Now = survey.RobotsObey, "wangjian/test", time.Now
	plan.Links, plan.Inspect = linksOf, audits.Inspector(table, row, time.Now())
	d, err := survey.Run(t.Context(), row, plan)
	if err != nil {
		t.Fatal(err)
	}
	judgement, err := audits.Judge(d, table, nil, d.Survey.Started)
	if err != nil {
		t.Fatal(err)
	}
	return judgement
}
