package modeltest

import (
	"encoding/json"
	"fmt"
	"strings"
)

// word stands in every reply below, in some place where a word could slip through.
const word = "Quillon"

// slips is a script whose reply names the surgeon's quote and puts word elsewhere.
func slips(name, reply string) Script {
	return says(name, true, func(p *Play) string { return fmt.Sprintf(reply, p.Number(surgeon)) }, word)
}

// choices are replies by one that may only choose: words in every place, choices
// that hide what others say, and lists that are none.
func choices() []Script {
	return append(append(words(), hiding()...), lists()...)
}

// words puts words where nothing but numbers is asked for.
func words() []Script {
	return []Script{
		slips("heading-of-a-claim", `{"answer":"claims","claims":[{"heading":"Quillon","title":"Quillon","support":[%d]}]}`),
		slips("heading-of-all", `{"heading":"Quillon","answer":"claims","claims":[{"support":[%d]}],"conclusion":"Quillon"}`),
		slips("named-group", `{"answer":"claims","claims":[{"group":"Quillon says","support":[%d],"dispute":["Quillon"]}]}`),
		slips("series-of-its-own", `{"answer":"claims","claims":[{"support":[%d],"series":[{"as_of":"2025-05-13","figure":"Quillon"}]}],"course":"Quillon"}`),
		slips("translation-unasked", `{"answer":"claims","claims":[{"support":[%d],"translation":{"language":"uk","text":"Quillon"}}],"translations":[{"n":1,"text":"Quillon"}]}`),
		slips("search-unasked", `{"question":"Quillon?","searches":[{"language":"en","text":"Quillon"}],"answer":"claims","claims":[{"support":[%d]}]}`),
		slips("label-beside-a-number", `{"answer":"claims","claims":[{"support":[%d],"labels":["Quillon Times · 1 May"],"also_in":["Quillon"],"remark":"Quillon"}]}`),
		slips("origins-of-its-own", `{"answer":"claims","claims":[{"support":[%d],"outlets":9,"origins":9,"origins_why":"Quillon"}]}`),
		slips("missing-of-its-own", `{"missing":"Quillon","fallback_reason":"Quillon","answer":"claims","claims":[{"support":[%d]}]}`),
		slips("numbers-with-words", `{"answer":"claims","claims":[{"support":[%d,"2 Quillon","Quillon"]}]}`),
		slips("objects-for-numbers", `{"answer":"claims","claims":[{"support":[%d,{"n":2,"text":"Quillon"}]}]}`),
		slips("words-of-the-verdict", `{"answer":"Quillon is right","claims":[{"support":[%d]}]}`),
		slips("keys-that-are-words", `{"Quillon":["Quillon"],"answer":"claims","claims":[{"Quillon":"Quillon","support":[%d]}]}`),
		slips("escaped-words", `{"answer":"claims","claims":[{"summary":"\u0051uillon","support":[%d]}]}`),
		slips("words-behind", `{"answer":"claims","claims":[{"support":[%d]}]} Quillon`),
		{Name: "reasoning-beside", Taken: true, Invented: []string{word}, Play: func(p *Play) {
			p.Delta(map[string]any{"reasoning_content": word, "name": word}, nil)
			p.Say(reply(claim(word, []int{p.Number(surgeon)}, nil)))
		}},
	}
}

// hides is a script whose choice leaves out what the answer must show all the same.
func hides(name string, support func(p *Play) [][]int) Script {
	return Script{Name: name, Taken: true, Keeps: []string{witness, surgeon}, Play: func(p *Play) {
		var all []string
		for _, numbers := range support(p) {
			all = append(all, claim("", numbers, nil))
		}
		p.Say(reply(all...))
	}}
}

// hiding are choices without one side, or with both as one.
func hiding() []Script {
	return []Script{
		hides("without-the-dispute", func(p *Play) [][]int { return [][]int{{p.Number(surgeon)}} }),
		hides("without-the-disputed", func(p *Play) [][]int { return [][]int{{p.Number(witness)}} }),
		hides("both-sides-as-one", func(p *Play) [][]int { return [][]int{{p.Number(surgeon), p.Number(witness)}} }),
		hides("both-sides-as-one-turned", func(p *Play) [][]int { return [][]int{{p.Number(witness), p.Number(surgeon), p.Number(post)}} }),
		hides("the-same-again-and-again", func(p *Play) [][]int {
			one := p.Number(surgeon)
			return [][]int{{one, one, one}, {one}, {one, one}}
		}),
	}
}

// lists are lists of numbers that are none, or too many.
func lists() []Script {
	many := func(n int, text string) string { return strings.TrimSuffix(strings.Repeat(text+",", n), ",") }
	return []Script{
		breaks("trailing-commas", unusable, func(p *Play) { p.Say(`{"answer":"claims","claims":[{"support":[1,],},],}`) }),
		breaks("a-number-for-a-list", unusable, func(p *Play) { p.Say(`{"answer":"claims","claims":[{"support":1}]}`) }),
		breaks("a-list-of-nothing", unusable, func(p *Play) { p.Say(`{"answer":"claims","claims":[null,{},{"support":null}]}`) }),
		breaks("numbers-beyond-numbers", unusable, func(p *Play) {
			p.Say(`{"answer":"claims","claims":[{"support":[1e400,-1e400,99999999999999999999]}]}`)
		}),
		breaks("halves", unusable, func(p *Play) { p.Say(`{"answer":"claims","claims":[{"support":[0.5,1.5]}]}`) }),
		breaks("a-hundred-thousand-numbers", unusable, func(p *Play) {
			p.Say(`{"answer":"claims","claims":[{"support":[` + many(100_000, "77") + `]}]}`)
		}),
		breaks("claims-in-claims", unusable, func(p *Play) { p.Say(`{"answer":"claims","claims":[{"claims":[{"support":[1]}]}]}`) }),
		breaks("no-source-at-the-end", unusable, func(p *Play) {
			p.Say(fmt.Sprintf(`{"claims":[{"support":[%d]}],"answer":"no_source"}`, p.Number(surgeon)))
		}),
		says("another-list-of-claims", true, func(p *Play) string {
			one, err := json.Marshal([]int{p.Number(surgeon)})
			if err != nil {
				panic(err) // numbers can be written
			}
			return fmt.Sprintf(`{"answer":"claims","claims":[{"support":%s}],"claims":[{"summary":"Quillon","support":%s}]}`, one, one)
		}, word),
	}
}
