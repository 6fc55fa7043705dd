package news

// Addition is what became of an address whose articles were to be stored.
type Addition struct {
	Articles []Added
	Left     int           // pages of a list that were not stored
	Fault    AdditionFault // why there is no article; "" where there is one
}

// Added is an article of such an address.
type Added struct {
	Article *Article
	State   AddedState
}

// AddedState tells what storing an article changed.
type AddedState string

// The states of an article that was to be stored.
const (
	AddedNew     AddedState = "new"
	AddedVersion AddedState = "version" // of an article that was stored already
	AddedBefore  AddedState = "before"  // it is stored already, as it is
)

// AdditionFault tells why no article was stored.
type AdditionFault string

// The reasons for which no article was stored.
const (
	NotPublic    AdditionFault = "address" // no address of a public page
	ForbiddenBot AdditionFault = "robots"  // the site lets no program read it
	TooLargePage AdditionFault = "large"
	TooSlowPage  AdditionFault = "slow"
	NoPage       AdditionFault = "gone"    // the server does not give it
	NoArticleIn  AdditionFault = "none"    // what is there is no article
	NothingKept  AdditionFault = "nowhere" // articles are not kept here, or by others only
)
