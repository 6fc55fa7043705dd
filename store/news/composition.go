package news

// Composition is what a model made of candidate quotes, after it was checked:
// it chooses and sums up, and holds no quote of its own.
type Composition struct {
	Claims  []Claim // numbers are indexes into the candidates; nothing is counted in them
	None    bool    // no candidate answers the question; then there are no claims
	Dropped []Dropped
}

// Dropped is a part of a model's reply that was not taken.
type Dropped struct {
	What string // the model's own words or numbers, never shown to those who ask
	Why  string
}

// Sources are what a summary of the quotes may lean on: their texts, and who
// their labels say published and said them.
func Sources(quotes []Citation) []string {
	var out []string
	for _, c := range quotes {
		out = append(out, c.Text())
		if o := c.Outlet(); o != nil {
			out = append(out, o.Name)
		}
		if c.Speaker != nil {
			out = append(out, c.Speaker.Name, c.Speaker.Role)
		}
	}
	return out
}
