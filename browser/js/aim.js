// Finds the point at which a visitor presses what turns a list, and brings it
// into view. Where something lies over it that moves on, that is waited for.
// Input: the way to the element from the document, for each step the name and
// how many of that name stand before it; and attributes that it must have.
// Output: a promise of {x, y} in CSS pixels of the window; null when it is not
// there, is covered or disabled, sends a form, or is a link to another document.
// Side effects: scrolls.
async (way, attributes) => {
  const limit = 1500; // milliseconds
  const pause = (ms) => new Promise((next) => setTimeout(next, ms));
  const bare = (address) => address.split('#')[0];
  const harmless = (hit) => {
    const link = hit.closest('a[href],area[href]'), at = hit.closest('button,input,label');
    const target = link && URL.parse(link.getAttribute('href'), link.baseURI);
    if (link && target?.protocol !== 'javascript:' && bare(target?.href ?? '') !== bare(hit.ownerDocument.URL)) return false;
    const control = at?.control ?? at;
    if (control?.localName === 'input') return control.type === 'button';
    return !(control?.form && control.type !== 'button');
  };
  let e = document;
  for (const [name, before] of way) {
    const children = [...(e.shadowRoot?.children ?? []), ...(e.contentDocument ?? e).children];
    e = children.filter((c) => c.localName.toLowerCase() === name)[before];
    if (!e) return null;
  }
  if (!e.matches('a,button,span,li,img,div,input') || e.matches(':disabled')) return null;
  if (Object.entries(attributes).some(([name, value]) => e.getAttribute(name) !== value)) return null;
  const covered = undefined;
  const point = () => {
    const box = [...e.getClientRects()].find((r) => r.width > 0 && r.height > 0);
    if (!box) return null;
    let x = box.x + box.width / 2, y = box.y + box.height / 2;
    const hit = e.getRootNode().elementFromPoint(x, y);
    if (!hit || !e.contains(hit)) return covered;
    if (!harmless(hit)) return null;
    for (let frame = e.ownerDocument.defaultView.frameElement; frame; frame = frame.ownerDocument.defaultView.frameElement) {
      const at = frame.getBoundingClientRect();
      x += at.x + frame.clientLeft;
      y += at.y + frame.clientTop;
      if (frame.getRootNode().elementFromPoint(x, y) !== frame) return covered;
    }
    return { x, y };
  };
  e.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const start = performance.now();
  let found = point();
  while (found === covered && performance.now() - start < limit) {
    await pause(100);
    found = point();
  }
  return found ?? null;
}
