package check

// run is a row of the wording's words that stands word for word in a source.
type run struct {
	source          *source
	checked, stored stretch
}

// pair is two words that stand one after the other, by their numbers.
type pair struct{ first, second int }

// mostPlaces is how many places of one pair of words are followed up: a wording
// that repeats itself more often is read at its first ones.
const mostPlaces = 32

// pairs tells where each pair of words stands in the wording.
func (w *wording) pairs() map[pair][]int {
	out := make(map[pair][]int, len(w.ids))
	for i := 0; i+1 < len(w.ids); i++ {
		p := pair{w.ids[i], w.ids[i+1]}
		if len(out[p]) < mostPlaces && w.plain(i) && w.plain(i+1) {
			out[p] = append(out[p], i)
		}
	}
	return out
}

// runs gives, for each word of the wording, the longest run that begins there;
// of equally long ones that of the first source. A run's length is 0 where the
// word and the next one stand together nowhere.
func (w *wording) runs(sources []*reading) []run {
	if w.longest != nil && w.counted == len(sources) {
		return w.longest
	}
	best := make([]run, len(w.ids))
	w.longest, w.counted = best, len(sources)
	pairs := map[*wording]map[pair][]int{}
	for _, s := range sources {
		if pairs[s.as] == nil {
			pairs[s.as] = s.as.pairs()
		}
		for k := 0; k+1 < len(s.ids); k++ {
			if s.ids[k] < 0 || s.ids[k+1] < 0 {
				continue
			}
			for _, i := range pairs[s.as][pair{s.ids[k], s.ids[k+1]}] {
				if i > 0 && k > 0 && s.as.ids[i-1] == s.ids[k-1] && s.as.plain(i-1) {
					continue // within a run that was followed from its start
				}
				s.as.follow(best, s, i, k)
			}
		}
	}
	return best
}

// follow reads the run that begins at word i of the wording and k of the source,
// and notes it where it is the longest yet.
func (w *wording) follow(best []run, s *reading, i, k int) {
	length := 2
	for i+length < len(w.ids) && k+length < len(s.ids) && w.ids[i+length] == s.ids[k+length] && w.plain(i+length) {
		length++
	}
	for n := range length {
		if length-n <= best[i+n].checked.len() {
			break
		}
		best[i+n] = run{s.source, stretch{i + n, i + length}, stretch{k + n, k + length}}
	}
}

// cover cuts the wording into the longest runs, from its beginning on, and
// leaves out those that are shorter than least. rest is how many words no run covers.
func cover(best []run, least int) (parts []run, rest int) {
	for i := 0; i < len(best); {
		if best[i].checked.len() < least {
			rest++
			i++
			continue
		}
		parts = append(parts, best[i])
		i = best[i].checked.to
	}
	return parts, rest
}
