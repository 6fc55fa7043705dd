package news

import "fmt"

// Attributed is a text with the attributions that were found in it: what
// `attribute --json` prints. The spans are offsets into Text.
type Attributed struct {
	Text string
	Said []Attribution
}

type attributedJSON struct {
	Attributions []attributionJSON `json:"attributions"`
}

type attributionJSON struct {
	Source  []pieceJSON `json:"source"`
	Cue     []pieceJSON `json:"cue"`
	Content []pieceJSON `json:"content"`
	Speaker string      `json:"speaker"`
	Role    string      `json:"role"`
	Basis   Basis       `json:"basis"`
	Mode    Mode        `json:"mode"`
	Via     []string    `json:"via"`
}

type pieceJSON struct {
	Span
	Text string `json:"text"`
}

// MarshalJSON writes the attributions with the words of their spans. It fails
// when a span is not of the text.
func (a Attributed) MarshalJSON() ([]byte, error) {
	out := attributedJSON{make([]attributionJSON, 0, len(a.Said))}
	for i, said := range a.Said {
		written, err := writeAttribution(a.Text, said)
		if err != nil {
			return nil, fmt.Errorf("write attribution %d: %w", i, err)
		}
		out.Attributions = append(out.Attributions, written)
	}
	return marshal(out)
}

func writeAttribution(text string, a Attribution) (attributionJSON, error) {
	out := attributionJSON{Basis: Unnamed, Mode: a.Mode, Via: each(a.Via, itself)}
	if a.Mode == "" {
		out.Mode = Own
	}
	if a.Speaker != nil {
		out.Speaker, out.Role, out.Basis = a.Speaker.Name, a.Speaker.Role, a.Speaker.Basis
	}
	for _, part := range []struct {
		spans []Span
		into  *[]pieceJSON
	}{{a.Source, &out.Source}, {a.Cue, &out.Cue}, {a.Content, &out.Content}} {
		pieces, err := writePieces(text, part.spans)
		if err != nil {
			return attributionJSON{}, err
		}
		*part.into = pieces
	}
	return out, nil
}

// writePieces merges spans that touch or overlap; they come in ascending order.
func writePieces(text string, spans []Span) ([]pieceJSON, error) {
	pieces := make([]pieceJSON, 0, len(spans))
	for _, span := range spans {
		if !onRunes(text, span) {
			return nil, fmt.Errorf("%d to %d is not a span of the text: %w", span.Start, span.End, ErrBadSpans)
		}
		if last := len(pieces) - 1; last >= 0 && span.Start <= pieces[last].End {
			span = Span{pieces[last].Start, max(span.End, pieces[last].End)}
			pieces = pieces[:last]
		}
		pieces = append(pieces, pieceJSON{span, span.Of(text)})
	}
	return pieces, nil
}
