package evidence

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
)

// Hash is a SHA-256 digest (FIPS 180-4). Its text form is 64 lower-case
// hexadecimal digits, as sha256sum prints them.
type Hash [sha256.Size]byte

// HashOf returns the digest of data.
func HashOf(data []byte) Hash { return sha256.Sum256(data) }

// ParseHash reads the text form. Upper case, white space and any other length
// are errors, so that one digest has one spelling.
func ParseHash(text string) (Hash, error) {
	var h Hash
	if len(text) != hex.EncodedLen(len(h)) {
		return h, fmt.Errorf("SHA-256 %q has %d characters, not %d", text, len(text), hex.EncodedLen(len(h)))
	}
	for _, c := range []byte(text) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return h, fmt.Errorf("SHA-256 %q holds %q, which is no lower-case hexadecimal digit", text, c)
		}
	}
	_, err := hex.Decode(h[:], []byte(text))
	return h, err
}

// String returns the text form.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// IsZero reports whether h was never set.
func (h Hash) IsZero() bool { return h == Hash{} }

// MarshalText implements encoding.TextMarshaler with the text form.
func (h Hash) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler. See ParseHash.
func (h *Hash) UnmarshalText(text []byte) error {
	parsed, err := ParseHash(string(text))
	if err != nil {
		return err
	}
	*h = parsed
	return nil
}

// ErrAltered is wrapped by every error that says that stored bytes are not
// the bytes that were sealed.
var ErrAltered = errors.New("not the bytes that were sealed")

// ReadVerified reads all of r and returns it when it has exactly size bytes
// and the digest want; else it returns an error that wraps ErrAltered. It
// never reads more than size+1 bytes.
func ReadVerified(r io.Reader, want Hash, size int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, size+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > size {
		return nil, fmt.Errorf("more than %d bytes: %w", size, ErrAltered)
	}
	if int64(len(data)) < size {
		return nil, fmt.Errorf("%d bytes instead of %d: %w", len(data), size, ErrAltered)
	}
	if got := HashOf(data); got != want {
		return nil, fmt.Errorf("SHA-256 %s instead of %s: %w", got, want, ErrAltered)
	}
	return data, nil
}
