// Looks at the page as a visitor who takes his time: scrolls through all of it,
// and waits until scripts and animations have come to rest.
// Input: whether to wait the whole time, however still the page is.
// Output: a promise without value.
// Side effects: scrolls; lays out what content-visibility leaves out until it
// is scrolled to.
async (whole) => {
  const limit = 4000, rest = whole ? limit : 500; // milliseconds
  const pause = (ms) => new Promise((next) => setTimeout(next, ms));
  const frame = () => Promise.race([pause(50), new Promise((next) => requestAnimationFrame(next))]);
  const style = new CSSStyleSheet();
  style.replaceSync('* { content-visibility: visible !important }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
  let last = performance.now();
  const observer = new MutationObserver(() => { last = performance.now(); });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const root = document.scrollingElement || document.documentElement;
  const behavior = 'instant';
  for (let y = 0; root && y < Math.min(root.scrollHeight, 30000); y += innerHeight) {
    scrollTo({ top: y, behavior });
    await frame();
    await frame();
  }
  scrollTo({ top: 0, behavior });
  const start = performance.now();
  last = Math.max(last, start);
  while (performance.now() - start < limit && performance.now() - last < rest) await pause(100);
  observer.disconnect();
  const ending = document.getAnimations().filter((a) => Number.isFinite(a.effect?.getComputedTiming().endTime));
  await Promise.race([pause(1500), Promise.allSettled(ending.map((a) => a.finished))]);
}
