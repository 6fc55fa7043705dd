package attribution

// Reports reports whether a lower-case word is a form of a verb by which words
// are put in somebody's mouth: "said", "writes", "according" not among them.
func Reports(word string) bool {
	c, known := cueForms[word]
	return known && c.frame&(clause|direct) != 0
}
