package modeltest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// Question is the one that the scripts speak of, as the demonstration corpus
// answers it: a surgeon in Radio Vest counts 17, as The Halden Post does, an
// unnamed source of The Plain Truth more than forty.
const Question = "How many people were injured at the Halden bridge, and who says otherwise?"

const (
	surgeon = "We now count 17 injured"
	witness = "More than forty"
	post    = "Seventeen people"
)

// claim is one of a reply, as a model writes it that was asked for numbers alone and
// adds words of its own: none of them may be shown.
func claim(summary string, support, dispute []int) string {
	data, err := json.Marshal(map[string]any{"summary": summary, "support": append([]int{}, support...), "dispute": append([]int{}, dispute...), "denial": false})
	if err != nil {
		panic(err) // strings and numbers can be written
	}
	return string(data)
}

func reply(claims ...string) string {
	return `{"answer":"claims","claims":[` + strings.Join(claims, ",") + `]}`
}

// says is a script that replies by text, made from the prompt.
func says(name string, taken bool, text func(p *Play) string, invented ...string) Script {
	return Script{Name: name, Taken: taken, Invented: invented, Play: func(p *Play) { p.Say(text(p)) }}
}

// sums is a script whose one claim is the surgeon's, with a summary that nobody
// asked for. The number is taken, the summary is not read.
func sums(name, summary string, invented ...string) Script {
	return says(name, true, func(p *Play) string { return reply(claim(summary, []int{p.Number(surgeon)}, nil)) }, invented...)
}

// breaks is a script that gives no usable reply, for which reason.
func breaks(name, reason string, play func(p *Play), invented ...string) Script {
	return Script{Name: name, Play: play, Invented: invented, Fallback: reason}
}

const (
	unavailable = "the model is not available"
	refused     = "the model refuses to be asked"
	slow        = "the model took too long"
	declined    = "the model declined to answer"
	unusable    = "the model's reply could not be used"
)

// Good chooses as it should.
var Good = says("good", true, func(p *Play) string {
	return reply(
		claim("17 injured, says Ingrid Moe", []int{p.Number(surgeon), p.Number(post)}, []int{p.Number(witness)}),
		claim("More than forty were injured, whatever the county claims, says a source", []int{p.Number(witness)}, []int{p.Number(surgeon)}),
	)
})

// Ukrainian behaves as it should when it is asked in Ukrainian about articles in
// English: it rewords, chooses, and translates both ways.
var Ukrainian = Script{Name: "ukrainian", Taken: true, Play: func(p *Play) {
	switch {
	case p.Task == "reword":
		p.Say(`{"question":"Скільки людей постраждало внаслідок обвалу мосту в Галдені?","searches":[{"language":"en","text":"` + Question + `"}]}`)
	case p.Task == "compose":
		p.Say(reply(claim("17 поранених, двоє тяжко, каже Інгрід", []int{p.Number(surgeon)}, []int{p.Number(witness)})))
	case strings.Contains(p.System, "into English"):
		p.Say(translation(p.Number("17 поранених"), "We now count 17 injured, two of them badly."))
	default:
		p.Say(translation(p.Number(surgeon), "«Зараз ми нараховуємо 17 поранених, двоє з них тяжко."))
	}
}}

func translation(number int, text string) string {
	data, err := json.Marshal(map[string]any{"translations": []any{map[string]any{"n": number, "text": text}}})
	if err != nil {
		panic(err) // strings can be written
	}
	return string(data)
}

// Hostile are replies that a model must not get through with.
func Hostile() []Script {
	return append(append(append(append(lies(), malformed()...), faults()...), disguises()...), choices()...)
}

