package news

type checkJSON struct {
	Text     string       `json:"text"`
	Status   CheckStatus  `json:"status"`
	Matches  []matchJSON  `json:"matches"`
	Searched searchedJSON `json:"searched"`
}

type matchJSON struct {
	citationJSON
	Similarity float64 `json:"similarity"`
	Exact      bool    `json:"exact"`
	Diff       []Edit  `json:"diff"`
	Flags      []Flag  `json:"flags"`
}

// MarshalJSON writes the check as `check --json` prints it. Lists are never null.
func (c Check) MarshalJSON() ([]byte, error) {
	return marshal(checkJSON{c.Text, c.Status, each(c.Matches, writeMatch), writeSearched(c.Searched)})
}

// MarshalJSON writes the match as one element of a check's matches.
func (m Match) MarshalJSON() ([]byte, error) { return marshal(writeMatch(m)) }

func writeMatch(m Match) matchJSON {
	return matchJSON{writeCitation(m.Citation), finite(m.Similarity), m.Exact, each(m.Diff, itself), each(m.Flags, itself)}
}
