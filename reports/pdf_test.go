package reports

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"wangjian/audits"
	"wangjian/evidence"
)

func writtenPDF(t testing.TB, j *audits.Judgement, d *evidence.Dossier, info Info) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := WritePDF(&out, j, d, info); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// poppler runs one of poppler's programs on a PDF and returns what it prints.
func poppler(t testing.TB, pdf []byte, program string, arguments ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	for i := range arguments {
		if arguments[i] == "FILE" {
			arguments[i] = path
		}
	}
	out, err := exec.Command(program, arguments...).Output()
	if err != nil {
		t.Fatalf("%s: %v", program, err)
	}
	return string(out)
}

// extracted is the PDF's text without white space and page numbers.
func extracted(t testing.TB, pdf []byte) string {
	t.Helper()
	var all strings.Builder
	pages := strings.Split(poppler(t, pdf, "pdftotext", "-raw", "-enc", "UTF-8", "FILE", "-"), "\f")
	for _, page := range pages {
		lines := strings.Split(strings.TrimSpace(page), "\n")
		all.WriteString(strings.Join(lines[:len(lines)-1], ""))
	}
	return withoutSpace(all.String())
}

func withoutSpace(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

// visible is a text as typeset shows it.
func visible(text string) string {
	return withoutSpace(strings.ReplaceAll(text, "\u202e", "〓(U+202E)"))
}

func TestNothingThatWasFoundIsLostInThePDF(t *testing.T) {
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			d := sampleDossier(t)
			j := test.judge(t, d)
			text := extracted(t, writtenPDF(t, j, d, sampleInfo))
			wanted := []string{Sentence(j), Number(d), d.Site.Name, d.Site.URL, d.Site.Code, d.Survey.UserAgent, "2019年11月30日23:59:59"}
			if !d.Manifest.IsZero() {
				wanted = append(wanted, d.Manifest.String())
			}
			for i := range j.Indicators {
				wanted = append(wanted, j.Indicators[i].Row.Title, reasonOf(&j.Indicators[i]))
			}
			for i := range j.Vetoes {
				wanted = append(wanted, j.Vetoes[i].Veto.Title, j.Vetoes[i].Reason)
			}
			for i := range j.Rules {
				wanted = append(wanted, j.Rules[i].Rule.Title, ruleTexts[j.Rules[i].Status])
			}
			for _, m := range withFiles(j) {
				for _, file := range m.mark.Files {
					wanted = append(wanted, file.Name, file.SHA256.String())
				}
			}
			for _, f := range j.Findings {
				wanted = append(wanted, f.Message)
			}
			for _, e := range j.Exhibits {
				wanted = append(wanted, e.URL(), e.Place.Quote, e.Place.Selector)
				if e.Probe != nil {
					for _, s := range e.Probe.Steps {
						wanted = append(wanted, s.Text)
					}
				}
				if shot := shotOf(e); shot != nil {
					wanted = append(wanted, shot.Image.SHA256.String(), moment(e.Page.Captured))
				}
			}
			for _, u := range folded(j.Unseen) {
				wanted = append(wanted, u.URL, u.Detail)
			}
			for _, f := range failuresOf(d) {
				wanted = append(wanted, f.URL, f.Message, f.Detail, f.Advice)
			}
			for _, want := range wanted {
				if !strings.Contains(text, visible(want)) {
					t.Errorf("the PDF lacks %q\ntext: %s", want, text)
				}
			}
		})
	}
}

func TestSameInputGivesSameBytes(t *testing.T) {
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			d := sampleDossier(t)
			j := test.judge(t, d)
			info := sampleInfo
			if !d.Manifest.IsZero() {
				info.Manifest = []byte("manifest")
			}
			if first, second := writtenPDF(t, j, d, info), writtenPDF(t, j, d, info); !bytes.Equal(first, second) {
				t.Error("two PDFs of the same judgement differ")
			}
			if first, second := writtenJSON(t, j, d), writtenJSON(t, j, d); !bytes.Equal(first, second) {
				t.Error("two report.json of the same judgement differ")
			}
		})
	}
}

func TestAttachmentsAreTheReportAndTheManifest(t *testing.T) {
	d := sampleDossier(t)
	j := sampleJudgement(t, d)
	info := sampleInfo
	info.Manifest = []byte("manifest")
	pdf := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(pdf, writtenPDF(t, j, d, info), 0o600); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if out, err := exec.Command("pdfdetach", "-saveall", "-o", folder, pdf).CombinedOutput(); err != nil {
		t.Fatalf("pdfdetach: %v: %s", err, out)
	}
	for name, want := range map[string][]byte{"report.json": writtenJSON(t, j, d), "manifest.json": info.Manifest} {
		got, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("attachment %s is %.200q, want %.200q", name, got, want)
		}
	}
}

