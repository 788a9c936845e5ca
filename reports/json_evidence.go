package reports

import (
	"wangjian/audits"
	"wangjian/evidence"
)

// The kinds of evidence that findings cite.
const (
	kindPage  = "page"
	kindProbe = "probe"
)

func evidenceOf(e *audits.Exhibit, info Info) (evidenceEntry, error) {
	if e.Probe != nil {
		return probeEvidence(e), nil
	}
	p := e.Page
	entry := evidenceEntry{
		ID: e.ID, Kind: kindPage, URL: e.URL(), Turn: p.Turn, Captured: stored(p.Captured), Status: p.Status(), Address: p.Address(), Title: p.Title,
		Selector: e.Place.Selector, Quote: e.Place.Quote, Failure: failureOf(p.Failure),
	}
	if box := e.Place.Box; box != (evidence.Box{}) {
		entry.Box = &box
	}
	if shot := shotOf(e); shot != nil {
		file, err := info.cite(shot.Image)
		if err != nil {
			return entry, err
		}
		entry.Screenshot = &screenshotEntry{file, shot.Box, shot.Scale}
	}
	if p.Source != nil {
		file, err := info.cite(p.Source)
		if err != nil {
			return entry, err
		}
		entry.Source = &file
	}
	return entry, nil
}

func (i Info) cite(b *evidence.Blob) (fileEntry, error) {
	found, err := atHand(b)
	return fileEntry{Path: i.place(b), SHA256: b.SHA256, Missing: !found}, err
}

func probeEvidence(e *audits.Exhibit) evidenceEntry {
	p := e.Probe
	probe := &probeEntry{Kind: p.Kind, TookMS: p.Took.Milliseconds(), Attempts: p.Attempts}
	for _, s := range p.Steps {
		probe.Steps = append(probe.Steps, stepEntry{s.After.Milliseconds(), s.Text})
	}
	return evidenceEntry{
		ID: e.ID, Kind: kindProbe, URL: e.URL(), Captured: stored(p.At), Status: p.Status, Address: p.Address,
		Probe: probe, Failure: failureOf(p.Failure),
	}
}

func failureOf(f *evidence.Failure) *failure {
	if f == nil {
		return nil
	}
	info := f.Kind.Info()
	return &failure{f.Kind, f.Status, f.Detail, info.Chinese, info.Advice}
}

// failuresOf returns the pages that could not be seen, and the measurements of
// the home page that failed.
func failuresOf(d *evidence.Dossier) []failureEntry {
	all := []failureEntry{}
	for _, p := range d.ProbesOf(evidence.ProbeReach) {
		if p.Failure != nil {
			all = append(all, failureEntry{p.ID, p.URL, stored(p.At), *failureOf(p.Failure)})
		}
	}
	for _, p := range d.Pages {
		if p.Failure != nil {
			all = append(all, failureEntry{p.ID, p.URL, stored(p.Captured), *failureOf(p.Failure)})
		}
	}
	return all
}
