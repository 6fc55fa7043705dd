package message

import (
	"strings"
	"testing"

	"whosaid/bot/telegramtest"
)

func TestFooted(t *testing.T) {
	for name, tt := range map[string]struct {
		of, foot string
		want     bool
	}{
		"room":    {"<b>a &amp; b</b>", "c < d", true},
		"no foot": {"<b>a</b>", "", false},
		"full":    {strings.Repeat("&lt;", maxUnits-3), "cd", false},
		"fits":    {strings.Repeat("&lt;", maxUnits-4) + `<a href="https://a.example/?x=&lt;">` + "</a>", "cd", true},
	} {
		got := Footed(tt.of, tt.foot)
		if (got != tt.of) != tt.want {
			t.Errorf("%s: Footed = %.80q, want a foot: %v", name, got, tt.want)
		}
		if f, err := telegramtest.Format(got, "HTML"); err != nil || telegramtest.Units(f.Text) > maxUnits {
			t.Errorf("%s: %v, %d units", name, err, telegramtest.Units(f.Text))
		}
	}
}

// A line that leads somewhere is a link, and its text is no markup.
func TestFootedTo(t *testing.T) {
	if got, want := FootedTo("<b>x</b>", "a <b> line", "https://desk.example/?a=1&b=2"), `<b>x</b>`+wide+`<a href="https://desk.example/?a=1&amp;b=2">a &lt;b&gt; line</a>`; got != want {
		t.Errorf("FootedTo = %q, want %q", got, want)
	}
	if got := FootedTo("x", "", "https://desk.example/"); got != "x" {
		t.Errorf("FootedTo without a line = %q", got)
	}
}
