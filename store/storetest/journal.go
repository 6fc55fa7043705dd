package storetest

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"whosaid/store/news"
)

// Journal is what the suite asks of a journal.
type Journal interface {
	Keep(ctx context.Context, letters []news.Letter) (fresh int, err error)
	Claim(ctx context.Context) (l news.Letter, ok bool, err error)
	Note(ctx context.Context, l news.Letter, step, outcome string) error
	Leave(ctx context.Context, l news.Letter) error
	Return(ctx context.Context, l news.Letter, after time.Duration) error
	Drop(ctx context.Context, lane string) (int, error)
	Join(ctx context.Context) (processes int, err error)
	Beat(ctx context.Context) (processes int, err error)
	Quit(ctx context.Context) error
	Waiting(ctx context.Context) (int, error)
}

// RunJournal puts journals to every test. open gives an empty one for each.
func RunJournal(t *testing.T, open func(t *testing.T) Journal) {
	tests := []struct {
		name string
		test func(t *testing.T, j Journal)
	}{
		{"order in a lane", testOrder},
		{"lanes side by side", testLanes},
		{"twice", testTwice},
		{"steps", testSteps},
		{"return later", testReturn},
		{"drop", testDrop},
		{"lost", testLost},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { test.test(t, open(t)) })
	}
}

func keep(t *testing.T, j Journal, lane string, ids ...int64) int {
	t.Helper()
	var letters []news.Letter
	for _, id := range ids {
		letters = append(letters, news.Letter{ID: id, Lane: lane, Body: fmt.Appendf(nil, `{"update_id":%d}`, id), At: time.UnixMilli(1_700_000_000_000 + id)})
	}
	fresh, err := j.Keep(t.Context(), letters)
	well(t, err)
	return fresh
}

// claim claims a letter, which must be there.
func claim(t *testing.T, j Journal, id int64) news.Letter {
	t.Helper()
	l, ok, err := j.Claim(t.Context())
	well(t, err)
	if !ok || l.ID != id {
		t.Fatalf("Claim = %d, %v, want %d", l.ID, ok, id)
	}
	return l
}

func nothing(t *testing.T, j Journal) {
	t.Helper()
	if l, ok, err := j.Claim(t.Context()); ok || err != nil {
		t.Errorf("Claim = %d, %v, %v, want nothing", l.ID, ok, err)
	}
}

func waiting(t *testing.T, j Journal, want int) {
	t.Helper()
	if n, err := j.Waiting(t.Context()); n != want || err != nil {
		t.Errorf("Waiting = %d, %v, want %d", n, err, want)
	}
}

func testOrder(t *testing.T, j Journal) {
	keep(t, j, "a", 3)
	keep(t, j, "a", 1, 2)
	waiting(t, j, 3)
	l := claim(t, j, 1)
	if l.Lane != "a" || string(l.Body) != `{"update_id":1}` || l.At.UnixMilli() != 1_700_000_000_001 || l.Tries != 1 {
		t.Errorf("Claim = %+v, want what was kept, tried once", l)
	}
	nothing(t, j) // while the first of the lane is in hand
	keep(t, j, "a", 0)
	well(t, j.Leave(t.Context(), l))
	for _, id := range []int64{0, 2, 3} {
		well(t, j.Leave(t.Context(), claim(t, j, id)))
	}
	nothing(t, j)
	waiting(t, j, 0)
}

func testLanes(t *testing.T, j Journal) {
	keep(t, j, "a", 1, 2)
	keep(t, j, "b", 3)
	keep(t, j, "-1001", 4)
	got := map[int64]bool{}
	for range 3 {
		l, ok, err := j.Claim(t.Context())
		well(t, err)
		got[l.ID] = ok
	}
	if len(got) != 3 || !got[1] || !got[3] || !got[4] {
		t.Errorf("three claims = %v, want the first of each lane", got)
	}
	nothing(t, j)
}

func testTwice(t *testing.T, j Journal) {
	if n := keep(t, j, "a", 1, 2); n != 2 {
		t.Errorf("Keep = %d, want 2 new", n)
	}
	l := claim(t, j, 1)
	if n := keep(t, j, "a", 1, 2); n != 0 {
		t.Errorf("Keep again = %d, want none new", n)
	}
	well(t, j.Leave(t.Context(), l))
	if n := keep(t, j, "a", 1, 5); n != 1 {
		t.Errorf("Keep of a handled one and another = %d, want 1 new", n)
	}
	waiting(t, j, 2)
}

func testSteps(t *testing.T, j Journal) {
	keep(t, j, "a", 1)
	l := claim(t, j, 1)
	well(t, j.Note(t.Context(), l, "answer", "sent"))
	well(t, j.Return(t.Context(), l, 0))
	l = claim(t, j, 1)
	if len(l.Steps) != 1 || l.Steps["answer"] != "sent" || l.Tries != 2 {
		t.Errorf("claimed again = %+v, want its step, tried twice", l)
	}
}

func testReturn(t *testing.T, j Journal) {
	keep(t, j, "a", 1)
	well(t, j.Return(t.Context(), claim(t, j, 1), time.Hour))
	keep(t, j, "a", 2)
	nothing(t, j) // before an hour is over
	waiting(t, j, 2)
}

func testDrop(t *testing.T, j Journal) {
	keep(t, j, "a", 1, 2, 3)
	l := claim(t, j, 1)
	if n, err := j.Drop(t.Context(), "a"); n != 2 || err != nil {
		t.Errorf("Drop = %d, %v, want the two that wait", n, err)
	}
	well(t, j.Leave(t.Context(), l))
	nothing(t, j)
	keep(t, j, "a", 2, 4) // the second was seen
	claim(t, j, 4)
	keep(t, j, "b", 7)
	if n, err := j.Drop(t.Context(), "b"); n != 1 || err != nil {
		t.Errorf("Drop of a lane that nobody holds = %d, %v, want 1", n, err)
	}
	nothing(t, j)
	waiting(t, j, 1)
}

func testLost(t *testing.T, j Journal) {
	keep(t, j, "a", 1)
	l := claim(t, j, 1)
	well(t, j.Leave(t.Context(), l))
	for what, err := range map[string]error{
		"Note":   j.Note(t.Context(), l, "s", "o"),
		"Leave":  j.Leave(t.Context(), l),
		"Return": j.Return(t.Context(), l, 0),
	} {
		if !errors.Is(err, news.ErrLetterLost) {
			t.Errorf("%s of a letter that was left = %v, want %v", what, err, news.ErrLetterLost)
		}
	}
}

func well(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
