package news

// Basis says how a speaker is known.
type Basis string

const (
	// Explicit: named in or beside the sentence.
	Explicit Basis = "explicit"
	// Coreferenced: inferred from "she", "the minister", or a surname alone.
	Coreferenced Basis = "coreferenced"
	// ByRole: only a role is given ("an unnamed American official"); the name is the role.
	ByRole Basis = "role"
	// Unnamed: somebody is quoted, nobody knows who; the name is "".
	Unnamed Basis = "unknown"
)

// Speaker is whose words an outlet reports.
type Speaker struct {
	Name  string `json:"name"`
	Role  string `json:"role"`
	Basis Basis  `json:"basis"`
}

// Mode says in what manner an outlet presents a statement.
type Mode string

const (
	Own     Mode = "own"     // the outlet's own words
	Quotes  Mode = "quotes"  // the whole content stands in quotation marks
	Reports Mode = "reports" // reported or mixed speech
	Denies  Mode = "denies"  // by the verb
	Alleges Mode = "alleges" // by the verb
	Unclear Mode = "unclear" // nobody knows who answers for it; the label tells of no speaker
)

// Said tells who answers for a sentence besides the outlet that printed it.
// Its zero value is the outlet's own voice.
type Said struct {
	Speaker *Speaker // nil for the outlet's own voice, and where the mode is Unclear
	Mode    Mode     // "" means Own
	Via     []string // the media through which the words came, nearest to the outlet first
}

// Attribution is one "who says what" in a text. Spans are byte offsets; each
// list is in ascending order and a part may have several pieces. Source is
// empty when the source is only implied.
type Attribution struct {
	Source  []Span
	Cue     []Span
	Content []Span
	Said
}
