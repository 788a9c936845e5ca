package main

import (
	"context"
	"io"
	"os"
	"os/signal"
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
