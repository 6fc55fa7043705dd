package furniture

import (
	"slices"
	"strings"
)

// Closed lists of words that pages use about themselves, in lower case.
var (
	// smallWords stay in lower case in titles.
	smallWords = set(`a an the and or but nor of in on at to by for from with as is it its vs via into over after`)

	// commands are what buttons and links tell the reader to do.
	commands = set(`click tap swipe press scroll read watch listen share follow subscribe sign download
		print comment reply join donate support view see get play replay skip show hide load browse
		explore discover register login log enter buy shop copy email tweet pin save continue enlarge
		zoom close expand open like visit check`)

	// labels stand above and on links, and command nothing.
	labels = set(`recommended related advertisement advertise sponsored promoted trending latest popular more most also
		next previous up don't`)

	// pointers are phrases that open a link to another text.
	pointers = phrases(
		"read more", "read also", "also read", "read next", "read on", "see also", "see more", "watch also", "also watch",
		"also see", "more on", "more from", "more about", "related", "related articles", "recommended", "most read",
		"most popular", "most viewed", "most shared", "latest videos", "latest news", "latest stories", "trending",
		"up next", "next up", "you may also like", "you might also like", "editor's picks", "top stories", "more stories",
		"more videos", "advertisement", "advertising", "sponsored", "promoted", "continue reading", "story continues",
		"article continues", "scroll down", "skip to", "jump to", "back to top", "show more", "load more", "view gallery",
		"view all", "see all", "just watched", "must watch", "don't miss", "recommended for you", "in pictures", "in depth",
		"breaking", "live updates", "full coverage", "read the", "read this", "read or share", "listen to this", "watch live",
		"watch now", "enlarge this", "hide caption", "toggle caption", "view comments", "post a comment", "leave a comment",
		"join the conversation", "report a typo", "report an error", "send us", "download the", "download our",
		"читайте также", "читайте ещё", "читайте еще", "читать также", "читать далее", "читать дальше", "смотрите также", "по теме:", "ещё по теме",
		"подписывайтесь на", "подпишитесь на", "поделиться",
		"читайте також", "читайте ще", "читати також", "читати далі", "дивіться також", "за темою:", "ще за темою",
		"підписуйтесь на", "підписуйтеся на", "підпишіться на", "підписатися", "поділитися",
	)

	// pageNouns are what the commands of a page act on.
	pageNouns = set(`here below above newsletter newsletters app apps twitter facebook instagram youtube
		telegram whatsapp linkedin tiktok podcast podcasts video videos gallery photos comments inbox email emails
		notifications alerts link links page site website channel story article subscription account us me now
		coverage updates trailer resize caption ad ads`)

	// finite are verbs that tell something of somebody.
	finite = set(`is are was were be been has have had does did do will would can could may might must should says said
		say fell rose came went got made took`)

	// services make up the rows of buttons that share or print a page.
	services = set(`facebook twitter x pinterest whatsapp telegram linkedin reddit instagram youtube tiktok email e-mail
		mail print pdf share link copy tweet pin messenger viber vk friendly save bookmark comment comments
		flipboard tumblr google sms skype threads mastodon bluesky follow like subscribe rss feed via on this page article`)

	// counted are what a page counts about itself.
	counted = set(`comment comments share shares view views like likes reply replies read min mins minute
		minutes photos images videos retweets reactions`)

	creditWords = set(`photo photos photograph photography photographer picture pictures pictured image images video
		videos graphic graphics illustration credit credits source caption file footage screenshot slideshow gallery`)

	// signOffs open a line about who worked on the article.
	signOffs = phrases(
		"reporting by", "additional reporting by", "additional reporting", "editing by", "edited by", "writing by",
		"written by", "compiled by", "translated by", "translation by", "with reporting by", "with reporting from",
		"with inputs from", "with input from", "with files from", "with agency inputs", "with agencies", "with assistance", "produced by",
		"posted by", "published by", "source:", "sources:", "author:", "words by", "photography by", "reported by",
	)

	months = set(`january february march april may june july august september october november december
		jan feb mar apr jun jul aug sep sept oct nov dec`)

	weekdays = set(`monday tuesday wednesday thursday friday saturday sunday
		mon tue tues wed thu thur thurs fri sat sun`)

	// dateLabels introduce a time, or belong to one; dateWords may stand in one.
	dateLabels = set(`date dated published updated posted modified created issued am pm a.m p.m`)
	dateWords  = set(`first last update edited added on at of the time today yesterday ago hours hour minutes minute
		mins days day noon midnight local publish`)

	zones = set(`gmt utc ist est edt et cst cdt ct mst mdt mt pst pdt pt cet cest eet eest bst msk jst kst aest aedt wib`)
)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		out[word] = true
	}
	return out
}

// phrase is a run of words in lower case; with colon, one must follow.
type phrase struct {
	words []string
	colon bool
}

// phrases puts each phrase under its first word.
func phrases(list ...string) map[string][]phrase {
	out := map[string][]phrase{}
	for _, s := range list {
		s, colon := strings.CutSuffix(s, ":")
		p := phrase{strings.Fields(s), colon}
		out[p.words[0]] = append(out[p.words[0]], p)
	}
	return out
}

// beginsWithAny reports whether the line begins with one of the phrases.
func (l *line) beginsWithAny(phrases map[string][]phrase) bool {
	return slices.ContainsFunc(phrases[l.word(0)], l.begins)
}
