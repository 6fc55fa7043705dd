package retrieval

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"whosaid/retrieval/encoder"
	"whosaid/store/news"
)

// ferryAnswers holds that only what speaks of the ferry answers.
func ferryAnswers(_ context.Context, c encoder.Candidate) (float32, error) {
	if strings.Contains(c.Sentence, "ferry") {
		return 2, nil
	}
	return -2, nil
}

func TestTheReaderDecides(t *testing.T) {
	f := finder(stories(t)).WithReader(readFunc(ferryAnswers))
	if found := find(t, f, "What happened to the Halden bridge?"); len(found.Citations) != 1 || !strings.HasPrefix(found.Citations[0].Text(), "A ferry") {
		t.Errorf("Find quotes %q, want only the ferry", texts(found.Citations))
	}
}

func TestTheReaderReadsCandidatesInTheirContext(t *testing.T) {
	var read []encoder.Candidate
	f := finder(stories(t)).WithReader(readFunc(func(_ context.Context, c encoder.Candidate) (float32, error) {
		read = append(read, c)
		return 1, nil
	}))
	find(t, f, "Did the mayor deny knowing of the cracks?")
	want := encoder.Candidate{
		Label: "Radio Vest, 2025-05-13, Per Lunde, Mayor", Headline: "Seventeen hurt in bridge collapse",
		Before:   "“We now count 17 injured, two of them badly,” said Ingrid Moe, chief surgeon at Halden Hospital.",
		Sentence: "Mayor Per Lunde denied that the county had known of the cracks.",
	}
	if !slices.Contains(read, want) || len(read) > candidatesRead {
		t.Errorf("the reader read %+v, want %+v among at most %d", read, want, candidatesRead)
	}
}

// hears is an Asker and a Reader that remember what they were asked.
type hears struct {
	fakeEncoder
	asked *[]string
}

func (h hears) Question(ctx context.Context, text string) ([]float32, error) {
	*h.asked = append(*h.asked, text)
	return h.fakeEncoder.Question(ctx, text)
}

func (h hears) Read(_ context.Context, question string, candidates []encoder.Candidate) ([]float32, error) {
	*h.asked = append(*h.asked, question)
	return make([]float32, len(candidates)), nil
}

func TestTheEncoderGetsNoLinks(t *testing.T) {
	var asked []string
	h := hears{asked: &asked}
	find(t, finder(stories(t)).WithEncoder(h).WithReader(h), "Did the bridge fall? https://a.example/Q1w2 pic.example.com/x9")
	if len(asked) < 2 || slices.ContainsFunc(asked, func(text string) bool { return strings.TrimSpace(text) != "Did the bridge fall?" }) {
		t.Errorf("the encoder and the reader were asked %q, want the question without its links", asked)
	}
}

// However the encoder or the reader fails, a question is answered by what is left.
func TestFindGoesOnWithoutWhatFails(t *testing.T) {
	broken := errors.New("no weights")
	wait := func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }
	fails := func(context.Context) error { return broken }
	first := 0
	for _, test := range []struct {
		name     string
		encoder  fakeEncoder
		near     Neighbours
		reader   Reader
		fallback string
	}{
		{"the encoder fails", fakeEncoder{question: fails}, nil, nil, "the vectors could not be searched"},
		{"the encoder is too slow", fakeEncoder{question: wait}, nil, nil, "comparing by meaning took longer than 3s"},
		{"the vectors are gone", fakeEncoder{}, nearFunc(func() ([]news.Hit, error) { return nil, broken }), nil, "the vectors could not be searched"},
		{"the reader fails", fakeEncoder{}, nil, readFunc(func(context.Context, encoder.Candidate) (float32, error) { return 0, broken }), "the reader failed"},
		{"the reader is too slow from the start", fakeEncoder{}, nil, readFunc(func(ctx context.Context, _ encoder.Candidate) (float32, error) { return 0, wait(ctx) }), "comparing by meaning took longer than"},
		{"the reader is too slow at last", fakeEncoder{}, nil, readFunc(func(ctx context.Context, c encoder.Candidate) (float32, error) {
			if first++; first > readAtOnce {
				return 0, wait(ctx)
			}
			return 1, nil
		}), "comparing by meaning took longer than"},
	} {
		synctest.Test(t, func(t *testing.T) {
			s := stories(t)
			f := finder(s).WithEncoder(test.encoder).WithReader(test.reader)
			if test.near != nil {
				f.WithNeighbours(test.near, nil)
			}
			if test.reader == nil {
				f.reader = nil
			}
			found := find(t, f, "How much will the repairs cost?")
			costs := func(c news.Citation) bool { return strings.HasPrefix(c.Text(), "Repairs will cost") }
			if !slices.ContainsFunc(found.Citations, costs) || !strings.HasPrefix(found.Fallback, test.fallback) {
				t.Errorf("%s: Find = %q, fallback %q, want the cost and %q", test.name, texts(found.Citations), found.Fallback, test.fallback)
			}
		})
	}
}

