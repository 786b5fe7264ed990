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
queue-grade-not-receipted = нет квитанции
queue-grade-not-read-back = не повторено
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
