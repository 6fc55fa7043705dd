package embed

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestReferenceTokens compares the pieces of texts, and of each character of
// several alphabets, with those of the model's own tokenizer; convert/golden.py
// makes the file.
func TestReferenceTokens(t *testing.T) {
	file, err := os.ReadFile("testdata/ids.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	m := open(t).model
	for line := range strings.Lines(string(file)) {
		var want struct {
			Text  string
			Times int
			IDs   []int32
		}
		if err := json.Unmarshal([]byte(line), &want); err != nil {
			t.Fatalf("Unmarshal(%.40q) = %v", line, err)
		}
		text := strings.Repeat(want.Text, want.Times)
		if got := m.vocabulary.Encode(text, m.positions); !slices.Equal(got, want.IDs) {
			t.Errorf("Encode(%.40q × %d) = %v, want %v", want.Text, want.Times, got, want.IDs)
		}
	}
}
