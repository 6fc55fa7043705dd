package language

import "testing"

func BenchmarkKeys(b *testing.B) {
	for b.Loop() {
		Keys("zelenskyy")
		Keys("зеленского")
	}
}
