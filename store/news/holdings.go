package news

import (
	"cmp"
	"iter"
	"maps"
	"slices"
)

// Holdings adds up what articles tell of themselves: how many there are of how
// many known outlets, the days of the first and the last publication, and the
// outlets by name. Of an outlet that articles describe in two ways, the last
// article decides.
func Holdings(articles iter.Seq[*Meta]) (Searched, []Outlet) {
	var held Searched
	outlets := map[OutletID]Outlet{}
	for m := range articles {
		held.Articles++
		if m.Outlet != nil {
			outlets[m.Outlet.ID] = *m.Outlet
		}
		if m.Published.IsZero() {
			continue
		}
		if held.From.IsZero() || m.Published.Before(held.From) {
			held.From = m.Published
		}
		if m.Published.After(held.To) {
			held.To = m.Published
		}
	}
	held.Outlets = len(outlets)
	return held, slices.SortedFunc(maps.Values(outlets), func(a, b Outlet) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
}
