// Package network holds the one dialer through which everything that reaches a
// site goes: plain requests directly, the browser through the in-process [Proxy].
//
// The dialer resolves a name itself, refuses private addresses, and dials the
// address it has just checked, never the name. A name that changes its address
// between two dials, a redirect, or a subresource therefore meets the same rule
// as the address the user typed.
//
// The proxy does not interpret what a site answers. HTTPS is tunnelled, and a
// plain response is passed on byte by byte, so that the headers kept as evidence
// are the site's own, whatever their order, spelling or faults.
package network
