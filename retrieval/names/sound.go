package names

// A sound of at least so many letters may differ in one from another.
const longSound = 7

func soundAlike(a, b string) bool {
	if a == b {
		return true
	}
	return min(len(a), len(b)) >= longSound && a[0] == b[0] && oneApart(a, b)
}

// oneApart reports whether one letter changed, added or left out makes a of b.
func oneApart(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i == len(a) || a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}
