package judge

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// TestOddPairs holds that pairs are judged as the reference scorer judges them;
// testdata/make_odd.py asks it.
func TestOddPairs(t *testing.T) {
	file, err := os.Open(filepath.Join("testdata", "odd.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	verdicts := map[string]int{}
	scanner := bufio.NewScanner(file)
	for scanner.Scan() {
		var function, one, other string
		var want bool
		if err := json.Unmarshal(scanner.Bytes(), &[]any{&function, &one, &other, &want}); err != nil {
			t.Fatal(err)
		}
		judge := Holds
		if function == "same_person" {
			judge = SamePerson
		}
		if got := judge(one, other); got != want {
			t.Errorf("%s(%q, %q) = %v, want %v", function, one, other, got, want)
		}
		if want {
			function += ": yes"
		}
		verdicts[function]++
	}
	if err := scanner.Err(); err != nil {
		t.Fatal(err)
	}
	for _, function := range []string{"holds", "holds: yes", "same_person", "same_person: yes"} {
		if verdicts[function] < 20 {
			t.Errorf("the table has %d pairs of %s, want 20 at least", verdicts[function], function)
		}
	}
}
