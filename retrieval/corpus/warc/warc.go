// Package warc reads the pages in a web archive (ISO 28500).
package warc

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"
)

// Response is a page as a server gave it.
type Response struct {
	URL, ContentType, Date string
	Body                   []byte
	Skipped                string // why there is no body
}

// errShape is the error of bytes that are no record.
var errShape = errors.New("it is not laid out as a web archive")

// longestHeader bounds a record's own header, in bytes.
const longestHeader = 64 << 10

// Read calls each for every response and resource in an archive, which is
// unpacked already. Of one larger than most there is no body.
func Read(in io.Reader, most int, each func(Response) error) error {
	buffered := bufio.NewReader(in)
	for records := 0; ; records++ {
		if err := skipBlank(buffered); err != nil {
			if errors.Is(err, io.EOF) && records > 0 {
				return nil
			}
			return errors.Join(errShape, err)
		}
		if err := record(buffered, most, each); err != nil {
			return fmt.Errorf("record %d: %w", records+1, err)
		}
	}
}

func skipBlank(in *bufio.Reader) error {
	for {
		b, err := in.ReadByte()
		if err != nil {
			return err
		}
		if b != '\r' && b != '\n' {
			return in.UnreadByte()
		}
	}
}

func record(in *bufio.Reader, most int, each func(Response) error) error {
	version, header, err := readHeader(in)
	if err != nil || !strings.HasPrefix(version, "WARC/") {
		return errors.Join(errShape, err)
	}
	length, err := strconv.ParseInt(header.Get("Content-Length"), 10, 64)
	if err != nil || length < 0 {
		return errShape
	}
	block := io.LimitReader(in, length)
	out := Response{URL: strings.Trim(header.Get("WARC-Target-URI"), "<>"), Date: header.Get("WARC-Date")}
	switch kind := header.Get("WARC-Type"); {
	case kind == "response" && strings.HasPrefix(header.Get("Content-Type"), "application/http"):
		out.readHTTP(block, most)
	case kind == "resource":
		out.ContentType = header.Get("Content-Type")
		out.read(block, most)
	default:
		_, err := io.Copy(io.Discard, block)
		return err
	}
	if _, err := io.Copy(io.Discard, block); err != nil {
		return err
	}
	return each(out)
}

// readHeader reads a record's header line by line, and not a byte behind it.
func readHeader(in *bufio.Reader) (version string, header textproto.MIMEHeader, err error) {
	header = textproto.MIMEHeader{}
	for size := 0; ; {
		line, err := in.ReadSlice('\n')
		if size += len(line); err != nil || size > longestHeader {
			return "", nil, errShape
		}
		text := strings.TrimRight(string(line), "\r\n")
		switch key, value, ok := strings.Cut(text, ":"); {
		case version == "":
			version = text
		case text == "":
			return version, header, nil
		case ok:
			header.Add(strings.TrimSpace(key), strings.TrimSpace(value))
		}
	}
}

func (r *Response) readHTTP(block io.Reader, most int) {
	answer, err := http.ReadResponse(bufio.NewReader(block), nil)
	if err != nil {
		r.Skipped = "the server's answer cannot be read"
		return
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		r.Skipped = "the server answered " + strconv.Itoa(answer.StatusCode)
		return
	}
	r.ContentType = answer.Header.Get("Content-Type")
	body := io.Reader(answer.Body)
	switch answer.Header.Get("Content-Encoding") {
	case "", "identity":
	case "gzip", "x-gzip":
		raw := bufio.NewReader(body)
		body = raw
		if magic, _ := raw.Peek(2); bytes.Equal(magic, []byte("\x1f\x8b")) { // else the archiver has unpacked it
			if body, err = gzip.NewReader(raw); err != nil {
				r.Skipped = "it cannot be unpacked"
				return
			}
		}
	default:
		r.Skipped = "it is packed in a way that is not known"
		return
	}
	r.read(body, most)
}

func (r *Response) read(body io.Reader, most int) {
	raw, err := io.ReadAll(io.LimitReader(body, int64(most)+1))
	switch {
	case err != nil:
		r.Skipped = "it breaks off"
	case len(raw) > most:
		r.Skipped = fmt.Sprintf("larger than %d MB", most>>20)
	default:
		r.Body = raw
	}
}
