package mutation

import (
	"math/rand/v2"
	"strings"

	"whosaid/store/news"
)

// plainPosts is how many posts there are for each that has no mark and names nobody.
const plainPosts = 8

// makePlain makes a post without a mark of quotation that names nobody: it is one
// part, of several places.
func makePlain(pool *Pool, random *rand.Rand) Post {
	part := PostPart{Kind: "all plain, honest", Want: news.Spliced}
	changed := random.IntN(2) == 0
	var lines []string
	for wanted := fewestParts + random.IntN(3); len(lines) < wanted; {
		m := newMaker(pool, random)
		said := m.from.Text
		if !m.from.Own || m.words.Len() < 6 || m.words.Len() > 60 || strings.ContainsAny(said, quoting+"\n:") || strings.HasPrefix(said, "— ") || !ended(said) || strings.Contains(strings.Join(lines, "\n"), said) {
			continue
		}
		if changed && part.Want == news.Spliced {
			if said = m.otherWord(); said == "" {
				continue
			}
			part.Kind, part.Want = "all plain, a word", news.Altered
		}
		lines = append(lines, said)
	}
	part.Text = strings.Join(lines, pickOne(random, "\n", "\n\n", " "))
	part.End = len(part.Text)
	return Post{Text: part.Text, Parts: []PostPart{part}}
}
