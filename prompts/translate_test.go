package prompts

import (
	"errors"
	"strings"
	"testing"

	"whosaid/prompts/chat"
)

// TestTranslate holds which translations are shown: those that come back near
// to their quote from a translator that has not seen it.
func TestTranslate(t *testing.T) {
	const good = "«Зараз ми нараховуємо 17 поранених, двоє з них тяжко.»"
	for _, test := range []struct{ name, there, back, want string }{
		{"faithful", good, "“We now count 17 injured, two of them badly.”", good},
		{"freely back", good, "Now we count 17 injured people, two badly", good},
		{"another number", strings.Replace(good, "17", "70", 1), "We now count 17 injured, two of them badly.", ""},
		{"a number lost", "«Зараз ми нараховуємо поранених, двоє з них тяжко.»", "We now count injured, two of them badly.", ""},
		{"a name put in", "«Зараз ми нараховуємо 17 поранених, каже Квіллон.»", "We now count 17 injured, two of them badly.", ""},
		{"another sense", "«Зараз ми не нараховуємо 17 поранених, двоє з них тяжко.»", "We now count 17 injured, two of them badly.", ""},
		{"another fact", "«Мера заарештували за 17 диверсій, двоє з них тяжко.»", "The mayor was arrested for 17 sabotages, two of them grave.", ""},
		{"markup", "<b>" + good + "</b>", "We now count 17 injured, two of them badly.", ""},
		{"a link", good + " t.me/evil", "We now count 17 injured, two of them badly.", ""},
		{"nothing", "", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			m := newModel(t, func(r chat.Request) (string, error) {
				text := test.there
				if strings.Contains(r.System, "English") {
					text = test.back
					if test.there != "" && strings.Contains(r.User, "We now count") {
						t.Errorf("who translates back is shown the quote: %s", r.User)
					}
				}
				return `{"translations":[` + line(sentence{1, text}) + `]}`, nil
			}, nil)
			got, err := m.Translate(t.Context(), bridge(t)[:1], "uk")
			if err != nil || len(got) != 1 || got[0] != test.want {
				t.Errorf("Translate = %q, %v, want %q", got, err, test.want)
			}
		})
	}
}

func TestTranslateLeavesAlone(t *testing.T) {
	m := newModel(t, func(chat.Request) (string, error) { t.Error("the model is asked"); return "", nil }, nil)
	if got, err := m.Translate(t.Context(), bridge(t), "en"); err != nil || strings.Join(got, "") != "" || len(got) != 3 {
		t.Errorf("Translate into the quotes' own language = %q, %v, want nothing", got, err)
	}
	if _, err := m.Translate(t.Context(), bridge(t), "tlh"); !errors.Is(err, chat.Unusable) {
		t.Errorf("Translate into an unknown language = %v, want %v", err, chat.Unusable)
	}
}
