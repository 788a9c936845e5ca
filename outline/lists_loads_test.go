package outline

import (
	"testing"

	"wangjian/evidence"
)

func TestTablesOfTheLayoutAreNoRows(t *testing.T) {
	p := readPage(t, "/x/1", "《明州市茶产业扶持办法》政策解读", laidOut("《明州市茶产业扶持办法》政策解读")+siteFoot)
	for i := range p.Lists {
		t.Errorf("<%s> is read as a list: %s", p.Lists[i].Node.Data, listLines(p)[i])
	}
	if p.Body == nil {
		t.Fatalf("no body, kind %s: %q", p.Kind, p.Reasons)
	}
	if class := evidence.Attribute(p.Body, "class"); class != "content" {
		t.Errorf("body <%s class=%q>", p.Body.Data, class)
	}
}
