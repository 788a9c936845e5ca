package browser

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

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
	watcher    watcher
}

const profilePrefix = "wangjian-profile-"

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
	"disable-features":       "Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,CertificateTransparencyComponentUpdater,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable",
	"lang":                   "zh-CN",
	"js-flags":               "--max-old-space-size=512",
}

// start launches a Chromium. It lives until stop is called or it dies.
func start(ctx context.Context, executable string) (*process, error) {
	profile, err := os.MkdirTemp("", profilePrefix+strconv.Itoa(os.Getpid())+"-")
	if err != nil {
		return nil, fmt.Errorf("make a profile folder: %w", err)
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(executable), chromedp.UserDataDir(profile), chromedp.WindowSize(viewWidth, viewHeight))
	for name, value := range flags {
		options = append(options, chromedp.Flag(name, value))
	}
	allocator, stopAllocator := chromedp.NewExecAllocator(context.WithoutCancel(ctx), options...)
	tab, stopTab := chromedp.NewContext(allocator, chromedp.WithLogf(silent), chromedp.WithErrorf(silent))
	p := &process{executable: executable, ctx: tab, profile: profile}
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
	if err := os.RemoveAll(p.profile); err != nil {
		return fmt.Errorf("remove the profile folder: %w", err)
	}
	return nil
}

// reapProfiles removes the profile folders of wangjian programs that ended
// without doing so themselves.
func reapProfiles() error {
	folders, err := filepath.Glob(filepath.Join(os.TempDir(), profilePrefix+"*"))
	if err != nil {
		return err
	}
	var failed []error
	for _, folder := range folders {
		owner, _, _ := strings.Cut(strings.TrimPrefix(filepath.Base(folder), profilePrefix), "-")
		pid, err := strconv.Atoi(owner)
		if err != nil || pid == os.Getpid() || running(pid) {
			continue
		}
		failed = append(failed, os.RemoveAll(folder))
	}
	return errors.Join(failed...)
}

func running(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}

func (p *process) pid() int {
	c := chromedp.FromContext(p.ctx)
	if c == nil || c.Browser == nil || c.Browser.Process() == nil {
		return 0
	}
	return c.Browser.Process().Pid
}
