package audits

import (
	"fmt"
	"testing"

	"wangjian/outline"
)

// BenchmarkPairing compares the lists of a large site: 2,000 documents with 3,000
// interpretations whose titles have much in common.
func BenchmarkPairing(b *testing.B) {
	site := outline.Build(nil)
	words := &policyWords{Similarity: 0.8, EarlierDays: 30}
	var documents, readings []*publication
	for i := range 2000 {
		title := fmt.Sprintf("明州市人民政府办公室关于印发明州市%s工作实施方案的通知", chineseNumeral(i))
		documents = append(documents, &publication{title: title, address: fmt.Sprintf("http://a/%d", i)})
	}
	for i := range 3000 {
		readings = append(readings, &publication{title: fmt.Sprintf("《明州市%s工作实施方案》解读", chineseNumeral(i))})
	}
	for b.Loop() {
		pairing := newPairing(words, site, documents)
		for _, r := range readings {
			r.about = nil
			pairing.pair(r)
		}
		for _, d := range documents {
			d.readings = nil
		}
	}
}

// chineseNumeral spells a number in digits that no rule takes for a year.
func chineseNumeral(n int) string {
	digits := []rune("养老医教水路桥林茶渔")
	text := ""
	for _, c := range fmt.Sprint(n) {
		text += string(digits[c-'0']) + "务"
	}
	return text
}
