package browser

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
)

// process is one running Chromium with a profile folder of its own.
type process struct {
	executable string
	product    string // product and version, as the browser names itself
	agent      string // the user agent it would send by itself
	ctx        context.Context
	cancel     context.CancelFunc
	profile    string
	lock       *os.File // held while the profile is in use
	watcher    watcher

	front sync.Mutex // held by a tab that must stay in front, or goes there
}

// startTime bounds the start of a Chromium.
const startTime = 60 * time.Second

// flags are given to every Chromium beside chromedp's own: no GPU, nothing
// that knocks at servers which no page asked for, no proxy bypass for
// loopback, no sound and no autoplay, and no window for a password.
var flags = map[string]any{
	"disable-gpu":                true,
	"disable-quic":               true,
	"disable-component-update":   true,
	"disable-domain-reliability": true,
	"disable-component-extensions-with-background-pages": true,
	"no-pings":               true,
	"enable-automation":      false,
	"disable-blink-features": "AutomationControlled",
	"autoplay-policy":        "user-gesture-required",
	"disable-features":       "BackForwardCache,Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,CertificateTransparencyComponentUpdater,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable",
	"lang":                   "zh-CN",
	"js-flags":               "--max-old-space-size=512",
}

// start launches a Chromium. It lives until stop is called or it dies.
func start(ctx context.Context, executable string) (*process, error) {
	profile, lock, err := makeProfile()
	if err != nil {
		return nil, fmt.Errorf("make a profile folder: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, startTime)
	defer cancel()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(executable), chromedp.UserDataDir(profile), chromedp.WindowSize(viewWidth, viewHeight))
	for name, value := range flags {
		options = append(options, chromedp.Flag(name, value))
	}
	allocator, stopAllocator := chromedp.NewExecAllocator(context.WithoutCancel(ctx), options...)
	tab, stopTab := chromedp.NewContext(allocator, chromedp.WithLogf(silent), chromedp.WithErrorf(silent))
	p := &process{executable: executable, ctx: tab, profile: profile, lock: lock}
	p.cancel = func() {
		stopTab()
		stopAllocator()
	}
	started := make(chan error, 1)
	go func() { started <- p.begin() }()
	select {
	case err = <-started:
	case <-ctx.Done():
		p.cancel()
		err = errors.Join(ctx.Err(), <-started)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("start %s: %w", executable, err), p.stop())
	}
	return p, nil
}

func silent(string, ...any) {}

// begin binds the browser's life to the process's own context and asks what
// it is.
func (p *process) begin() error {
	if err := chromedp.Do(p.ctx); err != nil {
		return err
	}
	version, err := chromedp.CallBrowser(p.ctx, cdpbrowser.GetVersion, cdp.Empty{})
	if err != nil {
		return err
	}
	p.product, p.agent = version.Product, version.UserAgent
	return p.watch()
}

// dead reports whether the process has ended or lost its connection.
func (p *process) dead() bool { return p.ctx.Err() != nil }

// stop ends the process and removes its profile.
func (p *process) stop() error {
	p.cancel()
	p.watcher.helpers.Wait()
	if err := errors.Join(os.RemoveAll(p.profile), p.lock.Close()); err != nil {
		return fmt.Errorf("remove the profile folder: %w", err)
	}
	return nil
}
