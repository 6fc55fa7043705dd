package prompts

import (
	"math"
	"time"

	"whosaid/store/news"
)

// card is a candidate as the model sees it.
type card struct {
	N         int      `json:"n"`
	Outlet    string   `json:"outlet"`
	Kind      string   `json:"outlet_kind,omitempty"`
	Published string   `json:"published"`
	Updated   string   `json:"updated,omitempty"`
	Title     string   `json:"title,omitempty"`
	Author    string   `json:"author,omitempty"`
	Language  string   `json:"language,omitempty"`
	Mode      string   `json:"mode"`
	Speaker   string   `json:"speaker,omitempty"`
	Role      string   `json:"role,omitempty"`
	Basis     string   `json:"speaker_known,omitempty"`
	Via       []string `json:"via,omitempty"`
	AlsoIn    []copied `json:"also_in,omitempty"`
	Score     float64  `json:"score"`
	Text      string   `json:"text"`
}

// copied is another outlet that carries the words.
type copied struct {
	Outlet string `json:"outlet"`
	Why    string `json:"why"`
}

const (
	longestTitle = 80  // characters
	longestText  = 600 // no quote is longer
	mostCopies   = 3
)

// deal writes candidate n for the model.
func deal(n int, c news.Citation) card {
	a := c.Article()
	out := card{
		N:         n,
		Outlet:    outletName(c.Quote),
		Published: day(a.Published),
		Title:     cut(a.Title, longestTitle),
		Author:    cut(a.Author, longestTitle),
		Language:  a.Language,
		Mode:      string(c.Mode),
		Score:     math.Round(100*c.Score) / 100,
		Text:      cut(c.Text(), longestText),
	}
	if math.IsNaN(out.Score) || math.IsInf(out.Score, 0) {
		out.Score = 0
	}
	if o := c.Outlet(); o != nil {
		out.Kind = string(o.Kind)
	}
	if !a.Updated.Equal(a.Published) {
		out.Updated = day(a.Updated)
	}
	if c.Speaker != nil {
		out.Speaker, out.Role, out.Basis = cut(c.Speaker.Name, longestTitle), cut(c.Speaker.Role, longestTitle), string(c.Speaker.Basis)
	}
	for _, via := range c.Via[:min(len(c.Via), mostCopies)] {
		out.Via = append(out.Via, cut(via, longestTitle))
	}
	for _, copy := range c.AlsoIn[:min(len(c.AlsoIn), mostCopies)] {
		out.AlsoIn = append(out.AlsoIn, copied{outletName(copy.Quote), copy.Why})
	}
	return out
}

func outletName(q news.Quote) string {
	if o := q.Outlet(); o != nil {
		return cut(o.Name, longestTitle)
	}
	return news.UnknownOutlet
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// cut is at most the first n characters of s.
func cut(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i] + "…"
		}
	}
	return s
}