func TestAnotherDossiersManifestIsRefused(t *testing.T) {
	d := sampleDossier(t)
	info := sampleInfo
	info.Manifest = []byte("another manifest")
	var out bytes.Buffer
	if err := WritePDF(&out, sampleJudgement(t, d), d, info); !errors.Is(err, evidence.ErrAltered) || out.Len() > 0 {
		t.Errorf("got error %v and %d bytes, want ErrAltered and none", err, out.Len())
	}
}

func TestAnnexMarkStandsOnTheCover(t *testing.T) {
	d := sampleDossier(t)
	info := sampleInfo
	info.Annex = "附件1"
	if text := extracted(t, writtenPDF(t, sampleJudgement(t, d), d, info)); !strings.HasPrefix(text, "附件1") {
		t.Errorf("the text begins with %.60q, want 附件1", text)
	}
}

// storedDossier is the sample as it is opened from a folder.
func storedDossier(t *testing.T) (dir string, d *evidence.Dossier) {
	t.Helper()
	dir = t.TempDir()
	sample := sampleDossier(t)
	w, err := evidence.Create(dir, sample.Survey, sample.Site)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range sample.Pages {
		if err := w.AddPage(p); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.AddProbes(sample.Probes); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Seal(sample.Survey, sample.Site, sample.Unseen); err != nil {
		t.Fatal(err)
	}
	d, err = evidence.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return dir, d
}

func TestAlteredEvidenceEndsTheReport(t *testing.T) {
	tests := []struct {
		name  string
		cited func(*evidence.Dossier) *evidence.Blob
	}{
		{"a screenshot", func(d *evidence.Dossier) *evidence.Blob { return d.Pages[0].Shots[0].Image }},
		{"a page's source", func(d *evidence.Dossier) *evidence.Blob { return d.Pages[1].Source }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir, d := storedDossier(t)
			path := filepath.Join(dir, test.cited(d).Path())
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			data[len(data)/2] ^= 1
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			j := sampleJudgement(t, d)
			if err := WritePDF(&out, j, d, sampleInfo); !errors.Is(err, evidence.ErrAltered) {
				t.Errorf("WritePDF: got %v, want ErrAltered", err)
			}
			if err := WriteJSON(&out, j, d, sampleInfo); !errors.Is(err, evidence.ErrAltered) {
				t.Errorf("WriteJSON: got %v, want ErrAltered", err)
			}
			if out.Len() > 0 {
				t.Errorf("%d bytes were written, want none", out.Len())
			}
		})
	}
}

func TestWhyThereIsNoPictureIsTold(t *testing.T) {
	tests := []struct {
		name   string
		change func(t *testing.T, dir string, d *evidence.Dossier)
		want   string
	}{
		{"the file is missing", func(t *testing.T, dir string, d *evidence.Dossier) {
			if err := os.Remove(filepath.Join(dir, d.Pages[0].Shots[0].Image.Path())); err != nil {
				t.Fatal(err)
			}
		}, lackFile},
		{"the file is no picture", func(_ *testing.T, _ string, d *evidence.Dossier) {
			d.Pages[0].Shots[0].Image = evidence.NewBlob(evidence.MediaJPEG, []byte("no picture"))
		}, lackImage},
		{"the picture is smaller than the record says", func(t *testing.T, _ string, d *evidence.Dossier) {
			d.Pages[0].Shots[0].Image = screenshot(t, 100, 100)
		}, lackImage},
		{"the page has no shot of the place", func(_ *testing.T, _ string, d *evidence.Dossier) {
			d.Pages[0].Shots = nil
		}, lackShot},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir, d := storedDossier(t)
			test.change(t, dir, d)
			text := extracted(t, writtenPDF(t, sampleJudgement(t, d), d, sampleInfo))
			if !strings.Contains(text, withoutSpace(test.want)) {
				t.Errorf("the PDF lacks %q\ntext: %s", test.want, text)
			}
		})
	}
}

func TestReportNumber(t *testing.T) {
	tests := []struct {
		name    string
		started time.Time
		seal    evidence.Hash
		want    string
	}{
		{"the day is the one in Beijing", time.Date(2019, 11, 30, 16, 0, 0, 0, time.UTC), evidence.HashOf([]byte("manifest")), "WJ-20191201-05b3abf2"},
		{"a dossier that was never sealed says so", began, evidence.Hash{}, "WJ-20191130-UNSEALED"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := &evidence.Dossier{Survey: evidence.Survey{Started: test.started}, Manifest: test.seal}
			if got := Number(d); got != test.want {
				t.Errorf("Number of a survey of %v, manifest %s: got %s, want %s", test.started, test.seal, got, test.want)
			}
		})
	}
}
