package network

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
)

// Resolution is what a host and port lead to under the policy.
type Resolution struct {
	// Addresses may be dialled; they stand in the order in which they are tried.
	Addresses []netip.AddrPort
	// Refused were resolved too, but are not public.
	Refused []netip.AddrPort
	// Pinned says that pins gave the addresses and no resolver was asked.
	Pinned bool
}

// family is one of the networks that a [Dialer] knows.
type family struct {
	query string // what a [Resolver] is asked for
	keep  func(netip.Addr) bool
}

var families = map[string]family{
	"tcp":  {"ip", netip.Addr.IsValid},
	"tcp4": {"ip4", netip.Addr.Is4},
	"tcp6": {"ip6", netip.Addr.Is6},
}

// Lookup finds the addresses of host for network "tcp", "tcp4" or "tcp6",
// without dialling; for one family only its records are asked for. A host with
// private addresses alone is no error here: all of them are in Refused. Errors
// wrap [ErrNameNotResolved] or [ErrResolver], or are the context's.
func (d *Dialer) Lookup(ctx context.Context, network, host string, port uint16) (Resolution, error) {
	wanted, known := families[network]
	if !known {
		return Resolution{}, net.UnknownNetworkError(network)
	}
	host, err := canonicalHost(host)
	if err != nil {
		return Resolution{}, err
	}
	var found Resolution
	if targets := pinned(d.policy.Pins, host, port); len(targets) > 0 {
		found.Pinned = true
		for _, target := range targets {
			if wanted.keep(target.Addr()) {
				found.Addresses = append(found.Addresses, target)
			}
		}
		return found, nil
	}
	resolved, err := d.resolve(ctx, wanted.query, host)
	if err != nil {
		return Resolution{}, err
	}
	for _, address := range resolved {
		target := netip.AddrPortFrom(address.Unmap(), port)
		switch {
		case !wanted.keep(target.Addr()):
		case !d.policy.AllowPrivate && permitted(target.Addr()) != nil:
			found.Refused = append(found.Refused, target)
		default:
			found.Addresses = append(found.Addresses, target)
		}
	}
	found.Addresses = interleave(found.Addresses)
	return found, nil
}

// resolve asks the resolver. Only its answer that there is no such name or
// record speaks of the name; that it gave none speaks of our own side.
func (d *Dialer) resolve(ctx context.Context, query, host string) ([]netip.Addr, error) {
	if address, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{address}, nil
	}
	addresses, err := d.policy.Resolver.LookupNetIP(ctx, query, host)
	switch {
	case errors.Is(ctx.Err(), context.Canceled):
		return nil, ctx.Err()
	case noSuchRecord(err):
		return nil, fmt.Errorf("%w: %w", ErrNameNotResolved, err)
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrResolver, err)
	case len(addresses) == 0:
		return nil, ErrNameNotResolved
	}
	return addresses, nil
}

// noSuchRecord reports a resolver's answer that a name does not exist, or has
// no address of the family asked for, for which net has an error of its own.
func noSuchRecord(err error) bool {
	var answer *net.DNSError
	var unsuitable *net.AddrError
	return errors.As(err, &answer) && answer.IsNotFound || errors.As(err, &unsuitable)
}
