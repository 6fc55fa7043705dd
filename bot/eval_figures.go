package main

import (
	"fmt"
	"strings"

	"whosaid/bot/judge"
	"whosaid/bot/terminal"
)

// figuresJSON is what `eval --questions --json` prints.
type figuresJSON struct {
	Questions    int            `json:"questions"`
	Milliseconds int64          `json:"milliseconds"`
	Run          string         `json:"run"`
	All          shares         `json:"all"`
	Languages    []languageJSON `json:"languages"`
}

type languageJSON struct {
	Language string `json:"language"`
	shares
}

// shares are figures as they are shown.
type shares struct {
	RightFirst    share   `json:"right_first"`     // of the questions that something answers
	RightInSix    share   `json:"right_in_six"`    // of these
	FalseNoSource share   `json:"false_no_source"` // of these
	AllSides      share   `json:"all_sides"`       // of those whose listed answers are all wanted
	Speaker       share   `json:"speaker"`         // of those right in six, with a speaker
	NewestFirst   share   `json:"newest_first"`    // of those for the newest state
	Precision     share   `json:"precision"`       // of the quotes shown to questions that something answers
	Quotes        float64 `json:"quotes"`          // a question
	Characters    float64 `json:"characters"`      // a quote
	NoSourceRight share   `json:"no_source_right"` // of the questions that nothing answers
	Failed        int     `json:"failed"`          // questions without an answer, for an error
	FellBack      int     `json:"fell_back"`       // answers with a fallback_reason
}

// share is how many of how many.
type share struct {
	Count int     `json:"count"`
	Of    int     `json:"of"`
	Share float64 `json:"share"` // 0 of 0 is 0
}

func shareOf(count, of int) share { return share{count, of, ratio(count, of)} }

func ratio(count, of int) float64 { return float64(count) / float64(max(1, of)) }

func writeFigures(f judge.Figures) shares {
	return shares{
		RightFirst:    shareOf(f.First, f.Answerable),
		RightInSix:    shareOf(f.InSix, f.Answerable),
		FalseNoSource: shareOf(f.FalseNone, f.Answerable),
		AllSides:      shareOf(f.AllOfThem, f.Several),
		Speaker:       shareOf(f.SpeakerRight, f.Speakers),
		NewestFirst:   shareOf(f.NewestFirst, f.States),
		Precision:     shareOf(f.ShownRight, f.Shown),
		Quotes:        ratio(f.Shown, f.Answerable),
		Characters:    ratio(f.Characters, f.Shown),
		NoSourceRight: shareOf(f.NoneRight, f.Unanswerable),
		Failed:        f.Failed,
		FellBack:      f.Fell,
	}
}

// measures are the rows of a table with one column.
func (s shares) measures() []terminal.Measure {
	rows := []terminal.Measure{
		s.RightFirst.row("right first"),
		s.RightInSix.row("right in six"),
		s.FalseNoSource.row("false no source"),
		s.AllSides.row("all sides"),
		s.Speaker.row("speaker right"),
		s.NewestFirst.row("newest first"),
		s.Precision.row("precision"),
		row("quotes a question", fmt.Sprintf("%.1f", s.Quotes)),
		row("characters a quote", fmt.Sprintf("%.0f", s.Characters)),
		s.NoSourceRight.row("no source right"),
	}
	for i, count := range []int{s.Failed, s.FellBack} {
		rows = append(rows, row(rarely[i], fmt.Sprint(count)))
	}
	return rows
}

// rarely are the rows that are left out where there is nothing to tell.
var rarely = []string{"failed", "fell back"}

func row(name, value string) terminal.Measure {
	return terminal.Measure{Name: name, Values: []string{value}}
}

func (s share) row(name string) terminal.Measure {
	if s.Of == 0 {
		return row(name, "-")
	}
	return row(name, fmt.Sprintf("%d/%d %s", s.Count, s.Of, strings.TrimPrefix(fmt.Sprintf("%.2f", s.Share), "0")))
}
