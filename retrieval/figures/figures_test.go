package figures

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAll(t *testing.T) {
	type figure struct {
		text  string
		value float64
		bound Bound
		unit  []string
	}
	for _, test := range []struct {
		name, text string
		want       []figure
	}{
		{"digits", "The bridge hurt 17 people on Monday.", []figure{{"17 people", 17, Exact, []string{"person"}}}},
		{"in words", "Seventeen were hurt, twenty-one fled.", []figure{{"Seventeen were hurt", 17, Exact, []string{"hurt"}}, {"twenty-one fled", 21, Exact, []string{"flee"}}}},
		{"bounds", "more than 128,000 victims and at least nine dead", []figure{{"more than 128,000 victims", 128000, AtLeast, []string{"victim"}}, {"at least nine dead", 9, AtLeast, []string{"dead"}}}},
		{"more than a hundred", "More than a hundred people came.", []figure{{"More than a hundred people came", 100, AtLeast, []string{"person", "come"}}}},
		{"scale and money", "It cost $2.5 million.", []figure{{"$2.5 million", 2.5e6, Exact, nil}}},
		{"percent", "only 5 percent of them", []figure{{"5 percent", 5, Exact, []string{"percent"}}}},
		{"years, days and times", "In 2017, on March 22 at 16:30, after 4 May and Article 51.", nil},
		{"parts of names", "The G20 and the F-16 flew.", nil},
		{"units written on", "The well is 40m deep and cost $5bn; scores of people fled.", []figure{{"40m deep", 40, Exact, []string{"metr", "deep"}}, {"$5bn", 5e9, Exact, []string{"billion"}}, {"scores of people fled", 20, Exact, []string{"person", "flee"}}}},
		{"pronoun", "One of them said no one came.", nil},
	} {
		var got []figure
		for _, f := range All(test.text) {
			got = append(got, figure{f.Of(test.text), f.Value, f.Bound, f.Unit})
		}
		if diff := cmp.Diff(test.want, got, cmp.AllowUnexported(figure{})); diff != "" {
			t.Errorf("%s: All(%q) (-want +got):\n%s", test.name, test.text, diff)
		}
	}
}

func TestCompatible(t *testing.T) {
	for _, test := range []struct {
		a, b Figure
		want bool
	}{
		{Figure{Value: 17}, Figure{Value: 17}, true},
		{Figure{Value: 143}, Figure{Value: 144}, false},
		{Figure{Value: 140, Bound: AtLeast}, Figure{Value: 144}, true},
		{Figure{Value: 150, Bound: AtLeast}, Figure{Value: 144}, false},
		{Figure{Value: 100, Bound: About}, Figure{Value: 95}, true},
	} {
		if got := test.a.Compatible(test.b); got != test.want || test.b.Compatible(test.a) != got {
			t.Errorf("%+v.Compatible(%+v) = %v, want %v both ways", test.a, test.b, got, test.want)
		}
	}
}

func TestMoney(t *testing.T) {
	for _, test := range []struct {
		text string
		want bool
	}{
		{"It cost $2.5 million.", true}, {"It cost € 300.", true}, {"They paid 40 million euros.", true}, {"They paid 20 dollars.", true},
		{"It is 3.8 billion light years away.", false}, {"Nine dollar bills burned.", true}, {"17 people fled.", false},
	} {
		got := All(test.text)
		if len(got) != 1 || got[0].Money != test.want {
			t.Errorf("All(%q) = %+v, want one figure with Money %v", test.text, got, test.want)
		}
	}
}

func FuzzAll(f *testing.F) {
	f.Add("more than two hundred and five of 1,200.5% on March 3, a 12-year-old")
	f.Fuzz(func(t *testing.T, text string) {
		for _, x := range All(text) {
			if x.Empty() || x.Start < 0 || x.End > len(text) {
				t.Fatalf("All(%q) has %+v", text, x)
			}
		}
	})
}
