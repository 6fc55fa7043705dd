package prompts

import (
	"bufio"
	"strings"
)

// mender mends as it reads what small models get wrong in JSON: a comma after
// the last item, and line breaks within strings.
type mender struct {
	in      *bufio.Reader
	quoted  bool   // within a string
	escaped bool   // after a backslash
	held    []byte // a comma and the white space after it, until it is known what follows
	ready   []byte
}

// Read gives the mended text, as much as is known of it.
func (m *mender) Read(p []byte) (int, error) {
	for len(m.ready) == 0 {
		b, err := m.in.ReadByte()
		if err != nil {
			m.ready, m.held = m.held, nil
			if len(m.ready) == 0 {
				return 0, err
			}
			break
		}
		m.take(b)
	}
	n := copy(p, m.ready)
	m.ready = m.ready[n:]
	return n, nil
}

func (m *mender) take(b byte) {
	switch {
	case m.quoted:
		m.takeQuoted(b)
	case len(m.held) > 0 && strings.IndexByte(" \t\r\n", b) >= 0, b == ',' && len(m.held) == 0:
		m.held = append(m.held, b)
	case len(m.held) > 0 && (b == ']' || b == '}'):
		m.ready, m.held = append(m.ready, b), nil
	default:
		m.ready = append(append(m.ready, m.held...), b)
		m.held, m.quoted = nil, b == '"'
	}
}

// takeQuoted takes a byte of a string.
func (m *mender) takeQuoted(b byte) {
	if strings.IndexByte("\r\n\t", b) >= 0 {
		b = ' '
	}
	m.ready = append(m.ready, b)
	switch {
	case m.escaped:
		m.escaped = false
	case b == '\\':
		m.escaped = true
	case b == '"':
		m.quoted = false
	}
}
