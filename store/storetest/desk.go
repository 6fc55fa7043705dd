package storetest

import (
	"bytes"
	"context"
	"fmt"
	"reflect"
	"testing"
	"time"

	"whosaid/store/news"
)

// Desk is what the suite asks of a bot's desk.
type Desk interface {
	Salt(ctx context.Context) ([]byte, error)
	Keep(ctx context.Context, note news.Note) error
	Recall(ctx context.Context, name string) ([]byte, error)
	Take(ctx context.Context, name string) ([]byte, error)
	Forget(ctx context.Context, owner news.Pseudonym) error
	Tally(ctx context.Context, name, what string, keep time.Duration) (int, error)
	Settings(ctx context.Context, chat news.Pseudonym) (news.Settings, error)
	SetSettings(ctx context.Context, chat news.Pseudonym, s news.Settings) error
	Decide(ctx context.Context, decision news.Decision) error
	Decisions(ctx context.Context, dockets ...string) ([]news.Decision, error)
	Seed(ctx context.Context) ([]byte, error)
	Record(ctx context.Context, r news.Record, keep time.Duration) error
	Recorded(ctx context.Context, by news.Pseudonym, id string) (news.Record, error)
	Records(ctx context.Context, by news.Pseudonym, before time.Time, limit int) ([]news.Record, error)
	Worded(ctx context.Context, by news.Pseudonym, text string) ([]news.Record, error)
	OpenCase(ctx context.Context, c news.Case, keep time.Duration) error
	ActOnCase(ctx context.Context, id string, act news.CaseAct, keep time.Duration) error
	Case(ctx context.Context, id string) (news.CaseFile, error)
	Cases(ctx context.Context) ([]news.CaseFile, error)
}

// RunDesk puts desks to every test. open gives an empty one for each.
func RunDesk(t *testing.T, open func(t *testing.T) Desk) {
	tests := []struct {
		name string
		test func(t *testing.T, d Desk)
	}{
		{"salt", testSalt},
		{"notes", testNotes},
		{"forgotten notes", testForget},
		{"tallies", testTally},
		{"settings", testSettings},
		{"decisions", testDecisions},
		{"the seed of the key", testSeed},
		{"records", testRecords},
		{"many records", testManyRecords},
		{"records by their words", testWorded},
		{"what only one may take", testTake},
		{"cases", testCases},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { test.test(t, open(t)) })
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func testSalt(t *testing.T, d Desk) {
	first, err := d.Salt(t.Context())
	must(t, err)
	again, err := d.Salt(t.Context())
	must(t, err)
	if len(first) != news.SaltSize || !bytes.Equal(first, again) || bytes.Count(first, []byte{0}) == len(first) {
		t.Errorf("Salt = %x, then %x, want the same %d random bytes", first, again, news.SaltSize)
	}
}

func wantNote(t *testing.T, d Desk, name, want string) {
	t.Helper()
	got, err := d.Recall(t.Context(), name)
	if err != nil || string(got) != want {
		t.Errorf("Recall(%q) = %q, %v, want %q", name, got, err, want)
	}
}

func testNotes(t *testing.T, d Desk) {
	wantNote(t, d, "nothing", "")
	must(t, d.Keep(t.Context(), news.Note{Name: "a:1", Value: []byte("first \x00\xff"), For: time.Hour}))
	must(t, d.Keep(t.Context(), news.Note{Name: "a:2", Owner: "moe", Value: []byte("second"), For: time.Hour}))
	wantNote(t, d, "a:1", "first \x00\xff")
	must(t, d.Keep(t.Context(), news.Note{Name: "a:1", Value: []byte("third"), For: time.Hour}))
	wantNote(t, d, "a:1", "third")
	wantNote(t, d, "a:2", "second")
}

func testForget(t *testing.T, d Desk) {
	for i, owner := range []news.Pseudonym{"moe", "moe", "lunde", ""} {
		must(t, d.Keep(t.Context(), news.Note{Name: fmt.Sprint(i), Owner: owner, Value: []byte("x"), For: time.Hour}))
	}
	must(t, d.Forget(t.Context(), "moe"))
	must(t, d.Forget(t.Context(), "nobody"))
	for i, want := range []string{"", "", "x", "x"} {
		wantNote(t, d, fmt.Sprint(i), want)
	}
}

func testTally(t *testing.T, d Desk) {
	for i, want := range []int{1, 2, 2, 3} {
		what := []string{"a", "b", "a", "c"}[i]
		if got, err := d.Tally(t.Context(), "chat", what, time.Hour); err != nil || got != want {
			t.Errorf("Tally(%q) = %d, %v, want %d", what, got, err, want)
		}
	}
	if got, err := d.Tally(t.Context(), "other", "a", time.Hour); err != nil || got != 1 {
		t.Errorf("Tally under another name = %d, %v, want 1", got, err)
	}
}

func wantSettings(t *testing.T, d Desk, chat news.Pseudonym, want news.Settings) {
	t.Helper()
	got, err := d.Settings(t.Context(), chat)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("Settings(%s) = %+v, %v, want %+v", chat, got, err, want)
	}
}

