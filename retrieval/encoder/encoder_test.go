package encoder

import (
	"bytes"
	"context"
	"errors"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func passages(t *testing.T, e *Encoder, all ...Passage) []Vectors {
	t.Helper()
	got, err := e.Passages(t.Context(), all)
	if err != nil || len(got) != len(all) {
		t.Fatalf("Passages(%d) = %d vectors, %v", len(all), len(got), err)
	}
	return got
}

func TestOpen(t *testing.T) {
	e, again := opened(t), opened(t)
	if e != again || e.Dimensions() != 384 || !strings.HasSuffix(e.ID(), "-"+version) {
		t.Errorf("Open = %p and %p, %s of %d dimensions, want one of 384", e, again, e.ID(), e.Dimensions())
	}
}

// some is passages of many lengths: of no sentence, short, empty, in several runs.
func some() []Passage {
	all := []Passage{{}, {Headline: "A headline"}, {Sentences: []string{""}}, {Headline: "Мост", Sentences: []string{"Мост закрыт.", "", "Rain."}}}
	for n := range 14 {
		p := Passage{Headline: strings.Repeat("bridge ", n)}
		for k := range n {
			p.Sentences = append(p.Sentences, strings.Repeat("The ferry is late again. ", 1+3*k*n%20))
		}
		all = append(all, p)
	}
	return all
}

// What becomes of a passage depends neither on its neighbours nor on the number
// of cores.
func TestPassagesAlone(t *testing.T) {
	e, all := opened(t), some()
	together := passages(t, e, all...)
	if got := len(together[len(all)-1].Sentences); got != 13 {
		t.Fatalf("a passage of 13 sentences has %d vectors", got)
	}
	for i := 0; i < len(all); i += 4 {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1 + i%4))
		alone := passages(t, e, all[i])[0]
		if !slices.Equal(alone.Whole, together[i].Whole) {
			t.Errorf("passage %d has another vector alone", i)
		}
		for k, v := range alone.Sentences {
			if !slices.Equal(v, together[i].Sentences[k]) {
				t.Errorf("sentence %d of passage %d has another vector alone", k, i)
			}
		}
	}
}

func TestPassagesWithoutText(t *testing.T) {
	got := passages(t, opened(t), Passage{}, Passage{Headline: "A headline"}, Passage{Sentences: []string{"", "\u200b"}})
	for i, v := range got {
		if length := norm2(v.Whole); length < .999 || length > 1.001 {
			t.Errorf("passage %d has a vector of length %v, want 1", i, length)
		}
	}
	if len(got[0].Sentences) != 0 || len(got[2].Sentences) != 2 || !slices.Equal(got[2].Sentences[0], got[2].Sentences[1]) {
		t.Errorf("%d and %d vectors of sentences, want none and two alike", len(got[0].Sentences), len(got[2].Sentences))
	}
	if none := passages(t, opened(t)); len(none) != 0 {
		t.Errorf("Passages() = %d vectors", len(none))
	}
}

// The vectors are those of a good model: what means alike lies close, in another
// language too.
func TestNearInMeaning(t *testing.T) {
	e := opened(t)
	question, err := e.Question(t.Context(), "Who said that the bridge stays closed?")
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{"The bridge will stay closed, the mayor said.", "Мэр сказал, что мост останется закрытым.", "The goat cheese won a prize."}
	got, err := e.Embed(t.Context(), texts)
	if err != nil {
		t.Fatal(err)
	}
	if a, b, c := cosine(question, got[0]), cosine(question, got[1]), cosine(question, got[2]); min(a, b) < c+.02 {
		t.Errorf("cosines %.3f, %.3f and %.3f, want the last by far the least", a, b, c)
	}
}

func TestRead(t *testing.T) {
	e := opened(t)
	candidates := make([]Candidate, 30)
	for i := range candidates {
		candidates[i] = Candidate{Label: "Courier", Headline: "Bridge", Before: strings.Repeat("before ", i), Sentence: strings.Repeat("The bridge is closed. ", 1+i%7)}
	}
	together, err := e.Read(t.Context(), "is the bridge closed", candidates)
	if err != nil || len(together) != len(candidates) {
		t.Fatalf("Read = %d scores, %v", len(together), err)
	}
	for i := 0; i < len(candidates); i += 7 {
		alone, err := e.Read(t.Context(), "is the bridge closed", candidates[i:i+1])
		if err != nil || alone[0] != together[i] {
			t.Errorf("Read(candidate %d) = %v, %v, want %v as among others", i, alone, err, together[i])
		}
	}
	if none, err := e.Read(t.Context(), "x", nil); err != nil || len(none) != 0 {
		t.Errorf("Read(nothing) = %v, %v", none, err)
	}
}

