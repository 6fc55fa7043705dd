package language

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/goccy/go-yaml"
)

// Code is the ISO 639-1 code of a language; "" where nobody knows which it is.
type Code string

// The languages whose words of speech are known.
const (
	English   Code = "en"
	Ukrainian Code = "uk"
	Russian   Code = "ru"
)

// Known are the languages that have a folder here.
var Known = []Code{English, Ukrainian, Russian}

// vocabulary is what is known of the words of a language, as its words.yaml has it: a
// class of words a key. A new language is a new folder.
type vocabulary struct {
	Speech     SpeechWords       `yaml:"speech"`
	Senses     map[Kind]Class    `yaml:"senses"`
	Notes      NoteWords         `yaml:"notes"`
	Boundaries boundaryWords     `yaml:"boundaries"`
	Sides      map[Kind][]string `yaml:"sides"` // "some words | words that stand against them", a list a line
}

// SpeechWords are the words by which a language tells who speaks, and how.
type SpeechWords struct {
	Denies    Class `yaml:"denies"`    // cues by which somebody denies something
	Accepts   Class `yaml:"accepts"`   // and cues that do so after a negation
	Alleges   Class `yaml:"alleges"`   // cues of what nobody has shown
	Negates   Class `yaml:"negates"`   // "not"
	Supposes  Class `yaml:"supposes"`  // before a cue: nobody has said it yet
	Cites     Class `yaml:"cites"`     // cues by which one medium gives another's words
	Relays    Class `yaml:"relays"`    // cues of what is no verb: "according to"
	Links     Class `yaml:"links"`     // what joins a cue to a content: "that"
	He        Class `yaml:"he"`        // pronouns
	She       Class `yaml:"she"`       //
	It        Class `yaml:"it"`        //
	They      Class `yaml:"they"`      //
	We        Class `yaml:"we"`        // the outlet itself
	Who       Class `yaml:"who"`       // begins a clause about what stands before it
	Nobody    Class `yaml:"nobody"`    // and words like it: no speakers
	Calendar  Class `yaml:"calendar"`  // weekdays and months: no speakers
	In        Class `yaml:"in"`        // prepositions before a body that speaks: "in the ministry"
	Same      Class `yaml:"same"`      // words before a name that say nothing: "the", "this"
	Some      Class `yaml:"some"`      // words before who is new: "a", "another"
	MaleVerb  Class `yaml:"maleverb"`  // forms of verbs that only a man's have
	WomanVerb Class `yaml:"womanverb"` //
	ManyVerb  Class `yaml:"manyverb"`  // and of several people's
	Passive   Class `yaml:"passive"`   // forms of verbs that say nothing of who speaks
	Fathers   Class `yaml:"fathers"`   // names after the father's
	Women     Class `yaml:"women"`     // women's names, or their endings; where verbs tell no sex, women's titles too
	Men       Class `yaml:"men"`       // men's names, where they end like women's or verbs tell no sex
	Endings   Class `yaml:"endings"`   // of the cases of names
	Bodies    Class `yaml:"bodies"`    // common nouns for bodies
	Generic   Class `yaml:"generic"`   // and those that are used again for a body once named
	Holders   Class `yaml:"holders"`   // common nouns for who speaks for a body
	Unnamed   Class `yaml:"unnamed"`   // and for who is not to be named
}

// Class is words that are used alike.
type Class struct {
	words        map[string]bool
	begins, ends []string
}

// Has reports whether a folded word is of the class.
func (c Class) Has(word string) bool {
	return c.words[word] ||
		slices.ContainsFunc(c.begins, func(begin string) bool { return strings.HasPrefix(word, begin) }) ||
		slices.ContainsFunc(c.ends, func(end string) bool { return strings.HasSuffix(word, end) && len(word) > len(end) })
}

// Empty reports whether a language has no such words.
func (c Class) Empty() bool { return len(c.words)+len(c.begins)+len(c.ends) == 0 }

// UnmarshalYAML reads words between white space: "all" is the word, "begin-" any
// that begins so, "-end" any longer one that ends so.
func (c *Class) UnmarshalYAML(raw []byte) error {
	var text string
	if err := yaml.Unmarshal(raw, &text); err != nil {
		return err
	}
	c.words = map[string]bool{}
	for written := range strings.FieldsFuncSeq(text, unicode.IsSpace) {
		word := Fold(strings.Trim(written, "-"))
		switch {
		case word == "":
			return fmt.Errorf("%q is no word: %w", written, errWords)
		case strings.HasSuffix(written, "-"):
			c.begins = append(c.begins, word)
		case strings.HasPrefix(written, "-"):
			c.ends = append(c.ends, word)
		default:
			c.words[word] = true
		}
	}
	return nil
}

var errWords = errors.New("unfit words")

//go:embed en/words.yaml uk/words.yaml ru/words.yaml
var wordFiles embed.FS

// SpeechOf is the words of a language; of one that is not known, no words.
func SpeechOf(code Code) *SpeechWords {
	if w := wordsOf()[code]; w != nil {
		return &w.Speech
	}
	return &SpeechWords{}
}

// wordsOf panics on a broken file: it is part of the program.
var wordsOf = sync.OnceValue(func() map[Code]*vocabulary {
	out := map[Code]*vocabulary{}
	for _, code := range Known {
		raw, err := wordFiles.ReadFile(string(code) + "/words.yaml")
		if err != nil {
			panic("language: " + err.Error())
		}
		out[code] = new(vocabulary)
		if err := yaml.NewDecoder(bytes.NewReader(raw), yaml.Strict()).Decode(out[code]); err != nil {
			panic(fmt.Sprintf("language %s: %v", code, err))
		}
	}
	return out
})
