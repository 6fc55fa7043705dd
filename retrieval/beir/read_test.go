package beir_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"whosaid/retrieval/beir"
)

func TestReadCorpus(t *testing.T) {
	in := "\uFEFF" + `{"_id": "d1", "title": "Ferry", "text": "It sank.", "metadata": {"n": 1}}` + "\r\n\n" + `{"_id": 2, "text": "It floats."}`
	got, err := beir.ReadCorpus(strings.NewReader(in), "corpus.jsonl")
	want := []beir.Document{{"d1", "Ferry", "It sank."}, {"2", "", "It floats."}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("ReadCorpus = %v, %v, want %v", got, err, want)
	}
}

func TestReadQueries(t *testing.T) {
	tests := []struct{ name, in string }{
		{"objects", `{"_id": "q1", "text": "Who sank it?"}` + "\n" + `{"_id": "q2", "text": "When?"}`},
		{"table", "q1\tWho sank it?\nq2\tWhen?\n"},
		{"table with heading", "query-id\ttext\nq1\tWho sank it?\nq2\tWhen?\n"},
		{"Windows line ends", "q1\tWho sank it?\r\nq2\tWhen?\r\n"},
	}
	want := []beir.Query{{"q1", "Who sank it?"}, {"q2", "When?"}}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := beir.ReadQueries(strings.NewReader(test.in), "queries")
			if err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("ReadQueries(%q) = %v, %v, want %v", test.in, got, err, want)
			}
		})
	}
}

func TestReadQrels(t *testing.T) {
	tests := []struct{ name, in string }{
		{"BEIR", "query-id\tcorpus-id\tscore\nq1\td1\t1\nq1\td2\t0\n"},
		{"no heading", "q1\td1\t1\nq1\td2\t0\n"},
		{"TREC", "q1 0 d1 1\nq1 0 d2 0\n"},
		{"TREC with tabs", "q1\t0\td1\t1\nq1\t0\td2\t0\n"},
		{"repeated with the same grade", "q1\td1\t1\nq1\td2\t0\nq1\td1\t1\n"},
	}
	want := beir.Qrels{"q1": {"d1": 1, "d2": 0}}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := beir.ReadQrels(strings.NewReader(test.in), "qrels")
			if err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("ReadQrels(%q) = %v, %v, want %v", test.in, got, err, want)
			}
		})
	}
}

func corpusErr(in string) error {
	_, err := beir.ReadCorpus(strings.NewReader(in), "f")
	return err
}

func queriesErr(in string) error {
	_, err := beir.ReadQueries(strings.NewReader(in), "f")
	return err
}

func qrelsErr(in string) error {
	_, err := beir.ReadQrels(strings.NewReader(in), "f")
	return err
}

func runErr(in string) error {
	_, err := beir.ReadRun(strings.NewReader(in), "f")
	return err
}

func TestErrorsTellFileAndLine(t *testing.T) {
	tests := []struct {
		name  string
		read  func(string) error
		in    string
		want  error
		where string
	}{
		{"not JSON", corpusErr, "{\"_id\":\"a\",\"text\":\"x\"}\n{", beir.ErrForm, "f:2:"},
		{"two objects", corpusErr, `{"_id":"a","text":"x"} {}`, beir.ErrForm, "f:1:"},
		{"no id", corpusErr, `{"text":"x"}`, beir.ErrForm, "f:1:"},
		{"id is an object", corpusErr, `{"_id":{},"text":"x"}`, beir.ErrForm, "f:1:"},
		{"no text", corpusErr, `{"_id":"a"}`, beir.ErrForm, "f:1:"},
		{"same id", corpusErr, "{\"_id\":\"a\",\"text\":\"x\"}\n\n{\"_id\":\"a\",\"text\":\"y\"}", beir.ErrDuplicate, "f:3:"},
		{"not UTF-8", corpusErr, "{\"_id\":\"a\",\"text\":\"\xff\"}", beir.ErrNotUTF8, "f:1:"},
		{"long line", corpusErr, "\n" + strings.Repeat("x", 17<<20), beir.ErrLongLine, "f:2:"},
		{"query without tab", queriesErr, "q1\tx\nq2 y", beir.ErrForm, "f:2:"},
		{"query without text", queriesErr, `{"_id":"q"}`, beir.ErrForm, "f:1:"},
		{"same query", queriesErr, "q\tx\nq\ty", beir.ErrDuplicate, "f:2:"},
		{"grade is a word", qrelsErr, "q\td\t1\nq\te\tyes", beir.ErrForm, "f:2:"},
		{"two columns", qrelsErr, "q\td", beir.ErrForm, "f:1:"},
		{"two grades", qrelsErr, "q\td\t1\nq\td\t2", beir.ErrDuplicate, "f:2:"},
		{"empty id", qrelsErr, "q\t\t1", beir.ErrForm, "f:1:"},
		{"run of five columns", runErr, "q Q0 d 1 2", beir.ErrForm, "f:1:"},
		{"run with a word for a score", runErr, "q Q0 d 1 NaN t", beir.ErrForm, "f:1:"},
		{"run with a document twice", runErr, "q Q0 d 1 2 t\nq Q0 d 2 1 t", beir.ErrDuplicate, "f:2:"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := test.read(test.in)
			if !errors.Is(err, test.want) || !strings.HasPrefix(err.Error(), test.where) {
				t.Errorf("read(%.40q) = %v, want %q and %v", test.in, err, test.where, test.want)
			}
		})
	}
}

func FuzzReaders(f *testing.F) {
	f.Add("{\"_id\": 1, \"text\": \"x\"}\n")
	f.Add("query-id\tcorpus-id\tscore\nq\td\t1\n")
	f.Add("q 0 d 1\nq Q0 d 1 0.5 tag")
	f.Add("\uFEFF\n\x00\t\xff")
	f.Fuzz(func(t *testing.T, in string) {
		documents, err := beir.ReadCorpus(strings.NewReader(in), "f")
		for _, d := range documents {
			if err == nil && (d.ID == "" || d.Title+d.Text == "") {
				t.Errorf("ReadCorpus(%q) gave %+v", in, d)
			}
		}
		queries, err := beir.ReadQueries(strings.NewReader(in), "f")
		for _, q := range queries {
			if err == nil && (q.ID == "" || q.Text == "") {
				t.Errorf("ReadQueries(%q) gave %+v", in, q)
			}
		}
		qrels, _ := beir.ReadQrels(strings.NewReader(in), "f")
		run, _ := beir.ReadRun(strings.NewReader(in), "f")
		m := beir.Evaluate(run, qrels)
		for _, figure := range []float64{m.NDCG10, m.MAP5, m.MRR10, m.Recall5, m.Recall100} {
			if !(figure >= 0 && figure <= 1+1e-9) {
				t.Errorf("Evaluate of %q = %+v, want figures from 0 to 1", in, m)
			}
		}
	})
}
