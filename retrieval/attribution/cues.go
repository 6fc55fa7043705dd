package attribution

import "strings"

// frame is what may stand beside a reporting verb, as a set of bits.
type frame uint8

const (
	clause   frame = 1 << iota // that …, a bare clause
	direct                     // can stand after or within a quotation: “…,” she said
	object                     // a noun phrase can be the content: she denied the report
	infinite                   // to …: she promised to …
	hearer                     // takes the hearer as object: she told the court that …
)

// manner is how a cue presents its content.
type manner uint8

const (
	neutral manner = iota
	denying
	alleging
)

// cueVerb is one reporting verb.
type cueVerb struct {
	lemma  string
	frame  frame
	manner manner
}

// form is how a cue verb is inflected.
type form uint8

const (
	baseForm form = iota
	singularForm
	pastForm
	ingForm
)

// cue is one inflected form of a reporting verb.
type cue struct {
	*cueVerb
	form   form
	unsure bool // also a common noun: "claims", "report"
}

// verbGroups are the reporting verbs by what they may stand with.
var verbGroups = []struct {
	frame  frame
	manner manner
	lemmas string
}{
	{clause | direct, neutral, "say add write announce note explain state argue insist declare tweet remark comment observe stress emphasise emphasize underline underscore recall reply respond answer continue conclude assert contend " +
		"maintain reveal disclose acknowledge admit concede confess confirm complain joke quip caution predict testify recount reiterate repeat proclaim exclaim shout whisper mutter muse lament boast counter retort " +
		"agree estimate suggest indicate hint speculate clarify elaborate specify report post vow pledge promise affirm opine retort cry relate reckon summarise summarize theorise theorize postulate enthuse gush sigh laugh recommend plead protest interject concur forecast reason fume grumble gripe fret marvel"},
	{clause | direct | hearer, neutral, "tell inform assure remind advise notify"},
	{clause | direct | hearer | infinite | object, neutral, "warn ask urge"},
	{clause | direct | object, alleging, "allege claim"},
	{clause | direct | object, denying, "deny"},
	{object | direct, denying, "reject dismiss dispute refute rebut repudiate disavow"},
	{object | direct, alleging, "accuse"},
	{clause, neutral, "believe think fear hope suspect doubt worry feel show find demonstrate expect know assume realise realize understand imagine guess foresee learn discover"},
	{object, neutral, "cite discredit criticise call describe blame criticise criticize praise condemn denounce blast slam question defend hail mock highlight express voice propose deplore decry lambast ridicule applaud voice outline portray brand label mention discuss raise attribute laud rebuke chide scold chastise"},
	{object | direct, neutral, "demand quote"},
	{clause | direct | object, neutral, "point refer talk speak rule go allude hit lash"},
	{infinite, neutral, "promise vow pledge threaten refuse decline propose"},
}

// irregular gives the past of verbs that do not take -ed, and -ing where a
// consonant doubles.
var irregular = map[string]string{
	"say": "said", "tell": "told", "write": "wrote written", "think": "thought", "feel": "felt", "show": "showed shown", "find": "found", "know": "knew known",
	"understand": "understood", "foresee": "foresaw foreseen", "rebut": "rebutted", "admit": "admitted", "speak": "spoke spoken", "quip": "quipped", "slam": "slammed", "learn": "learned learnt", "go": "went gone",
	"hit": "hit",
}

// unsureForms are forms that are nouns as often as verbs.
var unsureForms = set("claim claims report reports note notes comment comments remark remarks state states question questions answer answers reply replies post posts tweet tweets show shows find finds hope hopes fear fears doubt doubts " +
	"promise promises pledge pledges call calls blame praise label labels brand estimate estimates demand demands quote quotes offer offers caution stress joke jokes counter worry worries guess warning cry cries laugh feel sigh account decline vow vows voice voices mock reason reasons protest protests forecast forecasts raise raises attribute attributes rebuke rebukes")

// cueForms gives every inflected form of every reporting verb.
var cueForms = inflectAll()

func inflectAll() map[string]cue {
	verbs, forms := map[string]*cueVerb{}, map[string]cue{}
	for _, group := range verbGroups {
		for _, lemma := range strings.Fields(group.lemmas) {
			if v := verbs[lemma]; v != nil {
				v.frame |= group.frame
				continue
			}
			verbs[lemma] = &cueVerb{lemma, group.frame, group.manner}
		}
	}
	for _, v := range verbs {
		for f, words := range inflect(v.lemma) {
			for _, w := range strings.Fields(words) {
				forms[w] = cue{v, form(f), unsureForms[w]}
			}
		}
	}
	return forms
}

// inflect gives the four forms of a verb, each a list with spaces between.
func inflect(lemma string) [4]string {
	stem, singular, past := lemma, lemma+"s", irregular[lemma]
	switch last := lemma[len(lemma)-1]; {
	case last == 'e':
		stem = lemma[:len(lemma)-1]
	case last == 'y' && !strings.ContainsRune("aeou", rune(lemma[len(lemma)-2])):
		stem, singular = lemma[:len(lemma)-1]+"i", lemma[:len(lemma)-1]+"ies"
	case strings.HasSuffix(lemma, "s") || strings.HasSuffix(lemma, "sh") || strings.HasSuffix(lemma, "ch"):
		singular = lemma + "es"
	}
	ing := strings.TrimSuffix(lemma, "e") + "ing"
	if strings.HasSuffix(lemma, "ee") {
		ing = lemma + "ing"
	}
	if past == "" {
		past = stem + "ed"
	}
	if doubled := strings.Fields(past)[0]; strings.HasSuffix(doubled, "tted") || strings.HasSuffix(doubled, "pped") || strings.HasSuffix(doubled, "mmed") {
		ing = strings.TrimSuffix(doubled, "ed") + "ing"
	}
	return [4]string{lemma, singular, past, ing}
}

// phrasal gives the small words that a verb takes along. A verb marked "!" is
// a cue only with one of them.
var phrasal = map[string]string{
	"point": "! out to", "call": "for on", "refer": "! to", "talk": "! about of", "speak": "! about of", "warn": "of about against", "complain": "of about", "tell": "about", "comment": "on", "respond": "to", "agree": "with to",
	"rule": "! out", "go": "! on", "allude": "! to", "object": "! to", "boast": "of about", "insist": "on", "hint": "at", "lash": "! out", "hit": "! back",
}

// cueNouns carry a statement when "that …" or a colon follows.
var cueNouns = set("claim claims allegation allegations accusation accusations assertion assertions statement statements suggestion suggestions argument belief view notion warning warnings prediction complaint conclusion promise pledge opinion admission announcement contention insistence remark remarks comment comments message rumour rumours rumor rumors speculation fears hopes")