// Sixteen people ask at once, while an archive is read in: all get through.
func TestManyAsk(t *testing.T) {
	e := opened(t)
	ctx, stop := context.WithCancel(t.Context())
	var ingest, askers sync.WaitGroup
	ingest.Go(func() {
		for ctx.Err() == nil {
			if _, err := e.Passages(ctx, some()); err != nil && !errors.Is(err, context.Canceled) {
				t.Errorf("Passages = %v", err)
			}
		}
	})
	want, err := e.Question(t.Context(), "who said so")
	if err != nil {
		t.Fatal(err)
	}
	for range 16 {
		askers.Go(func() {
			ctx, release, err := e.Turn(t.Context())
			if err != nil {
				t.Error(err)
			}
			defer release()
			if got, err := e.Question(ctx, "who said so"); err != nil || !slices.Equal(got, want) {
				t.Errorf("Question among others = %v, want the same vector as alone", err)
			}
			if _, err := e.Read(ctx, "who said so", []Candidate{{Sentence: "He said so."}}); err != nil {
				t.Errorf("Read = %v", err)
			}
		})
	}
	askers.Wait()
	stop()
	ingest.Wait()
}

func TestEndsWithItsContext(t *testing.T) {
	e := opened(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := e.Passages(ctx, some()); !errors.Is(err, context.Canceled) {
		t.Errorf("Passages after the end = %v, want %v", err, context.Canceled)
	}
	if _, err := e.Question(ctx, "x"); !errors.Is(err, context.Canceled) {
		t.Errorf("Question after the end = %v, want %v", err, context.Canceled)
	}
	ctx, cancel = context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	began := time.Now()
	if _, err := e.Passages(ctx, slices.Repeat(some(), 9)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Passages beyond its time = %v, want %v", err, context.DeadlineExceeded)
	}
	t.Logf("ended after %v", time.Since(began))
	if _, err := e.Read(ctx, "x", make([]Candidate, 3)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Read after the end = %v, want %v", err, context.DeadlineExceeded)
	}
}

// damaged are the two files with a change, and what an error is to speak of.
func TestLoadDamaged(t *testing.T) {
	swap := func(file []byte, from, to string) []byte {
		n := bytes.Index(file[:min(len(file), 1<<16)], []byte(from))
		if n < 0 || len(from) != len(to) {
			t.Fatalf("%q does not stand for %q", to, from)
		}
		return slices.Concat(file[:n], []byte(to), file[n+len(from):])
	}
	for _, c := range []struct {
		trunk, reader []byte
		named         string
	}{
		{nil, readerFile, "trunk"},
		{trunkFile, nil, "reader"},
		{trunkFile, []byte("x"), "reader"},
		{swap(trunkFile, "layers.3.fi.w", "layers.3.xx.w"), readerFile, "layers.3.fi.w"},
		{swap(trunkFile, `"hidden":"384"`, `"hidden":"383"`), readerFile, "383"},
		{swap(trunkFile, `"hidden":"384"`, `"hidden":"abc"`), readerFile, "hidden"},
		{swap(trunkFile, `"eos":"2"`, `"eos":"4"`), readerFile, "eos"},
		{swap(trunkFile, `"eps":"1e-12"`, `"eps":"xe-12"`), readerFile, "eps"},
		{swap(trunkFile, "tok.norm", "tok.xxxx"), readerFile, "tok.norm"},
		{trunkFile, swap(readerFile, "out.w1", "out.xx"), "out.w1"},
		{trunkFile, swap(readerFile, `"layers"`, `"xayers"`), "layers"},
	} {
		if _, err := load(c.trunk, c.reader); err == nil || !strings.Contains(err.Error(), c.named) {
			t.Errorf("load(damaged) = %v, want an error about %s", err, c.named)
		}
	}
}
