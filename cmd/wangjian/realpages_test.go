package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"wangjian/audits"
	"wangjian/browser"
	"wangjian/browser/network"
)

// realPages is a folder of saved pages of real sites with what a person reads
// on them. It is no part of the project; without it the test is skipped.
const realPages = "../../../shared/real-pages"

// truth is what a person reads on one page; nil is not to be told from the file.
type truth struct {
	File           string   `json:"file"`
	CharsetReal    string   `json:"charset_real"`
	Declared       *string  `json:"charset_declared"`
	SiteCode       *string  `json:"site_code"`
	ICP            *string  `json:"icp"`
	ICPAll         []string `json:"icp_all"` // where there is more than one
	ICPLinked      *bool    `json:"icp_linked"`
	Police         *string  `json:"police"`
	PoliceLinked   *bool    `json:"police_linked"`
	Conac          *bool    `json:"conac"`
	ConacForm      []string `json:"conac_form"`
	FindError      *bool    `json:"find_error"`
	FindErrorForm  []string `json:"find_error_form"`
	FindErrorCode  *string  `json:"find_error_code"`
	FooterByScript *bool    `json:"footer_by_script"`
	Note           string   `json:"note"`
}

var pictures = map[string]bool{".png": true, ".jpg": true, ".jpeg": true, ".gif": true, ".bmp": true}

// tally counts one mark over all pages.
type tally struct {
	right, missed, wrong int
	details              []string
}

func (c *tally) count(file, note string, want, got []string) {
	for _, w := range want {
		if slices.Contains(got, w) {
			c.right++
			continue
		}
		c.missed++
		c.details = append(c.details, fmt.Sprintf("%s missed %q, found %q (%s)", file, w, got, note))
	}
	for _, g := range got {
		if !slices.Contains(want, g) {
			c.wrong++
			c.details = append(c.details, fmt.Sprintf("%s found %q, truth %q (%s)", file, g, want, note))
		}
	}
}

func (c *tally) recall() float64    { return share(c.right, c.missed) }
func (c *tally) precision() float64 { return share(c.right, c.wrong) }

func share(right, not int) float64 {
	if right+not == 0 {
		return 1
	}
	return float64(right) / float64(right+not)
}

func TestMarksOnRealPages(t *testing.T) {
	truths := readTruths(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		number, _, found := strings.Cut(r.Host, ".page.gov.cn")
		if pictures[path.Ext(r.URL.Path)] {
			w.Header().Set("Content-Type", "image/svg+xml") // the folder has none: any picture stands in
			_, _ = w.Write([]byte(`<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"/>`))
			return
		}
		if !found || r.URL.Path != "/" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html") // no charset: the page's own word counts
		body, err := os.ReadFile(filepath.Join(realPages, "pages", filepath.Base(number)+".html"))
		if err != nil {
			t.Error(err)
		}
		_, _ = w.Write(body)
	}))
	defer server.Close()
	tallies := map[string]*tally{}
	var mu sync.Mutex
	eachPage(t, server, truths, func(want truth, got audits.Identity, charset [2]string) {
		mu.Lock()
		defer mu.Unlock()
		compare(tallies, want, got, charset)
	})
	for _, name := range []string{"site code", "ICP", "ICP linked", "police", "police linked", "CONAC", "find-error", "find-error code", "encoding real", "encoding declared"} {
		c := tallies[name]
		t.Logf("%-18s recall %.3f precision %.3f (%d right, %d missed, %d wrong)", name, c.recall(), c.precision(), c.right, c.missed, c.wrong)
		for _, detail := range c.details {
			t.Log("    " + detail)
		}
		// Whether a link is a right one is the rules' word, not the reader's.
		if !strings.HasSuffix(name, "linked") && (c.recall() < 0.97 || c.precision() < 0.99) {
			t.Errorf("%s: recall %.3f, precision %.3f; the aim is 0.97 and 0.99", name, c.recall(), c.precision())
		}
	}
}

func readTruths(t *testing.T) []truth {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(realPages, "truth.json"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the saved real pages are not at hand")
	}
	if err != nil {
		t.Fatal(err)
	}
	var truths []truth
	if err := json.Unmarshal(data, &truths); err != nil {
		t.Fatal(err)
	}
	return truths
}

