// Package beir measures retrieval: it reads test collections in the layout of
// the BEIR benchmark (Thakur and others, 2021), scores a run over them by the
// conventions of trec_eval, and writes the run in TREC's form, so that any
// other scorer can check the figures.
package beir
