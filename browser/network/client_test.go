package network

import (
	"compress/gzip"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// answer is a response that has been read as far as it went.
type answer struct {
	status int
	header http.Header
	body   string
}

// get asks with client and gives the answer and the first error of asking and reading.
func get(t testing.TB, client *http.Client, url string) (answer, error) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := client.Do(request)
	if err != nil {
		return answer{}, err
	}
	body, err := io.ReadAll(response.Body)
	if closing := response.Body.Close(); closing != nil {
		t.Errorf("close body of %s: %v", url, closing)
	}
	return answer{response.StatusCode, response.Header, string(body)}, err
}

func newClient(t testing.TB, policy Policy) *http.Client {
	t.Helper()
	client := NewDialer(policy).Client()
	t.Cleanup(client.CloseIdleConnections)
	return client
}

func TestClientReportsRedirects(t *testing.T) {
	client := newClient(t, serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://inside.test/", http.StatusFound)
	}))
	got, err := get(t, client, "http://www.test/")
	if err != nil {
		t.Fatal(err)
	}
	if to := got.header.Get("Location"); got.status != http.StatusFound || to != "http://inside.test/" {
		t.Errorf("got %d to %q, want the redirect itself", got.status, to)
	}
}

func TestFollowedRedirectMeetsThePolicy(t *testing.T) {
	policy := serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://inside.test/", http.StatusFound)
	})
	policy.Resolver = &names{answers: map[string][][]string{"inside.test": {{"127.0.0.1"}}}}
	client := newClient(t, policy)
	client.CheckRedirect = nil
	if _, err := get(t, client, "http://www.test/"); !errors.Is(err, ErrPrivateAddress) {
		t.Errorf("redirect to a private address: %v, want ErrPrivateAddress", err)
	}
}

func TestClientLimitsBodies(t *testing.T) {
	tests := []struct {
		name    string
		size    int
		gzipped bool
		want    error
	}{
		{"a body of exactly the limit is whole", 1000, false, nil},
		{"a byte more is cut", 1001, false, ErrTooLarge},
		{"a compressed body is counted as unpacked", 100_000, true, ErrTooLarge},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			policy := serve(t, func(w http.ResponseWriter, _ *http.Request) {
				var out io.Writer = w
				if test.gzipped {
					w.Header().Set("Content-Encoding", "gzip")
					packed := gzip.NewWriter(w)
					defer func() { _ = packed.Close() }()
					out = packed
				}
				_, _ = io.WriteString(out, strings.Repeat("x", test.size))
			})
			policy.MaxBytes = 1000
			got, err := get(t, newClient(t, policy), "http://www.test/")
			if !errors.Is(err, test.want) || len(got.body) != 1000 {
				t.Errorf("read %d bytes, error %v; want 1000 and %v", len(got.body), err, test.want)
			}
		})
	}
}

func TestClientTrustsTheRootsGiven(t *testing.T) {
	server := httptest.NewUnstartedServer(http.NotFoundHandler())
	server.Config.ErrorLog = quiet
	server.StartTLS()
	defer server.Close()
	policy := pinTo(t, 443, server.Listener.Addr())
	policy.Pins[0].Host = "example.com" // the name in httptest's certificate

	var unknown x509.UnknownAuthorityError
	if _, err := get(t, newClient(t, policy), "https://example.com/"); !errors.As(err, &unknown) {
		t.Errorf("without its root: %v, want an unknown authority", err)
	}
	policy.RootCAs = x509.NewCertPool()
	policy.RootCAs.AddCert(server.Certificate())
	got, err := get(t, newClient(t, policy), "https://example.com/")
	if err != nil || got.status != http.StatusNotFound {
		t.Errorf("with its root: %d, %v, want the server's 404", got.status, err)
	}
}

func TestClientSpeaksToServersWithRSAKeyExchange(t *testing.T) {
	server := httptest.NewUnstartedServer(http.NotFoundHandler())
	server.TLS = &tls.Config{MaxVersion: tls.VersionTLS12, CipherSuites: []uint16{tls.TLS_RSA_WITH_AES_128_CBC_SHA}}
	server.StartTLS()
	defer server.Close()
	policy := pinTo(t, 443, server.Listener.Addr())
	policy.Pins[0].Host = "example.com"
	policy.RootCAs = x509.NewCertPool()
	policy.RootCAs.AddCert(server.Certificate())
	if _, err := get(t, newClient(t, policy), "https://example.com/"); err != nil {
		t.Errorf("old cipher suite: %v, want a response", err)
	}
}

func TestClientOverOneFamily(t *testing.T) {
	client := NewDialer(serve(t, func(http.ResponseWriter, *http.Request) {})).ClientOver("tcp6")
	if _, err := get(t, client, "http://www.test/"); !errors.Is(err, ErrNameNotResolved) {
		t.Errorf("IPv6 to a host of IPv4: %v, want ErrNameNotResolved", err)
	}
}

func TestBudgetEndsReadingAndDialling(t *testing.T) {
	policy := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, strings.Repeat("x", 100_000))
	})
	policy.Budget = 50_000
	dialer := NewDialer(policy)
	client := dialer.Client()
	defer client.CloseIdleConnections()
	if got, err := get(t, client, "http://www.test/"); !errors.Is(err, ErrBudget) {
		t.Errorf("read %d bytes, error %v; want ErrBudget", len(got.body), err)
	}
	if _, err := get(t, client, "http://www.test/"); !errors.Is(err, ErrBudget) {
		t.Errorf("the next request: %v, want ErrBudget", err)
	}
	if in := dialer.Stats().BytesIn; in < policy.Budget || in >= 100_000 {
		t.Errorf("%d bytes received, want the budget of %d and at most one read more", in, policy.Budget)
	}
}

func TestStatsCountWhatPassed(t *testing.T) {
	dialer := NewDialer(serve(t, func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, strings.Repeat("x", 1000))
	}))
	client := dialer.Client()
	for range 3 {
		if _, err := get(t, client, "http://www.test/"); err != nil {
			t.Fatal(err)
		}
	}
	got := dialer.Stats()
	if got.Connections != 1 || got.Open != 1 || got.BytesIn < 3000 || got.BytesOut < 3*int64(len("GET / HTTP/1.1")) {
		t.Errorf("stats %+v, want one open connection and the bytes of three responses", got)
	}
	client.CloseIdleConnections()
	if _, err := dialer.DialContext(t.Context(), "tcp", fmt.Sprintf("refused.test:%d", 80)); err == nil {
		t.Error("dial of an unknown name succeeded")
	}
	if got := dialer.Stats(); got.Failures != 1 || got.Open != 0 {
		t.Errorf("stats %+v, want one failure and nothing open", got)
	}
}
