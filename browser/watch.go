package browser

import (
	"context"
	"sync"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"

	"wangjian/evidence"
)

// watcher hands the events that only the browser as a whole tells (windows
// that pages open, downloads) to the tab they belong to.
type watcher struct {
	mu      sync.Mutex
	tabs    map[target.ID]*tab
	helpers sync.WaitGroup
}

func (p *process) watch() error {
	p.watcher.tabs = map[target.ID]*tab{}
	if err := chromedp.ListenBrowser(p.ctx, p.handle); err != nil {
		return err
	}
	_, err := chromedp.CallBrowser(p.ctx, target.SetDiscoverTargets, target.SetDiscoverTargetsParams{Discover: true})
	return err
}

func (p *process) register(t *tab) {
	p.watcher.mu.Lock()
	defer p.watcher.mu.Unlock()
	p.watcher.tabs[t.target.TargetID] = t
}

func (p *process) unregister(t *tab) {
	p.watcher.mu.Lock()
	defer p.watcher.mu.Unlock()
	if t.target != nil {
		delete(p.watcher.tabs, t.target.TargetID)
	}
}

func (p *process) tab(id target.ID) *tab {
	p.watcher.mu.Lock()
	defer p.watcher.mu.Unlock()
	return p.watcher.tabs[id]
}

func (p *process) handle(event any) {
	switch e := event.(type) {
	case *target.EventTargetCreated:
		if e.TargetInfo.Type == "page" && p.tab(e.TargetInfo.OpenerID) != nil {
			p.watcher.helpers.Go(func() {
				ctx, cancel := context.WithTimeout(p.ctx, answerTime)
				defer cancel()
				_ = closeWindow(ctx, e.TargetInfo.TargetID) // it may have closed itself
			})
		}
	case *cdpbrowser.EventDownloadWillBegin:
		if t := p.tab(target.ID(e.FrameID)); t != nil {
			t.record.Load().download(evidence.Download{URL: e.URL, Name: e.SuggestedFilename})
		}
	}
}

// newContext makes a browser context that shares nothing with others, goes
// through the given proxy and stores no file.
func (p *process) newContext(ctx context.Context, proxy string) (cdp.BrowserContextID, error) {
	browser := chromedp.FromContext(p.ctx).Browser
	created, err := cdp.Call(ctx, browser, target.CreateBrowserContext, target.CreateBrowserContextParams{
		ProxyServer: proxy, ProxyBypassList: "<-loopback>",
	})
	if err != nil {
		return "", err
	}
	yes := true
	_, err = cdp.Call(ctx, browser, cdpbrowser.SetDownloadBehavior, cdpbrowser.SetDownloadBehaviorParams{
		Behavior: cdpbrowser.SetDownloadBehaviorBehaviorDeny, BrowserContextID: created.BrowserContextID, EventsEnabled: &yes,
	})
	return created.BrowserContextID, err
}

func (p *process) disposeContext(ctx context.Context, id cdp.BrowserContextID) error {
	browser := chromedp.FromContext(p.ctx).Browser
	_, err := cdp.Call(ctx, browser, target.DisposeBrowserContext, target.DisposeBrowserContextParams{BrowserContextID: id})
	return err
}
