package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"testing"
)

func TestOnlyTheSecondSignalsOwnEndIsNoError(t *testing.T) {
	full := errors.New("no space left on device")
	ended := fmt.Errorf("capture: %w", context.Canceled)
	tests := []struct {
		name string
		err  error
		cut  bool // by a second signal
		want error
		says string
	}{
		{"a full disk after one signal", full, false, full, ""},
		{"the second signal", ended, true, outcome(exitStopped), "wangjian: stopped; what was captured lies in out/dossier\n"},
		{
			"the second signal, which ended several things",
			fmt.Errorf("survey: %w", errors.Join(ended, nil, ended)), true, outcome(exitStopped),
			"wangjian: stopped; what was captured lies in out/dossier\n",
		},
		{
			"a full disk at the second signal",
			errors.Join(ended, full), true, outcome(exitStopped),
			"wangjian: capture: context canceled no space left on device\nwangjian: stopped; what was captured lies in out/dossier\n",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var stderr bytes.Buffer
			got := english.unfinished(&stderr, test.err, test.cut, "out/dossier")
			if !errors.Is(got, test.want) || stderr.String() != test.says {
				t.Errorf("%v: got %v and %q, want %v and %q", test.err, got, stderr.String(), test.want, test.says)
			}
		})
	}
}
