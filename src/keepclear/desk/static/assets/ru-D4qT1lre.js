var e=[{coded:`### Слова рабочего места по-русски. Запись — то, что читает офицер; кто меняет её, меняет проверенное
### носителем языка, и проверка теряет силу. Числа, время и места подставляет программа.

## Количества (винительный падеж)

amount-km = { $km ->
    [one] { $km } километр
    [few] { $km } километра
   *[many] { $km } километров
}
amount-minutes = { $minutes ->
    [one] { $minutes } минуту
    [few] { $minutes } минуты
   *[many] { $minutes } минут
}
amount-units = { $count ->
    [one] { $count } подразделение
    [few] { $count } подразделения
   *[many] { $count } подразделений
}

## Кодовые сообщения: «мы» — кто говорит, «вы» — кто читает

ACKNOWLEDGE = Ваше последнее сообщение понято. Это не согласие.
AIRCRAFT_IN_DISTRESS = Воздушное судно терпит бедствие: { $place }, с { $at }. Не приближайтесь к нему.
CALL_ME = Немедленно позвоните нам.
CANNOT_COMPLY = Мы не можем выполнить вашу последнюю просьбу.
CEASE_FIRE_REQUEST = Прекратите огонь в радиусе { $km ->
    [one] { $km } километра
   *[other] { $km } километров
} от точки { $place }. Там наши люди.
CHECK_POSITION = Координаты в уведомлении { $notice } вызывают сомнение. Проверьте их и повторите по телефону.
CHECK_TIME_ZONE = Начало уведомления { $notice } мы понимаем как { $at }. Проверьте часовой пояс.
CLOCK_WRONG = Часы стороны { $party }, по-видимому, расходятся на { amount-minutes }.
COMMANDER_WANTED = Просим к связи вашего командира.
CONTACT_AWAY = Названное нами контактное лицо отсутствует до { $until }. Ваши сообщения примет любой дежурный офицер.
DESK_UNMANNED = С { $at } до { $until } на нашем посту никого нет. При угрозе жизни передайте STOP и позвоните.
FORCES_OURS = Силы в точке { $place } на { $at } наши.
FORCES_NOT_OURS = Силы в точке { $place } на { $at } не наши.
FORCES_UNKNOWN = Чьи силы в точке { $place } на { $at }, нам неизвестно. Это не значит «нет».
INTERPRETER_WANTED = Просим к связи переводчика.
LINE_RESTORED = Мы возобновляем работу линии с { $at }.
LINE_SUSPENDED = Мы приостанавливаем работу линии с { $at }. STOP и сообщения о спасении жизни проходят.
MEDEVAC_COMING = Медицинская эвакуация прибудет в точку { $place } в { $at }. Держите путь свободным.
MOVEMENT_COMPLETE = Движение { $notice } завершено в { $at }.
MOVEMENT_DELAYED = Движение { $notice } задерживается на { amount-minutes }.
MOVEMENT_OVERDUE = Движение { $notice } опаздывает с докладом на { amount-minutes }.
NOTICE_LATE = Уведомление { $notice } пришло за { amount-minutes } до начала. Наши подразделения могут не успеть его получить.
NOTICE_NOT_RECEIVED = Мы не получили уведомление { $notice }. Передайте его ещё раз.
PARTY_NOT_TOLD = Сторона { $party } не оповещена об уведомлении { $notice }.
PATROL_CUT_SHORT = Патруль { $notice } прерван в { $at }.
READ_BACK_WANTED = Повторите принятое уведомление { $notice } сейчас.
RESCUE_UNDER_WAY = Идут поиск и спасение в радиусе { $km ->
    [one] { $km } километра
   *[other] { $km } километров
} от точки { $place }. Не приближайтесь.
SAY_AGAIN = Ваше последнее сообщение не понято. Повторите.
STOP_RECEIVED = Ваш STOP получен в { $at }. Мы оповещаем свои подразделения.
UNITS_CEASED = К { $at } прекратило действия { amount-units } с нашей стороны.
UNITS_NOT_TOLD = Об уведомлении { $notice } ещё не оповещено { amount-units } с нашей стороны. Не начинайте.
UNITS_TOLD = Об уведомлении { $notice } оповещено { amount-units } с нашей стороны.
WAIT = Ждите. Мы ответим не позже чем через { amount-minutes }.
WRONG_POSITION = Координаты в уведомлении { $notice } ошибочны на { amount-km }. Не полагайтесь на них. Следует поправка.
WRONG_TIME = Время в уведомлении { $notice } ошибочно на { amount-minutes }. Следует поправка.

## Срочность

precedence-FLASH = МОЛНИЯ
precedence-IMMEDIATE = НЕМЕДЛЕННО
precedence-PRIORITY = СРОЧНО
precedence-ROUTINE = ОБЫЧНО

## Подтверждение: ступени и состояние каждой

grade-RECEIPT = получено узлом
grade-READ_BACK = повторено офицером
grade-DISSEMINATION = доведено до своих подразделений
grade-OBJECTION = возражение
standing-NONE = ЕЩЁ НЕТ
standing-RECEIVED = ПОЛУЧЕНО
standing-UNANSWERED = ПОВТОРЕНО, БЕЗ ОТВЕТА
standing-CORRECTION = ПОПРАВКА
standing-CORRECT = ПОВТОРЕНО ВЕРНО
standing-DISSEMINATED = ДОВЕДЕНО
standing-OBJECTED = ВОЗРАЖЕНИЕ

## Состояние канала

line-OPEN = ОТКРЫТ
line-DEGRADED = УХУДШЕН
line-SUSPENDED = ПРИОСТАНОВЛЕН стороной { $party }
line-NO_CONTACT = НЕТ СВЯЗИ с { $at }

## Почему звонит рабочее место

bell-STOP = STOP
bell-NOTICE = уведомление ждёт повтора
bell-ANSWER = повтор ждёт ответа
bell-OBJECTION = возражение
bell-CORRECTION = поправка
bell-CONFLICT = конфликт
bell-MESSAGE = сообщение
bell-INVITATION = приглашение в канал
bell-DOCUMENT = документ на подпись
bell-ODDITY = обратите внимание
bell-OVERDUE = просрочено
bell-LINE = линия
bell-QUERY = запрос о силах
bell-ZONE = зона
bell-INCIDENT = инцидент

## Что требует человека

watch-stop = STOP
watch-exercise-stop = УЧЕНИЕ STOP
watch-message = сообщение
watch-exercise-message = УЧЕНИЕ сообщение
watch-notice-to-read-back = повторить уведомление
watch-read-back-to-answer = ответить на повтор
watch-correction-read-back-anew = ПОПРАВКА: повторить заново
watch-objection = возражение
watch-own-units-to-be-told = оповестить свои подразделения
watch-cancellation-to-take = принять отмену
watch-not-acknowledged = не подтверждено
watch-not-taken = не взято дежурным
watch-line-check-missed = проверка линии пропущена
watch-line-check-to-make = проверка линии: провести
watch-notice-to-confirm-or-cancel = подтвердить или отменить уведомление
watch-conflict = конфликт
watch-breach = нарушение правила места
watch-channel-to-join = войти в канал
watch-document-to-sign = подписать документ
watch-document-to-close = закрыть документ
watch-not-understood-upgrade = НЕ РАСПОЗНАНО, ОБНОВИТЕ ПРОГРАММУ
watch-refused = ОТКЛОНЕНО
watch-out-of-sequence = ВНЕ ОЧЕРЕДИ
watch-keys-to-replace = заменить ключи
watch-unwitnessed = БЕЗ СВИДЕТЕЛЯ
watch-patrol-not-heard-of = нет вестей о патруле
watch-query-to-answer = ответить на запрос о силах
watch-to-be-out-of-a-zone = вывести из зоны
watch-unusual-reading-of-protected-sites = необычное чтение защищённых объектов
watch-protected-sites-approached-give-them = приближение к защищённым объектам: сообщить о них?
watch-incident-our-position = инцидент: наша позиция
watch-fork-proven-report-it = доказано раздвоение журнала: сообщить?

## Рядом с текстом

mark-UNREVIEWED = НЕ ПРОВЕРЕНО
mark-UNKNOWN_CODE = НЕИЗВЕСТНЫЙ КОД
mark-TRANSLATED = перевод стороны { $party }; действует оригинал
`},Object.assign({"../../../words/ru/agreements.ftl":`### Что уладили все стороны и что изменило бы каждое соглашение.
nav-agreements = Соглашения
agreements-title = Соглашения
agreements-none = В этом списке соглашений нет.
agreements-silence = Оно действует, только когда все стороны подписали одни и те же байты. Молчание не есть согласие.
agreements-in-force = Действует с
agreements-proposed = Предложено
agreements-proposed-by = Предложила
agreements-closed = Закрыто
agreements-stand = Действующие и предложенные
agreements-all = Все
agreements-open = Открытые
agreements-state-proposed = предложено
agreements-state-coming = вступит в силу
agreements-state-in-force = в силе
agreements-state-not-in-force-suspended = не в силе: приостановлено
agreements-state-suspended = приостановлено
agreements-state-ended = прекращено
agreements-state-void = недействительно
agreements-state-retracted = отозвано
agreements-suspended-by = Приостановила
agreements-becomes = Затем
agreements-suspended-note = Конфликты и места по-прежнему судят по нему: поэтому предупреждения идут. Его сроки и проверки никого не связывают.
agreements-text = Весь текст
agreements-changes = Что меняется
agreements-effect = Что последует
agreements-part = Часть
agreements-old = Сейчас
agreements-new = Предложено
agreements-not-in-it = нет
agreements-taken-out = убрано
agreements-no-change = Говорит то же.
agreements-effect-note = Если бы вступило в силу сейчас. Просмотр ничего не меняет и никому не сообщается.
agreements-stay = Конфликтов остаётся: { $n }.
agreements-appear = Конфликты появятся
agreements-vanish = Конфликты исчезнут
agreements-breaches-appear = Нарушения появятся
agreements-breaches-vanish = Нарушения исчезнут
agreements-contradictions = Правила, из которых оба соблюсти нельзя
agreements-one-rule = Одно правило
agreements-other-rule = Другое
agreements-why = Почему не оба
agreements-not-leave = Кого оно защищает, тот защищён и без него. Оно говорит, как расходиться, и никогда — кого можно поразить.
agreements-suspend = Приостановить…
agreements-suspend-says = { $party } приостанавливает «{ $title }». Это наше слово, и возобновит только оно. Конфликты по нему находят и дальше.
agreements-resume = Возобновить…
agreements-resume-says = { $party } снимает своё приостановление «{ $title }».
agreements-terminate = Прекратить…
agreements-terminate-says = { $party } прекращает «{ $title }» для всех. Оно не вернётся. За сколько об этом сообщают, сказано в самом тексте.
agreements-from-when = С какого времени (пусто — сразу)

## Другие документы

agreements-papers = Другие документы, которые подписывают все
agreements-no-papers = Ни один не ждёт подписи.
agreements-not-there = Этого документа здесь нет.
agreements-kind = Вид
agreements-kind-separations = интервалы
agreements-kind-joint-patrol = совместный патруль
agreements-kind-incident-summary = итог инцидента
agreements-kind-agreement = соглашение

## Предложение и изменение

agreements-propose = Предложить соглашение
agreements-amend = Изменить…
agreements-amend-one = Изменить «{ $title }»
agreements-amends = Заменит «{ $title }», когда все его подпишут.
agreements-keys = Предложение соглашения
agreements-propose-says = Предложить значит подписать: выпускает другой офицер, затем его читает каждая сторона.
agreements-done = Выпуск запрошен. Другим ещё ничего не сообщено.
agreements-begin-from = Начните с готового образца и измените в нём то, о чём ваши стороны условились.
agreements-models-say = Стороны, места, даты и меры образца ничьи: замените все.
agreements-from-nothing = С чистого листа
agreements-from-nothing-says = написать или открыть файл
agreements-model-demilitarised-zone = Демилитаризованная зона
agreements-about-demilitarised-zone = полоса вдоль дороги, из которой к сроку выводят тяжёлое вооружение
agreements-model-fire-fighting = Тушение пожаров
agreements-about-fire-fighting = беспилотники над пожаром уступают самолётам с экипажем
agreements-model-flight-safety = Безопасность полётов
agreements-about-flight-safety = две стороны летают над одной страной и не мешают друг другу
agreements-model-humanitarian-notification = Гуманитарные перевозки
agreements-about-humanitarian-notification = уведомление за 48 часов, срочное за 24; все держатся в стороне
agreements-model-joint-patrols = Совместные патрули
agreements-about-joint-patrols = вдоль границы, кроме одного города; остальные держатся в стороне
agreements-model-maritime-convoy = Морской конвой
agreements-about-maritime-convoy = буфер движется с судами; сроки уведомления о каждом выходе
agreements-its-title = Название
agreements-title-hint = Так его будут называть стороны.
agreements-same-title = Прежнее, если все не хотят другого.
agreements-title-missing = Дайте название.
agreements-its-text = Текст
agreements-text-hint = TOML, как для командной строки; каждое правило называет свою статью. Ошибки показаны рядом, пока вы пишете.
agreements-unread = Появится, как только текст удастся прочесть.
agreements-left-out = Было в нём, но текстом не выражается; напишите заново:
agreements-line = строка { $n }
`,"../../../words/ru/alarm.ftl":`### Что звонит, STOP, и слышен ли пост.

alarm-title = Тревоги
alarm-exercise = УЧЕНИЕ
alarm-suspended = КАНАЛ ПРИОСТАНОВЛЕН
alarm-take = Принять
alarm-take-by-watch = Принимает дежурный офицер.
alarm-open = Открыть
alarm-by = не принял: { $parties }
alarm-more = И ещё тревог: { $count }.
alarm-translated = { "[" }{ $language }, перевод { $party } { $initials }]
alarm-keys = Тревоги
alarm-key-take = Принять первую тревогу

## Услышит ли кто-нибудь

alarm-not-armed = ЗВУК НЕ ПРОВЕРЕН
alarm-not-armed-why = Тревогу на этом посту могут не услышать.
alarm-hear = Прослушать пробную тревогу
alarm-armed = Пробная тревога на этом посту услышана.
alarm-test-how = Пост подаст от двух до пяти сигналов. Скажите, сколько вы услышали.
alarm-test-make = Подать сигналы
alarm-test-again = Подать ещё раз
alarm-test-heard = Услышано сигналов
alarm-test-answer = Столько
alarm-test-number = Напишите число цифрами.
alarm-test-wrong = Не столько. Прибавьте громкость и попробуйте ещё раз.
alarm-test-silent = Браузер не даёт звука. Разрешите звук для этой страницы или возьмите другую машину.
alarm-leave = Не сейчас
alarm-unheard = НА ЭТОМ ПОСТУ НИЧЕГО НЕ ЗВОНИТ
alarm-unheard-cut = Узел не отвечает уже { $span }. Тревоги других до вас не доходят: звоните другим путём.
alarm-unheard-ended = Сеанс { $initials } закончился. Войдите снова.
alarm-unheard-role = У { $initials } снята роль дежурного: это окно больше не несёт дежурства.
alarm-unheard-removed = { $initials } больше не в списке этого поста: дежурство с них снято.
alarm-unheard-read = Прочитано
alarm-unheard-hush = Без звука

## Дежурство

alarm-watch-nobody = ДЕЖУРСТВО НЕ НЕСЁТ НИКТО
alarm-watch-take = Принять дежурство
alarm-watch-take-as = Принять дежурство: { $initials }
alarm-watch-from = Дежурство несёт или сдал { $holder }.

## STOP

alarm-stop-title = STOP
alarm-stop-title-exercise = УЧЕНИЕ: STOP
alarm-stop-what = Звонит на всех других постах, пока офицер там не примет. Имени не нужно.
alarm-stop-send = STOP всем сторонам
alarm-stop-send-one = STOP в канал { $channel }
alarm-stop-words = Что остановить и где
alarm-stop-words-hint = Не ждите слов: сначала STOP, остальное скажете по линии.
alarm-stop-whom = Кому
alarm-stop-all = каждой стороне каждого канала
alarm-stop-trying = ЕЩЁ НЕ ОТПРАВЛЕНО: узел не отвечает. Попыток: { $tries }, продолжаем. Звоните другим сейчас.
alarm-stop-sent = STOP сохранён здесь и отправляется.
alarm-stop-taken = принят офицером
alarm-stop-not-taken = ещё не принят
alarm-stop-phone = Где не принят, вызывайте и другим путём.
alarm-stop-not-now = Не отправлять

## Звонки, как они читаются вслух

alarm-bell-stop = STOP
alarm-bell-notice-to-read-back = Уведомление: повторить
alarm-bell-read-back-to-answer = Повтор: ответить
alarm-bell-objection = Возражение
alarm-bell-correction = Поправка
alarm-bell-conflict = Конфликт
alarm-bell-message = Сообщение
alarm-bell-channel-to-join = Приглашение в канал
alarm-bell-document-to-sign = Документ на подпись
alarm-bell-look-at-this = Посмотрите
alarm-bell-overdue = Просрочено
alarm-bell-line = Линия
alarm-bell-query = Запрос
alarm-bell-zone = Зона
alarm-bell-incident = Происшествие
`,"../../../words/ru/breaches.ftl":`### Что в заявленных планах против правил.
nav-breaches = Нарушения
breaches-title = Нарушения правил
breaches-none = Ни один действующий план правил не нарушает.
breaches-note = Нарушение находят в заявленном плане по правилам, одинаковым для всех. О случившемся оно не говорит.
breaches-all = Все
breaches-ours = Наши
breaches-others = Чужие
breaches-agreed = Согласованного
breaches-what = Что
breaches-rule = Правило
breaches-standing = Правило
breaches-why = Почему
breaches-of-agreement = согласовано всеми
breaches-not-agreed = объявлено, не согласовано
breaches-uncertain = неясно, потому показано
breaches-clause-entry = не должен быть внутри
breaches-clause-altitude = высота
breaches-clause-notice = позднее уведомление
breaches-clause-side = не та сторона линии
breaches-clause-buffer = слишком близко
breaches-clause-out-by = должен выйти
breaches-report = Сообщить об инциденте
breaches-cure-ours = Этот план наш: измените или отмените его, либо объясните другим.
breaches-cure-theirs = Этот план стороны { $party }: скажите по линии; её рабочее место показывает то же.
breaches-gone = Больше нет
breaches-gone-says = План изменён или отменён, либо правило больше не действует.
`,"../../../words/ru/bulletins.ftl":`### Что подсчитано по линии, каждое число со списком.
nav-bulletins = Сводки
bulletins-title = Сводки
bulletins-by = По
bulletins-by-day = дням
bulletins-by-week = неделям
bulletins-by-month = месяцам
bulletins-last = последние { $days } дн.
bulletins-incidents = Инциденты
bulletins-answers = Время ответов
bulletins-line = Линия
bulletins-statement = Заявление о линии
bulletins-none = За это время инцидентов не начиналось.
bulletins-by-period = Сообщённые инциденты, по { $by }
bulletins-count = инциденты
bulletins-reported-by = сообщила { $party }
bulletins-one-word = Каждый — сообщение одной стороны; столбец открывает список.
bulletins-areas = И по местам действующих соглашений
bulletins-table-period = Период
bulletins-table-area = Район
bulletins-table-kind = Вид
bulletins-all = Все
bulletins-total = Итого
bulletins-column-reported = сообщила
bulletins-column-confirmed = подтвердила
bulletins-column-denied = отрицает
bulletins-column-not-seen = не видела
bulletins-column-not-stated = не заявила
bulletins-column-taken-back = отозвала
bulletins-column-unclear = неясно
bulletins-area = Район
bulletins-area-elsewhere = вне районов
bulletins-area-no-place = без места
bulletins-left-out = Места не многоугольники, по ним не считали:
bulletins-behind = Список: { $what }
bulletins-every-row = Все посчитанные инциденты
bulletins-show-all = Показать все
bulletins-rule = Инцидент считают по первой точке, в первом районе, где она внутри или на границе; прочее — вне районов.

## Время ответов

bulletins-step-receipt = От уведомления до получения узлом
bulletins-step-read-back = От уведомления до повтора офицером
bulletins-step-answer = От повтора до ответа
bulletins-step-told = От уведомления до своих подразделений
bulletins-step-short-receipt = Получено
bulletins-step-short-read-back = Повтор
bulletins-step-short-answer = Ответ
bulletins-step-short-told = Доведено
bulletins-step-note-receipt = Известно лишь о наших. Получение — не согласие.
bulletins-step-note-read-back = Метка — середина, усик — самое долгое; пунктир — сколько позволяет порядок.
bulletins-step-note-answer = Автором уведомления.
bulletins-step-note-told = По словам получателя.
bulletins-every-notice = Все уведомления и стороны
bulletins-no-notice = За это время уведомлений не было.
bulletins-given = Дано
bulletins-to = Кому
bulletins-precedence = Срочность
bulletins-late = дольше, чем позволяет порядок:
bulletins-clocks = Чужие времена — по их часам.

## Линия

bulletins-uptime = Состояние линии по неделям
bulletins-carried = известного времени линия работала.
bulletins-known-from = Известно с
bulletins-our-measure = Наш замер, по нашему журналу: другая сторона могла намерить иначе.

## Заявление

bulletins-level = Для кого
bulletins-level-public = Публично
bulletins-level-members = Сторонам
bulletins-level-own = Себе
bulletins-level-says-public = Целые дни; инциденты по видам, без номеров.
bulletins-level-says-members = Целые часы; каждый инцидент со всеми позициями.
bulletins-level-says-own = До секунды; с названиями и перерывами.
bulletins-give-out = Отметить, что выдано…
bulletins-give-out-says = Именно эти слова, по хешу. Если записи изменились, будет отказ. Затем это стоит в книге сообщённого.
bulletins-where-to = Куда
`,"../../../words/ru/chart.ftl":`### Слова графиков.
chart-median = середина
chart-longest = дольше всего
chart-done = сделано
chart-given = дано
chart-not-done = нет
chart-long = Сколько
chart-line-open = ОТКРЫТ
chart-line-degraded = УХУДШЕН
chart-line-suspended = ПРИОСТАНОВЛЕН
chart-line-no-contact = НЕТ СВЯЗИ
`,"../../../words/ru/checklists.ftl":`### Чек-листы дежурства.

nav-checklists = Чек-листы
checklists-title = Чек-листы
checklists-all = Все листы
checklists-says = Задаются в настройках узла. На каждый шаг отвечают, и каждый ответ стоит в журнале.
checklists-none = Такого листа нет.
checklists-steps = Шагов
checklists-began = Начат
checklists-last = Последний ответ
checklists-now = Шаг, на который нужно ответить
checklists-again = Последний проход окончен. Снова начинается с
checklists-anew-with = Начать снова: { $answer }
checklists-for-watch = Отвечают в роли дежурного.
checklists-state-not-begun = не начат
checklists-state-through = пройден
checklists-state-under-way = идёт
checklists-state-changed-since-begins-anew = изменён: начнётся заново
checklists-answer-yes = да
checklists-answer-no = нет
checklists-answer-done = сделано
checklists-keys = В листе
checklists-key-yes = Ответить да
checklists-key-no = Ответить нет
checklists-key-done = Ответить сделано
`,"../../../words/ru/conflicts.ftl":`### Заявленные намерения, которые сойдутся ближе условленного.
nav-conflicts = Конфликты
conflicts-title = Конфликты
conflicts-none = Конфликтов нет. О том, о чём не уведомили, это ничего не говорит.
conflicts-all = Все
conflicts-ours = С нашими
conflicts-others = Чужие
conflicts-severity = Тяжесть
conflicts-advisory = к сведению
conflicts-caution = осторожно
conflicts-critical = опасно
conflicts-lasts = Длится
conflicts-notices = Уведомления
conflicts-close = Насколько близко
conflicts-aside = { $m } в стороне
conflicts-high = { $m } по высоте
conflicts-heights-unlike = высоты от разных отсчётов
conflicts-same-time = в одно время
conflicts-gap = через { $span }
conflicts-held = Должны держать
conflicts-held-to = { $aside } в стороне, или { $high } по высоте, или { $span } по времени
conflicts-not-agreed = интервал не согласован; взят наибольший предложенный
conflicts-exact = по нашим точным объёмам: { $m } м
conflicts-exact-clear = по нашим точным объёмам чисто
conflicts-exact-ours = Видно только здесь; для других конфликт остаётся.
conflicts-doubt = может быть на { $m } м меньше
conflicts-two-channels = Уведомления стоят в двух каналах: ни об одном нельзя говорить в другом.
conflicts-sides = Обе стороны
conflicts-activity = Деятельность
conflicts-height = Высоты
conflicts-strip = Время и высота
conflicts-also = Другие конфликты этих двух
conflicts-report = Сообщить об инциденте
conflicts-not-ours = Ни одно уведомление не наше: сдвигать здесь нечего.

## Выходы

conflicts-ways-out = Выходы для { $notice }
conflicts-move = Сдвиг
conflicts-clears = Снимает
conflicts-then-nearest = Ближайшее после
conflicts-cost = Цена
conflicts-amend = Изменить так…
conflicts-looking = Ищем выходы…
conflicts-no-way = Ничего из опробованного не чисто, либо уведомление освобождено.
conflicts-ways-note = Предложение само не отправляется: оно откроется черновиком, который читают и выпускают.
conflicts-other-side = { $party } видит тот же конфликт и тоже может сдвинуться: сначала поговорите.
conflicts-later = на { $span } позже
conflicts-earlier = на { $span } раньше
conflicts-higher = на { $m } выше
conflicts-lower = на { $m } ниже
conflicts-moved = на { $m } по азимуту { $bearing }°
conflicts-nearest = { $notice }: запас { $much } ({ $kept })
conflicts-kept-time = время
conflicts-kept-altitude = высота
conflicts-kept-place = место
`,"../../../words/ru/disclosure.ftl":`### Что кому сообщено.
nav-disclosure = Сообщённое
disclosure-title = Что кому сообщено
disclosure-none = Пока ничего не сообщено.
disclosure-stays = Сообщённое остаётся сообщённым: отмена прекращает уведомление, но ничего не возвращает.
disclosure-what = Что
disclosure-what-notice = уведомление
disclosure-what-site = защищённый объект
disclosure-what-query-answer = ответ на запрос
disclosure-to = Кому
disclosure-how = Насколько точно
disclosure-exact = как есть
disclosure-squares = квадратами карты { $size }
disclosure-cells = ячейками { $size }
disclosure-times = время с шагом { $step }
disclosure-label = Метка
disclosure-no-label = нет
disclosure-label-own-units-only = ТОЛЬКО СВОИМ ПОДРАЗДЕЛЕНИЯМ
disclosure-label-members-of-this-channel = УЧАСТНИКАМ ЭТОГО КАНАЛА
disclosure-label-named-parties = НАЗВАННЫМ СТОРОНАМ
disclosure-label-public = ПУБЛИЧНО
disclosure-shows = Чем показано, что держит
disclosure-read-back = повторено офицером
disclosure-held = держит узел
disclosure-not-shown = не показано
disclosure-all = Все
disclosure-unheld = Не показано, что держат
disclosure-stands = действует
disclosure-over = заменено или отменено
disclosure-who = Кому сообщено и чем показано
disclosure-told = Что им сообщено
disclosure-ours-alone = Что точно знаем мы
disclosure-shape = Форма
disclosure-core-point = точка
disclosure-core-line = линия
disclosure-core-polygon = район
disclosure-corners = точек: { $n }
disclosure-heights = Высоты
disclosure-holds-true = Сообщённое всегда содержит истинное: кто его обходит, обходит наших людей.
disclosure-site-place = Где объект — на его странице, и чтение записывается.
disclosure-versions = Другие версии того же
disclosure-not-there = В книге этого нет.
`,"../../../words/ru/drawing.ftl":`### Черчение на карте рядом с любой формой.
drawing-keys = Черчение
`,"../../../words/ru/evidence.ftl":`### Что можно доказать постороннему.

nav-evidence = Доказательства
evidence-title = Доказательства
evidence-make = Составить пакет
evidence-beside = Сверить с чужим
evidence-standing = Раздвоения и свидетели
evidence-make-says = Пакет — один файл, по которому посторонний без сети проверит, что было сказано, в каком порядке и кто это получил. Уведомление включает все версии и всё сказанное о нём.
evidence-picked = Выбрано: { $count }
evidence-notices = Уведомления
evidence-records = Другие записи
evidence-records-hint = Номера записей или их начало (не менее шести знаков), через пробел.
evidence-journal = С тем, что наш журнал говорит об их приходе
evidence-journal-says = Подписано нами: наше слово, а не доказательство.
evidence-make-it = Составить пакет
evidence-made = Пакет составлен. С этого поста ничего не ушло.
evidence-asked-for = Выбрано
evidence-with = Записи с доказательствами
evidence-receipts = Квитанции
evidence-bytes = Байт
evidence-save = Сохранить файл
evidence-verify = Проверит любой:

evidence-beside-says = Что доказывает пакет другой стороны, запись за записью, рядом с нашим журналом. Время на одной оси с учётом измеренной разницы часов.
evidence-bundle = Пакет другой стороны
evidence-bundle-hint = Сначала проверяется: пакет с неверным доказательством не показывается.
evidence-only-differences = Только различия
evidence-channel-unknown = Мы не участник этого канала.
evidence-differences = Различий: { $count }
evidence-no-difference = Различий нет, событий: { $count }
evidence-none-differ = Различий нет.
evidence-fork-here = Этот журнал говорит в одном месте разное
evidence-ours = По нашему журналу
evidence-theirs = По его часам
evidence-apart = Разница
evidence-difference = Различие

evidence-forks = Журналы, говорящие в одном месте разное
evidence-no-forks = Таких журналов не известно.
evidence-fork-from = С записи
evidence-log = Журнал
evidence-report = Сообщить
evidence-witnesses = Свидетели наших журналов
evidence-witnesses-are = { $names }; нужно не менее { $least }.
evidence-no-witness = В настройках свидетели не названы.
evidence-posted = Заверено
evidence-cosigned = Кем и когда по его часам
evidence-witnessed = ЗАСВИДЕТЕЛЬСТВОВАНО
evidence-unwitnessed = НЕ ЗАСВИДЕТЕЛЬСТВОВАНО
evidence-posted-says = Заверение говорит, что запись к этому моменту была готова к отправке, по часам свидетеля. О получении оно не говорит ничего.
`,"../../../words/ru/faults.ftl":`### Что не так с введённым: текст для каждой фразы, которую пишет узел.

fault-readings = Имеется в виду { $readings }?
fault-swapped = Широта и долгота, похоже, переставлены.
fault-missing = Не заполнено.
fault-empty = Пусто.
fault-column-unknown = Столбец «{ $said }» неизвестен.
fault-column-unknown-cure = Назовите его name, place, lat, lon, route, area, activity, radius_m, from, until, floor_m, ceiling_m, altitude_reference или text либо уберите.
fault-column-missing = Об этом не говорит ни один столбец.
fault-no-position = Это не координаты.
fault-not-number = Это не число.
fault-not-number-cure = Пишите только цифры, дробь через точку, в метрах.
fault-too-great = Число слишком велико.
fault-below-zero = Это меньше 0.
fault-not-known = Это слово здесь неизвестно.
fault-end-first = Конец не позже начала.
fault-end-first-cure = Не переставлены ли они?
fault-floor-above = Нижняя граница выше верхней.
fault-floor-above-cure = Не переставлены ли они?
fault-lat-beyond = Широта { $said } больше 90 градусов.
fault-lon-beyond = Долгота { $said } больше 180 градусов.
fault-two-notations = Две половины записаны по-разному.
fault-two-notations-cure = Запишите обе одинаково.
fault-decimal-comma = Запятую здесь можно понять двояко.
fault-decimal-comma-cure = Пишите дроби через точку.
fault-one-letter = Буква стоит только у одной половины.
fault-one-letter-cure = Укажите N или S, а также E или W.
fault-sign-and-letter = Стоят и знак, и буква { $letter }.
fault-sign-and-letter-cure = Оставьте одно из двух.
fault-minutes-beyond = Минуты и секунды меньше 60; здесь { $said }.
fault-many-ways = Эти цифры можно разделить по-разному.
fault-many-ways-cure = Пишите так: 352009N0361234E.
fault-figures = Неверное число цифр.
fault-figures-cure = Пишите так: 35.335833N 36.209444E или 352009N0361234E.
fault-mgrs-halves = Восточная и северная части разной длины.
fault-mgrs-size = Это не квадрат 100, 10 или 1 м.
fault-mgrs-size-cure = Дайте 6, 8 или 10 цифр.
fault-mgrs-none = Такого квадрата MGRS нет.
fault-mgrs-none-cure = Проверьте зону, пояс и буквы.
fault-no-place = Такая запись места здесь неизвестна.
fault-no-place-cure = Пишите так: 35.335833N 36.209444E, 352009N0361234E или 37S BV 46368 13860.
fault-time-no-zone = У времени нет часового пояса.
fault-time-24 = 24:00 понимают двояко.
fault-time-12-hour = Время по 12-часовым часам понимают двояко.
fault-time-no-day = Какого дня и в каком поясе?
fault-time-none = Такого дня или времени нет.
fault-time-date-order = Дату цифрами читают в разном порядке.
fault-time-date-order-cure = Пишите сначала год: 2030-06-01T05:00Z.
fault-time-year = Пишите год четырьмя цифрами.
fault-time-zone-unknown = Пояс неизвестен или означает несколько.
fault-time-zone-unknown-cure = Пишите смещение, как +03:00, или место, как Asia/Damascus.
fault-time-twice = Это местное время бывает дважды: часы переводят назад.
fault-time-gap = Такого местного времени нет: часы переводят вперёд.
fault-time-unread = Такое время все поймут по-разному.
fault-time-unread-cure = Пишите дату, время и пояс: 2030-06-01T05:00Z, 2030-06-01 08:00 Asia/Damascus или 010500ZJUN30.
fault-outside = { "[" }{ $lon }, { $lat }] вне границ района.
fault-outside-as-typed = { $lat }, { $lon } вне границ района.
fault-no-radius = Не указан радиус.
fault-too-few = Точек { $count }; нужно не меньше { $least }.
fault-crossing = Граница пересекает или касается сама себя.
fault-crossing-cure = Нарисуйте границу без пересечений.
fault-not-closed = Контур не замкнут.
fault-long-edge = Сторона длиннее половины земного шара.
fault-vertices = Вершин { $count }: слишком много.
fault-no-geometry = Нет фигуры.
fault-no-plan = { $what } не может быть планом.
fault-track = Записанный трек не план.
fault-track-cure = Сохраните намеченный путь как маршрут.
fault-doctype = В файле объявлен тип документа.
fault-doctype-cure = Сохраните его без DOCTYPE.
fault-not-json = Это не JSON.
fault-not-xml = Это не XML.
fault-not-utf8 = Это не UTF-8.
fault-not-kml = Это не файл KML.
fault-not-gpx = Это не файл GPX.
fault-not-collection = В этом GeoJSON нет объектов.
fault-foreign = Это уведомление стороны { $party }; сторона говорит только за своих людей.
fault-hidden = Здесь есть недопустимый знак.
fault-long = Слишком длинно.
fault-group-wrong = Это не те пять цифр, что у точки на карте.
fault-group-wrong-cure = Сверьте место ещё раз и введите его пять цифр.
fault-nobody-told = Не указано, кому доведено.
fault-no-reason = У возражения есть причина.
fault-time-ahead = { $said } ещё не наступило.
fault-map-neither = Это не GeoPackage и не архив PMTiles.
fault-map-neither-cure = Экспортируйте карту в одном из этих видов.
fault-map-not-geopackage = Файл не обозначен как GeoPackage.
fault-map-not-geopackage-cure = Экспортируйте заново как GeoPackage 1.2 или новее.
fault-map-unreadable = Файл не читается.
fault-map-unreadable-cure = Экспортируйте заново.
fault-map-slow = Чтение занимает слишком долго.
fault-map-slow-cure = Экспортируйте меньший район, без представлений.
fault-map-not-there = Слой указан, но его нет.
fault-map-not-there-cure = Экспортируйте заново, без представлений.
fault-map-no-shapes = В нём нет фигур.
fault-map-no-shapes-cure = Экспортируйте слой точек, линий или полигонов.
fault-map-shape = Фигуру в этой строке нельзя изобразить.
fault-map-shape-cure = Исправьте или исключите её.
fault-map-points = В нём более { $most } точек.
fault-map-points-cure = Экспортируйте меньший район или упростите.
fault-map-reference = Его координаты в системе { $said }.
fault-map-reference-cure = Экспортируйте в WGS 84 (EPSG:4326).
fault-map-not-pmtiles = Это не архив PMTiles.
fault-map-version = Это PMTiles версии { $said }; читается версия 3.
fault-map-cut-short = Часть архива лежит за концом файла.
fault-map-cut-short-cure = Скопируйте файл заново, целиком.
fault-map-head = Заголовок архива неверен.
fault-map-head-cure = Создайте заново как PMTiles версии 3.
fault-map-packed = Сжат способом, который браузеры не понимают.
fault-map-packed-cure = Создайте с gzip.
fault-map-tiles = Его тайлы такого вида, который браузеры не рисуют.
fault-map-tiles-cure = Создайте из векторных тайлов (MVT), PNG, JPEG или WebP.
fault-map-many = Слоёв уже { $count }.
fault-map-many-cure = Сначала уберите один.

error-origin = Эта страница не этого поста: откройте пост по его адресу.
error-not-found = Этого здесь нет или уже нет.
error-not-here = Так это не делается.
error-wrong-name = Под этим именем поста нет: откройте его по его адресу.
error-too-many = Слишком часто. Через мгновение продолжится.
error-too-many-windows = Открыто слишком много окон: закройте одно.
error-malformed = Отправленное не в своей форме.
error-misused = Сейчас это сделать нельзя.
error-internal = У поста своя неисправность; она записана в журнале узла. Сообщите администратору.
error-forbidden = Этому офицеру это нельзя.
error-too-large = Слишком велико.
error-media = Отправлено в виде, который не принимается.
error-refused = Отказано.
error-unavailable = Узел сейчас ничего не принимает. Ничего не пропало: повторите.
error-disk = Диск узла ничего не принимает. Введённое остаётся здесь; сообщите администратору.
error-stopping = Узел останавливается. Повторите, когда он вернётся.
error-unreadable = Ответ узла не прочитан. Повторите.

## Где ошибка, если рядом с ней нет поля

place-act = Действие
place-activity = Деятельность
place-altitude-reference = Высоты отсчитываются от
place-anew = Начать заново
place-area = Район
place-areas = Районы
place-argument = Число или слово кода
place-arguments = Числа и слова кода
place-article = Статья
place-at = На какой момент
place-attachments = Файлы
place-beside = Рядом с чем
place-body = Что в нём сказано
place-bounds = Границы
place-bundle = Пакет
place-by = Шаг
place-byte = Байт
place-ceiling-m = Верх
place-checklist = Чек-лист
place-clock = Часы
place-code = Код
place-column = Столбец
place-compression = Сжатие
place-conflict = Конфликт
place-correct = Верно или нет
place-directory = Список плиток
place-encoded = Прочитанное
place-end = До
place-entry = Запись
place-expires = Ответ нужен до
place-feature = Фигура
place-file = Файл
place-floor-m = Низ
place-from = С
place-good = Заведомо верные записи
place-group = Контрольная группа
place-hash = Хеш
place-initials = Инициалы
place-key = Строка списка
place-kind = Вид
place-language = Язык
place-line = Строка
place-link = Ссылка
place-links = Ссылки
place-model = Образец
place-note = Заметка
place-oddity = На что обратить внимание
place-pasted = Вставленное
place-peer = Узел стороны
place-place = Место
place-places = Места
place-point = Точка
place-position = Позиция
place-radius-m = Радиус
place-record = Запись
place-ref = Номер действия
place-release = Что можно передать
place-request = Запрошенное
place-role = Роль
place-rule = Правило
place-rules = Правила
place-segment = Часть пути
place-sha256 = Хеш файла
place-sort = Вид
place-start = С
place-stated = Заявление
place-step = Шаг
place-tiles = Плитки
place-to = Кто оповещён
place-told = Когда оповещены
place-typed = Введённое
place-units = Оповещённые подразделения
place-validity = Когда действует
place-watch = Дежурство
place-where = Где
place-zooms = Масштабы
`,"../../../words/ru/give.ftl":`### Составление уведомления и выпуск составленного другим офицером.

nav-give = Уведомить
give-title = Дать уведомление
give-title-amend = Изменить { $notice }
give-new = Новое
give-kept-nowhere = Пока ничего не введено.
give-kept-browser = Сохранено в браузере; передаётся узлу.
give-kept-node = Сохранено на узле.
give-drafts = Черновики: { $count }
give-nameless = без имени
give-to-release = Ждут вашего выпуска: { $count }
give-state-open = пишется
give-state-asked = выпуск запрошен
give-state-sent-back = возвращено

## Форма

give-name = Имя
give-name-hint = Например NORTH-1; им пользуются все стороны.
give-activity = Деятельность
give-shape = Фигура
give-shape-point = точка
give-shape-route = маршрут
give-shape-area = площадь
give-places = Точки, по одной в строке
give-places-hint = Любая запись: 35.3358N 36.2094E, 35 20 09N 036 12 34E, 352009N0361234E, 37S BV 46368 13860.
give-pasted = Вставленная таблица или файл
give-pasted-hint = Таблица с заголовками, точки, GeoJSON, KML или GPX. Недостающее берётся из формы.
give-pasted-drop = Убрать и вводить
give-radius = Радиус, м
give-altitude = Высоты отсчитываются от
give-reference-WGS84 = эллипсоид WGS 84
give-reference-MSL = уровень моря (MSL)
give-reference-AGL = земля (AGL)
give-reference-FL = эшелон (FL)
give-floor = Низ, м
give-ceiling = Верх, м
give-start = С
give-end = До
give-time-hint = С часовым поясом: Z, +03:00 или Asia/Damascus.
give-text = Ещё несколько слов
give-audience = Для кого и насколько точно
give-channel = Канал
give-channel-choose = выберите канал
give-precedence = Срочность
give-exactness = Места
give-step = Время
give-exact = точно как есть
give-label = Можно передать
give-label-none = не сказано
give-label-own-units-only = только своим подразделениям
give-label-members-of-this-channel = участникам канала
give-label-named-parties = названным сторонам
give-label-public = всем
give-handling = Кому или как обращаться

## Карта

give-map = Карта: рисуйте или бросьте файл
give-draw-point = Точка
give-draw-route = Маршрут
give-draw-area = Площадь
give-show = Показать
give-file = Файл…
give-paste = Вставить…

## Что из этого делает узел

give-plotted = Где это лежит
give-nothing = Ещё ничего не нанесено.
give-and-more = и ещё { $count }
give-conflicts = Конфликты, если дать сейчас
give-not-tried = Покажем, как только нанесено.
give-clear = чисто от всего действующего
give-close = { $m } м между, держат { $held } м
give-close-up = по высоте { $m } м
give-ways = Выходы: одно нажатие; других не спрашивают.
give-take-way = Взять
give-no-way = Ничего из испробованного не чисто.
give-later = позже на { $span }
give-earlier = раньше на { $span }
give-higher = выше на { $m } м
give-lower = ниже на { $m } м
give-aside = на { $m } м по { $bearing }°
give-nearest = ближе всего тогда:
give-moved = Сдвинуто из конфликта.
give-with-conflict = Даётся с конфликтом.
give-each-gets = Что получит каждая сторона
give-gets = получит
give-told-at = места и время: { $precision }
give-nobody = Пока никому.

## О чём спрашивают до выдачи

give-warn-moved = Сдвинуто на { $km } км от нынешнего места. Так и задумано?
give-warn-swapped = { $km } км от всего действующего. Не переставлены ли широта и долгота?
give-warn-begun = Начало уже прошло.
give-warn-mojibake = Текст, похоже, скопирован неверно:

## Изменение

give-changes = Что меняется
give-no-change = Пока ничего не изменено.
give-read-anew = Каждая сторона повторит новую версию заново.
give-field-name = имя
give-field-activity = деятельность
give-field-places = точки
give-field-radius_m = радиус, м
give-field-start = с
give-field-end = до
give-field-floor_m = низ, м
give-field-ceiling_m = верх, м
give-field-altitude_reference = высоты от
give-field-text = слова
give-field-pasted = файл
give-field-exactness = точность мест
give-field-step = точность времени
give-field-label = можно передать
give-field-handling = обращение

## Выпуск

give-ask = Просить выпуск
give-ask-how = Другой офицер посмотрит и выпустит.
give-now = Дать
give-amend-now = Изменить
give-done-asked = Выпуск запрошен. Другим ещё ничего не сообщено.
give-done-given = Сохранено здесь и отправляется другим.
give-sent-back = ВОЗВРАЩЕНО
give-act-give = Дать
give-act-amend = Изменить
give-act-cancel = Отменить
give-drafted-by = Подготовил { $name } ({ $initials })
give-release-how = Уйдёт ровно то, что выше, и под вашими инициалами.
give-release-as = Выпустить: { $initials }
give-released = Выпущено; сохранено здесь и отправляется.
give-send-back = Вернуть
give-send-back-note = Почему возвращено
give-own-release = Вы подготовили это сами: выпускает другой офицер.
give-keys = Уведомление
give-key-send = Просить выпуск или дать
`,"../../../words/ru/handover.ftl":`### Доклад для следующего дежурства.

nav-handover = Сдача дежурства
handover-title = Доклад о сдаче дежурства
handover-this = Это дежурство
handover-last = Предыдущее дежурство
handover-give = Сдать дежурство
handover-give-says = Дежурство сдаётся с вашими словами. Оно остаётся за вами, пока его не примут.
handover-note = Что должен знать следующий дежурный
handover-note-hint = Повторять то, что на этой странице, не нужно.
handover-note-of = Слова сдавшего
handover-watch = Дежурство
handover-watch-kept = несёт
handover-watch-given = сдал(а), ещё не принято
handover-covers = С и до
handover-not-whole = не всё дежурство: событий слишком много
handover-overdue = Просрочено
handover-none-overdue = Ничего не просрочено.
handover-waits = Ждёт человека
handover-line = Линия
handover-ahead = Следующие 12 часов
handover-changed = Что изменилось
handover-more = До этого было ещё: { $count }.
handover-what = Что
handover-about = О чём
handover-precedence = Срочность
handover-due = Срок
handover-told = Сообщено
handover-at = Когда
handover-part-notices = Уведомления
handover-part-answers = Возражения и поправки
handover-part-alarms = Тревоги
handover-part-lines = Линия
handover-part-oddities = Странности
handover-part-turns = Дежурство
handover-sign = Сдал: ______________________        Принял: ______________________
handover-keys = В докладе
handover-key-last = Это дежурство или предыдущее
handover-key-give = Сдать дежурство
`,"../../../words/ru/health.ftl":`### Как обстоят дела с линиями и этим узлом.

nav-health = Линии
health-title = Линии и узел
health-peers = Другие стороны
health-node = Узел
health-desk = Пост
health-contact = Последняя связь
health-clock = Их часы против наших
health-round-trip = Туда и обратно
health-last-act = Последнее действие там
health-failures = Неудачных вызовов
health-endpoints = Адреса
health-fingerprints = Отпечатки карточек: сверяйте голосом, по пять цифр.
health-ours = (наша карточка)
health-our-clock = Наши часы
health-clock-good = синхронизированы
health-clock-loose = не синхронизированы
health-clock-unknown = узнать нельзя
health-clock-wrong = вероятно, неверны: другие согласны между собой, но не с нами
health-refused = Отклонено на входе
health-refused-parcel-1 = больше, чем может быть посылка
health-refused-parcel-2 = не имеет вида посылки
health-refused-parcel-3 = запечатано ключом, которого у этого узла нет
health-refused-parcel-4 = печать не открывается
health-refused-parcel-5 = не подписано, как подписывают посылку
health-refused-parcel-6 = предназначено другой стороне
health-refused-parcel-7 = не подписано той из наших сторон, которую называет
health-refused-parcel-8 = содержимое не то, что подписано
health-refused-parcel-9 = содержимое не того вида
health-refused-parcel-10 = в нём больше, чем несёт посылка
health-refused-parcel-stranger = от постороннего
health-refused-of-record = запись, нарушающая правило
health-refused-of-envelope = запись, подписанная не так
health-refused-of-canonical = записано не в единственном виде
health-refused-of-held = квитанция, нарушающая правило
health-refused-other = нарушает правило протокола
health-holds = Что хранит узел
health-count-record = записей
health-count-version = версий уведомлений
health-count-conflict = конфликтов
health-count-receipt = квитанций
health-count-item = открытых дел
health-count-log = журналов
health-count-channel = каналов
health-count-peer = узлов сторон
health-count-journal = записей нашего журнала

health-mode-scenario = СЦЕНАРИЙ
health-mode-live = БОЕВОЙ РЕЖИМ
health-not-joined = не вступили
health-suspend = Приостановить линию
health-suspend-says = { $party } заявляет, что приостанавливает { $channel }, пока не снимет это. Всё, что спасает жизни, проходит, и всё сказанное доставляется.
health-lift = Снять нашу приостановку
health-lift-says = Мы больше не приостанавливаем { $channel }. Состояние далее следует из измерений.
health-members = Как стоит линия с каждым участником
health-why = Почему
health-nothing-wrong = ничто измеренное не говорит против
health-uptime = Когда { $channel } работала
health-uptime-unknown = Наш журнал ничего не знает об этом времени.
health-carried = Работала { $share } % времени с { $since }, о котором знает наш журнал. По нашему измерению: у другого оно может быть иным.
health-step = Какой шаг
health-step-receipt = квитанция
health-step-read-back = повтор
health-step-answer = ответ
health-step-told = подразделения оповещены
health-by-day = день
health-by-week = неделя
health-by-month = месяц
health-times = Сколько заняло: { $step }
health-times-note = Метка: середина, черта: самое долгое. Время других по их часам; квитанция не согласие.
health-allowed = допустимо, { $precedence }
health-logs = Журналы и отпечатки
health-incarnation = Воплощение
health-size = Размер
health-root = Корень
health-contested = ОСПАРИВАЕТСЯ
health-channel-id = Канал
health-picture = Отпечаток нашей картины
health-conflict-digest = Отпечаток конфликтов
health-not-in-picture = Записи вне картины
health-separations = Интервалы
health-agreed = согласованы
health-not-agreed = НЕ СОГЛАСОВАНЫ: действует наибольшее из предложенного
health-audience = Участники

health-layers = Слои карты
health-layers-says = Дороги и подобное, сверх основы, поставляемой с постом. Они остаются на этом посту и никому не передаются.
health-no-layers = Слоёв не добавлено.
health-layer-form = Вид
health-layer-bounds = Где
health-layer-credit = Чьи данные
health-layer-credit-hint = Как требует лицензия; указывается на карте.
health-layer-file = Файл
health-layer-file-hint = GeoPackage в WGS 84 или PMTiles (версия 3).
health-layer-add = Добавить слой
health-layer-remove = Убрать
`,"../../../words/ru/hotline.ftl":`### Что говорится по линии.

nav-hotline = Линия
hotline-title = Линия
hotline-consent = «Принято» значит: офицер прочёл, а не согласен.
hotline-open = Надо принять
hotline-rest = Сказано за два дня
hotline-none = Больше ничего не сказано.
hotline-original = оригинал, { $language }
hotline-translated = { $language }: перевод { $party } { $role } { $initials }; решает оригинал
hotline-translate = Перевести
hotline-into = На язык
hotline-translation = Перевод
hotline-original-rules = Встанет под оригиналом с вашими инициалами; решает оригинал.
hotline-translate-do = Добавить перевод
hotline-taken = принято
hotline-received = у них на узле, не принято
hotline-not-received = не получено
hotline-not-taken = не принято

## Сказать

hotline-say = Сказать
hotline-coded = Кодом
hotline-free = Своими словами
hotline-code = Что имеется в виду
hotline-code-hint = Каждый офицер читает на своём языке.
hotline-unreviewed = Где текст не проверил носитель, там стоит «НЕ ПРОВЕРЕНО».
hotline-words = Слова
hotline-language = Написано на
hotline-send = Сказать
hotline-sent = Сохранено здесь и отправляется.
hotline-time-cure = Пишите 2030-06-01T05:00Z или 010500ZJUN30.
hotline-slot-notice = Уведомление
hotline-slot-party = Сторона
hotline-slot-km = Километры
hotline-slot-minutes = Минуты
hotline-slot-count = Сколько подразделений
hotline-slot-at = Когда
hotline-slot-until = До
hotline-slot-place = Где
hotline-keys = Линия
hotline-key-take = Принять первое
hotline-key-say = Сказать
`,"../../../words/ru/incidents.ftl":`### Что случилось и что говорит об этом каждая сторона.
nav-incidents = Инциденты
incidents-title = Инциденты
incidents-none = В этом списке инцидентов нет.
incidents-one-word = Сообщение — слово одной стороны. Установлено лишь то, что подтверждают все.
incidents-number = Номер
incidents-began = Началось
incidents-ended = Кончилось
incidents-kind = Вид
incidents-all = Все
incidents-not-closed = Не закрыты
incidents-unsaid = Ждут нашей позиции
incidents-reports = сообщила
incidents-report = Сообщить об инциденте
incidents-reported-by = Сообщила
incidents-exercise = учения: этого не было
incidents-link = Связано
incidents-positions = Что говорит каждая сторона
incidents-position = Позиция
incidents-position-confirm = подтверждает
incidents-position-deny = отрицает
incidents-position-not-seen = не видела
incidents-position-not-stated = не заявлена
incidents-position-none = не заявлена
incidents-means-confirm = насколько нам известно, это было
incidents-means-deny = этого не было
incidents-means-not-seen = нам неизвестно; это не отрицание
incidents-no-word = Пока ничего. Молчание — не позиция.
incidents-report-of = Сообщение стороны { $party }
incidents-established = Подтверждают все стороны.
incidents-not-established = Не установлено: подтверждают не все.
incidents-state-open = открыт
incidents-state-positions-stated = позиции заявлены
incidents-state-summarised = подытожен
incidents-state-closed = закрыт
incidents-state-ours = Заявить нашу позицию…
incidents-state-says = Все прочтут это как слово стороны { $party }. Позднейшее заменит его; видны оба.
incidents-summary = Итог
incidents-summarise = Предложить итог…
incidents-summarise-says = Предложить — значит подписать. Действует, когда все подпишут те же слова.
incidents-closes = закрывает инцидент
incidents-keeps-open = оставляет открытым
incidents-files = Файлы
incidents-all-words = Все заявления в порядке прихода
incidents-kind-loss-of-separation = нарушение интервала
incidents-kind-entry-without-notice = вход без уведомления
incidents-kind-notice-not-followed = уведомление не соблюдено
incidents-kind-place-rule-not-kept = правило места нарушено
incidents-kind-fire = огонь
incidents-kind-harm-to-people = вред людям
incidents-kind-damage = ущерб
incidents-kind-missed-contact = пропущенная связь
incidents-kind-missed-stop = пропущенный STOP
incidents-kind-other = прочее
incidents-stop-first = Что не терпит, сообщают не здесь: передайте STOP и звоните.
incidents-accuses-nobody = Виды никого не обвиняют.
incidents-place-hint = В любой записи; читает узел.
incidents-place-filled = Взято из известного; введённое место заменит его.
incidents-radius = Радиус, м
incidents-what = Что произошло
incidents-kept = Введённое хранится в этом браузере до отправки.

## Файлы

incidents-attach = Файлы
incidents-attach-files = Приложить файлы…
incidents-attach-hint = Они остаются в папке этого узла. Другие получают имя, размер и хеш, но не сам файл.
incidents-attach-says = Каждый участник прочтёт, какие файлы мы называем, по их хешам. Кому передадут файл позже, проверит, что он тот самый.
incidents-attaching = принимается…
incidents-attach-drop = Убрать
incidents-they-show = Что на них
incidents-size = Размер
incidents-sha = SHA-256
incidents-held = Здесь
incidents-save = Сохранить
incidents-not-here = здесь нет
incidents-files-says = Перед сохранением хеш файла считается заново; изменённый файл отсюда не выходит.
incidents-linked = Связано с
`,"../../../words/ru/patrols.ftl":`### Патрули, доклады сторон и серии патрулей.
nav-patrols = Патрули
patrols-title = Патрули
patrols-none = В этом списке патрулей нет.
patrols-number = Номер
patrols-series = Серия
patrols-joint = совместный
patrols-next = Следующий доклад или причина конца
patrols-open = Не завершены
patrols-ended = Завершены
patrols-all = Все
patrols-state-proposed = предложен
patrols-state-planned = запланирован
patrols-state-under-way = в пути
patrols-state-overdue = ПРОСРОЧЕН
patrols-state-cut-short = прерван
patrols-state-complete = завершён
patrols-state-not-set-out = НЕ ВЫШЕЛ
patrols-state-not-agreed = не согласован
patrols-points = Точки и доклады
patrols-due = Срок
patrols-grace = и { $span } запаса
patrols-late = с опозданием { $span }
patrols-overdue-by = просрочено на { $span }
patrols-to-come = предстоит
patrols-not-reported = доклада нет
patrols-parts = Что посылает каждая сторона
patrols-vehicles = Машины
patrols-call-signs = Позывные
patrols-comma = Через запятую
patrols-ended-at = Окончен
patrols-not-named = Эта часть ещё не названа.
patrols-notice-over = больше не действует
patrols-document = План, который подписывают все
patrols-do-set-out = Вышел…
patrols-do-check-in = Доклад: { $point }…
patrols-do-complete = Завершён…
patrols-do-cut-short = Прервать…
patrols-do-name = Назвать нашу часть…
patrols-report-says = Сообщается всем, временем станет этот миг.
patrols-name-says = Каждая сторона говорит лишь о своих машинах.

## Серии

patrols-series-of = Серия { $name }
patrols-planned = Запланировано
patrols-counted = завершено { $complete }, прервано { $cut }, просрочено { $overdue }, предстоит { $coming }
patrols-reports = Доклады
patrols-reports-counted = вовремя { $intime }, поздно { $late }, не было { $missed }
patrols-median = Половина — не дольше
patrols-reason = Прервано: почему
patrols-by-month = Патрули по месяцам
patrols-month = месяц
patrols-how-many = патрули
patrols-lasted = Сколько длился каждый
patrols-lasted-short = Длился
patrols-minutes = минуты
patrols-number-in-series = номер в серии
patrols-all-of-it = Все патрули серии
`,"../../../words/ru/pending.ftl":`### Что ждёт второго офицера: действие и всё, что в нём сказано.

pending-act-agreement-propose = Предложить соглашение
pending-act-agreement-act = Действие с соглашением
pending-act-propose-separations = Предложить интервалы
pending-act-endorse = Подпись под документом
pending-act-patrol-plan = Запланировать патруль
pending-act-patrol-propose = Предложить совместный патруль
pending-act-patrol-close = Закрыть план совместного патруля
pending-act-patrol-part = Назвать нашу часть патруля
pending-act-peer-add = Принять карточку стороны
pending-act-channel-found = Создать канал
pending-act-channel-join = Присоединиться к каналу
pending-act-give = Дать уведомления
pending-act-amend = Изменить уведомление
pending-act-cancel = Отменить уведомление
pending-act-import = Принять список движений
pending-act-import-sites = Принять список защищаемых объектов
pending-act-zone-announce = Объявить зону
pending-act-zone-end = Завершить зону
pending-act-site-add = Внести защищаемый объект
pending-act-site-amend = Изменить защищаемый объект
pending-act-site-withdraw = Убрать защищаемый объект
pending-act-site-policy = Что сообщать стороне о защищаемом объекте
pending-act-site-release = Сообщить защищаемый объект сейчас
pending-act-query-answer = Ответить на запрос
pending-act-incident-summary = Предложить итог инцидента
pending-act-status-statement = Отдать справку о линии
pending-what-sign = подписать
pending-what-withdraw = отозвать подпись
pending-what-close = закрыть
pending-what-retract = отозвать предложение
pending-what-suspend = приостановить
pending-what-resume = возобновить
pending-what-terminate = прекратить
pending-bytes = { $n } байт, показано на странице
pending-channel = Канал
pending-title = Название
pending-content = Его текст
pending-amends = Изменяет
pending-precedence = Срочность
pending-agreement = Соглашение
pending-what = Что делается
pending-from-utc = С
pending-until-utc = До
pending-until = До
pending-reason = Причина
pending-name = Имя
pending-series = Серия
pending-points = Точки и время каждой
pending-volumes = Где и когда
pending-vehicles = Машины
pending-call-signs = Позывные
pending-text = Текст
pending-parties = Стороны
pending-party = Сторона
pending-patrol = Патруль
pending-card = Карточка
pending-card-unread = Эту карточку прочесть нельзя. Верните её и снова запросите карточку у стороны.
pending-fingerprint = Отпечаток карточки
pending-fingerprint-how = Прежде чем выпустить, пусть сторона прочтёт его по другой линии, по пять цифр.
pending-peers = С кем
pending-notices = Уведомления
pending-notice = Уведомление
pending-draft = Каким станет
pending-precision = С какой точностью
pending-label = Кому можно сообщать
pending-handling = Кому, или как обращаться
pending-source = Список
pending-lines = Строки
pending-lateral-m = По горизонтали
pending-vertical-m = По высоте
pending-time-s = По времени
pending-document = Документ
pending-shown = Хеш прочитанного
pending-expected = Как в файле
pending-zone = Зона
pending-zone-announce-zone = Её место и правила
pending-sites = Защищаемые объекты
pending-site = Защищаемый объект
pending-how = Что сообщается
pending-approach-m = В пределах
pending-automatic = Узлом, без вопроса
pending-query = Запрос
pending-answer = Ответ
pending-knowingly = Зная, что это скажет
pending-incident = Инцидент
pending-closes = Закрывает инцидент
pending-level = Для кого
pending-words = Хеш слов
`,"../../../words/ru/people.ftl":`### Вход и люди этого поста.

nav-people = Люди
people-title = Люди этого поста
people-own = Моё
people-all = Все
people-log = Журнал
people-name = Имя
people-name-hint = С ним входят. Не обязательно своё: подойдёт и должность, например СЕВЕР-1.
people-initials = Инициалы
people-initials-hint = От одной до четырёх букв или цифр. Они стоят в каждой записи, и здесь их нет ни у кого другого.
people-roles = Роли
people-show = Показать
people-leave = Оставить
people-save = Сохранить
people-remove = Удалить
people-on = ВКЛЮЧЕНО
people-off = ВЫКЛЮЧЕНО
people-print = Печать

## Роли

role-drafter = составитель
role-drafter-may = готовит то, на что положатся другие, и один ничего не отдаёт
role-releaser = утверждающий
role-releaser-may = выпускает подготовленное другим и отвечает за сторону
role-watch = дежурный
role-watch-may = принимает, повторяет, оповещает свои части и говорит по линии
role-auditor = ревизор
role-auditor-may = читает всё сделанное и ничего не меняет
role-administrator = администратор
role-administrator-may = добавляет и удаляет людей, стороны и каналы
role-watch-leader = старший дежурный
role-duty-commander = дежурный командир
role-node = узел

## Пароли

people-password = Пароль
people-password-new = Новый пароль
people-password-old = Прежний пароль
people-password-hint = Не меньше { $least } знаков. Лучше всего четыре-пять слов, никак не связанных между собой.
people-password-do = Сменить
people-password-done = Сменён. Во всех других браузерах вы вышли.
people-password-ends = Смена завершает ваши сеансы во всех других местах.
people-taste = Язык и освещение
people-taste-do = Сохранить
people-taste-done = Сохранено. Так пост будет открываться у вас.
people-taste-says = Они ваши на каждой машине, где в заголовке не выбрано иное; здесь меняются сразу.
people-strength-0 = угадают среди первых
people-strength-1 = достаточно
people-strength-2 = хорошо
people-strength-3 = очень хорошо
people-shown-once-more = Ещё раз, чтобы никто не изменил это на оставленном открытым посту.

## Второй фактор

people-code = Код
people-codes = Коды телефона
people-codes-why = С кодами один пароль ничего не открывает. Подойдёт любое приложение для шестизначных кодов; сеть ему не нужна.
people-codes-on = Включить
people-codes-off = Выключить
people-codes-scan = Отсканируйте это приложением:
people-codes-picture = Секрет в виде рисунка для приложения
people-codes-type = Или введите в него этот секрет:
people-codes-enter = Затем введите код, который оно покажет. С этого времени коды будут спрашивать.
people-codes-confirm = Показан этот код
people-recovery = Запасные коды
people-recovery-how = Каждый один раз открывает пост, если телефон потерян. Больше их не покажут: распечатайте и храните не там, где телефон.
people-recovery-left = { $count ->
    [0] Запасных кодов не осталось.
    [one] Остался { $count } запасной код.
    [few] Осталось { $count } запасных кода.
   *[other] Осталось { $count } запасных кодов.
  }
people-recovery-done = Они у меня
people-passkeys = Ключи доступа
people-passkeys-why = Ключ доступа хранит эта машина или носитель. Его спрашивают после пароля.
people-passkeys-no-domain = Выключено: этот пост открывают по адресу, а браузер привязывает ключ доступа к доменному имени. Дайте посту имя: \`names\` в разделе [desk] настроек.
people-passkeys-at-address = Здесь выключено: эта страница открыта по адресу, а браузер привязывает ключ доступа к доменному имени. Откройте пост по его имени.
people-passkeys-no-browser = Этот браузер не знает ключей доступа.
people-passkey-title = Как он называется
people-passkey-add = Добавить ключ доступа

## Все

people-add = Добавить человека
people-add-do = Добавить
people-opens = Чем открывает
people-opens-password = пароль
people-opens-link = ссылка, ещё не использована
people-opens-code = коды
people-opens-passkeys = { $count ->
    [one] { $count } ключ доступа
    [few] { $count } ключа доступа
   *[other] { $count } ключей доступа
  }
people-link = По этой ссылке { $name } задаёт пароль. Она действует один раз, в течение суток, и больше не будет показана: передайте её.
people-renew = Новая ссылка
people-renew-hint = По новой ссылке задают новый пароль; коды и ключи доступа этого человека выключаются.
people-remove-sure = Удалить { $name }? Кто вошёл под этим именем, тут же выйдет. Сделанное остаётся в журнале.

## Журнал

people-log-n = №
people-log-when = Когда (UTC)
people-log-what = Что
people-log-by = Кто
people-log-about = О ком
people-log-address = Откуда
people-log-more = Раньше
people-log-clock = Время по собственным часам этой машины.
people-log-whole = Все записи на месте
people-log-gaps = Перед записью { $numbers } что-то изъято или изменено
people-command-line = командная строка
people-what-link-for-the-first-administrator-made = создана ссылка для первого администратора
people-what-link-for-a-password-made = создана ссылка для пароля
people-what-person-added = человек добавлен
people-what-person-changed = данные человека изменены
people-what-person-removed = человек удалён
people-what-password-set = пароль задан
people-what-codes-switched-on = коды включены
people-what-codes-switched-off = коды выключены
people-what-passkey-added = ключ доступа добавлен
people-what-passkey-removed = ключ доступа удалён
people-what-recovery-code-used = использован запасной код
people-what-signed-in = вход
people-what-sign-in-refused = во входе отказано
people-what-signed-out = выход
people-what-release-asked-for = запрошен выпуск
people-what-draft-sent-back = черновик возвращён
people-what-draft-released = черновик выпущен
people-what-draft-of-protected-sites-read = прочитан черновик об охраняемых объектах
people-detail-initials = инициалы
people-detail-roles = роли
people-detail-title = название
people-detail-draft = черновик
people-detail-version = версия
people-detail-act = действие
people-detail-drafted-by = подготовил
people-detail-released-by = выпустил

## Вход

sign-in-title = Вход
sign-in-do = Войти
sign-in-again = Другое имя
sign-in-nobody = У этого поста ещё нет администратора. Откройте ссылку, которую напечатал \`keepclear serve\`.
sign-in-second = Пароль верен. { $name }, подтвердите, что это вы:
sign-in-passkey = Использовать ключ доступа
sign-in-code-hint = Шесть цифр с телефона или запасной код.
sign-in-wait = Слишком много неудач. Повторите через { $s } с.
sign-in-lost = Кто не может войти, просит у администратора новую ссылку.

## Первая ссылка

first-title = Первый администратор
first-title-password = Задать пароль
first-what = Вы первый на посту стороны { $party }. Вы станете его администратором со всеми ролями, кроме ревизора; остальных добавите сами.
first-what-password = Эта ссылка для { $name } и действует один раз.
first-again = Ещё раз
first-differ = Пароли различаются.
first-do = Начать
first-do-password = Задать и войти

## Что не так

fault-name-empty = Имени нет.
fault-name-empty-cure = Введите имя, с которым будете входить.
fault-name-long = Имя длиннее 64 знаков.
fault-name-characters = В имени есть знак, который нельзя показать.
fault-name-taken = Это имя уже занято.
fault-name-taken-cure = Добавьте букву или цифру.
fault-initials-form = Это не от 1 до 4 букв или цифр.
fault-initials-taken = Эти инициалы уже заняты, и в записи двоих было бы не различить.
fault-initials-taken-cure = Добавьте букву.
fault-roles-none = Роль не выбрана.
fault-last-administrator = Другого администратора нет.
fault-last-administrator-cure = Сначала сделайте администратором кого-то ещё.
fault-accounts-full = На посту уже столько людей, сколько может быть.
fault-accounts-full-cure = Удалите тех, кто ушёл.
fault-password-short = Меньше 12 знаков.
fault-password-short-cure = Четыре-пять слов, никак не связанных между собой.
fault-password-long = Больше 256 знаков.
fault-password-name = Он составлен из имени.
fault-password-name-cure = Возьмите слова, которые с вами никто не свяжет.
fault-password-repeats = В нём повторяются несколько знаков.
fault-password-repeats-cure = Возьмите слова, а не узор.
fault-password-known = Его пробуют среди первых.
fault-password-known-cure = Возьмите другие слова.
fault-password-wrong = Это не ваш пароль.
fault-code-wrong = Код неверен или уже использован.
fault-code-wrong-cure = Дождитесь следующего; проверьте часы телефона.
fault-passkey-wrong = Ключ доступа не принят.
fault-passkey-wrong-cure = Повторите или выберите другой способ.
fault-passkey-many = У вас столько ключей доступа, сколько может быть.
fault-passkey-many-cure = Сначала удалите один.
fault-link-ended = Ссылка уже использована, или её время вышло.
fault-link-ended-cure = Попросите у администратора новую. Для первой: keepclear people first.
fault-title-long = Длиннее 200 знаков.
fault-title-long-cure = Дайте заголовок короче.
fault-title-characters = Здесь есть знак, который нельзя показать.
fault-not-there = Такого имени нет.

## Почему отказано

error-signed-out = В этом браузере никто не вошёл.
error-sign-in-wrong = Имя или пароль неверны.
error-second-wrong = Код или ключ доступа неверен, или прошло слишком много времени.
error-wait = Слишком много неудач. Подождите и повторите.
error-busy = Сейчас входят многие. Повторите.
error-role = Ни одна из ваших ролей этого не позволяет.
error-token = Эта страница от прежнего сеанса: загрузите её заново.
error-no-domain = У этого поста нет доменного имени, поэтому ключей доступа нет.
error-passkey-none = Браузер не дал ключа доступа.
error-two-persons = Для этого нужны двое: один готовит, другой выпускает.
error-four-eyes = Вы подготовили это сами: выпускает другой офицер.
error-draft-not-there = Этого черновика больше нет, или он другого офицера.
error-draft-not-yours = Этот черновик готовит другой офицер.
error-draft-changed = Черновик изменён после показа. Посмотрите его ещё раз.
error-draft-stale = Этот черновик тем временем изменён в другом окне. Сначала посмотрите, что там написано.
error-draft-not-asked = Выпуск не запрошен, или запрос снят.
error-draft-released = Это уже выпущено.
error-draft-of-one = Это делается сразу; выпускать некому.
error-drafts-full = У вас столько черновиков, сколько может быть. Удалите лишние.
error-draft-too-long = Черновик слишком длинный.
`,"../../../words/ru/queries.ftl":`### Есть ли в круге свои или союзные силы.
nav-queries = Запросы о силах
queries-title = Запросы о силах
queries-none = В этом списке запросов нет.
queries-not-no = НЕИЗВЕСТНО — не НЕТ. Как и отказ, истёкший ответ и молчание. Ни один ответ не разрешает действовать.
queries-question = Свои или союзные силы в этом круге?
queries-number = Номер
queries-asks = Спрашивает
queries-circle = Круг
queries-expires = Ответ нужен до
queries-lapsed = истёк
queries-answers = Ответы, как читаются сейчас
queries-open = Открытые
queries-waits = Ждут нашего ответа
queries-all = Все
queries-until = до
queries-since = с
queries-reads = Читается
queries-holds = Действует
queries-by = Кто
queries-corrected = поправка прежнего ответа
queries-heights = Высоты
queries-answer-yes = ДА
queries-answer-no = НЕТ
queries-answer-unknown = НЕИЗВЕСТНО
queries-answer-declined = НЕ ОТВЕЧАЕМ
queries-answer-expired = ИСТЁК
queries-answer-not-answered = НЕТ ОТВЕТА
queries-know-yes = кто-то там есть; не где, кто и сколько
queries-know-no = никого от этой стороны; другие могут быть, прежде всего гражданские
queries-know-unknown = считать как ДА
queries-know-declined = считать как ДА
queries-know-expired = спросить снова; до того как ДА
queries-know-not-answered = считать как ДА и звонить
queries-means-yes = в это время там будет кто-то из наших или союзных
queries-means-no = никого из наших там нет, и так до времени ниже
queries-means-unknown = сказать не можем: не всех удалось спросить
queries-means-declined = не говорим
queries-beyond = так спрашивать не следовало
queries-flagged = ОТМЕЧЕН: ответы вместе могут сказать больше
queries-flagged-says = Отметка ничего не запрещает. НЕИЗВЕСТНО и НЕ ОТВЕЧАЕМ ничего не выдают.
queries-own-inside = Что внутри нашего
queries-own-note = Только для этого места. Уведомляют не все: пустой список — не причина сказать НЕТ.
queries-own-none = Ни уведомлений, ни объектов наших в нём нет.
queries-own-notice = уведомление
queries-own-site = объект
queries-answer-it = Ответить…
queries-answer-says = Слово стороны { $party } спросившему и всем. Сначала спросите своих. За вас ничего не выбрано.
queries-holds-until = Действует до
queries-knowingly = Я посмотрел, что выдаст этот ответ.
queries-no-in-spite = Вопреки тому, что внутри: { $n }
queries-no-places = Без мест: ответ говорит, есть ли, а не где.

## Спросить

queries-ask = Спросить
queries-ask-says = Спрашивают всех остальных; отвечают только офицеры. Вопрос тоже говорит: куда вы смотрите.
queries-precedence = Срочность
queries-centre = Центр
queries-radius = Радиус, км
`,"../../../words/ru/receive.ftl":`### Что нам сообщили и что ответили.

nav-receive = Приём
receive-title = Приём
receive-consent = «Получено» и «повторено» никогда не значит «согласны».
receive-list = Что требует человека, срочное сверху
receive-none = Уведомлений, ждущих человека, нет.
receive-pick = Выберите строку или идите по ним клавишами j и k.
receive-asking = Запрос к узлу…
receive-what = Что
receive-left = Время
receive-map = Где лежит уведомление
receive-plotted = Нанесено этим узлом
receive-precision = Сообщено с точностью { $precision }, { $label }
receive-translated = { "[" }{ $language }{ "]" } перевод { $party } { $initials }; решает оригинал
receive-amend = Изменить
receive-stages = Как далеко дошло у каждой стороны
receive-not-notified = Не уведомлены:
receive-said = Что о нём сказано
receive-act-read-back = повтор
receive-act-answer = ответ
receive-act-disseminated = доведено до своих
receive-act-objection = возражение
receive-says-group = контрольная группа { $group }
receive-says-units = кому: { $units }
receive-says-told = оповещены { $at }
receive-state-out-of-sequence = НЕ ПО ПОРЯДКУ
receive-state-superseded-or-cancelled = ЗАМЕНЕНО ИЛИ ОТМЕНЕНО
receive-cancelled = Отменено автором.
receive-take = Принять

## Повтор

receive-read-back = Повторить
receive-read-back-how = Сверьте место, время и высоты со своей картой. Затем введите контрольную группу, которая стоит у этого места.
receive-group = Контрольная группа
receive-group-type = Введите пять цифр
receive-group-five = Контрольная группа — пять цифр.
receive-read-back-do = ПОВТОРИТЬ
receive-anew = Автор прислал ПОПРАВКУ: повторите заново.

## Свои подразделения

receive-units = Свои подразделения
receive-units-told = Всем, кому нужно, доведено.
receive-units-who = Кому доведено
receive-units-more = Кому ещё доведено
receive-told = Когда доведено
receive-told-hint = Пусто: сейчас. Иначе с часовым поясом.
receive-told-wrong = Пишите дату, время и пояс: 2030-06-01T05:00Z.
receive-units-do = ДОВЕДЕНО

## Возражение

receive-object = Возражение
receive-objected = Мы возразили.
receive-reason = Причина
receive-reason-hint = Возражение просит; оно ничего не запрещает.
receive-object-do = Возразить

## Наше уведомление

receive-answer = Повторено стороной
receive-they-plot = У них нанесено:
receive-answer-how = Там ли, где вы имели в виду? «Верно» значит лишь, что прочли правильно.
receive-correct = ПОВТОРЕНО ВЕРНО
receive-correction = ПОПРАВКА
receive-correction-words = Что неверно
receive-objection = Возражает
receive-take-objection = Принять; уведомление остаётся
receive-stale = Это ещё верно?
receive-confirm = Подтвердить, что ещё верно
receive-cancel = Отменить уведомление
receive-cancel-title = Отменить { $notice }
receive-cancel-what = Другим сообщат, что оно кончилось сейчас. Их офицеры это примут.
receive-cancel-asked = Выпуск отмены запрошен.

## Клавиши

receive-keys = Список
receive-keys-one = Уведомление
receive-key-next = Следующее
receive-key-before = Предыдущее
receive-key-read-back = К контрольной группе
receive-key-units = К своим подразделениям
receive-key-object = К возражению
receive-key-correct = ПОВТОРЕНО ВЕРНО
receive-key-correction = К поправке

## Что говорит уведомление

plot-more = и ещё точек: { $count }
plot-near = { $km } км от { $place }:
plot-activity = Деятельность
plot-begins = С
plot-ends = До
plot-around = Держаться
plot-radius = { $m } м вокруг
plot-no-radius = сама площадь
plot-any-height = на любой высоте
plot-up-to = до { $high } м { $reference }
plot-from = от { $low } м { $reference } и выше
plot-between = от { $low } до { $high } м { $reference }

## На что обратить внимание

`,"../../../words/ru/register.ftl":`### Общее для реестров: списки, страница одной записи и действия по запросу.
register-search = Поиск
register-which = Какие показаны
register-count = { $shown } из { $all }
register-stale = Узел не ответил на последний вопрос; показано прежнее.
register-loading = Запрос к узлу…
register-not-found = По этому поиску ничего нет.
register-print = Печать
register-keys = В списке
register-keys-item = На одной записи
register-key-search = Искать в списке
register-key-walk = По строкам; Enter открывает
register-key-back = К списку
register-key-print = Печать
register-translated = перевод стороны
register-place = Место
register-when = Когда
register-from = С
register-until = До
register-always = всегда
register-open-end = до прекращения
register-party = Сторона
register-channel = Канал
register-state = Состояние
register-article = Статья
register-notice = Уведомление
register-name = Название
register-text = Текст
register-reason = Причина
register-optional-text = Пояснение
register-act = Что будет сделано
register-map = Карта
register-yes = да
register-no = нет
register-in-table = таблицей
register-in-chart = рисунком
register-height = от { $floor } до { $ceiling } м, { $reference }
register-height-to = до { $ceiling } м, { $reference }
register-height-from = от { $floor } м и выше, { $reference }
register-every-height = все высоты
register-metres = { $m } м
register-km = { $km } км
register-percent = { $n } %

## Действия, и действия вдвоём

register-not = Не делать
register-asked = Запрошено. Будет сделано, когда другой офицер это выпустит.
register-asked-where = До тех пор запрос ждёт вверху этой страницы в том же виде. Ничего ещё не ушло.
register-done-warned = Сделано. Обратите внимание:
register-waiting = Ждёт второго офицера
register-waiting-by = запросил { $name } ({ $initials })
register-look = Посмотреть
register-released-exactly = Будет сделано именно это, от имени запросившего и выпустившего.
register-own-draft = Вы запросили это сами: выпускает другой офицер.
register-note = Слово запросившему
register-send-back = Вернуть
register-release = Выпустить

## Виды деятельности

register-activity-patrol = патруль
register-activity-flight = полёт
register-activity-unmanned-flight = полёт беспилотника
register-activity-ground-movement = наземное движение
register-activity-humanitarian-movement = гуманитарное движение
register-activity-humanitarian-site = гуманитарный объект
register-activity-static-site = постоянный объект
register-activity-medevac = медицинская эвакуация
register-activity-exercise = учения
register-activity-restricted-area = район ограничений
register-activity-hazard-area = опасный район
register-activity-vessel-movement = движение на море
register-activity-other = прочее
register-no-map = Карта не загрузилась.
register-instant-hint = С поясом: 161200ZJUN30 или 2030-06-16 12:00Z
register-instant-wrong = Это не время с поясом.

## Документы, которые подписывают все

register-signed = Подписали
register-not-signed = не подписала
register-fate = Положение
register-fate-open = открыт
register-fate-complete = завершён
register-fate-retracted = отозван
register-fate-void = недействителен
register-hash = Хеш байтов
register-hash-signed = Именно эти байты:
register-holds-nobody = Никого не обязывает, пока не подпишут { $parties } и он не закрыт.
register-read-first = Сначала прочтите до конца.
register-end = Конец текста
register-says = Что в нём сказано
register-sign = Подписать
register-sign-says = { $party } подписывает «{ $title }»: показанные байты и никакие другие.
register-close = Закрыть
register-close-says = Подписали все. Закрытие завершает «{ $title }»; действует со своей даты.
register-withdraw = Отозвать подпись
register-withdraw-says = { $party } больше не подписывает «{ $title }». Завершить его будет нельзя.
register-retract = Отозвать проект
register-retract-says = «{ $title }» отзывается для всех; подписанное остаётся видно.
register-clash = Этот черновик записан в другом окне уже после того, как вы открыли его здесь. Набранное вами — здесь и в этом браузере; на узле — другое.
register-clash-theirs = Загрузить другой
register-clash-mine = Продолжить со своим
register-clash-both = В любом случае набранное вами станет отдельным черновиком: ни один из двух не пропадёт.

## Части документа

part-area = район { $name }
part-article = статья { $name }
part-closes-the-incident = закрывает инцидент
part-exempt = освобождено
part-in-force-from = действует с
part-in-force-until = действует до
part-language = язык
part-lead = предупреждение: { $activity }
part-margin = запас между { $name }
part-notice-is-given-of = о чём уведомляют
part-notice-of-withdrawal = за сколько сообщают о выходе
part-pair = пара
part-party = сторона { $name }
part-place = место { $name }
part-point = точка { $name }
part-procedure-answer-s = на повтор отвечают за, с
part-procedure-check-at-s = линию проверяют в (UTC)
part-procedure-check-every-s = линию проверяют каждые, с
part-procedure-check-grace-s = проверка может опоздать на, с
part-procedure-climb-s = следующему по старшинству сообщают через, с
part-procedure-ladder = кому сообщают по очереди
part-procedure-read-back-s = уведомление повторяют за, с
part-procedure-receipt-s = квитанция даётся за, с
part-procedure-reconfirm-s = уведомление подтверждают каждые, с
part-procedure-take-s = сообщение принимают за, с
part-query-daily = запросов в сутки, не более
part-query-duration-s = наименьший срок запроса, с
part-query-height-m = наименьшая высота запроса, м
part-query-radius-m = наименьший радиус запроса, м
part-query-window-s = запросы сравнивают в пределах, с
part-separation = интервал
part-text = текст
part-zone = зона { $name }
`,"../../../words/ru/shell.ftl":`### Рамка каждой страницы.

## Группы страниц и то, что стоит вокруг страницы

group-now = Сейчас
group-say = Передать
group-keep = Учёт
group-account = Этот пост
shell-pages = Страницы
shell-skip = К странице
shell-clock = Время этого узла
shell-scenario = СЦЕНАРИЙ { $id } · НЕ НАСТОЯЩЕЕ ВРЕМЯ
shell-keys = Клавиши
shell-stop = STOP
shell-language = Язык
shell-light = Свет
shell-sign-out = Выйти
shell-signed-out = На этом посту никто не вошёл.
shell-again = Ещё раз
shell-cut = Узел не отвечает этой странице. То, что видно, может устареть; введённое сохраняется.
shell-page-lost = Страница не загрузилась. Возможно, узел был перезапущен: обновите страницу.
shell-no-page = Страницы { $page } нет.
shell-trouble-disk = Диск этого узла ничего не принимает. Узел звонит и читается, но ничто сказанное не сохраняется и не отправляется: звоните другим путём.
shell-trouble-stopping = Узел останавливается.
theme-day = День
theme-night = Ночь
theme-red = Красный свет

## Клавиши

keys-title = Клавиши
keys-everywhere = На каждой странице
key-help = Показать эти клавиши
key-stop = Передать STOP

## Линия с каждой стороной и кто несёт дежурство

line-label = Линия с каждой стороной
line-open = ОТКРЫТА
line-degraded = УХУДШЕНА
line-suspended = ПРИОСТАНОВЛЕНА
line-no-contact = НЕТ СВЯЗИ
line-node = узел отвечает
line-node-silent = узел молчит
line-desk-manned = пост занят
line-desk-unmanned = на посту никого
line-desk-not-said = о посте не сказано
line-contact = связь { $span } назад
line-no-contact-ever = связи не было
line-clock = часы
line-clock-unknown = не измерены
line-no-peers = Этому узлу ещё не известна ни одна другая сторона.
header-watch-kept = Дежурство:
header-watch-given = Дежурство сдал
header-watch-nobody = Никто не дежурит
`,"../../../words/ru/sites.ftl":`### Наши защищённые объекты.
nav-sites = Объекты
sites-title = Защищённые объекты
sites-protection = Защита объекта никогда не зависит от того, уведомили ли о нём.
sites-no-places = Названия и что сообщается; мест здесь нет.
sites-none = В нашем реестре объектов нет.
sites-not-there = Этого объекта в реестре нет или уже нет.
sites-number = Номер
sites-kind = Вид
sites-for = для { $party }
sites-how-not-given = не сообщён
sites-how-in-full = полностью
sites-how-on-approach = при приближении
sites-within = ближе { $m } м
sites-given = сообщён
sites-given-before = был сообщён
sites-given-what = Что сообщается каждой стороне
sites-policy = Порядок
sites-by-whom = При приближении сообщает
sites-by-node = узел, сразу
sites-by-officer = офицер, которого спросят
sites-gets = получает
sites-refusal = Помните цену отказа: кто не знает о больнице, не может её обойти.

## Чтение

sites-reading-noted = Где этот объект, увидите только вы, и чтение записывается в журнал: { $name } ({ $initials }), сейчас. О частых чтениях узнаёт дежурный.
sites-read = Прочитать
sites-read-noted = Прочитал { $name } ({ $initials }), записано
sites-readings = Кто читал и менял
sites-readings-says = Каждое чтение, изменение и сообщение, по офицерам.
sites-nobody-read = Пока никто.
sites-by = Кто
sites-did = Сделал
sites-which = Объекты
sites-deed-read = прочитал
sites-deed-added = внёс
sites-deed-amended = изменил
sites-deed-withdrawn = снял
sites-deed-policy = задал, что сообщать
sites-deed-given = сообщил
sites-deed-declined = отказал

## Действия

sites-set = Задать…
sites-set-says = Что { $party } получает об объекте отныне. Один офицер запрашивает, другой выпускает. Сообщённое остаётся сообщённым.
sites-choose-not = Ничего
sites-choose-approach = При приближении
sites-choose-full = Полностью
sites-choose-says-not = как для всех, пока не выбрано иное
sites-choose-says-approach = когда их уведомление подойдёт близко
sites-choose-says-full = сразу и со всеми изменениями
sites-metres = Насколько близко, м
sites-automatic = Узел сообщает сам, сразу; иначе спросят офицера
sites-others-get = Получат все: { $parties }
sites-withdraw = Снять…
sites-withdraw-says = «{ $name }» уходит из реестра, сообщённое о нём отменяется. Кому сообщили, тот знает и дальше.

## Внесение и изменение объекта

sites-enter = Внести объект
sites-amend = Изменить…
sites-amend-one = Изменить объект { $site }
sites-amends = Целиком говорит заново, что такое { $site }.
sites-keys = Внесение объекта
sites-key-send = Просить выпуск или внести
sites-enter-now = Внести
sites-amend-now = Изменить
sites-nobody-told = Вносится в наш собственный реестр. Этим никому ничего не сообщается.
sites-amend-says = Изменение получит тот, кому объект сообщён и кто всё ещё рядом.
sites-done-asked = Выпуск запрошен. В реестре это появится, когда другой офицер выпустит.
sites-done-entered = Объект стоит в нашем реестре.
sites-done-amended = В реестре сказано заново; тем, кто его имеет, сообщено.
sites-done-given = Что сообщить сторонам, ждёт отдельно: каждый выбор своего выпуска.
sites-name-hint = Так, как офицеры будут его искать.
sites-radius = Вокруг, метров
sites-map = Карта: начертите объект
sites-metres-wrong = Укажите расстояние целым числом метров.
sites-give-hint = Каждый выбор требует второго офицера. Можно задать и позже.
sites-many-places = У объекта несколько мест или высот, больше, чем вмещает форма. Измените его из файла: keepclear site amend.
sites-approach-alone = Нет линии только между нами и ими: при сближении ничего не сообщается там, где услышат другие. Выберите иначе или сначала откройте линию с { $party }.
`,"../../../words/ru/timeline.ftl":`### Что произошло и что было известно в тот момент.

nav-timeline = Хронология
timeline-title = Хронология
timeline-of = Хронология: { $notice }
timeline-all = Всё, что произошло
timeline-then = Как было известно
timeline-order = В порядке нашего журнала, по нашим часам. Время, названное самой записью, стоит рядом как слово её автора. Строка открывает то, что знал тогда дежурный.
timeline-when = Когда
timeline-what = Что
timeline-about = О чём
timeline-claimed = По его часам
timeline-by-clock = по часам стороны { $party }
timeline-entry = Запись
timeline-every-party = все стороны
timeline-receipts = Показать квитанции
timeline-hidden = Не показано квитанций: { $count }.
timeline-chart = Сколько событий
timeline-events = события
timeline-alarms = требуют внимания
timeline-across = время (UTC)
timeline-up = события
timeline-not-whole = Прочитаны только последние записи: выберите меньший срок.
timeline-more = Более ранних событий не показано: { $count }.
timeline-span = С { $since } до { $until }, последние сверху
timeline-empty = За это время ничего не произошло.
timeline-known-at-entry = Что было известно на записи { $n }
timeline-keys = В хронологии
timeline-key-receipts = Показать или скрыть квитанции
timeline-key-earlier = На четверть часа раньше
timeline-key-later = На четверть часа позже
timeline-key-entry-before = Предыдущая запись журнала
timeline-key-entry-after = Следующая запись журнала

timeline-knew = Как было известно на { $at }
timeline-instant = Момент
timeline-show = Показать
timeline-hour-earlier = на 1 ч раньше
timeline-earlier = на 15 мин раньше
timeline-later = на 15 мин позже
timeline-now = Сейчас
timeline-past = КАК БЫЛО ИЗВЕСТНО ТОГДА, не сейчас.
timeline-entry-was = Последней была запись журнала { $n }, { $at }. Что пришло позже, не показано.
timeline-before-all = Ещё ничего не было известно.
timeline-twice = Наши часы показывали этот момент { $count } раза; имеется в виду последний.
timeline-watch = Дежурство
timeline-watch-taken = принял(а)
timeline-watch-given = сдал(а)
timeline-overdue = Было просрочено
timeline-open = Ждало человека
timeline-due = Срок
timeline-told = Сообщено
timeline-stood = Действовавшие уведомления
timeline-none-stood = Действовавших уведомлений не было.
timeline-activity = Деятельность
timeline-stages = Как далеко продвинулось
timeline-conflicts = Известные конфликты
timeline-no-conflicts = Конфликтов известно не было.
timeline-severity = Степень
timeline-severity-critical = критическая
timeline-severity-caution = предостережение
timeline-severity-advisory = к сведению
timeline-between = Между
timeline-unreceipted = Сказано нами, получение не известно
timeline-said = Сказано
timeline-oddities = Странное, не отмеченное
`,"../../../words/ru/told.ftl":`### О чём говорит журнал.

told-arrived = получено: { $kind }
told-said = сказано нами: { $kind }
told-held = имеет: { $kind }
told-receipt-of = квитанция от { $party }
told-receipt-to = квитанция дана: { $party }
told-rang = звонок: { $bell }
told-overdue = ПРОСРОЧЕНО: { $need }, сообщено: { $role }
told-seen = отмечено как увиденное { $who }
told-given-by = дано стороной { $party }
told-amended-by = изменено стороной { $party }
told-confirmed-by = подтверждено стороной { $party }
told-cancelled-by = отменено стороной { $party }
told-objection-by = возражение стороны { $party }
told-correction-by = ПОПРАВКА стороны { $party }
told-stop-by = STOP от { $party }
told-exercise-stop-by = УЧЕБНЫЙ STOP от { $party }
told-checklist = чек-лист { $name }
told-checklist-through = чек-лист { $name }, пройден
told-not-in-our-journal = нет в нашем журнале
told-not-in-the-bundle = нет в пакете
told-before = у нас было на { $s } с раньше, чем они говорят
told-under-way = { $s } с в пути
told-line-to = линия с { $party }
told-units-own = свои подразделения
told-ours = { $notice } (наше)
told-state-by = { $state }, сторона { $party }
told-state-with = { $state } с { $party }
told-since = { $words } с { $at }

told-watch-taken = дежурство принято
told-watch-given = дежурство сдано
told-our-clock-was-set = наши часы переведены
told-refused = отклонено
told-peer-added = добавлен узел стороны
told-compared = картины сверены
told-clock = часы проверены
told-exact = сохранено точно
told-site = охраняемый объект
told-released = передано
told-read = объект просмотрен
told-imported = загружено
told-attached = приложено
told-witnessed = засвидетельствовано
told-incarnation = начат новый журнал
told-keys = ключи
told-backup = резервная копия
told-promoted = резерв стал узлом
told-notice-starts = уведомление вступает в силу
told-notice-ends = уведомление истекает
told-conflict = конфликт
told-our-line-check = наша проверка линии
told-line-check-expected = ожидается проверка линии
told-own-units-to-be-told-by-then = оповестить свои подразделения до этого
told-bell-correction = поправка
told-bell-look-at-this = обратите внимание
told-bell-overdue = просрочено
told-bell-line = линия
told-bell-query = запрос
told-bell-zone = зона
told-bell-incident = инцидент

told-kind-joined = вступление
told-kind-key-event = событие ключа
told-kind-closed = журнал закрыт
told-kind-give = уведомление
told-kind-amend = изменение уведомления
told-kind-cancel = отмена уведомления
told-kind-confirm = подтверждение уведомления
told-kind-release = передача
told-kind-read-back = повтор
told-kind-answer = ответ на повтор
told-kind-disseminated = подразделения оповещены
told-kind-objection = возражение
told-kind-stop = STOP
told-kind-taken = принято
told-kind-message = сообщение
told-kind-line-check = проверка линии
told-kind-desk-state = состояние поста
told-kind-suspension = приостановка
told-kind-coded = кодированное сообщение
told-kind-translation = перевод
told-kind-proposal = предложение
told-kind-endorsement = подпись
told-kind-agreement-act = действие по соглашению
told-kind-zone = зона
told-kind-zone-end = конец зоны
told-kind-patrol = патруль
told-kind-patrol-state = доклад патруля
told-kind-query = запрос
told-kind-query-answer = ответ на запрос
told-kind-incident = инцидент
told-kind-incident-statement = заявление об инциденте
told-kind-fork-proof = доказательство раздвоения
told-cut-short = патруль { $patrol } ПРЕРВАН: { $reason }
`,"../../../words/ru/tour.ftl":`### Обзор: первые десять минут за постом.

tour-keys = Обзор
tour-next = Дальше
tour-back = Назад
tour-done = Готово
tour-leave = Закончить обзор
tour-fold = Свернуть
tour-open = Развернуть
tour-begin = Показать, что где
tour-welcome = Ваш пост
tour-welcome-what = Вы за постом стороны { $party }. У других свои посты, и видят они только то, что им сообщили. Всё здесь — учение: об этом говорит жёлтая полоса на каждой странице.
tour-sound = Сначала звук
tour-sound-what = Сигнал, который никто не слышит, никому не поможет. Нажмите «Прослушать пробную тревогу» в полосе вверху и подтвердите, что слышали. До того полоса останется.
tour-take = Примите дежурство
tour-take-what = Либо кто-то дежурит, либо другим сообщают, что никого нет. Примите дежурство в полосе вверху. Всё открытое станет вашим.
tour-map = Что где
tour-map-what = На карте наши и чужие уведомления, зоны, патрули и конфликты. Рядом — то, что требует человека, сверху самое срочное. Двигайте ползунок времени: видны трое суток вперёд.
tour-read-back = Повторите уведомление
tour-read-back-what = Выберите строку. Сверьте место со своей картой и введите пять цифр рядом с ним. Это значит, что человек посмотрел, и никогда не значит согласия.
tour-give = Дайте уведомление
tour-give-what = Нарисуйте район или вставьте координаты в любой записи. Сразу видно, к чему он слишком близок и какие именно слова получит каждая сторона.
tour-conflict = Конфликты
tour-conflict-what = Обе стороны вычисляют одни и те же конфликты, каждая сама. Откройте один: где, когда, насколько близко и какие есть выходы. Само ничего не сдвигается.
tour-say = Скажите что-нибудь
tour-say-what = Сообщения кодом каждый офицер читает на своём языке. Свободный текст остаётся как написан, рядом с любым переводом.
tour-stop = STOP
tour-stop-what = С любой страницы: красная кнопка или Ctrl+Shift+S. Имя не нужно; звенит у всех других сторон, пока офицер не примет. Попробуйте здесь: это учение.
tour-two = Для чего нужны двое
tour-two-what = То, что связывает сторону, новых участников и сведения об охраняемых объектах готовит один офицер, а выпускает другой. В этом показе другой входит как «second».
tour-other = Другая сторона
tour-other-what = Откройте пост другой стороны в частном окне: ссылка напечатана. Ваше уведомление там и ждёт повторения.
tour-end = Вот и всё
tour-end-what = Клавиша ? показывает клавиши каждой страницы. Обзор можно начать снова на странице «Люди».
`,"../../../words/ru/ui.ftl":`### Что говорят таблицы, поля и значки на каждой странице.

ui-copy = Копировать
ui-copied = Скопировано
ui-optional = можно не заполнять
ui-close = Закрыть
ui-none = Здесь ничего нет.
ui-more = ещё { $left }
ui-undo = Вернуть

## Время и сроки

span-s = { $s } с
span-min = { $min } мин
span-h = { $h } ч { $min } мин
span-d = { $d } сут { $h } ч
when-now = сейчас
when-in = через { $span }
when-ago = { $span } назад
left = осталось { $span }
left-overdue = просрочено на { $span }

## Как далеко прошло уведомление у стороны. Ничто из этого не согласие.

stage-party = Сторона
stage-receipt = Получено
stage-read-back = Повторено
stage-dissemination = Доведено
stage-objection = Возражение
state-none = нет
state-received = получено
state-unanswered = повторено, ответа нет
state-correction = поправка
state-correct = повторено верно
state-disseminated = доведено до подразделений
state-objected = возражает

## Почему узел отказал

error-unreachable = Узел не отвечает. Неизвестно, было ли это сделано; то же действие можно отправить ещё раз, оно засчитается однажды.
error-faults = В таком виде это принять нельзя.

## Карта

map-closer = Ближе
map-further = Дальше
map-all = Показать всё, что действует
map-credit = Natural Earth · GSHHG · GeoNames CC BY 4.0 · airportsdata. Ни одна линия не выражает мнения о границах.
map-no-ground = Подложки карты здесь нет. Координаты верны и без неё.
legend-title = Обозначения
legend-notices = Действующие уведомления: штриховка
legend-to-come = Предстоящие в ближайшие 72 ч: контур
legend-zones = Зоны: широкий серый край, пунктир — объявлена, но не согласована
legend-patrols = Патрули: точки, соединённые пунктиром; каждая сторона там, откуда сообщила последней
legend-conflicts = Конфликты под номерами списка
legend-symbols = Знак движется только там, где уведомление говорит, когда пройдена каждая часть; иначе он стоит посередине.
strip-label = Время и высоты { $one } и { $other }
strip-references = Высоты отсчитаны от разных уровней ({ $references }), и сравнить их нельзя: конфликт считается возможным.
strip-reference = Высоты в метрах, { $reference }.
strip-every-height = Обе занимают все высоты.
strip-gap = По времени между ними { $min } мин.

## О чём уведомления

activity-flight = полёт
activity-unmanned-flight = полёт беспилотника
activity-ground-movement = движение по земле
activity-vessel-movement = движение судна
activity-patrol = патруль
activity-exercise = учение
activity-hazard-area = опасный район
activity-restricted-area = район ограничений
activity-static-site = постоянный объект
activity-humanitarian-movement = гуманитарное движение
activity-humanitarian-site = гуманитарный объект
activity-medevac = медицинская эвакуация
activity-other = другое
state-out-of-sequence = НЕ ПО ПОРЯДКУ
`,"../../../words/ru/watch.ftl":`### Дежурство: что ждёт человека, карта и время, которое она показывает.

nav-watch = Дежурство
watch-title = Дежурство
watch-map = Карта района
watch-then = Как было известно на { $at }
watch-stale = Узел не отвечает: карта прежняя.
watch-cut = Не показано уведомлений: { $more }.
watch-keys = На дежурстве
watch-key-next = Следующее в списке
watch-key-before = Предыдущее
watch-key-open = Открыть там, где это делают
watch-key-play = Проиграть следующие 72 часа или остановить
watch-key-earlier = На четверть часа раньше
watch-key-later = На четверть часа позже
watch-key-now = Вернуться к настоящему
watch-key-map = Показать выбранное на карте
watch-key-under = Следующее из лежащих друг на друге
watch-key-all = Показать всё, что действует
watch-key-close = Снять выбор

## Список ожидающего

queue-title = Что ждёт человека
queue-what = Что ждёт
queue-left = Осталось
queue-empty = Ничто не ждёт человека.
queue-told = сообщено: { $role }
queue-open = Открыть
queue-more = Ещё ждут: { $more }.
queue-by = сторонами: { $parties }
queue-untold = кому: { $units }
queue-grade-not-receipted = нет квитанции от { $parties }
queue-grade-not-read-back = не повторили: { $parties }
queue-due-at = ожидался в { $point } в { $at }
queue-near = подходит близко к { $sites }
waiting-exercise = УЧЕНИЕ
waiting-suspended = ЛИНИЯ ПРИОСТАНОВЛЕНА
waiting-stop = STOP
waiting-read-back-to-answer = Ответить на повтор
waiting-correction-read-back-anew = ПОПРАВКА: повторить заново
waiting-notice-to-read-back = Повторить уведомление
waiting-cancellation-to-take = Принять отмену
waiting-patrol-not-heard-of = О патруле нет вестей
waiting-query-to-answer = Ответить на запрос
waiting-to-be-out-of-a-zone = Выйти из зоны
waiting-objection = Возражение
waiting-own-units-to-be-told = Довести до своих подразделений
waiting-not-acknowledged = Не подтверждено
waiting-message = Сообщение
waiting-not-taken = Не принято
waiting-line-check-to-make = Проверить линию
waiting-line-check-missed = Проверка линии пропущена
waiting-notice-to-confirm-or-cancel = Подтвердить или отменить уведомление
waiting-unusual-reading-of-protected-sites = Необычное чтение защищаемых объектов
waiting-protected-sites-approached-give-them = Приближение к защищаемым объектам: сообщить о них?
waiting-keys-to-replace = Заменить ключи
waiting-document-to-sign = Документ на подпись
waiting-document-to-close = Закрыть документ
waiting-incident-our-position = Происшествие: наша позиция
waiting-unwitnessed = Не засвидетельствовано
waiting-fork-proven-report-it = Раздвоение журнала доказано: сообщить?
waiting-conflict = Конфликт
waiting-breach = Нарушение правила
waiting-channel-to-join = Вступить в канал
waiting-line-degraded = Линия ухудшена
waiting-line-suspended = Линия приостановлена
waiting-line-no-contact = На линии нет связи

## Что выбрано

picked-conflict = Конфликт { $number }
picked-when = Когда
picked-closest = Ближе всего
picked-serial = Номер
picked-heights = Высоты
picked-text = Слова
picked-every-height = все высоты
picked-ground = земля
picked-on-map = На карте
picked-open = Открыть
picked-more = здесь ещё { $more }
picked-patrol-at = у точки { $point } из { $points }: { $name }
picked-patrol-not = ещё не выступила
picked-patrol-next = Далее

## Время

time-label = Время, которое показывает карта
time-slider = Время на карте
time-play = Пуск
time-pause = Пауза
time-now = Сейчас
time-is-now = СЕЙЧАС
time-is-past = КАК БЫЛО ИЗВЕСТНО
time-is-future = ПРЕДСТОИТ

## Что странно

waiting-clock-not-synchronised = Часы не синхронизированы
waiting-clocks-differ = Часы расходятся
waiting-rulesets-differ = Правила расходятся
waiting-pictures-differ = Картины расходятся
waiting-conflicts-differ = Найденные конфликты расходятся
waiting-disk-nearly-full = Диск почти полон
waiting-disk-takes-nothing = Диск ничего не принимает
waiting-line-check-from-the-future = Проверка линии из будущего
waiting-parcel-under-a-revoked-key = Посылка под отозванным ключом
waiting-in-a-channel-that-we-do-not-know = в канале, которого мы не знаем
waiting-out-of-sequence = Не по порядку
waiting-fork-contested = Раздвоение: журнал оспорен
waiting-contradicts-its-own-log = Противоречит своему журналу
waiting-too-far-ahead-not-held = Слишком далеко впереди, не сохранено
waiting-peer-rolled-back = Узел стороны вернулся назад
waiting-more-of-our-log-than-ours = Больше нашего журнала, чем писали мы
waiting-a-closed-log-goes-on = Закрытый журнал продолжается
waiting-another-node-speaks-as-us = Другой узел говорит от нашего имени
waiting-fork-proven = Раздвоение доказано
waiting-our-store-went-back = Наше хранилище вернулось назад
waiting-revoked-key-not-stood-by = Отозванный ключ, сторона не подтверждает
waiting-key-revoked = Ключ отозван
waiting-witness-does-not-serve-us = Свидетель нас не обслуживает
waiting-witness-has-seen-more-of-our-log = Свидетель видел больше нашего журнала
waiting-witness-has-seen-another-log-of-ours = Свидетель видел другой наш журнал
waiting-clock-was-set = Наши часы переведены
waiting-serials-missing = Пропущены номера
waiting-moved-far = Далеко перемещено
waiting-not-understood-upgrade = Не понято: нужна новая версия
waiting-refused = Отклонено
waiting-seen-contradicted = Другие видели другие журналы
waiting-patrol-without-notice = Патруль без уведомления
waiting-query-below-the-least-area = Запрос меньше наименьшего района
waiting-more-queries-than-settled = Запросов больше условленного
waiting-unusual-reading-of-sites = Необычное чтение защищаемых объектов
waiting-sites-approached-in-numbers = Подход ко многим защищаемым объектам
waiting-our-store-went-back-no-further-log = Наше хранилище вернулось назад, новых журналов нет
odd-more = и ещё { $count }
odd-alike = таких уже { $count }
`,"../../../words/ru/zones.ftl":`### Места с правилами.
nav-zones = Зоны
zones-title = Зоны
zones-none = В этом списке зон нет.
zones-number = Номер
zones-kind = Вид
zones-standing = Статус
zones-all = Все
zones-agreed = Согласована
zones-announced = Объявлена
zones-announced-not-agreed = объявлена, не согласована
zones-no-consent = Ничьё согласие не подразумевается.
zones-every = И прекращённые
zones-breaches = Планы с нарушением
zones-state-holds = действует
zones-state-to-come = предстоит
zones-state-ended = прекращена
zones-state-over = истекла
zones-kind-demilitarised = демилитаризованная
zones-kind-deconfliction-line = линия разведения
zones-kind-security-corridor = коридор безопасности
zones-kind-restricted = ограничений
zones-kind-no-fly = бесполётная
zones-kind-protected-site = защищённый объект
zones-kind-temporary = временная
zones-kind-moving-buffer = подвижный буфер
zones-heights = Высоты
zones-versions = Версии
zones-rules = Правила
zones-rule = Правило
zones-asks = Чего и от кого требует
zones-out-by = Выйти до
zones-why = Почему
zones-broken-by = Действующие планы, что её нарушают
zones-broken-by-none = Все действующие планы её соблюдают. О том, о чём не уведомили, неизвестно.
zones-nobody-safe = Соблюдение зоны само никого не спасает, а выход из неё никого не делает целью.
zones-end = Прекратить зону…
zones-end-says = Мы объявили «{ $zone }». Всем сообщат, что она больше не действует.
zones-at = Что действует в точке…
zones-any-notation = В любой записи: 35 33 00N 036 36 00E, 37S BV 82640 37250, 35.55 36.6
zones-look = Посмотреть
zones-none-there = Там в это время зон нет.

## Объявление зоны

zones-announce = Объявить зону
zones-amend = Изменить…
zones-amend-one = Изменить зону { $zone }
zones-amends = Целиком заменяет { $zone }.
zones-anew = Начать заново
zones-keys = Объявление зоны
zones-key-send = Просить выпуск или объявить
zones-announce-now = Объявить
zones-amend-now = Изменить
zones-asks-nobody = Объявление не спрашивает ничьего согласия, и молчание не есть согласие.
zones-done-asked = Выпуск запрошен. Другим ещё ничего не сообщено.
zones-done-announced = Сохранено здесь и отправляется другим. Это не согласовано.
zones-name-hint = Как RANGE-2: по имени её находят.
zones-says-temporary = Любые правила, со сроком окончания.
zones-says-restricted = Кто может войти и за какое время уведомляет.
zones-says-no-fly = Какие полёты не входят и на какой высоте остаются другие.
zones-says-demilitarised = Что должно быть выведено и к какому сроку, словами вашего текста.
zones-says-security-corridor = Столько-то метров по обе стороны дороги или линии.
zones-says-deconfliction-line = Кто держится какой стороны линии и как далеко от неё.
zones-says-protected-site = Кто может приближаться к месту и на какой высоте.
zones-radius = Вокруг, метров
zones-around = Ширина
zones-map = Карта: начертите зону или перетащите файл
zones-file = Файл зон
zones-file-hint = TOML с таблицами [[zone]] или GeoJSON, как для командной строки. Так задаётся подвижный буфер.
zones-rule-number = Правило { $number }
zones-rule-more = Ещё правило
zones-rule-drop = Убрать правило
zones-whom = Что требуется
zones-whom-never = этим входить нельзя
zones-whom-only = входить можно только этим
zones-whom-all = для всех, кто внутри
zones-parties = Стороны
zones-activities = Виды деятельности
zones-any = любые
zones-nobody = никто
zones-out-by-hint = До этого срока им можно быть внутри.
zones-what = Что должно быть выведено
zones-lead = Уведомление до входа, минут
zones-more = Исключения и высоты внутри
zones-exempt = Не распространяется на
zones-none-exempt = ни на кого
zones-inside-floor = Внутри от, м
zones-inside-ceiling = Внутри до, м
zones-left = Держатся слева
zones-right = Держатся справа
zones-sides-hint = Слева и справа для того, кто идёт вдоль линии, как она начерчена.
zones-buffer = От линии, метров
zones-reach = Только в пределах, метров
zones-would-break = Действующие планы, которые бы её не соблюдали
zones-at-once = сразу
zones-start-hint = Пусто: сразу. С поясом: Z, +03:00 или Asia/Damascus.
`})];export{e as texts};