package network

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"
)

// dialLimit bounds the wait for a free connection and the dial together. The
// browser gives a tunnel up after as long, and the proxy is not told.
const dialLimit = 30 * time.Second

const tunnelEstablished = "HTTP/1.1 200 Connection established\r\n\r\n"

var readers pool[bufio.Reader]

// session serves one connection of the browser, which has at most one stream at a time.
type session struct {
	proxy   *Proxy
	browser *net.TCPConn
	heads   headReader
	stream  *stream
	address string // of the stream, as the browser writes it
}

func (p *Proxy) serve(ctx context.Context, browser *net.TCPConn) {
	defer discard(browser)
	stop := context.AfterFunc(ctx, func() { discard(browser) })
	defer stop()
	input := readers.get()
	input.Reset(browser)
	defer func() {
		input.Reset(nil)
		readers.put(input)
	}()
	s := &session{proxy: p, browser: browser, heads: headReader{input: input}}
	defer s.release()
	for s.next(ctx) {
	}
}

// next serves one request; false when the connection is to end.
func (s *session) next(ctx context.Context) bool {
	head, err := s.heads.next()
	switch {
	case err != nil:
		s.fault(err)
		return false
	case head.connect:
		s.tunnel(ctx, head.address)
		return false
	default:
		return s.forward(ctx, head)
	}
}

// forward sends a plain request on; its answer comes through the stream.
func (s *session) forward(ctx context.Context, head requestHead) bool {
	if s.stream != nil && s.stream.ended() {
		return false
	}
	s.proxy.requests.Add(1)
	if s.stream == nil || s.address != head.address {
		s.release()
		if !s.open(ctx, head.address, "") {
			return false
		}
	}
	s.stream.allowance.refill()
	_, err := s.stream.Write(head.text)
	if err == nil && head.body > 0 {
		err = s.pass(io.LimitReader(s.heads.input, head.body))
	}
	if err != nil {
		s.settle()
		return false
	}
	return true
}

// tunnel passes everything on until one side ends.
func (s *session) tunnel(ctx context.Context, address string) {
	s.proxy.tunnels.Add(1)
	s.release()
	if !s.open(ctx, address, tunnelEstablished) {
		return
	}
	// The reader's own WriteTo would copy through a buffer of its own.
	if err := s.pass(struct{ io.Reader }{s.heads.input}); err != nil {
		s.settle()
	}
}

// pass copies what the browser sends to the site.
func (s *session) pass(from io.Reader) error {
	buffer := buffers.get()
	defer buffers.put(buffer)
	_, err := io.CopyBuffer(s.stream, from, buffer[:])
	return err
}

// open makes the session's stream, or answers that it could not be made.
func (s *session) open(ctx context.Context, address, greeting string) bool {
	dialling, cancel := context.WithTimeout(ctx, dialLimit)
	defer cancel()
	opened, err := openStream(dialling, s.proxy.dialer, address, s.browser, greeting)
	if err != nil {
		s.answer(http.StatusBadGateway, FailureHeader+": "+string(CauseOf(err))+"\r\n", err)
		return false
	}
	s.stream, s.address = opened, address
	s.stream.start(ctx)
	return true
}

// release ends the stream, if there is one.
func (s *session) release() {
	if s.stream != nil {
		s.stream.release()
		s.stream = nil
	}
}

// settle ends a session whose site takes no more bytes, or whose browser sends none.
func (s *session) settle() {
	if s.stream.stuck {
		s.stream.settle()
		s.drain()
	}
}

// fault answers a request that cannot be understood. While a site's answer is
// under way there is no place for another.
func (s *session) fault(err error) {
	if s.stream != nil {
		return
	}
	switch {
	case errors.Is(err, errMalformed):
		s.answer(http.StatusBadRequest, "", err)
	case errors.Is(err, errHeadTooLarge):
		s.answer(http.StatusRequestHeaderFieldsTooLarge, "", err)
	case errors.Is(err, errLengthUnknown):
		s.answer(http.StatusLengthRequired, "", err)
	}
}

// answer sends the proxy's own response, the last of this connection. A browser
// that is gone already needs none, so write errors end here.
func (s *session) answer(status int, field string, reason error) {
	text := reason.Error() + "\n"
	_, _ = fmt.Fprintf(s.browser, "HTTP/1.1 %d %s\r\n%sContent-Type: text/plain; charset=utf-8\r\n"+
		"Content-Length: %d\r\nConnection: close\r\n\r\n%s",
		status, http.StatusText(status), field, len(text), text)
	_ = s.browser.CloseWrite()
	_ = s.browser.SetReadDeadline(time.Now().Add(linger))
	s.drain()
}

// drain reads until the browser hangs up or the deadline passes: closing with
// bytes unread would reset the connection and lose the answer on its way.
func (s *session) drain() {
	_, _ = io.Copy(io.Discard, s.heads.input)
}
