package answer

// watcher is told how many quotes were found that may not be shown: no longer as
// they are stored, or taken down by moderators.
type watcher interface{ Refused(quotes int) }

// WithWatcher has refused quotes counted, and gives the Answerer back.
func (a *Answerer) WithWatcher(w watcher) *Answerer {
	a.watcher = w
	return a
}

// refused counts quotes that may not be shown.
func (a *Answerer) refused(quotes int) {
	if a.watcher != nil && quotes > 0 {
		a.watcher.Refused(quotes)
	}
}
