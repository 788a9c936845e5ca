package network

import (
	"net/netip"
	"sync"
	"time"
)

// logSize is how many dials are remembered: many times what one page makes.
const logSize = 4096

// Dial is one connection made, not made, or broken off.
type Dial struct {
	Host string
	Port uint16
	// Address is what was dialled; invalid when it did not come to that.
	Address netip.AddrPort
	// Err is nil when the connection stood. A connection that stood and was
	// broken off later has a second record.
	Err  error
	When time.Time
}

// DialLog remembers the latest dials of a [Dialer]. Behind a proxy the browser
// sees neither addresses nor causes: they are read here. Safe for concurrent use.
type DialLog struct {
	mu    sync.Mutex
	dials []Dial
	next  int
}

// Find returns the latest record of host and port, whatever became of it.
func (l *DialLog) Find(host string, port uint16) (Dial, bool) {
	return l.find(host, port, func(Dial) bool { return true })
}

// Address returns the address that the latest successful dial of host and port reached.
func (l *DialLog) Address(host string, port uint16) (netip.AddrPort, bool) {
	dial, found := l.find(host, port, func(d Dial) bool { return d.Err == nil })
	return dial.Address, found
}

func (l *DialLog) find(host string, port uint16, fits func(Dial) bool) (Dial, bool) {
	host, err := canonicalHost(host)
	if err != nil {
		return Dial{}, false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := range l.dials {
		dial := l.dials[(l.next-1-i+len(l.dials))%len(l.dials)]
		if dial.Port == port && dial.Host == host && fits(dial) {
			return dial, true
		}
	}
	return Dial{}, false
}

func (l *DialLog) add(dial Dial) {
	dial.When = time.Now()
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.dials) < logSize {
		l.dials = append(l.dials, dial)
		l.next = len(l.dials) % logSize
		return
	}
	l.dials[l.next] = dial
	l.next = (l.next + 1) % logSize
}
