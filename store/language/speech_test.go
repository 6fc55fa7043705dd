package language

import (
	"reflect"
	"testing"

	"github.com/goccy/go-yaml"
)

// TestEveryLanguageHasEveryKey holds that no language leaves a class of words
// out; one that has no such words says so with an empty one.
func TestEveryLanguageHasEveryKey(t *testing.T) {
	kind := reflect.TypeFor[SpeechWords]()
	for _, code := range Known {
		raw, err := speechFiles.ReadFile(string(code) + "/words.yaml")
		if err != nil {
			t.Fatal(err)
		}
		keys := map[string]string{}
		if err := yaml.Unmarshal(raw, &keys); err != nil {
			t.Fatalf("%s: %v", code, err)
		}
		for i := range kind.NumField() {
			key := kind.Field(i).Tag.Get("yaml")
			if _, ok := keys[key]; !ok {
				t.Errorf("%s/words.yaml lacks the key %s", code, key)
			}
		}
		if len(keys) != kind.NumField() {
			t.Errorf("%s/words.yaml has %d keys, want %d", code, len(keys), kind.NumField())
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
