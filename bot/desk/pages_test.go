package desk

import (
	"encoding/csv"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"whosaid/bot/chat/texts"
	"whosaid/bot/service"
	"whosaid/store/news"
)

var (
	partOf  = regexp.MustCompile(`id="part-(\d+)"`)
	opening = regexp.MustCompile(`<(script|img|b|iframe|style)[ >]`)
)

// check has a text checked, and gives the id under which that is kept.
func (b *browser) checked(text string) (id string, p page) {
	b.t.Helper()
	p = b.post("/desk/check", "text", text)
	id, is := strings.CutPrefix(p.header.Get("Location"), "/desk/checks/")
	if !is {
		b.t.Fatalf("a check leads to %q, %d", p.header.Get("Location"), p.status)
	}
	return id, p
}

func TestCheck(t *testing.T) {
	w := newWorld(t)
	b := w.signIn(chief)
	text := "He wrote: “" + injured + "” She wrote: “We now count 70 injured, two of them badly.” Moe said: “Penguins have annexed the moon.”"
	id, got := b.checked(text)
	got.has(t, http.StatusOK, `class="part verbatim"`, `class="part altered"`, `class="part not_found"`, "<ins>70", "Radio Vest", "a number", "No stored article has these words.")
	if n := len(partOf.FindAllString(got.body, -1)); n != 3 {
		t.Errorf("%d parts, want three", n)
	}
	again, same := b.checked(text)
	same.has(t, http.StatusOK, "The same text was checked before:", "/desk/checks/"+id)
	if again == id {
		t.Error("two checks are one record")
	}
	for _, unread := range []string{"", " ", strings.Repeat("word ", 100_000)} {
		if got := b.post("/desk/check", "text", unread); got.status != http.StatusBadRequest {
			t.Errorf("checking %d bytes = %d, want 400", len(unread), got.status)
		}
	}
	table, err := csv.NewReader(strings.NewReader(b.get("/desk/checks/" + id + "/csv").body)).ReadAll()
	if err != nil || len(table) < 4 {
		t.Errorf("the table is %q, %v", table, err)
	}
	if lines := b.get("/desk/checks/" + id + "/jsonl"); strings.Count(lines.body, "\n") != len(table)-1 || lines.header.Get("Content-Disposition") == "" {
		t.Errorf("the lines are %q", lines.body)
	}
	b.get("/desk/checks/"+id+"/print").has(t, http.StatusOK, w.article(injured).Hash().String(), "Ingrid Moe")
}

func TestHistory(t *testing.T) {
	w := newWorld(t)
	b := w.signIn(chief)
	verbatim, _ := b.checked("“" + injured + "”")
	moon, _ := b.checked("Moe said: “Penguins have annexed the moon.”")
	for query, want := range map[string][]string{
		"": {verbatim, moon}, "text=penguins+MOON": {moon}, "text=penguins+injured": nil, "speaker=moe": {verbatim}, "outlet=vest": {verbatim}, "outlet=Nobody": nil,
		"status=not_found": {moon}, "status=verbatim": {verbatim}, "from=2031-05-03": {verbatim, moon}, "from=2031-05-04": nil, "to=2031-05-02": nil, "to=2031-05-03": {verbatim, moon},
	} {
		got := b.get("/desk/history?" + query)
		got.has(t, http.StatusOK)
		for _, id := range []string{verbatim, moon} {
			if has, should := strings.Contains(got.body, "/desk/checks/"+id), strings.Contains(strings.Join(want, " "), id); has != should {
				t.Errorf("%q: the check %s is listed: %v, want %v", query, id, has, should)
			}
		}
	}
	for _, wrong := range []string{"from=yesterday", "to=2031-13-01", "before=x", "text=" + strings.Repeat("x", news.MaxQuestion+1)} {
		if got := b.get("/desk/history?" + wrong); got.status != http.StatusBadRequest {
			t.Errorf("%q = %d, want 400", wrong, got.status)
		}
	}
	w.signIn(deputy).get("/desk/checks/"+moon).has(t, http.StatusOK, "9001") // moderators of everywhere share theirs
	w.reported("r1", injured, square)
	lunde := w.signIn(lunde)
	lunde.get("/desk/checks/"+moon).has(t, http.StatusNotFound)
	lunde.get("/desk/checks/"+moon+"/csv").has(t, http.StatusNotFound)
	if err := w.desk.Forget(t.Context(), w.host.Owner(chief)); err != nil {
		t.Fatal(err)
	}
	w.signIn(deputy).get("/desk/checks/"+moon).has(t, http.StatusNotFound)
}