func TestTheEndOfTheContextIsAnError(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	slow := fakeEncoder{question: func(ctx context.Context) error { cancel(); <-ctx.Done(); return ctx.Err() }}
	_, err := finder(stories(t)).WithEncoder(slow).Find(ctx, news.Question{Text: "What happened to the bridge?"})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Find after cancel = %v, want %v", err, context.Canceled)
	}
}

// A budget runs from the question's turn on: nobody falls back because others
// were before.
func TestAskersWaitTheirTurn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := finder(stories(t)).WithEncoder(fakeEncoder{turns: make(chan struct{}, 1), question: func(ctx context.Context) error {
			select {
			case <-time.After(encodeBudget / 2):
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		}})
		for range 16 {
			go func() {
				if found := find(t, f, "How much will the repairs cost?"); found.Fallback != "" || len(found.Citations) == 0 {
					t.Errorf("Find among 16 askers = %q, fallback %q", texts(found.Citations), found.Fallback)
				}
			}()
		}
		synctest.Wait()
		time.Sleep(16 * encodeBudget)
		synctest.Wait()
	})
}

func TestASentenceIsEncodedOnce(t *testing.T) {
	encoded, sentences := 0, 0
	f := finder(stories(t)).WithEncoder(fakeEncoder{encoded: &encoded})
	for range 3 {
		find(t, f, "What happened to the bridge?")
	}
	for _, a := range stories(t).articles {
		sentences += len(Sentences(a))
	}
	if encoded > sentences {
		t.Errorf("encoded %d sentences for three times one question over %d, want each once", encoded, sentences)
	}
}

func TestStoredVectorsAreUsed(t *testing.T) {
	encoded := 0
	s := stories(t)
	f := finder(s).WithEncoder(fakeEncoder{encoded: &encoded}).WithNeighbours(nearFunc(func() ([]news.Hit, error) {
		hits := s.find(news.Filter{}, passagesAsked, func(string) float64 { return 1 })
		for i := range hits {
			a, err := s.Article(t.Context(), hits[i].Article)
			if err != nil {
				return nil, err
			}
			for _, sentence := range hits[i].Sentences {
				hits[i].Vectors = append(hits[i].Vectors, news.Quantise(direction(sentence.Of(a.Text()))))
			}
		}
		return hits, nil
	}), nil)
	if found := find(t, f, "Which vessel will cross the Aune?"); encoded > 0 || len(found.Citations) == 0 || !strings.HasPrefix(found.Citations[0].Text(), "A ferry") {
		t.Errorf("Find = %q with %d sentences encoded, want the ferry with none", texts(found.Citations), encoded)
	}
}

// nearFunc is Neighbours of one function.
type nearFunc func() ([]news.Hit, error)

func (f nearFunc) Nearest(context.Context, []float32, news.Filter, int) ([]news.Hit, error) {
	return f()
}
