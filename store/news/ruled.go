package news

import "slices"

// Ruled is the citation as moderators left it by the decisions that stand on
// its article, oldest first. It is not shown when shown is false. The words are
// never touched: a decision moves labels, or takes a quote away.
func (c Citation) Ruled(standing []Decision) (ruled Citation, shown bool) {
	for _, d := range standing {
		if !d.Subject.covers(c) {
			continue
		}
		switch d.Ruling {
		case TakeDown:
			return Citation{}, false
		case SpeakerIs:
			c.Said = c.Said.by(d.Speaker)
		case Remark:
			c.Remark = d.Text
		}
	}
	return c, true
}

// by is the same manner of saying, with another speaker.
func (s Said) by(speaker *Speaker) Said {
	if speaker == nil {
		return Said{Mode: Own, Via: s.Via}
	}
	who := *speaker
	s.Speaker = &who
	if s.Mode == "" || s.Mode == Own || s.Mode == Unclear {
		s.Mode = Reports
	}
	return s
}

// Publisher is who published an article, by the decisions that stand on it:
// named is false when none speaks of that.
func Publisher(standing []Decision) (id OutletID, named bool) {
	for _, d := range slices.Backward(standing) {
		if d.Ruling == OutletIs {
			return d.Outlet, true
		}
	}
	return "", false
}

// Ruled is the outlet under the name and the kind that moderators gave it.
func (o Outlet) Ruled(standing []Decision) Outlet {
	for _, d := range standing {
		if d.Subject.Outlet != o.ID {
			continue
		}
		switch d.Ruling {
		case OutletNamed:
			if o.Name != d.Text {
				o.Aliases = append(slices.Clone(o.Aliases), o.Name)
			}
			o.Name = d.Text
		case OutletKindIs:
			o.Kind = OutletKind(d.Text)
		}
	}
	return o
}

// By is the same article as another outlet's, nil for one that nobody knows:
// for a correction of who published it. The text, its id and its hash stay.
func (a *Article) By(outlet *Outlet) *Article {
	corrected := *a
	corrected.Outlet = outlet
	return &corrected
}
