package api

import (
	"strings"
	"testing"
)

func TestHide(t *testing.T) {
	const key = Secret("sk-Quillon-6c2f9")
	for text, want := range map[string]string{
		"the key is sk-Quillon-6c2f9, no?": "the key is ***, no?", "sk-Quillon-6c2": "***", "wrong: sk-Quill\non-6c2f9": "wrong: ***\n***",
		"Quillon": "Quillon", "ключ sk-Quillon-6c2f9": "ключ ***", "": "", "sk-Quillon-6c2f9sk-Quillon-6c2f9": "******",
	} {
		if got := key.Hide(text); got != want {
			t.Errorf("Hide(%q) = %q, want %q", text, got, want)
		}
	}
	for _, text := range []string{"none of it", "no"} {
		if got := Secret("").Hide(text); got != text {
			t.Errorf("without a secret, Hide(%q) = %q", text, got)
		}
	}
	if got := Secret("none").Hide("no or none of it"); got != "no or *** of it" {
		t.Errorf("of a short secret: %q", got)
	}
}

// Wherever a secret is cut in two, no half of it is left.
func FuzzHide(f *testing.F) {
	f.Add("sk-Quillon-6c2f9", "the key is ", " or so", uint(8))
	f.Fuzz(func(t *testing.T, secret, before, after string, at uint) {
		if len(secret) < longPiece {
			return
		}
		n := int(at % uint(len(secret)+1))
		got := Secret(secret).Hide(before + secret[:n] + "\n" + secret[n:] + after)
		for _, half := range []string{secret[:n], secret[n:]} {
			if len(half) >= longPiece && strings.Contains(got, half) && !strings.Contains(masked, half) {
				t.Fatalf("of %q, cut at %d, %q is left", secret, n, got)
			}
		}
	})
}
