package news

// Edition is one version of an article.
type Edition struct {
	Article ArticleID
	Hash    Hash
}

// Relabelled is a decision that may have moved labels, and the keys for whose sake its
// article is watched.
type Relabelled struct {
	Decision string
	Keys     []string
}

// Reprinted is an edition that was watched and is not the current one any more.
type Reprinted struct {
	Edition
	Now  Hash     // of the current one
	Keys []string // of what is watched for its sake
}
