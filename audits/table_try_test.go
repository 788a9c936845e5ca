package audits

import (
	"strings"
	"testing"
)

func TestParametersOfAHandWrittenTableAreTriedBeforeASurvey(t *testing.T) {
	ids, err := BuiltinIDs()
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		table, err := Builtin(id)
		if err != nil {
			t.Fatal(err)
		}
		if err := table.Try(); err != nil {
			t.Errorf("%s: %v", id, err)
		}
	}
	data, err := readBuiltin("site-city.yaml")
	if err != nil {
		t.Fatal(err)
	}
	faulty := strings.Replace(string(data), "probes_a_day: 20", "probes_per_day: 20", 1)
	table, err := LoadTable("mine.yaml", []byte(faulty), Known)
	if err != nil {
		t.Fatal(err)
	}
	const want = `mine.yaml:`
	if err := table.Try(); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), `unknown field "probes_per_day"`) {
		t.Errorf("error = %v, want file, line and the unknown parameter", err)
	}
}
