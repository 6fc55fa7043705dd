package statements

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"whosaid/retrieval/encoder"
	"whosaid/store/language"
	"whosaid/store/news"
)

// tag reads a text in which contents stand in {}, cues in <> and sources in [].
func tag(marked string) (text string, tagged []encoder.Tagged) {
	var b strings.Builder
	var open []int // into tagged
	for _, r := range marked {
		if k := strings.IndexRune("[<{", r); k >= 0 {
			open = append(open, len(tagged))
			tagged = append(tagged, encoder.Tagged{Kind: encoder.Kind(k), Start: b.Len()})
		} else if strings.ContainsRune("]>}", r) {
			tagged[open[len(open)-1]].End = b.Len()
			open = open[:len(open)-1]
		} else {
			b.WriteRune(r)
		}
	}
	return b.String(), tagged
}

func told(text string, a news.Attribution) string {
	who := "nobody"
	if a.Speaker != nil {
		who = fmt.Sprintf("%s (%s)", a.Speaker.Name, a.Speaker.Basis)
	}
	var said []string
	for _, c := range a.Content {
		said = append(said, c.Of(text))
	}
	via := ""
	if len(a.Via) > 0 {
		via = " via " + strings.Join(a.Via, ", ")
	}
	return fmt.Sprintf("%s %s%s: %s", who, a.Mode, via, strings.Join(said, " … "))
}

