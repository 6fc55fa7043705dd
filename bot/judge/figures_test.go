package judge

import (
	"strings"
	"testing"

	"whosaid/store/news"
)

func TestFigures(t *testing.T) {
	quay := Listed{"a.txt", "The harbour master shut the quay at noon."}
	ferry := Listed{"b.txt", "The ferry now leaves from the old pier."}
	asked := Question{ID: "1", Text: "who shut it?", Answers: []Listed{quay}, Speaker: "Ingrid Moe"}
	state := Question{ID: "2", Text: "and now?", Answers: []Listed{ferry, quay}, Kind: State, All: true}
	miss := Question{ID: "3", Text: "how deep is it?"}
	quote := func(text, speaker string) Quote { return Quote{Text: text, Speaker: speaker} }
	wrong := quote("Nobody asked the gulls.", "")
	for _, test := range []struct {
		name  string
		asked Question
		given Given
		want  Figures
	}{
		{"right first", asked, Given{Outcome: news.Answered, Quotes: []Quote{quote(quay.Text, "Dr Moe"), wrong}},
			Figures{Answerable: 1, First: 1, InSix: 1, Speakers: 1, SpeakerRight: 1, Shown: 2, ShownRight: 1, Characters: 64}},
		{"right later, by another speaker", asked, Given{Outcome: news.Answered, Quotes: []Quote{wrong, quote(quay.Text, "Per Lunde")}},
			Figures{Answerable: 1, InSix: 1, Speakers: 1, Shown: 2, ShownRight: 1, Characters: 64}},
		{"right as the seventh", asked, Given{Outcome: news.Answered, Quotes: []Quote{wrong, wrong, wrong, wrong, wrong, wrong, quote(quay.Text, "")}},
			Figures{Answerable: 1, Shown: 7, ShownRight: 1, Characters: 179}},
		{"false no source", asked, Given{Outcome: news.NoSource}, Figures{Answerable: 1, FalseNone: 1}},
		{"failed", asked, Given{}, Figures{Answerable: 1, Failed: 1}},
		{"newest first, all of them", state, Given{Outcome: news.Answered, Quotes: []Quote{quote(ferry.Text, ""), quote(quay.Text, "")}, Fell: true},
			Figures{Answerable: 1, First: 1, InSix: 1, Several: 1, AllOfThem: 1, States: 1, NewestFirst: 1, Shown: 2, ShownRight: 2, Characters: 80, Fell: 1}},
		{"older first", state, Given{Outcome: news.Answered, Quotes: []Quote{quote(quay.Text, "")}},
			Figures{Answerable: 1, First: 1, InSix: 1, Several: 1, States: 1, Shown: 1, ShownRight: 1, Characters: 41}},
		{"no side for want of a source", state, Given{Outcome: news.NoSource}, Figures{Answerable: 1, FalseNone: 1, Several: 1, States: 1}},
		{"no source", miss, Given{Outcome: news.NoSource}, Figures{Unanswerable: 1, NoneRight: 1}},
		{"an answer to what has none", miss, Given{Outcome: news.Answered, Quotes: []Quote{wrong}}, Figures{Unanswerable: 1}},
	} {
		var got Figures
		if got.Count(test.asked, test.given); got != test.want {
			t.Errorf("%s: Count = %+v, want %+v", test.name, got, test.want)
		}
	}
}

func TestRead(t *testing.T) {
	for _, test := range []struct{ name, lines, want string }{
		{"not JSON", "{\"id\": \"1\", \"q\": \"who?\"}\n\nwho?\n", "set:3: is no question"},
		{"no id", `{"q": "who?"}`, `set:1: has no "id"`},
		{"an id twice", "{\"id\": \"1\", \"q\": \"who?\"}\n{\"id\": \"1\", \"q\": \"where?\"}", "set:2: id 1 is already used in line 1"},
		{"nothing asked", `{"id": "1", "q": " "}`, "asks nothing"},
		{"an answer without words", `{"id": "1", "q": "who?", "answers": [{"file": "a.txt"}]}`, `without "text"`},
		{"an event that is a list", `{"id": "1", "q": "who?", "event": [3]}`, "a text or a number"},
		{"nothing", "\n", "holds no question"},
	} {
		if _, err := Read(strings.NewReader(test.lines), "set"); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: Read = %v, want an error that says %q", test.name, err, test.want)
		}
	}
	got, err := Read(strings.NewReader("\uFEFF{\"id\": \"1\", \"q\": \"who?\", \"event\": 3, \"speaker\": null}\r\n"), "set")
	if err != nil || len(got) != 1 || got[0].Event != "3" || got[0].Speaker != "" {
		t.Errorf("Read = %+v, %v, want one question on event 3", got, err)
	}
}
