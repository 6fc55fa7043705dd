package dates

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// ref is a Thursday.
var ref = time.Date(2024, 4, 4, 9, 30, 0, 0, time.UTC)

// golden holds texts with the dates in them, written as
// "words|from|to|precision[|bound][|no year][|zone]".
var golden = []struct {
	name string
	text string
	want []string
}{
	{"month day year", "Halden, March 27, 2024: it rained.", []string{"March 27, 2024|2024-03-27|2024-03-28|day"}},
	{"day month year", "on 27 March 2024 it rained", []string{"27 March 2024|2024-03-27|2024-03-28|day"}},
	{"abbreviated month", "27 Mar. 2024", []string{"27 Mar. 2024|2024-03-27|2024-03-28|day"}},
	{"ordinals", "the 27th of March, 2024 and April 2nd", []string{"27th of March, 2024|2024-03-27|2024-03-28|day", "April 2nd|2024-04-02|2024-04-03|day|no year"}},
	{"capitals", "MARCH 27, 2024", []string{"MARCH 27, 2024|2024-03-27|2024-03-28|day"}},
	{"no space after comma", "March 27,2024", []string{"March 27,2024|2024-03-27|2024-03-28|day"}},
	{"dashes around month", "27-Mar-2024", []string{"27-Mar-2024|2024-03-27|2024-03-28|day"}},
	{"weekday before", "Friday, March 22, 2024", []string{"Friday, March 22, 2024|2024-03-22|2024-03-23|day"}},
	{"short weekday before", "Sat 23 Mar 2024 10:05 GMT", []string{"Sat 23 Mar 2024 10:05 GMT|2024-03-23T10:05:00Z|2024-03-23T10:06:00Z|minute|zone"}},
	{"weekday and brackets", "on Friday (March 22) they met", []string{"Friday (March 22)|2024-03-22|2024-03-23|day|no year"}},
	{"weekday finds the year", "Saturday, 4 May", []string{"Saturday, 4 May|2019-05-04|2019-05-05|day|no year"}},

	{"time with zone", "Mar 28, 2024, 4:16 PM IST", []string{"Mar 28, 2024, 4:16 PM IST|2024-03-28T16:16:00+05:30|2024-03-28T16:17:00+05:30|minute|zone"}},
	{"byline", "By Team Vale  |  First Published Mar 28, 2024, 4:16 PM IST", []string{"Mar 28, 2024, 4:16 PM IST|2024-03-28T16:16:00+05:30|2024-03-28T16:17:00+05:30|minute|zone"}},
	{"updated", "NorWire | Updated: 2017-09-15 17:52", []string{"2017-09-15 17:52|2017-09-15T17:52:00Z|2017-09-15T17:53:00Z|minute"}},
	{"time with dots", "27 March 2024 at 4 p.m. in Vale", []string{"27 March 2024 at 4 p.m.|2024-03-27T16:00:00Z|2024-03-27T16:01:00Z|minute"}},
	{"midnight and noon", "1 May 2023, 12:00 am; 1 May 2023, 12:00 pm", []string{"1 May 2023, 12:00 am|2023-05-01T00:00:00Z|2023-05-01T00:01:00Z|minute", "1 May 2023, 12:00 pm|2023-05-01T12:00:00Z|2023-05-01T12:01:00Z|minute"}},
	{"time before date", "4:16 PM IST, March 28, 2024", []string{"4:16 PM IST, March 28, 2024|2024-03-28T16:16:00+05:30|2024-03-28T16:17:00+05:30|minute|zone"}},
	{"american summer", "July 1, 2024, 9:00 a.m. ET", []string{"July 1, 2024, 9:00 a.m. ET|2024-07-01T09:00:00-04:00|2024-07-01T09:01:00-04:00|minute|zone"}},
	{"american winter", "Jan. 8, 2024 9:00 AM PT", []string{"Jan. 8, 2024 9:00 AM PT|2024-01-08T09:00:00-08:00|2024-01-08T09:01:00-08:00|minute|zone"}},
	{"named offset", "27 March 2024 16:16 (UTC+3)", []string{"27 March 2024 16:16 (UTC+3)|2024-03-27T16:16:00+03:00|2024-03-27T16:17:00+03:00|minute|zone"}},
	{"Moscow", "27 March 2024, 16:16 MSK", []string{"27 March 2024, 16:16 MSK|2024-03-27T16:16:00+03:00|2024-03-27T16:17:00+03:00|minute|zone"}},
	{"no such hour", "27 March 2024 at 25:16", []string{"27 March 2024|2024-03-27|2024-03-28|day"}},

	{"iso", " date 2024-03-24 Officials of Vale met.", []string{"2024-03-24|2024-03-24|2024-03-25|day"}},
	{"slashes, year first", "2024/03/24", []string{"2024/03/24|2024-03-24|2024-03-25|day"}},
	{"RFC 3339", "2024-03-28T16:16:00+05:30", []string{"2024-03-28T16:16:00+05:30|2024-03-28T16:16:00+05:30|2024-03-28T16:17:00+05:30|minute|zone"}},
	{"RFC 3339, UTC", "2024-03-28T16:16:07.250Z.", []string{"2024-03-28T16:16:07.250Z|2024-03-28T16:16:00Z|2024-03-28T16:17:00Z|minute|zone"}},
	{"dots", "am 24.03.2024.", []string{"24.03.2024|2024-03-24|2024-03-25|day"}},
	{"slashes, day first", "24/03/2024", []string{"24/03/2024|2024-03-24|2024-03-25|day"}},
	{"slashes, month first", "03/24/2024", []string{"03/24/2024|2024-03-24|2024-03-25|day"}},
	{"in brackets", "(2024-03-24)", []string{"2024-03-24|2024-03-24|2024-03-25|day"}},

	{"no year", "On April 2, he spoke. On March 26 the head of Vale did.", []string{"April 2|2024-04-02|2024-04-03|day|no year", "March 26|2024-03-26|2024-03-27|day|no year"}},
	{"no year, last year's", "Since December 20 nothing moved", []string{"Since December 20|2023-12-20||day|since|no year"}},
	{"no year, next week", "The vote is on 9 April.", []string{"9 April|2024-04-09|2024-04-10|day|no year"}},
	{"day before month, no year", "charged on 24 March.", []string{"24 March|2024-03-24|2024-03-25|day|no year"}},
	{"as an adjective", "in a March 28 article for Vale", []string{"March 28|2024-03-28|2024-03-29|day|no year"}},
	{"29 February", "on February 29", []string{"February 29|2024-02-29|2024-03-01|day|no year"}},
	{"small letters", "what was said on march 22 and in october 2022?", []string{"march 22|2024-03-22|2024-03-23|day|no year", "october 2022|2022-10-01|2022-11-01|month"}},

	{"month and year", "the October 2022 resolution", []string{"October 2022|2022-10-01|2022-11-01|month"}},
	{"month of year", "In September of 2022", []string{"September of 2022|2022-09-01|2022-10-01|month"}},
	{"month alone", "in March and since May", []string{"March|2024-03-01|2024-04-01|month|no year", "since May|2023-05-01||month|since|no year"}},
	{"year", "in 2017, Back in 2015, late 2014", []string{"2017|2017-01-01|2018-01-01|year", "2015|2015-01-01|2016-01-01|year", "2014|2014-01-01|2015-01-01|year"}},
	{"year after article", "the 2016 attack", []string{"2016|2016-01-01|2017-01-01|year"}},
	{"year in brackets", "The Long Bridge (1961)", []string{"1961|1961-01-01|1962-01-01|year"}},
	{"end of year", "the end of 2019 and the summer of 2020", []string{"2019|2019-01-01|2020-01-01|year", "2020|2020-01-01|2021-01-01|year"}},

	{"today", "Today and yesterday, not tomorrow", []string{"Today|2024-04-04|2024-04-05|day|no year", "yesterday|2024-04-03|2024-04-04|day|no year", "tomorrow|2024-04-05|2024-04-06|day|no year"}},
	{"weekday", "The council met on Friday.", []string{"Friday|2024-03-29|2024-03-30|day|no year"}},
	{"weekday today", "said Thursday", []string{"Thursday|2024-04-04|2024-04-05|day|no year"}},
	{"turned weekdays", "last Thursday, next Thursday, this Sunday", []string{"last Thursday|2024-03-28|2024-03-29|day|no year", "next Thursday|2024-04-11|2024-04-12|day|no year", "this Sunday|2024-04-07|2024-04-08|day|no year"}},
	{"week", "last week and this week", []string{"last week|2024-03-25|2024-04-01|week|no year", "this week|2024-04-01|2024-04-08|week|no year"}},
	{"month", "this month, last month", []string{"this month|2024-04-01|2024-05-01|month|no year", "last month|2024-03-01|2024-04-01|month|no year"}},
	{"turned month", "last March, next March", []string{"last March|2024-03-01|2024-04-01|month|no year", "next March|2025-03-01|2025-04-01|month|no year"}},
	{"night", "last night", []string{"last night|2024-04-03|2024-04-04|day|no year"}},
	{"ago", "two years ago, 3 days ago, a month ago", []string{"two years ago|2022-01-01|2023-01-01|year|no year", "3 days ago|2024-04-01|2024-04-02|day|no year", "a month ago|2024-03-01|2024-04-01|month|no year"}},
	{"past days", "over the past three days", []string{"past three days|2024-04-01|2024-04-05|day|no year"}},
	{"day before yesterday", "the day before yesterday", []string{"day before yesterday|2024-04-02|2024-04-03|day|no year"}},

	{"from to, one month", "from 12 to 14 May 2025", []string{"from 12 to 14 May 2025|2025-05-12|2025-05-15|day|between"}},
	{"between, one year", "between March 22 and March 26, 2024", []string{"between March 22 and March 26, 2024|2024-03-22|2024-03-27|day|between"}},
	{"between days", "between 22 and 26 March", []string{"between 22 and 26 March|2024-03-22|2024-03-27|day|between|no year"}},
	{"en dash", "11–20 May 2025", []string{"11–20 May 2025|2025-05-11|2025-05-21|day|between"}},
	{"hyphen", "11-20 May 2025", []string{"11-20 May 2025|2025-05-11|2025-05-21|day|between"}},
	{"month first", "March 22-26, 2024; March 22 to 26", []string{"March 22-26, 2024|2024-03-22|2024-03-27|day|between", "March 22 to 26|2024-03-22|2024-03-27|day|between|no year"}},
	{"over new year", "from December 28 to January 3, 2024", []string{"from December 28 to January 3, 2024|2023-12-28|2024-01-04|day|between"}},
	{"years", "from 2014 to 2017 and in 2019–2021", []string{"from 2014 to 2017|2014-01-01|2018-01-01|year|between", "2019–2021|2019-01-01|2022-01-01|year|between"}},
	{"months", "between October 2022 and March 2024", []string{"between October 2022 and March 2024|2022-10-01|2024-04-01|month|between"}},
	{"weekdays", "from Monday to Wednesday", []string{"from Monday to Wednesday|2024-04-01|2024-04-04|day|between|no year"}},
	{"since", "since 14 May 2023", []string{"since 14 May 2023|2023-05-14||day|since"}},
	{"before and after", "before March 22, 2024 or after 2017", []string{"before March 22, 2024||2024-03-22|day|before", "after 2017|2018-01-01||year|after"}},
	{"until", "until Friday", []string{"until Friday||2024-03-30|day|until|no year"}},

	{"French", "le 22 mars 2024", []string{"22 mars 2024|2024-03-22|2024-03-23|day"}},
	{"German", "am 22. März 2024", []string{"22. März 2024|2024-03-22|2024-03-23|day"}},
	{"Spanish", "el 22 de marzo de 2024", []string{"22 de marzo de 2024|2024-03-22|2024-03-23|day"}},
	{"Russian", "22 марта 2024 г. в Вале", []string{"22 марта 2024 г.|2024-03-22|2024-03-23|day"}},
	{"Ukrainian", "22 березня 2024", []string{"22 березня 2024|2024-03-22|2024-03-23|day"}},
}

