package audits

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Points is an exact number of points, or of anything else that a table weighs and
// multiplies with points. Its zero value is 0. Operations return new values and leave
// their operands as they were.
type Points struct {
	rat *big.Rat
}

const (
	displayPlaces = 2
	storedPlaces  = 6
	readPlaces    = 9
)

var decimalLiteral = regexp.MustCompile(`^-?[0-9]{1,9}(\.[0-9]{1,9})?$`)

// ParsePoints reads a plain decimal such as 4, 0.125 or -1.5: at most nine digits on
// either side of the point, no exponent.
func ParsePoints(text string) (Points, error) {
	if !decimalLiteral.MatchString(text) {
		return Points{}, fmt.Errorf("%q is not a decimal number", text)
	}
	rat, ok := new(big.Rat).SetString(text)
	if !ok {
		return Points{}, fmt.Errorf("%q is not a decimal number", text)
	}
	return Points{rat}, nil
}

// WholePoints is the whole number n, as points or as a count to share by.
func WholePoints(n int) Points {
	return Points{new(big.Rat).SetInt64(int64(n))}
}

func (p Points) value() *big.Rat {
	if p.rat == nil {
		return new(big.Rat)
	}
	return p.rat
}

// Add is p + q.
func (p Points) Add(q Points) Points {
	return Points{new(big.Rat).Add(p.value(), q.value())}
}

// Sub is p − q.
func (p Points) Sub(q Points) Points {
	return Points{new(big.Rat).Sub(p.value(), q.value())}
}

// Mul is p × factor.
func (p Points) Mul(factor Points) Points {
	return Points{new(big.Rat).Mul(p.value(), factor.value())}
}

// Share is p × part ÷ whole: what a thing of weight part gets of a row whose weights add
// up to whole, or what part sound ones of whole sampled ones earn. Of nothing (whole is
// 0) there is no share: 0.
func (p Points) Share(part, whole Points) Points {
	if whole.IsZero() {
		return Points{}
	}
	return Points{new(big.Rat).Quo(p.Mul(part).value(), whole.value())}
}

// Min is the smaller of p and q.
func (p Points) Min(q Points) Points {
	if p.Cmp(q) <= 0 {
		return p
	}
	return q
}

// Cmp is negative when p < q, 0 when they are equal, positive when p > q.
func (p Points) Cmp(q Points) int {
	return p.value().Cmp(q.value())
}

// Equal tells whether p and q are the same number.
func (p Points) Equal(q Points) bool {
	return p.Cmp(q) == 0
}

// IsZero tells whether p is 0.
func (p Points) IsZero() bool {
	return p.value().Sign() == 0
}

// String is for display: at most two decimals, halves rounded away from zero, no
// trailing zeros.
func (p Points) String() string {
	return p.decimal(displayPlaces)
}

// Exact has all decimals that a number read from a file can have, nine, without trailing
// zeros.
func (p Points) Exact() string { return p.decimal(readPlaces) }

// MarshalJSON writes a JSON number with at most six decimals, in its shortest form.
func (p Points) MarshalJSON() ([]byte, error) {
	return []byte(p.decimal(storedPlaces)), nil
}

// UnmarshalJSON reads a JSON number without an exponent.
func (p *Points) UnmarshalJSON(data []byte) error {
	parsed, err := ParsePoints(string(data))
	if err != nil {
		return fmt.Errorf("points: %w", err)
	}
	*p = parsed
	return nil
}

// UnmarshalYAML reads a decimal number exactly as it is written.
func (p *Points) UnmarshalYAML(node *yaml.Node) error {
	parsed, err := ParsePoints(node.Value)
	if err != nil {
		return &yaml.TypeError{Errors: []string{fmt.Sprintf("line %d: %v", node.Line, err)}}
	}
	*p = parsed
	return nil
}

func (p Points) decimal(places int) string {
	text := strings.TrimRight(strings.TrimRight(p.value().FloatString(places), "0"), ".")
	if text == "-0" {
		return "0"
	}
	return text
}
