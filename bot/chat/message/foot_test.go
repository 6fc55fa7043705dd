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
		got := Footed(tt.of, tt.foot, "")
		if (got != tt.of) != tt.want {
			t.Errorf("%s: Footed = %.80q, want a foot: %v", name, got, tt.want)
		}
		if f, err := telegramtest.Format(got, "HTML"); err != nil || telegramtest.Units(f.Text) > maxUnits {
			t.Errorf("%s: %v, %d units", name, err, telegramtest.Units(f.Text))
		}
	}
}