// dateless are texts that hold no date, though they look as if.
var dateless = []string{
	"They may march on. It sat there; the sun may set.",
	"you may 3 times ask, and march 22 miles",
	"Theresa Vale met June Moe, April Lunde and August Berg in town",
	"Section 2024 of the act, room 2017, flight 1950",
	"won 3-2 after a 2-1 defeat, 34-6 at half time",
	"call 555-2024-03-24 or +47 22 03 20 24, 800-555-1999",
	"1,500 people, 2,017 votes, 1.5.2 and 10.12.20.24",
	"a total of 2017 people, 2000 dollars, the 2000 soldiers",
	"version 24.3.2024.1, file 2024-03-24-05.txt, build 12024-03-24",
	"https://vale.example/2024/03/24/bridge and vale.example/2024-03-24/x",
	"Black Friday sales, the Sunday Times, the Mail on Sunday",
	"the Utopia Today network, a last minute goal, the 1990s",
	"30 February 2024, 2024-13-01, 31.04.2024, 00.01.2024",
	"03/04/2024 may be either",
	"in 2019 people, in 2017% and in $2017",
	"Mr. Mar said Dec is short; the Sat test",
	"March\n27 people",
	"at 4:16 PM IST, the clock stopped",
	"",
}

func TestAllFindsDates(t *testing.T) {
	for _, tt := range golden {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, found := range All(tt.text, ref) {
				got = append(got, write(tt.text, found))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("All(%q) differs (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}

func TestAllFindsNoDateWhereThereIsNone(t *testing.T) {
	for _, text := range dateless {
		for _, found := range All(text, ref) {
			t.Errorf("All(%q) found %s, want nothing", text, write(text, found))
		}
	}
}

func TestAllWithoutReference(t *testing.T) {
	text := "On April 2, on Friday, since May 4, between March 22 and 26 and on 27 March 2024"
	var got []string
	for _, found := range All(text, time.Time{}) {
		got = append(got, fmt.Sprint(found.Of(text), " ", found.Resolved()))
	}
	want := []string{"April 2 false", "Friday false", "since May 4 false", "between March 22 and 26 false", "27 March 2024 true"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("All(%q, no reference) differs (-want +got):\n%s", text, diff)
	}
}

func TestAllCountsFromTheReferencesOwnZone(t *testing.T) {
	late := time.Date(2024, 4, 5, 1, 0, 0, 0, time.FixedZone("IST", 19800)) // 4 April in UTC
	got := All("today", late)
	want := time.Date(2024, 4, 5, 0, 0, 0, 0, time.UTC)
	if len(got) != 1 || !got[0].From.Equal(want) {
		t.Errorf("All(today, %v) = %v, want from %v", late, got, want)
	}
}

func write(text string, f Found) string {
	parts := []string{f.Of(text), stamp(f, f.From), stamp(f, f.To), f.Precision.String()}
	if f.Bound != "" {
		parts = append(parts, string(f.Bound))
	}
	if !f.HasYear {
		parts = append(parts, "no year")
	}
	if f.HasZone {
		parts = append(parts, "zone")
	}
	return strings.Join(parts, "|")
}

func stamp(f Found, at time.Time) string {
	switch {
	case at.IsZero():
		return ""
	case f.Precision == Minute:
		return at.Format(time.RFC3339)
	default:
		return at.Format(time.DateOnly)
	}
}
