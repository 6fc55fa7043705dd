package attribution

import (
	"crypto/sha256"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// shelf is a folder in memory.
type shelf map[[sha256.Size]byte][]byte

func (s shelf) Load(key [sha256.Size]byte) ([]byte, bool) { data, ok := s[key]; return data, ok }
func (s shelf) Save(key [sha256.Size]byte, data []byte)   { s[key] = data }

// TestRemembered holds that what is shipped or kept is what the tagger finds, and
// that spoilt data is made anew.
func TestRemembered(t *testing.T) {
	const text = "“The ferry is late,” said Ada Brook."
	forget := func() { remembered.shipped, remembered.recent = runs{}, runs{} }
	defer func() { forget(); KeepIn(nil) }()
	forget()
	want := Analyse(text)
	file, err := Pack(t.Context(), []string{text})
	if err != nil {
		t.Fatal(err)
	}
	kept := shelf{}
	KeepIn(kept)
	for _, c := range []struct {
		name    string
		prepare func() error
	}{
		{"ships", func() error { return Ship(file) }},
		{"kept nowhere yet", func() error { return nil }},
		{"kept", func() error { return nil }},
		{"spoilt", func() error {
			for key := range kept {
				kept[key] = []byte(`[{"Start": 3, "End": 900}]`)
			}
			return nil
		}},
	} {
		forget()
		if err := c.prepare(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, Analyse(text)); diff != "" {
			t.Errorf("%s: Analyse(%q) (-want +got):\n%s", c.name, text, diff)
		}
	}
	if len(kept) != 1 || !json.Valid(file) {
		t.Errorf("%d texts are kept, want 1", len(kept))
	}
	if err := Ship([]byte(`{"no hash": []}`)); err == nil {
		t.Error("Ship takes what is no hash")
	}
}
