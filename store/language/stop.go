package language

import (
	"sync"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
)

// stopWords is bleve's English list. Words of other languages that are as
// common need no list: what stands in most documents weighs next to nothing.
var stopWords = sync.OnceValue(func() analysis.TokenMap {
	list := analysis.NewTokenMap()
	if err := list.LoadBytes(en.EnglishStopWords); err != nil {
		return analysis.NewTokenMap()
	}
	return list
})

// stopped reports whether the index leaves the word out.
func stopped(surface string) bool { return stopWords()[surface] }
