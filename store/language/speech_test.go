package language

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"
)

// TestEveryLanguageHasEveryKey holds that no language leaves a class of words
// out; one that has no such words says so with an empty one.
func TestEveryLanguageHasEveryKey(t *testing.T) {
	want := map[string][]string{}
	for kind := range reflect.TypeFor[SpeechWords]().Fields() {
		want["speech"] = append(want["speech"], kind.Tag.Get("yaml"))
	}
	for kind := range reflect.TypeFor[boundaryWords]().Fields() {
		want["boundaries"] = append(want["boundaries"], kind.Tag.Get("yaml"))
	}
	for _, kind := range bits {
		if kind == Deny {
			continue // words of speech
		}
		want["senses"] = append(want["senses"], string(kind))
	}
	want["sides"] = []string{string(opposed), string(ended)}
	for _, code := range Known {
		raw, err := wordFiles.ReadFile(string(code) + "/words.yaml")
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]map[string]any{}
		if err := yaml.Unmarshal(raw, &got); err != nil {
			t.Fatalf("%s: %v", code, err)
		}
		for part, keys := range want {
			slices.Sort(keys)
			if diff := cmp.Diff(keys, slices.Sorted(maps.Keys(got[part]))); diff != "" {
				t.Errorf("%s/words.yaml, keys of %s (-want +got):\n%s", code, part, diff)
			}
		}
	}
}

func TestClass(t *testing.T) {
	var c Class
	if err := c.UnmarshalYAML([]byte("отриц- -ла Ёлка")); err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]bool{"отрицает": true, "сказала": true, "ла": false, "елка": true, "елки": false, "": false} {
		if got := c.Has(word); got != want {
			t.Errorf("Has(%q) = %v, want %v", word, got, want)
		}
	}
	if got := SpeechOf("").Denies.Has("denied"); got {
		t.Error("a language that nobody knows has words")
	}
	if !SpeechOf(Russian).Denies.Has("опровергла") || !SpeechOf(Ukrainian).She.Has("вона") {
		t.Error("words of Russian or Ukrainian are missing")
	}
}

func TestOf(t *testing.T) {
	for _, test := range []struct {
		text string
		want Code
	}{
		{"", ""},
		{"The ferry will not sail before Friday, said the mayor of the town, who runs the harbour.", English},
		{"Fire at Sund", English},
		{"Мост через Лесную закрыт до мая, сообщил мэр. Объезд — через плотины.", Russian},
		{"«Ми чекаємо на експертизу», — заявила речниця громади Олена Гай.", Ukrainian},
		{"Мост закрыт (The bridge is shut), сообщил мэр, и открывать его до весны никто не будет.", Russian},
		{"Die Brücke bleibt bis Mai gesperrt, sagte der Bürgermeister am Dienstag vor Journalisten. Wir warten auf ein Gutachten, das noch niemand bezahlt hat, so Meier.", ""},
		{"橋は新しい", ""},
	} {
		if got := Of(test.text); got != test.want {
			t.Errorf("Of(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}
