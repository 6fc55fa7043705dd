package dates

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

var slavicGolden = []struct {
	text string
	want []string
}{
	{"что он сказал в марте?", []string{"марте|2024-03-01|2024-04-01|month|no year"}},
	{"що він казав у березні?", []string{"березні|2024-03-01|2024-04-01|month|no year"}},
	{"В лютому 2024 року", []string{"лютому 2024 року|2024-02-01|2024-03-01|month"}},
	{"в начале июня и на початку червня", []string{"июня|2023-06-01|2023-07-01|month|no year", "червня|2023-06-01|2023-07-01|month|no year"}},
	{"13 февраля", []string{"13 февраля|2024-02-13|2024-02-14|day|no year"}},
	{"13-го лютого", []string{"13-го лютого|2024-02-13|2024-02-14|day|no year"}},
	{"22 марта 2024 года в Вале", []string{"22 марта 2024 года|2024-03-22|2024-03-23|day"}},
	{"до 20 березня", []string{"до 20 березня||2024-03-21|day|until|no year"}},
	{"после 15 марта", []string{"после 15 марта|2024-03-16||day|after|no year"}},
	{"після 15 березня 2023", []string{"після 15 березня 2023|2023-03-16||day|after"}},
	{"с 1 по 5 июня", []string{"с 1 по 5 июня|2023-06-01|2023-06-06|day|between|no year"}},
	{"з 1 до 5 червня 2022 року", []string{"з 1 до 5 червня 2022 року|2022-06-01|2022-06-06|day|between"}},
	{"с 28 января по 3 февраля", []string{"с 28 января по 3 февраля|2024-01-28|2024-02-04|day|between|no year"}},
	{"между 1 и 5 июня, між 1 та 5 червня", []string{"между 1 и 5 июня|2023-06-01|2023-06-06|day|between|no year", "між 1 та 5 червня|2023-06-01|2023-06-06|day|between|no year"}},
	{"с марта по май", []string{"с марта по май|2023-03-01|2023-06-01|month|between|no year"}},
	{"з березня", []string{"з березня|2024-03-01||month|since|no year"}},
	{"в 2023 году и у 2022 році", []string{"2023 году|2023-01-01|2024-01-01|year", "2022 році|2022-01-01|2023-01-01|year"}},
	{"вчора", []string{"вчора|2024-04-03|2024-04-04|day|no year"}},
	{"by 13 February", []string{"by 13 February||2024-02-14|day|until|no year"}},
	{"by March, after january", []string{"by March||2024-04-01|month|until|no year", "after january|2024-02-01||month|after|no year"}},
	{"Лютий мороз. Май Орлов спал. Листопад у лісі. В мае 3 человека", []string{"мае|2023-05-01|2023-06-01|month|no year"}},
	{"с 5 рабочими до 20 человек по 13 раз к 3 часам", nil},
}

func TestSlavic(t *testing.T) {
	for _, tt := range slavicGolden {
		var got []string
		for _, found := range All(tt.text, ref) {
			got = append(got, write(tt.text, found))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("All(%q) differs (-want +got):\n%s", tt.text, diff)
		}
	}
}
