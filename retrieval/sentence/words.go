package sentence

import "strings"

// Words that decide what a full stop is. The lists hold the abbreviations that
// English news agencies use, in lower case and without the last stop.
var (
	// neverLast stand before a name, an example or another party.
	neverLast = set(`mr mrs ms mx dr drs prof gen col lt maj capt cpt cmdr cdr adm brig sgt cpl pvt rev fr
		hon sen rep gov pres amb supt det insp msgr mssrs messrs st mt ft vs v cf viz e.g i.e eg ie`)

	// maybeLast end a sentence now and then: the next word decides.
	maybeLast = set(`inc ltd co corp bros jr sr esq ave blvd rd sq hwy dept univ assn assoc
		ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev
		okla ore pa tenn tex va vt wash wis wyo est`)

	// inLowerCase are the abbreviations that are written so.
	inLowerCase = set(`vs v cf viz e.g i.e eg ie al etc approx incl dept`)

	// numbering are abbreviations only before a number.
	numbering = set(`no nos art arts p pp vol vols fig figs sec ch chap par para ca c approx tel ext rs ver nr`)

	// clock are abbreviations only before a day, a month or a time zone.
	clock = set(`a.m p.m am pm mon tue tues wed thu thurs fri sat sun`)

	months = set(`jan feb mar apr jun jul aug sep sept oct nov dec`)

	daysAndMonths = set(`Monday Tuesday Wednesday Thursday Friday Saturday Sunday
		Mon Tue Tues Wed Thu Thurs Fri Sat Sun
		January February March April May June July August September October November December
		Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Eastern Central Mountain Pacific`)

	// starters are capitalised at the start of a sentence and hardly elsewhere.
	starters = set(`The A An He She It They We You I This That These Those There Here
		His Her Its Their Our My Your In On At By For From With To Of As And But Or So Yet If When While
		After Before Since Until Although Though Because During Despite Under Among Between About Both
		Some Many Most All Each Every Another Other Others However Meanwhile Then Now Not Nobody Nothing
		Everyone What Who Why How Where Which Once Still Also Only Even Instead Later Earlier
		Is Are Was Were Do Does Did Has Have Had Can Could Will Would Should May`)

	// speaking are the verbs of a tag: “Will it hold?” Moe asked.
	speaking = set(`said says asked asks told tells added adds replied replies answered answers shouted
		shouts cried cries exclaimed exclaims wrote writes wondered wonders joked jokes called tweeted
		noted notes insisted insists demanded demands concluded concludes continued continues`)

	// afterTag are words that go on after such a verb without an object.
	afterTag = set(`in on at during after before when while as with from of to about again once back last
		rhetorically`)
)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		out[word] = true
	}
	return out
}
