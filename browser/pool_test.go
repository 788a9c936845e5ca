package browser

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
)

func TestWornProcessIsReplacedWithoutLosingPages(t *testing.T) {
	t.Parallel()
	pool := ownPool(t)
	pool.pagesEach = 10
	s := visitIn(t, pool, Options{}, serve(t, site{"/": html("<p>正文</p>")}))
	captureMany(t, s, 2, 30)
	if starts := pool.Starts(); starts < 3 || starts > 6 {
		t.Errorf("%d processes for 30 pages of at most 10 each, want 3 to 6", starts)
	}
	if running := len(pool.PIDs()); running > 2 {
		t.Errorf("%d processes run when all pages are done, want the last, at most with the one before", running)
	}
}

func TestFourTabsShowFortyPages(t *testing.T) {
	t.Parallel()
	var served atomic.Int64
	pages := site{"/": func(w http.ResponseWriter, r *http.Request) {
		served.Add(1)
		html("<title>"+r.URL.RawQuery+"</title><p>正文</p><img src=/missing.png><script>console.error('x')</script>")(w, r)
	}}
	captureMany(t, visit(t, Options{}, serve(t, pages)), 4, 40)
	if n := served.Load(); n != 40 {
		t.Errorf("the server was asked for %d pages, want 40", n)
	}
}

// captureMany sees n pages, at so many at once, each to be what its address says.
func captureMany(t *testing.T, s *Session, tabs, n int) {
	t.Helper()
	numbers := make(chan int)
	var group sync.WaitGroup
	for range tabs {
		group.Go(func() {
			for i := range numbers {
				p, err := s.Capture(t.Context(), fmt.Sprintf("%s/?%d", host, i))
				switch {
				case err != nil || p.Failure != nil || p.Attempts != 1:
					t.Errorf("page %d: %v, failure %v, %d attempts", i, err, p.Failure, p.Attempts)
				case p.Title != "" && p.Title != strconv.Itoa(i):
					t.Errorf("page %d shows page %s", i, p.Title)
				}
			}
		})
	}
	for i := range n {
		numbers <- i
	}
	close(numbers)
	group.Wait()
}

func TestLeftoversOfDeadProgramsAreRemoved(t *testing.T) {
	// Not parallel: it changes the environment.
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	dead := filepath.Join(folder, profilePrefix+"1")
	living := filepath.Join(folder, profilePrefix+"2")
	other := filepath.Join(folder, "somebody-else")
	for _, f := range []string{dead, living, other} {
		if err := os.Mkdir(f, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	lock, err := lockProfile(living)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := lock.Close(); err != nil {
			t.Error(err)
		}
	}()
	reapProfiles()
	for f, want := range map[string]bool{dead: false, living: true, other: true} {
		if _, err := os.Stat(f); (err == nil) != want {
			t.Errorf("%s is there: %v, want %v", filepath.Base(f), err == nil, want)
		}
	}
}

func TestClosedPoolLendsNothing(t *testing.T) {
	t.Parallel()
	pool, err := NewPool()
	if err != nil {
		t.Fatal(err)
	}
	if err := pool.Close(); err != nil {
		t.Fatal(err)
	}
	s := visitIn(t, pool, Options{}, serve(t, site{}))
	if p, err := s.Capture(t.Context(), host+"/"); err == nil {
		t.Errorf("Capture after the pool's end = %v, want an error", p)
	}
}
