package news

import "testing"

func TestCarries(t *testing.T) {
	for _, tt := range []struct {
		medium, at string
		want       bool
	}{
		{Medium("Radio Vest", "t.me/RadioVest"), "https://t.me/radiovest/7", true}, {Medium("Vest (news)", "t.me/c/7"), "https://t.me/c/7/1", true},
		{Medium("Radio Vest", "t.me/RadioVest"), "https://t.me/radiovest2/7", false}, {Medium("Radio Vest", ""), "https://t.me/radiovest/7", false},
		{"Radio Vest ()", "https://t.me/radiovest/7", false}, {"Vest (news)", "", false},
	} {
		a, err := NewArticle(Meta{URL: tt.at, File: "a.txt"}, "It fell.", nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := Carries(tt.medium, a); got != tt.want {
			t.Errorf("Carries(%q, %s) = %v, want %v", tt.medium, tt.at, got, tt.want)
		}
	}
	if Carries("Radio Vest (t.me/radiovest)", nil) {
		t.Error("Carries(nil) = true")
	}
}
