package network

import (
	"bufio"
	"errors"
	"io"
	"strings"
	"testing"
)

func readHead(text string) (requestHead, error) {
	r := headReader{input: bufio.NewReaderSize(strings.NewReader(text), 16)}
	return r.next()
}

func TestHeadIsRewrittenForTheSite(t *testing.T) {
	tests := []struct{ name, in, address, out string }{
		{
			"the path takes the place of the address",
			"GET http://www.test/a?b=c HTTP/1.1\r\nHost: www.test\r\n\r\n", "www.test:80",
			"GET /a?b=c HTTP/1.1\r\nHost: www.test\r\n\r\n",
		},
		{
			"an address without path",
			"GET http://www.test:8080 HTTP/1.1\r\n\r\n", "www.test:8080", "GET / HTTP/1.1\r\n\r\n",
		},
		{
			"a query without path",
			"GET http://www.test?q HTTP/1.1\r\n\r\n", "www.test:80", "GET /?q HTTP/1.1\r\n\r\n",
		},
		{
			"escapes that are none are left alone",
			"GET http://www.test//%zz/%u4e2d|?a;b=%GB HTTP/1.1\r\n\r\n", "www.test:80",
			"GET //%zz/%u4e2d|?a;b=%GB HTTP/1.1\r\n\r\n",
		},
		{
			"an IPv6 host without port",
			"GET http://[::1]/ HTTP/1.1\r\n\r\n", "[::1]:80", "GET / HTTP/1.1\r\n\r\n",
		},
		{
			"what is meant for the proxy is taken out",
			"GET http://h/ HTTP/1.1\r\nProxy-Connection: keep-alive\r\nproxy-authorization: x\r\nUpgrade: h2c\r\n" +
				"HTTP2-Settings: y\r\nAccept-Encoding: gzip, br\r\nUpgrade-Insecure-Requests: 1\r\n\r\n", "h:80",
			"GET / HTTP/1.1\r\nConnection: keep-alive\r\nAccept-Encoding: gzip, br\r\nUpgrade-Insecure-Requests: 1\r\n\r\n",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			head, err := readHead(test.in)
			if err != nil {
				t.Fatalf("%q: %v", test.in, err)
			}
			if head.address != test.address || string(head.text) != test.out {
				t.Errorf("%q:\n got %q %q\nwant %q %q", test.in, head.address, head.text, test.address, test.out)
			}
		})
	}
}

func TestHeadsThatAreRefused(t *testing.T) {
	const get = "GET http://h/ HTTP/1.1\r\n"
	tests := []struct {
		name, in string
		want     error
	}{
		{"the end between requests", "", io.EOF},
		{"the end within the request line", "GET http", io.ErrUnexpectedEOF},
		{"the end within the fields", get + "Host: h\r\n", io.ErrUnexpectedEOF},
		{"a request to the proxy itself", "GET / HTTP/1.1\r\n\r\n", errMalformed},
		{"an https address, which must come as CONNECT", "GET https://h/ HTTP/1.1\r\n\r\n", errMalformed},
		{"an address without host", "GET http:///a HTTP/1.1\r\n\r\n", errMalformed},
		{"a user name", "GET http://a@h/ HTTP/1.1\r\n\r\n", errMalformed},
		{"another protocol", "GET http://h/ HTTP/2.0\r\n\r\n", errMalformed},
		{"no version", "GET http://h/\r\n\r\n", errMalformed},
		{"TLS", "\x16\x03\x01\x02\x00\x01\r\n", errMalformed},
		{"a field without colon", get + "Host\r\n\r\n", errMalformed},
		{"a folded field", get + "A: b\r\n c\r\n\r\n", errMalformed},
		{"a carriage return inside a line", get + "A: b\rX: y\r\n\r\n", errMalformed},
		{"two lengths", get + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", errMalformed},
		{"a negative length", get + "Content-Length: -1\r\n\r\n", errMalformed},
		{"a chunked request", get + "Transfer-Encoding: chunked\r\n\r\n", errLengthUnknown},
		{"an endless line", "GET http://h/" + strings.Repeat("a", maxHead), errHeadTooLarge},
		{"endless fields", get + strings.Repeat("A: b\r\n", maxHead/5), errHeadTooLarge},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if head, err := readHead(test.in); !errors.Is(err, test.want) {
				t.Errorf("%.60q: got %+v, %v, want %v", test.in, head, err, test.want)
			}
		})
	}
}

func TestHeadsFollowEachOther(t *testing.T) {
	r := headReader{input: bufio.NewReader(strings.NewReader(
		"POST http://a/ HTTP/1.1\r\nContent-Length: 0\r\n\r\nCONNECT b:443 HTTP/1.1\r\nHost: b:443\r\n\r\n"))}
	first, err := r.next()
	if err != nil || first.connect || first.address != "a:80" || first.body != 0 {
		t.Errorf("first head: %+v, %v", first, err)
	}
	second, err := r.next()
	if err != nil || !second.connect || second.address != "b:443" {
		t.Errorf("second head: %+v, %v", second, err)
	}
}

func FuzzHead(f *testing.F) {
	for _, seed := range []string{
		"GET http://h/a HTTP/1.1\r\nHost: h\r\nProxy-Connection: keep-alive\r\n\r\n",
		"CONNECT h:443 HTTP/1.1\r\n\r\n", "POST http://h HTTP/1.1\nContent-Length: 5\n\nhello", "GET http://[::1]:1?a HTTP/1.0\r\n\r\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		head, err := readHead(text)
		if err != nil || head.connect {
			return
		}
		out := string(head.text)
		if strings.Count(out, "\r\n\r\n") != 1 || !strings.HasSuffix(out, "\r\n\r\n") {
			t.Errorf("%q became %q, want one head and its end", text, out)
		}
		for _, field := range []string{"\nproxy-connection:", "\nproxy-authorization:", "\nupgrade:"} {
			if strings.Contains(strings.ToLower(out), field) {
				t.Errorf("%q became %q, with a field for the proxy", text, out)
			}
		}
		if head.body < 0 {
			t.Errorf("%q has a body of %d bytes", text, head.body)
		}
	})
}
