package service

import (
	"bytes"
	"encoding/json"
	"time"

	"whosaid/store/news"
)

// Quoted is an article as far as it may be quoted: without its text, of which a
// reader might quote what was never cut.
type Quoted struct{ Article }

type quotedJSON struct {
	Article  any             `json:"article"`
	Author   string          `json:"author"`
	Language string          `json:"language"`
	Updated  string          `json:"updated"`
	Outlet   any             `json:"outlet"`
	Withheld bool            `json:"withheld"`
	Versions []versionJSON   `json:"versions"`
	Quotes   []news.Citation `json:"quotes"`
	Next     int             `json:"next"`
}

type articleJSON struct {
	quotedJSON
	Text         string          `json:"text"`
	Attributions json.RawMessage `json:"attributions"`
}

type versionJSON struct {
	SHA256    string `json:"sha256"`
	Published string `json:"published"`
	Updated   string `json:"updated"`
	Current   bool   `json:"current"`
}

// MarshalJSON writes the article without its text.
func (q Quoted) MarshalJSON() ([]byte, error) { return marshal(q.Article.quoted()) }

// MarshalJSON writes the article; its parts have the form that they have in an
// answer and in attributions.
func (a Article) MarshalJSON() ([]byte, error) {
	out := articleJSON{quotedJSON: a.quoted()}
	if !a.Withheld {
		out.Text = a.Text()
	}
	said, err := json.Marshal(a.Said)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(said, &struct {
		Attributions *json.RawMessage `json:"attributions"`
	}{&out.Attributions}); err != nil {
		return nil, err
	}
	return marshal(out)
}

func (a Article) quoted() quotedJSON {
	out := quotedJSON{
		Article: news.AboutJSON(a.Article),
		Author:  a.Author, Language: a.Language, Updated: day(a.Updated), Withheld: a.Withheld,
		Versions: make([]versionJSON, 0, len(a.Versions)), Quotes: append([]news.Citation{}, a.Quotes...), Next: a.Next,
	}
	outlet := a.Outlet
	if len(a.Quotes) > 0 {
		outlet = a.Quotes[0].Outlet() // as moderators corrected it
	}
	out.Outlet = news.OutletJSON(outlet)
	for i, v := range a.Versions {
		out.Versions = append(out.Versions, versionJSON{v.Hash().String(), day(v.Published), day(v.Updated), i == len(a.Versions)-1})
	}
	return out
}

// marshal is json.Marshal without escapes for HTML: an address keeps its "&".
func marshal(v any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(v)
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), err
}

// day is a date as it is written everywhere; "" for one that is not known.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
