package attribution

import "whosaid/store/news"

// All people, places and bodies here are invented.
var attributionCases = []struct {
	name, text string
	want       []expected
}{
	{"said that", "Ada Brook said that the dam would hold.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "that the dam would hold"},
	}},
	{"a weekday speaks not", "Four people died on Tuesday, the minister said.", []expected{
		{"the minister", "", news.ByRole, news.Reports, "", "Four people died on Tuesday"},
	}},
	{"a place speaks not", "Two more were hurt in Halden, the mayor said.", []expected{
		{"the mayor", "", news.ByRole, news.Reports, "", "Two more were hurt in Halden"},
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
	{"rank after a role", "In 2015, the chief of the coast guard, Major General Per Holt, stated that the fleet was ready.", []expected{
		{"Per Holt", "chief of the coast guard", news.Explicit, news.Reports, "", "that the fleet was ready"},
	}},
	{"analyst from a centre", "Analyst Colm Dray from the Tarn Center notes that prices fell.", []expected{
		{"Colm Dray", "Analyst", news.Explicit, news.Reports, "", "that prices fell"},
	}},
	{"affiliation alone", "Ada Brook of the Tarn Institute in Sund said prices fell.", []expected{
		{"Ada Brook", "of the Tarn Institute in Sund", news.Explicit, news.Reports, "", "prices fell"},
	}},
	{"honorific is no role", "Mr. Holt said the ferry was late.", []expected{
		{"Holt", "", news.Explicit, news.Reports, "", "the ferry was late"},
	}},
	{"told a medium", "Ada Brook told Harbour Radio that the ferry was late.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "Harbour Radio", "that the ferry was late"},
	}},
	{"told a medium without that", "Ada Brook told Harbour Radio the ferry was late.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "Harbour Radio", "the ferry was late"},
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
	{"interview with a medium", "In an interview with the Skerry Times, Ada Brook said the ferry was late.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "Skerry Times", "the ferry was late"},
	}},
	{"article for a medium", "Ada Brook wrote in an article for the Skerry Times that the ferry was late.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "Skerry Times, Skerry Times", "that the ferry was late"},
	}},
	{"comments to an edition", "“The ferry was late,” Ada Brook said in comments to the coastal edition of Havnblad.", []expected{
		{"Ada Brook", "", news.Explicit, news.Quotes, "Havnblad", "“The ferry was late,”"},
	}},
	{"agency cites officials", "Skerry Wire reported, citing two officials, that the ferry had sunk.", []expected{
		{"two officials", "", news.ByRole, news.Reports, "Skerry Wire", "that the ferry had sunk"},
		{"two officials", "", news.ByRole, news.Reports, "", "two officials"},
	}},
	{"according to a medium, somebody said", "According to the Skerry News, two officials said the ferry had sunk.", []expected{
		{"two officials", "", news.ByRole, news.Reports, "Skerry News", "two officials said the ferry had sunk"},
		{"two officials", "", news.ByRole, news.Reports, "Skerry News", "the ferry had sunk"},
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
	{"mixed at the end", "Per Holt told Harbour Radio that the crew were “tired of waiting.”", []expected{
		{"Per Holt", "", news.Explicit, news.Reports, "Harbour Radio", "that the crew were “tired of waiting.”"},
	}},
	{"called it", "Oskar Lind called the crash a “cruel joke” and said that nobody would pay.", []expected{
		{"Oskar Lind", "", news.Explicit, news.Reports, "", "the crash a “cruel joke”"},
		{"Oskar Lind", "", news.Explicit, news.Reports, "", "that nobody would pay"},
	}},
	{"scare quotes are no speech", "The so-called “fast ferry” was late.", nil},
	{"a name is no speech", "They live in a village called “Skerry”.", nil},
	{"according to, first", "According to the harbour office, the ferry sank.", []expected{
		{"the harbour office", "", news.ByRole, news.Reports, "", "the ferry sank"},
	}},
	{"according to, last", "The ferry sank at noon, according to the harbour office.", []expected{
		{"the harbour office", "", news.ByRole, news.Reports, "", "The ferry sank at noon"},
	}},
	{"according to, between", "The ferry, according to the harbour office, sank at noon.", []expected{
		{"the harbour office", "", news.ByRole, news.Reports, "", "The ferry … sank at noon"},
	}},
	{"according to a person with role", "According to Murat Ozel, a former colonel of the Arlish army, the war, like the last one, is lost.", []expected{
		{"Murat Ozel", "former colonel of the Arlish army", news.Explicit, news.Reports, "", "the war, like the last one, is lost"},
	}},
	{"the information of somebody", "According to the information of local journalists, the ferry sank.", []expected{
		{"local journalists", "", news.ByRole, news.Reports, "", "the ferry sank"},
	}},
	{"in her view", "Ada Brook rose. In her view, the slope is safe.", []expected{
		{"Ada Brook", "", news.Coreferenced, news.Reports, "", "the slope is safe"},
	}},
	{"in the view of", "In the view of Ada Brook, the slope is safe.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "the slope is safe"},
	}},
	{"for somebody", "For geologist Ada Brook, the slope is safe.", []expected{
		{"Ada Brook", "geologist", news.Explicit, news.Reports, "", "the slope is safe"},
	}},
	{"points out", "Ada Brook points out that the slope is dry.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "that the slope is dry"},
	}},
	{"argued", "Ada Brook argued the slope was dry.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "the slope was dry"},
	}},
	{"emphasised with adverb", "Ada Brook also emphasised that the slope was dry.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "that the slope was dry"},
	}},
	{"warned", "The ministry warned that the slope could fall.", []expected{
		{"The ministry", "", news.ByRole, news.Reports, "", "that the slope could fall"},
	}},
	{"believes", "Ada Brook believes that the slope is dry.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "that the slope is dry"},
	}},
	{"insisted", "Ada Brook insisted the slope was dry.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "the slope was dry"},
	}},
	{"announced", "The ministry announced that the road was shut.", []expected{
		{"The ministry", "", news.ByRole, news.Reports, "", "that the road was shut"},
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
		{"police", "", news.ByRole, news.Reports, "", "The slope was dry"},
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
	{"relative clause", "Per Holt, who said the slope was wet, left.", []expected{
		{"Per Holt", "", news.Explicit, news.Reports, "", "the slope was wet"},
	}},
	{"denied", "Ada Brook denied that the slope was wet.", []expected{
		{"Ada Brook", "", news.Explicit, news.Denies, "", "that the slope was wet"},
	}},
	{"denied an object", "The ministry denied the report.", []expected{
		{"The ministry", "", news.ByRole, news.Denies, "", "the report"},
	}},
	{"rejected the claim", "Per Holt rejected the claim that the slope was dry.", []expected{
		{"Per Holt", "", news.Explicit, news.Denies, "", "the claim that the slope was dry"},
	}},
	{"dismissed and quoted", "“Nonsense,” said Ada Brook, who dismissed the report.", []expected{
		{"Ada Brook", "", news.Explicit, news.Quotes, "", "“Nonsense,”"},
		{"Ada Brook", "", news.Explicit, news.Denies, "", "the report"},
	}},
	{"denial in quotation marks", "“I never signed it,” Per Holt denied.", []expected{
		{"Per Holt", "", news.Explicit, news.Denies, "", "“I never signed it,”"},
	}},
	{"not denied", "The ministry did not deny the report.", []expected{
		{"The ministry", "", news.ByRole, news.Reports, "", "the report"},
	}},
	{"alleged", "Per Holt alleged that the map was forged.", []expected{
		{"Per Holt", "", news.Explicit, news.Alleges, "", "that the map was forged"},
	}},
	{"claimed", "Per Holt claimed the map was forged.", []expected{
		{"Per Holt", "", news.Explicit, news.Alleges, "", "the map was forged"},
	}},
	{"claimed responsibility", "The Red Oars claimed responsibility for the fire.", []expected{
		{"Red Oars", "", news.Explicit, news.Reports, "", "responsibility for the fire"},
	}},
	{"accused of", "Per Holt accused the ministry of forging the map.", []expected{
		{"Per Holt", "", news.Explicit, news.Alleges, "", "the ministry of forging the map"},
	}},
	{"headline", "Arland accuses Sund of cover-up in ferry fire", []expected{
		{"Arland", "", news.Explicit, news.Alleges, "", "Sund of cover-up in ferry fire"},
	}},
	{"capital headline", "MINISTER SAYS FERRY IS LATE", []expected{
		{"MINISTER", "", news.ByRole, news.Reports, "", "FERRY IS LATE"},
	}},
	{"claim as a noun", "Per Holt’s claim that the map was forged spread fast.", []expected{
		{"Per Holt", "", news.Explicit, news.Alleges, "", "that the map was forged spread fast"},
	}},
	{"pronoun he", "Per Holt went home. He said the map was forged.", []expected{
		{"Per Holt", "", news.Coreferenced, news.Reports, "", "the map was forged"},
	}},
	{"pronoun she skips him", "Ada Brook met Per Holt. She said the map was forged.", []expected{
		{"Ada Brook", "", news.Coreferenced, news.Reports, "", "the map was forged"},
	}},
	{"pronoun he skips her", "Per Holt met Ada Brook. He said the map was forged.", []expected{
		{"Per Holt", "", news.Coreferenced, news.Reports, "", "the map was forged"},
	}},
	{"pronoun for the subject", "Ada Brook said she admired Ella Lund. She added that the map was old.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "she admired Ella Lund"},
		{"Ada Brook", "", news.Coreferenced, news.Reports, "", "that the map was old"},
	}},
	{"surname alone", "Ada Brook, a geologist, spoke first. Later Brook said the map was old.", []expected{
		{"Ada Brook", "geologist", news.Coreferenced, news.Reports, "", "the map was old"},
	}},
	{"initial and surname", "Ada Brook, a geologist, spoke first. “The map is old,” A. Brook said.", []expected{
		{"Ada Brook", "geologist", news.Coreferenced, news.Quotes, "", "“The map is old,”"},
	}},
	{"definite role", "Ada Brook, a geologist, rose. The geologist said the map was old.", []expected{
		{"Ada Brook", "geologist", news.Coreferenced, news.Reports, "", "the map was old"},
	}},
	{"role by words of it", "The chief of the State Fund for Roads of Arland (SFRA), Per Holt, rose. “It is shut,” Arland SFRA chief noted.", []expected{
		{"Per Holt", "chief of the State Fund for Roads of Arland (SFRA)", news.Coreferenced, news.Quotes, "", "“It is shut,”"},
	}},
	{"role by initials", "Per Holt, head of the Arlish Road Council, rose. “It is shut,” said the head of the ARC.", []expected{
		{"Per Holt", "head of the Arlish Road Council", news.Coreferenced, news.Quotes, "", "“It is shut,”"},
	}},
	{"the company", "Skerry Ferries, a company in Sund, said it was sorry. The company added that nobody was hurt.", []expected{
		{"Skerry Ferries", "company in Sund", news.Explicit, news.Reports, "", "it was sorry"},
		{"Skerry Ferries", "company in Sund", news.Coreferenced, news.Reports, "", "that nobody was hurt"},
	}},
	{"they", "The officials met at noon. They said nobody was hurt.", []expected{
		{"The officials", "", news.ByRole, news.Reports, "", "nobody was hurt"},
	}},
	{"ministry", "The ministry said nobody was hurt.", []expected{
		{"The ministry", "", news.ByRole, news.Reports, "", "nobody was hurt"},
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
		{"An unnamed Arlish official", "", news.ByRole, news.Reports, "", "the ice was thin"},
	}},
	{"police", "Police said the ice was thin.", []expected{
		{"Police", "", news.ByRole, news.Reports, "", "the ice was thin"},
	}},
	{"nobody to name", "“The ice is thin, and everybody knew that it was thin.”", []expected{
		{"", "", news.Unnamed, news.Quotes, "", "“The ice is thin, and everybody knew that it was thin.”"},
	}},
	{"it was noted", "It was noted that the ice was thin.", []expected{
		{"", "", news.Unnamed, news.Reports, "", "that the ice was thin"},
	}},
	{"statement of somebody", "In the statement of the rebels, it was noted that the ice was thin.", []expected{
		{"the rebels", "", news.ByRole, news.Reports, "", "that the ice was thin"},
	}},
	{"asked by", "Per Holt was asked by Ada Brook whether the ice was thin.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "whether the ice was thin"},
	}},
	{"transcript", "BROOK: The ice is thin.\n\nHOLT: It is not.", []expected{
		{"BROOK", "", news.Explicit, news.Reports, "", "The ice is thin."},
		{"HOLT", "", news.Explicit, news.Reports, "", "It is not."},
	}},
	{"label is no speaker", "UPDATE: The ice is thin.", nil},
	{"the outlet itself", "We would add that the ice is thin.", []expected{
		{"", "", "", news.Own, "", "that the ice is thin"},
	}},
	{"noun that looks like a verb", "The claims were paid and the reports were filed.", nil},
	{"adjective that looks like a verb", "The alleged thief and the accused driver ran.", nil},
	{"particles in a name", "Ines de la Torre said the ice was thin.", []expected{
		{"Ines de la Torre", "", news.Explicit, news.Reports, "", "the ice was thin"},
	}},
	{"letters beyond ASCII", "Łukasz Żak, burmistrz i minister, rose. “Lód jest cienki,” said Łukasz Żak.", []expected{
		{"Łukasz Żak", "", news.Explicit, news.Quotes, "", "“Lód jest cienki,”"},
	}},
	{"posted on a network", "“The ice is thin,” Ada Brook said in a post on Telegram.", []expected{
		{"Ada Brook", "", news.Explicit, news.Quotes, "Telegram", "“The ice is thin,”"},
	}},
	{"quoted by a medium", "Per Holt was quoted by Skerry Wire as saying that the ice was thin.", []expected{
		{"Per Holt", "", news.Explicit, news.Reports, "Skerry Wire", "that the ice was thin"},
	}},
	{"at an hour of the day", "The crew were freed at 5 a.m. on Thursday, the government said.", []expected{
		{"the government", "", news.ByRole, news.Reports, "", "The crew were freed at 5 a.m. on Thursday"},
	}},
	{"not the owner but the family", "Ada Brook was a guide, her family said.", []expected{
		{"her family", "", news.ByRole, news.Reports, "", "Ada Brook was a guide"},
	}},
	{"two who speak", "Sund and Arland said the border was closed.", []expected{
		{"Sund and Arland", "", news.Explicit, news.Reports, "", "the border was closed"},
	}},
	{"two persons who speak leave no surname", "Ada Brook said the road was shut. Mr. Lind and Ella Brook said the border was closed. Brook said it was not.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "the road was shut"},
		{"Mr. Lind and Ella Brook", "", news.Explicit, news.Reports, "", "the border was closed"},
		{"Ada Brook", "", news.Coreferenced, news.Reports, "", "it was not"},
	}},
	{"this month is no role", "Earlier this month Holt warned that the ice was thin.", []expected{
		{"Holt", "", news.Explicit, news.Reports, "", "that the ice was thin"},
	}},
	{"doctor is no role", "Clinical director Dr. Ella Lund said the ward was full.", []expected{
		{"Ella Lund", "Clinical director", news.Explicit, news.Reports, "", "the ward was full"},
	}},
	{"some", "Some say the ice is thin.", []expected{
		{"Some", "", news.ByRole, news.Reports, "", "the ice is thin"},
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
	{"title is also a surname", "Harbour master Ella Bishop said the ice was thin.", []expected{
		{"Ella Bishop", "Harbour master", news.Explicit, news.Reports, "", "the ice was thin"},
	}},
	{"surname of somebody who did not speak", "Elma Dorn, who stood on the quay, saw the mast break. “It cracked like ice,” Dorn said.", []expected{
		{"Elma Dorn", "", news.Coreferenced, news.Quotes, "", "“It cracked like ice,”"},
	}},
	{"surname of a subject", "Tarmo Reik inspected the quay in May for a firm in Sund. “It was rotten,” Reik told Harbour Radio.", []expected{
		{"Tarmo Reik", "", news.Coreferenced, news.Quotes, "Harbour Radio", "“It was rotten,”"},
	}},
	{"surname of an object", "Divers pulled Elma Dorn from the water. Later Dorn said the mast had cracked.", []expected{
		{"Elma Dorn", "", news.Coreferenced, news.Reports, "", "the mast had cracked"},
	}},
	{"surname after a name and age", "Elma Dorn, 34, ran. “It cracked,” said Dorn.", []expected{
		{"Elma Dorn", "", news.Coreferenced, news.Quotes, "", "“It cracked,”"},
	}},
	{"surname and role of a mention in passing", "The letter came from engineer Tarmo Reik. The quay was rotten, according to Reik.", []expected{
		{"Tarmo Reik", "engineer", news.Coreferenced, news.Reports, "", "The quay was rotten"},
	}},
	{"surname and role with a clause", "Tarmo Reik, the engineer who built the quay, rose. Reik said it was rotten.", []expected{
		{"Tarmo Reik", "engineer", news.Coreferenced, news.Reports, "", "it was rotten"},
	}},
	{"role stated after the first mention", "Tarmo Reik rose. Nobody had met Tarmo Reik, an engineer, before. Reik said the quay was rotten.", []expected{
		{"Tarmo Reik", "engineer", news.Coreferenced, news.Reports, "", "the quay was rotten"},
	}},
	{"honorific before the surname", "Divers pulled Elma Dorn from the water. Mrs. Dorn went home. She said the mast had cracked.", []expected{
		{"Elma Dorn", "", news.Coreferenced, news.Reports, "", "the mast had cracked"},
	}},
	{"pronoun for a subject unknown before", "Tarmo Reik inspected the quay. “It was rotten,” he said.", []expected{
		{"Tarmo Reik", "", news.Coreferenced, news.Quotes, "", "“It was rotten,”"},
	}},
	{"pronoun for a surname alone", "Holt said the quay was rotten. He added that it had been rotten for years.", []expected{
		{"Holt", "", news.Explicit, news.Reports, "", "the quay was rotten"},
		{"Holt", "", news.Coreferenced, news.Reports, "", "that it had been rotten for years"},
	}},
	{"a place gives no surname", "The boat was built at Sund Holm. Sund Holm lost its quay. Holm said nobody was hurt.", []expected{
		{"Holm", "", news.Explicit, news.Reports, "", "nobody was hurt"},
	}},
	{"a place is not she", "Ella Lund rose. Sund Holm has lost its quay. “Nobody was hurt,” she said. The boat was built in Sund Holm.", []expected{
		{"Ella Lund", "", news.Coreferenced, news.Quotes, "", "“Nobody was hurt,”"},
	}},
	{"a medium gives no surname", "Harbour Radio Dorn fell silent. Dorn said nobody was hurt.", []expected{
		{"Dorn", "", news.Explicit, news.Reports, "", "nobody was hurt"},
	}},
	{"a body with an article gives no surname", "The Grey Dorn fell silent. Dorn said nobody was hurt.", []expected{
		{"Dorn", "", news.Explicit, news.Reports, "", "nobody was hurt"},
	}},
	{"full name only later", "Dorn said nobody was hurt. Elma Dorn went home.", []expected{
		{"Dorn", "", news.Explicit, news.Reports, "", "nobody was hurt"},
	}},
	{"who has spoken keeps the surname", "Ada Brook said the ferry was late. Holt accused Tarmo Brook, who built it. “I built it,” Brook said.", []expected{
		{"Ada Brook", "", news.Explicit, news.Reports, "", "the ferry was late"},
		{"Holt", "", news.Explicit, news.Alleges, "", "Tarmo Brook"},
		{"Ada Brook", "", news.Coreferenced, news.Quotes, "", "“I built it,”"},
	}},
	{"particle before a surname", "Tarmo De Reik rose. De Reik said the quay was rotten. Tarmo De Reik said nobody was hurt.", []expected{
		{"Tarmo De Reik", "", news.Coreferenced, news.Reports, "", "the quay was rotten"},
		{"Tarmo De Reik", "", news.Explicit, news.Reports, "", "nobody was hurt"},
	}},
	{"particle that opens a name", "Divers freed De Reik. De Reik said the quay was rotten.", []expected{
		{"De Reik", "", news.Explicit, news.Reports, "", "the quay was rotten"},
	}},
	{"second given name", "Divers freed Tarmo James Dorn. Dorn said the quay was rotten.", []expected{
		{"Tarmo James Dorn", "", news.Coreferenced, news.Reports, "", "the quay was rotten"},
	}},
	{"party before a name", "Divers freed Unionist Clara Dorn. Dorn said the quay was rotten.", []expected{
		{"Clara Dorn", "", news.Coreferenced, news.Reports, "", "the quay was rotten"},
	}},
	{"relative clause between dashes", "The film — which nobody has seen — explains that the quay was rotten.", []expected{
		{"The film", "", news.ByRole, news.Reports, "", "that the quay was rotten"},
	}},
	{"clause with whose before the verb", "The residents whose houses had lost their roofs said nobody was hurt.", []expected{
		{"The residents", "", news.ByRole, news.Reports, "", "nobody was hurt"},
	}},
	{"two clauses in an apposition", "“It was rotten,” said Tarmo Reik, an engineer at the Sund works and whose firm built the quay.", []expected{
		{"Tarmo Reik", "engineer at the Sund works", news.Explicit, news.Quotes, "", "“It was rotten,”"},
	}},
	{"clause about an apposition", "Tarmo Reik, the engineer who warned that the quay was rotten, has left Sund.", []expected{
		{"Tarmo Reik", "engineer", news.Explicit, news.Reports, "", "that the quay was rotten"},
	}},
	{"relative clause before the verb", "The engineer who last checked the quay at Sund Holm says that it was rotten.", []expected{
		{"The engineer", "", news.ByRole, news.Reports, "", "that it was rotten"},
	}},
	{"relative clause, named before", "Tarmo Reik, an engineer, rose. The engineer who built the quay last year said that it was rotten.", []expected{
		{"Tarmo Reik", "engineer", news.Coreferenced, news.Reports, "", "that it was rotten"},
	}},
	{"relative clause with that", "The firm that had built the quay said it was sound.", []expected{
		{"The firm", "", news.ByRole, news.Reports, "", "it was sound"},
	}},
	{"relative clause that ends in its verb", "A diver who had been hurt said the quay was rotten.", []expected{
		{"A diver", "", news.ByRole, news.Reports, "", "the quay was rotten"},
	}},
	{"clause within a relative clause", "Ada Brook met people who believe the ministry says that the dam is dry.", []expected{
		{"people", "", news.ByRole, news.Reports, "", "the ministry says that the dam is dry"},
		{"the ministry", "", news.ByRole, news.Reports, "", "that the dam is dry"},
	}},
	{"object of a relative clause", "The divers who found the wreck said that it was dry.", []expected{
		{"The divers", "", news.ByRole, news.Reports, "", "that it was dry"},
	}},
	{"that without a relative clause", "It is clear that the ministry says the dam is dry.", []expected{
		{"the ministry", "", news.ByRole, news.Reports, "", "the dam is dry"},
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
	{"who of the nearest people", "Ada Brook was the target of angry letters from boat owners who claim that she sank the ferry.", []expected{
		{"boat owners", "", news.ByRole, news.Alleges, "", "that she sank the ferry"},
	}},
	{"who of the head when the nearest is a thing", "She is the sister of the owner of the ferry who said that it was late.", []expected{
		{"the owner of the ferry", "", news.ByRole, news.Reports, "", "that it was late"},
	}},
	{"who of a spokeswoman for a place", "They rang a spokeswoman for the county who said that it was late.", []expected{
		{"a spokeswoman for the county", "", news.ByRole, news.Reports, "", "that it was late"},
	}},
	{"according to journalists, an official", "According to the information of Arlish journalists, an unnamed official said the ice was thin.", []expected{
		{"an unnamed official", "", news.ByRole, news.Reports, "Arlish journalists", "an unnamed official said the ice was thin"},
		{"an unnamed official", "", news.ByRole, news.Reports, "Arlish journalists", "the ice was thin"},
	}},
	{"told about", "An unnamed Arlish official told about the state of the ice.", []expected{
		{"An unnamed Arlish official", "", news.ByRole, news.Reports, "", "the state of the ice"},
	}},
	{"on a channel", "In a statement of the rebels on the Telegram channel, it was noted that the ice was thin.", []expected{
		{"the rebels", "", news.ByRole, news.Reports, "Telegram", "that the ice was thin"},
	}},
	{"firm with a comma in its name", "“The ice is thin,” said Ada Brook, an analyst at investment bank Lund, Holt & Vossel.", []expected{
		{"Ada Brook", "analyst at investment bank Lund, Holt & Vossel", news.Explicit, news.Quotes, "", "“The ice is thin,”"},
	}},
	{"dispatch with its date", "date 2026-03-24 Members of the rescue service said the ice was thin.", []expected{
		{"Members of the rescue service", "", news.ByRole, news.Reports, "", "the ice was thin"},
	}},
	{"county denied", "The county denied that it had known of the leak.", []expected{
		{"The county", "", news.ByRole, news.Denies, "", "that it had known of the leak"},
	}},
	{"an attack that claimed lives says nothing", "The aftermath of the attack at a Sund theatre, which claimed 43 lives, has seen tempers rise.", []expected{
		{"", "", "", news.Own, "", "43 lives"},
	}},
	{"a fire that claimed lives says nothing", "The fire claimed nine lives.", []expected{
		{"", "", "", news.Own, "", "nine lives"},
	}},
	{"a time before a genitive role", "Last week the county's spokeswoman, Ada Brook, said the port was closed.", []expected{
		{"Ada Brook", "county's spokeswoman", news.Explicit, news.Reports, "", "the port was closed"},
	}},
	{"a claim in a paper", "She was answering a claim in The Sund Herald, which had cited a man on the bank for a number above forty.", []expected{
		{"Sund Herald", "", news.Explicit, news.Reports, "", "a man on the bank for a number above forty"},
	}},
	{"our own report", "Correction: Our report of 12 May, which we took from Sund Wire, said that the dam was last inspected in 2019.", []expected{
		{"", "", "", news.Own, "", "that the dam was last inspected in 2019"},
	}},
	{"a report of a day", "A report of 12 May said that the dam was last inspected in 2019.", []expected{
		{"A report of 12 May", "", news.ByRole, news.Reports, "", "that the dam was last inspected in 2019"},
	}},
}
