package desk

import (
	"net/http"
	"strings"
	"testing"

	"whosaid/store/news"
)

// label is under what a stored quote is shown to a group, "" being everybody.
func (w *world) label(c news.Case, group news.Pseudonym) string {
	w.t.Helper()
	quote, err := w.Quotes.Quote(w.t.Context(), c.Quote.Ref, c.Quote.Said, group)
	if err != nil {
		return ""
	}
	return quote.Label()
}

func TestCase(t *testing.T) {
	w := newWorld(t)
	c := w.reported("r1", injured, 0)
	b, other := w.signIn(chief), w.signIn(deputy)
	b.get("/desk").has(t, http.StatusOK, "Reported label · Wrong speaker", "/desk/cases/r1", "1 person")
	b.post("/desk/cases/r1/acts", "deed", "take").has(t, http.StatusOK, "Who has it: you", "Give it back")
	other.post("/desk/cases/r1/acts", "deed", "take").has(t, http.StatusOK, "Who has it: 9001") // who comes first has it
	other.post("/desk/cases/r1/acts", "deed", "note", "text", "I know her").has(t, http.StatusOK, "I know her")
	b.post("/desk/cases/r1/decisions", "ruling", "speaker", "name", "Per Lunde", "role", "surgeon").has(t, http.StatusOK, "speaker corrected", "Per Lunde, surgeon")
	if got := w.label(c, ""); !strings.Contains(got, "Per Lunde, surgeon") {
		t.Errorf("the label is %q", got)
	}
	for _, step := range []struct {
		fields []string
		want   string
	}{
		{[]string{"ruling", "own"}, "in its own words"},
		{[]string{"ruling", "undo"}, "Per Lunde, surgeon"},
		{[]string{"ruling", "outlet", "outlet", "fjord-daily"}, "Fjord Daily"},
		{[]string{"ruling", "outlet", "outlet", ""}, "outlet not recorded"},
		{[]string{"ruling", "down"}, ""},
		{[]string{"ruling", "undo"}, "outlet not recorded"},
		{[]string{"ruling", "right"}, "outlet not recorded"},
	} {
		b.post("/desk/cases/r1/decisions", step.fields...).has(t, http.StatusOK)
		if got := w.label(c, ""); !strings.Contains(got, step.want) || (step.want == "") != (got == "") {
			t.Errorf("after %v the label is %q, want %q", step.fields, got, step.want)
		}
	}
	b.post("/desk/cases/r1/acts", "deed", "done").has(t, http.StatusOK, "Open again")
	b.get("/desk?state=open").has(t, http.StatusOK, "Nothing is waiting.")
	b.get("/desk?state=done").has(t, http.StatusOK, "/desk/cases/r1")
	w.reported("r1", injured, 0) // somebody complains anew
	b.get("/desk?state=open").has(t, http.StatusOK, "/desk/cases/r1")
	b.get("/desk/audit").has(t, http.StatusOK, "speaker corrected", "Per Lunde, surgeon")
	b.get("/desk/audit/csv").has(t, http.StatusOK, "id,at,by", "9001")
	b.post("/desk/outlets/fjord-daily", "ruling", "name", "name", "Fjord News").has(t, http.StatusOK, "Fjord News")
	b.get("/desk/audit/jsonl").has(t, http.StatusOK, `"by":"9001"`, `"former":"Per Lunde, surgeon"`, `"former":"Fjord Daily"`) // what stood there before, as after a card in Telegram
}

func TestUnknownDeeds(t *testing.T) {
	w := newWorld(t)
	w.reported("r1", injured, 0)
	b := w.signIn(chief)
	for _, fields := range [][]string{
		{"deed", "steal"}, {"deed", ""}, {"deed", "note"}, {"deed", "take", "text", "x"}, {"deed", "note", "text", strings.Repeat("x", mostNote+1)},
	} {
		b.post("/desk/cases/r1/acts", fields...).has(t, http.StatusBadRequest)
	}
	for _, fields := range [][]string{
		{"ruling", ""}, {"ruling", "take_down"}, {"ruling", "speaker"}, {"ruling", "speaker", "name", strings.Repeat("x", 201)}, {"ruling", "outlet", "outlet", "nobody"}, {"ruling", "remark"}, {"ruling", "undo"},
	} {
		b.post("/desk/cases/r1/decisions", fields...).has(t, http.StatusBadRequest)
	}
	b.post("/desk/cases/r2/acts", "deed", "take").has(t, http.StatusNotFound)
	b.post("/desk/outlets/fjord-daily", "ruling", "kind", "kind", "gossip").has(t, http.StatusBadRequest)
	b.post("/desk/outlets/nobody", "ruling", "name", "name", "X").has(t, http.StatusNotFound)
	b.post("/desk/outlets/fjord-daily", "ruling", "name", "name", "Fjord Weekly").has(t, http.StatusOK, "Fjord Weekly")
	b.post("/desk/outlets/fjord-daily", "ruling", "undo").has(t, http.StatusOK, "Fjord Daily")
}

