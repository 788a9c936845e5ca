package audits

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

type trialParameters struct {
	Words []string       `yaml:"words"`
	Limit int            `yaml:"limit"`
	Hosts map[string]int `yaml:"hosts"`
	Days  int            `yaml:"days"`
}

// boundParameters loads the trial table beside a vocabulary and returns the parameters of
// trial.reach, to which the table itself says {days: 7}.
func boundParameters(t *testing.T, words string) Parameters {
	t.Helper()
	tables, err := LoadDir(fstest.MapFS{
		"trial.yaml":      {Data: readTrial(t, "valid.yaml")},
		"vocabulary.yaml": {Data: []byte(words)},
	}, trialAudits)
	if err != nil {
		t.Fatal(err)
	}
	return tables[0].Vetoes[0].Audits[0].Parameters
}

func TestParametersOfATableStandOverTheVocabulary(t *testing.T) {
	for _, row := range []struct {
		name, vocabulary string
		want             trialParameters
	}{
		{"without a vocabulary the table's own remain", "", trialParameters{Limit: 15, Days: 7}},
		{
			"what the table does not name comes from the vocabulary",
			"trial.reach: {words: [甲, 乙], hosts: {a: 1}}",
			trialParameters{Words: []string{"甲", "乙"}, Limit: 15, Hosts: map[string]int{"a": 1}, Days: 7},
		},
		{"what both name comes from the table", "trial.reach: {days: 14, limit: 10}", trialParameters{Limit: 10, Days: 7}},
		{"another audit's section is not read", "trial.form: {limit: 10}", trialParameters{Limit: 15, Days: 7}},
	} {
		t.Run(row.name, func(t *testing.T) {
			got := trialParameters{Limit: 15}
			if err := boundParameters(t, row.vocabulary).Decode(&got); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(row.want, got); diff != "" {
				t.Errorf("vocabulary %q (-want +got):\n%s", row.vocabulary, diff)
			}
		})
	}
}

func TestParametersThatAnAuditDoesNotKnowAreRefused(t *testing.T) {
	const owner = "veto veto.unreachable: audit trial.reach: "
	for _, row := range []struct{ name, vocabulary, want string }{
		{"an unknown parameter", "trial.reach:\n  limit: 1\n  limits: 2", "vocabulary.yaml:3: " + owner + `unknown field "limits"`},
		{"a value of the wrong type", "trial.reach: {limit: many}", "vocabulary.yaml:1: " + owner + "cannot unmarshal !!str `many` into int"},
	} {
		t.Run(row.name, func(t *testing.T) {
			var into trialParameters
			err := boundParameters(t, row.vocabulary).Decode(&into)
			if err == nil || err.Error() != row.want {
				t.Errorf("vocabulary %q: error = %v, want %s", row.vocabulary, err, row.want)
			}
		})
	}
	t.Run("a parameter of the table itself", func(t *testing.T) {
		var into struct {
			Weeks int `yaml:"weeks"`
		}
		const want = "trial.yaml:20: " + owner + `unknown field "days"`
		err := boundParameters(t, "").Decode(&into)
		if err == nil || err.Error() != want {
			t.Errorf("error = %v, want %s", err, want)
		}
	})
}

func TestEverySectionOfTheBuiltinVocabularyHasItsAudit(t *testing.T) {
	words, err := builtinVocabulary()
	if err != nil {
		t.Fatal(err)
	}
	if err := words.check(Known); err != nil {
		t.Error(err)
	}
}
