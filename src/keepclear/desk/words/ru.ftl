### Слова рабочего места по-русски. Запись — то, что читает офицер; кто меняет её, меняет проверенное
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
