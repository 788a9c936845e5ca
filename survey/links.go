package survey

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"sync"
	"time"

	"wangjian/evidence"
)

const (
	linkWorkers = 8               // plain requests under way at once
	secondTry   = 3 * time.Second // pause before a link is asked again
)

// checkLinks measures every address once, and what failed a second time
// before it counts as failed. Pages that the browser has seen well are not
// asked again. Addresses that the survey's end left unasked are returned.
func (s *walk) checkLinks(ctx context.Context, addresses []string) (probes []evidence.Probe, left []string) {
	probes = make([]evidence.Probe, len(addresses))
	asked := make([]bool, len(addresses))
	s.eachLink(addresses, nil, func(i int) {
		probes[i] = s.probeLink(ctx, addresses[i], http.MethodHead)
		asked[i] = !stopped(&probes[i])
	})
	suspects := slices.DeleteFunc(indexes(len(probes)), func(i int) bool {
		return !asked[i] || probes[i].Failure == nil || !worthAsking(probes[i].Failure)
	})
	if len(suspects) > 0 && s.pause(ctx, secondTry) {
		s.eachLink(addresses, suspects, func(i int) {
			second := s.probeLink(ctx, addresses[i], http.MethodGet)
			if stopped(&second) {
				return
			}
			second.Attempts = probes[i].Attempts + 1
			second.Steps = append(probes[i].Steps, second.Steps...)
			probes[i] = second
		})
	}
	kept := probes[:0]
	for i := range probes {
		if asked[i] {
			kept = append(kept, probes[i])
		} else {
			left = append(left, addresses[i])
		}
	}
	return kept, left
}

// worthAsking reports failures that a second try may prove wrong. A wall will
// answer again, and a refusal of our own policy stays one.
func worthAsking(f *evidence.Failure) bool {
	return f.Kind != evidence.FailureChallenge && f.Kind != evidence.FailurePolicy && f.Kind != evidence.FailureBudget
}

func indexes(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// pause waits, and reports whether the survey goes on after it.
func (s *walk) pause(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
	case <-s.stop:
	}
	return false
}

// eachLink runs work for the chosen addresses (all when chosen is nil), a few
// at a time, until the survey is to end.
func (s *walk) eachLink(addresses []string, chosen []int, work func(int)) {
	if chosen == nil {
		chosen = indexes(len(addresses))
	}
	queue := make(chan int)
	var workers sync.WaitGroup
	var done progress
	for range min(linkWorkers, len(chosen)) {
		workers.Go(func() {
			for i := range queue {
				work(i)
				s.tell(Event{Stage: StageLinks, Done: done.next(), Total: len(chosen), URL: addresses[i]})
			}
		})
	}
	for _, i := range chosen {
		if s.ending() {
			break
		}
		queue <- i
	}
	close(queue)
	workers.Wait()
}

// probeLink asks for one link's target: by HEAD, and by GET where the answer
// to HEAD is no good answer, since many servers know only GET.
func (s *walk) probeLink(ctx context.Context, address, method string) evidence.Probe {
	if page := s.seenAt(address); page != nil {
		return evidence.Probe{
			Kind: evidence.ProbeLink, URL: address, At: page.Captured, Took: page.Timing.FirstByte, Status: page.Status(),
			Address: page.Address(), FinalURL: page.FinalURL, Attempts: page.Attempts,
		}
	}
	return s.measure(ctx, evidence.ProbeLink, address, func(ctx context.Context, m *measurement) error {
		err := s.answer(ctx, m, method)
		if err == nil || method == http.MethodGet || errors.Is(err, errStopped) || ctx.Err() != nil {
			return err
		}
		m.step("HEAD: %v", err)
		return s.answer(ctx, m, http.MethodGet)
	})
}

// progress counts steps of concurrent workers.
type progress struct {
	mu   sync.Mutex
	done int
}

func (p *progress) next() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	return p.done
}
