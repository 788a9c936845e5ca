package marksheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strings"
)

const (
	// maxUnpacked is how many bytes of a workbook are unpacked in all.
	maxUnpacked = 32 << 20
	// maxRows is how many rows that are not empty a sheet may have.
	maxRows = 10_000
)

// fault is why a workbook is not read, in both languages.
type fault struct{ chinese, english string }

func (f *fault) Error() string { return f.english }

var (
	errNoXLSX   = &fault{"不是XLSX文件，或有密码", "no XLSX file, or one with a password"}
	errTooBig   = &fault{fmt.Sprintf("展开后超过%dMB", maxUnpacked>>20), fmt.Sprintf("more than %d MB unpacked", maxUnpacked>>20)}
	errManyRows = &fault{fmt.Sprintf("工作表超过%d行", maxRows), fmt.Sprintf("a worksheet has more than %d rows", maxRows)}
	errNoPart   = &fault{"文件内容不全", "a part is missing"}
	errNoText   = &fault{"单元格的文字缺失", "the text of a cell is missing"}
)

// workbook is what a marks file needs of an XLSX file (ECMA-376): the values of its cells.
type workbook struct {
	date1904 bool // days are counted from 1904
	sheets   []worksheet
}

type worksheet struct {
	name string
	rows []sheetRow // those with something in them
}

type sheetRow struct {
	number int
	cells  []cell // those with something in them
}

// openWorkbook reads a file whole, or not at all.
func openWorkbook(data []byte) (*workbook, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errNoXLSX
	}
	p := &parts{archive: archive, left: maxUnpacked}
	main, err := p.related("", "officeDocument")
	if err != nil {
		return nil, err
	}
	var content struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
			// ISO/IEC 29500 strict has a namespace of its own.
			StrictID string `xml:"http://purl.oclc.org/ooxml/officeDocument/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := p.decode(main, &content); err != nil {
		return nil, err
	}
	targets, err := p.relations(main)
	if err != nil {
		return nil, err
	}
	texts, err := p.sharedTexts(targets)
	if err != nil {
		return nil, err
	}
	book := &workbook{date1904: content.Properties.Date1904 == "1" || content.Properties.Date1904 == "true"}
	for _, s := range content.Sheets {
		sheet := worksheet{name: s.Name}
		for _, target := range targets {
			if (target.ID == s.ID || target.ID == s.StrictID) && target.is("worksheet") {
				if sheet.rows, err = p.rows(target.Target, texts); err != nil {
					return nil, fmt.Errorf("%s: %w", s.Name, err)
				}
			}
		}
		book.sheets = append(book.sheets, sheet)
	}
	return book, nil
}

// parts are the files in an XLSX file.
type parts struct {
	archive *zip.Reader
	left    int64 // bytes that may still be unpacked
}

// open reads a part whole.
func (p *parts) open(name string) ([]byte, error) {
	for _, file := range p.archive.File {
		if !strings.EqualFold(strings.ReplaceAll(file.Name, `\`, "/"), name) {
			continue
		}
		content, err := file.Open()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		defer content.Close()
		data, err := io.ReadAll(io.LimitReader(content, p.left+1))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if p.left -= int64(len(data)); p.left < 0 {
			return nil, errTooBig
		}
		return data, nil
	}
	return nil, fmt.Errorf("%s: %w", name, errNoPart)
}

func (p *parts) decode(name string, into any) error {
	data, err := p.open(name)
	if err != nil {
		return err
	}
	if err := xml.Unmarshal(data, into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// relation says where something that belongs to a part is.
type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
}

func (r *relation) is(kind string) bool { return strings.HasSuffix(r.Type, "/"+kind) }

// relations lists what belongs to a part ("": to the whole), with targets as names of parts.
func (p *parts) relations(of string) ([]relation, error) {
	folder, name := path.Split(of)
	var content struct {
		Relations []relation `xml:"Relationship"`
	}
	if err := p.decode(folder+"_rels/"+name+".rels", &content); err != nil {
		return nil, err
	}
	for i := range content.Relations {
		target := &content.Relations[i].Target
		if !strings.HasPrefix(*target, "/") {
			*target = path.Join(folder, *target)
		}
		*target = strings.TrimPrefix(*target, "/")
	}
	return content.Relations, nil
}

// related is the part of a kind that belongs to another.
func (p *parts) related(of, kind string) (string, error) {
	relations, err := p.relations(of)
	if err != nil {
		return "", err
	}
	for i := range relations {
		if relations[i].is(kind) {
			return relations[i].Target, nil
		}
	}
	return "", fmt.Errorf("%s: %w", kind, errNoPart)
}
