package news

import (
	"cmp"
	"maps"
	"slices"
)

// RankLanguages orders languages by how many articles are in them, the most
// frequent first, ties by code.
func RankLanguages(articles map[string]int) []string {
	return slices.SortedFunc(maps.Keys(articles), func(a, b string) int {
		return cmp.Or(cmp.Compare(articles[b], articles[a]), cmp.Compare(a, b))
	})
}
