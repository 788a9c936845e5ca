package survey

import (
	"bufio"
	"compress/gzip"
	"encoding/xml"
	"io"
	"strings"
	"time"

	"wangjian/evidence"
)

const (
	maxSitemap    = 2 << 20 // bytes of a file, unpacked
	maxTag        = 8 << 10 // bytes of a tag: what the decoder reads as one
	maxAttributes = 50      // of an element
	maxNesting    = 20      // elements within each other
)

// parseSitemap reads the addresses of a sitemap, packed or not, up to the first error or to
// what no sitemap has.
func parseSitemap(packed io.Reader) (pages []offer, further []string) {
	body := bufio.NewReader(packed)
	var text io.Reader = body
	if head, err := body.Peek(2); err == nil && head[0] == 0x1f && head[1] == 0x8b { // RFC 1952
		unpacked, err := gzip.NewReader(body)
		if err != nil {
			return nil, nil
		}
		text = unpacked
	}
	decoder := xml.NewDecoder(&tagReader{text: bufio.NewReader(io.LimitReader(text, maxSitemap))})
	decoder.Strict = false
	decoder.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil } // addresses are ASCII
	var of listing
	for len(pages) < maxSitemapPages && len(further) < maxSitemaps {
		token, err := decoder.Token()
		if err != nil {
			return pages, further
		}
		switch token := token.(type) {
		case xml.StartElement:
			if len(token.Attr) > maxAttributes || len(of.open) >= maxNesting {
				return pages, further
			}
			of.start(token.Name.Local)
		case xml.CharData:
			of.read(token)
		case xml.EndElement:
			switch name, address := of.end(), strings.TrimSpace(of.location); {
			case name == "" || address == "" || len(address) > maxLocation:
			case name == "sitemap":
				further = append(further, address)
			default:
				pages = append(pages, listed(address, of.changed))
			}
		}
	}
	return pages, further
}

// listing is an entry of a sitemap under way.
type listing struct {
	open     []string // names of the elements around
	entry    int      // how many of them there are with the entry's own, 0 outside of one
	location string
	changed  string
}

func (l *listing) start(name string) {
	l.open = append(l.open, name)
	switch {
	case l.entry == 0 && (name == "url" || name == "sitemap"):
		*l = listing{open: l.open, entry: len(l.open)}
	case l.field() != nil:
		*l.field() = ""
	}
}

// field is what the text in hand tells of the entry, nil for nothing.
func (l *listing) field() *string {
	if l.entry == 0 || len(l.open) != l.entry+1 {
		return nil
	}
	switch l.open[l.entry] {
	case "loc":
		return &l.location
	case "lastmod":
		return &l.changed
	}
	return nil
}

func (l *listing) read(text []byte) {
	if field := l.field(); field != nil && len(*field) <= maxLocation {
		*field += string(text[:min(len(text), 2*maxLocation)])
	}
}

// end closes an element, and returns its name where it is an entry.
func (l *listing) end() string {
	if len(l.open) == 0 {
		return ""
	}
	last := len(l.open) - 1
	name := l.open[last]
	l.open = l.open[:last]
	if l.entry != last+1 {
		return ""
	}
	l.entry = 0
	return name
}

// tagReader ends a text at a tag that is longer than any in use, since the decoder keeps all
// of a tag in memory before anything can be told of it.
type tagReader struct {
	text  *bufio.Reader
	inTag bool
	plain bool // the tag is an element's
	quote byte // that is open in it, 0 for none
	size  int  // of the tag so far
}

// ReadByte returns the next byte, io.EOF where the text ends.
func (t *tagReader) ReadByte() (byte, error) {
	b, err := t.text.ReadByte()
	if err != nil {
		return 0, err
	}
	if !t.inTag {
		if b == '<' {
			t.inTag, t.plain, t.quote, t.size = true, true, 0, 0
		}
		return b, nil
	}
	if t.size++; t.size > maxTag {
		return 0, io.EOF
	}
	switch {
	case t.size == 1 && (b == '!' || b == '?'):
		t.plain = false // an apostrophe in a comment is no quote
	case t.quote != 0:
		if b == t.quote {
			t.quote = 0
		}
	case b == '>':
		t.inTag = false
	case t.plain && (b == '"' || b == '\''):
		t.quote = b
	}
	return b, nil
}

// Read reads one byte, for a decoder that asks for more than ReadByte.
func (t *tagReader) Read(into []byte) (int, error) {
	if len(into) == 0 {
		return 0, nil
	}
	b, err := t.ReadByte()
	if err != nil {
		return 0, err
	}
	into[0] = b
	return 1, nil
}

// listed offers a page that a sitemap lists.
func listed(address, changed string) offer {
	o := offer{entry: entry{url: address, role: evidence.RoleInner}, kind: kindListed, depth: 2}
	changed = strings.TrimSpace(changed)
	if len(changed) >= len(time.DateOnly) {
		if day, err := time.ParseInLocation(time.DateOnly, changed[:len(time.DateOnly)], evidence.Beijing); err == nil {
			o.date = day
		}
	}
	return o
}
