package judge

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// Question is one of a set, with all that answers it.
type Question struct {
	ID      string   `json:"id"`
	Lang    string   `json:"lang"`
	Event   Event    `json:"event"`
	Text    string   `json:"q"`
	Answers []Listed `json:"answers"` // best first; empty: nothing answers
	All     bool     `json:"all"`     // every listed one is wanted
	Speaker string   `json:"speaker"` // whose words the answers are; "" where that is not asked
	Kind    string   `json:"kind"`
}

// State is the kind of a question for how things stand now: its first listed
// answer is the newest.
const State = "state"

// Listed is a sentence that answers.
type Listed struct {
	File string `json:"file"`
	Text string `json:"text"`
}

// Event names what a question is about; sets write it as a text or a number.
type Event string

// UnmarshalJSON reads a text or a number.
func (e *Event) UnmarshalJSON(raw []byte) error {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		*e = Event(text)
		return nil
	}
	var number json.Number
	if err := json.Unmarshal(raw, &number); err != nil {
		return fmt.Errorf("an event is a text or a number, not %s", raw)
	}
	*e = Event(number)
	return nil
}

// mostLine is how long a line of a set may be, in bytes.
const mostLine = 4 << 20

// Read reads a set, an object a line. Errors call it by name and say what to do.
func Read(from io.Reader, name string) ([]Question, error) {
	var all []Question
	lines := map[string]int{} // of each id
	scanner := bufio.NewScanner(from)
	scanner.Buffer(nil, mostLine)
	for n := 1; scanner.Scan(); n++ {
		line := strings.TrimSpace(strings.TrimPrefix(scanner.Text(), "\uFEFF"))
		if line == "" {
			continue
		}
		var q Question
		if err := json.Unmarshal([]byte(line), &q); err != nil {
			return nil, fmt.Errorf(`%s:%d: is no question (%w); write {"id": …, "q": …, "answers": [{"file": …, "text": …}]} in each line`, name, n, err)
		}
		switch {
		case q.ID == "":
			return nil, fmt.Errorf(`%s:%d: has no "id"; give every question one of its own`, name, n)
		case lines[q.ID] > 0:
			return nil, fmt.Errorf("%s:%d: id %s is already used in line %d; give every question one of its own", name, n, q.ID, lines[q.ID])
		case strings.TrimSpace(q.Text) == "":
			return nil, fmt.Errorf(`%s:%d: question %s asks nothing; write what it asks into "q"`, name, n, q.ID)
		}
		for _, a := range q.Answers {
			if strings.TrimSpace(a.Text) == "" {
				return nil, fmt.Errorf(`%s:%d: question %s has an answer without "text"; write the sentence there, or take the answer out`, name, n, q.ID)
			}
		}
		lines[q.ID] = n
		all = append(all, q)
	}
	if err := scanner.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w; put one question in each line", name, err)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("%s: holds no question; write one in each line", name)
	}
	return all, nil
}
