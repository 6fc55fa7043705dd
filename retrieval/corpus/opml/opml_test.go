package opml

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	vest, fjord := Feed{"Radio Vest", "https://radiovest.example/feed.xml"}, Feed{"Fjord", "http://fjord.example/atom"}
	tests := []struct {
		name, raw string
		want      []Feed
		err       string
	}{
		{"folders, twice, no feed", `<?xml version="1.0"?><opml version="1.0"><head/><body><outline text="News"><outline text="Vest" title="Radio Vest" xmlUrl=" https://radiovest.example/feed.xml "/>
			<outline text="Fjord" xmlurl="http://fjord.example/atom"/></outline><outline xmlUrl="https://radiovest.example/feed.xml"/><outline text="x" xmlUrl="file:///etc/passwd"/></body></opml>`, []Feed{vest, fjord}, ""},
		{"windows-1251", "<?xml version=\"1.0\" encoding=\"windows-1251\"?><opml><body><outline text=\"\xcd\xee\xe2\xee\xf1\xf2\xe8\" xmlUrl=\"https://a.example/\"/></body></opml>", []Feed{{"Новости", "https://a.example/"}}, ""},
		{"none", `<opml><body><outline text="x"/></body></opml>`, nil, ErrNone.Error()},
		{"broken", `<opml><body><outline`, nil, "cannot be read"},
		{"deep", strings.Repeat("<outline>", deepest+1), nil, "too deep"},
	}
	for _, tt := range tests {
		got, err := Read([]byte(tt.raw))
		if !slices.Equal(got, tt.want) || (err == nil) != (tt.err == "") || err != nil && !strings.Contains(err.Error(), tt.err) {
			t.Errorf("%s: Read = %v, %v, want %v, %q", tt.name, got, err, tt.want, tt.err)
		}
	}
}

// FuzzRead holds that what was read can be written and read again.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`<opml><body><outline text="&lt;A&gt;" xmlUrl="https://a.example/?a=1&amp;b=2"/></body></opml>`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		got, err := Read(raw)
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := Write(&out, "x", got); err != nil {
			t.Fatal(err)
		}
		again, err := Read(out.Bytes())
		if len(again) != len(got) || errors.Is(err, ErrNone) {
			t.Errorf("Read(Write(%v)) = %v, %v", got, again, err)
		}
	})
}