func testSettings(t *testing.T, d Desk) {
	wantSettings(t, d, "square", news.Settings{})
	chosen := news.Settings{Language: "uk", Outlets: []news.OutletID{"radio-vest", "norwire"}, Quota: 7}
	must(t, d.SetSettings(t.Context(), "square", chosen))
	wantSettings(t, d, "square", chosen)
	wantSettings(t, d, "harbour", news.Settings{})
	must(t, d.SetSettings(t.Context(), "square", news.Settings{}))
	wantSettings(t, d, "square", news.Settings{})
}

func testDecisions(t *testing.T, d Desk) {
	ref := news.Ref{Article: "00112233aabbccdd", Span: news.Span{Start: 3, End: 9}, Hash: news.Hash{1, 2, 3}}
	quote := news.Subject{Article: ref.Article, Quote: &ref, Wording: "“Shut,” <she> said."}
	at := time.Date(2031, 5, 3, 10, 0, 0, 0, time.UTC)
	made := []news.Decision{
		{ID: "1", At: at, By: "17", Subject: quote, Ruling: news.SpeakerIs, Speaker: &news.Speaker{Name: "Ingrid Moe", Basis: news.Explicit}},
		{ID: "2", At: at, By: "17", Group: "square", Subject: news.Subject{Article: ref.Article}, Ruling: news.TakeDown},
		{ID: "3", At: at.Add(time.Minute), By: "18", Subject: news.Subject{Outlet: "radio-vest"}, Ruling: news.OutletNamed, Text: "Radio Vest"},
		{ID: "4", At: at.Add(time.Hour), By: "17", Subject: quote, Ruling: news.Undo, Undoes: "1"},
	}
	for _, i := range []int{3, 1, 0, 2, 0} { // in any order, and one twice
		must(t, d.Decide(t.Context(), made[i]))
	}
	changed := made[0]
	changed.By = "99"
	must(t, d.Decide(t.Context(), changed)) // a decision stays as it was made
	for _, test := range []struct {
		dockets []string
		want    []news.Decision
	}{
		{nil, made},
		{[]string{"article:" + string(ref.Article)}, []news.Decision{made[0], made[1], made[3]}},
		{[]string{"outlet:radio-vest", "article:" + string(ref.Article), "outlet:radio-vest"}, made},
		{[]string{"outlet:nobody"}, []news.Decision{}},
		{[]string{news.LabelDocket}, []news.Decision{made[0], made[2], made[3]}},
	} {
		got, err := d.Decisions(t.Context(), test.dockets...)
		if err != nil || len(got) != len(test.want) || len(got) > 0 && !reflect.DeepEqual(got, test.want) {
			t.Errorf("Decisions(%q) = %+v, %v, want %+v", test.dockets, got, err, test.want)
		}
	}
}
