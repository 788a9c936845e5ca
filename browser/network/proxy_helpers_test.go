package network

import (
	"bufio"
	"context"
	"crypto/tls"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"testing"
	"time"
)

// getRoot is a whole request for the site that every policy here reaches.
const getRoot = "GET http://www.test/ HTTP/1.1\r\nHost: www.test\r\n\r\n"

func startProxy(t testing.TB, policy Policy) *Proxy {
	t.Helper()
	p, err := StartProxy(context.Background(), NewDialer(policy), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

// through gives a client that uses the proxy as a browser does.
func through(t testing.TB, p *Proxy) *http.Client {
	t.Helper()
	proxyURL, err := url.Parse(p.URL())
	if err != nil {
		t.Fatal(err)
	}
	transport := &http.Transport{
		Proxy:           http.ProxyURL(proxyURL),
		TLSClientConfig: &tls.Config{InsecureSkipVerify: true},
	}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport}
}

// connectTo opens a connection to the proxy and sends text.
func connectTo(t testing.TB, p *Proxy, text string) (*net.TCPConn, *bufio.Reader) {
	t.Helper()
	conn, err := net.DialTCP("tcp", nil, net.TCPAddrFromAddrPort(netip.MustParseAddrPort(p.Addr().String())))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { discard(conn) })
	if err := conn.SetDeadline(time.Now().Add(30 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(conn, text); err != nil {
		t.Fatal(err)
	}
	return conn, bufio.NewReader(conn)
}

// listen runs a site on loopback that treats each connection as handle says.
func listen(t testing.TB, handle func(*net.TCPConn)) Policy {
	t.Helper()
	listener, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.AcceptTCP()
			if err != nil {
				return
			}
			go handle(conn)
		}
	}()
	return pinTo(t, 80, listener.Addr())
}

func discardBody(response *http.Response) { _ = response.Body.Close() }
