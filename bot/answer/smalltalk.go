package answer

import (
	"slices"
	"strings"
	"unicode"
)

// Help is what small talk and empty questions are answered with.
const Help = "Ask me who said something in the news, and I answer with quotes from stored articles, each with its outlet and speaker."

// longestSmallTalk is the most words that small talk has.
const longestSmallTalk = 6

// pleasantries are words that ask for nothing, in some languages of the world.
var pleasantries = strings.Fields(`hi hello hey hiya howdy yo greetings morning afternoon evening night good day
	thanks thank thx ty cheers please welcome bye goodbye later ok okay cool great nice perfect wow lol haha yes no yep nope sure test testing ping
	help start stop you u there bot are how is it going doing today i am fine well so much very a the me who what can do your name whats up sup
	hallo danke tschüss servus moin guten tag morgen abend hola gracias adiós buenos días salut bonjour merci ciao grazie
	привет здравствуйте спасибо пока да нет привіт дякую olá obrigado selam merhaba teşekkürler`)

// smallTalk reports whether text is all pleasantries: "hi", "thanks a lot", "who are you?".
func smallTalk(text string) bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && r != '\'' && r != '’'
	})
	if len(words) > longestSmallTalk {
		return false
	}
	return !slices.ContainsFunc(words, func(w string) bool {
		return !slices.Contains(pleasantries, strings.NewReplacer("'", "", "’", "").Replace(w))
	})
}