// lies are well-formed replies that say what is not so.
func lies() []Script {
	one := func(p *Play) []int { return []int{p.Number(surgeon)} }
	return []Script{
		sums("invented-number", "70 injured, says Ingrid Moe", "70 injured"),
		sums("invented-number-in-words", "Seventy injured, says Ingrid Moe", "eventy"),
		sums("invented-share", "17 percent injured, says Ingrid Moe", "percent"),
		sums("invented-scale", "17 thousand injured, says Ingrid Moe", "thousand"),
		sums("invented-name", "17 injured, says Barnaby Quillon", "Quillon"),
		sums("invented-name-first", "Barnaby Quillon counts 17 injured", "Quillon"),
		sums("invented-fact", "17 injured and the mayor was arrested, says Ingrid Moe", "arrested"),
		sums("invented-cause", "17 injured by sabotage, says Ingrid Moe", "sabotage"),
		sums("changed-outlet", "Kvartal Times reports 17 injured", "Kvartal"),
		sums("other-outlet", "17 injured, The Plain Truth reports", "The Plain Truth reports"),
		sums("changed-speaker", "17 injured, says Per Lunde", "Lunde"),
		sums("other-quotes-number", "More than forty injured, says Ingrid Moe", "forty injured"),
		sums("own-voice", "17 injured, two of them badly"),
		sums("verdict", "Radio Vest is right, the others lie", "is right", "others lie"),
		sums("opinion", "17 injured, a shocking failure, says Ingrid Moe", "shocking"),
		sums("wrong-language", "17 Verletzte, sagt Ingrid Moe", "Verletzte"),
		sums("wrong-language-and-fact", "17 поранених, мера заарештовано, каже Інгрід", "заарештовано"),
		sums("moved-number", "2 injured, says Ingrid Moe", "2 injured"),
		says("invented-quote", true, func(p *Play) string {
			return `{"answer":"claims","claims":[{"summary":"","quote":"The bridge was blown up","text":"The bridge was blown up","support":` + fmt.Sprintf("[%d]", one(p)[0]) + `,"dispute":[],"denial":false}],"quotes":[{"text":"The bridge was blown up","outlet":"Radio Vest"}]}`
		}, "blown up"),
		says("changed-label", true, func(p *Play) string {
			return fmt.Sprintf(`{"answer":"claims","outlet":"Kvartal Times","claims":[{"summary":"","outlet":"Kvartal Times","label":"Kvartal Times · 1 May","speaker":"Barnaby Quillon","support":[%d],"dispute":[],"denial":false}]}`, one(p)[0])
		}, "Kvartal", "Quillon"),
		says("no-such-candidates", false, func(*Play) string { return reply(claim("Seventy injured", []int{0, -1, 99, 1 << 20}, []int{77})) }, "eventy"),
		says("no-support", false, func(p *Play) string { return reply(claim("17 injured", nil, one(p))) }),
		says("all-in-one", true, func(p *Play) string {
			var all []int
			for _, c := range p.Candidates() {
				all = append(all, c.N)
			}
			return reply(claim("All agree that seventy were injured", all, nil))
		}, "eventy", "All agree"),
		says("ten-thousand-claims", true, func(p *Play) string {
			all := make([]string, 2000)
			for i := range all {
				all[i] = claim(fmt.Sprintf("Quillon claims %d", 70+i), []int{i%4 + 1}, nil)
			}
			return reply(all...)
		}, "Quillon"),
		says("no-source-with-claims", false, func(p *Play) string {
			return `{"answer":"no_source","claims":[` + claim("Seventy injured", one(p), nil) + `]}`
		}, "eventy"),
		says("empty-claims", false, func(*Play) string { return reply() }),
	}
}

// disguises are summaries that would do something to the screen.
func disguises() []Script {
	return []Script{
		sums("html", "<b>17</b> injured <a href='https://evil.example'>more</a>, says Ingrid Moe", "evil.example", "<b>"),
		sums("markdown-link", "[17 injured](https://evil.example), says Ingrid Moe", "evil.example"),
		sums("bare-link", "17 injured, says Ingrid Moe, t.me/evil", "t.me"),
		sums("mention", "17 injured, says @evil_bot Ingrid Moe", "evil_bot"),
		sums("quotation-marks", "“17 injured”, says Ingrid Moe: “quite so”", "quite so"),
		sums("bidi", "17 injured, says \u202eIngrid Moe evil", "\u202e", "evil"),
		sums("zero-width", "17\u200b0 injured, says Ingrid Moe evil", "evil", "17\u200b0"),
		sums("escape-sequence", "17 injured\x1b[2J, says Ingrid Moe evil", "\x1b[2J", "evil"),
		sums("new-line-and-label", "17 injured\n\nKvartal Times · 1 May 2025 · quoting Ingrid Moe", "Kvartal"),
		sums("emoji", "17 injured 💥, says Ingrid Moe", "💥"),
		sums("look-alike", "17 injured, says Ingrid Mое", "Mое"),
		sums("very-long", strings.Repeat("17 injured, says Ingrid Moe, ", 400), "Ingrid Moe, 17 injured"),
		sums("fullwidth-digits", "７０ injured, says Ingrid Moe", "７０"),
	}
}

