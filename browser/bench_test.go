package browser

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/domsnapshot"
	"github.com/chromedp/chromedp"

	"wangjian/browser/network"
	"wangjian/evidence"
)

// realPages lie beside the repository on the machines that have them.
const realPages = "../../shared/real-pages/pages"

const benchTabs = 4

// portalPage writes a page shaped like those of real portals: navigation,
// columns of links, pictures, a footer; 300 to 2,500 nodes.
func portalPage(n int) string {
	random := rand.New(rand.NewPCG(uint64(n), 1))
	var b strings.Builder
	fmt.Fprintf(&b, `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>某市人民政府 %d</title><link rel="stylesheet" href="/style.css?%d"><script src="/script.js?%d"></script></head><body><ul class="nav">`, n, n%4, n%4)
	for i := range 10 {
		fmt.Fprintf(&b, `<li><a href="/column/%d">栏目%d</a></li>`, i, i)
	}
	b.WriteString(`</ul>`)
	for column := range 4 + random.IntN(26) {
		fmt.Fprintf(&b, `<div class="column"><h2><a href="/c/%d">政务公开%d</a></h2><img src="/picture-%d.svg" width="300" height="120" alt="图"><ul>`, column, column, random.IntN(12))
		for item := range 8 + random.IntN(8) {
			fmt.Fprintf(&b, `<li><a href="/a/%d/%d.html" title="通知">关于印发某市第%d批实施方案的通知</a><span>2026-0%d-1%d</span></li>`, column, item, item, 1+item%9, item%10)
		}
		b.WriteString(`</ul></div>`)
	}
	b.WriteString(`<div class="footer"><p>主办：某市人民政府办公室　网站标识码：3501000001</p><p>闽ICP备05012345号</p></div></body></html>`)
	return b.String()
}

// benchSite answers for the pages /0 to /n-1 and all they ask for.
func benchSite(b *testing.B) (handler http.Handler, pages int) {
	b.Helper()
	documents := make([]string, 0, 60)
	types := make([]string, 0, 60)
	if files, err := filepath.Glob(filepath.Join(realPages, "*.html")); err == nil {
		for _, file := range files[:min(len(files), 20)] {
			data, err := os.ReadFile(file)
			if err != nil {
				b.Fatal(err)
			}
			documents, types = append(documents, string(data)), append(types, "text/html")
		}
	}
	for len(documents) < 60 {
		documents, types = append(documents, portalPage(len(documents))), append(types, "text/html; charset=utf-8")
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "max-age=600")
		var n int
		switch path := r.URL.Path; {
		case strings.HasSuffix(path, ".svg"):
			typed("image/svg+xml", dot)(w, r)
		case strings.HasSuffix(path, ".css"):
			typed("text/css", `body{margin:0;font:14px sans-serif}.nav li{display:inline-block;padding:8px}.column{float:left;width:440px;margin:6px;border:1px solid #ccc}`)(w, r)
		case strings.HasSuffix(path, ".js"):
			typed("text/javascript", `addEventListener('load',()=>{for(const a of document.querySelectorAll('a'))a.dataset.seen=1})`)(w, r)
		default:
			if _, err := fmt.Sscanf(path, "/%d", &n); err != nil || n < 0 || n >= len(documents) {
				http.NotFound(w, r)
				return
			}
			typed(types[n], documents[n])(w, r)
		}
	}), len(documents)
}

// inTabs runs see for n pages in benchTabs goroutines and returns pages/s.
func inTabs(b *testing.B, n int, see func(tab, page int) error) float64 {
	b.Helper()
	numbers := make(chan int)
	var group sync.WaitGroup
	began := time.Now()
	for tab := range benchTabs {
		group.Go(func() {
			for i := range numbers {
				if err := see(tab, i); err != nil {
					b.Errorf("page %d: %v", i, err)
				}
			}
		})
	}
	for i := range n {
		numbers <- i
	}
	close(numbers)
	group.Wait()
	return float64(n) / time.Since(began).Seconds()
}

