package store

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"whosaid/store/news"
)

func sample(t testing.TB) (*news.Article, news.Passage) {
	t.Helper()
	zone := time.FixedZone("", 2*3600)
	a, err := news.NewArticle(news.Meta{
		URL: "https://a.example/1?a=1&b=<2>", Title: "Ferry \"One\"", Language: "en", Published: time.Date(2031, 5, 3, 10, 0, 0, 5, zone),
		Outlet: &news.Outlet{ID: "post", Name: "The Post", Kind: news.Newsroom, Aliases: []string{"Post"}, Domains: []string{"a.example"}},
		Rules:  map[string]string{"title": "first line"},
	}, "The ferry struck a pier. «Nine» were hurt.", []news.Span{{Start: 0, End: 3}})
	if err != nil {
		t.Fatal(err)
	}
	return a, news.Passage{ID: "p-1", Article: a.ID(), Version: a.Hash(), Span: news.Span{Start: 4, End: len(a.Text())}, Sentences: []news.Sentence{
		{Span: news.Span{Start: 4, End: 24}, Said: news.Said{Speaker: &news.Speaker{Name: "Ingrid Moe", Role: "surgeon", Basis: news.Explicit}, Mode: news.Denies, Via: []string{"NorWire"}}},
		{Span: news.Span{Start: 25, End: len(a.Text())}, Paragraph: 3},
	}}
}

func TestRecordsComeBack(t *testing.T) {
	a, p := sample(t)
	v, err := encodeVersion(a)
	if err != nil {
		t.Fatal(err)
	}
	got, err := v.decode(a.ID(), a.Hash())
	if err != nil || !got.Published.Equal(a.Published) || got.Published.Format(time.RFC3339Nano) != a.Published.Format(time.RFC3339Nano) {
		t.Fatalf("decode = %+v, %v, want %+v", got, err, a)
	}
	got.Published = a.Published // equal, though not the same zone in memory
	if !reflect.DeepEqual(got, a) {
		t.Errorf("decode = %+v, want %+v", got, a)
	}
	r, err := encodePassage(p)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := r.decode(p.ID); err != nil || !reflect.DeepEqual(got, p) {
		t.Errorf("decode = %+v, %v, want %+v", got, err, p)
	}
}

func TestWhatJSONWouldAlterIsRefused(t *testing.T) {
	a, p := sample(t)
	a.Title = "Ferry \xff"
	if _, err := encodeVersion(a); !errors.Is(err, errNotUTF8) {
		t.Errorf("encodeVersion of a title that is not UTF-8 = %v, want %v", err, errNotUTF8)
	}
	a.Title, a.Published = "", time.Date(12345, 1, 1, 0, 0, 0, 0, time.UTC)
	if _, err := encodeVersion(a); err == nil {
		t.Error("encodeVersion of the year 12345 = nil, want an error")
	}
	p.Sentences[0].Speaker.Name = "\xff"
	if _, err := encodePassage(p); !errors.Is(err, errNotUTF8) {
		t.Errorf("encodePassage of a name that is not UTF-8 = %v, want %v", err, errNotUTF8)
	}
}

// Whatever stands in a hash, an article comes back as it was put or not at all.
func FuzzVersion(f *testing.F) {
	a, _ := sample(f)
	v, err := encodeVersion(a)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(v.text, v.meta, v.barred, v.seal)
	f.Add(v.text, strings.Replace(v.meta, "Post", "Pest", 1), v.barred, v.seal)
	f.Add(v.text, v.meta, `[{"start":-1,"end":1e9}]`, "")
	f.Add("", "", "", "")
	f.Add("x", `{"published":"0000-99-99T00:00:00Z"}`, "{}", "x")
	f.Fuzz(func(t *testing.T, text, meta, barred, seal string) {
		r := versionRecord{text, meta, barred, seal}
		got, err := r.decode(a.ID(), a.Hash())
		if err == nil && (got.Text() != a.Text() || meta != v.meta || barred != v.barred) {
			t.Errorf("decode(%+v) = %+v, want an error", r, got)
		}
		if err != nil && !errors.Is(err, ErrDamaged) {
			t.Errorf("decode(%+v) = %v, want %v", r, err, ErrDamaged)
		}
		r.seal = r.sealed(a.ID(), a.Hash()) // as by somebody who knows how it is made
		if got, err := r.decode(a.ID(), a.Hash()); err == nil && got.Text() != a.Text() {
			t.Errorf("decode(%+v) = %q, want the text that was hashed", r, got.Text())
		}
	})
}

