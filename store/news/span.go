package news

// Span is a half-open range of byte offsets, [Start, End), in some text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes that the span covers.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span covers no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Of cuts the span out of text, which must be at least s.End bytes long.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Contains reports whether inner lies wholly within s.
func (s Span) Contains(inner Span) bool { return s.Start <= inner.Start && inner.End <= s.End }

// Overlaps reports whether the two spans share at least one byte.
func (s Span) Overlaps(other Span) bool { return s.Start < other.End && other.Start < s.End }

// Shift moves the span by n bytes: from offsets in a part to offsets in the whole.
func (s Span) Shift(n int) Span { return Span{s.Start + n, s.End + n} }
