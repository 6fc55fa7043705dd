package check

// Words by which a change is told to be of one kind. They are compared as they
// are folded.
var (
	// negations turn a sentence round, by themselves or by the verb.
	negations = set("not no never none nobody nothing nowhere neither nor without cannot hardly scarcely barely " +
		"deny denies denied denying reject rejects rejected rejecting refute refutes refuted dispute disputes disputed disputing refuse refuses refused refusing " +
		"dismiss dismisses dismissed dismissing fail fails failed failing false falsely untrue wrong wrongly lack lacks lacked lacking " +
		"unable unlikely impossible unfounded baseless absent prevent prevents prevented avoid avoids avoided " +
		"не ни нет нельзя никогда никто ничего без отрицает отрицал отрицала опроверг опровергла ні немає ніколи ніхто нічого " +
		"nicht kein keine keinen keiner nie niemals niemand nichts ohne ne pas jamais aucun aucune rien sans nunca jamás ningún ninguna nadie nada sin non mai nessuno niente değil yok ikke ingen aldri " +
		"لا لم لن ليس 不 没 沒 無 无 未 非")

	// denials are the negations that govern what they deny from a distance.
	denials = set("deny denies denied denying reject rejects rejected rejecting refute refutes refuted refuting dispute disputes disputed disputing " +
		"dismiss dismisses dismissed dismissing doubt doubts doubted doubting disprove disproved debunk debunked debunks rebut rebuts rebutted false falsely untrue unfounded baseless " +
		"отрицает отрицал отрицала отрицали опроверг опровергла опровергли заперечує заперечив заперечила спростував спростувала " +
		"bestreitet bestritt dementierte nie nié démenti niega negó desmintió")

	// modals say how sure something is, or whether it must be.
	modals = set("may might could can should would will shall must ought won't wouldn't couldn't can't shouldn't mustn't mightn't we'll he'll she'll they'll it'll i'll you'll " +
		"likely unlikely probably possibly perhaps maybe certainly surely definitely clearly obviously undoubtedly allegedly reportedly apparently supposedly purportedly presumably potentially possible impossible probable certain sure " +
		"seem seems seemed appear appears appeared suspected alleged supposed believed thought expected considered " +
		"может могут мог могла могли должен должна должны возможно вероятно наверное якобы может быть може можуть повинен мабуть імовірно нібито " +
		"kann könnte soll sollte wird würde muss vielleicht wahrscheinlich angeblich peut pourrait doit devrait peutêtre probablement puede podría debe quizás")

	// comparisons set one thing above or below another.
	comparisons = set("more less fewer most least over under above below higher lower greater smaller larger bigger better worse stronger weaker longer shorter faster slower earlier later older younger " +
		"nearly almost about around approximately roughly exactly precisely only just than up down before after increase increased increases increasing decrease decreased decreases decreasing " +
		"rose rise rises risen rising fell fall falls fallen falling grew grow grown grows shrank gain gained gains lost loss up down maximum minimum best worst highest lowest largest smallest every all some many few several both any " +
		"больше меньше более менее выше ниже около почти только більше менше понад mehr weniger über unter plus moins más menos")

	// days are the words of a calendar.
	days = set("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december " +
		"jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun " +
		"yesterday today tomorrow tonight weekend spring summer autumn winter midnight noon century decade " +
		"monday's tuesday's wednesday's thursday's friday's saturday's sunday's yesterday's today's " +
		"января февраля марта апреля мая июня июля августа сентября октября ноября декабря понедельник вторник среду четверг пятницу субботу воскресенье вчера сегодня завтра " +
		"січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня вчора сьогодні завтра " +
		"januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag gestern heute morgen " +
		"janvier février mars avril juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche hier demain " +
		"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo ayer hoy mañana")

	// numerals are numbers in words.
	numerals = set("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen " +
		"twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen score " +
		"hundreds thousands millions billions trillions dozens scores half halves third thirds quarter quarters fifth fifths tenth tenths twice thrice once double doubled triple tripled pair couple single " +
		"first second fourth sixth seventh eighth ninth eleventh twelfth twentieth hundredth percent % $ € £ ¥ ₽ ₴ bn mn m " +
		"один одна два две три четыре пять шесть семь восемь девять десять сто тысяч тысячи миллион миллионов миллиард тысяча дві чотири п'ять шість сім вісім дев'ять тисяч мільйон мільйонів " +
		"zwei drei vier fünf sechs sieben acht neun zehn hundert tausend millionen deux trois quatre cinq sept huit neuf dix cent mille millions dos tres cuatro cinco seis siete ocho nueve diez cien mil millones")

	// conditions open a clause under which alone the rest holds.
	conditions = set("if unless whether provided providing assuming lest если если ли якщо чи wenn falls ob sofern si sauf")

	// turns open a clause that takes back what stands before it.
	turns = set("but however although though unless if except provided whereas nevertheless nonetheless " +
		"но однако хотя если але однак хоча якщо aber jedoch obwohl wenn mais cependant pero aunque ma")
)
