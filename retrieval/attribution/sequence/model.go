// Package sequence labels the items of a sequence with a linear model over
// hashed features. No feature is stored by name, so a model holds no word of
// the text that it was trained on.
//
// A sequence is scored as the sum, over its items, of the weights of the item's
// own features for its label and of the weights of its link features for its
// label and the one before. The best labels are found exactly (Viterbi, 1967);
// the weights are trained by the averaged structured perceptron (Collins, 2002).
package sequence

// Item is one place of a sequence, as hashed features.
type Item struct {
	Own  []uint32 // they speak for a label
	Link []uint32 // they speak for a label after another

	// Prior is added to the score of each label, in steps of the model's own
	// weights, when the model is used; training does not see it.
	Prior [labels]float32
}

// Grammar says which labels may stand where: a sequence walks from state to
// state, and each state has a label.
type Grammar struct {
	States []uint8 // the label of each state, less than 4
	Next   [][]int // the states that may follow each state
	First  []int   // the states that a sequence may begin with
}

// A bucket of own features holds a weight for each label, one of link features
// a weight for each pair of labels.
const (
	labels = 4
	pairs  = labels * labels
)

// Model is a grammar with its weights. Many may use it at once.
type Model struct {
	grammar   Grammar
	own, link []int16 // by bucket, of which there is a power of two
	perLink   float32 // what a step of link weighs, in steps of own
}

// Label gives each item its label.
func (m *Model) Label(items []Item) []uint8 {
	scored := make([]scores, len(items))
	for i, it := range items {
		scored[i] = score(m.own, m.link, m.perLink, it)
		for y := range it.Prior {
			scored[i].own[y] += it.Prior[y]
		}
	}
	return m.grammar.path(scored)
}

// scores are the weights of one item, summed.
type scores struct {
	own  [labels]float32
	link [pairs]float32
}

// score adds up weights: those of a model, or those in training.
func score[W int16 | float32](own, link []W, perLink float32, it Item) scores {
	var s scores
	mask := uint32(len(own)/labels - 1)
	for _, f := range it.Own {
		w := own[(f&mask)*labels:][:labels]
		for y := range s.own {
			s.own[y] += float32(w[y])
		}
	}
	mask = uint32(len(link)/pairs - 1)
	for _, f := range it.Link {
		w := link[(f&mask)*pairs:][:pairs]
		for k := range s.link {
			s.link[k] += float32(w[k])
		}
	}
	for k := range s.link {
		s.link[k] *= perLink
	}
	return s
}
