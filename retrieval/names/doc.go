// Package names tells which names are one person's or one body's: "Peskov",
// "Dmitry Peskov" and "Dmitri Peskow"; "IS-K", "ISIL-K" and "Khorasan State". It
// compares spellings as they sound when they are written over from another
// script, and knows what a first name and an initial exclude.
package names
