package news

import (
	"slices"
	"testing"
)

func TestOldFirst(t *testing.T) {
	diff := []Edit{{Equal, "count "}, {Insert, "70"}, {Delete, "17"}, {Equal, " hurt"}, {Delete, "badly"}, {Insert, "well"}, {Insert, "now"}}
	want := []Edit{{Equal, "count "}, {Delete, "17"}, {Insert, "70"}, {Equal, " hurt"}, {Delete, "badly"}, {Insert, "well"}, {Insert, "now"}}
	if got := OldFirst(diff); !slices.Equal(got, want) {
		t.Errorf("OldFirst = %v, want %v", got, want)
	}
	if diff[1].Op != Insert {
		t.Error("OldFirst changes what it is given")
	}
}
