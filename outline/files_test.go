package outline

import "testing"

func TestFilesAreToldFromPages(t *testing.T) {
	tests := []struct {
		address        string
		document, file bool
	}{
		{"http://a.gov.cn/zcwj/P020191011.pdf", true, true},
		{"http://a.gov.cn/zcwj/附件.DOCX?v=1#2", true, true},
		{"http://a.gov.cn/files/1.tar.gz", true, true},
		{"http://a.gov.cn/pic/1.JPG", false, true},
		{"http://a.gov.cn/data.json", false, true},
		{"http://a.gov.cn/zcwj/t20191011_1.htm", false, false},
		{"http://a.gov.cn/doc/", false, false},
		{"http://a.gov.cn/zcwj?file=a.pdf", false, false},
		{"http://a.gov.cn/xapk", false, false},
	}
	for _, test := range tests {
		if document, file := IsDocument(test.address), IsFile(test.address); document != test.document || file != test.file {
			t.Errorf("%s: document %v, file %v; want %v, %v", test.address, document, file, test.document, test.file)
		}
	}
}
