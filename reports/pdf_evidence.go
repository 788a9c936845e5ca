package reports

import (
	"fmt"
	"strings"

	"wangjian/audits"
	"wangjian/evidence"
	"wangjian/reports/fonts"
	"wangjian/reports/typeset"
)

// Lengths in millimetres.
const (
	recordHeight  = 75.0  // of an entry's message and record
	pictureWidth  = 156.0 // of the type area
	pictureHeight = 125.0 // at most: that of 880 × 700 pixels
	entryGap      = 7.0
)

// evidence sets 五、证据, one entry a finding, under the names of their indicators.
func (r *report) evidence() error {
	r.doc.Turn(typeset.Portrait)
	r.doc.Heading(1, headingEvidence)
	if len(r.entries) == 0 {
		r.doc.Paragraph(typeset.Small, typeset.Text(textNoEvidence))
		return nil
	}
	r.doc.Paragraph(typeset.Small, typeset.Text(textEvidence))
	group := ""
	for i := range r.entries {
		e := &r.entries[i]
		title := r.titles[e.Indicator]
		if e.note() {
			title = headingNotes
		}
		if title != group {
			group = title
			r.doc.Heading(2, title)
		}
		if err := r.entry(e); err != nil {
			return fmt.Errorf("evidence of %s: %w", e.ID, err)
		}
	}
	return nil
}

// entry sets the evidence of one finding.
func (r *report) entry(e *entry) error {
	name, figures := fmt.Sprintf(textEntry, e.number), r.figures(e)
	r.doc.Space(entryGap)
	r.doc.Bookmark(3, name+"　"+e.Message)
	r.doc.Anchor(e.evidenceAnchor())
	r.doc.Keep(recordHeight + r.cuts[e.Exhibits[0].ID].height())
	r.doc.Paragraph(entryStyle,
		typeset.Span{Text: name, Face: fonts.SansBold, Link: typeset.Link{Anchor: e.rowAnchor()}}, typeset.Text("　"+e.Message))
	for _, exhibit := range e.Exhibits {
		if err := r.exhibit(exhibit, figures[exhibit]); err != nil {
			return err
		}
	}
	return nil
}

var entryStyle = typeset.Style{Face: fonts.Serif, Size: 12, Leading: 20, Align: typeset.Justified}

// exhibit sets one exhibit: its picture, where there is one, and its record.
func (r *report) exhibit(e *audits.Exhibit, figure string) error {
	if e.Probe != nil {
		r.doc.Pairs(typeset.Fine, probePairs(e.Probe)...)
		return nil
	}
	cut := r.cuts[e.ID]
	if cut.jpeg != nil {
		caption := textUnframed
		if len(cut.frames) > 0 {
			caption = textFramed
		}
		err := r.doc.Figure(typeset.Figure{
			JPEG: cut.jpeg, Frames: cut.frames, MaxHeight: pictureHeight,
			Caption: fmt.Sprintf(caption, figure, orText(e.Page.Title, e.URL())),
		})
		if err != nil {
			return err
		}
	}
	r.doc.Pairs(typeset.Fine, pagePairs(e, cut)...)
	return nil
}

// pagePairs is the record of a place on a page.
func pagePairs(e *audits.Exhibit, cut cutout) []typeset.Pair {
	p := e.Page
	pairs := []typeset.Pair{{Key: keyPage, Value: typeset.Cell{toPage(e.URL())}}}
	if p.Turn > 0 {
		pairs = append(pairs, pair(keyTurn, fmt.Sprintf(textTurn, p.Turn)))
	}
	pairs = append(pairs,
		pair(keyCaptured, fmt.Sprintf(textZone, moment(p.Captured))),
		pair(keyServer, serverText(p.Address(), p.Status())),
		pair(keyView, viewText(p.View)),
	)
	if p.Failure != nil {
		pairs = append(pairs, pair(keyFailure, failureText(p.Failure)))
	}
	if e.Place.Quote != "" {
		pairs = append(pairs, pair(keyQuote, e.Place.Quote))
	}
	if e.Place.Selector != "" {
		pairs = append(pairs, pair(keySelector, e.Place.Selector))
	}
	if cut.jpeg == nil {
		pairs = append(pairs, pair(keyPageTitle, orText(p.Title, textNone)), pair(keyNoPicture, cut.lack))
		if len(p.Chain) > 0 {
			pairs = append(pairs, pair(keyExchange, exchangeText(p.Chain)))
		}
	}
	if shot := shotOf(e); shot != nil {
		pairs = append(pairs, pair(keyShot, shot.Image.SHA256.String()))
	}
	if p.Source != nil && cut.jpeg == nil {
		pairs = append(pairs, pair(keySource, p.Source.SHA256.String()))
	}
	return pairs
}

// serverText tells who answered, and with what HTTP status.
func serverText(address string, status int) string {
	answer := textNoAnswer
	if status != 0 {
		answer = fmt.Sprintf(textHTTP, status)
	}
	return fmt.Sprintf(textServer, orText(address, textUnknown), answer)
}

// height is how high the picture is set, in millimetres; 0 without one.
func (c cutout) height() float64 {
	if c.jpeg == nil {
		return 0
	}
	return min(pictureHeight, pictureWidth*float64(c.size.Y)/float64(c.size.X))
}

// viewText tells how a page was looked at.
func viewText(v evidence.View) string {
	visitor, identity := textCitizen, textHonest
	if v.Visitor == evidence.VisitorCrawler {
		visitor = textCrawler
	}
	if v.Stealth {
		identity = textStealthy
	}
	text := fmt.Sprintf(textWindow, v.Width, v.Height, visitor, identity)
	if v.ClockShift != 0 {
		text += fmt.Sprintf(textClock, v.ClockShift)
	}
	return text
}

// exchangeText tells every request and its answer, a line each.
func exchangeText(chain []evidence.Exchange) string {
	lines := make([]string, len(chain))
	for i, x := range chain {
		answer := textNoAnswer
		if x.Status != 0 {
			answer = fmt.Sprintf(textHTTP, x.Status)
		}
		lines[i] = fmt.Sprintf(textExchange, x.Method, x.URL, answer)
	}
	return strings.Join(lines, "\n")
}
