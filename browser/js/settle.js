// Makes lazy content load as if a visitor scrolled through the page once, and
// comes back to the top. A page that neither listens to scrolling nor shows a
// sign of lazy content is not scrolled: each screen costs a painted frame.
// Input: none. Output: a promise of {elements, text, media, height, refresh,
// address, blank}: how many elements, characters of text, and embedded pictures, frames,
// fields or drawings the document has, its height in CSS pixels, whether it is
// about to go elsewhere, where it is, and the addresses of pictures that came
// and are none.
// Side effects: scrolls; sets loading="eager" on images marked lazy.
async () => {
  const frame = () => new Promise((next) => {
    const timer = setTimeout(next, 250); // hidden tabs get no animation frames
    requestAnimationFrame(() => { clearTimeout(timer); next(); });
  });
  const root = document.scrollingElement || document.documentElement;
  for (const image of document.querySelectorAll('img[loading="lazy"],iframe[loading="lazy"]')) image.loading = 'eager';
  const behavior = 'instant';
  const listens = (at) => 'scroll' in getEventListeners(at) || 'wheel' in getEventListeners(at); // of the console's commands
  const lazyName = /^(data-.*(src|original|lazy|url|bg|back|echo|img|image)|.*lazy|.*-src|_src|original)/;
  const awaited = () => listens(window) || listens(document) || (document.body && listens(document.body)) ||
    [...document.scripts].some((s) => s.text.includes('IntersectionObserver')) ||
    [...document.querySelectorAll('img,iframe,[class*="lazy" i],[data-src],[data-bg],[data-original]')].some(
      (e) => /lazy/i.test(e.getAttribute('class')) || e.getAttributeNames().some((name) => lazyName.test(name)));
  const height = root ? Math.min(root.scrollHeight, 30000) : 0;
  if (root && height > innerHeight && awaited()) {
    for (let y = innerHeight; y < height; y += innerHeight) {
      scrollTo({ top: y, behavior });
      await frame();
      await new Promise((next) => setTimeout(next, 20)); // for listeners that wait for a pause
    }
    scrollTo({ top: 0, behavior });
    await frame();
  }
  const body = document.body;
  return {
    elements: document.getElementsByTagName('*').length,
    text: body ? body.innerText.trim().length : 0,
    media: document.querySelectorAll('img,svg,canvas,iframe,frame,input,embed,object,video').length,
    height: root ? root.scrollHeight : 0,
    address: location.href,
    blank: [...document.images].filter((i) => i.complete && i.currentSrc && i.naturalWidth === 0 && !/\.svg/i.test(i.currentSrc))
      .slice(0, 200).map((i) => i.currentSrc),
    refresh: [...document.querySelectorAll('meta[http-equiv="refresh" i]')].some((m) => /^\s*0*(\.\d*)?\s*([;,](?!.*javascript:)|$)/i.test(m.content)),
  };
}
