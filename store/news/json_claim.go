package news

type claimJSON struct {
	Summary    string     `json:"summary"` // always "": nobody sums up, and scripts may still read it
	Quotes     []int      `json:"quotes"`
	DisputedBy []int      `json:"disputed_by"`
	Withdrawn  int        `json:"withdrawn"`
	Outlets    int        `json:"outlets"`
	Origins    int        `json:"origins"`
	OriginsWhy string     `json:"origins_why"`
	Owners     int        `json:"owners"`
	Series     []stepJSON `json:"series"`
}

type stepJSON struct {
	AsOf   string `json:"as_of"`
	Quotes []int  `json:"quotes"`
}

func writeClaim(c Claim) claimJSON {
	return claimJSON{
		Quotes:     each(c.Quotes, itself),
		DisputedBy: each(c.DisputedBy, itself),
		Withdrawn:  c.Withdrawn,
		Outlets:    c.Outlets,
		Origins:    c.Origins,
		OriginsWhy: c.OriginsWhy,
		Owners:     c.Owners,
		Series:     each(c.Series, writeStep),
	}
}

func writeStep(s Step) stepJSON { return stepJSON{day(s.AsOf), each(s.Quotes, itself)} }
