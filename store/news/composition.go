package news

// Composition is what a model made of candidate quotes, after it was checked: it
// chooses, orders and groups by number, and holds no word of its own.
type Composition struct {
	Groups  [][]int // of indexes into the candidates, the best first
	None    bool    // no candidate answers the question; then there are no groups
	Dropped []Dropped
}

// Dropped is a part of a model's reply that was not taken.
type Dropped struct {
	What string // the model's own words or numbers, never shown to those who ask
	Why  string
}

// Sources are what a translation of the quotes may lean on: their texts, and who
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
