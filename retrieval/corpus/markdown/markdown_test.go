package markdown

import (
	"testing"
	"unicode/utf8"
)

func TestRead(t *testing.T) {
	const source = "---\ntitle: \"Ferry stopped\"\ndate: 2026-05-12\nauthor: Ada Lie\n---\n# Ferry\n\nThe *ferry* to [Moss](https://a.example) was **stopped**\non Monday.\n\n- One.\n- Two.\n\n> “Nobody was hurt,” said Berg.\n"
	p, err := Read(source)
	const want = "Ferry\n\nThe ferry to Moss was stopped on Monday.\n\nOne.\n\nTwo.\n\n“Nobody was hurt,” said Berg."
	if err != nil || p.Text != want[len("Ferry\n\n"):] && p.Text != want {
		t.Errorf("Read = %q, %v, want %q", p.Text, err, want)
	}
	if p.Title.Value != "Ferry stopped" || p.Author.Value != "Ada Lie" || p.Published.Value != "2026-05-12" {
		t.Errorf("Read = %+v, want what the front matter says", p)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("---\na: b\n---\n# T\n\n<b>x</b> [a](b)\n\n|a|\n|-|\n|b|\n")
	f.Fuzz(func(t *testing.T, text string) {
		if p, err := Read(text); err == nil && utf8.ValidString(text) && !utf8.ValidString(p.Text) {
			t.Errorf("Read(%q) = %q", text, p.Text)
		}
	})
}
