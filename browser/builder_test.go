package browser

import (
	"encoding/json"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/domsnapshot"

	"wangjian/evidence"
)

func build(result *domsnapshot.CaptureSnapshotResult) *builder {
	b := newBuilder()
	b.add(result, place{Owner: evidence.Owner{Frame: -1, Node: -1}}, func(cdp.BackendNodeID) inset { return inset{2, 3} })
	return b
}

// twoDocuments is a page with one frame, as Chromium sends it.
const twoDocuments = `{"strings":["#document","HTML","IFRAME","http://a/","http://b/","id","f","block","UTF-8"],"documents":[
 {"documentURL":3,"baseURL":3,"encodingName":8,"contentWidth":100,"contentHeight":50,
  "nodes":{"parentIndex":[-1,0,1],"nodeType":[9,1,1],"nodeName":[0,1,2],"nodeValue":[-1,-1,-1],"backendNodeId":[1,2,3],"attributes":[[],[],[5,6]],"contentDocumentIndex":{"index":[2],"value":[1]}},
  "layout":{"nodeIndex":[1,2],"bounds":[[0,0,100,50],[10,20,30,20]],"styles":[[7],[7]]}},
 {"documentURL":4,"baseURL":4,"encodingName":8,
  "nodes":{"parentIndex":[-1,0],"nodeType":[9,1],"nodeName":[0,1],"nodeValue":[-1,-1],"backendNodeId":[4,5],"attributes":[[],[]]},
  "layout":{"nodeIndex":[1],"bounds":[[1,1,5,5]],"styles":[[7]]}}]}`

func snapshotOf(t testing.TB, text string) *domsnapshot.CaptureSnapshotResult {
	t.Helper()
	var result domsnapshot.CaptureSnapshotResult
	if err := json.Unmarshal([]byte(text), &result); err != nil {
		t.Fatal(err)
	}
	return &result
}

func TestBuilderHangsFramesWhereTheyStand(t *testing.T) {
	b := build(snapshotOf(t, twoDocuments))
	doc, err := b.snapshot.Document()
	if err != nil || len(b.snapshot.Frames) != 2 || b.charset != "UTF-8" {
		t.Fatalf("document %v, %d frames, charset %q", err, len(b.snapshot.Frames), b.charset)
	}
	inner := doc.Find("iframe html").Nodes
	if len(inner) != 1 {
		t.Fatalf("%d documents in the frame, want 1", len(inner))
	}
	if box, _ := doc.Box(inner[0]); box != (evidence.Box{X: 10 + 2 + 1, Y: 20 + 3 + 1, W: 5, H: 5}) {
		t.Errorf("box in the frame %v, want it moved by the frame's own and its border and padding", box)
	}
	if len(b.owners) != 0 {
		t.Errorf("%d frames wait for a document, want none", len(b.owners))
	}
}

func FuzzBuilder(f *testing.F) {
	f.Add([]byte(twoDocuments))
	f.Add([]byte(`{"documents":[{"nodes":{"nodeName":[9]},"layout":{"nodeIndex":[-1]}},null]}`))
	f.Add([]byte(`{"strings":["IFRAME"],"documents":[{"nodes":{"parentIndex":[0],"nodeType":[1],"nodeName":[0],"nodeValue":[7],"backendNodeId":[1],"attributes":[[1,2,3]],"contentDocumentIndex":{"index":[0,-5],"value":[0]},"inputValue":{"index":[8],"value":[]}},"layout":{"nodeIndex":[0],"bounds":[[1]],"styles":[[99,-7]]}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var result domsnapshot.CaptureSnapshotResult
		if json.Unmarshal(data, &result) != nil {
			return
		}
		b := build(&result)
		if len(b.snapshot.Frames) == 0 {
			return
		}
		var page evidence.Page
		if err := page.SetSnapshot(b.snapshot); err != nil {
			t.Errorf("what the builder made of %s is no document: %v", data, err)
		}
	})
}
