package retrieval

import (
	"slices"
	"strings"

	"whosaid/retrieval/figures"
	"whosaid/retrieval/names"
	"whosaid/retrieval/question"
	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// inquiry is one question on its way to the sentences that answer it.
type inquiry struct {
	question news.Question
	asked    string // the question as it was put, where it leans on earlier ones
	reading  question.Reading
	figures  []figures.Figure // the question's own: "ward five"
	stories  []*story
	match    *matcher       // over words()
	weights  []float64      // likewise
	people   names.Register // who speaks in the stories
	fallback string         // why meanings were not compared, though they could be
}

// words are the words to look for: the topic, then the speaker asked for.
func (in *inquiry) words() []terms.Term {
	return slices.Concat(in.reading.Topic, in.reading.Speaker)
}

func (in *inquiry) names() []question.Name {
	all := slices.Clone(in.reading.Names)
	if len(in.reading.Speaker) > 0 {
		all = append(all, in.reading.Speaker)
	}
	return all
}

// otherNames are the other names of the bodies that the question names, to be
// looked for, too.
func (in *inquiry) otherNames() string {
	var out []string
	for _, name := range in.names() {
		out = append(out, names.Aliases(joined(name))...)
	}
	return strings.Join(out, " ")
}

func searchText(words []terms.Term) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.Word)
		b.WriteByte(' ')
	}
	return b.String()
}

// weigh scores every sentence under examination.
func (in *inquiry) weigh() {
	in.meet()
	for _, s := range in.stories {
		for _, e := range s.sentences {
			in.weighSpeaker(e)
		}
		for _, e := range s.sentences {
			in.weighTopic(e)
			e.score = in.score(e)
		}
	}
}

// judge scores every sentence anew, now that meanings are compared, and says
// what it lacks to be an answer.
func (in *inquiry) judge() {
	for _, s := range in.stories {
		for _, e := range s.sentences {
			e.score = in.score(e)
			e.shortage = in.shortage(e)
		}
	}
}