// An admin of a group opens what was checked in that group by whoever runs it, and
// nothing else of theirs.
func TestHistoryOfAGroup(t *testing.T) {
	w := newWorld(t)
	w.admins[square] = []int64{lunde, vik}
	w.reported("r1", injured, square)
	seat, _, err := w.host.Seat(t.Context(), vik, square)
	if err != nil {
		t.Fatal(err)
	}
	checked := func(group news.Pseudonym, id string) {
		w.services.Remember(t.Context(), w.host.Owner(vik), news.Record{ID: id, Kind: news.CheckRecord, Group: group, Text: injured, Parts: []news.RecordPart{{Span: news.Span{End: len(injured)}, Status: news.Verbatim}}})
	}
	checked(seat.Group, "there")
	checked("", "alone")
	checked("another", "elsewhere")
	b := w.signIn(lunde)
	id, p := b.checked(injured)
	p.has(t, http.StatusOK, "The same text was checked before:", "/desk/checks/there")
	listed := b.get("/desk/history")
	listed.has(t, http.StatusOK, "/desk/checks/there", "/desk/checks/"+id)
	b.get("/desk/checks/there/csv").has(t, http.StatusOK)
	for _, hidden := range []string{"alone", "elsewhere"} {
		if strings.Contains(listed.body+p.body, "/desk/checks/"+hidden) {
			t.Errorf("the check %s is listed", hidden)
		}
		b.get("/desk/checks/"+hidden).has(t, http.StatusNotFound)
		b.get("/desk/checks/"+hidden+"/receipt").has(t, http.StatusNotFound)
	}
}

// A check has a receipt, which is verified by the key that is shown to everybody, and
// follows what becomes of the quotes.
func TestReceipt(t *testing.T) {
	w := newWorld(t)
	b := w.signIn(chief)
	id, p := b.checked("“" + injured + "” “We now count 70 injured, two of them badly.”")
	p.has(t, http.StatusOK, "/desk/checks/"+id+"/receipt")
	got := w.signIn(deputy).get("/desk/checks/" + id + "/receipt")
	got.has(t, http.StatusOK)
	if !strings.Contains(got.header.Get("Content-Disposition"), "receipt-"+id+".json") || strings.Contains(got.body, "injured") {
		t.Errorf("the receipt is stored as %q: %s", got.header.Get("Content-Disposition"), got.body)
	}
	(&browser{world: w}).get("/desk/key").has(t, http.StatusOK, `"algorithm":"Ed25519"`, w.services.PublicKey())
	verify := func(stands bool) {
		t.Helper()
		verified, err := w.services.Verify(t.Context(), []byte(got.body))
		if err != nil || !verified.Ours || len(verified.Quotes) < 2 || verified.ID != id || verified.All() != stands {
			t.Errorf("Verify = %+v, %v, want that all stand: %v", verified, err, stands)
		}
	}
	verify(true)
	w.reported("r1", injured, 0)
	b.post("/desk/cases/r1/decisions", "ruling", "down")
	verify(false)
	forged := strings.Replace(got.body, `"outcome":"several"`, `"outcome":"verbatim"`, 1)
	if _, err := w.services.Verify(t.Context(), []byte(forged)); !errors.Is(err, service.ErrForged) || forged == got.body {
		t.Errorf("a receipt that was changed: %v, want %v", err, service.ErrForged)
	}
}

