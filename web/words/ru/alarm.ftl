### Что звонит, STOP, и слышен ли пост.

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
