package news

import "errors"

// ErrNoArticle is the error of asking a store for an article, or a version of
// one, that it does not hold.
var ErrNoArticle = errors.New("no such article")
