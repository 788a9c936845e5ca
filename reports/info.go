package reports

import (
	"fmt"
	"strings"
	"time"

	"wangjian/evidence"
)

// Info is what a report tells and neither judgement nor dossier holds.
type Info struct {
	// Version of the program that writes the report.
	Version string
	// Dossier is the name of the dossier's folder, with which paths in a report
	// begin, such as dossier.
	Dossier string
	// Manifest is the dossier's manifest.json, which the PDF then holds as an
	// attachment; nil when it is not at hand.
	Manifest []byte
	// Annex is the mark of an attachment, such as 附件1, on the PDF's cover;
	// empty for a report of its own.
	Annex string
}

// siteAddress is where the home page was found, after all redirects; where it
// was not seen, the address that was tried, else the registry row's.
func siteAddress(d *evidence.Dossier) string {
	home := d.Home()
	switch {
	case home == nil:
		return d.Site.URL
	case home.Seen() && home.FinalURL != "":
		return home.FinalURL
	}
	return home.URL
}

const unsealedMark = "UNSEALED"

// Number returns the report's number: WJ, the day in 北京时间 on which the survey
// began, and the first eight digits of the manifest's digest, as in
// WJ-20191130-0a1b2c3d. A dossier that was never sealed has UNSEALED in their
// place.
func Number(d *evidence.Dossier) string {
	mark := unsealedMark
	if !d.Manifest.IsZero() {
		mark = d.Manifest.String()[:8]
	}
	return fmt.Sprintf("WJ-%s-%s", d.Survey.Started.In(evidence.Beijing).Format("20060102"), mark)
}

// moment tells a time in 北京时间 to the second.
func moment(t time.Time) string {
	if t.IsZero() {
		return textUnknown
	}
	return t.In(evidence.Beijing).Format("2006年1月2日15:04:05")
}

// day tells a date in 北京时间.
func day(t time.Time) string {
	if t.IsZero() {
		return textUnknown
	}
	return t.In(evidence.Beijing).Format("2006年1月2日")
}

// seconds tells a duration to a tenth of a second.
func seconds(d time.Duration) string { return fmt.Sprintf(textSeconds, d.Seconds()) }

// quoted lists names in Chinese quotation marks.
func quoted(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return "‘" + strings.Join(names, "’‘") + "’"
}
