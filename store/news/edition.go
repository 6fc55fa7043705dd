package news

// Edition is one version of an article.
type Edition struct {
	Article ArticleID
	Hash    Hash
}

// Reprinted is an edition that was watched and is not the current one any more.
type Reprinted struct {
	Edition
	Now  Hash     // of the current one
	Keys []string // of what is watched for its sake
}
