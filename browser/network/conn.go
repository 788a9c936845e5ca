package network

import (
	"net"
	"sync"
)

// countedConn counts what passes, keeps its seat's clock and enforces the budget.
type countedConn struct {
	net.Conn
	dialer  *Dialer
	seat    *seat
	release func()
}

func (d *Dialer) counted(inner net.Conn, e endpoint, s *seat) *countedConn {
	s.touch(true)
	d.open.Add(1)
	return &countedConn{Conn: inner, dialer: d, seat: s, release: sync.OnceFunc(func() {
		d.open.Add(-1)
		d.gate.leave(e, s)
	})}
}

// Read fails with [ErrBudget] once the dialer's budget is spent.
func (c *countedConn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if n > 0 {
		c.seat.touch(true)
		c.dialer.bytesIn.Add(int64(n))
		if err == nil {
			err = c.dialer.spent()
		}
	}
	return n, err
}

func (c *countedConn) Write(p []byte) (int, error) {
	n, err := c.Conn.Write(p)
	if n > 0 {
		c.seat.touch(false)
		c.dialer.bytesOut.Add(int64(n))
	}
	return n, err
}

// Close gives the seat back; closing again is an error of net, without effect.
func (c *countedConn) Close() error {
	defer c.release()
	return c.Conn.Close()
}
