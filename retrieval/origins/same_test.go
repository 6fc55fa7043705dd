package origins

import "testing"

// TestSameTurns holds that two sentences are folded into one only where no word that turns
// the sense differs.
func TestSameTurns(t *testing.T) {
	for _, test := range []struct {
		name, a, b string
		tied, want bool
	}{
		{"the same words", "The dam above Norwick is safe, the engineers said.", "The dam above Norwick is safe, the engineers said.", false, true},
		{"who says so, otherwise put", "The dam above Norwick is safe, the engineers said.", "The dam above Norwick is safe, say the engineers.", false, true},
		{"a number in words", "The fall injured 17 people on Sunday night, the county said.", "The fall injured seventeen people on Sunday night, the county said.", false, true},
		{"shorter, of one report", "The ferry ran aground off Norwick on Monday night in thick fog.", "The ferry ran aground off Norwick on Monday night.", true, true},
		{"shorter, of two reports", "The ferry ran aground off Norwick on Monday night in thick fog.", "The ferry ran aground off Norwick on Monday night.", false, false},
		{"opposites by a beginning", "“The dam is safe,” said Anna Berg, the mayor of Norwick.", "“The dam is unsafe,” said Anna Berg, the mayor of Norwick.", true, false},
		{"opposites", "The council will vote for the tunnel on Monday, Anna Berg said.", "The council will vote against the tunnel on Monday, Anna Berg said.", true, false},
		{"open and closed", "The bridge over the river at Halden stays open, the county said.", "The bridge over the river at Halden stays closed, the county said.", true, false},
		{"a negation", "The county knew of the cracks in the pier, Anna Berg said.", "The county did not know of the cracks in the pier, Anna Berg said.", true, false},
		{"another number", "The fall injured 17 people on Sunday night.", "The fall injured 70 people on Sunday night.", true, false},
		{"another name", "The mayor of Norwick met Jon Dahl at the harbour.", "The mayor of Norwick met Per Lunde at the harbour.", true, false},
		{"another day", "The council of the town meets again on Monday.", "The council of the town meets again on Tuesday.", true, false},
		{"how sure it is", "The county will close the bridge to all traffic.", "The county may close the bridge to all traffic.", true, false},
		{"one thing for another", "The union accepted the offer for bus drivers in the town.", "The union accepted the offer for tram drivers in the town.", true, false},
		{"Russian opposites", "Плотина выше города безопасна, говорят инженеры.", "Плотина выше города небезопасна, говорят инженеры.", true, false},
		{"a Russian negation", "Премьер подписал закон об амнистии в пятницу.", "Премьер не подписал закон об амнистии в пятницу.", true, false},
		{"Ukrainian opposites", "Гребля над містом безпечна, кажуть інженери.", "Гребля над містом небезпечна, кажуть інженери.", true, false},
		{"Ukrainian, the same", "Гребля над містом безпечна, кажуть інженери.", "Гребля над містом безпечна, говорять інженери.", false, true},
	} {
		a, b := ReadLine(test.a), ReadLine(test.b)
		if got := Same(a, b, test.tied); got != test.want || Same(b, a, test.tied) != got {
			t.Errorf("%s: Same(%q, %q, %v) = %v, want %v", test.name, test.a, test.b, test.tied, got, test.want)
		}
	}
}
