package typeset

import "fmt"

// waiting is what stands on the page of the block after it: a heading, an anchor.
type waiting struct {
	height float64
	set    func()
}

// NewPage goes on at the top of a new page; at the top of an empty page it does nothing.
func (d *Document) NewPage() {
	d.settle()
	if len(d.pages) == 0 || d.y > 0 {
		d.addPage()
	}
}

// Turn goes on at the top of a page of the given orientation, which stays until the next Turn.
func (d *Document) Turn(orientation Orientation) {
	d.settle()
	d.turned = orientation
	if len(d.pages) > 0 && d.y == 0 {
		d.last().orientation = orientation
		return
	}
	d.addPage()
}

// Space leaves white of the given height, unless the page begins or ends there.
func (d *Document) Space(height float64) {
	d.wait(height, func() {
		if d.y > 0 {
			d.y = min(d.y+height, d.area().height)
		}
	})
}

// Keep goes on at the top of a new page unless the given height is free on this one. A height larger than a page
// counts as a page. Headings just before stay with what follows.
func (d *Document) Keep(height float64) {
	if len(d.pages) == 0 {
		d.addPage()
	}
	before := d.waiting
	d.waiting = nil
	with := height
	for _, w := range before {
		with += w.height
	}
	d.need(with)
	for _, w := range before {
		w.set()
	}
	d.need(height)
}

// need begins a new page unless the height is free or the page is empty.
func (d *Document) need(height float64) {
	full := d.area().height
	if d.y > 0 && d.y+min(height, full) > full+tolerance {
		d.addPage()
	}
}

// wait lets something be set together with the next block.
func (d *Document) wait(height float64, set func()) {
	d.waiting = append(d.waiting, waiting{height, set})
}

// settle sets what waits for a block that does not come.
func (d *Document) settle() {
	if len(d.waiting) > 0 {
		d.Keep(0)
	}
}

// Anchor lets links lead to the place where the next block begins. Name must be new.
func (d *Document) Anchor(name string) {
	d.wait(0, func() { d.anchor(name) })
}

// Bookmark adds an entry to the bookmarks, and to a contents list that goes down to its level, for the place where
// the next block begins. Level 1 is the highest.
func (d *Document) Bookmark(level int, title string) {
	d.Anchor(d.addEntry(level, title))
}

// addEntry adds an entry to the bookmarks and returns the name of the anchor that it leads to.
func (d *Document) addEntry(level int, title string) string {
	name := fmt.Sprintf("\x00bookmark %d", len(d.outline))
	d.outline = append(d.outline, entry{level: max(level, 1), title: oneLine(title), anchor: name})
	return name
}

// anchor names the present height of the present page.
func (d *Document) anchor(name string) {
	if _, taken := d.anchors[name]; taken || name == "" {
		d.fail(fmt.Errorf("anchor %q is empty or set twice", name))
		return
	}
	d.anchors[name] = spot{d.last(), d.area().top + d.y}
}
