package evidence

import (
	"errors"
	"fmt"

	"github.com/klauspost/compress/zstd"
)

// Media names what the bytes of a blob are, and thereby the ending of its file.
type Media string

// The media of a dossier. Text is compressed with zstd (RFC 8878); pictures
// are kept as they were taken.
const (
	MediaJSON Media = "application/json+zstd"
	MediaText Media = "text/plain+zstd"
	MediaJPEG Media = "image/jpeg"
)

var extensions = map[Media]string{MediaJSON: "json.zst", MediaText: "txt.zst", MediaJPEG: "jpg"}

// maxUnpacked bounds what a blob may unpack to, so that a forged dossier
// cannot fill the memory.
const maxUnpacked = 512 << 20

// Blob is a reference to bytes of a dossier: the file named by the SHA-256 of
// the bytes as they lie on disk. A fresh blob carries its bytes until a
// Writer has stored them; one of an opened dossier reads them when asked.
type Blob struct {
	SHA256 Hash  `json:"sha256"`
	Size   int64 `json:"size"`
	Media  Media `json:"media"`

	bytes []byte
	files *folder
}

var (
	encoder, _ = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1))
	decoder, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxUnpacked))
)

// NewBlob makes a blob of content, compressing it when its media says so.
func NewBlob(media Media, content []byte) *Blob {
	stored := content
	if media != MediaJPEG {
		stored = encoder.EncodeAll(content, nil)
	}
	return &Blob{SHA256: HashOf(stored), Size: int64(len(stored)), Media: media, bytes: stored}
}

// Path returns the place of the blob's file within the dossier folder, with
// forward slashes.
func (b *Blob) Path() string {
	return "blobs/" + b.SHA256.String() + "." + extensions[b.Media]
}

// errNoContent says that a blob was read that neither carries its bytes nor
// belongs to an opened dossier.
var errNoContent = errors.New("the blob's content is not at hand")

// Stored returns the bytes as they lie on disk, checked against the digest.
func (b *Blob) Stored() ([]byte, error) {
	switch {
	case b == nil:
		return nil, errNoContent
	case b.bytes != nil:
		return b.bytes, nil
	case b.files != nil:
		return b.files.read(b)
	}
	return nil, fmt.Errorf("blob %s: %w", b.SHA256, errNoContent)
}

// Content returns the unpacked bytes.
func (b *Blob) Content() ([]byte, error) {
	stored, err := b.Stored()
	if err != nil || b.Media == MediaJPEG {
		return stored, err
	}
	content, err := decoder.DecodeAll(stored, nil)
	if err != nil {
		return nil, fmt.Errorf("unpack %s: %w", b.Path(), err)
	}
	return content, nil
}
