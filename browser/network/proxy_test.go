package network

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestProxyForwardsPlainRequests(t *testing.T) {
	p := startProxy(t, serve(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		_, _ = fmt.Fprintf(w, "%s %s %s %q via=%q", r.Method, r.Host, r.RequestURI, body, r.Header.Values("Via"))
	}))
	client := through(t, p)
	response, err := client.Post("http://www.test/a%2Fb?c;d", "text/plain", strings.NewReader(strings.Repeat("x", 3)))
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(response.Body)
	discardBody(response)
	if want := `POST www.test /a%2Fb?c;d "xxx" via=[]`; err != nil || string(body) != want {
		t.Errorf("the site saw %s (%v), want %s", body, err, want)
	}
	if got, err := get(t, client, "http://www.test/"); err != nil || !strings.HasPrefix(got.body, "GET www.test / ") {
		t.Errorf("second request: %q, %v", got.body, err)
	}
	if got := p.Stats(); got.Requests != 2 || got.Tunnels != 0 {
		t.Errorf("stats %+v, want two requests", got)
	}
	if got := p.dialer.Stats(); got.Connections != 1 {
		t.Errorf("%d connections for two requests, want one kept alive", got.Connections)
	}
}

func TestResponsesPassUnaltered(t *testing.T) {
	const raw = "HTTP/1.1 200 \xba\xc3\r\nset cookie : a\r\nnonsense\r\nX-b:1\r\nx-B: 2\r\nConnection: close\r\n\r\nbody"
	p := startProxy(t, listen(t, func(conn *net.TCPConn) {
		defer discard(conn)
		if _, err := http.ReadRequest(bufio.NewReader(conn)); err == nil {
			_, _ = io.WriteString(conn, raw)
		}
	}))
	_, answer := connectTo(t, p, getRoot)
	if got, err := io.ReadAll(answer); err != nil || string(got) != raw {
		t.Errorf("got %q, %v, want %q", got, err, raw)
	}
}

func TestProxyTunnels(t *testing.T) {
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = fmt.Fprint(w, "secret ", r.Host)
	}))
	server.Config.ErrorLog = quiet
	server.StartTLS()
	defer server.Close()
	p := startProxy(t, pinTo(t, 443, server.Listener.Addr()))
	if got, err := get(t, through(t, p), "https://www.test/"); err != nil || got.body != "secret www.test" {
		t.Errorf("through the tunnel: %q, %v", got.body, err)
	}
	if got := p.Stats(); got.Tunnels != 1 || got.Requests != 0 {
		t.Errorf("stats %+v, want one tunnel", got)
	}
}

func TestTunnelCarriesAnything(t *testing.T) {
	p := startProxy(t, listen(t, func(conn *net.TCPConn) {
		defer discard(conn)
		_, _ = io.Copy(conn, conn)
	}))
	// What follows the head at once belongs to the tunnel already.
	conn, answer := connectTo(t, p, "CONNECT www.test:80 HTTP/1.1\r\nHost: www.test:80\r\n\r\nearly")
	want := tunnelEstablished + "early"
	got := make([]byte, len(want))
	if _, err := io.ReadFull(answer, got); err != nil || string(got) != want {
		t.Fatalf("got %q, %v, want %q", got, err, want)
	}
	for _, frame := range []string{"\x81\x05hello", strings.Repeat("x", 3*bufferSize)} {
		if _, err := io.WriteString(conn, frame); err != nil {
			t.Fatal(err)
		}
		back := make([]byte, len(frame))
		if _, err := io.ReadFull(answer, back); err != nil || string(back) != frame {
			t.Errorf("sent %d bytes, got %.20q, %v", len(frame), back, err)
		}
	}
}

