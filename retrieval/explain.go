package retrieval

import (
	"fmt"
	"strings"

	"whosaid/retrieval/question"
)

// spell is a name as the question has it.
func (in *inquiry) spell(name question.Name) string {
	if len(name) == 0 {
		return ""
	}
	return in.question.Text[name[0].Start:name.Last().End]
}

// unspoken are the words of the topic that e says nothing of, the weightiest
// first.
func (in *inquiry) unspoken(e *evidence) string {
	worst, at := 0.0, -1
	for i := range in.reading.Topic {
		lack := in.weight(i) * (1 - in.match.count(i, e.bag))
		if lack > worst {
			worst, at = lack, i
		}
	}
	if at < 0 {
		return ""
	}
	return in.reading.Topic[at].Of(in.question.Text)
}

// explain says in a few words, as part of a sentence about what is stored, why
// nothing answers.
func (s shortage) explain() string {
	quoted := "“" + strings.TrimSpace(s.words) + "”"
	switch s.kind {
	case absentName:
		return fmt.Sprintf("no stored article on this names %s", quoted)
	case absentSpeaker:
		return fmt.Sprintf("no stored article on this has words of %s", quoted)
	case silentSpeaker:
		return fmt.Sprintf("no stored words of this speaker are on %s", quoted)
	case noFigure:
		return "the nearest give no number"
	case noMoney:
		return "the nearest give no amount of money"
	case noTime:
		return "the nearest give no time"
	case noPerson:
		return "the nearest name nobody"
	case noName:
		return fmt.Sprintf("the nearest give no name of %s", quoted)
	case offTopic:
		return fmt.Sprintf("the nearest say nothing of %s", quoted)
	}
	return ""
}
