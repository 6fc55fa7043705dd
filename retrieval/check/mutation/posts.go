package mutation

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/store/news"
)

// Post is a text as people paste them: parts of several articles, honest and
// changed, with what stands around them in chats.
type Post struct {
	Text  string
	Parts []PostPart
}

// PostPart is a part of a post, and what must be said of it.
type PostPart struct {
	news.Span // in the post
	Kind      string
	Text      string // the words that are judged, as they stand in the post
	Want      news.CheckStatus
	From      Source
}

// Honest reports whether the part was printed as it stands, under who is named.
func (p PostPart) Honest() bool { return p.Want == news.Verbatim }

// Parts of a post.
const (
	fewestParts = 2
	mostParts   = 12
)

// MakePost makes a post of 2 to 12 parts. Sentences of earlier versions are as honest
// as those of the current ones.
func MakePost(pool *Pool, random *rand.Rand) Post {
	if random.IntN(plainPosts) == 0 {
		return makePlain(pool, random)
	}
	var post Post
	var out strings.Builder
	out.WriteString(pickOne(random, "", "", "", "FWD: ", "⚡️ ", "🔥🔥 ", "Forwarded from Harbour Chat\n", "Переслано из канала Сводка\n"))
	wanted := fewestParts + random.IntN(mostParts-fewestParts+1)
	for len(post.Parts) < wanted {
		m := newMaker(pool, random)
		part, line, ok := m.postPart()
		plain := strings.HasSuffix(part.Kind, "plain") && len(post.Parts) == 0 // a post without any mark is one part
		if !ok || plain || strings.Contains(out.String(), part.Text) {
			continue
		}
		line = m.decorated(line, len(post.Parts))
		part.Start = out.Len() + strings.Index(line, part.Text)
		part.End = part.Start + len(part.Text)
		out.WriteString(line)
		post.Parts = append(post.Parts, part)
		out.WriteString(pickOne(random, "\n", "\n\n", "\n\n", "\n\nAnd then this one.\n\n", "\n\nБез комментариев 😳\n\n"))
	}
	out.WriteString(pickOne(random, "", "", "#news #harbour\n", "https://t.me/harbour_chat/412\n", "👉 Subscribe: @harbour_chat\n", "Подписывайтесь на канал @harbour_chat\n"))
	post.Text = out.String()
	return post
}

func newMaker(pool *Pool, random *rand.Rand) *maker {
	from := pool.Sentences[random.IntN(len(pool.Sentences))]
	return &maker{from, pool, random, news.Fold(from.Text)}
}

// quoting are marks of quotation.
const quoting = "“”\"«»„‘"

func pickOne(random *rand.Rand, of ...string) string { return of[random.IntN(len(of))] }

// postPart makes one part, and the line in which it stands.
func (m *maker) postPart() (part PostPart, line string, ok bool) {
	if printed := m.pool.Printed; len(printed) > 0 && m.random.IntN(12) == 0 {
		m.from = printed[m.random.IntN(len(printed))]
		m.words = news.Fold(m.from.Text)
	}
	if n := lettered(m.words); n < 6 || n > 60 || strings.Contains(m.from.Text, "\n") || unbalanced(m.from.Text) {
		return PostPart{}, "", false
	}
	kind := postKinds[m.random.IntN(len(postKinds))]
	said := kind.words(m)
	if said == "" || kind.mouth == plainLine && (strings.HasPrefix(said, "— ") || strings.ContainsAny(said, quoting)) {
		return PostPart{}, "", false
	}
	if kind.mouth == rightSpeaker && m.names(m.from.Speaker) {
		return PostPart{}, "", false
	}
	part = PostPart{Kind: kind.name, Text: unquoted(strings.TrimRight(said, ".")), Want: kind.want, From: m.from}
	line, ok = m.framed(part.Text, kind)
	return part, line, ok
}

// lettered is how many words have a letter or a digit: an emoji is none that a part of a
// post is told by.
func lettered(words news.Folded) (n int) {
	for i := range words.Len() {
		if strings.ContainsFunc(words.Word(i), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			n++
		}
	}
	return n
}

// unbalanced reports whether a sentence has a mark of quotation whose other half
// stands in another one.
func unbalanced(text string) bool {
	for _, pair := range [][2]string{{"“", "”"}, {"«", "»"}, {"„", "“"}} {
		if strings.Contains(text, pair[0]) != strings.Contains(text, pair[1]) && !strings.Contains(text, "„") {
			return true
		}
	}
	return strings.Contains(text, "„") || strings.Count(text, "\"")%2 != 0 || strings.ContainsAny(text, "‘")
}

// names reports whether the sentence has a word of a name.
func (m *maker) names(name string) bool {
	for _, word := range strings.Fields(name) {
		if strings.Contains(m.from.Text, word) {
			return true
		}
	}
	return false
}

func ended(text string) bool { return strings.HasSuffix(text, ".") }

