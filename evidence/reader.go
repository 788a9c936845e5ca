package evidence

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
)

// Open reads the dossier in dir. Records are checked against their digests
// now, what they refer to when it is read. A dossier whose survey ended before
// it was sealed opens with what its journal lists; its Manifest is zero and
// its Survey.Stopped says so.
func Open(dir string) (*Dossier, error) {
	f := &folder{dir}
	m, hash, err := f.manifest()
	if err != nil {
		return nil, fmt.Errorf("open dossier %s: %w", dir, err)
	}
	d := &Dossier{Survey: m.Survey, Site: m.Site, Unseen: m.Unseen, Manifest: hash}
	for i := range m.Files {
		if err := f.readRecord(d, &m.Files[i]); err != nil {
			return nil, fmt.Errorf("open dossier %s: %w", dir, err)
		}
	}
	slices.SortStableFunc(d.Pages, func(a, b *Page) int {
		return cmp.Or(cmp.Compare(len(a.ID), len(b.ID)), cmp.Compare(a.ID, b.ID))
	})
	return d, nil
}

// errNoDossier says that a folder holds neither manifest nor journal.
var errNoDossier = errors.New("no manifest.json: this is no dossier folder")

func (f *folder) manifest() (*Manifest, Hash, error) {
	data, err := f.readFile(ManifestName)
	if errors.Is(err, fs.ErrNotExist) {
		m, err := f.readJournal()
		return m, Hash{}, err
	}
	if err != nil {
		return nil, Hash{}, err
	}
	m := new(Manifest)
	if err := json.Unmarshal(data, m); err != nil {
		return nil, Hash{}, fmt.Errorf("%s: %w", ManifestName, err)
	}
	return m, HashOf(data), m.check()
}

// readJournal rebuilds a manifest from the journal of a survey that did not
// end. A last line that was cut off is left out.
func (f *folder) readJournal() (*Manifest, error) {
	data, err := f.readFile(journalName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errNoDossier
	}
	if err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, len(data)+1)
	m := new(Manifest)
	for n := 0; lines.Scan(); n++ {
		if n == 0 {
			if err := json.Unmarshal(lines.Bytes(), m); err != nil {
				return nil, fmt.Errorf("%s: %w", journalName, err)
			}
			continue
		}
		var file File
		if err := json.Unmarshal(lines.Bytes(), &file); err != nil {
			break
		}
		m.Files = append(m.Files, file)
	}
	m.Survey.Stopped = "unsealed"
	return m, m.check()
}

func (f *folder) readRecord(d *Dossier, file *File) error {
	if file.Kind == fileContent {
		return nil
	}
	blob := file.blob()
	blob.files = f
	data, err := blob.Content()
	if err != nil {
		return err
	}
	switch file.Kind {
	case filePage:
		var p Page
		err = json.Unmarshal(data, &p)
		f.bind(p.blobs())
		d.Pages = append(d.Pages, &p)
	case fileExercise:
		var e Exercise
		err = json.Unmarshal(data, &e)
		f.bind(e.blobs())
		d.Exercises = append(d.Exercises, &e)
	case fileProbes:
		var probes []Probe
		err = json.Unmarshal(data, &probes)
		d.Probes = append(d.Probes, probes...)
	case fileHistory:
		err = json.Unmarshal(data, &d.History)
	default:
		err = fmt.Errorf("unknown kind %q", file.Kind)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", file.Path, err)
	}
	return nil
}

func (f *folder) bind(blobs []*Blob) {
	for _, b := range blobs {
		b.files = f
	}
}
