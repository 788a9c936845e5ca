package network

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"syscall"
)

// Refusals of the policy, found with errors.Is.
var (
	// ErrPrivateAddress: every address of the host lies outside the public ranges.
	ErrPrivateAddress = errors.New("private addresses are refused unless --resolve or --allow-private names them")
	// ErrNameNotResolved: the name has no address, or none of the family asked for.
	ErrNameNotResolved = errors.New("the name does not resolve")
	// ErrResolver: our resolver gave no answer about the name; it says nothing about the host.
	ErrResolver = errors.New("our resolver gave no answer")
	// ErrTooLarge: a response passed Policy.MaxBytes and was cut off.
	ErrTooLarge = errors.New("the response is larger than the limit and was cut off")
	// ErrBudget: Policy.Budget is spent.
	ErrBudget = errors.New("the byte budget of this survey is spent")
	// ErrBusy: the wait for a free connection to the host was given up; it says nothing about the host.
	ErrBusy = errors.New("all connections allowed to this host are in use")
)

// Cause is the kind of a failure to reach a host, as logs and evidence name it.
type Cause string

// The causes. CauseNone is that of a nil error.
const (
	CauseNone            Cause = ""
	CausePrivateAddress  Cause = "private-address"
	CauseNameNotResolved Cause = "name-not-resolved"
	CauseRefused         Cause = "refused"
	CauseTimeout         Cause = "timeout"
	CauseReset           Cause = "reset"
	CauseUnreachable     Cause = "unreachable"
	CauseOwnNetwork      Cause = "own-network" // no resolver that answers, or no network of that family
	CauseTooLarge        Cause = "too-large"
	CauseBudget          Cause = "budget"
	CauseOther           Cause = "other"
)

// causes maps errors to causes; the first that fits decides. ErrBusy,
// ErrNameNotResolved and ErrResolver stand before the timeouts that they may wrap.
// A host out of reach is told by a router and may be the site's fault; a network
// out of reach is told by this machine, which has no route to it.
var causes = []struct {
	err   error
	cause Cause
}{
	{ErrPrivateAddress, CausePrivateAddress},
	{ErrNameNotResolved, CauseNameNotResolved},
	{ErrResolver, CauseOwnNetwork},
	{ErrTooLarge, CauseTooLarge},
	{ErrBudget, CauseBudget},
	{ErrBusy, CauseOther},
	{syscall.ECONNREFUSED, CauseRefused},
	{syscall.ECONNRESET, CauseReset},
	{syscall.ECONNABORTED, CauseReset},
	{syscall.EPIPE, CauseReset},
	{syscall.EHOSTUNREACH, CauseUnreachable},
	{syscall.EHOSTDOWN, CauseUnreachable},
	{syscall.ENETUNREACH, CauseOwnNetwork},
	{syscall.ENETDOWN, CauseOwnNetwork},
	{syscall.EADDRNOTAVAIL, CauseOwnNetwork},
	{syscall.EAFNOSUPPORT, CauseOwnNetwork},
	{syscall.ETIMEDOUT, CauseTimeout},
	{context.DeadlineExceeded, CauseTimeout},
}

// CauseOf finds the cause of an error of this package, of net or of net/http.
func CauseOf(err error) Cause {
	if err == nil {
		return CauseNone
	}
	for _, c := range causes {
		if errors.Is(err, c.err) {
			return c.cause
		}
	}
	var timed net.Error
	if errors.As(err, &timed) && timed.Timeout() {
		return CauseTimeout
	}
	return CauseOther
}

// reasons are the sentences for errors whose own text is made for programmers.
var reasons = map[Cause]string{
	CauseRefused:     "the connection was refused",
	CauseTimeout:     "there was no answer in time",
	CauseReset:       "the connection was reset",
	CauseUnreachable: "the host is unreachable",
}

// DialError says which host was not reached, or was lost again, at which address and why.
type DialError struct {
	Host string
	Port uint16
	// Address is what was dialled; invalid when it did not come to that.
	Address netip.AddrPort
	Err     error
}

// Error gives one English sentence that can be shown to a user.
func (e *DialError) Error() string {
	text := "reach " + joinHostPort(e.Host, e.Port)
	if e.Address.IsValid() {
		text += " at " + e.Address.String()
	}
	if reason, known := reasons[CauseOf(e.Err)]; known {
		return text + ": " + reason
	}
	return text + ": " + e.Err.Error()
}

// Unwrap gives the cause to errors.Is and errors.As.
func (e *DialError) Unwrap() error { return e.Err }
