package table

import "testing"

func TestCSV(t *testing.T) {
	got, err := CSV([][]string{{"id", "text"}, {"1", "=1+1"}, {"2", "-5, \"they\" said"}, {"3", "Пять"}, {"", "@x"}})
	want := "id,text\n1,'=1+1\n2,\"'-5, \"\"they\"\" said\"\n3,Пять\n,'@x\n"
	if err != nil || string(got) != want {
		t.Errorf("CSV = %q, %v, want %q", got, err, want)
	}
}
