package network

import (
	"context"
	"errors"
	"fmt"
	"net"
	"sync"
	"sync/atomic"
	"time"
)

// acceptPause is the wait after a failed accept: the process is out of file descriptors.
const acceptPause = 50 * time.Millisecond

// FailureHeader stands in the 502 by which the proxy answers a request that
// could not be dialled; its value is a [Cause]. A site can send the same header
// itself: believe it only where the [DialLog] holds a failure too.
const FailureHeader = "X-Wangjian-Failure"

// Proxy is an HTTP forward proxy over a [Dialer], for a browser on this machine.
//
// A CONNECT request becomes a tunnel that is never opened. A plain request is
// sent on over a connection that belongs to the browser's own connection, and
// whatever the site answers is passed back as it comes, byte by byte.
//
// The proxy asks for no password, since Chromium can be given one only by
// intercepting every request. Listen on loopback: other users of the machine
// can then reach through it what the policy allows, and nothing else. On any
// other address everyone who can connect to it has the same.
type Proxy struct {
	dialer   *Dialer
	listener net.Listener
	cancel   context.CancelFunc
	running  sync.WaitGroup

	requests, tunnels atomic.Int64
}

// ProxyStats counts what a [Proxy] was asked for since it was started.
type ProxyStats struct {
	Requests int64 // plain requests
	Tunnels  int64 // CONNECT requests
}

// StartProxy listens on an address such as "127.0.0.1:0" and serves until ctx
// ends or Close is called. Close must be called in either case.
func StartProxy(ctx context.Context, d *Dialer, listen string) (*Proxy, error) {
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", listen)
	if err != nil {
		return nil, fmt.Errorf("listen for the browser: %w", err)
	}
	ctx, cancel := context.WithCancel(ctx)
	p := &Proxy{dialer: d, listener: listener, cancel: cancel}
	context.AfterFunc(ctx, func() { _ = listener.Close() })
	p.running.Go(func() { p.accept(ctx) })
	return p, nil
}

// Addr is the address listened on.
func (p *Proxy) Addr() net.Addr { return p.listener.Addr() }

// URL is the value for --proxy-server. Loopback hosts go past a proxy unless
// Chromium is also given --proxy-bypass-list=<-loopback>.
func (p *Proxy) URL() string { return "http://" + p.Addr().String() }

// Stats returns the counters.
func (p *Proxy) Stats() ProxyStats {
	return ProxyStats{Requests: p.requests.Load(), Tunnels: p.tunnels.Load()}
}

// Close ends every connection and waits until all of its goroutines have ended.
func (p *Proxy) Close() error {
	p.cancel()
	err := p.listener.Close()
	p.running.Wait()
	if err != nil && !errors.Is(err, net.ErrClosed) {
		return fmt.Errorf("close the proxy: %w", err)
	}
	return nil
}

func (p *Proxy) accept(ctx context.Context) {
	for {
		conn, err := p.listener.Accept()
		if err != nil {
			if errors.Is(err, net.ErrClosed) || !pause(ctx) {
				return
			}
			continue
		}
		browser, ok := conn.(*net.TCPConn)
		if !ok {
			discard(conn)
			continue
		}
		p.running.Go(func() { p.serve(ctx, browser) })
	}
}

// pause waits a moment; false when ctx has ended.
func pause(ctx context.Context) bool {
	select {
	case <-time.After(acceptPause):
		return true
	case <-ctx.Done():
		return false
	}
}
