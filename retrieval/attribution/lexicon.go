package attribution

import "strings"

// set makes a lookup table of the words in a list.
func set(words string) map[string]bool {
	table := map[string]bool{}
	for _, w := range strings.Fields(words) {
		table[w] = true
	}
	return table
}

// classes are the closed word classes of English, as far as a pattern needs them.
var classes = map[tag]string{
	determiner:  "a an the some any every each no many several most few all both another other others' these those this such certain various",
	possessive:  "my your his her its our their whose",
	pronoun:     "i you he she it we they him them us me himself herself themselves itself everyone everybody nobody someone somebody anyone one others many-a",
	relative:    "who which whom",
	question:    "what why whether how where",
	that:        "that",
	preposition: "of in on at by for from with about against into onto over under through via between among during without within across toward towards near amid amidst despite per like unlike beyond behind above below around upon along inside outside throughout since regarding concerning",
	coordinate:  "and or but nor yet",
	subordinate: "because while although though if when whenever until unless as after before than so whereas once even-if lest",
	toWord:      "to",
	be:          "is are was were be been being am isn't aren't wasn't weren't 're 'm",
	auxiliary:   "has have had having do does did will would can could may might must should shall cannot ought 've 'll 'd hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't shouldn't",
	verb: "left went goes gone came comes took takes made makes got gets gave gives saw met holds held kept began begins become became becomes led leads won lost ran runs brought sent put set " +
		"knew spoke speaks wrote thought stood stands fell rose grew sat spent built bought sold fought caught taught drew threw flew broke chose wore ate drank slept felt heard found paid meant understood let seems seem appears appear remains wants want needs need includes include",
	adverb: "out off up down away also not never then later again still just even only already now here there however meanwhile moreover therefore thus instead indeed too perhaps maybe back ago often always sometimes soon yesterday today tomorrow tonight once-more further rather quite very almost nearly else overall nevertheless nonetheless furthermore additionally otherwise similarly afterwards earlier recently far-ther yet-again well",
}

// closedClasses gives the tag of each word in classes.
var closedClasses = invert(classes)

func invert(classes map[tag]string) map[string]tag {
	table := map[string]tag{}
	for t, words := range classes {
		for _, w := range strings.Fields(words) {
			table[w] = t
		}
	}
	return table
}

// properWhenCapital are closed-class words that, with a capital, may be names.
var properWhenCapital = set("may will us like per")

