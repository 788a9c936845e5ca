package evidence

import (
	"encoding/json"
	"fmt"
	"strings"
)

// ManifestSchema names the form of manifest.json.
const ManifestSchema = "wangjian.dossier/1"

// ManifestName is the manifest's file in a dossier's folder.
const ManifestName = "manifest.json"

// journalName is the file that lists what was stored while a survey runs.
const journalName = "journal.jsonl"

// Manifest lists every file of a dossier with its digest, and holds what
// belongs to the survey as a whole. Its own digest stands in every report, so
// that nothing can be altered, added or taken away unnoticed.
type Manifest struct {
	Schema string   `json:"schema"`
	Survey Survey   `json:"survey"`
	Site   Site     `json:"site"`
	Unseen []Unseen `json:"unseen"`
	Files  []File   `json:"files"`
}

// File is one file of a dossier: a record (page, exercise, probes, history)
// or what a record refers to (source, DOM, shot, archive copy).
type File struct {
	Kind   string `json:"kind"`
	ID     string `json:"id,omitempty"` // of the record
	Path   string `json:"path"`
	SHA256 Hash   `json:"sha256"`
	SM3    string `json:"sm3,omitempty"` // GB/T 32905, where it is asked for
	Size   int64  `json:"size"`
	Media  Media  `json:"media"`
}

// The kinds of file.
const (
	filePage     = "page"
	fileExercise = "exercise"
	fileProbes   = "probes"
	fileHistory  = "history"
	fileContent  = "content" // what a record refers to
)

func (f *File) blob() *Blob { return &Blob{SHA256: f.SHA256, Size: f.Size, Media: f.Media} }

func fileOf(kind, id string, b *Blob) File {
	return File{Kind: kind, ID: id, Path: b.Path(), SHA256: b.SHA256, Size: b.Size, Media: b.Media}
}

// check refuses entries whose path is not the one that their digest gives, so
// that a manifest cannot point outside its folder.
func (m *Manifest) check() error {
	if m.Schema != ManifestSchema {
		if strings.HasPrefix(m.Schema, "wangjian.dossier/") {
			return fmt.Errorf("%s: schema %q is newer than this program, which reads %q", ManifestName, m.Schema, ManifestSchema)
		}
		return fmt.Errorf("%s: schema %q is not %q", ManifestName, m.Schema, ManifestSchema)
	}
	for i := range m.Files {
		f := &m.Files[i]
		if _, known := extensions[f.Media]; !known {
			return fmt.Errorf("%s: files[%d]: unknown media %q", ManifestName, i, f.Media)
		}
		if f.Path != f.blob().Path() {
			return fmt.Errorf("%s: files[%d]: path %q is not %q, which its digest gives", ManifestName, i, f.Path, f.blob().Path())
		}
		if f.Size < 0 {
			return fmt.Errorf("%s: files[%d]: size %d", ManifestName, i, f.Size)
		}
	}
	return nil
}

func (m *Manifest) encode() ([]byte, error) {
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", ManifestName, err)
	}
	return append(data, '\n'), nil
}
