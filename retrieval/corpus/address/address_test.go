package address

import (
	"slices"
	"testing"
)

func TestKeyIsOneForAllAddressesOfAnArticle(t *testing.T) {
	const want = "radiovest.example/n/pier"
	for _, raw := range []string{
		"https://radiovest.example/n/pier", "https://radiovest.example/n/pier?utm_source=telegram", "http://www.radiovest.example/n/pier/",
		"https://radiovest.example/n/pier?fbclid=IwAR0x#c", "https://m.radiovest.example/n/pier", "https://amp.radiovest.example/n/pier",
		"https://radiovest.example/n/pier/amp/", "https://radiovest.example/amp/n/pier", "https://RadioVest.example:443/n/pier?UTM_Medium=x&amp=1",
	} {
		if got := Key(raw); got != want {
			t.Errorf("Key(%q) = %q, want %q", raw, got, want)
		}
	}
	for _, raw := range []string{"https://radiovest.example/n/pier2", "https://radiovest.example/n/pier?id=2", "https://news.radiovest.example/n/pier", "https://radiovest.example/n/pier#!/2", "https://radiovest.example:8443/n/pier"} {
		if got := Key(raw); got == want {
			t.Errorf("Key(%q) = %q, which is another article's", raw, got)
		}
	}
}

func TestCleanKeepsTheLink(t *testing.T) {
	tests := []struct{ raw, want string }{
		{"http://www.Radiovest.example/n/Pier/?id=2&utm_source=x", "http://www.radiovest.example/n/Pier/?id=2"},
		{"https://radiovest.example/a?x=1&y=2#comments", "https://radiovest.example/a?x=1&y=2"},
		{"https://radiovest.example", "https://radiovest.example/"},
		{"not an address", "not an address"},
		{"https://radiovest.example/a%20b?q=%D0%B0", "https://radiovest.example/a%20b?q=%D0%B0"},
	}
	for _, tt := range tests {
		if got := Clean(tt.raw); got != tt.want {
			t.Errorf("Clean(%q) = %q, want %q", tt.raw, got, tt.want)
		}
	}
}

func TestVariantsHoldWhatTheSamePageMayBeCalled(t *testing.T) {
	got := Variants("http://www.radiovest.example/n/pier/?utm_source=x")
	for _, want := range []string{"https://radiovest.example/n/pier", "http://www.radiovest.example/n/pier/?utm_source=x"} {
		if !slices.Contains(got, want) {
			t.Errorf("Variants = %q, want %q among them", got, want)
		}
	}
}

func TestSameSite(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"https://www.radiovest.example/a", "https://news.radiovest.example/b", true},
		{"https://a.co.uk/", "https://b.co.uk/", false},
		{"http://127.0.0.1:1/", "http://127.0.0.1:2/", false},
		{"https://radiovest.example.evil.example/", "https://radiovest.example/", false},
		{"", "", false},
	}
	for _, tt := range tests {
		if got := SameSite(tt.a, tt.b); got != tt.want {
			t.Errorf("SameSite(%q, %q) = %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
}

func FuzzKey(f *testing.F) {
	f.Add("https://www.a.example/amp/b?utm_source=1&c=2#d")
	f.Fuzz(func(t *testing.T, raw string) {
		clean := Clean(raw)
		if again := Clean(clean); again != clean {
			t.Errorf("Clean(%q) = %q, and cleaned again %q", raw, clean, again)
		}
		if Key(raw) != Key(clean) {
			t.Errorf("Key(%q) = %q, Key of the clean one %q", raw, Key(raw), Key(clean))
		}
	})
}