func TestResolve(t *testing.T) {
	for _, c := range []struct {
		name, marked string
		want         []string
	}{
		{"quotation before the cue", "{«Мост закрыт»}, — <сказал> [мэр Павел Черемных].",
			[]string{"Павел Черемных (explicit) quotes: «Мост закрыт»"}},
		{"reported speech", "[Мер Олена Гай] <заявила>, {що міст закрито}.",
			[]string{"Олена Гай (explicit) reports: що міст закрито"}},
		{"marks that were left out", "«{Мост закрыт, объезда нет}», — <сказал> [мэр Павел Черемных].",
			[]string{"Павел Черемных (explicit) quotes: «Мост закрыт, объезда нет»"}},
		{"a word cut in two", "{«Мост закр}ыт», — <ска>зал [Павел Чере]мных. {Мост закрыт}, <добави>л [он].",
			[]string{"Павел Черемных (explicit) quotes: «Мост закрыт»", "Павел Черемных (coreferenced) reports: Мост закрыт"}},
		{"both sides of the cue", "{«Мост закрыт}, — <сказал> [Павел Черемных]. — {Объезда нет»}.",
			[]string{"Павел Черемных (explicit) quotes: «Мост закрыт … Объезда нет»"}},
		{"speech after a dash", "— {Мост закрыт}, — <сказал> [Павел Черемных].",
			[]string{"Павел Черемных (explicit) quotes: Мост закрыт"}},
		{"two cues, one source", "[Павел Черемных] <сказал>, {что мост закрыт}, и <добавил>, {что объезда нет}.",
			[]string{"Павел Черемных (explicit) reports: что мост закрыт", "Павел Черемных (explicit) reports: что объезда нет"}},
		{"the first case is shown", "<По словам> [мэра Остапа Меленчука], {мост закрыт}. {«Объезда нет»}, — <сказал> [Остап Меленчук].",
			[]string{"Остап Меленчук (explicit) reports: мост закрыт", "Остап Меленчук (explicit) quotes: «Объезда нет»"}},
		{"surname alone", "[Мэр Павел Черемных] <сказал>, {что мост закрыт}. {Объезда нет}, <добавил> [Черемных].",
			[]string{"Павел Черемных (explicit) reports: что мост закрыт", "Павел Черемных (coreferenced) reports: Объезда нет"}},
		{"pronoun by gender", "[Мэр Павел Черемных] <сказал>, {что мост закрыт}. [Инженер Анна Ветрова] <возразила>, {что он цел}. {Объезд есть}, <сказал> [он].",
			[]string{"Павел Черемных (explicit) reports: что мост закрыт", "Анна Ветрова (explicit) reports: что он цел", "Павел Черемных (coreferenced) reports: Объезд есть"}},
		{"pronoun in the cue", "[Речниця Олена Гай] <повідомила>, {що міст закрито}. <За її словами>, {об'їзду немає}.",
			[]string{"Олена Гай (explicit) reports: що міст закрито", "Олена Гай (coreferenced) reports: об'їзду немає"}},
		{"a role again", "[Директор завода Павел Черемных] <сказал>, {что мост закрыт}. {«Объезда нет»}, — <добавил> [директор].",
			[]string{"Павел Черемных (explicit) reports: что мост закрыт", "Павел Черемных (coreferenced) quotes: «Объезда нет»"}},
		{"a body is not its spokeswoman", "[Представитель министерства Анна Ветрова] <сказала>, {что мост закрыт}. [Министерство] <отрицает> {аварию}.",
			[]string{"Анна Ветрова (explicit) reports: что мост закрыт", "Министерство (explicit) denies: аварию"}},
		{"a body again", "Мост строила компания «Горлифт». [Компания] <опровергла> {слухи}.",
			[]string{"Горлифт (coreferenced) denies: слухи"}},
		{"a clause about a firm before the name", "[Гендиректор ООО «Горлифт», которому принадлежит мост, Денис Шубин] <отверг> {обвинения}.",
			[]string{"Денис Шубин (explicit) denies: обвинения"}},
		{"negated", "[Анна Ветрова] <не согласна>, {что мост цел}.",
			[]string{"Анна Ветрова (explicit) denies: что мост цел"}},
		{"alleged", "<По слухам>, {мост продали}.",
			[]string{" (unknown) alleges: мост продали"}},
		{"nobody is named", "{Мост закроют}, <сообщают> [источники в мэрии].",
			[]string{"источники в мэрии (role) reports: Мост закроют"}},
		{"cited by a medium", "Канал [«Озёрск рядом»] <со ссылкой на> [дорожников] <пишет>, {что денег нет}.",
			[]string{"дорожников (role) reports via Озёрск рядом: что денег нет"}},
		{"a medium that is not tagged", "Телеграм-канал «Вербівка онлайн» <з посиланням на> [поліцію] пише, {що міст закрито}.",
			[]string{"поліцію (explicit) reports via Вербівка онлайн: що міст закрито"}},
		{"the cited is not tagged", "[«Пульсар»] <з посиланням на> фінансову розвідку <пише>, {що гроші є}.",
			[]string{"фінансову розвідку (role) reports via Пульсар: що гроші є"}},
		{"a stray word", "[Она журналистам] <ответила> {коротко}: {«Мы никому не отказали»}. [Анна Ветрова] <сказала>, {что мост цел}.",
			[]string{" (unknown) quotes: «Мы никому не отказали»", "Анна Ветрова (explicit) reports: что мост цел"}},
		{"a weekday speaks not", "{Мост закроют} в [пятницу], <сообщили> [в мэрии].",
			[]string{"мэрии (explicit) reports: Мост закроют"}},
		{"nobody speaks not", "[Никто] <не говорил>, {что мост цел}.",
			[]string{" (unknown) reports: что мост цел"}},
		{"the outlet itself", "[Мы] <писали>, {что мост закрыт}.",
			[]string{"nobody own: что мост закрыт"}},
		{"a name before the noun that tells who it is", "[Skagen] <said> {it would pay}. {It has paid}, [the Skagen spokesman] <added>.",
			[]string{"Skagen (explicit) reports: it would pay", "Skagen spokesman (role) reports: It has paid"}},
		{"letters behind a name", "[Sen. Ada Holt, R-Fen.,] <said> {the quay was safe}.",
			[]string{"Ada Holt (explicit) reports: the quay was safe"}},
		{"the name that ends the phrase", "[Harbour Gazette editor Ada Holt] <said> {the quay was safe}.",
			[]string{"Ada Holt (explicit) reports: the quay was safe"}},
		{"a title and a surname", "[Mayor Holt] <said> {the quay was safe}. {It is new}, [Holt] <added>.",
			[]string{"Holt (explicit) reports: the quay was safe", "Holt (explicit) reports: It is new"}},
		{"who", "The paper met Ada Holt, [who] <said> {the quay was safe}.",
			[]string{"Ada Holt (explicit) reports: the quay was safe"}},
		{"what ends a clause with who", "The paper met Ada Holt, who [heads the harbour], <said> {the quay was safe}.",
			[]string{"Ada Holt (explicit) reports: the quay was safe"}},
		{"who, behind a description", "It was a nurse on ward five, [who] <said> {the quay was safe}.",
			[]string{"nurse on ward five (role) reports: the quay was safe"}},
		{"what was reported is nobody's", "[Mayor Ada Holt] <said> {the quay was safe}. It was <reported> {that the pier was rotten}.",
			[]string{"Ada Holt (explicit) reports: the quay was safe", " (unknown) reports: that the pier was rotten"}},
		{"she is not who was named long ago", "[Mayor Ada Holt] <said> {the quay was safe}. " + strings.Repeat("The wind blew. ", 100) + "{The pier is rotten}, [she] <added>.",
			[]string{"Ada Holt (explicit) reports: the quay was safe", " (unknown) reports: The pier is rotten"}},
		{"capitals of a headline are no names", "Divers Search River as County Counts the Injured\n\n{Nine people were hurt}, [the county] <said>.",
			[]string{"county (explicit) reports: Nine people were hurt"}},
		{"a body that is known by letters", "[PKA] <said> {the quay was safe}. [It] <denied> {that it was old}.",
			[]string{"PKA (explicit) reports: the quay was safe", "PKA (coreferenced) denies: that it was old"}},
		{"reported speech ends with its sentence", "{Мост закрыт.} Так <сказал> [Павел Черемных].", []string{}},
	} {
		text, tagged := tag(c.marked)
		got := []string{}
		code := language.Russian
		if strings.ContainsAny(text, "іїє") {
			code = language.Ukrainian
		} else if c.marked[1] < 0x80 {
			code = language.English
		}
		for _, a := range Resolve(text, tagged, code) {
			got = append(got, told(text, a))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: Resolve(%s) (-want +got):\n%s", c.name, c.marked, diff)
		}
	}
}

