package browser

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"wangjian/evidence"
)

// measured is a script that writes into data-box of every element of class m
// where the browser itself says it stands on the whole page, however deep the
// same-site frames.
const measured = `<script>onload=()=>setTimeout(()=>{for(const e of document.querySelectorAll('.m')){
	let r=e.getBoundingClientRect(),x=r.left,y=r.top;
	for(let w=window;;w=w.parent){if(w===w.parent){x+=w.scrollX;y+=w.scrollY;break}
		const f=w.frameElement,q=f.getBoundingClientRect(),s=w.parent.getComputedStyle(f);
		x+=q.left+f.clientLeft+parseFloat(s.paddingLeft);y+=q.top+f.clientTop+parseFloat(s.paddingTop)}
	e.dataset.box=[x,y,r.width,r.height]}},0)</script>`

func checkMeasured(t *testing.T, p *evidence.Page, want int) {
	t.Helper()
	doc := rendered(t, p)
	found := doc.Find("[data-box]").Nodes
	if len(found) != want {
		t.Fatalf("%d measured elements, want %d; page shows %q", len(found), want, text(t, p))
	}
	for _, n := range found {
		box, laidOut := doc.Box(n)
		got := [4]float64{box.X, box.Y, box.W, box.H}
		for i, value := range strings.Split(evidence.Attribute(n, "data-box"), ",") {
			number, err := strconv.ParseFloat(value, 64)
			if err != nil || !laidOut || math.Abs(number-got[i]) > 1.01 {
				t.Errorf("%s: box %v, the browser measured %s", evidence.Attribute(n, "id"), box, evidence.Attribute(n, "data-box"))
				break
			}
		}
	}
}

func TestBoxesAreWhereTheBrowserMeasuresThem(t *testing.T) {
	t.Parallel()
	p := seeOne(t, site{
		"/": html(`<!DOCTYPE html><body style="margin:0;height:4000px"><p class=m id=top style="margin:33px 0 0 21px">文字</p>
			<div style="transform:translate(50px,70px)"><b class=m id=moved style="display:block;width:99px">移动</b></div>
			<iframe src=/inner style="position:absolute;left:200px;top:600px;width:500px;height:400px;border:7px solid;padding:11px 13px"></iframe>
			<p class=m id=bottom style="position:absolute;top:3456px;left:12px;margin:0">底部</p>` + measured),
		"/inner": html(`<!DOCTYPE html><body style="margin:5px;height:2000px"><p class=m id=inner>框架</p>
			<iframe src=/innermost style="margin:40px;border:3px solid;padding:2px;width:200px;height:100px"></iframe>
			<p class=m id=below style="margin-top:700px">下方</p>` + measured),
		"/innermost": html(`<!DOCTYPE html><b class=m id=innermost style="display:block;margin:9px">最里</b>` + measured),
	})
	checkMeasured(t, p, 6)
}

func TestFramesThatScrolledKeepTheirBoxesRight(t *testing.T) {
	t.Parallel()
	p := seeOne(t, site{
		"/":      html(`<!DOCTYPE html><body style="margin:0"><iframe src=/inner style="width:500px;height:400px;border:0"></iframe>`),
		"/inner": html(`<!DOCTYPE html><body style="margin:0;height:3000px"><p class=m id=low style="position:absolute;top:500px;margin:0">滚动后</p><script>scrollTo(0,450)</script>` + measured),
	})
	checkMeasured(t, p, 1)
}

func TestFramesOfOtherSitesHaveTheirPlace(t *testing.T) {
	t.Parallel()
	box := `<!DOCTYPE html><body style="margin:0"><i id=mark style="position:absolute;left:17px;top:23px;width:40px;height:30px;background:red">外</i>`
	p := seeOne(t, site{
		"/": html(`<!DOCTYPE html><body style="margin:0"><iframe src="http://b.example.com/frame" style="position:absolute;left:100px;top:500px;width:600px;height:300px;border:5px solid;padding:8px"></iframe>`),
		"/frame": html(`<!DOCTYPE html><body style="margin:0"><p style="margin:0">外站<a href=x>链接</a></p>
			<iframe src="http://c.example.org/deep" style="position:absolute;left:50px;top:60px;width:200px;height:100px;border:2px solid"></iframe>`),
		"/deep": html(box),
	})
	doc := rendered(t, p)
	mark := doc.Find("#mark").Nodes
	if len(mark) != 1 {
		t.Fatalf("the innermost frame shows %d marks; page %q, cut %q", len(mark), text(t, p), p.Cut)
	}
	got, _ := doc.Box(mark[0])
	want := evidence.Box{X: 100 + 5 + 8 + 50 + 2 + 17, Y: 500 + 5 + 8 + 60 + 2 + 23, W: 40, H: 30}
	if got != want {
		t.Errorf("box in a frame within a frame of other sites %v, want %v", got, want)
	}
	link := doc.Find("a").Nodes[0]
	if address, err := doc.Resolve(link, "x"); err != nil || address.String() != "http://b.example.com/x" {
		t.Errorf("link of the frame leads to %v, %v, want the frame's own site", address, err)
	}
}

func TestLocateFindsExactlyTheNode(t *testing.T) {
	t.Parallel()
	p := seeOne(t, site{
		"/": html(`<!DOCTYPE html><div id=a><p>一</p><p>二 <b>三</b><b>四</b></p></div><div id=a><p>五</p></div><x-y:z><i>六</i></x-y:z>
			<div id=host></div><script>host.attachShadow({mode:'open'}).innerHTML='<p>影<span>子</span></p>'</script>
			<svg width=10 height=10><g><rect width=5 height=5 /></g></svg><ul><li>1<li>2<li>3</ul>`),
	})
	doc := rendered(t, p)
	for _, want := range []string{"影子", "四", "六"} {
		if got := strings.ReplaceAll(text(t, p), " ", ""); !strings.Contains(got, want) {
			t.Errorf("page shows %q, want %q in it", got, want)
		}
	}
	all := doc.Find("*")
	if all.Length() < 20 {
		t.Fatalf("%d elements, want at least 20", all.Length())
	}
	for _, n := range all.Nodes {
		place := p.Locate(n)
		if found := doc.Find(place.Selector).Nodes; len(found) != 1 || found[0] != n {
			t.Errorf("selector %q of <%s> finds %d nodes, want only it", place.Selector, n.Data, len(found))
		}
	}
}

func TestHiddenTextIsNotRead(t *testing.T) {
	t.Parallel()
	p := seeOne(t, site{"/": html(`<!DOCTYPE html><p>看得见</p><p style="display:none">无</p><p style="visibility:hidden">无</p>
		<div style="opacity:0"><p>无</p></div><!-- 无 --><template><p>无</p></template><noscript>无</noscript><p style="position:absolute;left:-9999px">无</p>`)})
	if got := text(t, p); got != "看得见" {
		t.Errorf("read %q, want only what is seen", got)
	}
}
