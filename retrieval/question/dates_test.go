package question_test

import (
	"testing"
	"time"

	"whosaid/retrieval/question"
)

func TestWhen(t *testing.T) {
	newest := time.Date(2026, 10, 12, 8, 0, 0, 0, time.UTC)
	for _, test := range []struct{ text, want string }{
		{"What did Anna Berg say in March?", "2026-03-01 2026-04-02 firm"},
		{"What did Anna Berg say in May?", "2026-05-01 2026-06-02 firm"},
		{"what did may say in march", "2026-03-01 2026-04-02 firm"},
		{"What did Berg say in November?", "2025-11-01 2025-12-02 firm"},
		{"What did Berg say on 15 October?", "2025-10-15 2025-10-17 firm"},
		{"What did Berg say in October?", "2026-10-01 2026-11-02 firm"},
		{"What did Berg say in March 2024?", "2024-03-01 2024-04-02 firm"},
		{"what was said by 13 February", "- 2026-02-15 firm"},
		{"what did she promise after 15 March", "2026-03-16 - firm"},
		{"what did she say before 13 February 2025", "- 2025-02-13 firm"},
		{"What did she say after 15 March and before 1 April?", "2026-03-16 2026-04-01 firm"},
		{"What did she say in March and in May?", "2026-03-01 2026-06-02 firm"},
		{"What was reported on 2 May about the bridge?", "2026-05-02 2026-05-03 firm"},
		{"Що казала Анна Берг у березні?", "2026-03-01 2026-04-02 firm"},
		{"Что сказала Берг в марте 2025 года?", "2025-03-01 2025-04-02 firm"},
		{"что заявили 13 февраля", "2026-02-13 2026-02-15 firm"},
		{"що заявила Берг до 20 березня", "- 2026-03-22 firm"},
		{"що казали після 15 березня?", "2026-03-16 - firm"},
		{"что говорили с 1 по 5 июня", "2026-06-01 2026-06-07 firm"},
		{"the bridge since 14 May", "2026-05-14 - firm"},
		{"why did the bank raise rates in October 2024", "2024-10-01 2024-11-02"},
		{"сколько больных насчитали 9 октября", "2026-10-09 2026-10-11"},
		{"What did Theresa May say about the march on the capital?", "- -"},
		{"What may Berg say?", "- -"},
		{"Коли відкриють міст?", "- -"},
		{"", "- -"},
	} {
		got := question.When(test.text, newest)
		write := func(at time.Time) string {
			if at.IsZero() {
				return "-"
			}
			return at.Format(time.DateOnly)
		}
		is := write(got.From) + " " + write(got.To)
		if got.Firm {
			is += " firm"
		}
		if is != test.want {
			t.Errorf("When(%q) = %s, want %s", test.text, is, test.want)
		}
	}
	if got := question.When("said in March", time.Time{}); got.Firm || len(got.Spans) > 0 {
		t.Errorf("When without stored articles = %+v, want nothing", got)
	}
}

// FuzzWhen holds that no question makes it panic, that a span lies within the
// question, and that a date without a year is never in the future.
func FuzzWhen(f *testing.F) {
	f.Add("said in March 2024, by 13 February, з 1 по 5 червня")
	f.Add("с 28 января по 3 февраля 13-го лютого")
	newest := time.Date(2026, 10, 12, 8, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, text string) {
		got := question.When(text, newest)
		for _, span := range got.Spans {
			if span.Start < 0 || span.Start >= span.End || span.End > len(text) {
				t.Fatalf("When(%q) gives the span %+v", text, span)
			}
		}
		if again := question.When(text, newest); !again.From.Equal(got.From) || !again.To.Equal(got.To) {
			t.Fatalf("When(%q) is not stable", text)
		}
	})
}
