package outline

import (
	"net/url"
	"regexp"
	"strings"
)

// addressForms are the ways in which publishing systems put the day of an article into its
// address. Each wants a whole step of the path, so that no id passes for a day.
var addressForms = []*regexp.Regexp{
	regexp.MustCompile(`/t(\d{4})(\d{2})(\d{2})_\d+(?:_\d+)*\.s?html?$`),               // TRS: /202306/t20230608_2213652.shtml
	regexp.MustCompile(`/(\d{4})/(\d{1,2})/(\d{1,2})/`),                                // 大汉: /art/2024/10/21/art_1_2.html
	regexp.MustCompile(`/(\d{4})-(\d{1,2})/(\d{1,2})/`),                                // /2019-11/05/content_1.htm
	regexp.MustCompile(`/(\d{4})/(\d{1,2})-(\d{1,2})/`),                                // /2022/08-11/2559082.html
	regexp.MustCompile(`/(\d{4})-(\d{1,2})-(\d{1,2})(?:/|[-_][^/]*$|\.[a-z]{3,5}$)`),   // /2019-11-05/1.html
	regexp.MustCompile(`/(\d{4})/(\d{2})(\d{2})/`),                                     // /n1/2021/0412/c1-2.html
	regexp.MustCompile(`/(\d{4})(\d{2})/(\d{2})/`),                                     // /201911/05/1.html
	regexp.MustCompile(`/(\d{4})(\d{2})(\d{2})/`),                                      // /20191105/1.html
	regexp.MustCompile(`/(?:content|art|article|info)_(\d{4})-(\d{2})-(\d{2})[_.-]\w`), // content_2019-11-05_1.html
}

// longestAddress is how long, in bytes, an address may be to be read.
const longestAddress = 2000

// AddressDate returns the day that an address spells in its path.
func AddressDate(address string) (Date, bool) {
	if len(address) > longestAddress {
		return Date{}, false
	}
	parsed, err := url.Parse(address)
	if err != nil || parsed.Path == "" {
		return Date{}, false
	}
	words := dating()
	for _, form := range addressForms {
		for _, parts := range form.FindAllStringSubmatch(parsed.Path, mostMatches) {
			day, ok := dayOf(number(parts[1]), number(parts[2]), number(parts[3]))
			if ok && day.Year() >= words.Address && day.Year() <= words.Latest {
				return Date{Day: day, Source: DateAddress, Text: strings.Trim(parts[0], "/")}, true
			}
		}
	}
	return Date{}, false
}
