package audits

import (
	"fmt"
	"slices"

	"wangjian/evidence"
)

// loads is how every resource of the pages seen came, by address.
type loads map[string]*load

// load is the tries of one address, over all pages.
type load struct {
	resource evidence.Resource // the last failed try, else the last try
	loaded   bool              // some try brought it
}

// loads returns how the resources of all pages seen came.
func (c *Case) loads() loads {
	return derive(c, "loads", nil, func() loads {
		all := loads{}
		for _, v := range c.views() {
			for i := range v.page.Resources {
				all.note(&v.page.Resources[i])
			}
		}
		return all
	})
}

func (l loads) note(r *evidence.Resource) {
	address := canonical(r.URL)
	if address == "" {
		return
	}
	known, again := l[address]
	if !again {
		known = &load{}
		l[address] = known
	}
	came := r.Failure == nil && r.Status < 400
	known.loaded = known.loaded || came
	if !came || !again {
		known.resource = *r
	}
}

// broken reports whether the address never came and the site is the cause. A
// failure of our own side, a wall's answer and an undecided status are none.
func (l *load) broken(undecided []int) bool {
	f := l.cause()
	return !l.loaded && f != nil && f.Kind.Info().OnSite && !slices.Contains(undecided, f.Status)
}

// cause returns why the address did not come, nil when it did.
func (l *load) cause() *evidence.Failure {
	if l.resource.Failure == nil {
		return evidence.FailureOfStatus(l.resource.Status)
	}
	f := *l.resource.Failure
	if f.Status == 0 {
		f.Status = l.resource.Status
	}
	return &f
}

// failure says in Chinese why an address did not come.
func (l loads) failure(address string) string { return causeText(l[address].cause()) }

// causeText says in Chinese what came instead of what was asked for.
func causeText(f *evidence.Failure) string {
	if f.Status >= 400 {
		return fmt.Sprintf("应答HTTP %d", f.Status)
	}
	return f.Kind.Info().Chinese
}
