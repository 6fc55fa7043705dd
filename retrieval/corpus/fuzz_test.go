package corpus

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
)

func mapFS(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = file(text)
	}
	return fsys
}

// readAnything reads a folder of fuzzed files: it succeeds, or it says in whole
// lines which file is at fault.
func readAnything(t *testing.T, files map[string]string) {
	t.Helper()
	got, err := ReadFS(t.Context(), mapFS(files), Options{})
	var input *InputError
	switch {
	case err == nil && len(got.Readings) == 0:
		t.Errorf("ReadFS(%q) gave nothing and no error", files)
	case err != nil && !errors.As(err, &input):
		t.Errorf("ReadFS(%q) = %v, which is no InputError", files, err)
	case err != nil && strings.ContainsFunc(strings.ReplaceAll(err.Error(), "\n", ""), unicode.IsControl):
		t.Errorf("ReadFS(%q) = %q, which holds control characters", files, err)
	}
	for _, r := range got.Readings {
		for name, rule := range r.Article.Rules {
			if rule == "" {
				t.Errorf("ReadFS(%q): no rule for %s", files, name)
			}
		}
	}
}

func FuzzCatalogue(f *testing.F) {
	for _, tt := range badInputs {
		if text := tt.files["corpus.yaml"]; len(text) < 1000 {
			f.Add(text)
		}
	}
	f.Add("outlets:\n- {id: a, name: A}\narticles:\n- file: ok.txt\n  outlet: a\n  title: |\n    A\n    B\n")
	f.Add("? a\n: b\n<<: {c: 1}\n- &x *x !!str y\n")
	f.Add("articles:\n- file: \"a\\u0007\\x1b.txt\"\n  \"k\\u0085\": 1\n")
	f.Fuzz(func(t *testing.T, text string) {
		readAnything(t, map[string]string{"corpus.yaml": text, "ok.txt": "Fine."})
	})
}

func FuzzJSONLines(f *testing.F) {
	for _, tt := range badInputs {
		if text := tt.files["a.jsonl"]; len(text) < 1000 {
			f.Add(text)
		}
	}
	f.Add(`{"_id":"1","title":"T","text":"By Ada Berg | Published 1 May 2023\n\nX","metadata":{"source":{"name":"A"},"url":"https://a.example/2024/03/24/"}}`)
	f.Add("{\"text\":\"x\",\"source\":\"\\u0000\\ud800\",\"authors\":[\"a\",1]}\r\n{\"text\":\"y\",\"domain\":\"a.example\"}")
	f.Fuzz(func(t *testing.T, text string) {
		readAnything(t, map[string]string{"a.jsonl": text, "a.json": text, "ok.txt": "Fine."})
	})
}

func FuzzPlainText(f *testing.F) {
	f.Add("\ufeffTitle of a text\r\n\r\nBy Ada Berg | Published: 1 May 2023, 10:00 CET\rX")
	f.Add("27 March 2024 – “X”")
	f.Add("a\xffb")
	f.Fuzz(func(t *testing.T, text string) {
		readAnything(t, map[string]string{"a.txt": text, "ok.txt": "Fine."})
		frozen, bad := freeze([]byte(text))
		if again, _ := freeze([]byte(frozen)); bad == nil && again != frozen && !strings.HasPrefix(frozen, "\ufeff") {
			t.Errorf("freeze(%q) = %q, which freezes to %q", text, frozen, again)
		}
	})
}