// Whatever stands in an article, a name, a note or a fault is text, and nothing else.
func TestHostileText(t *testing.T) {
	w := newWorld(t)
	ill := w.article("quay of Nordvik was shut on Tuesday")
	w.reported("r1", "The quay of Nordvik was shut on Tuesday.", 0)
	b := w.signIn(chief)
	b.post("/desk/cases/r1/acts", "deed", "note", "text", hostile)
	b.post("/desk/cases/r1/decisions", "ruling", "remark", "text", hostile)
	b.post("/desk/cases/r1/decisions", "ruling", "speaker", "name", hostile, "role", hostile)
	b.post("/desk/outlets/ill", "ruling", "name", "name", hostile)
	id, checked := b.checked("“The quay of Nordvik was shut on Tuesday.” " + hostile)
	pages := map[string]page{"the check": checked}
	for _, path := range []string{"/desk", "/desk/cases/r1", "/desk/audit", "/desk/outlets", "/desk/followed", "/desk/history?text=quay", "/desk/history?text=" + strings.ReplaceAll("\"><script>alert(1)</script>", " ", "+"),
		"/desk/articles/" + string(ill.ID()), "/desk/checks/" + id + "/print", "/desk/enter?link=%22%3E%3Cscript%3E", "/desk/articles/" + string(w.article("pier of Sundby").ID())} {
		pages[path] = b.get(path)
	}
	for path, got := range pages {
		got.has(t, http.StatusOK)
		rest := strings.ReplaceAll(got.body, `<script src="/desk/assets/desk.js" defer></script>`, "")
		if found := opening.FindString(rest); found != "" {
			t.Errorf("%s holds %s:\n%s", path, found, rest)
		}
		if strings.Contains(rest, `href="javascript:`) {
			t.Errorf("%s links to a script", path)
		}
	}
	pages["/desk/cases/r1"].has(t, http.StatusOK, "&lt;script&gt;alert(1)&lt;/script&gt;", "{{.Token}}")
}

func TestArticle(t *testing.T) {
	w := newWorld(t)
	b := w.signIn(chief)
	a := w.article(injured)
	at := strings.Index(a.Text(), injured)
	b.get(fmt.Sprintf("/desk/articles/%s?from=%d&to=%d", a.ID(), at, at+len(injured))).has(t, http.StatusOK, `id="quote"`, "Ingrid Moe", "Who speaks", a.Title)
	ill := w.article("quay of Nordvik was shut on Tuesday")
	versions, err := w.store.Versions(t.Context(), ill.ID())
	if err != nil || len(versions) != 2 {
		t.Fatalf("%d versions, %v", len(versions), err)
	}
	b.get("/desk/articles/"+string(ill.ID())).has(t, http.StatusOK, "What changed", "<del>Monday.", "<ins>Tuesday.")
	b.get("/desk/articles/"+string(ill.ID())+"?version="+versions[0].Hash().String()).has(t, http.StatusOK, "shut on Monday")
	for _, wrong := range []string{"?version=x", "?from=-1", "?start=99999999999999", "?version=" + strings.Repeat("0", 64)} {
		b.get("/desk/articles/"+string(ill.ID())+wrong).has(t, http.StatusNotFound)
	}

	w.reported("r1", injured, 0)
	b.post("/desk/cases/r1/decisions", "ruling", "down")
	if got := b.get("/desk/articles/" + string(a.ID())); got.status != http.StatusOK || strings.Contains(got.body, "17 injured, two") {
		t.Errorf("what was taken down is shown: %d", got.status)
	}
	b.post("/desk/cases/r1/decisions", "ruling", "undo").has(t, http.StatusOK)
	b.post("/desk/cases/r1/decisions", "ruling", "article")
	b.get("/desk/articles/"+string(a.ID())).has(t, http.StatusNotFound)
}

// Every page is there in every language, and each says so.
func TestLanguages(t *testing.T) {
	w := newWorld(t)
	w.reported("r1", injured, 0)
	b := w.signIn(chief)
	for _, language := range texts.All {
		b.post("/desk/language", "language", language.Code).has(t, http.StatusOK, `<html lang="`+language.Code+`">`, language.Desk.Queue)
		b.get("/desk/cases/r1").has(t, http.StatusOK, language.Desk.Decide, language.Moderate.Right)
		b.get("/desk/nowhere").has(t, http.StatusNotFound, language.Desk.Missing)
	}
	b.post("/desk/language", "language", "xx").has(t, http.StatusBadRequest)
}