var (
	nounsInLy  = set("family ally assembly reply rally supply italy july monopoly anomaly bully elderly daily weekly monthly")
	nounsInIng = set("meeting building briefing hearing morning evening spring filing ruling offering gathering finding funding painting wedding housing lightning ceiling shipping banking")

	// abbreviations keep the point that follows them.
	abbreviations = set("mr mrs ms dr prof sen rep gov gen lt col sgt capt cmdr maj hon rev st jr sr adm pres amb atty supt")

	// honorifics stand before a name and are neither name nor role.
	honorifics = set("mr mr. mrs mrs. ms ms. miss dr dr. sir dame lord lady")

	// timeWords head noun phrases that speak of time, not of somebody.
	timeWords = set("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december " +
		"day days week weeks weekend month months year years morning afternoon evening night today yesterday tomorrow tonight noon midnight hour hours minute minutes time times moment decade century")

	weekdays = set("monday tuesday wednesday thursday friday saturday sunday")

	months = set("january february march april may june july august september october november december")

	// roles are nouns for what somebody is, does or holds.
	roles = set("minister president chief head director chairman chairwoman chairperson chair spokesman spokeswoman spokesperson official officials analyst analysts expert experts professor lawyer attorney " +
		"senator sen. governor gov. mayor ambassador envoy diplomat general gen. colonel col. commander leader founder co-founder editor reporter journalist correspondent economist researcher scientist historian author writer " +
		"adviser advisor aide secretary deputy member executive officer manager coordinator strategist consultant lawmaker legislator congressman congresswoman representative rep. councillor councilman councilwoman delegate " +
		"constable judge justice prosecutor detective inspector investigator doctor physician surgeon nurse teacher student resident witness survivor activist campaigner observer fellow scholar lecturer partner owner farmer " +
		"captain capt. sergeant sgt. lieutenant lt. major maj. admiral marshal king queen prince princess pope bishop archbishop cardinal pastor priest rabbi imam reverend rev. " +
		"father mother son daughter wife husband sister brother neighbour neighbor friend candidate nominee veteran engineer politician pollster premier chancellor treasurer speaker trustee principal dean rector " +
		"superintendent sheriff commissioner administrator ceo cfo boss coach player captain singer actor actress artist director-general vice-president prof. professor. geologist biologist climatologist " +
		"meteorologist epidemiologist virologist psychologist sociologist seismologist hydrologist volcanologist physicist chemist architect pilot driver operator organiser organizer volunteer broker trader investor " +
		"firefighter paramedic ranger warden guard soldier rebel militant miner fisherman shopkeeper baker clerk auditor ombudsman negotiator mediator monitor columnist commentator blogger presenter host parliamentarian mp mep diplomat whip minister-president undersecretary under-secretary " +
		"co-author co-chair vice-chair vice-chairman ex-president ex-minister businessman businesswoman tycoon entrepreneur specialist technician planner chaplain curator librarian conductor composer poet novelist mum mom dad " +
		"master mechanic surveyor electrician carpenter plumber welder cook chef waiter skipper sailor diver docker dockworker keeper caretaker shipowner landlord landlady tenant postman grocer butcher vet midwife pharmacist translator publisher producer")

	// bodies are nouns for organisations, which speak too.
	bodies = set("ministry agency company police government office department committee group party court embassy consulate union institute university college council commission board bank association hospital authority authorities army navy " +
		"administration federation organisation organization network newspaper channel magazine service services bureau centre center foundation firm corporation parliament assembly senate congress force forces campaign team coalition alliance society fund secretariat directorate inspectorate regulator watchdog charity cooperative club school church mission operator brigade")

	// crowds are people without names who speak together.
	crowds = set("officials experts analysts investigators witnesses residents critics supporters opponents observers scientists researchers doctors police people prosecutors lawyers sources journalists reporters authorities activists economists farmers workers unions parents students voters " +
		"republicans democrats lawmakers ministers diplomats protesters organisers organizers rescuers firefighters survivors relatives neighbours neighbors locals historians engineers teachers insiders aides advisers militants rebels soldiers troops")

	// media mark a noun phrase as an outlet that others speak to.
	media = set("agency news newspaper tv television radio channel times post journal magazine herald tribune gazette press daily weekly courier observer broadcaster website outlet edition podcast programme show blog telegraph chronicle independent guardian mail sun mirror standard monitor wire newswire bulletin review network facebook twitter telegram instagram youtube linkedin")

	// audiences are names that people speak to and that print nothing.
	audiences = set("congress parliament council senate court assembly committee house duma bundestag knesset conference nation nations commission board cabinet summit rally union president minister mr mr. mrs. ms. ms mrs dr. judge jury")

	// countries and capitals hear things too, and print nothing.
	countries = set("afghanistan albania algeria america argentina armenia australia austria azerbaijan belarus belgium brazil britain bulgaria canada chile china colombia croatia cuba cyprus denmark egypt england estonia ethiopia europe finland france georgia germany ghana greece hungary " +
		"india indonesia iran iraq ireland israel italy japan jordan kazakhstan kenya kosovo kyrgyzstan latvia lebanon libya lithuania malaysia mexico moldova mongolia morocco nepal netherlands nigeria norway pakistan peru philippines poland portugal qatar romania russia rwanda scotland serbia singapore slovakia slovenia " +
		"somalia spain sudan sweden switzerland syria taiwan tajikistan thailand tunisia turkey türkiye turkmenistan uganda ukraine usa us u.s. uk u.k. eu u.n. un nato uzbekistan venezuela vietnam wales yemen zimbabwe " +
		"beijing berlin brussels cairo delhi kiev kyiv london madrid moscow paris rome tehran tokyo vienna warsaw washington york god")

	masculine = set("he him his himself")
	feminine  = set("she her hers herself")
	plural    = set("they them their themselves")
)
