package marksheet

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"wangjian/evidence"
)

// requiredHeads are the columns without which there is nothing to read.
var requiredHeads = []string{headID, headValue, headReason}

// readHeads are all columns that are read.
var readHeads = []string{headID, headValue, headReason, headAssessor, headAt, headFiles}

func (r *reader) readXLSX(data []byte) {
	book, err := openWorkbook(data)
	if err != nil {
		chinese := err.Error()
		if known := (*fault)(nil); errors.As(err, &known) {
			chinese = known.chinese
		}
		r.add(subject{}, place{}, "XLSX文件不能读取："+chinese, "the XLSX file cannot be read: "+err.Error())
		return
	}
	// The sheet of this name first, whatever else has such a heading.
	slices.SortStableFunc(book.sheets, func(a, b worksheet) int {
		return btoi(b.name == sheetMarks) - btoi(a.name == sheetMarks)
	})
	for i := range book.sheets {
		s := sheetReader{reader: r, worksheet: &book.sheets[i], date1904: book.date1904}
		if heading := s.findHeading(); heading >= 0 {
			s.read(heading)
			return
		}
	}
	r.report(place{}, "没有找到标题行：%s", "there is no heading row with: %s", strings.Join(requiredHeads, " "))
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// sheetReader reads the marks of one worksheet.
type sheetReader struct {
	*reader
	*worksheet
	date1904 bool
	columns  map[string]int // by head
}

// findHeading finds the row that names at least two of the columns; -1 when there is none.
func (s *sheetReader) findHeading() int {
	return slices.IndexFunc(s.rows, func(row sheetRow) bool {
		named := 0
		for i := range row.cells {
			if slices.Contains(readHeads, strings.TrimSpace(row.cells[i].text)) {
				named++
			}
		}
		return named >= 2
	})
}

func (s *sheetReader) read(heading int) {
	if !s.readHeading(&s.rows[heading]) {
		return
	}
	top := s.readTop(s.rows[:heading])
	if !s.identify(top[labelTable], top[labelDossier]) {
		return
	}
	s.common(top[labelAssessor], top[labelAt])
	for i := range s.rows[heading+1:] {
		before := len(s.problems)
		if e := s.entry(&s.rows[heading+1+i]); len(s.problems) == before {
			s.enter(e)
		}
	}
}

// readHeading reports whether the columns are those of a marks sheet.
func (s *sheetReader) readHeading(row *sheetRow) bool {
	s.columns = map[string]int{}
	before := len(s.problems)
	for i := range row.cells {
		head := strings.TrimSpace(row.cells[i].text)
		if !slices.Contains(readHeads, head) {
			continue
		}
		if _, twice := s.columns[head]; twice {
			s.report(s.at(&row.cells[i]), "“%s”列重复", "there are two columns %s", head)
		}
		s.columns[head] = row.cells[i].column
	}
	for _, head := range requiredHeads {
		if s.columns[head] == 0 {
			s.report(place{cell: s.name + "!" + strconv.Itoa(row.number)}, "标题行缺少“%s”列", "the heading row has no column %s", head)
		}
	}
	return len(s.problems) == before
}

// readTop reads the labels over the heading: each first in its row, its value next to it.
func (s *sheetReader) readTop(rows []sheetRow) map[string]field {
	top := map[string]field{}
	for i := range rows {
		cells := rows[i].cells
		label := strings.TrimSpace(cells[0].text)
		if len(cells) > 1 && slices.Contains([]string{labelTable, labelDossier, labelAssessor, labelAt}, label) {
			top[label] = s.field(&cells[1], label == labelAt)
		}
	}
	return top
}

func (s *sheetReader) entry(row *sheetRow) *entry {
	of := map[string]field{}
	for _, head := range readHeads {
		for i := range row.cells {
			if c := &row.cells[i]; c.column == s.columns[head] {
				of[head] = s.field(c, head == headAt)
			}
		}
	}
	e := &entry{
		id: of[headID], reason: of[headReason], assessor: of[headAssessor], at: of[headAt],
		values: map[valueKind]field{}, files: filesIn(of[headFiles]),
	}
	kind := valuePoints // as good as any for an unknown id
	if subject, known := s.subjects[e.id.text]; known {
		kind = subject.value
	}
	e.values[kind] = of[headValue]
	return e
}

// field is what is filled into a cell. A formula is refused: what it shows may be another
// thing tomorrow.
func (s *sheetReader) field(c *cell, isTime bool) field {
	f := field{place: s.at(c), text: strings.TrimSpace(unixLines(c.text))}
	switch {
	case c.formula:
		s.report(f.place, "单元格中是公式，请改填数值或文字", "the cell holds a formula: put its value there")
	case c.number && isTime:
		f.text = timeOf(f.text, s.date1904)
	case c.number:
		f.text = decimal(f.text)
	}
	return f
}

func (s *sheetReader) at(c *cell) place { return place{cell: s.name + "!" + c.name} }

// decimal is a stored number without the noise of binary fractions: Excel keeps 4.35 as
// 4.3499999999999996.
func decimal(stored string) string {
	const places = 9
	number, err := strconv.ParseFloat(stored, 64)
	if err != nil {
		return stored
	}
	text := strconv.FormatFloat(number, 'f', places, 64)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

// timeOf is a stored date, which counts days of 北京时间, as a text; what is no date stays as
// it is.
func timeOf(stored string, date1904 bool) string {
	const lastDay = 2958466 // 10000-01-01
	number, err := strconv.ParseFloat(stored, 64)
	if isDate := err == nil && number >= 1 && number < lastDay; !isDate {
		return stored
	}
	t, err := excelize.ExcelDateToTime(number, date1904)
	if err != nil {
		return stored
	}
	return timeText(time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, evidence.Beijing))
}

var withDigest = regexp.MustCompile(`^(.*\S)\s*[（(]\s*SHA-256[:：\s]\s*(\S*?)\s*[)）]$`)

// filesIn takes the names of attached files apart.
func filesIn(f field) []attached {
	var files []attached
	for name := range strings.FieldsFuncSeq(f.text, func(c rune) bool { return c == '\n' || c == '；' }) {
		name = strings.TrimSpace(name)
		a := attached{name: field{name, f.place}}
		if match := withDigest.FindStringSubmatch(name); match != nil {
			a.name.text, a.digest = match[1], field{match[2], f.place}
		}
		if name != "" {
			files = append(files, a)
		}
	}
	return files
}
