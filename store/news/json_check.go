package news

type checkJSON struct {
	Text     string       `json:"text"`
	Status   CheckStatus  `json:"status"`
	Matches  []matchJSON  `json:"matches"`
	Parts    []partJSON   `json:"parts"`
	Searched searchedJSON `json:"searched"`
}

type partJSON struct {
	Span
	Text    string      `json:"text"`
	SaidBy  string      `json:"said_by"`
	Status  CheckStatus `json:"status"`
	Matches []matchJSON `json:"matches"`

	Otherwise []citationJSON `json:"otherwise"`
}

type matchJSON struct {
	citationJSON
	Similarity float64      `json:"similarity"`
	Exact      bool         `json:"exact"`
	Diff       []Edit       `json:"diff"`
	Flags      []Flag       `json:"flags"`
	Sentence   *pieceJSON   `json:"sentence"`
	Version    *versionJSON `json:"version"`
	Aside      *Aside       `json:"aside"`
}

type versionJSON struct {
	Published  string `json:"published"`
	Superseded string `json:"superseded"`
	Now        string `json:"now"`
	Diff       []Edit `json:"diff"`
}

// MarshalJSON writes the check as `check --json` prints it. Lists are never null.
func (c Check) MarshalJSON() ([]byte, error) {
	return marshal(checkJSON{c.Text, c.Status, each(c.Matches, writeMatch), each(c.Parts, writePart), writeSearched(c.Searched)})
}

func writePart(p Part) partJSON {
	return partJSON{p.Span, p.Text, p.SaidBy, p.Status, each(p.Matches, writeMatch), each(p.Otherwise, writeCitation)}
}

// MarshalJSON writes the match as one element of a check's matches.
func (m Match) MarshalJSON() ([]byte, error) { return marshal(writeMatch(m)) }

func writeMatch(m Match) matchJSON {
	out := matchJSON{citationJSON: writeCitation(m.Citation), Similarity: finite(m.Similarity), Exact: m.Exact, Diff: each(m.Diff, itself), Flags: each(m.Flags, itself), Aside: m.Aside}
	out.Link = m.Link()
	if m.Sentence.Article() != nil {
		out.Sentence = &pieceJSON{m.Sentence.Span(), m.Sentence.Text()}
	}
	if v := m.Version; v != nil {
		out.Version = &versionJSON{day(v.Published), day(v.Superseded), v.Now.Text(), each(v.Diff, itself)}
	}
	return out
}
