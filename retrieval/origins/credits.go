package origins

import (
	"slices"
	"strings"

	"whosaid/store/news"
)

// A text names the agency that it took its report from at its head, in a
// dateline or a byline, or at its foot.
const (
	headBytes = 400
	footBytes = 300
)

// agencies are names of the world's news agencies as texts credit them, each
// behind the name that it is shown by.
var agencies = []struct {
	name    string
	credits []string
}{
	{"AP", []string{"(AP)", "Associated Press", "/AP)"}},
	{"Reuters", []string{"(Reuters)", "Thomson Reuters", "Reuters Staff", "By Reuters"}},
	{"AFP", []string{"(AFP)", "Agence France-Presse", "Agence France-presse"}},
	{"PA", []string{"Press Association", "PA Media"}},
	{"UPI", []string{"(UPI)", "United Press International"}},
	{"dpa", []string{"(dpa)", "Deutsche Presse-Agentur"}},
	{"Xinhua", []string{"(Xinhua)", "XINHUA", "Xinhua |"}},
	{"TASS", []string{"/TASS/", "(TASS)"}},
	{"Interfax", []string{"(Interfax)"}},
	{"PTI", []string{"(PTI)", "Press Trust of India"}},
	{"ANI", []string{"(ANI)"}},
	{"IANS", []string{"(IANS)"}},
	{"Kyodo", []string{"(Kyodo)", "Kyodo News"}},
	{"Yonhap", []string{"(Yonhap)"}},
	{"EFE", []string{"(EFE)", "Agencia EFE"}},
	{"ANSA", []string{"(ANSA)"}},
	{"CNA", []string{"(CNA)"}},
}

// credits are the agencies that a text and its byline credit.
func credits(a *news.Article) []string {
	text := a.Text()
	ends := a.Author + "\n" + text[:min(headBytes, len(text))] + "\n" + text[max(0, len(text)-footBytes):]
	var out []string
	for _, agency := range agencies {
		if slices.ContainsFunc(agency.credits, func(credit string) bool { return strings.Contains(ends, credit) }) {
			out = append(out, agency.name)
		}
	}
	return out
}

// agency is whose wire story two texts of one report are: an agency that
// published one of them and is named by the other, or one that both credit, or
// that one of them does; "" when neither tells.
func agency(a, b *Text) string {
	for _, pair := range [][2]*Text{{a, b}, {b, a}} {
		if o := pair[0].article.Outlet; o != nil && o.Kind == news.Agency && mentions(pair[1], o.Name) {
			return o.Name
		}
	}
	for _, name := range a.credits {
		if slices.Contains(b.credits, name) {
			return name
		}
	}
	if all := slices.Concat(a.credits, b.credits); len(all) > 0 {
		return all[0]
	}
	return sharedName(a, b)
}

func mentions(t *Text, name string) bool { return strings.Contains(t.article.Text(), name) }
