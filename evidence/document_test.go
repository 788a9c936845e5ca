package evidence_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
)

const address = "http://www.example.gov.cn/"

func document(t *testing.T, source string) *evidence.Document {
	t.Helper()
	doc, err := evidencetest.Page(t, address, source).Document()
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestReadingIsWhatAReaderSees(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{"inline elements join", `<p>网站标识码：<span>3505</span><b>240010</b></p>`, "网站标识码:3505240010"},
		{"blocks end a line", `<div>主办：<p>市政府</p></div><div>承办</div>`, "主办:\n市政府\n承办\n"},
		{"a line break ends a line", `<p>一<br>二</p>`, "一\n二\n"},
		{"full-width characters are folded", `<p>ＩＣＰ　备１２</p>`, "ICP 备12"},
		{"non-breaking spaces are spaces", `<p>a&nbsp;&nbsp;b</p>`, "a b"},
		{"invisible characters are gone", "<p>赌\u200b博\u202e</p>", "赌博"},
		{"comments are not read", `<p>a<!-- b --></p>`, "a"},
		{"display:none is not read", `<p>a<span style="display:none">b</span></p>`, "a"},
		{"visibility:hidden is not read", `<p>a<span style="visibility:hidden">b</span></p>`, "a"},
		{"what lies off the page is not read", `<p>a</p><p style="position:absolute;left:-9999px">b</p>`, "a"},
		{"scripts are not read", `<p>a</p><script>b</script>`, "a"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := document(t, test.source)
			if got := doc.Read(doc.Root()).Text; strings.TrimSpace(got) != strings.TrimSpace(test.want) {
				t.Errorf("reading of %s\n got %q\nwant %q", test.source, got, test.want)
			}
		})
	}
}

func TestReadingLeadsBackToTheNodes(t *testing.T) {
	doc := document(t, `<div><p>前文</p><p id="mark">编号：<span>350</span><b>524</b>。</p></div>`)
	reading := doc.Read(doc.Root())
	start := strings.Index(reading.Text, "350524")
	if start < 0 {
		t.Fatalf("350524 is not in %q", reading.Text)
	}
	place := reading.Locate(start, start+len("350524"))
	if place.Selector != "#mark" || place.Quote != "350524" || place.Box.Empty() {
		t.Errorf("Locate(350524) = %+v, want the box of the two texts in #mark", place)
	}
	if nodes := reading.Nodes(start, start+3); len(nodes) != 1 || nodes[0].Data != "350" {
		t.Errorf("Nodes of the first three bytes = %v, want the text 350 alone", nodes)
	}
}

func TestEverySelectorFindsExactlyItsNode(t *testing.T) {
	sources := []string{
		`<div id="a"><p>1</p><p>2</p><ul><li><a href="/x">3</a></li><li>4</li></ul></div>`,
		`<div id="twice"><p>1</p></div><div id="twice"><p>2</p></div>`,
		`<div id="1st"><p>1</p></div><div id="a b"><p>2</p></div>`,
		`<table><tr><td>1<td>2<tr><td>3</table><form><input><input></form>`,
		`<o:p>word</o:p><x-tag><i>1</i></x-tag><x-tag><i>2</i></x-tag>`,
	}
	for _, source := range sources {
		everySelectorFindsItsNode(t, document(t, source), source)
	}
}

func everySelectorFindsItsNode(t *testing.T, doc *evidence.Document, source string) {
	t.Helper()
	for n := range doc.Root().Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		place := doc.Locate(n)
		found := doc.Find(place.Selector).Nodes
		if len(found) != 1 || found[0] != n {
			t.Errorf("in %s\nselector %q of <%s> finds %d nodes", source, place.Selector, n.Data, len(found))
		}
	}
}

func TestFramesHangBelowTheirElement(t *testing.T) {
	outer := evidencetest.Snapshot(t, address, `<p>外</p><iframe src="http://b.example.com/f"></iframe>`)
	inner := evidencetest.Snapshot(t, "http://b.example.com/f", `<p>内<a href="y">链接</a></p>`)
	shift := int32(len(outer.Strings))
	outer.Strings = append(outer.Strings, inner.Strings...)
	outer.Frames = append(outer.Frames, moved(inner.Frames[0], shift, ownerOf(t, outer)))
	doc, err := outer.Document()
	if err != nil {
		t.Fatal(err)
	}
	link := doc.Find("iframe p > a")
	if link.Length() != 1 {
		t.Fatalf("iframe p > a finds %d nodes, want 1", link.Length())
	}
	if u, err := doc.Resolve(link.Nodes[0], "y"); err != nil || u.String() != "http://b.example.com/y" {
		t.Errorf("Resolve(y) in the frame = %v, %v; want http://b.example.com/y", u, err)
	}
	holder, _ := doc.Box(doc.Find("iframe").Nodes[0])
	if place := doc.Locate(link.Nodes[0]); place.Box.Y < holder.Y {
		t.Errorf("the frame's link lies at %v, above its frame at %v", place.Box, holder)
	}
	if u, err := doc.Resolve(doc.Find("iframe").Nodes[0], "z"); err != nil || u.String() != address+"z" {
		t.Errorf("Resolve(z) of the frame's own element = %v, %v; want %sz", u, err, address)
	}
	everySelectorFindsItsNode(t, doc, "a page with a frame")
}

// moved points a frame's numbers to where its strings lie now.
func moved(f evidence.Frame, shift int32, owner evidence.Owner) evidence.Frame {
	move := func(list []int32) []int32 {
		out := make([]int32, len(list))
		for i, v := range list {
			out[i] = v
			if v >= 0 {
				out[i] = v + shift
			}
		}
		return out
	}
	f.URL, f.Base, f.Owner = f.URL+shift, f.Base+shift, owner
	f.Name, f.Value = move(f.Name), move(f.Value)
	for i := range f.Attributes {
		f.Attributes[i] = move(f.Attributes[i])
	}
	for i := range f.Style {
		f.Style[i] = move(f.Style[i])
	}
	return f
}

func ownerOf(t *testing.T, s *evidence.Snapshot) evidence.Owner {
	t.Helper()
	for i, name := range s.Frames[0].Name {
		if name >= 0 && s.Strings[name] == "IFRAME" {
			return evidence.Owner{Frame: 0, Node: i}
		}
	}
	t.Fatal("the page has no iframe")
	return evidence.Owner{}
}

func FuzzSnapshot(f *testing.F) {
	f.Add([]byte(`{"schema":"wangjian.dom/1","strings":["a"],"styles":[],"frames":[{"owner":{"frame":-1,"node":-1},"parent":[-1],"type":[9],"name":[0],"value":[-1],"attributes":[null],"layout":[0],"box":[[0,0,1,1]],"style":[null]}]}`))
	f.Add([]byte(`{"schema":"wangjian.dom/1","frames":[{"parent":[5]}]}`))
	f.Fuzz(func(_ *testing.T, data []byte) {
		p := &evidence.Page{DOM: evidence.NewBlob(evidence.MediaJSON, data)}
		doc, err := p.Document()
		if err != nil {
			return
		}
		doc.Read(doc.Root())
		for n := range doc.Root().Descendants() {
			doc.Locate(n)
		}
	})
}
