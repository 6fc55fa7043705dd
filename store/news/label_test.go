package news

import (
	"testing"
	"time"
)

func TestLabel(t *testing.T) {
	moe := &Speaker{Name: "Ingrid Moe", Role: "chief surgeon", Basis: Explicit}
	vest := &Outlet{ID: "radio-vest", Name: "Radio Vest"}
	day := time.Date(2025, 5, 13, 16, 0, 0, 0, time.FixedZone("", 2*3600))
	for _, test := range []struct {
		name   string
		outlet *Outlet
		day    time.Time
		said   Said
		want   string
	}{
		{"own voice", vest, day, Said{}, "Radio Vest · 13 May 2025 · in its own words"},
		{"unknown outlet", nil, day, Said{}, "outlet not recorded · 13 May 2025 · in its own words"},
		{"nobody knows who speaks", vest, day, Said{Mode: Unclear}, "Radio Vest · 13 May 2025"},
		{"nobody knows who speaks, through a medium", vest, day, Said{Mode: Unclear, Via: []string{"NorWire"}}, "Radio Vest · 13 May 2025 · via NorWire"},
		{"unknown date", vest, time.Time{}, Said{Speaker: moe, Mode: Quotes}, "Radio Vest · quoting Ingrid Moe, chief surgeon"},
		{"chain", vest, day, Said{Speaker: moe, Mode: Reports, Via: []string{"NorWire"}}, "Radio Vest · 13 May 2025 · reporting Ingrid Moe, chief surgeon, via NorWire"},
		{"denial", vest, day, Said{Speaker: moe, Mode: Denies}, "Radio Vest · 13 May 2025 · Ingrid Moe, chief surgeon, denies"},
		{"allegation", vest, day, Said{Speaker: &Speaker{Name: "Per Lunde", Basis: Coreferenced}, Mode: Alleges}, "Radio Vest · 13 May 2025 · Per Lunde alleges"},
		{"role only", vest, day, Said{Speaker: &Speaker{Name: "a county official", Role: "a county official", Basis: ByRole}, Mode: Reports}, "Radio Vest · 13 May 2025 · reporting a county official"},
		{"nobody knows who", vest, day, Said{Speaker: &Speaker{Basis: Unnamed}, Mode: Quotes}, "Radio Vest · 13 May 2025 · quoting an unnamed source"},
		{"medium only", vest, day, Said{Via: []string{"NorWire"}}, "Radio Vest · 13 May 2025 · in its own words, via NorWire"},
	} {
		a, err := NewArticle(Meta{Outlet: test.outlet, Published: test.day}, "It fell.", nil)
		if err != nil {
			t.Fatal(err)
		}
		q, err := Cut(a, 0, 8)
		if err != nil {
			t.Fatal(err)
		}
		if got := Cite(q, test.said, 1).Label(); got != test.want {
			t.Errorf("%s: Label() = %q, want %q", test.name, got, test.want)
		}
	}
}
