package retrieval

import (
	"slices"
	"strings"

	"whosaid/store/language"
)

// asksWords reports whether the question asks what somebody said: "what did
// Ingrid Moe say?".
func (in *inquiry) asksWords() bool {
	return slices.ContainsFunc(language.Words(in.text), func(w language.Word) bool { return slices.Contains(saying, w.Surface) })
}

// namedAlone reports whether the question, besides asking what somebody said,
// names nothing but the speaker of c, whose last name it has: whatever they said
// answers it.
func (in *inquiry) namedAlone(c *candidate) bool {
	speaker := c.line().Speaker
	who := newBag(speaker.Name + " " + speaker.Role)
	for _, w := range in.reading.Topic {
		if slices.Contains(saying, w.Word) || slices.Contains(asking, w.Word) {
			continue
		}
		known := func(stem string) bool { return who.stems[stem] > 0 }
		if !slices.ContainsFunc(language.Stems(w.Word), known) {
			return false
		}
	}
	return true
}

// Words that ask what somebody said, in English, Russian and Ukrainian, and those
// of the latter two that ask at all, which a reading counts among its topic.
var (
	saying = strings.Fields(`say says said tell tells told
		сказал сказала сказали говорит говорил говорила говорят
		сказав казав казала казали каже кажуть говорить говорив`)
	asking = strings.Fields("что що")
)
