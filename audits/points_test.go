package audits

import (
	"encoding/json"
	"testing"

	"go.yaml.in/yaml/v3"
	"pgregory.net/rapid"
)

func points(t testing.TB, text string) Points {
	t.Helper()
	p, err := ParsePoints(text)
	if err != nil {
		t.Fatalf("ParsePoints(%q): %v", text, err)
	}
	return p
}

func TestPointsAreWrittenForDisplayAndForStorage(t *testing.T) {
	third := WholePoints(1).Share(WholePoints(1), WholePoints(3))
	for _, row := range []struct {
		name            string
		points          Points
		display, stored string
	}{
		{"the zero value is nothing", Points{}, "0", "0"},
		{"a whole number has no decimals", points(t, "100"), "100", "100"},
		{"trailing zeros are dropped", points(t, "1.50"), "1.5", "1.5"},
		{"a half of a hundredth is rounded up for display", points(t, "0.125"), "0.13", "0.125"},
		{"less than a half is rounded down", points(t, "0.1249"), "0.12", "0.1249"},
		{"a third is cut at six decimals in storage", third, "0.33", "0.333333"},
		{"two thirds are rounded up", third.Add(third), "0.67", "0.666667"},
		{"below zero halves are rounded away from it", points(t, "-0.125"), "-0.13", "-0.125"},
		{"almost nothing below zero has no sign", points(t, "-0.0000004"), "0", "0"},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := row.points.String(); got != row.display {
				t.Errorf("String() of %s = %s, want %s", row.stored, got, row.display)
			}
			stored, err := json.Marshal(row.points)
			if err != nil {
				t.Fatal(err)
			}
			if string(stored) != row.stored {
				t.Errorf("json of %s = %s, want %s", row.display, stored, row.stored)
			}
		})
	}
}

func TestPointsAreReadFromPlainDecimalsOnly(t *testing.T) {
	for _, row := range []struct {
		name, text string
		ok         bool
	}{
		{"a whole number", "4", true},
		{"a decimal", "0.125", true},
		{"a negative decimal", "-1.5", true},
		{"an exponent is refused", "1e9", false},
		{"a fraction is refused", "1/3", false},
		{"a point without digits before it is refused", ".5", false},
		{"a point without digits after it is refused", "5.", false},
		{"hexadecimal is refused", "0x10", false},
		{"infinity is refused", ".inf", false},
		{"text is refused", "abc", false},
		{"ten digits are refused", "1234567890", false},
	} {
		t.Run(row.name, func(t *testing.T) {
			var fromYAML struct{ Points Points }
			yamlErr := yaml.Unmarshal([]byte("points: "+row.text), &fromYAML)
			var fromJSON Points
			jsonErr := fromJSON.UnmarshalJSON([]byte(row.text))
			if (yamlErr == nil) != row.ok || (jsonErr == nil) != row.ok {
				t.Fatalf("reading %q: YAML error %v, JSON error %v, want accepted = %v", row.text, yamlErr, jsonErr, row.ok)
			}
			if !fromYAML.Points.Equal(fromJSON) {
				t.Errorf("%q is %s from YAML and %s from JSON", row.text, fromYAML.Points, fromJSON)
			}
		})
	}
}

func TestEighthsAddUpExactly(t *testing.T) {
	row := WholePoints(1)
	left := row
	for range 8 {
		left = left.Sub(row.Share(WholePoints(1), WholePoints(8)))
	}
	if !left.IsZero() {
		t.Errorf("1 less eight eighths = %s, want 0", left)
	}
	if !row.Equal(points(t, "1")) {
		t.Errorf("subtracting from a copy changed the row's points to %s", row)
	}
	if got := row.Share(WholePoints(1), Points{}); !got.IsZero() {
		t.Errorf("a share of nothing = %s, want 0", got)
	}
}

func TestPointsCompare(t *testing.T) {
	tenth, fifth := points(t, "0.1"), points(t, "0.2")
	if got := tenth.Mul(WholePoints(3)).Min(fifth); !got.Equal(fifth) {
		t.Errorf("min(3 × 0.1, 0.2) = %s, want 0.2", got)
	}
	if got := tenth.Min(fifth); !got.Equal(tenth) {
		t.Errorf("min(0.1, 0.2) = %s, want 0.1", got)
	}
	if tenth.Cmp(fifth) >= 0 || fifth.Cmp(tenth) <= 0 || fifth.Cmp(tenth.Add(tenth)) != 0 {
		t.Errorf("0.1 and 0.2 compare wrongly")
	}
}

func TestStoredPointsAreReadBackUnchanged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		millionths := rapid.IntRange(-200_000_000, 200_000_000).Draw(t, "millionths")
		before := WholePoints(millionths).Share(WholePoints(1), WholePoints(1_000_000))
		stored, err := json.Marshal(before)
		if err != nil {
			t.Fatal(err)
		}
		var after Points
		if err := json.Unmarshal(stored, &after); err != nil {
			t.Fatalf("reading back %s: %v", stored, err)
		}
		if !after.Equal(before) {
			t.Fatalf("%d millionths stored as %s came back as %s", millionths, stored, after)
		}
	})
}
