package evidence

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
)

// ErrUnsealed says that a dossier has no manifest, because its survey did not
// come to its end.
var ErrUnsealed = errors.New("the dossier was never sealed")

// Validate recomputes the digest of every file of the dossier in dir and
// returns all that is wrong, joined: files altered, missing, or not in the
// manifest. It returns the manifest's own digest, to be compared with that in
// a report.
func Validate(dir string) (Hash, error) {
	f := &folder{dir}
	m, hash, err := f.manifest()
	if err != nil {
		return hash, err
	}
	if hash.IsZero() {
		return hash, fmt.Errorf("%s: %w", dir, ErrUnsealed)
	}
	var wrong []error
	listed := map[string]bool{ManifestName: true}
	for i := range m.Files {
		listed[m.Files[i].Path] = true
		if _, err := f.read(m.Files[i].blob()); err != nil {
			wrong = append(wrong, fmt.Errorf("%s %s: %w", m.Files[i].Kind, m.Files[i].ID, err))
		}
	}
	err = fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !entry.IsDir() && !listed[name] && !beside(name) {
			wrong = append(wrong, fmt.Errorf("%s is not in the manifest", name))
		}
		return nil
	})
	return hash, errors.Join(append(wrong, err)...)
}

// beside reports the files that may lie beside the manifest without being
// part of what it seals: its detached signature.
func beside(name string) bool {
	return path.Dir(name) == "." && strings.HasPrefix(name, ManifestName+".")
}
