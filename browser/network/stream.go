package network

import (
	"context"
	"errors"
	"io"
	"net"
	"net/netip"
	"sync/atomic"
	"time"
)

const (
	bufferSize = 32 << 10
	// stall is how long a site may refuse to take request bytes.
	stall = 30 * time.Second
	// linger is how long the browser may take to notice that the site has hung up.
	linger = 5 * time.Second
)

var buffers pool[[bufferSize]byte]

// stream is the connection to the site that belongs to one of the browser's
// connections. Its goroutine passes on what the site sends; what the browser
// sends is written to it by the session.
type stream struct {
	dialer    *Dialer
	site      net.Conn
	browser   *net.TCPConn
	endpoint  endpoint
	allowance *allowance

	stuck    bool        // a write failed; the session's own
	released atomic.Bool // the session wants no more of it
	stop     func() bool
	done     chan struct{}
}

// openStream dials e and sends greeting to the browser before anything of the site's.
func openStream(ctx context.Context, d *Dialer, address string, browser *net.TCPConn, greeting string) (*stream, error) {
	host, port, err := splitAddress(address)
	if err != nil {
		return nil, err
	}
	site, err := d.DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, err
	}
	if _, err := io.WriteString(browser, greeting); err != nil {
		discard(site)
		return nil, err
	}
	return &stream{
		dialer:    d,
		site:      site,
		browser:   browser,
		endpoint:  endpoint{host, port},
		allowance: newAllowance(d.policy.MaxBytes),
		done:      make(chan struct{}),
	}, nil
}

// start passes the site's bytes on until one side ends or ctx does.
func (s *stream) start(ctx context.Context) {
	s.stop = context.AfterFunc(ctx, func() { discard(s.site) })
	go s.run()
}

func (s *stream) run() {
	defer close(s.done)
	buffer := buffers.get()
	defer buffers.put(buffer)
	for {
		n, err := s.site.Read(buffer[:])
		if spent := s.allowance.spend(n); spent != nil {
			n, err = 0, spent
		}
		if n > 0 {
			if _, gone := s.browser.Write(buffer[:n]); gone != nil {
				discard(s.site)
				discard(s.browser)
				return
			}
		}
		if err != nil {
			s.end(err)
			return
		}
	}
}

// end tells the browser how the site's bytes ended. Only an orderly end may look
// like one: a body without length would else be taken for whole.
func (s *stream) end(err error) {
	switch {
	case s.released.Load():
	case errors.Is(err, io.EOF):
		_ = s.browser.CloseWrite()
		_ = s.browser.SetReadDeadline(time.Now().Add(linger))
	default:
		s.record(err)
		_ = s.browser.SetLinger(0)
		discard(s.browser)
		discard(s.site)
	}
}

// record logs that a connection which stood was broken off by the site or the policy.
func (s *stream) record(err error) {
	if errors.Is(err, net.ErrClosed) {
		return
	}
	var reached netip.AddrPort
	if remote, ok := s.site.RemoteAddr().(*net.TCPAddr); ok {
		reached = netip.AddrPortFrom(remote.AddrPort().Addr().Unmap(), remote.AddrPort().Port())
	}
	host, port := s.endpoint.host, s.endpoint.port
	s.dialer.log.add(Dial{
		Host: host, Port: port, Address: reached,
		Err: &DialError{Host: host, Port: port, Address: reached, Err: err},
	})
}

// Write sends the browser's bytes to the site.
func (s *stream) Write(p []byte) (int, error) {
	err := s.site.SetWriteDeadline(time.Now().Add(stall))
	if err == nil {
		s.allowance.earn(len(p))
		var n int
		if n, err = s.site.Write(p); err == nil {
			return n, nil
		}
	}
	s.stuck = true
	return 0, err
}

// ended says whether the site's bytes have come to their end.
func (s *stream) ended() bool {
	select {
	case <-s.done:
		return true
	default:
		return false
	}
}

// release closes the connection to the site without a word to the browser, and waits.
func (s *stream) release() {
	s.released.Store(true)
	s.stop()
	discard(s.site)
	<-s.done
}

// settle lets a site that takes no more bytes finish its answer, and waits.
func (s *stream) settle() {
	_ = s.site.SetReadDeadline(time.Now().Add(linger))
	<-s.done
}