// malformed are replies that are not what was asked for.
func malformed() []Script {
	evil := reply(claim("Seventy injured, says Barnaby Quillon", []int{1}, nil))
	return []Script{
		breaks("refusal-in-words", unusable, func(p *Play) { p.Say("I'm sorry, but Barnaby Quillon cannot help with that.") }, "Quillon"),
		breaks("refusal-field", declined, func(p *Play) { p.Delta(map[string]any{"refusal": "Quillon says no"}, nil); p.Done() }, "Quillon"),
		breaks("content-filter", declined, func(p *Play) { p.Delta(map[string]any{"content": evil}, "content_filter"); p.event("[DONE]") }, "Quillon"),
		breaks("silence", unusable, func(p *Play) { p.Say("") }),
		breaks("prose-no-source", unusable, func(p *Play) { p.Say("There is no source for this, says Quillon.") }, "Quillon"),
		breaks("truncated-at-once", unusable, func(p *Play) { p.Text(evil[:40]) }, "Quillon"),
		{Name: "truncated-later", Taken: true, Invented: []string{"Quillon"}, Play: func(p *Play) {
			whole := reply(claim("", []int{p.Number(surgeon)}, nil), claim("Quillon", []int{p.Number(witness)}, nil))
			p.Text(whole[:len(whole)-30])
		}},
		{Name: "double-json", Taken: true, Invented: []string{"Quillon"}, Play: func(p *Play) {
			p.Say(reply(claim("", []int{p.Number(surgeon)}, nil)) + "\n" + evil)
		}},
		{Name: "thinking-aloud", Taken: true, Invented: []string{"Quillon"}, Play: func(p *Play) {
			p.Say("<think>" + evil + "</think>\nHere it is:\n```json\n" + reply(claim("", []int{p.Number(surgeon)}, nil)) + "\n```")
		}},
		breaks("sloppy-json", unusable, func(p *Play) {
			p.Say(fmt.Sprintf("Sure!\n{\"answer\": \"claims\",\n \"claims\": [{\"summary\": \"17 injured,\n says Ingrid Moe\", \"support\": [\"%d\", 2.5, null,], \"dispute\": [],},],}", p.Number(surgeon)))
		}),
		{Name: "not-streamed", Taken: true, Play: func(p *Play) {
			p.Whole(map[string]any{"role": "assistant", "content": reply(claim("17 injured, says Ingrid Moe", []int{p.Number(surgeon)}, nil))})
		}},
		breaks("null", unusable, func(p *Play) { p.Say("null") }),
		breaks("list", unusable, func(p *Play) { p.Say(`[1,2,"Quillon"]`) }, "Quillon"),
		breaks("other-object", unusable, func(p *Play) { p.Say(`{"Quillon":{"claims":[1]}}`) }, "Quillon"),
		breaks("wrong-types", unusable, func(p *Play) {
			p.Say(`{"answer":"claims","claims":[{"summary":["Quillon"],"support":"all","dispute":{},"denial":"no"}]}`)
		}, "Quillon"),
		breaks("claims-are-words", unusable, func(p *Play) { p.Say(`{"answer":"claims","claims":"Quillon counts 70"}`) }, "Quillon"),
		breaks("deep", unusable, func(p *Play) { p.Say(`{"claims":` + strings.Repeat("[", 20000)) }),
		breaks("not-a-number", unusable, func(p *Play) {
			p.Say(`{"answer":"claims","claims":[{"summary":"Quillon","support":[NaN,Infinity]}]}`)
		}, "Quillon"),
		breaks("not-utf-8", unusable, func(p *Play) {
			p.event("{\"choices\":[{\"delta\":{\"content\":\"\xff\xfe Quillon\"}}]}")
			p.event("[DONE]")
		}, "Quillon"),
		breaks("prompt-echoed", unusable, func(p *Play) { p.Say(strings.NewReplacer("{", "(", "}", ")").Replace(p.System + p.User)) }),
		breaks("tool-call", unusable, func(p *Play) {
			p.Delta(map[string]any{"tool_calls": []any{map[string]any{"index": 0, "id": "1", "type": "function", "function": map[string]any{"name": "send", "arguments": evil}}}}, "tool_calls")
			p.event("[DONE]")
		}, "Quillon"),
		breaks("function-call", unusable, func(p *Play) {
			p.Whole(map[string]any{"role": "assistant", "content": nil, "function_call": map[string]any{"name": "send", "arguments": evil}})
		}, "Quillon"),
		breaks("html-page", unusable, func(p *Play) {
			p.W.Header().Set("Content-Type", "text/html")
			_, _ = fmt.Fprint(p.W, "<html><body>Log in, Quillon</body></html>")
		}, "Quillon"),
		breaks("no-choices", unusable, func(p *Play) { p.event(`{"choices":[]}`); p.event("[DONE]") }),
		breaks("events-of-rubbish", unusable, func(p *Play) { p.event("Quillon"); p.event("{{{") }, "Quillon"),
	}
}

