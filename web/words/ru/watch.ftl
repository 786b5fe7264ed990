### Дежурство: что ждёт человека, карта и время, которое она показывает.

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
