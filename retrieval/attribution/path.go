package attribution

// path counts, each up to a few, what lies between a unit and a cue.
type path struct{ commas, verbs, quotes, cues, stops, marks, joints uint32 }

// pass adds what unit i is.
func (p path) pass(a *analysis, i int, isCue bool) path {
	switch u := a.units[i]; {
	case u.tag == comma:
		p.commas = min(p.commas+1, 3)
	case u.tag == quoted:
		p.quotes = min(p.quotes+1, 2)
	case u.tag.verbal() || u.tag == past || a.isFinite(i):
		p.verbs = min(p.verbs+1, 2)
	case u.tag == that || u.tag == subordinate || u.tag == relative || u.tag == coordinate || u.tag == question:
		p.joints = min(p.joints+1, 2)
	case u.tag == semicolon || u.tag == colon || u.tag == dash || u.tag == opening || u.tag == closing:
		p.marks = min(p.marks+1, 2)
	case u.tag == stop:
		p.stops = min(p.stops+1, 2)
	}
	if isCue {
		p.cues = min(p.cues+1, 2)
	}
	return p
}

// full tells paths apart as far as they are counted; side is 1 after the cue.
func (p path) full(side uint32) uint32 {
	return p.commas | p.verbs<<2 | p.quotes<<4 | p.cues<<6 | p.stops<<8 | p.marks<<10 | p.joints<<12 | side<<16
}

// brief tells only what lies in between at all.
func (p path) brief(side uint32) uint32 {
	return min(p.commas, 1) | min(p.verbs, 1)<<2 | min(p.quotes, 1)<<4 | min(p.cues, 1)<<6 | min(p.stops, 1)<<8 | side<<16
}

// paths are those of the units from..to to the cue c; cues are the labels of
// the cue model.
func (a *analysis) paths(from, to int, c phrase, cues []uint8) []path {
	found := make([]path, to-from)
	var p path
	for i := c.from - 1; i >= from; i-- {
		found[i-from] = p
		p = p.pass(a, i, cues[i] == cueBegins)
	}
	p = path{}
	for i := c.to; i < to; i++ {
		found[i-from] = p
		p = p.pass(a, i, cues[i] == cueBegins)
	}
	return found
}

// bucket makes far distances alike.
func bucket(distance int) uint32 {
	switch {
	case distance <= 6:
		return uint32(distance)
	case distance <= 9:
		return 7
	case distance <= 14:
		return 8
	case distance <= 24:
		return 9
	}
	return 10
}
