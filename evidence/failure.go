package evidence

import "fmt"

// FailureKind is one way in which a page, a resource or a probe can fail to
// be seen. The list is closed: stored results of many years compare by it.
// Kinds are added, never renamed.
type FailureKind string

// The ways to fail.
const (
	FailureName        FailureKind = "name-not-resolved"  // the domain name has no address
	FailureRefused     FailureKind = "connection-refused" // the host answers, the port does not
	FailureUnreachable FailureKind = "unreachable"        // the way to the address ends before it
	FailureTimeout     FailureKind = "connection-timeout" // nothing answered the connection
	FailureReset       FailureKind = "connection-reset"   // the connection broke off
	FailureTLS         FailureKind = "tls"                // certificate or handshake
	FailureClientError FailureKind = "http-4xx"           // the document answered 400 to 499
	FailureServerError FailureKind = "http-5xx"           // the document answered 500 to 599
	FailureRedirects   FailureKind = "too-many-redirects" // a redirect that never ends
	FailureProtocol    FailureKind = "bad-response"       // an answer that is no HTTP
	FailureEmpty       FailureKind = "empty-page"         // nothing in the document to see
	FailureTooLarge    FailureKind = "too-large"          // more bytes than the limit
	FailureSlow        FailureKind = "slow"               // did not open within the limit
	FailureChallenge   FailureKind = "challenge"          // an anti-bot wall in place of the site
	FailureAuth        FailureKind = "http-auth"          // asks for a password before it shows anything
	FailureDownload    FailureKind = "download"           // the address is a file, not a page
	FailureScheme      FailureKind = "scheme"             // not http or https
	FailurePolicy      FailureKind = "private-address"    // refused by the network policy
	FailureBudget      FailureKind = "budget"             // the survey's bytes or minutes were used up
	FailureCrash       FailureKind = "browser-crash"      // the browser or its tab died
	FailureHang        FailureKind = "browser-hang"       // the tab stopped answering
	FailureStopped     FailureKind = "stopped"            // the survey was stopped
	FailureBlocked     FailureKind = "blocked"            // the page's own rules or the browser blocked it
	FailureNotImage    FailureKind = "not-an-image"       // an answer that the browser could not show as a picture
	FailureOwnNetwork  FailureKind = "own-network"        // our side has no resolver that answers or no such network, IPv6 for one
	FailureUnknown     FailureKind = "unknown"            // none of the above; Detail has the words
)

// Failure says why something could not be seen.
type Failure struct {
	Kind   FailureKind `json:"kind"`
	Status int         `json:"status,omitempty"` // HTTP status where one was given
	Detail string      `json:"detail,omitempty"` // the words of browser or network
}

// Error makes a Failure usable as an error.
func (f *Failure) Error() string {
	text := f.Kind.Info().English
	if f.Status != 0 {
		text = fmt.Sprintf("%s (HTTP %d)", text, f.Status)
	}
	if f.Detail != "" {
		text += ": " + f.Detail
	}
	return text
}

// FailureInfo tells what a kind of failure means.
type FailureInfo struct {
	Retry   bool   // whether trying again at once makes sense
	OnSite  bool   // whether it speaks of the site, not of our own side
	Chinese string // what happened
	English string
	Advice  string // what a person can do about it, in Chinese
}

// Failures lists every kind with what it means.
var Failures = map[FailureKind]FailureInfo{
	FailureName:        {true, true, "域名无法解析", "the domain name does not resolve", "核对域名拼写和解析记录"},
	FailureRefused:     {true, true, "连接被拒绝", "the connection was refused", "确认网站服务已启动、端口已开放"},
	FailureUnreachable: {true, true, "网络不可达", "the address cannot be reached", "确认网站地址和路由；也检查本机网络"},
	FailureTimeout:     {true, true, "连接超时", "nothing answered the connection in time", "确认网站在线、防火墙未拦截本机地址"},
	FailureReset:       {true, true, "连接中断", "the connection broke off", "稍后重试；反复出现时检查网站防护设备"},
	FailureTLS:         {false, true, "HTTPS证书或握手错误", "the TLS certificate or handshake is invalid", "检查证书有效期、域名和证书链"},
	FailureClientError: {false, true, "页面返回4xx错误", "the page answered with an HTTP 4xx error", "核对页面地址；页面已撤下的应一并撤下链接"},
	FailureServerError: {true, true, "页面返回5xx错误", "the page answered with an HTTP 5xx error", "请网站运维单位检查服务"},
	FailureRedirects:   {false, true, "循环跳转", "the page redirects without end", "请网站运维单位检查跳转规则"},
	FailureProtocol:    {true, true, "应答不符合HTTP协议", "the answer is not valid HTTP", "确认端口提供的是网页服务"},
	FailureEmpty:       {true, true, "页面无内容", "the page is empty", "请网站运维单位检查页面"},
	FailureTooLarge:    {false, false, "页面超过大小上限", "the page is larger than the limit", "确有必要时用 --bytes 提高上限"},
	FailureSlow:        {true, true, "15秒内未打开", "the page did not open within 15 s", "检查网站响应速度；也检查本机网络"},
	FailureChallenge:   {false, false, "被反爬虫防护页拦截", "an anti-bot wall answered in place of the site", "请网站运维单位将监测地址列入白名单，或用 --stealth on"},
	FailureAuth:        {false, true, "需要用户名和密码", "the page asks for a password", "确认网站应公开访问"},
	FailureDownload:    {false, true, "地址是文件而不是网页", "the address is a download, not a page", "改用网页地址"},
	FailureScheme:      {false, false, "不是http或https地址", "the address is not http or https", "改用http或https地址"},
	FailurePolicy:      {false, false, "内网或保留地址，按安全策略拒绝访问", "a private address, refused by the network policy", "确需检查内网网站时用 --resolve 指定或 --allow-private"},
	FailureBudget:      {false, false, "检查用量已到上限", "the survey's budget was used up", "用 --pages、--minutes 或 --bytes 提高上限"},
	FailureCrash:       {true, false, "浏览器崩溃", "the browser crashed", "重新检查该页；反复出现时请反馈页面地址"},
	FailureHang:        {true, false, "页面使浏览器停止响应", "the page made the browser stop answering", "重新检查该页；反复出现时检查页面脚本"},
	FailureStopped:     {true, false, "检查被中止", "the survey was stopped", "重新运行检查"},
	FailureBlocked:     {false, true, "被浏览器拦截", "the browser blocked it", "检查页面的混合内容和安全策略"},
	FailureNotImage:    {false, true, "返回的内容不是图片", "the answer is no picture", "核对图片地址和文件"},
	FailureOwnNetwork:  {false, false, "本机网络不具备条件", "our own network cannot do this", "检查本机网络和域名解析服务，或换一台机器检查"},
	FailureUnknown:     {true, false, "未知原因", "an unknown error", "查看详细信息后重试"},
}

// Info returns what the kind means; an unlisted kind reads as FailureUnknown.
func (k FailureKind) Info() FailureInfo {
	if info, ok := Failures[k]; ok {
		return info
	}
	return Failures[FailureUnknown]
}

// FailureOfStatus returns the failure that an HTTP status means for a page's
// document, nil when it is none.
func FailureOfStatus(status int) *Failure {
	switch {
	case status == 401 || status == 407:
		return &Failure{Kind: FailureAuth, Status: status}
	case status >= 400 && status < 500:
		return &Failure{Kind: FailureClientError, Status: status}
	case status >= 500:
		return &Failure{Kind: FailureServerError, Status: status}
	}
	return nil
}
