package evidence

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
)

// Writer keeps a dossier on disk while a survey runs: each record is stored
// and entered in a journal as soon as it is added, so that whatever was seen
// survives the end of the program. Seal closes it. Safe for concurrent use.
type Writer struct {
	folder folder

	mu      sync.Mutex
	journal *os.File
	files   []File
	known   map[string]bool // paths in files
}

// ErrExists says that a folder already holds a dossier. One is never written over.
var ErrExists = errors.New("the folder already holds a dossier")

// Create begins a dossier in dir, which is made when it is missing and must
// not hold one yet. What is known at the start of the survey is kept in the
// journal.
func Create(dir string, survey Survey, site Site) (*Writer, error) {
	if err := os.MkdirAll(filepath.Join(dir, "blobs"), 0o755); err != nil {
		return nil, err
	}
	w := &Writer{folder: folder{dir}, known: map[string]bool{}}
	if sealed, err := w.folder.has(ManifestName); err != nil || sealed {
		return nil, errors.Join(err, existsError(dir, sealed))
	}
	journal, err := os.OpenFile(filepath.Join(dir, journalName), os.O_CREATE|os.O_EXCL|os.O_WRONLY|os.O_APPEND, 0o644)
	if errors.Is(err, os.ErrExist) {
		return nil, existsError(dir, true)
	}
	if err != nil {
		return nil, err
	}
	w.journal = journal
	if err := w.enter(Manifest{Schema: ManifestSchema, Survey: survey, Site: site}); err != nil {
		return nil, errors.Join(err, journal.Close())
	}
	return w, nil
}

func existsError(dir string, exists bool) error {
	if !exists {
		return nil
	}
	return fmt.Errorf("%s: %w", dir, ErrExists)
}

func (w *Writer) enter(line any) error {
	data, err := json.Marshal(line)
	if err != nil {
		return err
	}
	_, err = w.journal.Write(append(data, '\n'))
	return err
}

// AddPage stores a page and all it refers to.
func (w *Writer) AddPage(p *Page) error { return w.add(filePage, p.ID, p, p.blobs()) }

// AddExercise stores an exercise and its shots.
func (w *Writer) AddExercise(e *Exercise) error {
	return w.add(fileExercise, e.ID, e, e.blobs())
}

// AddProbes stores probes as one record, named by the first.
func (w *Writer) AddProbes(probes []Probe) error {
	if len(probes) == 0 {
		return nil
	}
	return w.add(fileProbes, probes[0].ID, probes, nil)
}

// AddHistory stores what other days saw.
func (w *Writer) AddHistory(h *History) error { return w.add(fileHistory, "", h, nil) }

func (w *Writer) add(kind, id string, record any, content []*Blob) error {
	data, err := json.Marshal(record)
	if err != nil {
		return fmt.Errorf("store %s %s: %w", kind, id, err)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, b := range content {
		if err := w.store(fileOf(fileContent, id, b), b); err != nil {
			return fmt.Errorf("store %s %s: %w", kind, id, err)
		}
	}
	blob := NewBlob(MediaJSON, data)
	if err := w.store(fileOf(kind, id, blob), blob); err != nil {
		return fmt.Errorf("store %s %s: %w", kind, id, err)
	}
	return nil
}

// store writes a blob, notes it, and lets go of its bytes.
func (w *Writer) store(f File, b *Blob) error {
	if !w.known[f.Path] {
		stored, err := b.Stored()
		if err != nil {
			return err
		}
		if err := w.folder.write(f.Path, stored); err != nil {
			return err
		}
		if err := w.enter(f); err != nil {
			return err
		}
		w.known[f.Path] = true
		w.files = append(w.files, f)
	}
	b.bytes, b.files = nil, &w.folder
	return nil
}

// Seal writes the manifest, which ends the dossier, and returns its digest.
func (w *Writer) Seal(survey Survey, site Site, unseen []Unseen) (Hash, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	m := Manifest{Schema: ManifestSchema, Survey: survey, Site: site, Unseen: unseen, Files: w.files}
	data, err := m.encode()
	if err != nil {
		return Hash{}, err
	}
	if err := w.folder.write(ManifestName, data); err != nil {
		return Hash{}, fmt.Errorf("seal %s: %w", w.folder.dir, err)
	}
	err = errors.Join(w.journal.Close(), os.Remove(filepath.Join(w.folder.dir, journalName)))
	return HashOf(data), err
}

// Close leaves an unsealed dossier as it is, to be opened by its journal.
func (w *Writer) Close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := w.journal.Close(); !errors.Is(err, os.ErrClosed) {
		return err
	}
	return nil
}
