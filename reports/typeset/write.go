package typeset

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/jung-kurt/gofpdf"

	"wangjian/reports/fonts"
)

// producer is what the PDF names as the program that wrote it.
const producer = "wangjian"

// gofpdfLock is held while gofpdf reads fonts: it writes padding into the bytes of tables that it copies.
var gofpdfLock sync.Mutex

// WriteTo writes the document as PDF. The same calls give the same bytes. It returns the first error of any earlier
// call, and an error when a link leads to an anchor that was never set.
func (d *Document) WriteTo(w io.Writer) (int64, error) {
	d.settle()
	if d.err != nil {
		return 0, d.err
	}
	if len(d.pages) == 0 {
		return 0, errors.New("typeset: the document is empty")
	}
	data, err := d.render(d.withContents())
	if err != nil {
		return 0, fmt.Errorf("typeset: %w", err)
	}
	written, err := w.Write(data)
	return int64(written), err
}

func (d *Document) render(pages []*page) ([]byte, error) {
	if err := d.checkLinks(pages); err != nil {
		return nil, err
	}
	gofpdfLock.Lock()
	defer gofpdfLock.Unlock()
	pdf := gofpdf.New("P", "mm", "A4", "")
	pdf.SetMargins(0, 0, 0)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetCatalogSort(true)
	d.describe(pdf)
	if err := addFonts(pdf, pages); err != nil {
		return nil, err
	}
	if err := addPictures(pdf, d.pictures); err != nil {
		return nil, err
	}
	pdf.SetAttachments(d.attachments)
	r := &renderer{pdf: pdf, links: map[string]int{}}
	for name := range d.anchors {
		r.links[name] = pdf.AddLink()
	}
	d.drawPages(r, pages)
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		return nil, err
	}
	data := out.Bytes()
	copy(data, "%PDF-1.7") // gofpdf says 1.3, which has neither ActualText nor embedded files
	return data, nil
}

func (d *Document) describe(pdf *gofpdf.Fpdf) {
	const utf8 = true
	created := d.options.Created.UTC() // gofpdf writes no zone, and none means UTC
	pdf.SetCreationDate(created)
	pdf.SetModificationDate(created)
	pdf.SetProducer(producer, utf8)
	pdf.SetCreator(producer, utf8)
	pdf.SetTitle(oneLine(d.options.Title), utf8)
	pdf.SetAuthor(oneLine(d.options.Author), utf8)
	pdf.SetSubject(oneLine(d.options.Subject), utf8)
	pdf.SetKeywords(oneLine(d.options.Keywords), utf8)
}

func (d *Document) drawPages(r *renderer, pages []*page) {
	bookmarks := map[*page][]entry{}
	for _, e := range d.outline {
		at := d.anchors[e.anchor].page
		bookmarks[at] = append(bookmarks[at], e)
	}
	numbers := map[*page]int{}
	lastHeight := pages[len(pages)-1].orientation.area().paperHeight
	depth := 0
	for i, p := range pages {
		numbers[p] = i + 1
		orientation := "P"
		if p.orientation == Landscape {
			orientation = "L"
		}
		r.pdf.AddPageFormat(orientation, r.pdf.GetPageSizeStr("A4"))
		for _, m := range append(p.marks, d.faces.pageNumber(i+1, len(pages), d.options.PageTotal, p.orientation)) {
			m.draw(r)
		}
		for _, e := range bookmarks[p] {
			depth = min(depth+1, max(e.level, 1))
			// gofpdf measures the heights of all bookmarks from the head of the last page.
			y := d.anchors[e.anchor].y + lastHeight - p.orientation.area().paperHeight
			if y == -1 {
				y = -1.001 // -1 means the present height there
			}
			r.pdf.Bookmark(e.title, depth-1, y)
		}
	}
	for name, at := range d.anchors {
		r.pdf.SetLink(r.links[name], at.y, numbers[at.page])
	}
}

// checkLinks returns an error for the first link that leads nowhere.
func (d *Document) checkLinks(pages []*page) error {
	for _, p := range pages {
		for _, m := range p.marks {
			link, ok := m.(linkMark)
			if !ok || link.link.Anchor == "" {
				continue
			}
			if _, known := d.anchors[link.link.Anchor]; !known {
				return fmt.Errorf("a link leads to %q, which is no anchor", link.link.Anchor)
			}
		}
	}
	return nil
}

// addFonts adds the fonts that the pages use.
func addFonts(pdf *gofpdf.Fpdf, pages []*page) error {
	used := map[fonts.Face]bool{fonts.Serif: true} // page numbers
	for _, p := range pages {
		for _, m := range p.marks {
			if text, ok := m.(textMark); ok {
				for _, piece := range text.pieces {
					used[piece.face] = true
				}
			}
		}
	}
	for face := range used {
		data, err := fonts.Load(face)
		if err != nil {
			return err
		}
		pdf.AddUTF8FontFromBytes(family(face), "", data)
	}
	return nil
}

// family is gofpdf's name for a face: it knows families in small letters only.
func family(face fonts.Face) string { return strings.ToLower(string(face)) }
