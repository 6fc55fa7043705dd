package news

import (
	"fmt"
	"time"
)

// Claim is one thing that several quotes assert. The numbers are indexes into
// the answer's Quotes.
type Claim struct {
	Summary    string // a few words cut from one of its quotes; "" when none can be
	Quotes     []int
	DisputedBy []int
	Outlets    int    // that make the claim, an unknown one counted once
	Origins    int    // independent ones: a wire story carried twice is one
	OriginsWhy string // why there are fewer origins than outlets, in a few words; "" when there are not

	// Series is the claim's figure over time, the earliest first, when it
	// changed; its quotes are the claim's. Course tells how it went.
	Series []Step
	Course Course
}

// Step is a figure as of one day.
type Step struct {
	AsOf   time.Time // midnight UTC
	Figure string    // cut from the first of the quotes
	Quotes []int
}

// Direction says how a figure went from its first step to its last.
type Direction string

const (
	Rose    Direction = "rose"
	Fell    Direction = "fell"
	Changed Direction = "changed" // up and down
)

// Course tells how a figure went over time. Its zero value is that of a claim
// whose figure did not change.
type Course struct {
	Direction Direction
	From, To  time.Time // the first and the last day for which a quote gives it; midnight UTC
	Agreed    time.Time // since when two outlets give the last figure; zero when they do not
}

// Heading is the line that a claim stands under: how its figure went over time
// or else its summary; "" when it has neither.
//
//	The figure rose over three days; outlets agree since 14 May.
func (c Claim) Heading() string {
	if c.Course.Direction == "" {
		return c.Summary
	}
	heading := fmt.Sprintf("The figure %s over %s", c.Course.Direction, days(c.Course.From, c.Course.To))
	if !c.Course.Agreed.IsZero() {
		heading += "; outlets agree since " + c.Course.Agreed.Format("2 January")
	}
	return heading + "."
}

// days counts the days from one to another, both included, in words.
func days(from, to time.Time) string {
	n := int(to.Sub(from).Hours()/24) + 1
	words := []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	switch {
	case n <= 1:
		return "one day"
	case n <= len(words):
		return words[n-1] + " days"
	}
	return fmt.Sprintf("%d days", n)
}
