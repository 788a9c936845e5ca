package typeset

import (
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/jung-kurt/gofpdf"
)

// Options is what a document is made with.
type Options struct {
	Title, Author, Subject, Keywords string

	// Created is the moment that the file names as its own; it is written in UTC and must be given.
	Created time.Time
	// PageTotal shows the number of pages beside each page's own: — 3/12 —.
	PageTotal bool
}

// Document is a document in the making. A wrong argument to one of its methods is remembered and returned by
// WriteTo; only Figure answers at once. A Document is not safe for concurrent use; different ones are.
type Document struct {
	options     Options
	faces       faceMetrics
	pages       []*page
	y           float64 // from the top of the type area of the last page
	waiting     []waiting
	turned      Orientation
	numbers     [3]int // of the last heading of each level
	anchors     map[string]spot
	outline     []entry
	contents    *contents
	pictures    []picture
	attachments []gofpdf.Attachment
	err         error
}

// page is one page's marks.
type page struct {
	orientation Orientation
	marks       []mark
}

// spot is a point that links lead to.
type spot struct {
	page *page
	y    float64 // from the top of the paper
}

// entry is a line of the bookmarks and, if its level is asked for, of the contents.
type entry struct {
	level  int // 1 is the highest
	title  string
	anchor string
}

// New returns an empty document. It fails when the fonts are not there or Options.Created is not set.
func New(options Options) (*Document, error) {
	if options.Created.IsZero() {
		return nil, errors.New("typeset: Options.Created is not set")
	}
	faces, err := loadMetrics()
	if err != nil {
		return nil, fmt.Errorf("typeset: %w", err)
	}
	return &Document{options: options, faces: faces, anchors: map[string]spot{}}, nil
}

// Attach embeds a file into the document. Readers list it by name and description.
func (d *Document) Attach(name, description string, content []byte) {
	if name == "" {
		d.fail(errors.New("an attachment has no name"))
		return
	}
	d.attachments = append(d.attachments, gofpdf.Attachment{
		Content: content, Filename: oneLine(name), Description: oneLine(description),
	})
}

func (d *Document) addPage() {
	d.pages = append(d.pages, &page{orientation: d.turned})
	d.y = 0
}

func (d *Document) draw(marks ...mark) {
	d.last().marks = append(d.last().marks, marks...)
}

func (d *Document) last() *page { return d.pages[len(d.pages)-1] }

// area is the paper that the next block is set on.
func (d *Document) area() area { return d.turned.area() }

func (d *Document) fail(err error) {
	if d.err == nil {
		d.err = fmt.Errorf("typeset: %w", err)
	}
}

// checked returns the link as it can stand in a PDF; the zero Link when it cannot.
func (l Link) checked() Link {
	if l.Anchor != "" {
		return Link{Anchor: l.Anchor}
	}
	parsed, err := url.Parse(l.URL)
	if err != nil || parsed.Host == "" || parsed.Scheme != "http" && parsed.Scheme != "https" {
		return Link{}
	}
	return Link{URL: parsed.String()}
}
