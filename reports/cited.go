package reports

import (
	"errors"
	"fmt"
	"path"

	"wangjian/audits"
	"wangjian/evidence"
)

// pageOf returns the page of an exhibit, nil for a probe.
func pageOf(e *audits.Exhibit) *evidence.Page {
	if e.Probe != nil {
		return nil
	}
	return e.Page
}

// shotOf returns the picture that an exhibit is shown by: one that shows
// enough around the place to recognise the page, else one that shows the
// place; nil when none does.
func shotOf(e *audits.Exhibit) *evidence.Shot {
	p := pageOf(e)
	if p == nil {
		return nil
	}
	shot := p.Picture(surroundings(e.Place.Box, float64(p.View.Width)))
	if shot == nil {
		shot = p.Picture(e.Place.Box)
	}
	if shot == nil || shot.Image == nil {
		return nil
	}
	return shot
}

// atHand reports whether a cited file can be read. Its error, which wraps
// evidence.ErrAltered, says that the file is not what was sealed.
func atHand(b *evidence.Blob) (bool, error) {
	_, err := b.Stored()
	if errors.Is(err, evidence.ErrAltered) {
		return false, fmt.Errorf("cited evidence: %w", err)
	}
	return err == nil, nil
}

// place returns where a file of the dossier lies, as seen from the report.
func (i Info) place(b *evidence.Blob) string { return path.Join(i.Dossier, b.Path()) }
