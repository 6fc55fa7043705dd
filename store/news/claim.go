package news

import "time"

// Claim is what several quotes assert alike, or a figure that they give day by
// day. The numbers are indexes into the answer's Quotes.
type Claim struct {
	Quotes     []int
	DisputedBy []int
	Withdrawn  int    // quotes that dispute it, too, but which moderators took down
	Outlets    int    // that make the claim, an unknown one counted once
	Origins    int    // independent ones: a wire story carried twice is one
	OriginsWhy string // why there are fewer origins than outlets, in a few words; "" when there are not
	Owners     int    // whose the outlets are; 0 when not all of them are known

	// Series is the claim's figure by day, the earliest first, when its quotes
	// give it for several days; its quotes are the claim's.
	Series []Step
}

// Step are the quotes that give a figure as of one day.
type Step struct {
	AsOf   time.Time // midnight UTC
	Quotes []int
}

// Alone reports whether the claim is one outlet's, whom nobody disputes: then
// nothing is counted above its quotes.
func (c Claim) Alone() bool {
	return c.Outlets < 2 && len(c.DisputedBy)+c.Withdrawn == 0 && len(c.Series) == 0
}
