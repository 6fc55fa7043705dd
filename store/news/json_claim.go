package news

type claimJSON struct {
	Summary    string      `json:"summary"`
	Quotes     []int       `json:"quotes"`
	DisputedBy []int       `json:"disputed_by"`
	Outlets    int         `json:"outlets"`
	Origins    int         `json:"origins"`
	OriginsWhy string      `json:"origins_why"`
	Course     *courseJSON `json:"course"`
	Series     []stepJSON  `json:"series"`
}

type courseJSON struct {
	Direction Direction `json:"direction"`
	From      string    `json:"from"`
	To        string    `json:"to"`
	Agreed    string    `json:"agreed"`
}

type stepJSON struct {
	AsOf   string `json:"as_of"`
	Figure string `json:"figure"`
	Quotes []int  `json:"quotes"`
}

func writeClaim(c Claim) claimJSON {
	return claimJSON{
		Summary:    c.Summary,
		Quotes:     each(c.Quotes, itself),
		DisputedBy: each(c.DisputedBy, itself),
		Outlets:    c.Outlets,
		Origins:    c.Origins,
		OriginsWhy: c.OriginsWhy,
		Course:     writeCourse(c.Course),
		Series:     each(c.Series, writeStep),
	}
}

// writeCourse is null for a figure that did not change.
func writeCourse(c Course) *courseJSON {
	if c.Direction == "" {
		return nil
	}
	return &courseJSON{c.Direction, day(c.From), day(c.To), day(c.Agreed)}
}

func writeStep(s Step) stepJSON { return stepJSON{day(s.AsOf), s.Figure, each(s.Quotes, itself)} }