func TestProxySaysWhyItFailed(t *testing.T) {
	policy := Policy{
		Pins:     []Pin{mustPin(t, fmt.Sprintf("refusing.test:*:127.0.0.1:%d", closedPort(t)))},
		Resolver: &names{answers: map[string][][]string{"inside.test": {{"10.0.0.1"}}}},
	}
	tests := []struct {
		name, host string
		want       Cause
	}{
		{"a closed port", "refusing.test", CauseRefused},
		{"an unknown name", "nobody.test", CauseNameNotResolved},
		{"a name inside the office", "inside.test", CausePrivateAddress},
		{"an address of this machine", "127.0.0.1", CausePrivateAddress},
	}
	for _, test := range tests {
		for _, request := range []string{"GET http://%s:81/ HTTP/1.1\r\n\r\n", "CONNECT %s:81 HTTP/1.1\r\n\r\n"} {
			t.Run(test.name+" "+request[:3], func(t *testing.T) {
				p := startProxy(t, policy)
				_, answer := connectTo(t, p, fmt.Sprintf(request, test.host))
				response, err := http.ReadResponse(answer, nil)
				if err != nil {
					t.Fatal(err)
				}
				defer discardBody(response)
				if got := Cause(response.Header.Get(FailureHeader)); response.StatusCode != http.StatusBadGateway || got != test.want {
					t.Errorf("got %d %q, want 502 %q", response.StatusCode, got, test.want)
				}
				logged, found := p.dialer.Log().Find(test.host, 81)
				if !found || CauseOf(logged.Err) != test.want {
					t.Errorf("log has %+v (%v), want %s", logged, found, test.want)
				}
			})
		}
	}
}

func TestProxyAnswersFaultyRequests(t *testing.T) {
	tests := []struct {
		name, request string
		want          int
	}{
		{"a request to the proxy itself", "GET / HTTP/1.1\r\n\r\n", http.StatusBadRequest},
		{"a body of unknown length", "POST http://www.test/ HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", http.StatusLengthRequired},
		{"an endless head", "GET http://www.test/" + strings.Repeat("a", maxHead) + " HTTP/1.1\r\n\r\n", http.StatusRequestHeaderFieldsTooLarge},
	}
	p := startProxy(t, Policy{Resolver: &names{}})
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, answer := connectTo(t, p, test.request)
			response, err := http.ReadResponse(answer, nil)
			if err != nil {
				t.Fatal(err)
			}
			defer discardBody(response)
			if response.StatusCode != test.want || response.Header.Get(FailureHeader) != "" {
				t.Errorf("got %d %v, want %d and no failure of a site", response.StatusCode, response.Header, test.want)
			}
		})
	}
}

func TestRedirectIntoTheOfficeIsRefused(t *testing.T) {
	policy := serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://inside.test/", http.StatusFound)
	})
	policy.Resolver = &names{answers: map[string][][]string{"inside.test": {{"127.0.0.1"}}}}
	got, err := get(t, through(t, startProxy(t, policy)), "http://www.test/")
	if err != nil {
		t.Fatal(err)
	}
	if cause := Cause(got.header.Get(FailureHeader)); cause != CausePrivateAddress {
		t.Errorf("after the redirect: %d %q, want %q", got.status, cause, CausePrivateAddress)
	}
}

func TestDataPassesAsItComes(t *testing.T) {
	more := make(chan struct{})
	p := startProxy(t, serve(t, func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, "first")
		_ = http.NewResponseController(w).Flush()
		<-more
		_, _ = io.WriteString(w, "second")
	}))
	_, answer := connectTo(t, p, getRoot)
	response, err := http.ReadResponse(answer, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer discardBody(response)
	first := make([]byte, len("first"))
	if _, err := io.ReadFull(response.Body, first); err != nil || string(first) != "first" {
		t.Errorf("while the response is unfinished: %q, %v", first, err)
	}
	close(more)
	if rest, err := io.ReadAll(response.Body); err != nil || string(rest) != "second" {
		t.Errorf("the rest: %q, %v", rest, err)
	}
}

func TestConnectionGoesFromHostToHost(t *testing.T) {
	policy := serve(t, func(w http.ResponseWriter, r *http.Request) { _, _ = fmt.Fprint(w, r.Host) })
	other := policy.Pins[0]
	other.Host = "other.test"
	policy.Pins = append(policy.Pins, other)
	p := startProxy(t, policy)
	conn, answer := connectTo(t, p, "")
	for _, host := range []string{"www.test", "other.test", "www.test"} {
		if _, err := fmt.Fprintf(conn, "GET http://%s/ HTTP/1.1\r\nHost: %s\r\n\r\n", host, host); err != nil {
			t.Fatal(err)
		}
		response, err := http.ReadResponse(answer, nil)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		discardBody(response)
		if err != nil || string(body) != host {
			t.Errorf("asked %s, got %q, %v", host, body, err)
		}
	}
}