// faults are servers that do not do their work.
func faults() []Script {
	status := func(code int, body string, headers ...string) func(p *Play) {
		return func(p *Play) {
			for i := 0; i+1 < len(headers); i += 2 {
				p.W.Header().Set(headers[i], headers[i+1])
			}
			p.W.WriteHeader(code)
			_, _ = fmt.Fprint(p.W, body)
		}
	}
	const long = 10 << 20
	return []Script{
		breaks("10-mb-at-once", unusable, func(p *Play) {
			p.Whole(map[string]any{"role": "assistant", "content": strings.Repeat("Quillon ", long/8)})
		}, "Quillon"),
		breaks("10-mb-in-a-line", unusable, func(p *Play) { p.event(strings.Repeat("Quillon ", long/8)) }, "Quillon"),
		breaks("10-mb-in-events", unusable, func(p *Play) {
			for i := 0; i < long/4096 && p.R.Context().Err() == nil; i++ {
				p.Delta(map[string]any{"content": strings.Repeat("Quillon ", 512)}, nil)
			}
		}, "Quillon"),
		breaks("endless-words", unusable, func(p *Play) {
			for !p.Gone(0) {
				p.Delta(map[string]any{"content": "Quillon and "}, nil)
			}
		}, "Quillon"),
		breaks("endless-claim", unusable, func(p *Play) {
			p.Text(`{"answer":"claims","claims":[{"summary":"`)
			for !p.Gone(0) {
				p.Delta(map[string]any{"content": "Quillon and "}, nil)
			}
		}, "Quillon"),
		breaks("endless-trickle", slow, func(p *Play) {
			for !p.Gone(20 * time.Millisecond) {
				p.Delta(map[string]any{"content": " "}, nil)
			}
		}),
		breaks("endless-comments", unusable, func(p *Play) {
			p.event(`{"choices":[]}`)
			for !p.Gone(0) {
				_, _ = fmt.Fprint(p.W, ": wait\n\n")
			}
		}),
		breaks("hangs-before", slow, func(p *Play) { p.Gone(time.Minute) }),
		breaks("hangs-within", slow, func(p *Play) { p.Text(`{"answer":"claims",`); p.Gone(time.Minute) }),
		{Name: "hangs-after", Taken: true, Play: func(p *Play) {
			p.Text(reply(claim("17 injured, says Ingrid Moe", []int{p.Number(surgeon)}, nil)))
			p.Gone(time.Minute)
		}},
		breaks("cut-off", unavailable, func(p *Play) { p.Text(`{"answer":"claims","cla`); panic(http.ErrAbortHandler) }),
		breaks("error-in-stream", unavailable, func(p *Play) { p.Text(`{"answer":`); p.event(`{"error":{"message":"Quillon","type":"server_error"}}`) }, "Quillon"),
		breaks("429-for-an-hour", unavailable, status(429, `{"error":{"message":"Quillon","code":"rate_limit_exceeded"}}`, "Retry-After", "3600"), "Quillon"),
		breaks("429-for-ever", unavailable, status(429, "Quillon"), "Quillon"),
		breaks("500", unavailable, status(500, `{"error":{"message":"Quillon"}}`), "Quillon"),
		breaks("502-html", unavailable, status(502, "<html>Quillon</html>"), "Quillon"),
		breaks("503-10-mb", unavailable, status(503, strings.Repeat("Quillon ", long/8)), "Quillon"),
		breaks("400", refused, status(400, `{"error":{"message":"Quillon","type":"invalid_request_error"}}`), "Quillon"),
		breaks("401-with-the-key", refused, func(p *Play) {
			status(401, fmt.Sprintf(`{"error":{"message":"wrong key: %s","code":%q}}`, p.R.Header.Get("Authorization"), p.R.Header.Get("Authorization")))(p)
		}),
		{Name: "key-in-a-summary", Taken: true, Play: func(p *Play) {
			p.Say(reply(claim("17 injured, says "+p.R.Header.Get("Authorization"), []int{p.Number(surgeon)}, nil)))
		}},
		breaks("key-cut-off", unusable, func(p *Play) {
			sent := p.R.Header.Get("Authorization")
			p.Text(`{"answer":"` + sent[:len(sent)-3]) // and the stream ends
		}),
		{Name: "key-in-two-lines", Taken: true, Play: func(p *Play) {
			sent := p.R.Header.Get("Authorization")
			half := len(sent) - len(strings.TrimPrefix(sent, "Bearer "))/2
			p.Say(sent[:half] + "\n" + sent[half:] + reply(claim("", []int{p.Number(surgeon)}, nil)))
		}},
		breaks("404", refused, status(404, `{"error":{"message":"no model Quillon","code":"model_not_found"}}`), "Quillon"),
		breaks("redirect", refused, status(302, "", "Location", "http://127.0.0.1:1/v1/chat/completions")),
		breaks("no-content", unusable, status(204, "")),
		breaks("wrong-encoding", unavailable, status(200, "Quillon", "Content-Encoding", "gzip", "Content-Type", "text/event-stream"), "Quillon"),
	}
}
