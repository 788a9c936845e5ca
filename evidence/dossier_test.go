package evidence_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
)

var (
	began = time.Date(2019, 11, 30, 1, 2, 3, 0, time.UTC)
	row   = evidence.Site{Name: "示例市人民政府", URL: address, Code: "3512000001"}
)

// seal writes a small dossier of every kind of record into dir.
func seal(t testing.TB, dir string) (*evidence.Dossier, evidence.Hash) {
	t.Helper()
	survey := evidence.Survey{ID: "s1", Started: began, Finished: began.Add(time.Minute), Version: "wangjian/test"}
	w, err := evidence.Create(dir, survey, row)
	if err != nil {
		t.Fatal(err)
	}
	page := evidencetest.Page(t, address, `<title>首页</title><p>正文</p>`)
	page.Shots = []evidence.Shot{{Kind: evidence.ShotWholePage, Box: evidence.Box{W: 1366, H: 20}, Scale: 1, Taken: began, Image: evidence.NewBlob(evidence.MediaJPEG, []byte("picture"))}}
	exercise := &evidence.Exercise{ID: "x0001", Kind: "search", Page: page.ID, Started: began}
	probes := []evidence.Probe{{ID: evidence.ProbeID(1), Kind: evidence.ProbeReach, URL: address, At: began, Status: 200, Attempts: 1}}
	unseen := []evidence.Unseen{{URL: address + "x", Reason: evidence.UnseenBudget}}
	if err := errors.Join(w.AddPage(page), w.AddExercise(exercise), w.AddProbes(probes), w.AddHistory(&evidence.History{Probes: probes})); err != nil {
		t.Fatal(err)
	}
	hash, err := w.Seal(survey, row, unseen)
	if err != nil {
		t.Fatal(err)
	}
	return &evidence.Dossier{
		Survey: survey, Site: row, Pages: []*evidence.Page{page}, Exercises: []*evidence.Exercise{exercise},
		Probes: probes, History: evidence.History{Probes: probes}, Unseen: unseen, Manifest: hash,
	}, hash
}

func TestASealedDossierReadsBackAsItWas(t *testing.T) {
	dir := t.TempDir()
	want, hash := seal(t, dir)
	got, err := evidence.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	same := cmpopts.IgnoreUnexported(evidence.Page{}, evidence.Blob{})
	if diff := cmp.Diff(want, got, same); diff != "" {
		t.Errorf("the dossier changed on its way to disk and back (-stored +read):\n%s", diff)
	}
	if validated, err := evidence.Validate(dir); err != nil || validated != hash {
		t.Errorf("Validate = %v, %v; want %v and no error", validated, err, hash)
	}
	doc, err := got.Pages[0].Document()
	if err != nil {
		t.Fatal(err)
	}
	if text := doc.Text(doc.Root()); text != "正文" {
		t.Errorf("the document read back says %q, want 正文", text)
	}
	if picture, err := got.Pages[0].Shots[0].Image.Content(); err != nil || string(picture) != "picture" {
		t.Errorf("the picture read back is %q, %v", picture, err)
	}
}

func TestAnyByteAlteredFailsValidation(t *testing.T) {
	dir := t.TempDir()
	_, hash := seal(t, dir)
	files := filesOf(t, dir)
	rapid.Check(t, func(rt *rapid.T) {
		file := rapid.SampledFrom(files).Draw(rt, "file")
		whole, err := os.ReadFile(file)
		if err != nil {
			rt.Fatal(err)
		}
		altered := append([]byte(nil), whole...)
		at := rapid.IntRange(0, len(altered)-1).Draw(rt, "byte")
		altered[at] ^= byte(rapid.IntRange(1, 255).Draw(rt, "change"))
		if err := os.WriteFile(file, altered, 0o644); err != nil {
			rt.Fatal(err)
		}
		got, err := evidence.Validate(dir)
		if restore := os.WriteFile(file, whole, 0o644); restore != nil {
			rt.Fatal(restore)
		}
		if err == nil && got == hash {
			rt.Fatalf("byte %d of %s altered, and Validate finds nothing", at, filepath.Base(file))
		}
	})
}

func filesOf(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "blobs", "*"))
	if err != nil {
		t.Fatal(err)
	}
	return append(files, filepath.Join(dir, "manifest.json"))
}

func TestDamagedDossiers(t *testing.T) {
	tests := []struct {
		name   string
		damage func(t *testing.T, dir string)
		want   string
	}{
		{"a blob is missing", func(t *testing.T, dir string) { remove(t, filesOf(t, dir)[0]) }, "no such file"},
		{"a file was added", func(t *testing.T, dir string) { write(t, filepath.Join(dir, "blobs", "extra.jpg"), "x") }, "blobs/extra.jpg is not in the manifest"},
		{"the manifest was cut off", func(t *testing.T, dir string) { write(t, filepath.Join(dir, "manifest.json"), `{"schema":`) }, "unexpected end of JSON"},
		{"the manifest is newer than the program", func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, "manifest.json"), `{"schema":"wangjian.dossier/9"}`)
		}, "newer than this program"},
		{"the manifest points outside", func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, "manifest.json"), `{"schema":"wangjian.dossier/1","files":[{"kind":"page","path":"../secret","sha256":"`+strings.Repeat("0", 64)+`","size":1,"media":"image/jpeg"}]}`)
		}, "which its digest gives"},
		{"there is no manifest at all", func(t *testing.T, dir string) { remove(t, filepath.Join(dir, "manifest.json")) }, "this is no dossier folder"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			seal(t, dir)
			test.damage(t, dir)
			if _, err := evidence.Validate(dir); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("Validate = %v, want an error with %q", err, test.want)
			}
		})
	}
}

func TestAnUnsealedDossierOpensByItsJournal(t *testing.T) {
	dir := t.TempDir()
	w, err := evidence.Create(dir, evidence.Survey{ID: "s1", Started: began}, row)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.AddPage(evidencetest.Page(t, address, `<p>正文</p>`)), w.Close()); err != nil {
		t.Fatal(err)
	}
	journal := filepath.Join(dir, "journal.jsonl")
	whole, err := os.ReadFile(journal)
	if err != nil {
		t.Fatal(err)
	}
	write(t, journal, string(whole)+`{"kind":"page","id":"p0002","pa`) // the program ended while it wrote
	d, err := evidence.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Pages) != 1 || d.Survey.Stopped != "unsealed" || !d.Manifest.IsZero() || d.Site.Name != row.Name {
		t.Errorf("opened %d pages, stopped %q, manifest %v, site %q; want the one page, unsealed, none, %q",
			len(d.Pages), d.Survey.Stopped, d.Manifest, d.Site.Name, row.Name)
	}
	if _, err := evidence.Validate(dir); !errors.Is(err, evidence.ErrUnsealed) {
		t.Errorf("Validate = %v, want ErrUnsealed", err)
	}
}

func TestADossierIsNeverWrittenOver(t *testing.T) {
	sealed := t.TempDir()
	seal(t, sealed)
	open := t.TempDir()
	w, err := evidence.Create(open, evidence.Survey{}, row)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}()
	for _, dir := range []string{sealed, open} {
		if _, err := evidence.Create(dir, evidence.Survey{}, row); !errors.Is(err, evidence.ErrExists) {
			t.Errorf("Create over a dossier = %v, want ErrExists", err)
		}
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, file string) {
	t.Helper()
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
}
