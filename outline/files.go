package outline

import "strings"

// IsDocument reports whether an address is that of a document, or of an archive of them, and
// not of a page.
func IsDocument(address string) bool {
	return reads().Addresses.Documents.MatchString(withoutQuery(address))
}

// IsFile reports whether an address is that of any file, and not of a page: a document, a
// picture, a recording, a program, data.
func IsFile(address string) bool {
	return IsDocument(address) || reads().Addresses.Files.MatchString(withoutQuery(address))
}

func withoutQuery(address string) string {
	address, _, _ = strings.Cut(address, "#")
	address, _, _ = strings.Cut(address, "?")
	return address
}

// SiteMap is what the page is called that lists the site's columns.
func SiteMap() *Topic { return &affixes().Sitemap }
