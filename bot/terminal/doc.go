// Package terminal shows results to people in a terminal: at most 100 columns
// wide, wrapped by what characters take up on the screen, in colour only where
// colour was asked for. It alters no word of a quote; a character that could
// steer the terminal is shown as a symbol, and a note says so.
package terminal
