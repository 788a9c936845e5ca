package survey

import "wangjian/evidence"

// Why known pages were not opened, as a reader is told.
const (
	detailShare   = "同一栏目、目录只打开其中一部分页面"
	detailEndless = "同一路径下参数、日期或目录层数无穷尽的地址"
	detailMany    = "已知的地址过多，只保留价值较高的"
)

// folded counts pages that were not opened by their folder, the reason and the detail, a
// bounded number of each.
type folded struct {
	most  int
	all   []evidence.Unseen // each with the first address met
	index map[foldedKey]int
}

type foldedKey struct {
	folder string
	reason evidence.UnseenReason
	detail string
}

func (f *folded) add(address, folder string, reason evidence.UnseenReason, detail string, count int) {
	key := foldedKey{folder, reason, detail}
	i, known := f.index[key]
	if !known && len(f.all) >= f.most {
		key.folder = ""
		i, known = f.index[key]
	}
	if !known {
		if f.index == nil {
			f.index = map[foldedKey]int{}
		}
		i = len(f.all)
		f.index[key] = i
		f.all = append(f.all, evidence.Unseen{URL: address, Reason: reason, Detail: detail})
	}
	f.all[i].Count += count
}

// counted returns the records that still stand for a page.
func (f *folded) counted() []evidence.Unseen {
	var all []evidence.Unseen
	for i := range f.all {
		if f.all[i].Count > 0 {
			all = append(all, f.all[i])
		}
	}
	return all
}
