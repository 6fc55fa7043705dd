package store_test

import (
	"encoding/binary"
	"errors"
	"math"
	"strings"
	"sync/atomic"
	"testing"

	"whosaid/store"
)

func encoded(v []float32) string {
	var out []byte
	for _, x := range v {
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(x))
	}
	return string(out)
}

// A byte that was changed in Redis is never shown: not in a text, not in a
// label. The error names the article.
func TestDamage(t *testing.T) {
	e := entry(t, "https://a.example/1", "The ferry struck a pier.", "The bridge is shut.")
	id := string(e.Article.ID())
	version := "t:" + id + ":" + e.Article.Hash().String()
	passage := "p:" + string(e.Passages[0].ID)
	tests := []struct{ key, field, from, to string }{
		{version, "text", "pier", "Pier"},
		{version, "meta", "a.example", "b.example"},
		{version, "barred", "null", "[{\"start\":0,\"end\":3}]"},
		{version, "seal", "", "0"},
		{passage, "body", "Ingrid Moe", "Ingrid Mae"},
		{passage, "body", "24", "23"},
		{passage, "version", "", "0"},
		{passage, "article", "", "0"},
		{"a:" + id, "current", "", "x"},
		{"a:" + id, "passages", "", "x"},
		{"a:" + id, "changed", "", "x"},
	}
	for _, test := range tests {
		t.Run(test.key[:1]+" "+test.field, func(t *testing.T) {
			config := fresh(t)
			config.Warn = nil
			s := open(t, config)
			putAll(t, s, e, entry(t, "https://a.example/2", "The lighthouse was sold."))
			c, key := shared(t).client(t), config.Namespace+":{00}:"+test.key
			stored, err := c.HGet(t.Context(), key, test.field).Result()
			must(t, err)
			damaged := strings.Replace(stored, test.from, test.to, 1)
			if damaged == stored {
				t.Fatalf("%s of %s = %q holds no %q", test.field, key, stored, test.from)
			}
			must(t, c.HSet(t.Context(), key, test.field, damaged).Err())

			_, article := s.Article(t.Context(), e.Article.ID())
			_, passages := s.Passages(t.Context(), e.Article.ID())
			if !errors.Is(errors.Join(article, passages), store.ErrDamaged) || !strings.Contains(errors.Join(article, passages).Error(), id) {
				t.Errorf("Article = %v, Passages = %v, want one of them %v, naming %s", article, passages, store.ErrDamaged, id)
			}

			var warned atomic.Int64
			config.Warn = func(err error) {
				if errors.Is(err, store.ErrDamaged) && strings.Contains(err.Error(), id) {
					warned.Add(1)
				}
			}
			again := open(t, config)
			if warned.Load() != 1 {
				t.Errorf("Open warned %d times of the damaged article, want once", warned.Load())
			}
			if got := found(t, again, "ferry bridge lighthouse"); len(got) != 1 {
				t.Errorf("Search beside a damaged article = %q, want the other one", got)
			}
			must(t, again.Remove(t.Context(), e.Article.ID()))
			putAll(t, again, e)
			wantWhole(t, again, e)
		})
	}
}
