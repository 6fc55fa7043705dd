package attribution

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"whosaid/store/news"
)

// TestSeeds holds how many attributions of two sample articles, read by hand,
// are found with the right speaker, the right chain of media, and the right
// mode. One that is not found is wrong in all three.
func TestSeeds(t *testing.T) {
	folder := os.Getenv("WHOSAID_SEEDS")
	if folder == "" {
		t.Skip("to run this, set WHOSAID_SEEDS to the folder of the sample articles")
	}
	var speakers, chains, modes share
	for hash, wanted := range readByHand {
		text := articleOf(t, folder, hash)
		found := Analyse(text)
		for _, w := range wanted {
			i := slices.IndexFunc(found, w.isAt)
			if i < 0 {
				t.Logf("%s: nothing found at %d", hash[:8], w.cue)
				i = len(found)
				found = append(found, news.Attribution{Said: news.Said{Speaker: &news.Speaker{Name: "nobody"}}})
			}
			speakers.note(t, hash, w, "speaker", w.hasSpeaker(text, found[i].Said))
			chains.note(t, hash, w, "chain", w.hasChain(text, found[i]))
			modes.note(t, hash, w, "mode", w.mode == found[i].Mode)
		}
	}
	t.Logf("right: speaker %d, chain %d, mode %d of %d", speakers.hit, chains.hit, modes.hit, modes.want)
	if speakers.hit*100 < speakers.want*45 || chains.hit*100 < chains.want*50 || modes.hit*100 < modes.want*50 {
		t.Errorf("want at least 45, 50 and 50 percent")
	}
}

func (s *share) note(t *testing.T, hash string, w readSpan, what string, right bool) {
	s.want++
	if right {
		s.hit++
	} else {
		t.Logf("%s: wrong %s at %d", hash[:8], what, w.cue)
	}
}

func articleOf(t *testing.T, folder, hash string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if sum := sha256.Sum256(text); hex.EncodeToString(sum[:]) == hash {
			return string(text)
		}
	}
	t.Fatalf("%s holds no article with SHA-256 %s", folder, hash)
	return ""
}

// isAt reports whether an attribution's cue, or its content where it has no
// cue, is the one read by hand.
func (w readSpan) isAt(a news.Attribution) bool {
	if len(a.Content) == 0 {
		return false
	}
	if len(a.Cue) == 0 {
		return a.Content[0].Start == w.cue
	}
	return a.Cue[0].Start <= w.cue && w.cue < a.Cue[len(a.Cue)-1].End
}

func (w readSpan) hasSpeaker(text string, said news.Said) bool {
	if said.Speaker == nil || w.mode == news.Own {
		return said.Speaker == nil && w.mode == news.Own
	}
	return said.Speaker.Name == w.speaker.Of(text)
}

// hasChain reports whether the media are those that the article names where w
// says, in that order.
func (w readSpan) hasChain(text string, a news.Attribution) bool {
	if len(a.Content) == 0 || len(a.Via) != len(w.via) {
		return false
	}
	for i, medium := range a.Via {
		if !strings.HasPrefix(text[w.via[i]:], medium) {
			return false
		}
	}
	return true
}

// readSpan is one attribution as a person reads it. The articles are not part
// of this repository, so names are given by where they stand in them, in bytes.
type readSpan struct {
	cue     int // a byte of the cue; of a quotation without one, its start
	speaker news.Span
	via     []int // where each medium's name begins
	mode    news.Mode
}

// readByHand are all attributions of two sample articles, by their SHA-256.
var readByHand = map[string][]readSpan{
	"c786c5e7ebf1556ff523c13934c48185799730db5fb46f237647e14341e7a887": {
		{56, news.Span{Start: 17, End: 55}, nil, news.Reports},
		{336, news.Span{Start: 307, End: 335}, []int{286}, news.Reports},
		{560, news.Span{Start: 470, End: 485}, []int{541}, news.Reports},
		{664, news.Span{Start: 621, End: 635}, []int{643}, news.Reports},
		{819, news.Span{Start: 770, End: 818}, nil, news.Reports},
		{944, news.Span{Start: 40, End: 55}, nil, news.Reports},
		{1125, news.Span{Start: 1110, End: 1124}, nil, news.Reports},
		{1363, news.Span{Start: 1339, End: 1362}, nil, news.Reports},
		{1475, news.Span{Start: 1488, End: 1500}, nil, news.Reports},
		{1602, news.Span{Start: 1586, End: 1601}, nil, news.Reports},
		{1799, news.Span{Start: 1737, End: 1748}, nil, news.Reports},
		{1924, news.Span{Start: 1937, End: 1948}, nil, news.Reports},
		{2130, news.Span{Start: 2078, End: 2094}, []int{2135}, news.Reports},
		{2158, news.Span{Start: 934, End: 940}, nil, news.Reports},
		{2243, news.Span{Start: 2078, End: 2094}, nil, news.Reports},
		{2599, news.Span{Start: 2078, End: 2094}, nil, news.Reports},
	},
	"c9d97c3d5c364cc14331216a866f367a5a0d964ffcee36f7f05efc9dbe3e055d": {
		{151, news.Span{Start: 145, End: 150}, nil, news.Reports},
		{249, news.Span{Start: 145, End: 150}, nil, news.Reports},
		{309, news.Span{Start: 145, End: 150}, nil, news.Quotes},
		{399, news.Span{}, nil, news.Reports},
		{533, news.Span{Start: 512, End: 531}, nil, news.Reports},
		{560, news.Span{Start: 127, End: 133}, nil, news.Reports},
		{717, news.Span{Start: 736, End: 752}, nil, news.Reports},
		{1037, news.Span{Start: 1028, End: 1036}, nil, news.Reports},
		{1120, news.Span{Start: 736, End: 752}, nil, news.Reports},
		{1656, news.Span{Start: 1702, End: 1717}, []int{1792}, news.Reports},
		{1808, news.Span{Start: 1702, End: 1717}, nil, news.Reports},
		{1910, news.Span{Start: 1874, End: 1909}, nil, news.Reports},
		{1998, news.Span{Start: 1702, End: 1717}, nil, news.Quotes},
		{2224, news.Span{Start: 1702, End: 1717}, nil, news.Reports},
		{2298, news.Span{Start: 2277, End: 2297}, nil, news.Alleges},
		{2644, news.Span{Start: 1702, End: 1717}, nil, news.Reports},
		{3057, news.Span{}, nil, news.Own},
	},
}
