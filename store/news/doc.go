// Package news is the vocabulary of whosaid: articles, the outlets that
// published them, the passages and sentences they are made of, the quotes cut
// from them, and the answers built of those quotes.
//
// It holds the one promise of the product. A Quote has private fields and two
// makers, Cut and Find; both return the article's own bytes or an error, and
// the outlet of a quote is the outlet of its article. Nothing else can make a
// quote, so nothing else can be shown as one.
package news
