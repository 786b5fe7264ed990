### Что говорится по линии.

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
