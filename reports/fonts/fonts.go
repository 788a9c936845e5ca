// Package fonts holds the Chinese TrueType fonts that reports are set in.
//
// The fonts are free ones that stand in for those of GB/T 9704-2012: Noto Serif SC for 宋体 and 仿宋, Noto Sans SC for
// 黑体, LXGW WenKai for 楷体. They are embedded compressed; `make fonts` brings them before the build.
package fonts

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// Face names one embedded font; its value is the base name of the font's file.
type Face string

// The faces that reports use.
const (
	Serif    Face = "NotoSerifSC-Regular" // 宋体, 仿宋
	Sans     Face = "NotoSansSC-Regular"  // 黑体, light
	SansBold Face = "NotoSansSC-Bold"     // 黑体
	Kai      Face = "LXGWWenKai-Regular"  // 楷体
)

// ErrMissing says that the program was built without its fonts.
var ErrMissing = errors.New("fonts are missing: run `make fonts` and build again")

// maxFontBytes bounds one decompressed font; the largest embedded one has 16 MB.
const maxFontBytes = 64 << 20

//go:embed files
var files embed.FS

var faces = map[Face]func() ([]byte, error){
	Serif:    once(Serif),
	Sans:     once(Sans),
	SansBold: once(SansBold),
	Kai:      once(Kai),
}

// Load returns the TrueType bytes of a face, decompressed at the first call and shared by all later ones: they must
// not be changed. It returns an error wrapping ErrMissing when the build had no such font.
func Load(face Face) ([]byte, error) {
	load, known := faces[face]
	if !known {
		return nil, fmt.Errorf("no font is called %q", face)
	}
	return load()
}

func once(face Face) func() ([]byte, error) {
	return sync.OnceValues(func() ([]byte, error) { return read(files, face) })
}

func read(files fs.FS, face Face) ([]byte, error) {
	packed, err := fs.ReadFile(files, "files/"+string(face)+".ttf.zst")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w (%s)", ErrMissing, face)
	}
	if err != nil {
		return nil, fmt.Errorf("read font %s: %w", face, err)
	}
	decoder, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(maxFontBytes), zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, fmt.Errorf("decompress font %s: %w", face, err)
	}
	defer decoder.Close()
	plain, err := decoder.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("decompress font %s: %w", face, err)
	}
	return plain, nil
}
