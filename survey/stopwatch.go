package survey

import (
	"context"
	"fmt"
	"time"

	"wangjian/evidence"
)

// probeTime bounds one plain measurement: the rulebook's 15 s, ours too.
const probeTime = 15 * time.Second

// errSlow says that a measurement's time was up.
var errSlow = &evidence.Failure{Kind: evidence.FailureSlow, Detail: fmt.Sprintf("no answer within %v", probeTime)}

// stopwatch is the clock and the limit of one measurement. It stands while a
// request waits for its host's turn. It belongs to one goroutine.
type stopwatch struct {
	now    func() time.Time
	cancel context.CancelCauseFunc
	limit  *time.Timer // cancels the measurement's context with errSlow

	begun   time.Time // when it first ran; zero before
	since   time.Time // when it last started
	spent   time.Duration
	running bool
}

// newStopwatch returns a stopwatch that stands at zero, and the context that
// it limits, which ends with the survey too. Its end must be called.
func (s *walk) newStopwatch(ctx context.Context) (context.Context, *stopwatch) {
	ctx, cancel := context.WithCancelCause(ctx)
	go func() { // ends with the measurement
		select {
		case <-s.stop:
			cancel(errStopped)
		case <-ctx.Done():
		}
	}()
	limit := time.AfterFunc(probeTime, func() { cancel(errSlow) })
	limit.Stop()
	return ctx, &stopwatch{now: s.plan.Now, cancel: cancel, limit: limit}
}

// start lets the time run on.
func (w *stopwatch) start() {
	w.since = w.now()
	if w.begun.IsZero() {
		w.begun = w.since
	}
	w.running = true
	w.limit.Reset(probeTime - w.spent)
}

// stand stops the time.
func (w *stopwatch) stand() {
	w.limit.Stop()
	w.spent = w.elapsed()
	w.running = false
}

// elapsed returns how long the stopwatch has run.
func (w *stopwatch) elapsed() time.Duration {
	if w.running {
		return w.spent + w.now().Sub(w.since)
	}
	return w.spent
}

// end stops the time and ends the context.
func (w *stopwatch) end() {
	w.stand()
	w.cancel(nil)
}

// turn waits for a host's turn, off the clock, and lets the time run on.
func (s *walk) turn(ctx context.Context, watch *stopwatch, host string) error {
	watch.stand()
	if err := s.pace.turn(ctx, host); err != nil {
		return err
	}
	watch.start()
	return nil
}
