package browser

import (
	"errors"
	"strings"

	"wangjian/browser/network"
	"wangjian/evidence"
)

// failureTexts maps Chromium's error texts (net/base/net_error_list.h) to the
// ways a page can fail. Texts are tried in this order, by what they contain.
var failureTexts = []struct {
	text string
	kind evidence.FailureKind
}{
	{"ERR_NAME_", evidence.FailureName},
	{"ERR_CONNECTION_REFUSED", evidence.FailureRefused},
	{"ERR_CONNECTION_TIMED_OUT", evidence.FailureTimeout},
	{"ERR_TIMED_OUT", evidence.FailureTimeout},
	{"ERR_ADDRESS_UNREACHABLE", evidence.FailureUnreachable},
	{"ERR_INTERNET_DISCONNECTED", evidence.FailureOwnNetwork},
	{"ERR_CERT_", evidence.FailureTLS},
	{"ERR_SSL_", evidence.FailureTLS},
	{"ERR_BAD_SSL", evidence.FailureTLS},
	{"ERR_TOO_MANY_REDIRECTS", evidence.FailureRedirects},
	{"ERR_UNSAFE_REDIRECT", evidence.FailureProtocol},
	{"ERR_UNKNOWN_URL_SCHEME", evidence.FailureScheme},
	{"ERR_DISALLOWED_URL_SCHEME", evidence.FailureScheme},
	{"ERR_INVALID_AUTH", evidence.FailureAuth},
	{"ERR_BLOCKED_BY_", evidence.FailureBlocked},
	{"ERR_UNSAFE_PORT", evidence.FailurePolicy},
	{"ERR_INVALID_HTTP_RESPONSE", evidence.FailureProtocol},
	{"ERR_INVALID_CHUNKED_ENCODING", evidence.FailureProtocol},
	{"ERR_INCOMPLETE_CHUNKED_ENCODING", evidence.FailureReset},
	{"ERR_CONTENT_DECODING_FAILED", evidence.FailureProtocol},
	{"ERR_CONTENT_LENGTH_MISMATCH", evidence.FailureReset},
	{"ERR_RESPONSE_HEADERS", evidence.FailureProtocol},
	{"ERR_HTTP2_", evidence.FailureProtocol},
	{"ERR_EMPTY_RESPONSE", evidence.FailureReset},
	{"ERR_CONNECTION_", evidence.FailureReset},
	{"ERR_SOCKET_NOT_CONNECTED", evidence.FailureReset},
	{"ERR_INSUFFICIENT_RESOURCES", evidence.FailureCrash},
	{"ERR_OUT_OF_MEMORY", evidence.FailureCrash},
}

// causes maps what the network policy's dialer ran into.
var causes = map[network.Cause]evidence.FailureKind{
	network.CausePrivateAddress:  evidence.FailurePolicy,
	network.CauseNameNotResolved: evidence.FailureName,
	network.CauseRefused:         evidence.FailureRefused,
	network.CauseTimeout:         evidence.FailureTimeout,
	network.CauseReset:           evidence.FailureReset,
	network.CauseUnreachable:     evidence.FailureUnreachable,
	network.CauseOwnNetwork:      evidence.FailureOwnNetwork,
	network.CauseTooLarge:        evidence.FailureTooLarge,
	network.CauseBudget:          evidence.FailureBudget,
}

// FailureOf says what an error of a plain request or of a tab means. It is,
// with failureOfRequest, the one place where errors become failures.
func FailureOf(err error) *evidence.Failure {
	if err == nil {
		return nil
	}
	failure := &evidence.Failure{Kind: evidence.FailureUnknown, Detail: err.Error()}
	switch {
	case errors.Is(err, errCrashed):
		failure.Kind = evidence.FailureCrash
	case errors.Is(err, errHung):
		failure.Kind = evidence.FailureHang
	case errors.Is(err, errMoved):
		failure.Kind = evidence.FailureRedirects
	default:
		if kind, known := causes[network.CauseOf(err)]; known {
			failure.Kind = kind
		} else if isTLS(err) {
			failure.Kind = evidence.FailureTLS
		}
	}
	return failure
}

func isTLS(err error) bool {
	text := err.Error()
	return strings.Contains(text, "tls: ") || strings.Contains(text, "x509: ")
}

// failureOfRequest says why a request of the browser failed: by the dialer's
// own log where the browser only saw its proxy, else by Chromium's text.
func failureOfRequest(address, text string, log *network.DialLog) *evidence.Failure {
	if strings.Contains(text, "ERR_TUNNEL_CONNECTION_FAILED") || strings.Contains(text, "ERR_PROXY_") || text == "" || cutShort(text) {
		if failure := dialFailure(address, log); failure != nil {
			return failure
		}
	}
	failure := &evidence.Failure{Kind: evidence.FailureUnknown, Detail: text}
	for _, known := range failureTexts {
		if strings.Contains(text, known.text) {
			failure.Kind = known.kind
			break
		}
	}
	return failure
}

// cutShort reports texts that may mean that the policy's own limit broke the
// response off.
func cutShort(text string) bool {
	return strings.Contains(text, "ERR_CONTENT_LENGTH_MISMATCH") || strings.Contains(text, "ERR_INCOMPLETE_CHUNKED") ||
		strings.Contains(text, "ERR_CONNECTION_") || strings.Contains(text, "ERR_EMPTY_RESPONSE")
}

// dialFailure returns what the latest dial of an address's host ran into.
func dialFailure(address string, log *network.DialLog) *evidence.Failure {
	host, port, ok := network.HostPort(address)
	if !ok {
		return nil
	}
	dial, found := log.Find(host, port)
	if !found || dial.Err == nil {
		return nil
	}
	return FailureOf(dial.Err)
}
