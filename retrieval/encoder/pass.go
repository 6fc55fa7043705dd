package encoder

import "whosaid/retrieval/encoder/kernel"

// batch is sequences of pieces laid end to end: sequence i ends before ends[i]
// and begins where the one before it ends. Nothing is padded, and what becomes
// of a sequence does not depend on its neighbours.
type batch struct {
	ids  []int32
	ends []int
}

// add appends a sequence.
func (b *batch) add(ids []int32) {
	b.ids = append(b.ids, ids...)
	b.ends = append(b.ends, len(b.ids))
}

// pass is the way of one batch through the layers, which a crew goes together:
// each of its workers has rows of its own, and heads of its own in attention.
type pass struct {
	batch
	*bench
	*crew
	net    *network
	layers []layer

	pause func() error // asked before every layer
	err   error        // what it said; written by the first worker while the others wait
}

// run computes the pass; the rows of p.hidden are then the states after the last
// layer. It returns the error of pause.
func (p *pass) run() error {
	p.bench.fit(p.net, len(p.ids), p.crew.size)
	p.crew.each(p.work)
	return p.err
}

// work is the part of one worker.
func (p *pass) work(worker int) {
	d := &p.desks[worker]
	first, end := p.crew.share(len(p.ids), worker)
	p.look(first, end)
	for i := range p.layers {
		l := &p.layers[i]
		chunks(first, end, func(first, end int) { p.ask(l, d, first, end) })
		if worker == 0 {
			p.err = p.pause()
		}
		p.crew.meet()
		if p.err != nil {
			return
		}
		p.gather(worker, &d.scratch)
		p.crew.meet()
		chunks(first, end, func(first, end int) { p.refine(l, d, first, end) })
	}
}

// chunks calls do for all rows, in chunks of nearly one size.
func chunks(first, end int, do func(first, end int)) {
	for count := (end - first + chunk - 1) / chunk; count > 0; count-- {
		next := first + (end-first)/count
		do(first, next)
		first = next
	}
}

// look fills rows with the vectors of their pieces.
func (p *pass) look(first, end int) {
	from, width := 0, p.net.width
	for _, next := range p.ends {
		for i := max(from, first); i < min(next, end); i++ {
			p.net.look(p.hidden[i*width:][:width], p.ids[i], i-from)
		}
		from = next
	}
}

// gather computes attention for a worker's share of all heads of all sequences.
func (p *pass) gather(worker int, s *kernel.Scratch) {
	width := p.net.width
	heads := width / kernel.HeadWidth
	first, end := p.crew.share(len(p.ends)*heads, worker)
	for task := first; task < end; task++ {
		from, column := 0, task%heads*kernel.HeadWidth
		if task >= heads {
			from = p.ends[task/heads-1]
		}
		q := p.attend[from*3*width+column:]
		kernel.Attend(p.context[from*width+column:], q, q[width:], q[2*width:], p.ends[task/heads]-from, width, 3*width, s)
	}
}

// ask computes queries, keys and values of rows.
func (p *pass) ask(l *layer, d *desk, first, end int) {
	width := p.net.width
	l.attend.Mul(p.attend[first*3*width:end*3*width], p.hidden[first*width:end*width], end-first, &d.scratch)
}

// refine adds to rows what attention has gathered, then what the two inner maps
// make of them; each sum is normalised.
func (p *pass) refine(l *layer, d *desk, first, end int) {
	width, rows := p.net.width, end-first
	hidden := p.hidden[first*width : end*width]
	change, inner := d.change[:rows*width], d.inner[:rows*p.net.inner]
	l.merge.Mul(change, p.context[first*width:end*width], rows, &d.scratch)
	kernel.LayerNorm(hidden, change, l.afterMerge.gains, l.afterMerge.shifts, p.net.epsilon)
	l.widen.MulGELU(inner, hidden, rows, &d.scratch)
	l.narrow.Mul(change, inner, rows, &d.scratch)
	kernel.LayerNorm(hidden, change, l.afterInner.gains, l.afterInner.shifts, p.net.epsilon)
}
