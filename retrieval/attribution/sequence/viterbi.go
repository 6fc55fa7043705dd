package sequence

import "math"

// worst stands for a state that cannot be reached.
const worst = -math.MaxFloat32

// path finds the best labels of a sequence by the scores of its items.
func (g Grammar) path(items []scores) []uint8 {
	if len(items) == 0 {
		return nil
	}
	states := len(g.States)
	back := make([]uint8, len(items)*states)
	best, next := unreached(states), make([]float32, states)
	for _, s := range g.First {
		best[s] = items[0].own[g.States[s]]
	}
	for i := 1; i < len(items); i++ {
		g.advance(&items[i], best, next, back[i*states:][:states])
		best, next = next, best
	}
	end := 0
	for s := range best {
		if best[s] > best[end] {
			end = s
		}
	}
	return g.retrace(back, end)
}

// advance takes the scores of the best ways to each state over one item, and
// notes in back where each came from.
func (g Grammar) advance(it *scores, best, next []float32, back []uint8) {
	for s := range next {
		next[s] = worst
	}
	for from, soFar := range best {
		if soFar == worst {
			continue
		}
		for _, to := range g.Next[from] {
			reached := soFar + it.own[g.States[to]] + it.link[g.States[from]*labels+g.States[to]]
			if reached > next[to] {
				next[to], back[to] = reached, uint8(from)
			}
		}
	}
}

func (g Grammar) retrace(back []uint8, end int) []uint8 {
	states := len(g.States)
	path := make([]uint8, len(back)/states)
	for i := len(path) - 1; i >= 0; i-- {
		path[i] = g.States[end]
		end = int(back[i*states+end])
	}
	return path
}

func unreached(states int) []float32 {
	best := make([]float32, states)
	for s := range best {
		best[s] = worst
	}
	return best
}
