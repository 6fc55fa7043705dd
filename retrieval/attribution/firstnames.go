package attribution

// A closed list of frequent given names: it only helps to see that a name is a
// person's and which pronoun fits. Names that are not here still work; they
// fit every pronoun.
var (
	menNames = set("adam ahmed alan albert alexander alexei ali andrew andrei anthony antonio ben benjamin bernard bill boris brian carl carlos charles chris christopher colin daniel david dennis dmitri dmitry donald douglas edward emmanuel eric erik " +
		"frank frederick gary george gerhard giovanni greg hans harold harry hassan henry hugo ian igor ivan jack jacob james jan javier jean jeff jim joe johannes john jonathan jorge jose joseph juan karl keith ken kevin kyle lars luis magnus mark martin " +
		"matthew michael mike mohamed mohammed muhammad nathan nicholas nick nikolai oleg oleksandr oliver omar oscar patrick paul pavel pedro per peter philip pierre ralph richard robert roger ron samuel scott sean sergei serhii simon stefan stephen steve steven " +
		"sven ted thomas tim timothy tom tony viktor vincent vladimir volodymyr walter william yusuf")
	womenNames = set("ada agnes alice alicia amanda amy ana andrea angela anita anna anne annette astrid barbara beatrice carla carmen carol caroline catherine charlotte christina clara claire clara cynthia deborah diana donna dorothy elena elisabeth elizabeth ella ellen emily emma eva fatima " +
		"fiona frances gabriela grace hanna hannah heather helen helena hillary ingrid irene irina isabel jane janet jennifer jessica joan joanna johanna judith julia julie karen karin kate katherine kathleen laila laura leila linda lisa lucy lydia margaret maria mariam marie marta martha mary " +
		"megan melissa michelle mona monica nadia nancy natalia nicole nina nora olga patricia paula rachel rebecca rita rosa ruth samantha sandra sara sarah sofia sophie stephanie susan svetlana tatiana teresa theresa ursula valentina vera veronica victoria yulia zainab")
	menRoles   = set("spokesman chairman congressman councilman businessman king prince father son husband brother bishop priest imam pope mr mr. sir lord fisherman")
	womenRoles = set("spokeswoman chairwoman congresswoman councilwoman businesswoman queen princess mother daughter wife sister mrs mrs. ms ms. miss dame lady actress")
)
