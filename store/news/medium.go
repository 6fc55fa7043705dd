package news

import "strings"

// Medium names a medium. Anybody may call a channel as he likes, so that its address,
// where it is known, stands beside its name: "Radio Vest (t.me/radiovest)".
func Medium(name, address string) string {
	if address == "" {
		return name
	}
	return name + " (" + address + ")"
}

// Carries reports whether an article stands at the address that a medium is named with.
func Carries(medium string, a *Article) bool {
	at := strings.LastIndex(medium, " (")
	if at < 0 || a == nil {
		return false
	}
	address := strings.TrimSuffix(medium[at+len(" ("):], ")")
	return address != "" && strings.HasPrefix(strings.ToLower(a.URL), "https://"+strings.ToLower(address)+"/")
}
