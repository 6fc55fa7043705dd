package news

import (
	"slices"
	"strings"
	"testing"
)

func TestBeyond(t *testing.T) {
	const (
		surgeon = "“We now count 17 injured, two of them badly,” Ingrid Moe told NorWire."
		cost    = "The bridge cost 2.5 million kroner, 30 percent more than Halden had planned, Petra Hoyas said."
	)
	for _, test := range []struct {
		name, text, source string
		want               []string
	}{
		{"the same", "17 injured", surgeon, nil},
		{"in words", "Seventeen injured, 2 badly", surgeon, nil},
		{"another number", "70 injured", surgeon, []string{"70"}},
		{"another in words", "Seventy injured", surgeon, []string{"Seventy"}},
		{"part of a number", "7 injured", surgeon, []string{"7"}},
		{"a longer number", "twenty-one injured", "20 injured", []string{"twenty-one"}},
		{"a name", "Moe counts 17", surgeon, nil},
		{"a possessive", "Ingrid Moe’s count is 17", surgeon, nil},
		{"a title first", "Surgeon Ingrid Moe counts 17", surgeon + " She is a surgeon.", nil},
		{"another name", "17 injured, says Lunde", surgeon, []string{"Lunde"}},
		{"another name first", "Per Lunde counts 17", surgeon, []string{"Per", "Lunde"}},
		{"a name in lower case there", "the count of Badly", surgeon, []string{"Badly"}},
		{"a plain first word", "Surgeons count 17", surgeon, nil},
		{"scale", "2,500,000 kroner", cost, nil},
		{"another scale", "2.5 billion kroner", cost, []string{"2.5 billion"}},
		{"a lost scale", "2.5 kroner", cost, []string{"2.5"}},
		{"percent", "30% more", cost, nil},
		{"percent lost", "30 more", cost, []string{"30"}},
		{"a currency", "€2.5 million", cost, []string{"€"}},
		{"an emoji", "17 injured 💀", surgeon, []string{"💀"}},
		{"Ukrainian", "17 постраждалих, сказала Інгрід", surgeon, nil},
		{"Ukrainian in words", "Сімнадцять постраждалих, двоє тяжко", surgeon, nil},
		{"Ukrainian, another number", "Сімдесят постраждалих", surgeon, []string{"Сімдесят"}},
		{"Ukrainian, a name", "Міст коштував 2,5 мільйона крон, каже Петра Гойяс", cost, nil},
		{"Ukrainian, another name", "Міст коштував 2,5 млн крон, каже Лунде", cost, []string{"Лунде"}},
		{"declined", "Так у словах Петри Гойяс про Галдену", "Петра Гойяс говорила про Галден", nil},
		{"a name across scripts", "Zelenskyy spoke", "Володимир Зеленський виступив", nil},
		{"a name that only begins alike", "the road to Kyivan", "дорога до Києва", []string{"Kyivan"}},
		{"German", "siebzehn Verletzte", "17 injured", []string{"Verletzte"}},
		{"digits of another script", "١٧ injured, ７ badly", surgeon, []string{"７"}},
		{"a circled number", "⑰ injured", surgeon, []string{"⑰"}},
		{"thousands apart", "128 000 victims", "128,000 victims", nil},
		{"hundreds in words", "two hundred and five", "205 people", nil},
		{"Russian hundreds", "двести пять человек", "205 people", nil},
		{"nothing", "", surgeon, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := Beyond(test.text, test.source); !slices.Equal(got, test.want) {
				t.Errorf("Beyond(%q, %q) = %q, want %q", test.text, test.source, got, test.want)
			}
		})
	}
}

// FuzzBeyond holds that a text says nothing beyond itself, and that a number
// which no source has is always found.
func FuzzBeyond(f *testing.F) {
	f.Add("Seventeen of 1,200.5% in Halden’s 5bn\u200b, ١٧ ⅔ двести пять", "Halden")
	f.Fuzz(func(t *testing.T, text, source string) {
		if got := Beyond(text, source, text); len(got) > 0 {
			t.Fatalf("Beyond(%q, itself) = %q, want nothing", text, got)
		}
		const invented = "987654321987"
		if got := Beyond(text+"\n"+invented, strings.ReplaceAll(source, "9", "")); !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, invented) }) {
			t.Fatalf("Beyond(%q and %s) = %q, without the number", text, invented, got)
		}
	})
}
