package attribution

import "whosaid/store/news"

// All people, places and bodies here are invented.
var attributionCases = []struct {
	name, text string
	want       []expected
}{
	{"a weekday speaks not", "Four people died on Tuesday, the minister said.", []expected{
		{"minister", "", news.ByRole, news.Reports, "", "Four people died on Tuesday"},
	}},
	{"a place speaks not", "Two more were hurt in Halden, the mayor said.", []expected{
		{"mayor", "", news.ByRole, news.Reports, "", "Two more were hurt in Halden"},
	}},
	{"said without that", "Ada Brook said the dam would hold.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "the dam would hold"},
	}},
	{"full stop of the sentence is no content", "Ada Brook said the dam was built in 1961.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "the dam was built in 1961"},
	}},
	{"apposition before the verb", "Ada Brook, a geologist at Sund University, said the slope was moving.", []expected{
		{"Ada Brook", "geologist at Sund University", news.Explicit, news.Reports, "", "the slope was moving"},
	}},
	{"apposition without article", "Ada Brook, chief engineer of the Skerry dam, said the wall was dry.", []expected{
		{"Ada Brook", "chief engineer of the Skerry dam", news.Explicit, news.Reports, "", "the wall was dry"},
	}},
	{"title before the name", "President Oskar Lind said the border was closed.", []expected{
		{"Oskar Lind", "President", news.Explicit, news.Reports, "", "the border was closed"},
	}},
	{"adjective and title", "Arlish President Oskar Lind said the border was closed.", []expected{
		{"Oskar Lind", "Arlish President", news.Explicit, news.Reports, "", "the border was closed"},
	}},
	{"lower-case role before the name", "Harbour master Ada Brook said the port was closed.", []expected{
		{"Ada Brook", "Harbour master", news.Explicit, news.Reports, "", "the port was closed"},
	}},
	{"role before the name in commas", "The head of the harbour office, Ada Brook, said the port was closed.", []expected{
		{"Ada Brook", "head of the harbour office", news.Explicit, news.Reports, "", "the port was closed"},
	}},
	{"analyst from a centre", "Analyst Colm Dray from the Tarn Center notes that prices fell.", []expected{
		{"Colm Dray", "Analyst", news.Explicit, news.Reports, "", "that prices fell"},
	}},
	{"honorific is no role", "Mr. Holt said the ferry was late.", []expected{
		{"Holt", "", news.Explicit, news.Reports, "", "the ferry was late"},
	}},
	{"told the press is no medium", "Ada Brook told the press that the ferry was late.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "that the ferry was late"},
	}},
	{"told reporters is no medium", "“We are late,” Ada Brook told reporters on Monday.", []expected{
		{"Ada Brook", "", news.Explicit, news.Quotes, "", "“We are late,”"},
	}},
	{"told a person is no medium", "Ada Brook told Per Holt that the ferry was late.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "that the ferry was late"},
	}},
	{"told a body that prints nothing", "Ada Brook told the Senate that the ferry was late.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "that the ferry was late"},
	}},
	{"direct, subject first", "“The ferry is late,” Ada Brook said.", []expected{
		{"Ada Brook", "", news.Explicit, news.Quotes, "", "“The ferry is late,”"},
	}},
	{"direct, verb first", "“The ferry is late,” said Ada Brook.", []expected{
		{"Ada Brook", "", news.Explicit, news.Quotes, "", "“The ferry is late,”"},
	}},
	{"direct, verb first, with role", "“The ferry is late,” said Ada Brook, head of the harbour office, on Monday.", []expected{
		{"Ada Brook", "head of the harbour office", news.Explicit, news.Quotes, "", "“The ferry is late,”"},
	}},
	{"direct, straight marks", "\"The ferry is late,\" said Ada Brook.", []expected{
		{"Ada Brook", "", news.Explicit, news.Quotes, "", "\"The ferry is late,\""},
	}},
	{"direct, two apostrophes", "''The ferry is late,'' said Ada Brook.", []expected{
		{"Ada Brook", "", news.Explicit, news.Quotes, "", "''The ferry is late,''"},
	}},
	{"direct, guillemets", "«The ferry is late», said Ada Brook.", []expected{
		{"Ada Brook", "", news.Explicit, news.Quotes, "", "«The ferry is late»"},
	}},
	{"direct, single curly marks", "‘The ferry is late,’ said Ada Brook.", []expected{
		{"Ada Brook", "", news.Explicit, news.Quotes, "", "‘The ferry is late,’"},
	}},
	{"direct, single straight marks", "'The ferry is late,' said Ada Brook.", []expected{
		{"Ada Brook", "", news.Explicit, news.Quotes, "", "'The ferry is late,'"},
	}},
	{"apostrophes are no quotation", "The islanders’ ferry wasn’t late, Ada Brook said.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "The islanders’ ferry wasn’t late"},
	}},
	{"question", "“Why is it late?” asked Ada Brook.", []expected{
		{"Ada Brook", "", news.Explicit, news.Quotes, "", "“Why is it late?”"},
	}},
	{"question, subject first", "“Why is it late?” Ada Brook asked.", []expected{
		{"Ada Brook", "", news.Explicit, news.Quotes, "", "“Why is it late?”"},
	}},
	{"quotation first, verb later than two sentences", "“The ferry is late. We wait. Nobody tells us why,” Ada Brook said.", []expected{
		{"Ada Brook", "", news.Explicit, news.Quotes, "", "“The ferry is late. We wait. Nobody tells us why,”"},
	}},
	{"interrupted", "“The ferry,” said Ada Brook, “is late again.”", []expected{
		{"Ada Brook", "", news.Explicit, news.Quotes, "", "“The ferry,” … “is late again.”"},
	}},
	{"continued after the cue", "“The ferry is late,” Ada Brook said. “It is late again.”", []expected{
		{"Ada Brook", "", news.Explicit, news.Quotes, "", "“The ferry is late,” … “It is late again.”"},
	}},
	{"cue and colon", "Ada Brook said: “The ferry is late.”", []expected{
		{"Ada Brook", "", news.Explicit, news.Quotes, "", "“The ferry is late.”"},
	}},
	{"colon after reported speech", "Ada Brook recalled that ferries were late: “We wait. We always wait.”", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "that ferries were late: “We wait. We always wait.”"},
	}},
	{"cue and comma", "Ada Brook said, “The ferry is late.”", []expected{
		{"Ada Brook", "", news.Explicit, news.Quotes, "", "“The ferry is late.”"},
	}},
	{"nested marks", "“They call it a “fast” ferry and it is late,” said Ada Brook.", []expected{
		{"Ada Brook", "", news.Explicit, news.Quotes, "", "“They call it a “fast” ferry and it is late,”"},
	}},
	{"nested, the outer left open", "“They call it a so-called “fast ferry”, Ada Brook noted.", []expected{
		{"Ada Brook", "", news.Explicit, news.Quotes, "", "“They call it a so-called “fast ferry”"},
	}},
	{"left open to the end", "Ada Brook said: “The ferry is late and nobody knows why.", []expected{
		{"Ada Brook", "", news.Explicit, news.Quotes, "", "“The ferry is late and nobody knows why."},
	}},
	{"over paragraphs", "“The ferry is late.\n\n“It is late again,” said Ada Brook.", []expected{
		{"Ada Brook", "", news.Explicit, news.Quotes, "", "“The ferry is late. … “It is late again,”"},
	}},
	{"mixed quotation", "Ada Brook said the ferry was “late again” on Monday.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "the ferry was “late again” on Monday"},
	}},
	{"mixed with that", "Ada Brook stated that “the ferry is late again.”", []expected{
		{"Ada Brook", "", news.Explicit, news.Quotes, "", "that “the ferry is late again.”"},
	}},
	{"called it", "Oskar Lind called the crash a “cruel joke” and said that nobody would pay.", []expected{
		{"Oskar Lind", "", news.Explicit, news.Reports, "", "the crash a “cruel joke”"},
		{"Oskar Lind", "", news.Explicit, news.Reports, "", "that nobody would pay"},
	}},
	{"scare quotes are no speech", "The so-called “fast ferry” was late.", nil},
	{"a name is no speech", "They live in a village called “Skerry”.", nil},
	{"according to, last", "The ferry sank at noon, according to the harbour office.", []expected{
		{"harbour office", "", news.Explicit, news.Reports, "", "The ferry sank at noon"},
	}},
	{"according to, between", "The ferry, according to the harbour office, sank at noon.", []expected{
		{"harbour office", "", news.Explicit, news.Reports, "", "The ferry … sank at noon"},
	}},
	{"the information of somebody", "According to the information of local journalists, the ferry sank.", []expected{
		{"local journalists", "", news.ByRole, news.Reports, "", "the ferry sank"},
	}},
	{"points out", "Ada Brook points out that the slope is dry.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "that the slope is dry"},
	}},
	{"argued", "Ada Brook argued the slope was dry.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "the slope was dry"},
	}},
	{"believes", "Ada Brook believes that the slope is dry.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "that the slope is dry"},
	}},
	{"insisted", "Ada Brook insisted the slope was dry.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "the slope was dry"},
	}},
	{"announced", "The ministry announced that the road was shut.", []expected{
		{"ministry", "", news.Explicit, news.Reports, "", "that the road was shut"},
	}},
	{"goes on to disclose", "Ada Brook goes on to disclose that the slope was wet.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "that the slope was wet"},
	}},
	{"reported speech, subject last", "The slope was dry, Ada Brook said.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "The slope was dry"},
	}},
	{"reported speech, verb first", "The slope was dry, said Ada Brook.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "The slope was dry"},
	}},
	{"reported speech, on a day", "The slope was dry, police said Wednesday.", []expected{
		{"police", "", news.Explicit, news.Reports, "", "The slope was dry"},
	}},
	{"adding", "Ada Brook said the slope was dry, adding that nobody lived there.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "the slope was dry"},
		{"Ada Brook", "", news.Explicit, news.Reports, "", "that nobody lived there"},
	}},
	{"two verbs, one subject", "Ada Brook said the slope was dry and added that nobody lived there.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "the slope was dry"},
		{"Ada Brook", "", news.Explicit, news.Reports, "", "that nobody lived there"},
	}},
	{"two speakers", "Ada Brook said the slope was dry, but Per Holt said it was wet.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "the slope was dry"},
		{"Per Holt", "", news.Explicit, news.Reports, "", "it was wet"},
	}},
	{"denied", "Ada Brook denied that the slope was wet.", []expected{
		{"Ada Brook", "", news.Explicit, news.Denies, "", "that the slope was wet"},
	}},
	{"denied an object", "The ministry denied the report.", []expected{
		{"ministry", "", news.Explicit, news.Denies, "", "the report"},
	}},
	{"rejected the claim", "Per Holt rejected the claim that the slope was dry.", []expected{
		{"Per Holt", "", news.Explicit, news.Denies, "", "the claim that the slope was dry"},
	}},
	{"not denied", "The ministry did not deny the report.", []expected{
		{"ministry", "", news.Explicit, news.Reports, "", "the report"},
	}},
	{"alleged", "Per Holt alleged that the map was forged.", []expected{
		{"Per Holt", "", news.Explicit, news.Alleges, "", "that the map was forged"},
	}},
	{"claimed", "Per Holt claimed the map was forged.", []expected{
		{"Per Holt", "", news.Explicit, news.Alleges, "", "the map was forged"},
	}},
	{"accused of", "Per Holt accused the ministry of forging the map.", []expected{
		{"Per Holt", "", news.Explicit, news.Alleges, "", "the ministry of forging the map"},
	}},
	{"claim as a noun", "Per Holt’s claim that the map was forged spread fast.", []expected{
		{"Per Holt", "", news.Explicit, news.Alleges, "", "that the map was forged spread fast"},
	}},
	{"pronoun she skips him", "Ada Brook met Per Holt. She said the map was forged.", []expected{
		{"Ada Brook", "", news.Coreferenced, news.Reports, "", "the map was forged"},
	}},
	{"pronoun for the subject", "Ada Brook said she admired Ella Lund. She added that the map was old.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "she admired Ella Lund"},
		{"Ada Brook", "", news.Coreferenced, news.Reports, "", "that the map was old"},
	}},
	{"initial and surname", "Ada Brook, a geologist, spoke first. “The map is old,” A. Brook said.", []expected{
		{"Ada Brook", "geologist", news.Coreferenced, news.Quotes, "", "“The map is old,”"},
	}},
	{"definite role", "Ada Brook, a geologist, rose. The geologist said the map was old.", []expected{
		{"Ada Brook", "geologist", news.Coreferenced, news.Reports, "", "the map was old"},
	}},
	{"the company", "Skerry Ferries, a company in Sund, said it was sorry. The company added that nobody was hurt.", []expected{
		{"Skerry Ferries", "company in Sund", news.Explicit, news.Reports, "", "it was sorry"},
		{"Skerry Ferries", "company in Sund", news.Coreferenced, news.Reports, "", "that nobody was hurt"},
	}},
	{"ministry", "The ministry said nobody was hurt.", []expected{
		{"ministry", "", news.Explicit, news.Reports, "", "nobody was hurt"},
	}},
	{"named ministry", "Arland’s Transport Ministry said nobody was hurt.", []expected{
		{"Arland’s Transport Ministry", "", news.Explicit, news.Reports, "", "nobody was hurt"},
	}},
	{"experts", "Northern experts say that the ice is thin.", []expected{
		{"Northern experts", "", news.ByRole, news.Reports, "", "that the ice is thin"},
	}},
	{"journalists of a medium", "Journalists of Skerry News explain that the ice is thin.", []expected{
		{"Journalists of Skerry News", "", news.ByRole, news.Reports, "", "that the ice is thin"},
	}},
	{"unnamed official", "An unnamed Arlish official said the ice was thin.", []expected{
		{"unnamed Arlish official", "", news.ByRole, news.Reports, "", "the ice was thin"},
	}},
	{"police", "Police said the ice was thin.", []expected{
		{"Police", "", news.Explicit, news.Reports, "", "the ice was thin"},
	}},
	{"nobody to name", "“The ice is thin, and everybody knew that it was thin.”", []expected{
		{"", "", news.Unnamed, news.Quotes, "", "“The ice is thin, and everybody knew that it was thin.”"},
	}},
	{"it was noted", "It was noted that the ice was thin.", []expected{
		{"", "", news.Unnamed, news.Reports, "", "that the ice was thin"},
	}},
	{"label is no speaker", "UPDATE: The ice is thin.", nil},
	{"noun that looks like a verb", "The claims were paid and the reports were filed.", nil},
	{"particles in a name", "Ines de la Torre said the ice was thin.", []expected{
		{"Ines de la Torre", "", news.Explicit, news.Reports, "", "the ice was thin"},
	}},
	{"letters beyond ASCII", "Łukasz Żak, burmistrz i minister, rose. “Lód jest cienki,” said Łukasz Żak.", []expected{
		{"Łukasz Żak", "", news.Explicit, news.Quotes, "", "“Lód jest cienki,”"},
	}},
	{"at an hour of the day", "The crew were freed at 5 a.m. on Thursday, the government said.", []expected{
		{"government", "", news.Explicit, news.Reports, "", "The crew were freed at 5 a.m. on Thursday"},
	}},
	{"two who speak", "Sund and Arland said the border was closed.", []expected{
		{"Sund and Arland", "", news.ByRole, news.Reports, "", "the border was closed"},
	}},
	{"this month is no role", "Earlier this month Holt warned that the ice was thin.", []expected{
		{"Holt", "", news.Explicit, news.Reports, "", "that the ice was thin"},
	}},
	{"some", "Some say the ice is thin.", []expected{
		{"Some", "", news.Explicit, news.Reports, "", "the ice is thin"},
	}},
	{"progressive", "Experts are warning that the ice is thin.", []expected{
		{"Experts", "", news.ByRole, news.Reports, "", "that the ice is thin"},
	}},
	{"said of", "“It is late,” Ada Brook said of the ferry.", []expected{
		{"Ada Brook", "", news.Explicit, news.Quotes, "", "“It is late,”"},
	}},
	{"said on several occasions", "Ada Brook has said on several occasions that the ice was thin.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "that the ice was thin"},
	}},
	{"surname of somebody who did not speak", "Elma Dorn, who stood on the quay, saw the mast break. “It cracked like ice,” Dorn said.", []expected{
		{"Elma Dorn", "", news.Coreferenced, news.Quotes, "", "“It cracked like ice,”"},
	}},
	{"surname after a name and age", "Elma Dorn, 34, ran. “It cracked,” said Dorn.", []expected{
		{"Elma Dorn", "", news.Coreferenced, news.Quotes, "", "“It cracked,”"},
	}},
	{"surname and role of a mention in passing", "The letter came from engineer Tarmo Reik. The quay was rotten, according to Reik.", []expected{
		{"Tarmo Reik", "engineer", news.Coreferenced, news.Reports, "", "The quay was rotten"},
	}},
	{"role stated after the first mention", "Tarmo Reik rose. Nobody had met Tarmo Reik, an engineer, before. Reik said the quay was rotten.", []expected{
		{"Tarmo Reik", "engineer", news.Coreferenced, news.Reports, "", "the quay was rotten"},
	}},
	{"pronoun for a surname alone", "Holt said the quay was rotten. He added that it had been rotten for years.", []expected{
		{"Holt", "", news.Explicit, news.Reports, "", "the quay was rotten"},
		{"Holt", "", news.Coreferenced, news.Reports, "", "that it had been rotten for years"},
	}},
	{"a place is not she", "Ella Lund rose. Sund Holm has lost its quay. “Nobody was hurt,” she said. The boat was built in Sund Holm.", []expected{
		{"Ella Lund", "", news.Coreferenced, news.Quotes, "", "“Nobody was hurt,”"},
	}},
	{"clause with whose before the verb", "The residents whose houses had lost their roofs said nobody was hurt.", []expected{
		{"residents", "", news.ByRole, news.Reports, "", "nobody was hurt"},
	}},
	{"relative clause before the verb", "The engineer who last checked the quay at Sund Holm says that it was rotten.", []expected{
		{"engineer", "", news.ByRole, news.Reports, "", "that it was rotten"},
	}},
	{"relative clause, named before", "Tarmo Reik, an engineer, rose. The engineer who built the quay last year said that it was rotten.", []expected{
		{"Tarmo Reik", "engineer", news.Coreferenced, news.Reports, "", "that it was rotten"},
	}},
	{"relative clause with that", "The firm that had built the quay said it was sound.", []expected{
		{"firm", "", news.Explicit, news.Reports, "", "it was sound"},
	}},
	{"relative clause that ends in its verb", "A diver who had been hurt said the quay was rotten.", []expected{
		{"diver", "", news.ByRole, news.Reports, "", "the quay was rotten"},
	}},
	{"object of a relative clause", "The divers who found the wreck said that it was dry.", []expected{
		{"divers", "", news.ByRole, news.Reports, "", "that it was dry"},
	}},
	{"that without a relative clause", "It is clear that the ministry says the dam is dry.", []expected{
		{"ministry", "", news.Explicit, news.Reports, "", "the dam is dry"},
	}},
	{"its chairman, named last", "Two boats were lost, according to its chairman, Henk Vossel.", []expected{
		{"Henk Vossel", "chairman", news.Explicit, news.Reports, "", "Two boats were lost"},
	}},
	{"its chairman, named", "Its chairman, Henk Vossel, said two boats were lost.", []expected{
		{"Henk Vossel", "chairman", news.Explicit, news.Reports, "", "two boats were lost"},
	}},
	{"said its leader, named", "“Two boats were lost,” said its leader, Henk Vossel.", []expected{
		{"Henk Vossel", "leader", news.Explicit, news.Quotes, "", "“Two boats were lost,”"},
	}},
	{"according to the head, named", "According to the head of the ferry line, Henk Vossel, two boats were lost.", []expected{
		{"Henk Vossel", "head of the ferry line", news.Explicit, news.Reports, "", "two boats were lost"},
	}},
	{"told about", "An unnamed Arlish official told about the state of the ice.", []expected{
		{"unnamed Arlish official", "", news.ByRole, news.Reports, "", "the state of the ice"},
	}},
	{"dispatch with its date", "date 2026-03-24 Members of the rescue service said the ice was thin.", []expected{
		{"Members of the rescue service", "", news.ByRole, news.Reports, "", "the ice was thin"},
	}},
	{"county denied", "The county denied that it had known of the leak.", []expected{
		{"county", "", news.Explicit, news.Denies, "", "that it had known of the leak"},
	}},
	{"a fire that claimed lives says nothing", "The fire claimed nine lives.", []expected{
		{"", "", "", news.Own, "", "nine lives"},
	}},
	{"a time before a genitive role", "Last week the county's spokeswoman, Ada Brook, said the port was closed.", []expected{
		{"Ada Brook", "county's spokeswoman", news.Explicit, news.Reports, "", "the port was closed"},
	}},
	{"wrapped lines", "TARN (Radio Sund) - The county shut the long pier in the town of\nTarn on Monday after a storm had bent the piles and swept six\nboats out to sea in the night, the worst one since the year in\nwhich the old quay had sunk.\n\n“The harbour office is not allowed to open the pier again before\nthe spring,” said Ada Brook, the county engineer. “We have asked\nfor an independent assessment of the piles, and it will take\nfour months at the least.”\n", []expected{
		{"Ada Brook", "county engineer", news.Explicit, news.Quotes, "", "“The harbour office is not allowed to open the pier again before\nthe spring,” … “We have asked\nfor an independent assessment of the piles, and it will take\nfour months at the least.”"},
	}},
	{"particles of names", "Samir al-Tarek, who runs the shelter, said the county had sent no food. “We bought the bread,” al-Tarek said.", []expected{
		{"Samir al-Tarek", "", news.Explicit, news.Reports, "", "the county had sent no food"},
		{"Samir al-Tarek", "", news.Coreferenced, news.Quotes, "", "“We bought the bread,”"},
	}},
	{"particle with an apostrophe", "Nina d'Orso, a farmer, said the dyke was old.", []expected{
		{"Nina d'Orso", "farmer", news.Explicit, news.Reports, "", "the dyke was old"},
	}},
	{"nickname in marks", "“We slept on the pier,” said Per “Shorty” Holt, who lost his flat.", []expected{
		{"Per “Shorty” Holt", "", news.Explicit, news.Quotes, "", "“We slept on the pier,”"},
	}},
	{"signature", "Mayor Ada Brook opened the hall on Friday. “It is a great day,” she said.\n\n“The hall is too small and the roof has leaked since March.”\n\n– Per Holt, skipper\n\nThe hall cost four million.", []expected{
		{"Ada Brook", "Mayor", news.Coreferenced, news.Quotes, "", "“It is a great day,”"},
		{"Per Holt", "skipper", news.Explicit, news.Quotes, "", "“The hall is too small and the roof has leaked since March.”"},
	}},
	{"a Russian signature", "Мэр Ада Брук открыла зал в пятницу. «Это великий день», — сказала она.\n\n«Зал слишком мал, а крыша течёт с марта».\n\n— Пётр Хольт, шкипер\n\nЗал стоил четыре миллиона.", []expected{
		{"Ада Брук", "Мэр", news.Coreferenced, news.Quotes, "", "«Это великий день»"},
		{"Пётр Хольт", "шкипер", news.Explicit, news.Quotes, "", "«Зал слишком мал, а крыша течёт с марта»"},
	}},
	{"if she says", "If Ada Brook says that the bridge is safe, the ferry will stop.", []expected{
		{"", "", "", news.Unclear, "", "that the bridge is safe"},
	}},
	{"might say", "Per Holt might say that the ferry is cheaper.", []expected{
		{"", "", "", news.Unclear, "", "that the ferry is cheaper"},
	}},
	{"a Ukrainian supposition", "Якщо Ада Брук скаже, що міст безпечний, пором зупинять.", []expected{
		{"", "", "", news.Unclear, "", "що міст безпечний, пором зупинять"},
	}},
	{"quoted as saying", "Radio Sund quoted Ada Brook as saying that six boats were lost.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "Radio Sund", "that six boats were lost"},
	}},
	{"said, according to a medium", "Six boats were lost, Per Holt said, according to the NorWire agency.", []expected{
		{"Per Holt", "", news.Explicit, news.Reports, "NorWire", "Six boats were lost"},
	}},
}
