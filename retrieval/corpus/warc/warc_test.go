package warc

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"testing"
)

func warcRecord(kind, contentType, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: https://a.example/1\r\nWARC-Date: 2026-05-12T10:00:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, contentType, len(block), block)
}

func packed(s string) string {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	_, _ = z.Write([]byte(s))
	_ = z.Close()
	return out.String()
}

func TestRead(t *testing.T) {
	const httpType = "application/http; msgtype=response"
	archive := warcRecord("warcinfo", "application/warc-fields", "software: x\r\n") +
		warcRecord("request", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n") +
		warcRecord("response", httpType, "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>One.") +
		warcRecord("response", httpType, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"+packed("<p>Two.")) +
		warcRecord("response", httpType, "HTTP/1.1 404 Not Found\r\n\r\nnothing") +
		warcRecord("resource", "text/plain", "Three.") +
		warcRecord("response", httpType, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"+packed(strings.Repeat("x", 10_000)))
	var got []string
	err := Read(strings.NewReader(archive), 1000, func(r Response) error {
		got = append(got, strings.TrimSpace(r.URL+" "+r.ContentType+" "+string(r.Body)+r.Skipped))
		return nil
	})
	want := []string{"https://a.example/1 text/html; charset=utf-8 <p>One.", "https://a.example/1  <p>Two.", "https://a.example/1  the server answered 404", "https://a.example/1 text/plain Three.", "https://a.example/1  larger than 0 MB"}
	if err != nil || strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("Read = %q, %v, want %q", got, err, want)
	}
}

func TestReadRefusesWhatIsNoArchive(t *testing.T) {
	for _, raw := range []string{"", "WARC/1.0\r\n", "WARC/1.0\r\nContent-Length: -1\r\n\r\n", "WARC/1.0\r\n" + strings.Repeat("a: b\r\n", 100_000), "x"} {
		if err := Read(strings.NewReader(raw), 100, func(Response) error { return nil }); err == nil {
			t.Errorf("Read(%.30q) = nil, want an error", raw)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(warcRecord("response", "application/http", "HTTP/1.1 200 OK\r\n\r\n<p>x"))
	f.Fuzz(func(t *testing.T, raw string) {
		_ = Read(strings.NewReader(raw), 100, func(r Response) error {
			if len(r.Body) > 100 {
				t.Errorf("Read(%q) gave %d bytes, more than were to be read", raw, len(r.Body))
			}
			return nil
		})
	})
}