// postKind is a kind of part: which words, and in whose mouth.
type postKind struct {
	name  string
	want  news.CheckStatus
	words func(*maker) string
	mouth mouth
}

// mouth is whom a part names.
type mouth int

const (
	nobody mouth = iota
	rightSpeaker
	rightOutlet
	wrongSpeaker
	wrongOutlet
	plainLine // no marks of quotation, either
)

func untouched(m *maker) string { return m.from.Text }

var postKinds = []postKind{
	{"honest, nobody named", news.Verbatim, untouched, nobody},
	{"honest, right speaker", news.Verbatim, untouched, rightSpeaker},
	{"honest, right speaker", news.Verbatim, untouched, rightSpeaker},
	{"honest, right outlet", news.Verbatim, untouched, rightOutlet},
	{"honest, plain", news.Verbatim, untouched, plainLine},
	{"a digit", news.Altered, (*maker).otherDigit, nobody},
	{"a digit, right speaker", news.Altered, (*maker).otherDigit, rightSpeaker},
	{"a sign", news.Altered, (*maker).sign, nobody},
	{"a negation dropped", news.Altered, (*maker).dropNegation, nobody},
	{"a negation added", news.Altered, (*maker).addNegation, nobody},
	{"a word", news.Altered, (*maker).otherWord, nobody},
	{"a word, plain", news.Altered, (*maker).otherWord, plainLine},
	{"another speaker", news.Misattributed, untouched, wrongSpeaker},
	{"another outlet", news.Misattributed, untouched, wrongOutlet},
	{"invented", news.Unfound, (*maker).invented, nobody},
	{"two halves", news.Spliced, (*maker).halves, nobody},
}

// framed puts words into somebody's mouth, in the language of the sentence.
func (m *maker) framed(said string, kind postKind) (line string, ok bool) {
	frames, open, close := m.frames()
	who := ""
	switch kind.mouth {
	case plainLine:
		return said + ".", true
	case nobody:
		return open + said + close, true
	case rightSpeaker:
		who = m.from.Speaker
	case wrongSpeaker:
		who = m.stranger()
	case rightOutlet:
		who = m.from.Outlet
	case wrongOutlet:
		who = m.strangeOutlet()
	}
	forms := frames.speaker
	if kind.mouth == rightOutlet || kind.mouth == wrongOutlet {
		forms = frames.outlet
	}
	if who == "" {
		return "", false
	}
	form := forms[m.random.IntN(len(forms))]
	comma := ","
	if strings.ContainsAny(said[len(said)-1:], ".!?") {
		comma = ""
	}
	return strings.NewReplacer("NAME", who, "WORDS", open+said+close, "COMMA", open+said+comma+close).Replace(form), true
}

type frames struct{ speaker, outlet []string }

var framesOf = map[string]frames{
	"en": {[]string{"NAME: WORDS", "NAME said: WORDS", "COMMA NAME said.", "COMMA said NAME.", "WORDS — NAME"}, []string{"As NAME wrote, WORDS", "According to NAME, WORDS", "NAME: WORDS", "WORDS — NAME"}},
	"ru": {[]string{"NAME: WORDS", "WORDS, — сказал NAME.", "WORDS, — заявила NAME."}, []string{"Как пишет NAME, WORDS", "NAME: WORDS", "WORDS — NAME"}},
	"uk": {[]string{"NAME: WORDS", "WORDS, — сказав NAME.", "WORDS, — заявила NAME."}, []string{"Як пише NAME, WORDS", "NAME: WORDS", "WORDS — NAME"}},
}

// frames are those of the sentence's language, with its marks.
func (m *maker) frames() (f frames, open, close string) {
	switch {
	case !Cyrillic(m.from.Text):
		marks := [][2]string{{"“", "”"}, {"\"", "\""}, {"«", "»"}, {"„", "“"}}[m.random.IntN(4)]
		return framesOf["en"], marks[0], marks[1]
	case strings.ContainsAny(strings.ToLower(m.from.Text), "іїєґ"):
		f = framesOf["uk"]
	default:
		f = framesOf["ru"]
	}
	marks := [][2]string{{"«", "»"}, {"„", "“"}, {"\"", "\""}}[m.random.IntN(3)]
	return f, marks[0], marks[1]
}

// Cyrillic reports whether most of a text's letters are Cyrillic.
func Cyrillic(text string) bool { return 4*len(text) > 5*utf8.RuneCountInString(text) }

// decorated is a line with what people put around one.
func (m *maker) decorated(line string, n int) string {
	switch m.random.IntN(12) {
	case 0:
		return "❗️ " + line
	case 1:
		return "• " + line
	case 2:
		return line + " https://news.example/a/" + string(rune('a'+n))
	case 3:
		return line + " [" + string(rune('1'+n%9)) + "]"
	case 4:
		return line + " #harbour"
	case 5:
		return line + " 😱"
	case 6:
		return "> " + line
	}
	return line
}
