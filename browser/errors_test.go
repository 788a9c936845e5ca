package browser

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"syscall"
	"testing"

	"wangjian/browser/network"
	"wangjian/evidence"
)

func TestFailureOfErrors(t *testing.T) {
	tests := []struct {
		name string
		err  error
		want evidence.FailureKind
	}{
		{"a crash", fmt.Errorf("%w: Chromium ended", errCrashed), evidence.FailureCrash},
		{"a tab that does not answer", errHung, evidence.FailureHang},
		{"a page that is never still", errMoved, evidence.FailureRedirects},
		{"no such name", network.ErrNameNotResolved, evidence.FailureName},
		{"a private address", &network.DialError{Host: "a", Err: network.ErrPrivateAddress}, evidence.FailurePolicy},
		{"a refused connection", &network.DialError{Host: "a", Err: syscall.ECONNREFUSED}, evidence.FailureRefused},
		{"a reset connection", syscall.ECONNRESET, evidence.FailureReset},
		{"no route", syscall.EHOSTUNREACH, evidence.FailureUnreachable},
		{"no answer in time", context.DeadlineExceeded, evidence.FailureTimeout},
		{"more bytes than the limit", network.ErrTooLarge, evidence.FailureTooLarge},
		{"a spent budget", network.ErrBudget, evidence.FailureBudget},
		{"a certificate of nobody", x509.UnknownAuthorityError{}, evidence.FailureTLS},
		{"anything else", errors.New("odd"), evidence.FailureUnknown},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := FailureOf(test.err); got.Kind != test.want || got.Detail == "" {
				t.Errorf("FailureOf(%v) = %v with detail %q, want %s with words", test.err, got.Kind, got.Detail, test.want)
			}
		})
	}
	if got := FailureOf(nil); got != nil {
		t.Errorf("FailureOf(nil) = %v, want none", got)
	}
}

func TestFailureOfRequests(t *testing.T) {
	tests := []struct {
		text string
		want evidence.FailureKind
	}{
		{"net::ERR_NAME_NOT_RESOLVED", evidence.FailureName},
		{"net::ERR_CONNECTION_REFUSED", evidence.FailureRefused},
		{"net::ERR_CONNECTION_TIMED_OUT", evidence.FailureTimeout},
		{"net::ERR_CONNECTION_RESET", evidence.FailureReset},
		{"net::ERR_EMPTY_RESPONSE", evidence.FailureReset},
		{"net::ERR_CERT_DATE_INVALID", evidence.FailureTLS},
		{"net::ERR_SSL_PROTOCOL_ERROR", evidence.FailureTLS},
		{"net::ERR_TOO_MANY_REDIRECTS", evidence.FailureRedirects},
		{"net::ERR_INVALID_HTTP_RESPONSE", evidence.FailureProtocol},
		{"net::ERR_CONTENT_LENGTH_MISMATCH", evidence.FailureReset},
		{"net::ERR_CONTENT_DECODING_FAILED", evidence.FailureProtocol},
		{"net::ERR_BLOCKED_BY_RESPONSE", evidence.FailureBlocked},
		{"net::ERR_UNSAFE_PORT", evidence.FailurePolicy},
		{"net::ERR_INTERNET_DISCONNECTED", evidence.FailureOwnNetwork},
		{"net::ERR_ADDRESS_UNREACHABLE", evidence.FailureUnreachable},
		{"net::ERR_UNKNOWN_URL_SCHEME", evidence.FailureScheme},
		{"net::ERR_TUNNEL_CONNECTION_FAILED", evidence.FailureUnknown}, // and no dial to explain it
		{"net::ERR_SOMETHING_NEW", evidence.FailureUnknown},
		{"", evidence.FailureUnknown},
	}
	log := network.NewDialer(network.Policy{}).Log()
	for _, test := range tests {
		if got := failureOfRequest(host+"/", test.text, log); got.Kind != test.want {
			t.Errorf("failureOfRequest(%q) = %s, want %s", test.text, got.Kind, test.want)
		}
	}
}

func TestDialLogExplainsWhatTheBrowserSawOfItsProxy(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	defer server.Close()
	dialer := network.NewDialer(network.Policy{Resolver: names{
		"inside.example.cn": {netip.MustParseAddr("10.0.0.7")}, // and nothing else
	}})
	client := dialer.Client()
	for _, address := range []string{"http://inside.example.cn/", "http://nowhere.example.cn/"} {
		if response, err := client.Get(address); err == nil {
			_, _ = io.Copy(io.Discard, response.Body)
			t.Fatalf("GET %s succeeded: %v", address, response.Body.Close())
		}
	}
	tests := []struct {
		address, text string
		want          evidence.FailureKind
	}{
		{"http://inside.example.cn/a", "net::ERR_TUNNEL_CONNECTION_FAILED", evidence.FailurePolicy},
		{"http://inside.example.cn/a", "", evidence.FailurePolicy},
		{"http://nowhere.example.cn/", "net::ERR_TUNNEL_CONNECTION_FAILED", evidence.FailureName},
		{"http://nowhere.example.cn/", "net::ERR_CERT_DATE_INVALID", evidence.FailureTLS},            // Chromium knows better
		{"https://inside.example.cn/", "net::ERR_TUNNEL_CONNECTION_FAILED", evidence.FailureUnknown}, // another port
		{"::", "net::ERR_TUNNEL_CONNECTION_FAILED", evidence.FailureUnknown},
	}
	for _, test := range tests {
		if got := failureOfRequest(test.address, test.text, dialer.Log()); got.Kind != test.want {
			t.Errorf("failureOfRequest(%q, %q) = %s, want %s", test.address, test.text, got.Kind, test.want)
		}
	}
}

func TestEveryMappedKindIsOneOfTheList(t *testing.T) {
	for _, known := range failureTexts {
		if _, listed := evidence.Failures[known.kind]; !listed {
			t.Errorf("%s maps to %q, which is no kind of failure", known.text, known.kind)
		}
	}
	for cause, kind := range causes {
		if _, listed := evidence.Failures[kind]; !listed {
			t.Errorf("%s maps to %q, which is no kind of failure", cause, kind)
		}
	}
}

func TestUserAgents(t *testing.T) {
	const ordinary = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36"
	tests := []struct{ name, got, want string }{
		{"the ordinary one hides the headless product", ordinaryAgent("HeadlessChrome/156.0.8078.79"), ordinary},
		{"the honest one adds name and contact", honestAgent("Chrome/156.0.1.2", "wangjian/1.0", "mailto:a@b.cn"), ordinary + " wangjian/1.0 (+mailto:a@b.cn)"},
		{"without contact it adds the name alone", honestAgent("Chrome/156.0.1.2", "wangjian/1.0", ""), ordinary + " wangjian/1.0"},
		{"a product without version", major("Chrome"), "0"},
	}
	for _, test := range tests {
		if test.got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, test.got, test.want)
		}
	}
}
