### Что подсчитано по линии, каждое число со списком.
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
