package language

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWords(t *testing.T) {
	tests := []struct {
		text string
		want []Word
	}{
		{"The Ferries", []Word{{"ferries", "ferri", ""}}},
		{"Müller’s Straße Ærø", []Word{{"muller", "muller", ""}, {"strasse", "strass", ""}, {"aero", "aero", ""}}},
		{"Ёлка была зелёный", []Word{{"елка", "елк", ""}, {"была", "был", ""}, {"зеленый", "зелен", ""}}},
		{"мостами", []Word{{"мостами", "мост", ""}}},
		{"ﬁne", []Word{{"fine", "fine", ""}}},
		{"हिन्दी", []Word{{"हिन्दी", "हिन्दी", ""}}},
		{"Пʼять п'ять п’ять", []Word{{"пять", "пят", ""}, {"пять", "пят", ""}, {"пять", "пят", ""}}},
		{"ґанок гáнок", []Word{{"ганок", "ганк", ""}, {"ганок", "ганк", ""}}},
		{"мicто і", []Word{{"місто", "мост", ""}, {"і", "і", ""}}}, // i and c are Latin
		{"ұлттық", []Word{{"ұлттық", "ұлттық", ""}}},
	}
	for _, test := range tests {
		if got := Words(test.text); !reflect.DeepEqual(got, test.want) {
			t.Errorf("Words(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

// Forms of one word share a stem, whatever the language of the texts in which
// they stand tells; other words do not.
func TestStemsAreShared(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"міст", "мосту", true}, {"мосту", "мостами", true}, {"Львів", "Львова", true}, {"серпень", "серпня", true},
		{"лікарня", "лікарні", true}, {"повідомили", "повідомляє", false}, {"постраждалих", "постраждалі", true}, {"будинок", "будинку", true},
		{"рятувальники", "рятувальників", true}, {"відкриють", "відкрили", false}, {"сказала", "сказали", true}, {"сказав", "сказала", true},
		{"пояснення", "поясненням", true}, {"об’єднання", "об'єднанню", true}, {"загиблих", "загиблими", true},
		{"мост", "моста", true}, {"пострадавших", "пострадавшие", true}, {"больница", "больнице", true}, {"зелёная", "зеленую", true},
		{"ремонт", "ремонту", true}, {"парк", "парку", true}, {"река", "реки", true},
		{"Скільки", "тільки", false}, {"коли", "скільки", false}, {"дорога", "город", false},
	} {
		shared := slices.ContainsFunc(Stems(test.a), func(stem string) bool { return slices.Contains(Stems(test.b), stem) })
		if shared != test.want {
			t.Errorf("Stems(%q) = %q, Stems(%q) = %q, want one shared: %v", test.a, Stems(test.a), test.b, Stems(test.b), test.want)
		}
	}
}

// The text around a word decides where its own letters tell nothing.
func TestLanguageOfTheText(t *testing.T) {
	for _, test := range []struct {
		text string
		want tongue
	}{
		{"Міст у селі закрили, їх немає", inUkrainian},
		{"Мост закрыли, это видели все", inRussian},
		{"парк закрили", unsure},
		{"Они были: «Їхали, і все»", unsure},
		{"The ферма is closed", unsure},
	} {
		if got := guess(test.text); got != test.want {
			t.Errorf("guess(%q) = %v, want %v", test.text, got, test.want)
		}
	}
}

func TestKeys(t *testing.T) {
	for _, forms := range []string{
		"tashiyev tashiev ташиев ташиева ташиевым ташієв ташієву", "zakharova захарова захаровой захарову",
		"zelensky zelenskyy zelenskiy зеленський зеленского зеленским зеленському", "shcherbak щербак щербака щербаком",
		"kharkiv харків", "клинтон клинтона clinton", "президент president",
	} {
		all := strings.Fields(forms)
		for _, form := range all[1:] {
			if !slices.ContainsFunc(Keys(form), func(key string) bool { return slices.Contains(Keys(all[0]), key) }) {
				t.Errorf("Keys(%q) = %q, Keys(%q) = %q, want one shared", all[0], Keys(all[0]), form, Keys(form))
			}
		}
	}
	for _, word := range []string{"", "a", "橋", "हिन्दी", "42"} {
		if got := Keys(word); got != nil {
			t.Errorf("Keys(%q) = %q, want none", word, got)
		}
	}
}

func FuzzWords(f *testing.F) {
	f.Add("The U.N. says 13,500 #NewBridgeNow http://a.b/c 橋は é")
	f.Add("\xff#\xffhttp://")
	f.Add("ß'S Ⅷ ŉ's")
	f.Add("ʼп'ять п`ять ґедзь Зеленським 13-го")
	f.Fuzz(func(t *testing.T, text string) {
		all := Words(text)
		if unlinked := Unlinked(text); len(unlinked) > len(text) || utf8.ValidString(text) && !utf8.ValidString(unlinked) {
			t.Errorf("Unlinked(%q) = %q, want parts of it", text, unlinked)
		}
		if len(all) > len(text) {
			t.Errorf("Words(%q) gives %d words of %d bytes", text, len(all), len(text))
		}
		for _, w := range all {
			if w.Surface == "" || w.Stem == "" || len(w.Surface) > MaxWord || !utf8.ValidString(w.Surface) || !utf8.ValidString(w.Stem) || !utf8.ValidString(w.Other) {
				t.Errorf("Words(%q) gives %q, want words of 1 to %d bytes in UTF-8", text, w, MaxWord)
			}
			if strings.ContainsAny(w.Surface, " \n\x00") {
				t.Errorf("Words(%q) gives %q, want no spaces in a word", text, w)
			}
			for _, key := range Keys(w.Surface) {
				if key == "" {
					t.Errorf("Keys(%q) holds an empty key", w.Surface)
				}
			}
		}
	})
}

// FuzzFold holds that to fold a folded word changes nothing, and that a stem is
// no longer than its word.
func FuzzFold(f *testing.F) {
	for _, word := range []string{"Ґава", "пʼять", "Ёлка", "ﬁne", "мicто", "İ's", "й́", "dog's's", "ааo's", "A0\xe4\x90аЖ" + strings.Repeat("\xbc", 17) + "A0"} {
		f.Add(word)
	}
	f.Fuzz(func(t *testing.T, word string) {
		once := Fold(word)
		if again := Fold(once); again != once {
			t.Errorf("Fold(%q) = %q, folded again %q", word, once, again)
		}
		if stem := stemUkrainian(once); utf8.RuneCountInString(stem) > utf8.RuneCountInString(once) {
			t.Errorf("stemUkrainian(%q) = %q, which is longer", once, stem)
		}
		if sound := Sound(once); !utf8.ValidString(sound) {
			t.Errorf("Sound(%q) = %q, which is no UTF-8", once, sound)
		}
	})
}

func TestStemmed(t *testing.T) {
	for question, want := range map[string]bool{
		"How many were hurt on the bridge?": true, "what did she say": true, "Сколько человек ранено?": true, "Скільки поранених?": true,
		"парк": true, "Wie viele Punkte gab die Verteidigung ab?": false, "¿Cuántos puntos dejaron escapar?": false,
		"Savunma kaç puan verdi?": false, "Қанша адам жараланды?": false, "πόσοι τραυματίστηκαν": false, "": false,
	} {
		if got := Stemmed(question); got != want {
			t.Errorf("Stemmed(%q) = %v, want %v", question, got, want)
		}
	}
}

// A word that was read before is read again as its text tells, not as the last one did.
func TestWordsRemembered(t *testing.T) {
	for range 2 {
		for _, test := range []struct{ text, of string }{
			{"мостами были", "мостами"}, {"мостами був ґанок", "мостами"}, {"мостами", "мостами"},
			{"радости мы", "радости"}, {"радости її", "радости"}, {"радости", "радости"},
		} {
			got := Words(test.text)[0]
			if want := guess(test.text).readAnew(test.of); got != want {
				t.Errorf("the first of %q = %+v, want %+v", test.text, got, want)
			}
		}
	}
}
