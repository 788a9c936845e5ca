// Package browser shows how a page is seen: it drives a real Chromium and
// turns what one address shows at one moment into an evidence.Page.
//
// A Pool owns the Chromium processes. A Session is the visit to one site: its
// own browser context (no cookies between sites), its own network policy
// through an in-process proxy, one View. Session.Capture sees one page,
// Session.Turn the further ones of a list that only a script turns.
//
// The life of a tab:
//
//	            ┌────────── next page ──────────┐
//	            ▼                               │
//	open ──► idle ──navigate──► loading ──► settled ──► captured
//	            ▲                  │            │
//	            │            limit │            │ renderer dies, stops answering,
//	            │                  ▼            ▼ Chromium is killed
//	         (fresh tab) ◄──── stopped        lost ──► one more try in a fresh
//	                           (captured         tab or process, then a failed
//	                            as it is)        Page: never silence
//
// Navigation ends with the load event and no request under way, or with the
// limit for opening a page. Then lazy content is made to load, the rendered
// document is taken with its layout boxes, and, while the tab is still open,
// the caller may look at the page and name regions to be photographed.
package browser
