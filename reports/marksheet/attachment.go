package marksheet

import (
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"

	"wangjian/audits"
	"wangjian/evidence"
)

// maxAttachment is the size up to which attached files are read, in bytes.
const maxAttachment = 100 << 20

// attached is a file that is named as proof, with its digest where one is given.
type attached struct{ name, digest field }

// attach settles the digest of an attached file; false where it cannot, which is reported.
func (r *reader) attach(a attached, of subject) (audits.Attachment, bool) {
	refuse := func(chinese, english string, values ...any) (audits.Attachment, bool) {
		r.reportOf(of, a.name.place, chinese, english, append([]any{a.name.text}, values...)...)
		return audits.Attachment{}, false
	}
	name := a.name.text
	if !fs.ValidPath(name) || name == "." {
		return refuse("附件“%s”须是评定表所在文件夹中的文件，名称以“/”分隔，不含“..”",
			"attached file %q must lie in the sheet's folder: no .. and no / in front")
	}
	var given evidence.Hash
	if a.digest.text != "" {
		if given = r.digest(a.digest, of); given.IsZero() {
			return audits.Attachment{}, false
		}
	}
	found, err := digestOf(r.files, name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !given.IsZero():
		found = given
	case errors.Is(err, fs.ErrNotExist):
		return refuse("附件“%s”不在评定表所在文件夹中，也没有写明SHA-256", "attached file %q is not in the sheet's folder, and no SHA-256 is given")
	case errors.Is(err, errTooLarge):
		return refuse("附件“%s”超过%dMB", "attached file %q is over %d MB", maxAttachment>>20)
	case errors.Is(err, errNoFile):
		return refuse("附件“%s”不是文件", "attached file %q is no regular file")
	case err != nil:
		return refuse("附件“%s”不能读取：%v", "attached file %q cannot be read: %v", err)
	case !given.IsZero() && given != found:
		return refuse("附件“%s”的SHA-256是%s，与所写的不符：文件已不是原来的", "attached file %q has SHA-256 %s, not the one given: it is another file", found)
	}
	return audits.Attachment{Name: name, SHA256: found}, true
}

var (
	errTooLarge = errors.New("too large")
	errNoFile   = errors.New("no regular file")
)

func digestOf(files fs.FS, name string) (evidence.Hash, error) {
	info, err := fs.Stat(files, name) // before it is opened: a pipe would wait for a writer
	switch {
	case err != nil:
		return evidence.Hash{}, err
	case !info.Mode().IsRegular():
		return evidence.Hash{}, errNoFile
	}
	file, err := files.Open(name)
	if err != nil {
		return evidence.Hash{}, err
	}
	defer func() { _ = file.Close() }() // it was only read
	hash := sha256.New()
	n, err := io.Copy(hash, io.LimitReader(file, maxAttachment+1))
	switch {
	case err != nil:
		return evidence.Hash{}, err
	case n > maxAttachment:
		return evidence.Hash{}, errTooLarge
	}
	return evidence.Hash(hash.Sum(nil)), nil
}
