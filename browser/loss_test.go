package browser

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"

	"wangjian/evidence"
)

// ownPool returns a pool for tests that harm its browser.
func ownPool(t *testing.T) *Pool {
	t.Helper()
	pool, err := NewPool()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := pool.Close(); err != nil {
			t.Errorf("close the pool: %v", err)
		}
	})
	return pool
}

// harm returns an Inspect that does harm while the page's tab is open, at the
// first n pages.
func harm(n int32, do func()) Option {
	return Inspect(func(*evidence.Page) []evidence.Region {
		if atomic.AddInt32(&n, -1) >= 0 {
			do()
		}
		return []evidence.Region{{Box: evidence.Box{W: 50, H: 50}}}
	})
}

// crashTabs ends the renderers of all tabs of the pool.
func crashTabs(pool *Pool) {
	pool.mu.Lock()
	defer pool.mu.Unlock()
	for s := range pool.all {
		s.watcher.mu.Lock()
		for _, tab := range s.watcher.tabs {
			r := tab.record.Load()
			ctx, cancel := context.WithTimeout(s.ctx, 10*time.Second)
			go func() { _, _ = cdp.Call(ctx, tab.target, page.Crash, cdp.Empty{}) }() // never answered
			_ = r.wait(ctx, func(*recorder) bool { return false })
			cancel()
		}
		s.watcher.mu.Unlock()
	}
}

func killBrowsers(t *testing.T, pool *Pool) {
	t.Helper()
	for _, pid := range pool.PIDs() {
		if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
			t.Errorf("kill %d: %v", pid, err)
		}
	}
}

func TestLostTabCostsOneRetry(t *testing.T) {
	t.Parallel()
	pages := site{"/": html(`<p>正文</p>`)}
	tests := []struct {
		name     string
		losses   int32
		do       func(*testing.T, *Pool)
		want     evidence.FailureKind
		attempts int
	}{
		{"the renderer dies once", 1, func(_ *testing.T, p *Pool) { crashTabs(p) }, "", 2},
		{"the renderer dies twice", 2, func(_ *testing.T, p *Pool) { crashTabs(p) }, evidence.FailureCrash, 2},
		{"Chromium is killed once", 1, killBrowsers, "", 2},
		{"Chromium is killed twice", 2, killBrowsers, evidence.FailureCrash, 2},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			pool := ownPool(t)
			s := visitIn(t, pool, Options{}, serve(t, pages))
			p := see(t, s, host+"/", harm(test.losses, func() { test.do(t, pool) }))
			if kind(p) != test.want || p.Attempts != test.attempts || s.Retries() != 1 {
				t.Errorf("failure %v, %d attempts, %d retries; want %q, %d, 1", p.Failure, p.Attempts, s.Retries(), test.want, test.attempts)
			}
			if next := see(t, s, host+"/"); next.Failure != nil || next.Attempts != 1 {
				t.Errorf("the next page: failure %v, %d attempts, want it seen at once", next.Failure, next.Attempts)
			}
		})
	}
}

func TestChromiumKilledWhilePagesLoadLosesNone(t *testing.T) {
	t.Parallel()
	pool := ownPool(t)
	arrived := make(chan struct{}, 64)
	release := make(chan struct{})
	s := visitIn(t, pool, Options{}, serve(t, site{
		"/": func(w http.ResponseWriter, r *http.Request) {
			html("<p>正文</p><img src=/wait?"+r.URL.RawQuery+">")(w, r)
		}, "/wait": blockUntil(arrived, release),
	}))
	var group sync.WaitGroup
	for i := range 4 {
		group.Go(func() {
			p, err := s.Capture(t.Context(), fmt.Sprintf("%s/?%d", host, i))
			if err != nil || p.Failure != nil || p.Attempts != 2 {
				t.Errorf("page %d: %v, %+v, want it seen at the second try", i, err, p)
			}
		})
	}
	for range 4 {
		<-arrived
	}
	killBrowsers(t, pool)
	close(release)
	group.Wait()
}

func TestEndOfContextEndsCapture(t *testing.T) {
	t.Parallel()
	arrived := make(chan struct{}, 4)
	s := visit(t, Options{}, serve(t, site{"/": blockUntil(arrived, nil)}))
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-arrived
		cancel()
	}()
	if p, err := s.Capture(ctx, host+"/"); err == nil || p != nil {
		t.Errorf("Capture under an ended context = %v, %v, want an error", p, err)
	}
}

func TestSessionLeavesNothing(t *testing.T) {
	// Not parallel: it counts goroutines.
	before := runtime.NumGoroutine()
	pool, err := NewPool()
	if err != nil {
		t.Fatal(err)
	}
	t.Run("visit", func(t *testing.T) {
		s := visitIn(t, pool, Options{}, serve(t, site{"/": html(`<p>x</p><iframe src="http://b.example.com/f"></iframe><script>open('/f');alert(1)</script>`), "/f": html("f")}))
		for range 3 {
			see(t, s, host+"/", FirstScreen())
		}
	})
	var targets int
	for s := range pool.all {
		s.watcher.mu.Lock()
		targets += len(s.watcher.tabs)
		s.watcher.mu.Unlock()
		if s.users != 0 {
			t.Errorf("%d tabs still lent after the session's end", s.users)
		}
	}
	if targets != 0 {
		t.Errorf("%d tabs still open after the session's end", targets)
	}
	browsers := descendants(pool.PIDs()...)
	if len(browsers) == 0 {
		t.Error("no Chromium runs before the pool's end")
	}
	if err := pool.Close(); err != nil {
		t.Error(err)
	}
	deadline, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	for deadline.Err() == nil && (len(living(browsers)) > 0 || runtime.NumGoroutine() > before) {
		runtime.Gosched()
	}
	if left := living(browsers); len(left) > 0 {
		t.Errorf("processes %v outlive the pool", left)
	}
	if now := runtime.NumGoroutine(); now > before {
		stacks := make([]byte, 1<<16)
		t.Errorf("%d goroutines before, %d after:\n%s", before, now, stacks[:runtime.Stack(stacks, true)])
	}
	if left, err := filepath.Glob(filepath.Join(os.TempDir(), profilePrefix+strconv.Itoa(os.Getpid())+"-*")); err != nil || len(left) > 0 {
		t.Errorf("profile folders %v left behind, %v", left, err)
	}
}

// blockUntil tells of each request and answers it when release is closed, or
// never.
func blockUntil(arrived chan<- struct{}, release <-chan struct{}) func(w http.ResponseWriter, r *http.Request) {
	return func(_ http.ResponseWriter, r *http.Request) {
		arrived <- struct{}{}
		select {
		case <-release:
		case <-r.Context().Done():
		}
	}
}
