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

// RuledSaid is who answers for a sentence of the article, as decisions on it left that.
func (a *Article) RuledSaid(at Sentence, on []Decision) Said {
	q, err := Cut(a, at.Start, at.End)
	if err != nil {
		return at.Said
	}
	if c, shown := Cite(q, at.Said, 0).Ruled(on); shown {
		return c.Said
	}
	return at.Said
}

// Ruled is the article under the outlet that decisions on it name.
func (a *Article) Ruled(on []Decision, outlets []Outlet) *Article {
	id, named := Publisher(on)
	if !named {
		return a
	}
	if i := slices.IndexFunc(outlets, func(o Outlet) bool { return o.ID == id }); i >= 0 {
		return a.By(&outlets[i])
	}
	return a.By(nil)
}

// DecisionsOn are those on one article, of some.
func DecisionsOn(id ArticleID, some []Decision) []Decision {
	return slices.DeleteFunc(slices.Clone(some), func(d Decision) bool { return d.Subject.Article != id })
}
