package check

// shorten leaves out the steps outside of a part of the stored words. The
// changes at the new ends stay with the words beside them.
func (l *laying) shorten(part stretch) *laying {
	if part == l.stored {
		return l
	}
	out := &laying{source: l.source, stored: part, checked: stretch{-1, -1}}
	stored, checked := l.stored.from, l.checked.from
	for _, s := range l.steps {
		if part.from <= stored && stored < part.to || s == added && stored == part.to && out.checked.from >= 0 {
			if out.checked.from < 0 {
				out.checked.from = checked
			}
			out.steps = append(out.steps, s)
		}
		if s != added {
			stored++
		}
		if s != dropped {
			checked++
		}
		if len(out.steps) > 0 && stored <= part.to {
			out.checked.to = checked
		}
	}
	if len(out.steps) == 0 {
		out.checked, out.stored = stretch{}, stretch{}
	}
	out.count()
	return out
}

// shorter is the stored words less some at one end: at the one that lies farther
// from the first change.
func (l *laying) shorter() stretch {
	const fewer = 4 // words at a time
	first, last := l.stored.from, l.stored.to
	hunks := l.hunks()
	if len(hunks) == 0 || l.stored.to-hunks[0].stored.to >= hunks[0].stored.from-l.stored.from {
		last = max(first, last-fewer)
	} else {
		first = min(last, first+fewer)
	}
	return stretch{first, last}
}
