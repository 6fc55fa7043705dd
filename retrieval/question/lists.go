package question

import (
	"strings"

	"whosaid/retrieval/terms"
)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, word := range strings.Fields(words) {
		out[word] = true
	}
	return out
}

var (
	auxiliaries   = set("did does do has have had is was are were will would can could should may might")
	aboutWords    = set("about of regarding concerning")
	ofBeing       = set("is was are were be been")
	questionWords = set("what who whom whose which when where why how")

	// plainVerbs only frame a question; other verbs of speech tell of its topic, too.
	plainVerbs = set(`say says said saying tell tells told think thinks thought comment comments commented state states stated
		speak speaks spoke react reacts reacted respond responds responded reply replies replied believe believes believed mention mentions mentioned
		note notes noted claim claims claimed argue argues argued report reports reported write writes wrote add adds added remark remarked
		explain explains explained describe describes described opine answer answered mean means meant`)
	sayingVerbs = set(`say says said saying tell tells told comment comments commented state states stated mention mentions mentioned write writes wrote tweet tweeted remark remarked`)
	speechVerbs = union(plainVerbs, set(`call calls called warn warns warned accuse accuses accused blame blames blamed deny denies denied
		reject rejects rejected dismiss dismisses dismissed refute refutes refuted insist insists insisted suggest suggests suggested
		announce announces announced urge urges urged demand demands demanded promise promises promised vow vows vowed pledge pledged
		admit admits admitted acknowledge acknowledges acknowledged concede conceded criticise criticised criticize criticized condemn condemns condemned
		praise praised allege alleges alleged predict predicted propose proposed recommend recommended question questioned point pointed
		emphasise emphasised emphasize emphasized stress stressed assert asserted declare declared reveal revealed confirm confirms confirmed
		suspect suspects suspected expect expects expected hope hopes hoped fear fears feared anticipate anticipates intend intends welcome welcomed complain complained apologise apologised apologize apologized threaten threatened`))
	speechNouns = set(`advice warning reason excuse promise message reaction reactions response statement statements comment comments view views opinion opinions words remarks quote quotes position stance take explanation answer claims accusation accusations estimate prediction`)

	// mute things react, but have no words.
	mute = set(`stock stocks share shares market markets price prices index currency economy trade traffic weather`)

	// givingVerbs make speech of a noun of speech: "what advice did X give".
	givingVerbs = set(`give gave offer offered make made issue issued have had send sent provide provided`)

	// generic speakers are nobody in particular.
	generic = set(`people person anyone anybody someone somebody everyone media press news outlet outlets source sources article articles paper papers story stories
		they he she it report reports reporter reporters journalist journalists text`)
)

// stems is the set of the stems of words.
func stems(words string) map[string]bool {
	out := map[string]bool{}
	for _, word := range strings.Fields(words) {
		out[terms.Stem(word)] = true
	}
	return out
}

func union(sets ...map[string]bool) map[string]bool {
	out := map[string]bool{}
	for _, s := range sets {
		for word := range s {
			out[word] = true
		}
	}
	return out
}
