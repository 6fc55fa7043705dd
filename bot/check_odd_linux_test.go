package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"whosaid/bot/demo"
	"whosaid/retrieval/check"
)

// BenchmarkOddTexts checks 10,000 texts of all sizes that were made to be slow,
// and reports how many times the median the worst of them took for each KB (of
// texts below that size, for the text).
//
//	go test -run '^$' -bench OddTexts -benchtime 1x ./bot
func BenchmarkOddTexts(b *testing.B) {
	checks := check.New(stored(b, readingsFrom(b, demo.FS())))
	texts := oddTexts(10_000)
	for b.Loop() {
		costs := make([]float64, len(texts))
		worst := 0
		for i, text := range texts {
			best := time.Duration(math.MaxInt64)
			for range 2 { // the better of two: a collection of garbage is not the text's fault
				start := spent(b)
				if _, err := checks.Check(b.Context(), text); err != nil && check.Readable(text) == nil {
					b.Fatalf("Check(%.60q): %v", text, err)
				}
				best = min(best, spent(b)-start)
			}
			costs[i] = float64(best.Microseconds()) / max(1, float64(len(text))/1024)
			if costs[i] > costs[worst] {
				worst = i
			}
		}
		b.Logf("the worst is %d bytes long: %.80q", len(texts[worst]), texts[worst])
		slices.Sort(costs)
		median := costs[len(costs)/2]
		b.ReportMetric(median, "µs-median/KB")
		b.ReportMetric(costs[len(costs)-1]/median, "worst/median")
	}
}

// spent is the processor time that this process has used.
func spent(b *testing.B) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// oddTexts are texts of 20 bytes to 100 KB: pieces of articles repeated, cut,
// shuffled and mixed with what makes matchers slow.
func oddTexts(n int) []string {
	random := rand.New(rand.NewPCG(9, 10))
	stock := strings.Fields("the of and not “ ” \" ' ( ) (a+)+$ [^x]* — , : ; 13.3 133 \u200b\u202e аbс Says said According to Moe: We now count 17 injured, two of them badly. At least nine people were taken to hospital, the county said. " +
		"Mayor Oskar Lindahl denied that he had met the managers of Corvane in secret before the vote. 港口今天關閉 if but cannot никогда")
	out := make([]string, n)
	for i := range out {
		size := 20 << random.IntN(8) // up to 2.5 KB
		if i%200 == 0 {
			size = check.MaxText - 40
		}
		var text strings.Builder
		word, run := stock[random.IntN(len(stock))], 1+random.IntN(40)
		for text.Len() < size {
			if run--; run <= 0 {
				word, run = stock[random.IntN(len(stock))], 1+random.IntN(1+random.IntN(60))
			}
			fmt.Fprintf(&text, "%s ", word)
			if random.IntN(3) > 0 {
				word = stock[random.IntN(len(stock))]
			}
		}
		out[i] = text.String()
	}
	return out
}
