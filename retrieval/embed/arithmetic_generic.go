//go:build !amd64

package embed

// fastest returns the quickest arithmetic that this processor has.
func fastest() arithmetic { return scalar() }
