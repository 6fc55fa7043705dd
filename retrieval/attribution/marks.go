package attribution

// marks are what the rules make of each unit, for the models to see.
type marks struct {
	cue []uint8 // 1 where a cue begins, 2 where one goes on
	in  []uint8 // as bits: 1 within some source, 2 within some content
	at  []int32 // of the statement whose cue it is in, its place in found and 1 more
	// plain is true where a cue begins that is surely one.
	plain []bool
}

func (a *analysis) readMarks() marks {
	m := marks{make([]uint8, len(a.units)), make([]uint8, len(a.units)), make([]int32, len(a.units)), make([]bool, len(a.units))}
	for k, s := range a.found {
		for i := s.cue.from; i < s.cue.to; i++ {
			m.cue[i], m.at[i] = 2, int32(k+1)
		}
		if !s.cue.empty() {
			m.cue[s.cue.from], m.plain[s.cue.from] = 1, s.plain
		}
		for i := s.source.from; i < s.source.to; i++ {
			m.in[i] |= 1
		}
		for _, p := range s.content {
			for i := p.from; i < p.to; i++ {
				m.in[i] |= 2
			}
		}
	}
	return m
}

// markAt is a mark of unit i, or one for what lies outside of the text.
func markAt(b []uint8, i int) uint32 {
	if i < 0 || i >= len(b) {
		return 9
	}
	return uint32(b[i])
}
