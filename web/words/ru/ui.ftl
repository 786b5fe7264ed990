### Что говорят таблицы, поля и значки на каждой странице.

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
