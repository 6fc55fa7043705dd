package mutation

// Words and what may stand in their place. Each is swapped for one of the others
// of its row.
var (
	numberWords = rows(
		"two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen twenty thirty forty fifty",
		"hundred thousand million billion", "hundreds thousands millions", "half third quarter", "first second third",
		"два три четыре пять шесть семь восемь девять десять двадцать тридцать сорок", "двух трёх четырёх пяти шести семи", "тысяч миллионов миллиардов", "тысячи миллиона миллиарда",
		"чотири п'ять шість вісім дев'ять двадцять тридцять", "двох трьох чотирьох п'яти шести семи", "мільйонів мільярдів", "мільйони мільярди", "двое трое четверо", "двоє троє четверо", "первый второй третий", "перший другий третій")
	dayNames = rows(
		"Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
		"January February April June July August September October November December", "Jan Feb Apr Jun Jul Aug Sept Oct Nov Dec",
		"понедельник вторник четверг воскресенье", "среду пятницу субботу", "понеділок вівторок четвер", "середу п'ятницю суботу неділю",
		"января февраля марта апреля мая июня июля августа сентября октября ноября декабря", "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня")
	turnedVerbs = rows("denied confirmed", "rejected accepted", "denies confirms", "never always", "nobody everybody", "nothing everything",
		"unlikely likely", "impossible possible", "failed managed", "refused agreed", "without with", "none all",
		"отрицает подтверждает", "отрицал подтвердил", "опроверг подтвердил", "заперечує підтверджує", "заперечив підтвердив", "никто каждый", "ніхто кожен", "никогда всегда", "ніколи завжди", "без с", "нет есть", "немає є")
	modalWords    = rows("может должен", "могут должны", "может повинен", "можуть мусять", "возможно точно", "можливо точно", "may will", "might will", "could must", "can should", "would will", "should could", "probably certainly", "likely certain", "allegedly evidently", "reportedly demonstrably", "possibly surely")
	comparedWords = rows("more less", "over under", "above below", "higher lower", "least most", "nearly over", "almost exactly", "about exactly", "rose fell", "increased decreased", "before after", "larger smaller", "better worse")
)

// negatable are the verbs that take a "not" behind them.
var negatable = rowSet("is was were are has had have will would could should can may might must did does do")

// slavicVerbs are verbs that take a "не" before them.
var slavicVerbs = rowSet("был была было были будет будут может могут стал стала стали сказал сказала заявил заявила закрыли открыли начали получил получила получили должен должны есть " +
	"був була було були буде будуть може можуть став стала стали сказав сказала заявив заявила закрили відкрили почали отримав отримала отримали повинен мають має")

// plainNegations can be dropped and leave a sentence.
var plainNegations = rowSet("not never no hardly не")

// inventedWords stand in no article: they make false halves and whole false sentences.
const inventedWords = "zorblat quimsy farnolic brintel ogrevax plomwick drastel vunterly skorbine maltroven gribsy ulmeric parthogan wexly trombelin hasquidge norvellian culdrip foswick yandrel"

// plainTails and plainHeads are false halves in everyday words.
var plainTails = []string{
	"because the gardener had quietly sold every umbrella to his cousin",
	"and the whole committee applauded the purple elephant for an hour",
	"while seven librarians juggled oranges beside the frozen fountain",
	"which explains why the pastry chef resigned in tears that evening",
	"after the violinist promised to repaint the observatory in pink",
}

// slavicTails and slavicHeads are the same for sentences in Cyrillic letters.
var slavicTails = []string{
	"потому что садовник тайком продал все зонты двоюродному брату",
	"и весь комитет целый час рукоплескал лиловому слону",
	"пока семь библиотекарей жонглировали апельсинами у замёрзшего фонтана",
}

var slavicHeads = []string{
	"Рыдающие кондитеры перекрасили скрипку, потому что",
	"Лиловый слон проспал весь вечер после того, как",
}

var plainHeads = []string{
	"Weeping pastry chefs repainted the violin because",
	"Seven juggling librarians froze beside the fountain until",
	"The purple elephant slept through the evening after",
}

// Who speaks, and where: forms of frames by language.
var (
	speakerForms = map[string][]string{
		"en": {"WHO: WORDS", "WHO said: WORDS", "WORDS, WHO said.", "WORDS — WHO"},
		"ru": {"WHO: WORDS", "WORDS, — сказал WHO.", "WORDS, — сообщает WHO."},
		"uk": {"WHO: WORDS", "WORDS, — сказав WHO.", "WORDS, — повідомляє WHO."},
	}
	roleForms = map[string][]string{
		"en": {"The WHO said: WORDS", "WORDS, the WHO said.", "WORDS, said the WHO."},
		"ru": {"WHO: WORDS", "WORDS, — сказал WHO.", "WORDS, — говорит WHO."},
		"uk": {"WHO: WORDS", "WORDS, — сказав WHO.", "WORDS, — каже WHO."},
	}
	bodyForms = map[string][]string{
		"en": {"WHO: WORDS", "the WHO said: WORDS", "WORDS, said the WHO.", "WORDS — WHO", "WORDS, according to the WHO"},
		"ru": {"WHO: WORDS", "WORDS, — сообщает WHO.", "WORDS — WHO"},
		"uk": {"WHO: WORDS", "WORDS, — повідомляє WHO.", "WORDS — WHO"},
	}
)

// Roles and bodies that no article tells of.
var (
	strangeRoles = map[string][]string{
		"en": {"beekeeper", "piano tuner", "juggler", "astronaut"},
		"ru": {"директор дельфинария", "адвокат фокусника", "капитан дирижабля"},
		"uk": {"директор дельфінарію", "адвокат фокусника", "капітан дирижабля"},
	}
	strangeBodies = map[string][]string{
		"en": {"beekeeping inspectorate", "umbrella company", "yodelling association", "kite brigade"},
		"ru": {"пчеловодная инспекция", "зонтичная компания", "дельфиньей службы", "управление фокусов"},
		"uk": {"бджолярська інспекція", "парасолькова компанія", "дельфінячої служби", "управління фокусів"},
	}
)
