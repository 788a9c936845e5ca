package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"slices"
	"sync"
	"syscall"
)

// signals turns Ctrl-C into the two ways to stop: soft closes at the first,
// ctx ends at the second.
type signals struct {
	ctx  context.Context
	soft chan struct{}
	end  func() (stopped bool)
}

func watchSignals(parent context.Context, stderr io.Writer, l language) *signals {
	ctx, cancel := context.WithCancel(parent)
	s := &signals{ctx: ctx, soft: make(chan struct{})}
	caught := make(chan os.Signal, 2)
	signal.Notify(caught, os.Interrupt, syscall.SIGTERM)
	var watching sync.WaitGroup
	stopped := false
	watching.Go(func() {
		for count := 0; ; count++ {
			select {
			case <-ctx.Done():
				return
			case <-caught:
			}
			stopped = true
			if count > 0 {
				cancel()
				return
			}
			say(stderr, "\n")
			l.complain(stderr, l.pick("正在做完手头的页面，再按一次立即结束", "finishing the pages in hand; once more to end at once"))
			close(s.soft)
		}
	})
	s.end = func() bool {
		signal.Stop(caught)
		cancel()
		watching.Wait()
		return stopped
	}
	return s
}

// unfinished answers for a survey that ended with an error. One that a second
// signal cut short is told as stopped, with every error besides that end
// itself; after a single signal an error is one like any other.
func (l language) unfinished(stderr io.Writer, err error, cut bool, dossier string) error {
	if !cut {
		return err
	}
	if !onlyCanceled(err) {
		l.complain(stderr, err.Error())
	}
	l.complain(stderr, l.pick("已中止；已采集的材料在", "stopped; what was captured lies in ")+dossier)
	return outcome(exitStopped)
}

// onlyCanceled reports whether everything that an error joins and wraps comes
// from an ended context. errors.Is asks for any part, this for all of them.
func onlyCanceled(err error) bool {
	if joined, ok := any(err).(interface{ Unwrap() []error }); ok {
		return !slices.ContainsFunc(joined.Unwrap(), func(part error) bool { return !onlyCanceled(part) })
	}
	if inner := errors.Unwrap(err); inner != nil {
		return onlyCanceled(inner)
	}
	return errors.Is(err, context.Canceled)
}