// An admin of one group sees and decides the cases of that group, for that group, and
// nothing else.
func TestRightsOfAGroup(t *testing.T) {
	w := newWorld(t)
	mine, theirs, everywhere := w.reported("mine", injured, square), w.reported("theirs", injured, harbour), w.reported("everywhere", injured, 0)
	w.reported("gone", injured, gone)
	b := w.signIn(lunde)
	b.get("/desk/cases/gone").has(t, http.StatusInternalServerError)
	queue := b.get("/desk")
	queue.has(t, http.StatusOK, "/desk/cases/mine")
	for _, hidden := range []string{theirs.ID, everywhere.ID} {
		if strings.Contains(queue.body, "/desk/cases/"+hidden) {
			t.Errorf("the queue shows the case %s", hidden)
		}
		b.get("/desk/cases/"+hidden).has(t, http.StatusForbidden)
		b.post("/desk/cases/"+hidden+"/acts", "deed", "take").has(t, http.StatusForbidden)
		b.post("/desk/cases/"+hidden+"/decisions", "ruling", "down").has(t, http.StatusForbidden)
	}
	if got := b.get("/desk/cases/mine"); strings.Contains(got.body, `value="article"`) || strings.Contains(got.body, `value="outlet"`) {
		t.Error("an admin is offered what concerns whole articles")
	}
	for _, path := range []string{"/desk/cases/mine/decisions", "/desk/outlets/fjord-daily", "/desk/cases"} {
		b.post(path, "ruling", "article", "check", "x").has(t, http.StatusForbidden)
	}
	b.post("/desk/cases/mine/decisions", "ruling", "outlet", "outlet", "").has(t, http.StatusForbidden)
	b.post("/desk/cases/mine/decisions", "ruling", "speaker", "name", "Per Lunde").has(t, http.StatusOK)
	seat, _, err := w.host.Seat(t.Context(), lunde, square)
	if err != nil {
		t.Fatal(err)
	}
	if here, there := w.label(mine, seat.Group), w.label(mine, ""); !strings.Contains(here, "Per Lunde") || strings.Contains(there, "Per Lunde") {
		t.Errorf("the label is %q in the group and %q elsewhere", here, there)
	}
	w.signIn(chief).post("/desk/outlets/fjord-daily", "ruling", "name", "name", "Fjord Weekly")
	if audit := b.get("/desk/audit"); !strings.Contains(audit.body, "Per Lunde") || strings.Contains(audit.body, "Fjord Weekly") || strings.Contains(audit.body, "9001") {
		t.Errorf("the audit of an admin is %s", audit.body)
	}
	if lines := w.signIn(vik).get("/desk/audit/jsonl"); lines.body != "" {
		t.Errorf("the audit of another group's admin is %q", lines.body)
	}
	w.admins[square] = nil
	b.get("/desk/cases/mine").has(t, http.StatusUnauthorized)
}

// A check becomes a case, with a match of it to decide on; nothing else does.
func TestCaseOfACheck(t *testing.T) {
	w := newWorld(t)
	b := w.signIn(chief)
	id, _ := b.checked("“We now count 70 injured, two of them badly.” Moe said: “Penguins have annexed the moon.”")
	b.post("/desk/cases", "check", id, "part", "0", "match", "0").has(t, http.StatusOK, "Checked text", "70 injured", "Radio Vest", "Label is right")
	b.post("/desk/cases", "check", id, "part", "1").has(t, http.StatusOK, "Penguins")
	b.get("/desk").has(t, http.StatusOK, "Checked text: altered", "Checked text: not found")
	for _, wrong := range [][2]string{{"9", "0"}, {"-1", "0"}, {"0", "99"}, {"0", "-1"}, {"x", ""}} {
		b.post("/desk/cases", "check", id, "part", wrong[0], "match", wrong[1]).has(t, http.StatusBadRequest)
	}
	b.post("/desk/cases", "check", "nothing", "part", "0").has(t, http.StatusNotFound)
}
