package texts

import "whosaid/store/news"

var deskUkrainian = Desk{
	Invitation: "Панель модератора в браузері. Це посилання впустить вас один раз, протягом 10 хвилин; нікому його не надсилайте:",
	Name:       "Панель",
	Queue:      "Черга", Check: "Перевірка", History: "Історія", Outlets: "Видання", Followed: "Стеження", Audit: "Журнал", Article: "Стаття", Case: "Справа",
	Skip: "До змісту", SignIn: "Увійти", SignOut: "Вийти", Language: "Мова",
	EnterHelp: "Натисніть ще раз: посилання діє один раз, і попередній перегляд не може його витратити.",
	BadLink:   "Це посилання вже використане або старше за 10 хвилин. Напишіть боту /desk в особистому чаті й отримаєте інше.",
	Outside:   "Ви не ввійшли. Напишіть боту /desk в особистому чаті, і він надішле посилання.",
	Forbidden: "Це бачать і вирішують інші.", Missing: "Тут нічого немає.", Failed: "Збій стався тут, не у вас. Спробуйте, будь ласка, трохи згодом.",
	Stale: "Сторінка застаріла, щоб щось із неї надіслати. Поверніться, завантажте її знову й повторіть.", Unread: "Цей текст не можна перевірити: він порожній, надто довгий або без слів.",
	Unnamed:  "У формі чогось бракує, або це тут невідоме.",
	States:   map[news.CaseState]string{news.CaseOpen: "відкрита", news.CaseTaken: "узята", news.CaseDone: "завершена"},
	Deeds:    map[news.CaseDeed]string{news.TakeCase: "Узяти", news.ReleaseCase: "Повернути", news.CloseCase: "Завершити", news.ReopenCase: "Відкрити знову", news.NoteOnCase: "Додати примітку"},
	Kinds:    map[news.CaseKind]string{news.LabelCase: "Скарга на підпис", news.CheckCase: "Перевірений текст"},
	Verdicts: map[news.CheckStatus]string{news.Verbatim: "дослівно", news.Altered: "змінено", news.Spliced: "злито з різних", news.Misattributed: "чужі слова", news.OtherWording: "іншими словами", news.Unfound: "не знайдено", news.Several: "кілька частин"},
	All:      "усі", Empty: "Нічого не чекає.", You: "ви", Assignee: "У кого", Notes: "Що зроблено", NoteOn: "Примітка лише для модераторів", Decided: "Чинні рішення", Decide: "Вирішити",
	Speaker: "Мовець", Role: "Посада", OwnVoice: "саме видання", Outlet: "Видання", Unknown: "невідоме", Remark: "Примітка під цитатою, яку читають усі", Save: "Зберегти",
	Paste: "Текст для перевірки", Run: "Перевірити", Evidence: "Докази", NoEvidence: "Жодна збережена стаття не має цих слів.", Checked: "Перевірено", CheckedBefore: "Той самий текст уже перевіряли:", Then: "тоді",
	Differs: "Висновок не той, що був тоді.", AddCase: "Поставити в чергу", Words: "Слова тексту", Status: "Висновок", From: "Від", To: "До", Find: "Шукати", Nothing: "Нічого не знайдено.", More: "Давніші",
	CSV: "CSV", Lines: "Рядки JSON", Print: "Для друку", Original: "Оригінал", Versions: "Версії", Current: "поточна", Changes: "Що змінилося", Withheld: "Модератори прибрали цитату цієї статті; текст навколо інших не показано.",
	Speakers: "Хто говорить", When: "Коли", Who: "Хто", What: "Що", On: "Про що", Nobody: "Ні за чим не стежать.", Address: "Адреса", Every: "Кожні", Last: "Останній успіх", Never: "ніколи",
	Fresh: "Нового тоді", Fault: "Збій", Kind: "Вид", NewName: "Назва", Correct: "Виправити", Withdrawn: "цитат відтоді прибрали модератори", Fingerprint: "SHA-256 тексту", Taken: "Цитату більше не показують.",
	Pick: "Вибрати цю справу", Picked: "З вибраними справами:", Receipt: "Квитанція",
}
