package network

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
)

// BenchmarkForward measures one small plain request over connections kept alive.
func BenchmarkForward(b *testing.B) {
	answer := strings.Repeat("x", 2000)
	p := startProxy(b, serve(b, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, answer) }))
	conn, input := connectTo(b, p, "")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := io.WriteString(conn, getRoot); err != nil {
			b.Fatal(err)
		}
		response, err := http.ReadResponse(input, nil)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, response.Body); err != nil {
			b.Fatal(err)
		}
		discardBody(response)
	}
}

// BenchmarkTunnel measures a megabyte through a tunnel, the site's side included.
func BenchmarkTunnel(b *testing.B) {
	const size = 1 << 20
	answer := strings.Repeat("x", size)
	policy := serve(b, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", strconv.Itoa(size))
		_, _ = io.WriteString(w, answer)
	})
	policy.MaxBytes = 1 << 40
	p := startProxy(b, policy)
	conn, input := connectTo(b, p, "CONNECT www.test:80 HTTP/1.1\r\n\r\n")
	if _, err := input.Discard(len(tunnelEstablished)); err != nil {
		b.Fatal(err)
	}
	input = bufio.NewReaderSize(input, bufferSize)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := fmt.Fprint(conn, "GET / HTTP/1.1\r\nHost: www.test\r\n\r\n"); err != nil {
			b.Fatal(err)
		}
		response, err := http.ReadResponse(input, nil)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, response.Body); err != nil {
			b.Fatal(err)
		}
		discardBody(response)
	}
}
