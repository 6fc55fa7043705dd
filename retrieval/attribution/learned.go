package attribution

import (
	_ "embed"
	"sync"

	"whosaid/retrieval/attribution/sequence"
)

//go:embed cues.bin
var cueFile string

//go:embed spans.bin
var spanFile string

// models are the trained models: cues finds the cues, spans what belongs to one.
type models struct{ cues, spans *sequence.Model }

// learned are the models that come with the program.
var learned = sync.OnceValue(func() models {
	return models{parsed(cueGrammar, cueFile), parsed(spanGrammar, spanFile)}
})

// parsed panics on a broken file: it is part of the program.
func parsed(g sequence.Grammar, file string) *sequence.Model {
	m, err := sequence.Parse(g, file)
	if err != nil {
		panic("attribution: " + err.Error())
	}
	return m
}
