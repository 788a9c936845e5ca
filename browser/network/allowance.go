package network

import "sync/atomic"

// earnedPerByte is what a tunnel may receive for each byte sent into it. An
// HTTP/2 connection carries the responses of many pages, so a fixed limit would
// cut good ones off. A request of 100 bytes or more earns above 1.6 MB; the few
// dozen bytes by which a browser acknowledges every 3 MB of an endless response
// earn less than they let in.
const earnedPerByte = 16 << 10

// allowance is what a site may still send on one connection.
type allowance struct {
	full int64
	left atomic.Int64
}

func newAllowance(full int64) *allowance {
	a := &allowance{full: full}
	a.refill()
	return a
}

// refill starts a new response.
func (a *allowance) refill() { a.left.Store(a.full) }

// earn adds what sent bytes allow, up to the full allowance.
func (a *allowance) earn(sent int) {
	for {
		left := a.left.Load()
		more := min(a.full, left+int64(sent)*earnedPerByte)
		if a.left.CompareAndSwap(left, more) {
			return
		}
	}
}

// spend takes received bytes off; [ErrTooLarge] when there were not as many left.
func (a *allowance) spend(received int) error {
	if a.left.Add(-int64(received)) < 0 {
		return ErrTooLarge
	}
	return nil
}
