package words

import (
	"reflect"
	"testing"
)

func TestPieces(t *testing.T) {
	for surface, want := range map[string][]string{
		"ab": nil, "abc": {"^abc$"}, "harbor": {"^harb", "harbo", "arbor", "rbor$"}, "мост": {"^мост", "мост$"}, "": nil,
	} {
		if got := appendPieces(nil, surface); !reflect.DeepEqual(got, want) {
			t.Errorf("appendPieces(%q) = %q, want %q", surface, got, want)
		}
	}
}
