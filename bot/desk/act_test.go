package desk

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"whosaid/store/news"
)

// several is a form about several cases.
func (b *browser) several(deed, state string, ids ...string) page {
	b.t.Helper()
	form := url.Values{"token": {formToken.FindStringSubmatch(b.get("/desk/check").body)[1]}, "deed": {deed}, "state": {state}, "case": ids}
	return b.do(http.MethodPost, "/desk/acts", form)
}

// states are how far cases are, and who has them.
func (w *world) states(ids ...string) string {
	w.t.Helper()
	var out []string
	for _, id := range ids {
		file, err := w.desk.Case(w.t.Context(), id)
		if err != nil {
			w.t.Fatal(err)
		}
		state, who := file.Standing()
		out = append(out, strings.TrimSpace(string(state)+" "+string(who)))
	}
	return strings.Join(out, ", ")
}

// TestSeveralCases holds that one thing is done about all chosen cases where it can be
// done, and about none where one of them is for others.
func TestSeveralCases(t *testing.T) {
	w := newWorld(t)
	for _, id := range []string{"r1", "r2", "r3"} {
		w.reported(id, injured, 0)
	}
	mine, theirs := w.reported("mine", injured, square), w.reported("theirs", injured, harbour)
	b := w.signIn(chief)
	if n := strings.Count(b.get("/desk").body, `type="checkbox" name="case"`); n != 5 {
		t.Errorf("%d cases can be chosen, want five", n)
	}
	w.signIn(deputy).post("/desk/cases/r2/acts", "deed", "take")
	for _, step := range []struct {
		deed, state string
		ids         []string
		want, to    string
	}{
		{"take", "open", []string{"r1", "r2", "r3", "r1"}, "taken 9001, taken 9002, taken 9001", "/desk?state=open"},
		{"done", "", []string{"r1", "r2"}, "done 9001, done 9001, taken 9001", "/desk"},
		{"reopen", "done", []string{"r1", "r2", "r3"}, "open, open, taken 9001", "/desk?state=done"},
		{"release", "x&y", []string{"r3"}, "open, open, open", "/desk"},
	} {
		got := b.several(step.deed, step.state, step.ids...)
		if states := w.states("r1", "r2", "r3"); got.status != http.StatusSeeOther || got.header.Get("Location") != step.to || states != step.want {
			t.Errorf("%s of %v = %d to %q, the cases are %s, want %s", step.deed, step.ids, got.status, got.header.Get("Location"), states, step.want)
		}
	}
	for deed, ids := range map[string][]string{"steal": {"r1"}, "note": {"r1"}, "": {"r1"}, "take": nil, "done": slices.Repeat([]string{"r1"}, news.MostCases+1)} {
		b.several(deed, "", ids...).has(t, http.StatusBadRequest)
	}
	b.several("take", "", "r1", "r9").has(t, http.StatusNotFound)
	b.several("take", "", "r1", "../r2").has(t, http.StatusNotFound)
	w.signIn(lunde).several("take", "", mine.ID, theirs.ID).has(t, http.StatusForbidden)
	if got := w.states("r1", mine.ID, theirs.ID); got != "open, open, open" {
		t.Errorf("after what was refused the cases are %s", got)
	}
	w.signIn(lunde).several("take", "", mine.ID)
	if got := w.states(mine.ID, theirs.ID); !strings.HasPrefix(got, "taken ") || !strings.HasSuffix(got, ", open") {
		t.Errorf("the cases are %s", got)
	}
}

// What is decided is shown on the cards of every report of the article, and on no other.
func TestDecisionsReachTheCards(t *testing.T) {
	w := newWorld(t)
	w.reported("r1", injured, 0)
	w.reported("r2", injured, square)
	w.reported("other", "The quay of Nordvik was shut on Tuesday.", 0)
	b := w.signIn(chief)
	for i, fields := range [][]string{{"ruling", "own"}, {"ruling", "undo"}, {"ruling", "article"}} {
		w.settled = nil
		b.post("/desk/cases/r1/decisions", fields...).has(t, http.StatusOK)
		all, err := w.desk.Decisions(t.Context())
		if err != nil || len(all) != i+1 {
			t.Fatalf("%d decisions, %v", len(all), err)
		}
		slices.Sort(w.settled)
		if id := all[i].ID; !slices.Equal(w.settled, []string{"r1 " + id, "r2 " + id}) {
			t.Errorf("after %v the cards of %q are shown anew", fields, w.settled)
		}
	}
}
