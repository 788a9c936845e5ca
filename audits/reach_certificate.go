package audits

import (
	"crypto/x509"
	"fmt"
	"slices"
	"strings"
	"time"

	"wangjian/evidence"
)

// certificateFault is what is wrong with a certificate.
type certificateFault string

const (
	certificateSound     certificateFault = "sound"
	certificateUnseen    certificateFault = "unseen" // the probe could not tell
	certificateExpired   certificateFault = "expired"
	certificateEarly     certificateFault = "not-yet-valid"
	certificateName      certificateFault = "name"
	certificateUntrusted certificateFault = "untrusted"
	certificateHandshake certificateFault = "handshake"
)

const (
	// The certificate was past its end when it was seen: host, end.
	messageTLSExpired = "%s的HTTPS证书已过期，有效期至北京时间%s"
	// The certificate was seen before its beginning: host, beginning.
	messageTLSEarly = "%s的HTTPS证书尚未生效，有效期自北京时间%s起"
	// The certificate is for other names: host, the names.
	messageTLSName = "%s的HTTPS证书不是发给该域名的，证书所列域名：%s"
	// The certificate was seen and refused for another reason: host, issuer, what the check said.
	messageTLSUntrusted = "%s的HTTPS证书未通过验证，颁发者：%s；验证结果：%s"
	// No certificate came: host, what the check said.
	messageTLSHandshake = "与%s的HTTPS握手失败：%s"
	// The certificates of an https site were not looked at.
	reasonTLSUnprobed = "未检查HTTPS证书"
	// The probe did not get so far: what happened.
	reasonTLSUnseen = "未能取得HTTPS证书（%s）"
)

// maxNames is how many of a certificate's names a message lists.
const maxNames = 5

// judgeCertificate tells what is wrong with the certificate that a probe saw,
// and says it in Chinese.
func judgeCertificate(p *evidence.Probe) (certificateFault, string) {
	host, seen := hostOf(p.URL), p.TLS
	switch {
	case seen != nil && !seen.NotAfter.IsZero() && p.At.After(seen.NotAfter):
		return certificateExpired, fmt.Sprintf(messageTLSExpired, host, day(seen.NotAfter))
	case p.Failure == nil:
		return certificateSound, ""
	case p.Failure.Kind != evidence.FailureTLS:
		return certificateUnseen, fmt.Sprintf(reasonTLSUnseen, failureText(p.Failure))
	case seen == nil:
		return certificateHandshake, fmt.Sprintf(messageTLSHandshake, host, detailOf(p.Failure))
	case p.At.Before(seen.NotBefore):
		return certificateEarly, fmt.Sprintf(messageTLSEarly, host, day(seen.NotBefore))
	case len(seen.Names) > 0 && !covers(seen.Names, host):
		return certificateName, fmt.Sprintf(messageTLSName, host, shortened(listed(seen.Names, maxNames), maxQuoted))
	}
	return certificateUntrusted, fmt.Sprintf(messageTLSUntrusted, host, shortened(seen.Issuer, maxQuoted), detailOf(p.Failure))
}

// ofUnknownIssuer reports that a plain probe found no way from the certificate
// to a root. A browser may find one all the same: it fetches the intermediate
// certificates that a server leaves out, and a probe does not.
func ofUnknownIssuer(f *evidence.Failure) bool {
	return f != nil && f.Kind == evidence.FailureTLS && strings.Contains(f.Detail, "unknown authority")
}

// trusted reports whether the browser accepted the site's certificate: it
// opened the home page over https.
func (c *Case) trusted() bool {
	for _, p := range c.Dossier.Pages {
		if p.Role == evidence.RoleHome && p.Seen() && (isHTTPS(p.URL) || isHTTPS(p.FinalURL)) {
			return true
		}
	}
	return false
}

// covers reports whether a certificate for these names may stand for the host.
func covers(names []string, host string) bool {
	certificate := x509.Certificate{DNSNames: names}
	return slices.Contains(names, host) || certificate.VerifyHostname(host) == nil
}

func day(t time.Time) string { return t.In(evidence.Beijing).Format("2006-01-02") }

// detailOf quotes the words of the network, or names the failure where there
// are none.
func detailOf(f *evidence.Failure) string {
	if f.Detail == "" {
		return f.Kind.Info().Chinese
	}
	return quoted(f.Detail)
}

// listed joins the first names, telling how many there are where they are
// too many.
func listed(names []string, limit int) string {
	if len(names) > limit {
		return fmt.Sprintf("%s等%d个", strings.Join(names[:limit], "、"), len(names))
	}
	return strings.Join(names, "、")
}
