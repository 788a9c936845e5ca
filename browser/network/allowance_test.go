package network

import (
	"errors"
	"testing"
)

func TestAllowance(t *testing.T) {
	const mega = 1 << 20
	tests := []struct {
		name           string
		request, reply int // bytes of each turn
		turns          int
		want           error
	}{
		{"many pages over one connection", 120, mega, 1000, nil},
		{"one response within the limit", 500, 32 * mega, 1, nil},
		{"one response beyond the limit", 500, 32*mega + 1, 1, ErrTooLarge},
		{"an endless response that is acknowledged now and then", 70, 3 * mega, 1000, ErrTooLarge},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a := newAllowance(32 * mega)
			var got error
			for range test.turns {
				a.earn(test.request)
				if got = a.spend(test.reply); got != nil {
					break
				}
			}
			if !errors.Is(got, test.want) {
				t.Errorf("%d turns of %d bytes for %d: got %v, want %v", test.turns, test.reply, test.request, got, test.want)
			}
		})
	}
}
