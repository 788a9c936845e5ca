package network

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestProxyCutsResponsesThatAreTooLarge(t *testing.T) {
	tests := []struct{ name, head string }{
		{"with a length", "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"},
		{"without a length", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			policy := listen(t, func(conn *net.TCPConn) {
				defer discard(conn)
				if _, err := http.ReadRequest(bufio.NewReader(conn)); err == nil {
					_, _ = io.WriteString(conn, test.head+strings.Repeat("x", 1_000_000))
				}
			})
			policy.MaxBytes = 100_000
			p := startProxy(t, policy)
			_, answer := connectTo(t, p, getRoot)
			got, err := io.ReadAll(answer)
			if !errors.Is(err, syscall.ECONNRESET) || int64(len(got)) > policy.MaxBytes {
				t.Errorf("read %d bytes, error %v; want at most %d and a reset, lest it looks whole", len(got), err, policy.MaxBytes)
			}
			if logged, _ := p.dialer.Log().Find("www.test", 80); CauseOf(logged.Err) != CauseTooLarge || !logged.Address.IsValid() {
				t.Errorf("log has %+v, want the address and %s", logged, CauseTooLarge)
			}
			if _, found := p.dialer.Log().Address("www.test", 80); !found {
				t.Error("the address of the connection is no longer in the log")
			}
		})
	}
}

func TestLimitHoldsForEachResponse(t *testing.T) {
	policy := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, strings.Repeat("x", 60_000))
	})
	policy.MaxBytes = 100_000
	client := through(t, startProxy(t, policy))
	for i := range 4 {
		if got, err := get(t, client, "http://www.test/"); err != nil || len(got.body) != 60_000 {
			t.Fatalf("response %d: %d bytes, %v, want all 60000", i, len(got.body), err)
		}
	}
}

func TestAnswerToAnUnfinishedUploadArrives(t *testing.T) {
	const refusal = "HTTP/1.1 413 Content Too Large\r\nConnection: close\r\n\r\ntoo much"
	p := startProxy(t, listen(t, func(conn *net.TCPConn) {
		if _, err := http.ReadRequest(bufio.NewReader(conn)); err == nil {
			_, _ = io.WriteString(conn, refusal)
		}
		_ = conn.CloseWrite()
		_, _ = io.Copy(io.Discard, conn)
		discard(conn)
	}))
	conn, answer := connectTo(t, p, "POST http://www.test/ HTTP/1.1\r\nContent-Length: 100000\r\n\r\nsome")
	got := make([]byte, len(refusal))
	if _, err := io.ReadFull(answer, got); err != nil || string(got) != refusal {
		t.Errorf("got %q, %v, want %q", got, err, refusal)
	}
	discard(conn)
}

func TestCloseEndsPeersThatNeverDo(t *testing.T) {
	greeted := make(chan struct{}, 10)
	policy := listen(t, func(conn *net.TCPConn) {
		_, _ = io.WriteString(conn, "HTTP/1.1 200 OK\r\n\r\nslow")
		greeted <- struct{}{}
		// Neither reads nor closes until the proxy does.
		_ = conn.SetReadDeadline(time.Now().Add(time.Minute))
		for buffer := make([]byte, 1); ; {
			if _, err := conn.Read(buffer); err != nil {
				discard(conn)
				return
			}
		}
	})
	p, err := StartProxy(t.Context(), NewDialer(policy), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	connectTo(t, p, "")
	connectTo(t, p, "GET http://www.te")
	connectTo(t, p, getRoot)
	connectTo(t, p, "POST http://www.test/ HTTP/1.1\r\nContent-Length: 10\r\n\r\nx")
	connectTo(t, p, "CONNECT www.test:80 HTTP/1.1\r\n\r\n")
	half, _ := connectTo(t, p, "CONNECT www.test:80 HTTP/1.1\r\n\r\n")
	for range 4 {
		<-greeted
	}
	if err := half.CloseWrite(); err != nil {
		t.Fatal(err)
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
	if left := leftGoroutines(); left != "" {
		t.Errorf("after Close these run still:\n%s", left)
	}
	if got := p.dialer.Stats().Open; got != 0 {
		t.Errorf("%d connections are open after Close, want none", got)
	}
	if conn, err := net.Dial("tcp", p.Addr().String()); err == nil {
		discard(conn)
		t.Error("the closed proxy accepts connections")
	}
}

func TestProxyEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	p, err := StartProxy(ctx, NewDialer(Policy{}), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, answer := connectTo(t, p, "")
	cancel()
	if got, err := io.ReadAll(answer); len(got) != 0 {
		t.Errorf("read %q, %v, want the end", got, err)
	}
	if err := p.Close(); err != nil {
		t.Errorf("Close after the context: %v", err)
	}
}

func TestProxyThatCannotListen(t *testing.T) {
	p := startProxy(t, Policy{})
	if second, err := StartProxy(t.Context(), p.dialer, p.Addr().String()); err == nil {
		_ = second.Close()
		t.Errorf("a second proxy listens on %s", p.Addr())
	}
}
