package texts

import "whosaid/store/news"

var deskRussian = Desk{
	Invitation: "Панель модератора в браузере. Эта ссылка впустит вас один раз, в течение 10 минут; никому её не пересылайте:",
	Name:       "Панель",
	Queue:      "Очередь", Check: "Проверка", History: "История", Outlets: "Издания", Followed: "Слежение", Audit: "Журнал", Article: "Статья", Case: "Дело",
	Skip: "К содержанию", SignIn: "Войти", SignOut: "Выйти", Language: "Язык",
	EnterHelp: "Нажмите ещё раз: ссылка действует один раз, и предварительный просмотр не может её израсходовать.",
	BadLink:   "Эта ссылка уже использована или старше 10 минут. Напишите боту /desk в личном чате и получите другую.",
	Outside:   "Вы не вошли. Напишите боту /desk в личном чате, и он пришлёт ссылку.",
	Forbidden: "Это видят и решают другие.", Missing: "Здесь ничего нет.", Failed: "Сбой произошёл здесь, не у вас. Попробуйте, пожалуйста, чуть позже.",
	Stale: "Страница слишком стара, чтобы что-то с неё отправить. Вернитесь, загрузите её снова и повторите.", Unread: "Этот текст нельзя проверить: он пуст, слишком длинен или без слов.",
	Unnamed:  "В форме чего-то не хватает, или это здесь неизвестно.",
	States:   map[news.CaseState]string{news.CaseOpen: "открыто", news.CaseTaken: "взято", news.CaseDone: "завершено"},
	Deeds:    map[news.CaseDeed]string{news.TakeCase: "Взять", news.ReleaseCase: "Вернуть", news.CloseCase: "Завершить", news.ReopenCase: "Открыть снова", news.NoteOnCase: "Добавить примечание"},
	Kinds:    map[news.CaseKind]string{news.LabelCase: "Жалоба на подпись", news.CheckCase: "Проверенный текст"},
	Verdicts: map[news.CheckStatus]string{news.Verbatim: "дословно", news.Altered: "изменено", news.Spliced: "слито из разных", news.Misattributed: "чужие слова", news.OtherWording: "другими словами", news.Unfound: "не найдено", news.Several: "несколько частей"},
	All:      "все", Empty: "Ничего не ждёт.", You: "вы", Assignee: "У кого", Notes: "Что сделано", NoteOn: "Примечание только для модераторов", Decided: "Действующие решения", Decide: "Решить",
	Speaker: "Говорящий", Role: "Должность", OwnVoice: "само издание", Outlet: "Издание", Unknown: "неизвестно", Remark: "Примечание под цитатой, которое читают все", Save: "Сохранить",
	Paste: "Текст для проверки", Run: "Проверить", Evidence: "Доказательства", NoEvidence: "Ни в одной сохранённой статье нет этих слов.", Checked: "Проверено", CheckedBefore: "Тот же текст уже проверяли:", Then: "тогда",
	Differs: "Вывод не тот, что был тогда.", AddCase: "Поставить в очередь", Words: "Слова текста", Status: "Вывод", From: "От", To: "До", Find: "Искать", Nothing: "Ничего не найдено.", More: "Более давние",
	CSV: "CSV", Lines: "Строки JSON", Print: "Для печати", Original: "Оригинал", Versions: "Версии", Current: "текущая", Changes: "Что изменилось", Withheld: "Модераторы убрали цитату этой статьи; текст вокруг других не показан.",
	Speakers: "Кто говорит", When: "Когда", Who: "Кто", What: "Что", On: "О чём", Nobody: "Ни за чем не следят.", Address: "Адрес", Every: "Каждые", Last: "Последний успех", Never: "никогда",
	Fresh: "Нового тогда", Fault: "Сбой", Kind: "Вид", NewName: "Название", Correct: "Исправить", Withdrawn: "цитат с тех пор убрали модераторы", Fingerprint: "SHA-256 текста", Taken: "Цитата больше не показывается.",
	Pick: "Выбрать это дело", Picked: "С выбранными делами:", Receipt: "Квитанция",
}
