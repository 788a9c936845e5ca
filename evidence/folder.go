package evidence

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// folder is a dossier's place on disk. All access goes through os.Root, so
// that no name in a manifest and no symbolic link leads out of it.
type folder struct{ dir string }

func (f *folder) root() (*os.Root, error) { return os.OpenRoot(f.dir) }

func (f *folder) read(b *Blob) ([]byte, error) {
	root, err := f.root()
	if err != nil {
		return nil, err
	}
	defer func() { _ = root.Close() }() // nothing was written through it
	file, err := root.Open(b.Path())
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	data, err := ReadVerified(file, b.SHA256, b.Size)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", b.Path(), err)
	}
	return data, nil
}

func (f *folder) readFile(name string) ([]byte, error) {
	root, err := f.root()
	if err != nil {
		return nil, err
	}
	defer func() { _ = root.Close() }()
	return root.ReadFile(name)
}

// write stores a file whole or not at all: under another name first. A blob
// that is there already is left as it is.
func (f *folder) write(name string, data []byte) (err error) {
	root, err := f.root()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	part := name + ".part"
	if err := root.WriteFile(part, data, 0o644); err != nil {
		return errors.Join(err, ignoreMissing(root.Remove(part)))
	}
	return root.Rename(part, name)
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func (f *folder) has(name string) (bool, error) {
	root, err := f.root()
	if err != nil {
		return false, err
	}
	defer func() { _ = root.Close() }()
	_, err = root.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}
