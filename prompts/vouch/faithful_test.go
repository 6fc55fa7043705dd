package vouch

import (
	"testing"

	"whosaid/store/news"
)

// TestFaithful holds that the checks leave room: these are summaries as a model
// writes them that does what it is told, and eight in ten must be vouched for.
func TestFaithful(t *testing.T) {
	quote := func(text, speaker string, mode news.Mode) said { return said{"Radio Vest", text, "en", speaker, mode} }
	var (
		hospital = quote("At least nine people were taken to hospital, the county said.", "the county", news.Reports)
		forty    = quote("\"More than forty were injured, whatever the county claims.", "unnamed", news.Quotes)
		count    = quote("“We now count 17 injured, two of them badly.", "Ingrid Moe, chief surgeon", news.Quotes)
		votes    = quote("Seventeen people were injured.", "", news.Own)
		stable   = quote("Moe said that the two badly injured patients, a woman of 34 and a boy of twelve, had both been operated on and were stable.", "Ingrid Moe", news.Reports)
		doctor   = quote("It is not nothing, and I ask everybody who was on that bridge to see a doctor,” she said.", "Ingrid Moe", news.Quotes)
		neck     = quote("Several came in by themselves, a day late, because they thought that a sore neck was nothing.", "Ingrid Moe", news.Quotes)
		deaths   = quote("She does not expect any deaths.", "", news.Own)
		closed   = quote("The county administration said that it had closed a second, smaller bridge upstream as a precaution.", "The county administration", news.Reports)
		checked  = quote("The bridge was last inspected in 2019, said Liv Haugstad, a spokeswoman for the county administration.", "Liv Haugstad, a spokeswoman for the county administration", news.Reports)
		lost     = quote("\"We have lost a bridge, but we have not given up on anyone,\" county governor Astrid Kvale told reporters at the scene.", "Astrid Kvale, county governor", news.Quotes)
		opened   = quote("The bridge was opened in 1961.", "", news.Own)
		schools  = quote("Schools in Halden Ford will open as usual on Monday, but the ferry pier will be kept free for rescue boats.", "", news.Own)
		traders  = quote("Traders in Mill Street say that they have lost half of their custom since Sunday, and the chamber of trade has asked the county for a ferry.", "Traders in Mill Street", news.Reports)
		night    = quote("Rescuers in boats were still pulling people from the water when night fell.", "", news.Own)
	)
	right, all := 0, 0
	for _, test := range []struct {
		text   string
		quotes []said
	}{
		{"At least nine people taken to hospital, the county says", []said{hospital}},
		{"At least nine were taken to hospital, says the county", []said{hospital}},
		{"More than forty were injured, an unnamed source says", []said{forty}},
		{"17 injured, two of them badly, says Ingrid Moe", []said{count}},
		{"Seventeen people were injured", []said{votes}},
		{"17 injured", []said{votes, count}},
		{"Seventeen injured, two badly, says chief surgeon Ingrid Moe", []said{votes, count}},
		{"The two badly injured patients were operated on and are stable, says Moe", []said{stable}},
		{"Two badly injured patients, a woman of 34 and a boy of twelve, stable, says Ingrid Moe", []said{stable}},
		{"Not nothing: everybody on that bridge asked to see a doctor, says Ingrid Moe", []said{doctor}},
		{"Several came in a day late, says Ingrid Moe", []said{neck}},
		{"She does not expect deaths", []said{deaths}},
		{"The county closed a second, smaller bridge upstream, it said", []said{closed}},
		{"A second, smaller bridge upstream was closed as a precaution, says the county administration", []said{closed}},
		{"Last inspected in 2019, says Liv Haugstad", []said{checked}},
		{"The bridge was last inspected in 2019, according to the county", []said{checked}},
		{"A bridge lost, but not given up on anyone, says Astrid Kvale", []said{lost}},
		{"Opened in 1961", []said{opened}},
		{"The bridge opened in 1961", []said{opened}},
		{"Schools will open on Monday, but the ferry pier will be kept free for boats", []said{schools}},
		{"Schools will open as usual on Monday", []said{schools}},
		{"Traders say they lost half of their custom", []said{traders}},
		{"Traders lost half of their custom since Sunday; chamber of trade asked for a ferry, they say", []said{traders}},
		{"Rescuers were still pulling people from the water when night fell", []said{night}},
	} {
		all++
		if err := Summary(test.text, claim(t, test.quotes...)); err != nil {
			t.Logf("Summary(%q) = %v", test.text, err)
			continue
		}
		right++
	}
	t.Logf("%d of %d are vouched for", right, all)
	if 10*right < 8*all {
		t.Errorf("%d of %d faithful summaries are vouched for, want eight in ten", right, all)
	}
}
