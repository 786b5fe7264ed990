### Что нам сообщили и что ответили.

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

