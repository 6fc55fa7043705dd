package kernel

import "bytes"

// beyond is how many steps of a quantised row a step of its excess is.
const beyond = 128

// over is a number of a row that int8 does not hold: its excess, which is the
// number without a rest, divided by beyond.
type over struct {
	row, input int // the row counted from the first of its tile
	excess     int8
}

// split leaves the rests of those of a row's numbers that int8 does not hold, and
// appends the others' excess to found.
func split(found []over, row []byte, src []float32, inverse float32, of int) []over {
	for _, limit := range [...]byte{1<<8 - beyond, beyond - 1} { // -128 and 127
		for i := bytes.IndexByte(row, limit); i >= 0; {
			q := rounded(src[i], inverse)
			row[i] = byte(q % beyond)
			if excess := q / beyond; excess != 0 {
				found = append(found, over{of, i, int8(excess)})
			}
			next := bytes.IndexByte(row[i+1:], limit)
			if next < 0 {
				break
			}
			i += 1 + next
		}
	}
	return found
}

// excess is that of the rows of a tile, at the few places where there is any.
type excess struct {
	quantised
	places []int // each of a kernel's depth of inputs
}

// gather makes x that of a tile's numbers, whose rows have width inputs.
func (x *excess) gather(all []over, k *kernel, width int, at *[]int) {
	of := grow(at, upTo(width, k.depth)/k.depth) // zeros: which of the places an input is in, counted from 1
	x.places = x.places[:0]
	for _, o := range all {
		if place := o.input / k.depth; of[place] == 0 {
			x.places = append(x.places, place)
			of[place] = len(x.places)
		}
	}
	x.stride = upTo(len(x.places)*k.depth, block)
	clear(grow(&x.narrow, k.rows*x.stride))
	for _, o := range all {
		x.narrow[o.row*x.stride+(of[o.input/k.depth]-1)*k.depth+o.input%k.depth] = byte(o.excess)
	}
	for _, place := range x.places {
		of[place] = 0
	}
}

// sparse is the memory of one product of an excess.
type sparse struct {
	sums  []int32
	panel []byte // what of a panel the places ask for
}

// add adds the products with a panel to the sums of a tile. What the panel is
// filled up with meets zeros.
func (x *excess) add(sums []int32, panel []byte, s *Scratch) {
	if len(x.places) == 0 {
		return
	}
	k := s.kernel
	size := k.columns * k.depth
	few := grow(&s.sparse.panel, k.columns*x.stride)
	for i, place := range x.places {
		copy(few[i*size:][:size], panel[place*size:])
	}
	more := grow(&s.sparse.sums, len(sums))
	k.tile(more, &x.quantised, 0, few)
	k.join(sums, more)
}