// FuzzResolve holds that whatever is tagged, spans lie in the text, ascending and
// apart, and names are written as in it.
func FuzzResolve(f *testing.F) {
	f.Add("«Да», — сказал Павел Черемных. Он добавил.", []byte{0, 10, 20, 1, 8, 30, 2, 0, 7})
	f.Add("\xff — він «казав", []byte{1, 1, 4, 2, 2, 90, 0, 0, 3})
	f.Add("#ПоСловам_Анны ы", []byte{0, 1, 20, 1, 2, 30, 2, 0, 40})
	f.Fuzz(func(t *testing.T, text string, runs []byte) {
		var tagged []encoder.Tagged
		for ; len(runs) >= 3; runs = runs[3:] {
			start := min(int(runs[1]), len(text))
			tagged = append(tagged, encoder.Tagged{Kind: encoder.Kind(runs[0] % 3), Start: start, End: min(start+int(runs[2]), len(text))})
		}
		for _, code := range []language.Code{language.Russian, language.Ukrainian, ""} {
			for _, a := range Resolve(text, tagged, code) {
				for _, part := range [][]news.Span{a.Source, a.Cue, a.Content} {
					last := -1
					for _, s := range part {
						if s.Empty() || s.Start <= last || s.End > len(text) {
							t.Fatalf("Resolve(%q, %v): %v", text, tagged, part)
						}
						last = s.End
					}
				}
				if len(a.Content) == 0 || a.Speaker != nil && !strings.Contains(text, a.Speaker.Name) {
					t.Fatalf("Resolve(%q, %v) = %+v", text, tagged, a)
				}
			}
		}
	})
}
