package retrieval

import "testing"

func TestFormAlike(t *testing.T) {
	for _, test := range []struct {
		a, b     string
		from, to float64
	}{
		{"captura", "captura", 1, 1},
		{"captura", "capturas", .8, .95},
		{"intercepto", "intercepciones", .4, .7},
		{"punkte", "gesamtpunkte", .4, .8},
		{"қала", "қалада", .6, .8},
		{"punkte", "punk", .6, .8},
		{"mann", "manns", .8, .9},
		{"punkte", "pumpe", 0, 0}, // too little
		{"gesamtpunkte", "gesamtheit", .3, .5},
		{"verteidigungslinie", "vertrag", 0, 0}, // alike in less than a third
		{"", "punkte", 0, 0},
	} {
		for _, got := range []float64{formAlike(test.a, test.b), formAlike(test.b, test.a)} {
			if got < test.from || got > test.to {
				t.Errorf("formAlike(%q, %q) = %.2f, want %.2f to %.2f", test.a, test.b, got, test.from, test.to)
			}
		}
	}
}

// A question whose words have their endings is still told what stands in a sentence
// word for word from what is only like it.
func TestHoldsForm(t *testing.T) {
	of := func(text string) *candidate {
		return &candidate{story: &story{title: newBag(""), lines: []line{{bag: newBag(text)}}}}
	}
	same, like, none := of("Die Punkte zählen"), of("Die Gesamtpunkte zählen"), of("Die Linie hält")
	stem := newBag("Punkte")
	for _, s := range stem.stems {
		a, b, c := same.holdsForm(s), like.holdsForm(s), none.holdsForm(s)
		if !(a > b && b > c && c == 0) || like.holds(s) != 0 {
			t.Errorf("%q counts %.2f in itself, %.2f in a compound, %.2f in neither", s, a, b, c)
		}
	}
}
