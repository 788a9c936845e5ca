package network

import (
	"fmt"
	"io"
	"log"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

// quiet takes the complaints of servers about clients that do what is tested.
var quiet = log.New(io.Discard, "", 0)

// TestMain fails the run when a goroutine of the package is left behind.
func TestMain(m *testing.M) {
	code := m.Run()
	if left := leftGoroutines(); left != "" && code == 0 {
		_, _ = fmt.Fprintf(os.Stderr, "goroutines left behind:\n%s\n", left)
		code = 1
	}
	os.Exit(code)
}

// leftGoroutines gives the stacks of this package's goroutines. One that has told
// its owner that it is done may need a moment to end.
func leftGoroutines() string {
	var left string
	for range 100 {
		all := make([]byte, 1<<20)
		all = all[:runtime.Stack(all, true)]
		left = ""
		for stack := range strings.SplitSeq(string(all), "\n\n") {
			if strings.Contains(stack, "wangjian/browser/network.(*") || strings.Contains(stack, "wangjian/browser/network.try") {
				left += stack + "\n\n"
			}
		}
		if left == "" {
			return ""
		}
		<-time.After(10 * time.Millisecond)
	}
	return left
}
