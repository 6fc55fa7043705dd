package sequence

import (
	"math/rand/v2"
	"sync"
)

// Example is a sequence with the labels that it should get.
type Example struct {
	Items  []Item
	Labels []uint8
}

// Training says how a model is trained.
type Training struct {
	OwnBits, LinkBits int // powers of two: how many buckets there are
	Rounds            int // how often each example is seen
	Orders            int // how many models, each seeing the examples in its own order, are averaged
}

// Train makes a model from examples. The same examples give the same model.
func Train(g Grammar, examples []Example, how Training) *Model {
	learned := make([]*learner, how.Orders)
	var all sync.WaitGroup
	for i := range learned {
		all.Go(func() { learned[i] = learn(g, examples, how, uint64(i+1)) })
	}
	all.Wait()
	sum := learned[0]
	for _, l := range learned[1:] {
		add(sum.own, l.own)
		add(sum.link, l.link)
	}
	return quantised(g, sum.own, sum.link)
}

func add(to, from []float32) {
	for i, w := range from {
		to[i] += w
	}
}

// learner holds weights in training. The average of a weight over all examples
// seen is the weight less past/seen, where past sums each change times how many
// had been seen before it.
type learner struct {
	grammar           Grammar
	own, link         []float32
	ownPast, linkPast []float32
	seen              float32
}

func learn(g Grammar, examples []Example, how Training, seed uint64) *learner {
	owns, links := labels<<how.OwnBits, pairs<<how.LinkBits
	l := &learner{grammar: g, own: make([]float32, owns), link: make([]float32, links), ownPast: make([]float32, owns), linkPast: make([]float32, links)}
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	random := rand.New(rand.NewPCG(seed, 1))
	for range how.Rounds {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			l.see(examples[i])
		}
	}
	average(l.own, l.ownPast, l.seen)
	average(l.link, l.linkPast, l.seen)
	return l
}

func average(w, past []float32, seen float32) {
	for i := range w {
		w[i] -= past[i] / max(seen, 1)
	}
}

// see labels an example and, where that is wrong, moves the weights from what
// was found to what is wanted.
func (l *learner) see(e Example) {
	l.seen++
	scored := make([]scores, len(e.Items))
	for i, it := range e.Items {
		scored[i] = score(l.own, l.link, 1, it)
	}
	got := l.grammar.path(scored)
	for i, y := range got {
		if want := e.Labels[i]; y != want {
			move(l.own, l.ownPast, e.Items[i].Own, labels, uint32(want), l.seen, 1)
			move(l.own, l.ownPast, e.Items[i].Own, labels, uint32(y), l.seen, -1)
		}
		if i == 0 {
			continue
		}
		pair, wantPair := uint32(got[i-1]*labels+y), uint32(e.Labels[i-1]*labels+e.Labels[i])
		if pair != wantPair {
			move(l.link, l.linkPast, e.Items[i].Link, pairs, wantPair, l.seen, 1)
			move(l.link, l.linkPast, e.Items[i].Link, pairs, pair, l.seen, -1)
		}
	}
}

func move(w, past []float32, features []uint32, stride, at uint32, seen, by float32) {
	mask := uint32(len(w))/stride - 1
	for _, f := range features {
		k := (f&mask)*stride + at
		w[k] += by
		past[k] += by * seen
	}
}
