package names

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestSame(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"Peskov", "Dmitry Peskov", true},
		{"Dmitry Peskov", "Dmitri Peskow", true},
		{"Mr. Peskov", "Peskov", true},
		{"Песков", "Peskov", true},
		{"Дмитрий Песков", "Dmitry Peskov", true},
		{"Tashiyev", "Tashiev", true},
		{"Kamchybek Tashiyev", "Tashiev", true},
		{"Ташиев", "Tashiyev", true},
		{"Volodymyr Zelenskyy", "Vladimir Zelensky", true},
		{"Zelenskiy", "Zelenskyy", true},
		{"Muammar Gaddafi", "Gadafi", true},
		{"Khrushchev", "Khruschev", true},
		{"José García", "Jose Garcia", true},
		{"M. Zakharova", "Maria Zakharova", true},
		{"Abdel Fattah el-Sisi", "Sisi", true},
		{"ISIS-K", "IS-K", true},
		{"ISIL-K", "Khorasan State", true},
		{"the FSB", "Federal Security Service", true},
		{"RSI", "Road Safety Inspectorate", true},
		{"SDU", "Skarvik Dockworkers' Union", true},
		{"Bill Clinton", "William Clinton", true},

		{"Wesley Clark", "Colin Clark", false},
		{"W. Clark", "Colin Clark", false},
		{"George Bush", "Laura Bush", false},
		{"Peskov", "Petrov", false},
		{"Putin", "Rasputin", false},
		{"Lavrov", "Larov", false},
		{"Moe", "Poe", false},
		{"Ingrid Moe", "Per Lunde", false},
		{"ISIS-K", "ISIS", false},
		{"RSI", "Regional Electoral Commission", false},
		{"Mr", "Mr", false},
		{"", "", false},
	} {
		if got := Same(test.a, test.b); got != test.want {
			t.Errorf("Same(%q, %q) = %v, want %v", test.a, test.b, got, test.want)
		}
		if got := Same(test.b, test.a); got != test.want {
			t.Errorf("Same(%q, %q) = %v, want %v", test.b, test.a, got, test.want)
		}
	}
}

func TestAlike(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"ташиев", "tashiyev", true}, {"ташієв", "tashiev", true}, {"ташиев", "ташієв", true}, {"ташиевым", "tashiyev", true},
		{"захарова", "zakharova", true}, {"захаровой", "zakharova", true},
		{"зеленський", "zelenskyy", true}, {"зеленский", "zelensky", true}, {"зеленським", "зеленский", true}, {"зеленского", "zelenskiy", true},
		{"щербак", "shcherbak", true}, {"київ", "kyiv", true}, {"гончаренко", "honcharenko", true}, {"гончаренко", "goncharenko", true},
		{"клинтон", "clinton", true}, {"чехов", "chekhov", true},
		{"скільки", "тільки", false}, {"коли", "поле", false}, {"кто", "что", false}, {"petrov", "peskov", false}, {"песков", "петров", false},
		{"clark", "clerk", false}, {"", "a", false},
	} {
		if Alike(test.a, test.b) != test.want || Alike(test.b, test.a) != test.want {
			t.Errorf("Alike(%q, %q) = %v, %v the other way round, want %v", test.a, test.b, Alike(test.a, test.b), Alike(test.b, test.a), test.want)
		}
	}
}

func TestAliases(t *testing.T) {
	for _, name := range Aliases("IS-K") {
		if !Same("IS-K", name) {
			t.Errorf("Same(IS-K, %q) = false, though it is an alias", name)
		}
	}
	if got := Aliases("Radio Vest"); got != nil {
		t.Errorf("Aliases(Radio Vest) = %q, want none", got)
	}
}

func TestRegister(t *testing.T) {
	var r Register
	may := func(day int) time.Time { return time.Date(2025, 5, day, 0, 0, 0, 0, time.UTC) }
	peskov := r.Note("Dmitry Peskov", "Kremlin spokesman", may(2))
	if got := r.Note("Peskov", "", may(3)); got != peskov {
		t.Errorf("Note(Peskov) = %+v, want Dmitry Peskov", got)
	}
	r.Note("Dmitri Peskov", "deputy chief of staff", may(9))
	if diff := cmp.Diff([]string{"Dmitry Peskov", "Peskov", "Dmitri Peskov"}, peskov.Forms); diff != "" {
		t.Errorf("Forms (-want +got):\n%s", diff)
	}
	for _, test := range []struct {
		day  time.Time
		want string
	}{{may(1), "Kremlin spokesman"}, {may(2), "Kremlin spokesman"}, {may(8), "Kremlin spokesman"}, {may(9), "deputy chief of staff"}, {time.Time{}, "deputy chief of staff"}} {
		if got := peskov.RoleAt(test.day); got != test.want {
			t.Errorf("RoleAt(%v) = %q, want %q", test.day, got, test.want)
		}
	}
}

func TestRegisterKeepsNamesakesApart(t *testing.T) {
	var r Register
	wesley, colin := r.Note("Wesley Clark", "general", time.Time{}), r.Note("Colin Clark", "reporter", time.Time{})
	if wesley == colin {
		t.Fatalf("Wesley and Colin Clark are one: %+v", wesley)
	}
	if got := r.Find("Clark"); got != nil {
		t.Errorf("Find(Clark) = %+v, want nobody: two have the name", got)
	}
	if got := r.Find("W. Clark"); got != wesley {
		t.Errorf("Find(W. Clark) = %+v, want %+v", got, wesley)
	}
	if got := r.Find("Ada Brook"); got != nil {
		t.Errorf("Find(Ada Brook) = %+v, want nobody", got)
	}
}

// FuzzSame holds that Same is symmetric, and a legible name the same as itself.
func FuzzSame(f *testing.F) {
	f.Add("Dmitry Peskov", "Песков")
	f.Add("ISIS-K", "the Khorasan State")
	f.Add("Müller-Łukasz", "d'Arc")
	f.Fuzz(func(t *testing.T, a, b string) {
		if Same(a, b) != Same(b, a) {
			t.Fatalf("Same(%q, %q) = %v, the other way round %v", a, b, Same(a, b), Same(b, a))
		}
		if !Read(a).Empty() && !Same(a, a) {
			t.Fatalf("Same(%q, itself) = false", a)
		}
		var r Register
		r.Note(a, b, time.Time{})
		if e := r.Note(b, a, time.Time{}); e == nil != Read(b).Empty() {
			t.Fatalf("Note(%q) = %+v", b, e)
		}
	})
}
