package storetest

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"

	"whosaid/store/news"
)

func testSeed(t *testing.T, d Desk) {
	first, err := d.Seed(t.Context())
	must(t, err)
	again, err := d.Seed(t.Context())
	must(t, err)
	salt, err := d.Salt(t.Context())
	must(t, err)
	if len(first) != news.SeedSize || !bytes.Equal(first, again) || bytes.Equal(first, salt) {
		t.Errorf("Seed = %x, then %x, want the same %d random bytes, and not the salt", first, again, news.SeedSize)
	}
}

// morning is when the records of these tests begin; it is not over for years.
var morning = time.Date(2031, 5, 3, 10, 0, 0, 0, time.UTC)

func record(id string, by news.Pseudonym, minutes int) news.Record {
	return news.Record{
		ID: id, Kind: news.CheckRecord, By: by, At: morning.Add(time.Duration(minutes) * time.Minute), Text: "“Ні,” he said.", Outcome: "verbatim", Program: "test",
		Parts: []news.RecordPart{{Span: news.Span{Start: 3, End: 7}, Status: news.Verbatim, Quotes: []news.RecordQuote{{
			Ref:  news.Ref{Article: "0123456789abcdef", Span: news.Span{Start: 5, End: 9}, Hash: news.Hash{1, 2}},
			Said: news.Said{Speaker: &news.Speaker{Name: "Moe", Basis: news.Explicit}, Mode: news.Quotes, Via: []string{"NorWire"}},
		}}}},
	}
}

func wantRecords(t *testing.T, d Desk, by news.Pseudonym, before time.Time, limit int, want ...string) {
	t.Helper()
	got, err := d.Records(t.Context(), by, before, limit)
	must(t, err)
	var ids []string
	for _, r := range got {
		ids = append(ids, r.ID)
	}
	if !reflect.DeepEqual(ids, want) {
		t.Errorf("Records(%s, %v, %d) = %q, want %q", by, before, limit, ids, want)
	}
}

func testRecords(t *testing.T, d Desk) {
	for i, id := range []string{"a", "b", "c"} {
		must(t, d.Record(t.Context(), record(id, "moe", i), time.Hour))
	}
	must(t, d.Record(t.Context(), record("x", "zahl", 9), time.Hour))
	must(t, d.Record(t.Context(), record("b", "moe", 1), time.Hour)) // kept again by whoever takes a dead process's work up
	got, err := d.Recorded(t.Context(), "moe", "b")
	if want := record("b", "moe", 1); err != nil || !got.At.Equal(want.At) || fmt.Sprint(got.Parts[0].Quotes[0].Ref, *got.Parts[0].Quotes[0].Speaker) != fmt.Sprint(want.Parts[0].Quotes[0].Ref, *want.Parts[0].Quotes[0].Speaker) || got.Text != want.Text || got.Parts[0].Span != want.Parts[0].Span {
		t.Errorf("Recorded = %+v, %v, want %+v", got, err, want)
	}
	for _, wrong := range []struct {
		by news.Pseudonym
		id string
	}{{"zahl", "b"}, {"moe", "x"}, {"moe", "nothing"}, {"", "b"}} {
		if got, err := d.Recorded(t.Context(), wrong.by, wrong.id); !errors.Is(err, news.ErrNoRecord) {
			t.Errorf("Recorded(%q, %q) = %+v, %v, want %v", wrong.by, wrong.id, got, err, news.ErrNoRecord)
		}
	}
	later := morning.Add(time.Hour)
	wantRecords(t, d, "moe", later, 10, "c", "b", "a")
	wantRecords(t, d, "moe", later, 2, "c", "b")
	wantRecords(t, d, "moe", morning.Add(2*time.Minute), 10, "b", "a")
	wantRecords(t, d, "zahl", later, 10, "x")
	wantRecords(t, d, "nobody", later, 10)
	must(t, d.Forget(t.Context(), "moe"))
	wantRecords(t, d, "moe", later, 10)
	if _, err := d.Recorded(t.Context(), "moe", "a"); !errors.Is(err, news.ErrNoRecord) {
		t.Errorf("a record of one who was forgotten: %v, want %v", err, news.ErrNoRecord)
	}
	wantRecords(t, d, "zahl", later, 10, "x")
}

// Of one owner no more than so many are kept, the newest.
func testManyRecords(t *testing.T, d Desk) {
	for i := range news.MostRecords + 3 {
		must(t, d.Record(t.Context(), record(fmt.Sprint(i), "moe", i), time.Hour))
	}
	got, err := d.Records(t.Context(), "moe", morning.AddDate(1, 0, 0), 2*news.MostRecords)
	if err != nil || len(got) != news.MostRecords || got[len(got)-1].ID != "3" {
		t.Errorf("%d records are kept, %v; want %d, from the fourth on", len(got), err, news.MostRecords)
	}
}

// Records are found by the words of their text, however these are written, and by no
// words more or less; those that are kept no more are not.
func testWorded(t *testing.T, d Desk) {
	worded := func(id string, by news.Pseudonym, minutes int, text string) {
		r := record(id, by, minutes)
		r.Text = text
		must(t, d.Record(t.Context(), r, time.Hour))
	}
	worded("a", "moe", 0, "The bridge held.")
	worded("b", "moe", 1, "“The  BRIDGE held!”")
	worded("c", "moe", 2, "The bridge held, she said.")
	worded("d", "zahl", 3, "The bridge held.")
	want := func(by news.Pseudonym, text string, ids ...string) {
		t.Helper()
		got, err := d.Worded(t.Context(), by, text)
		must(t, err)
		var found []string
		for _, r := range got {
			found = append(found, r.ID)
		}
		if !reflect.DeepEqual(found, ids) {
			t.Errorf("Worded(%s, %q) = %q, want %q", by, text, found, ids)
		}
	}
	want("moe", "the bridge held", "b", "a")
	want("zahl", "the bridge held", "d")
	want("moe", "the bridge")
	want("moe", "the bridge held she said", "c")
	want("nobody", "the bridge held")
	worded("a", "moe", 4, "Nothing held.")
	want("moe", "the bridge held", "b")
	must(t, d.Forget(t.Context(), "moe"))
	want("moe", "the bridge held")
	for i := range news.MostRecords + 1 {
		worded(fmt.Sprint(i), "moe", i, fmt.Sprint("text ", i))
	}
	want("moe", "text 0")
	want("moe", "text 1", "1")
}
