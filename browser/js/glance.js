// Tells what the page shows, by a mark that differs where lines of its text do,
// in whatever order they stand, and waits for a while until it is another than before and has come to rest.
// Input: the mark from before, '' to wait for nothing; a regular expression of
// what changes by itself and is passed over.
// Output: a promise of {mark, address}: of the text, with that of the frames
// that may be read, and where the page is.
// Side effects: none.
async (before, passing) => {
  const limit = 1000, rest = 300; // milliseconds
  const fleeting = new RegExp(passing, 'g');
  const shown = (doc) => !doc ? '' :
    [doc.body?.innerText ?? '', ...[...doc.querySelectorAll('iframe,frame')].map((f) => shown(f.contentDocument))].join('\n');
  const mark = () => {
    const text = shown(document).replace(fleeting, '');
    let all = 0;
    for (const line of text.split('\n')) {
      let sum = 7;
      for (let i = 0; i < line.length; i++) sum = (Math.imul(sum, 31) + line.charCodeAt(i)) | 0;
      all = (all + sum) | 0;
    }
    return `${text.length} ${all}`;
  };
  const start = performance.now();
  let now = mark(), since = start;
  while (before && performance.now() - start < limit && (now === before || performance.now() - since < rest)) {
    await new Promise((next) => setTimeout(next, 50));
    const next = mark();
    if (next !== now) [now, since] = [next, performance.now()];
  }
  return { mark: now, address: location.href };
}
