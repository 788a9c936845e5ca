package network

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// maxHead bounds a request head. Addresses and cookies of some sites are long,
// but servers refuse far less than this.
const maxHead = 1 << 20

// Faults of a request to the proxy; each is answered with its own status.
var (
	errMalformed     = errors.New("malformed proxy request")
	errHeadTooLarge  = errors.New("the request head is too large")
	errLengthUnknown = errors.New("a request body needs a Content-Length")
)

// requestHead is one request to the proxy, ready to be sent on.
type requestHead struct {
	// connect says that a tunnel to address is asked for.
	connect bool
	// address is host:port as the request names it.
	address string
	// text is the head as the site is to get it: the path in place of the whole
	// address, every other byte as the browser wrote it.
	text []byte
	// body is the length of the body that follows.
	body int64
}

// headReader reads request heads; its buffers are used again for each.
type headReader struct {
	input *bufio.Reader
	line  []byte
	text  []byte
}

// next reads one head. The result is valid until the next call. io.EOF means
// that the browser closed the connection between two requests.
func (r *headReader) next() (requestHead, error) {
	r.text = r.text[:0]
	read := 0
	line, err := r.readLine(&read)
	if err != nil {
		return requestHead{}, err
	}
	head, err := r.requestLine(line)
	if err != nil {
		return requestHead{}, err
	}
	for length := int64(-1); ; {
		if line, err = r.readLine(&read); err != nil {
			return requestHead{}, midway(err)
		}
		if len(line) == 0 {
			r.text = append(r.text, "\r\n"...)
			head.text, head.body = r.text, max(length, 0)
			return head, nil
		}
		if length, err = r.field(line, length); err != nil {
			return requestHead{}, err
		}
	}
}

// midway turns an end within a head into a fault.
func midway(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// readLine gives a line without its end, however long, within maxHead for the whole head.
func (r *headReader) readLine(read *int) ([]byte, error) {
	r.line = r.line[:0]
	for {
		part, err := r.input.ReadSlice('\n')
		r.line = append(r.line, part...)
		if *read += len(part); *read > maxHead {
			return nil, errHeadTooLarge
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil {
			if len(r.line) > 0 {
				err = midway(err)
			}
			return nil, err
		}
		line := bytes.TrimSuffix(r.line[:len(r.line)-1], []byte{'\r'})
		if bytes.ContainsAny(line, "\r\x00") {
			return nil, fmt.Errorf("%w: stray control character", errMalformed)
		}
		return line, nil
	}
}

// requestLine reads "METHOD target HTTP/1.x" and begins the head's text.
func (r *headReader) requestLine(line []byte) (requestHead, error) {
	method, rest, ok := bytes.Cut(line, []byte{' '})
	target, version, versioned := bytes.Cut(rest, []byte{' '})
	if !ok || !versioned || len(method) == 0 || !bytes.HasPrefix(version, []byte("HTTP/1.")) {
		return requestHead{}, fmt.Errorf("%w: request line", errMalformed)
	}
	if string(method) == "CONNECT" {
		return requestHead{connect: true, address: string(target)}, nil
	}
	address, path, err := splitTarget(target)
	if err != nil {
		return requestHead{}, err
	}
	r.text = append(r.text, method...)
	r.text = append(r.text, ' ')
	if len(path) == 0 || path[0] != '/' {
		r.text = append(r.text, '/')
	}
	r.text = append(r.text, path...)
	r.text = append(r.text, ' ')
	r.text = append(r.text, version...)
	r.text = append(r.text, "\r\n"...)
	return requestHead{address: address}, nil
}

// splitTarget cuts an absolute http address into host:port and what follows, untouched.
func splitTarget(target []byte) (string, []byte, error) {
	const scheme = "http://"
	if len(target) < len(scheme) || !bytes.EqualFold(target[:len(scheme)], []byte(scheme)) {
		return "", nil, fmt.Errorf("%w: this is a forward proxy for http addresses", errMalformed)
	}
	authority := target[len(scheme):]
	var path []byte
	if i := bytes.IndexAny(authority, "/?#"); i >= 0 {
		authority, path = authority[:i], authority[i:]
	}
	if len(authority) == 0 || bytes.IndexByte(authority, '@') >= 0 {
		return "", nil, fmt.Errorf("%w: host", errMalformed)
	}
	address := string(authority)
	if bytes.LastIndexByte(authority, ':') <= bytes.LastIndexByte(authority, ']') {
		address += ":80"
	}
	return address, path, nil
}

// field copies one header field, leaving out what was meant for the proxy alone,
// and returns the body's length as far as it is known.
func (r *headReader) field(line []byte, length int64) (int64, error) {
	name, value, ok := bytes.Cut(line, []byte{':'})
	if !ok || len(name) == 0 || bytes.ContainsAny(name, " \t") {
		return 0, fmt.Errorf("%w: header field", errMalformed)
	}
	is := func(known string) bool { return bytes.EqualFold(name, []byte(known)) }
	switch {
	case is("Proxy-Authorization"), is("Upgrade"), is("HTTP2-Settings"):
		return length, nil
	case is("Proxy-Connection"):
		// One connection of the browser is one connection to the site, so what
		// the browser asks of the proxy is what it would ask of the site.
		r.text = append(r.text, "Connection"...)
		line = line[len(name):]
	case is("Transfer-Encoding"):
		return 0, errLengthUnknown
	case is("Content-Length"):
		n, err := strconv.ParseUint(string(bytes.TrimSpace(value)), 10, 63)
		if err != nil || (length >= 0 && length != int64(n)) {
			return 0, fmt.Errorf("%w: Content-Length", errMalformed)
		}
		length = int64(n)
	}
	r.text = append(r.text, line...)
	r.text = append(r.text, "\r\n"...)
	return length, nil
}
