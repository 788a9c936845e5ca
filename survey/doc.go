// Package survey walks a site and leaves a dossier.
//
// From the home page on it keeps a queue of addresses, fed by the links of each page as
// package outline reads them and by sitemap.xml, and opens the most valuable first, a round
// at a time, within the plan's pages, minutes and bytes. It searches the site for what it
// did not meet. What needs no eyes (reachability, IPv6, TLS, links, robots.txt, sitemaps) is
// asked by plain requests.
//
// It knows no rules: what is looked for, and what is worth a picture, a check or a search, is
// asked of its Plan. What a link is worth stands in frontier.yaml.
package survey
