package marksheet

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// cell is one that is not empty.
type cell struct {
	name    string // such as L14
	column  int    // counted from 1
	text    string // a number as it is stored
	number  bool
	formula bool
}

// xmlText is a text in one or several runs; how it is pronounced is left out.
type xmlText struct {
	Whole string `xml:"t"`
	Runs  []struct {
		Text string `xml:"t"`
	} `xml:"r"`
}

func (x *xmlText) String() string {
	text := x.Whole
	for i := range x.Runs {
		text += x.Runs[i].Text
	}
	return unescape(text)
}

// sharedTexts is the table of texts that cells refer to; a workbook need not have one.
func (p *parts) sharedTexts(targets []relation) ([]string, error) {
	for i := range targets {
		if !targets[i].is("sharedStrings") {
			continue
		}
		var content struct {
			Items []xmlText `xml:"si"`
		}
		if err := p.decode(targets[i].Target, &content); err != nil {
			return nil, err
		}
		texts := make([]string, len(content.Items))
		for i := range content.Items {
			texts[i] = content.Items[i].String()
		}
		return texts, nil
	}
	return nil, nil
}

// rows reads the rows of a worksheet that have something in them.
func (p *parts) rows(part string, texts []string) ([]sheetRow, error) {
	data, err := p.open(part)
	if err != nil {
		return nil, err
	}
	r := rowReader{decoder: xml.NewDecoder(bytes.NewReader(data)), texts: texts}
	for {
		token, err := r.decoder.Token()
		if errors.Is(err, io.EOF) {
			return r.rows, nil
		}
		if err == nil {
			err = r.take(token)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", part, err)
		}
	}
}

// rowReader reads cell by cell, so that empty ones take no room, however many there are.
type rowReader struct {
	decoder *xml.Decoder
	texts   []string
	rows    []sheetRow
	inside  bool // of the cells' part
	row     int
	column  int
}

func (r *rowReader) take(token xml.Token) error {
	switch token := token.(type) {
	case xml.EndElement:
		r.inside = r.inside && token.Name.Local != "sheetData"
	case xml.StartElement:
		switch {
		case token.Name.Local == "sheetData":
			r.inside = true
		case r.inside && token.Name.Local == "row":
			return r.takeRow(&token)
		case r.inside && token.Name.Local == "c":
			return r.takeCell(&token)
		}
	}
	return nil
}

func (r *rowReader) takeRow(start *xml.StartElement) error {
	r.row, r.column = r.row+1, 0
	for _, attribute := range start.Attr {
		if attribute.Name.Local == "r" {
			number, err := strconv.Atoi(attribute.Value)
			if err != nil {
				return err
			}
			r.row = number
		}
	}
	return nil
}

func (r *rowReader) takeCell(start *xml.StartElement) error {
	var content struct {
		Name    string   `xml:"r,attr"`
		Type    string   `xml:"t,attr"`
		Formula *string  `xml:"f"`
		Value   string   `xml:"v"`
		Inline  *xmlText `xml:"is"`
	}
	err := r.decoder.DecodeElement(&content, start)
	if err != nil {
		return err
	}
	r.column++
	if content.Name != "" {
		if r.column, r.row, err = excelize.CellNameToCoordinates(content.Name); err != nil {
			return err
		}
	}
	c := cell{column: r.column, text: content.Value, formula: content.Formula != nil}
	if c.name, err = excelize.CoordinatesToCellName(r.column, r.row); err != nil {
		return err
	}
	switch content.Type {
	case "s":
		if c.text, err = r.shared(content.Value); err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
	case "inlineStr":
		c.text = ""
		if content.Inline != nil {
			c.text = content.Inline.String()
		}
	case "b":
		c.text = map[string]string{"0": "FALSE", "1": "TRUE"}[content.Value]
	case "", "n":
		c.number = c.text != ""
	}
	if strings.TrimSpace(c.text) == "" && !c.formula {
		return nil
	}
	return r.keep(&c)
}

// shared is the text that a cell's value is the number of.
func (r *rowReader) shared(value string) (string, error) {
	if value == "" {
		return "", nil
	}
	i, err := strconv.Atoi(strings.TrimSpace(value))
	if err != nil || i < 0 || i >= len(r.texts) {
		return "", errNoText
	}
	return r.texts[i], nil
}

func (r *rowReader) keep(c *cell) error {
	if n := len(r.rows); n == 0 || r.rows[n-1].number != r.row {
		if n == maxRows {
			return errManyRows
		}
		r.rows = append(r.rows, sheetRow{number: r.row})
	}
	row := &r.rows[len(r.rows)-1]
	row.cells = append(row.cells, *c)
	return nil
}
