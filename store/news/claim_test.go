package news

import (
	"testing"
	"time"
)

func TestClaimHeading(t *testing.T) {
	may := func(day int) time.Time { return time.Date(2025, 5, day, 0, 0, 0, 0, time.UTC) }
	for _, test := range []struct {
		name  string
		claim Claim
		want  string
	}{
		{"nothing known", Claim{}, ""},
		{"a summary", Claim{Summary: "17 injured"}, "17 injured"},
		{"a figure that rose", Claim{Summary: "17 injured", Course: Course{Rose, may(12), may(14), may(14)}}, "The figure rose over three days; outlets agree since 14 May."},
		{"no agreement", Claim{Course: Course{Fell, may(12), may(13), time.Time{}}}, "The figure fell over two days."},
		{"on one day", Claim{Course: Course{Changed, may(12), may(12), time.Time{}}}, "The figure changed over one day."},
		{"over long", Claim{Course: Course{Rose, may(1), may(31), time.Time{}}}, "The figure rose over 31 days."},
	} {
		if got := test.claim.Heading(); got != test.want {
			t.Errorf("%s: Heading() = %q, want %q", test.name, got, test.want)
		}
	}
}