// bareTabs opens tabs of plain chromedp in a browser with our flags.
func bareTabs(b *testing.B, pin network.Pin) []*chromedp.Target {
	b.Helper()
	quick, _, err := Executables()
	if err != nil {
		b.Fatal(err)
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(quick), chromedp.WindowSize(viewWidth, viewHeight),
		chromedp.Flag("host-resolver-rules", fmt.Sprintf("MAP * %s:%d", pin.Address, pin.To)))
	for name, value := range flags {
		options = append(options, chromedp.Flag(name, value))
	}
	allocator, stop := chromedp.NewExecAllocator(b.Context(), options...)
	b.Cleanup(stop)
	browser, stopBrowser := chromedp.NewContext(allocator)
	b.Cleanup(stopBrowser)
	if err := chromedp.Do(browser); err != nil {
		b.Fatal(err)
	}
	var targets []*chromedp.Target
	for range benchTabs {
		ctx, closeTab := chromedp.NewContext(browser)
		b.Cleanup(closeTab)
		if err := chromedp.Do(ctx); err != nil {
			b.Fatal(err)
		}
		targets = append(targets, chromedp.FromContext(ctx).Target)
	}
	return targets
}

// BenchmarkCapture compares the full capture with audits looking on against
// the floor: plain chromedp that opens the page and takes its DOMSnapshot. The
// two take turns, so that other load of the machine meets both.
func BenchmarkCapture(b *testing.B) {
	handler, pages := benchSite(b)
	pin := serve(b, handler)
	bare := bareTabs(b, pin)
	pool, err := NewPool()
	if err != nil {
		b.Fatal(err)
	}
	session := visitIn(b, pool, Options{}, pin)
	b.Cleanup(func() {
		if err := errors.Join(session.Close(), pool.Close()); err != nil {
			b.Error(err)
		}
	})
	look := Inspect(func(p *evidence.Page) []evidence.Region {
		doc, err := p.Document()
		if err != nil {
			return nil
		}
		doc.Find("a").Each(func(_ int, a *goquery.Selection) { _ = a.Text() })
		_ = doc.Read(doc.Root())
		return nil
	})
	floor := func() float64 {
		return inTabs(b, pages, func(tab, page int) error {
			ctx, cancel := context.WithTimeout(b.Context(), time.Minute)
			defer cancel()
			if _, err := chromedp.Navigate(fmt.Sprintf("%s/%d", host, page))(ctx, bare[tab]); err != nil {
				return err
			}
			_, err := cdp.Call(ctx, bare[tab], domsnapshot.CaptureSnapshot, domsnapshot.CaptureSnapshotParams{ComputedStyles: styles})
			return err
		})
	}
	full := func() float64 {
		return inTabs(b, pages, func(_, page int) error {
			p, err := session.Capture(b.Context(), fmt.Sprintf("%s/%d", host, page), look)
			if err != nil {
				return err
			}
			if p.Failure != nil {
				return p.Failure
			}
			return nil
		})
	}
	floor()
	full() // both warm
	var bestFloor, bestFull float64
	for b.Loop() {
		bestFloor, bestFull = max(bestFloor, floor()), max(bestFull, full())
	}
	b.ReportMetric(bestFloor, "floor-pages/s")
	b.ReportMetric(bestFull, "full-pages/s")
	b.ReportMetric(bestFull/bestFloor, "ratio")
}

// BenchmarkMemory reports the memory of this program and of all processes of
// Chromium after 60 and after 600 pages.
func BenchmarkMemory(b *testing.B) {
	handler, pages := benchSite(b)
	pin := serve(b, handler)
	pool, err := NewPool()
	if err != nil {
		b.Fatal(err)
	}
	session := visitIn(b, pool, Options{}, pin)
	seen := 0
	seeUntil := func(n int) {
		inTabs(b, n-seen, func(_, page int) error {
			_, err := session.Capture(b.Context(), fmt.Sprintf("%s/%d", host, page%pages))
			return err
		})
		seen = n
	}
	for b.Loop() {
		for _, n := range []int{60, 600} {
			seeUntil(n)
			own, _ := stat(os.Getpid())
			b.ReportMetric(float64(own.rss)/(1<<20), fmt.Sprintf("MB-program-%d", n))
			b.ReportMetric(float64(residentMemory(descendants(pool.PIDs()...)))/(1<<20), fmt.Sprintf("MB-chromium-%d", n))
		}
	}
	if err := errors.Join(session.Close(), pool.Close()); err != nil {
		b.Error(err)
	}
}
