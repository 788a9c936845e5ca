// Package outline reads what a captured page is and what stands on it: its kind with the
// reasons, its title and publication date, its lists of items with their dates, its links
// and breadcrumb; and builds the tree of a site's columns out of the pages seen.
//
// It is pure: the same pages and the same moment give the same outline. It knows no rules:
// what a site must have, and how fresh, is said by tables.
package outline
