package evidence

import "fmt"

// Dossier is everything that was seen of one site in one survey.
type Dossier struct {
	Survey    Survey
	Site      Site // as registered; the only source of “as registered”
	Pages     []*Page
	Exercises []*Exercise
	Probes    []Probe
	History   History
	Unseen    []Unseen

	// Manifest is the digest of manifest.json, zero for a dossier that was
	// never sealed.
	Manifest Hash
}

// Home returns the page that stands for the home page: the first that shows
// the site, else the last try; nil when none was made.
func (d *Dossier) Home() *Page {
	var last *Page
	for _, p := range d.Pages {
		if p.Role != RoleHome {
			continue
		}
		if p.Seen() {
			return p
		}
		last = p
	}
	return last
}

// Page returns the page with the id, nil when there is none.
func (d *Dossier) Page(id string) *Page {
	for _, p := range d.Pages {
		if p.ID == id {
			return p
		}
	}
	return nil
}

// ProbesOf returns the probes of one kind, in the order of their making.
func (d *Dossier) ProbesOf(kind ProbeKind) []*Probe {
	var found []*Probe
	for i := range d.Probes {
		if d.Probes[i].Kind == kind {
			found = append(found, &d.Probes[i])
		}
	}
	return found
}

// PageID returns the id of the nth page, counted from 1.
func PageID(n int) string { return fmt.Sprintf("p%04d", n) }

// ProbeID returns the id of the nth probe, counted from 1.
func ProbeID(n int) string { return fmt.Sprintf("m%04d", n) }
