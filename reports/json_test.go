package reports

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"wangjian/audits"
	"wangjian/evidence"
)

func writtenJSON(t testing.TB, j *audits.Judgement, d *evidence.Dossier) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := WriteJSON(&out, j, d, sampleInfo); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestReportIsTheGoldenOne(t *testing.T) {
	d := sampleDossier(t)
	// Fixed bytes and digests: those of encoders change with their versions.
	d.Pages[0].Shots[0].Image = evidence.NewBlob(evidence.MediaJPEG, []byte("picture"))
	for _, p := range d.Pages {
		p.Source = &evidence.Blob{SHA256: evidence.HashOf([]byte(p.URL)), Media: evidence.MediaText}
	}
	got := writtenJSON(t, sampleJudgement(t, d), d)
	golden := filepath.Join("testdata", "report.json")
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("report.json differs from %s (-want +got):\n%s", golden, diff)
	}
}

// reportSchema compiles the schema, formats such as date-time asserted.
func reportSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	source, err := jsonschema.UnmarshalJSON(strings.NewReader(Schema))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("report.schema.json", source); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("report.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func TestReportsHoldToTheSchema(t *testing.T) {
	schema := reportSchema(t)
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			d := sampleDossier(t)
			data := writtenJSON(t, test.judge(t, d), d)
			value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(value); err != nil {
				t.Errorf("%v\nreport:\n%s", err, data)
			}
		})
	}
}

func TestSchemaRefusesWhatIsNoReport(t *testing.T) {
	schema := reportSchema(t)
	d := sampleDossier(t)
	data := string(writtenJSON(t, sampleJudgement(t, d), d))
	tests := []struct {
		name, was, is string
	}{
		{"a verdict that there is none of", `"verdict": "undetermined"`, `"verdict": "fine"`},
		{"a time that is not UTC", `"as_of": "2019-11-30T15:59:59Z"`, `"as_of": "2019-11-30T23:59:59+08:00"`},
		{"a key that nobody knows", `"provisional"`, `"provisory"`},
		{"a path out of the dossier", `"path": "dossier/blobs/`, `"path": "../../etc/`},
		{"an unseen reason out of the list", `"reason": "robots"`, `"reason": "mood"`},
		{"an assessor's count of a case that holds or not", `"ruling": "clear"`, `"count": 1`},
		{"an assessor's ruling on a bonus", `"count": 2`, `"ruling": "holds"`},
		{"a rule with neither factor nor bonus", `"factor": 0,`, ``},
		{"a rule that an assessor settled and that waits for one", `"status": "holds",
      "reason": "被省网信部门通报批评"`, `"status": "pending",
      "reason": "被省网信部门通报批评"`},
		{"points before a rule, without the rule", `"before_rules": 3,
      "rules": [
        "rule.security-criticism"
      ]`, `"before_rules": 3`},
		{"an attached file without a digest", `"name": "通报.pdf",`, `"file": "通报.pdf",`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			changed := strings.Replace(data, test.was, test.is, 1)
			if changed == data {
				t.Fatalf("the report has no %q to change", test.was)
			}
			value, err := jsonschema.UnmarshalJSON(strings.NewReader(changed))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(value); err == nil {
				t.Errorf("%s instead of %s: accepted, want an error", test.is, test.was)
			}
		})
	}
}

func TestVetoedReportHasNoScore(t *testing.T) {
	d := sampleDossier(t)
	var got struct {
		Score      *audits.Score `json:"score"`
		Indicators []struct {
			Awarded *audits.Points `json:"awarded"`
		} `json:"indicators"`
	}
	if err := json.Unmarshal(writtenJSON(t, vetoed(t, d), d), &got); err != nil {
		t.Fatal(err)
	}
	if got.Score != nil {
		t.Errorf("score is %v, want null", got.Score)
	}
	if want := len(sampleTable(t).Rows); len(got.Indicators) != want {
		t.Errorf("%d indicators, want every row of the table: %d", len(got.Indicators), want)
	}
	for i, row := range got.Indicators {
		if row.Awarded != nil {
			t.Errorf("indicator %d is awarded %v, want null", i, row.Awarded)
		}
	}
}

func TestUnseenIsFoldedByHostAndReason(t *testing.T) {
	tests := []struct {
		name string
		all  []evidence.Unseen
		want []evidence.Unseen
	}{
		{"nothing unseen", nil, []evidence.Unseen{}},
		{
			"one host and one reason are one entry with the first address",
			[]evidence.Unseen{{URL: "http://a/1", Reason: "budget"}, {URL: "http://a/2", Reason: "budget"}, {URL: "http://a/3", Reason: "budget", Count: 5}},
			[]evidence.Unseen{{URL: "http://a/1", Reason: "budget", Count: 7}},
		},
		{
			"other hosts, reasons and details stand apart",
			[]evidence.Unseen{
				{URL: "http://a/1", Reason: "budget"},
				{URL: "http://b/1", Reason: "budget"},
				{URL: "http://a/1", Reason: "robots"},
				{URL: "http://a/2", Reason: "robots", Detail: "/x"},
			},
			[]evidence.Unseen{
				{URL: "http://a/1", Reason: "budget"},
				{URL: "http://b/1", Reason: "budget"},
				{URL: "http://a/1", Reason: "robots"},
				{URL: "http://a/2", Reason: "robots", Detail: "/x"},
			},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, folded(test.all)); diff != "" {
				t.Errorf("folded(%v) (-want +got):\n%s", test.all, diff)
			}
		})
	}
}