// eachPage sees every page in a real browser, each under a host of its own.
func eachPage(t *testing.T, server *httptest.Server, truths []truth, judge func(truth, audits.Identity, [2]string)) {
	t.Helper()
	pool := newPool(t)
	at := netip.MustParseAddrPort(server.Listener.Addr().String())
	pins := []network.Pin{{Host: "*", Address: at.Addr(), To: at.Port()}}
	session, err := pool.NewSession(t.Context(), browser.Options{Dialer: network.NewDialer(network.Policy{Pins: pins}), Agent: "wangjian/test"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := session.Close(); err != nil {
			t.Error(err)
		}
	}()
	queue := make(chan truth)
	var tabs sync.WaitGroup
	for range 4 {
		tabs.Go(func() {
			for want := range queue {
				page, err := session.Capture(t.Context(), "http://"+strings.TrimSuffix(want.File, ".html")+".page.gov.cn/")
				if err != nil {
					t.Error(err)
					continue
				}
				identity, err := audits.IdentityOf(page)
				if err != nil {
					t.Errorf("%s: %v (%v)", want.File, err, page.Failure)
					continue
				}
				judge(want, identity, [2]string{page.Charset.Real, page.Charset.Meta})
			}
		})
	}
	for _, want := range truths {
		queue <- want
	}
	close(queue)
	tabs.Wait()
}

func compare(tallies map[string]*tally, want truth, got audits.Identity, charset [2]string) {
	count := func(name string, wanted, found []string) {
		if tallies[name] == nil {
			tallies[name] = new(tally)
		}
		tallies[name].count(want.File, want.Note, wanted, found)
	}
	count("encoding real", []string{strings.TrimPrefix(want.CharsetReal, "utf-16")}, []string{strings.TrimPrefix(strings.TrimRight(charset[0], "lbe"), "utf-16")})
	count("encoding declared", lower(optional(want.Declared)), optional(&charset[1]))
	if want.FooterByScript == nil || *want.FooterByScript {
		return // the file cannot tell
	}
	count("site code", lower(optional(want.SiteCode)), got.SiteCodes)
	icp := want.ICPAll
	if len(icp) == 0 {
		icp = optional(want.ICP)
	}
	count("ICP", folded(icp), numbers(got.ICP))
	if want.ICPLinked != nil {
		count("ICP linked", []string{fmt.Sprint(*want.ICPLinked)}, []string{fmt.Sprint(linked(got.ICP))})
	}
	count("police", digits(optional(want.Police)), numbers(got.Police))
	if want.PoliceLinked != nil {
		count("police linked", []string{fmt.Sprint(*want.PoliceLinked)}, []string{fmt.Sprint(linked(got.Police))})
	}
	if want.Conac != nil && !onlyPicture(want.Conac, want.ConacForm) {
		count("CONAC", marked(*want.Conac), marked(valid(got.Conac)))
	}
	if want.FindError != nil && !onlyPicture(want.FindError, want.FindErrorForm) {
		count("find-error", marked(*want.FindError), marked(valid(got.FindError)))
		if want.FindErrorCode != nil {
			count("find-error code", lower(optional(want.FindErrorCode)), got.FindError.Codes)
		}
	}
}

// onlyPicture reports marks that are pictures which lead nowhere: seen, and
// yet no valid mark, so measured apart.
func onlyPicture(seen *bool, forms []string) bool {
	return *seen && !slices.ContainsFunc(forms, func(form string) bool { return !strings.HasPrefix(form, "image") })
}

func valid(m audits.PictureMark) bool {
	return slices.ContainsFunc(m.Forms, func(f audits.Form) bool { return f != audits.FormImage })
}

func marked(seen bool) []string {
	if seen {
		return []string{"seen"}
	}
	return nil
}

func optional(text *string) []string {
	if text == nil || *text == "" {
		return nil
	}
	return []string{*text}
}

func lower(list []string) []string {
	var out []string
	for _, text := range list {
		out = append(out, strings.ToLower(text))
	}
	return out
}

// folded writes ICP numbers as Identity does: letter, digits, serial.
func folded(list []string) []string {
	var out []string
	for _, text := range list {
		text = strings.NewReplacer(" ", "", "：", "", ":", "", "－", "-", "—", "-", "ICP备案", "", "ICP备", "", "号", "").Replace(text)
		out = append(out, text)
	}
	return out
}

func digits(list []string) []string {
	var out []string
	for _, text := range list {
		out = append(out, strings.Map(func(c rune) rune {
			if c < '0' || c > '9' {
				return -1
			}
			return c
		}, text))
	}
	return out
}

func numbers(list []audits.FilingNumber) []string {
	var out []string
	for _, n := range list {
		out = append(out, n.Number)
	}
	return out
}

func linked(list []audits.FilingNumber) bool {
	return slices.ContainsFunc(list, func(n audits.FilingNumber) bool { return n.Linked })
}
