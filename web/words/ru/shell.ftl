### Рамка каждой страницы.

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
