package browser

import (
	"strings"

	"github.com/chromedp/cdproto/emulation"
	"github.com/go-rod/stealth"
)

// The window in which pages are seen: the commonest screen of office machines.
const (
	viewWidth  = 1366
	viewHeight = 768
)

const platform = "X11; Linux x86_64"

// ordinaryAgent is the user agent that a person's browser of this version sends.
func ordinaryAgent(product string) string {
	return "Mozilla/5.0 (" + platform + ") AppleWebKit/537.36 (KHTML, like Gecko) Chrome/" + major(product) + ".0.0.0 Safari/537.36"
}

// honestAgent names wangjian, its version and where to complain.
func honestAgent(product, name, contact string) string {
	agent := ordinaryAgent(product) + " " + name
	if contact != "" {
		agent += " (+" + contact + ")"
	}
	return agent
}

// major returns 156 of HeadlessChrome/156.0.8078.79.
func major(product string) string {
	_, version, _ := strings.Cut(product, "/")
	number, _, _ := strings.Cut(version, ".")
	if number == "" {
		return "0"
	}
	return number
}

// userAgentOverride makes the client hints say what the user agent says.
func userAgentOverride(agent, product string) emulation.SetUserAgentOverrideParams {
	version := major(product)
	brands := []*emulation.UserAgentBrandVersion{
		{Brand: "Chromium", Version: version}, {Brand: "Not;A=Brand", Version: "24"},
	}
	return emulation.SetUserAgentOverrideParams{
		UserAgent: agent, AcceptLanguage: "zh-CN,zh,en", Platform: "Linux x86_64",
		UserAgentMetadata: &emulation.UserAgentMetadata{Brands: brands, Platform: "Linux", Architecture: "x86", Bitness: "64"},
	}
}

// stealthScript hides the signs of a driven browser. Its languages are those
// that the requests name.
var stealthScript = strings.ReplaceAll(stealth.JS, "['en-US', 'en']", "['zh-CN', 'zh', 'en']")
