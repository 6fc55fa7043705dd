package attribution

import (
	"os"
	"strings"
	"testing"

	"whosaid/retrieval/sentence"
	"whosaid/store/news"
)

// TestTagged holds that plain statements are found in every language that is read
// by the tagger, and that neither they nor what they stand in is the outlet's own.
func TestTagged(t *testing.T) {
	for language, want := range map[string]map[string]string{
		"ru": {
			"закрыт до мая": "Павел Черемных", "Рисковать": "Павел Черемных", "По словам": "Анны Ветровой", "экспертизу": "Анны Ветровой",
			"1961": "", "Каждый день": "", "слухи": "Министерство транспорта",
		},
		"uk": {
			"закрито до травня": "Остап Гай", "Ризикувати": "Остап Гай", "За словами": "Олени Вітер", "експертизу": "Олени Вітер",
			"1961": "", "Щодня": "", "чутки": "Міністерство транспорту",
		},
	} {
		raw, err := os.ReadFile("testdata/tagged/" + language + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		text := string(raw)
		spans := sentence.Split(text)
		said := Sentences(text, spans, Analyse(text))
		for words, who := range want {
			for i, s := range spans {
				if !strings.Contains(s.Of(text), words) {
					continue
				}
				if who == "" && (said[i].Speaker != nil || said[i].Mode == news.Unclear) || who != "" && (said[i].Speaker == nil || said[i].Speaker.Name != who) {
					t.Errorf("%s: %q is said by %+v, %q, want %q", language, s.Of(text), said[i].Speaker, said[i].Mode, who)
				}
			}
		}
	}
}

// TestQuotedIsNobodysOwn holds the promise of labels: what stands in quotation
// marks is never told to be the outlet's own words.
func TestQuotedIsNobodysOwn(t *testing.T) {
	for _, text := range []string{
		"«Мост не откроют до весны. Денег нет».",
		"Совещание было коротким. «Денег нет и не будет в этом году».",
		"Нарада тривала недовго. «Грошей немає й цього року не буде».",
		"The meeting was short. “There is no money. There will be none this year.”",
		"Совещание было коротким. „Денег нет и не будет в этом году“.",
	} {
		spans := sentence.Split(text)
		for i, s := range Sentences(text, spans, Analyse(text)) {
			if strings.ContainsAny(spans[i].Of(text)[:3], "«“„") && s.Speaker == nil && s.Mode != news.Unclear {
				t.Errorf("%q is told to be the outlet's own", spans[i].Of(text))
			}
		}
	}
}
