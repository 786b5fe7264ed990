### Составление уведомления и выпуск составленного другим офицером.

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
