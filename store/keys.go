package store

import (
	"fmt"
	"hash/crc32"
	"strconv"
	"strings"

	"whosaid/store/news"
)

// schema is the form of what is stored. It is in the name of every key, so that
// another form lives beside this one and neither reads the other.
const schema = 1

// keys names every key. All that belongs to an article has its partition's hash
// tag, {00}, and so one slot of a cluster: one script writes it at once.
type keys struct {
	namespace  string
	partitions int
}

// layout is the hash that records in how many partitions the articles lie.
func (k keys) layout() string { return k.namespace + ":layout" }

// current is the generation whose vectors questions are answered by.
func (k keys) current() string { return k.namespace + ":current" }

// generations is the hash of all generations, by id.
func (k keys) generations() string { return k.namespace + ":generations" }

// followed is the hash of the addresses that are followed.
func (k keys) followed() string { return k.namespace + ":followed" }

// lock is what one process holds.
func (k keys) lock(name string) string { return k.namespace + ":lock:" + name }

// partition is where an article lies: CRC-32 (IEEE) of its id, modulo their number.
func (k keys) partition(id news.ArticleID) int {
	return int(crc32.ChecksumIEEE([]byte(id)) % uint32(k.partitions))
}

func (k keys) in(partition int, parts ...string) string {
	number := strconv.Itoa(partition)
	if partition < 10 {
		number = "0" + number
	}
	return k.namespace + ":{" + number + "}:" + strings.Join(parts, ":") // a search names hundreds
}

func (k keys) of(id news.ArticleID, parts ...string) string { return k.in(k.partition(id), parts...) }

// articles is the set of the ids of the partition's articles.
func (k keys) articles(partition int) string { return k.in(partition, "articles") }

// counts is the hash of how many passages the partition holds: "passages", and
// "embedded:" and a generation's id for those with a vector of it.
func (k keys) counts(partition int) string { return k.in(partition, "counts") }

// changes is the stream that tells of every article that was put or removed.
func (k keys) changes(partition int) string { return k.in(partition, "changes") }

// building is the set of the generations that the partition has vectors of.
func (k keys) building(partition int) string { return k.in(partition, "generations") }

// vectors is the vector set of a generation.
func (k keys) vectors(partition int, g GenerationID) string { return k.in(partition, "v", string(g)) }

// article is the hash that tells an article's current version and passages.
func (k keys) article(id news.ArticleID) string { return k.of(id, "a", string(id)) }

// version is the hash of one version of an article.
func (k keys) version(id news.ArticleID, hash news.Hash) string {
	return k.of(id, "t", string(id), hash.String())
}

// passage is the hash of a passage of an article.
func (k keys) passage(id news.ArticleID, p news.PassageID) string {
	return k.passageIn(k.partition(id), p)
}

func (k keys) passageIn(partition int, p news.PassageID) string {
	return k.in(partition, "p", string(p))
}

// owned is the set of the keys of an article's versions and passages, of
// earlier versions too: what goes when the article is removed.
func (k keys) owned(id news.ArticleID) string { return k.of(id, "k", string(id)) }

// published is the hash that tells of the keyword index which is left for others.
func (k keys) published() string { return k.namespace + ":{words}:published" }

// publishedPart is a part of that index.
func (k keys) publishedPart(id string, part int) string {
	return fmt.Sprintf("%s:{words}:%s:%d", k.namespace, id, part)
}

// bot names a key of the bot's own, which all lie in one slot.
func (k keys) bot(parts ...string) string {
	return k.namespace + ":{bot}:" + strings.Join(parts, ":")
}
