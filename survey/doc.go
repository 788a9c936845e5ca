// Package survey walks a site: its home page, the second-level pages that its
// navigation leads to, and the plain measurements (reachability, IPv6, TLS,
// links) that need no eyes. It leaves a dossier and knows no rules: what is
// worth a picture or a check is asked of the functions in its Plan.
package survey