// Whatever stands in a hash, a passage comes back as it was put or not at all.
func FuzzPassage(f *testing.F) {
	_, p := sample(f)
	r, err := encodePassage(p)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(r.article, r.version, r.body, r.seal)
	f.Add(r.article, r.version, strings.Replace(r.body, "Moe", "Mae", 1), r.seal)
	f.Add(r.article, r.version, `{"start":9,"end":3,"sentences":[{"start":-4,"end":1}]}`, "")
	f.Add("", "zz", "[]", "")
	f.Fuzz(func(t *testing.T, article, version, body, seal string) {
		got, err := passageRecord{article, version, body, seal}.decode(p.ID)
		if err == nil && !reflect.DeepEqual(got, p) {
			t.Errorf("decode = %+v, want %+v or an error", got, p)
		}
		forged := passageRecord{article: article, version: version, body: body}
		forged.seal = forged.sealed(p.ID)
		got, err = forged.decode(p.ID)
		if err != nil && !errors.Is(err, ErrDamaged) {
			t.Errorf("decode(%+v) = %v, want %v", forged, err, ErrDamaged)
		}
		for _, s := range got.Sentences {
			if s.Start < 0 || s.Start > s.End || s.End > got.End {
				t.Errorf("decode(%+v) = %+v, whose sentences are no spans", forged, got)
			}
		}
	})
}

func FuzzHead(f *testing.F) {
	a, _ := sample(f)
	f.Add(a.Hash().String(), `["p-1","p-2"]`, "1-0")
	f.Add("", "null", "x-y")
	f.Add(a.Hash().String(), `[1]`, "18446744073709551616-0")
	f.Fuzz(func(t *testing.T, current, passages, changed string) {
		h := readHead(a.ID(), []any{current, passages, changed})
		if h.err != nil {
			if !errors.Is(h.err, ErrDamaged) {
				t.Errorf("readHead(%q, %q, %q) = %v, want %v", current, passages, changed, h.err, ErrDamaged)
			}
			return
		}
		order, err := json.Marshal(h.passages)
		if err != nil {
			t.Fatal(err)
		}
		again := readHead(a.ID(), []any{h.version.String(), string(order), h.changed.String()})
		if again.err != nil || again.version != h.version || again.changed != h.changed {
			t.Errorf("readHead(%q, %q, %q) = %+v, which does not come back: %+v", current, passages, changed, h, again)
		}
	})
}

func FuzzSimilarity(f *testing.F) {
	f.Add("\x01\x00\x02\x00\x00\x00\x00\x00\xff\x7f\x00\x00")
	f.Add("\x01\x00\x00\x00\x02\x00\x02\x00\x7f\x01\x00\x80")
	f.Add("short")
	f.Fuzz(func(t *testing.T, stored string) {
		query := []float32{3, 4}
		made, _ := embedding(stored)
		score, ok := similarity(query, norm(query), made)
		if ok && !(0 <= score && score <= 1) {
			t.Errorf("similarity to %q = %v, want it within 0 and 1", stored, score)
		}
	})
}

func FuzzPlace(f *testing.F) {
	f.Add("p-1", "0123456789abcdef")
	f.Add("p\x00q", "")
	f.Fuzz(func(t *testing.T, passage, article string) {
		if strings.Contains(article, "\x00") {
			return
		}
		id, p := place(documentID(news.Passage{ID: news.PassageID(passage), Article: news.ArticleID(article)}))
		if string(id) != article || string(p) != passage {
			t.Errorf("place of passage %q of article %q = %q, %q", passage, article, p, id)
		}
	})
}

// Whatever is kept of a case, it is read with its acts in their order, or not at all.
func FuzzReadCase(f *testing.F) {
	f.Add([]byte(`{"ID":"r1","Kind":"label","At":"2031-05-03T10:00:00Z","People":2}`), `{"ID":"a","At":"2031-05-03T11:00:00Z","By":"1","Deed":"take"}`, `{"ID":"b","At":"2031-05-03T10:30:00Z","Deed":"note","Text":"x"}`)
	f.Add([]byte(`[]`), `{}`, ``)
	f.Fuzz(func(t *testing.T, value []byte, first, second string) {
		got, err := readCase(value, map[string]string{"a": first, "b": second})
		if err != nil {
			return
		}
		if len(got.Acts) != 2 || got.Acts[1].At.Before(got.Acts[0].At) {
			t.Errorf("readCase(%q, %q, %q) = %+v", value, first, second, got)
		}
		if state, _ := got.Standing(); state == "" {
			t.Errorf("the case %+v is in no state", got)
		}
	})
}
