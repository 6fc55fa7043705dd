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
	if id, err := ID(); err != nil || id != e.ID() {
		t.Errorf("ID = %q, %v, want the encoder's, %q", id, err, e.ID())
	}
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

// Sixteen people ask at once, while an archive is read in: all get through.
func TestManyAsk(t *testing.T) {
	e := reading(t)
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
	e := reading(t)
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

// TestLoadDamaged holds that an error speaks of what is wrong with the files.
func TestLoadDamaged(t *testing.T) {
	whole := builtIn()
	whole.reader = sineReader(whole.embed)
	swap := func(file []byte, from, to string) []byte {
		n := bytes.Index(file[:min(len(file), 1<<16)], []byte(from))
		if n < 0 || len(from) != len(to) {
			t.Fatalf("%q does not stand for %q", to, from)
		}
		return slices.Concat(file[:n], []byte(to), file[n+len(from):])
	}
	trunk := func(from, to string) files { return files{swap(whole.trunk, from, to), whole.embed, whole.reader, nil} }
	embed := func(from, to string) files { return files{whole.trunk, swap(whole.embed, from, to), whole.reader, nil} }
	reader := func(from, to string) files { return files{whole.trunk, whole.embed, swap(whole.reader, from, to), nil} }
	for _, c := range []struct {
		files
		named string
	}{
		{files{nil, whole.embed, whole.reader, nil}, "trunk"},
		{files{whole.trunk, nil, whole.reader, nil}, "embedding head"},
		{files{whole.trunk, whole.embed, []byte("x"), nil}, "reader"},
		{files{whole.trunk, whole.embed, nil, []byte("x")}, "tagger"},
		{files{whole.trunk, whole.embed, nil, whole.reader}, "kind"},
		{files{whole.trunk, whole.reader, nil, nil}, "kind"},
		{files{whole.trunk, whole.embed, whole.embed, nil}, "kind"},
		{trunk("layers.3.fi.w", "layers.3.xx.w"), "layers.3.fi.w"},
		{trunk(`"hidden":"384"`, `"hidden":"383"`), "383"},
		{trunk(`"hidden":"384"`, `"hidden":"abc"`), "hidden"},
		{trunk(`"eos":"2"`, `"eos":"4"`), "eos"},
		{trunk(`"eps":"1e-12"`, `"eps":"xe-12"`), "eps"},
		{trunk("tok.norm", "tok.xxxx"), "tok.norm"},
		{embed("layers.9.fi.w", "layers.9.xx.w"), "layers.9.fi.w"},
		{embed(`"from":"4"`, `"from":"5"`), "begins after 5 layers of 4"},
		{embed(`"id":`, `"xx":`), "id"},
		{reader("out.w1", "out.xx"), "out.w1"},
		{reader(`"layers"`, `"xayers"`), "layers"},
	} {
		if _, err := load(c.files); err == nil || !strings.Contains(err.Error(), c.named) {
			t.Errorf("load(damaged) = %v, want an error about %s", err, c.named)
		}
	}
}
