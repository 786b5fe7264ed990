### Вход и люди этого поста.

nav-people = Люди
people-title = Люди этого поста
people-own = Моё
people-all = Все
people-log = Журнал
people-name = Имя
people-name-hint = С ним входят. Не обязательно своё: подойдёт и должность, например СЕВЕР-1.
people-initials = Инициалы
people-initials-hint = От одной до четырёх букв или цифр. Они стоят в каждой записи, и здесь их нет ни у кого другого.
people-roles = Роли
people-show = Показать
people-leave = Оставить
people-save = Сохранить
people-remove = Удалить
people-on = ВКЛЮЧЕНО
people-off = ВЫКЛЮЧЕНО
people-print = Печать

## Роли

role-drafter = составитель
role-drafter-may = готовит то, на что положатся другие, и один ничего не отдаёт
role-releaser = утверждающий
role-releaser-may = выпускает подготовленное другим и отвечает за сторону
role-watch = дежурный
role-watch-may = принимает, повторяет, оповещает свои части и говорит по линии
role-auditor = ревизор
role-auditor-may = читает всё сделанное и ничего не меняет
role-administrator = администратор
role-administrator-may = добавляет и удаляет людей, стороны и каналы
role-watch-leader = старший дежурный
role-duty-commander = дежурный командир
role-node = узел

## Пароли

people-password = Пароль
people-password-new = Новый пароль
people-password-old = Прежний пароль
people-password-hint = Не меньше { $least } знаков. Лучше всего четыре-пять слов, никак не связанных между собой.
people-password-do = Сменить
people-password-done = Сменён. Во всех других браузерах вы вышли.
people-password-ends = Смена завершает ваши сеансы во всех других местах.
people-taste = Язык и освещение
people-taste-do = Сохранить
people-taste-done = Сохранено. Так пост будет открываться у вас.
people-taste-says = Они ваши на каждой машине, где в заголовке не выбрано иное; здесь меняются сразу.
people-strength-0 = угадают среди первых
people-strength-1 = достаточно
people-strength-2 = хорошо
people-strength-3 = очень хорошо
people-shown-once-more = Ещё раз, чтобы никто не изменил это на оставленном открытым посту.

## Второй фактор

people-code = Код
people-codes = Коды телефона
people-codes-why = С кодами один пароль ничего не открывает. Подойдёт любое приложение для шестизначных кодов; сеть ему не нужна.
people-codes-on = Включить
people-codes-off = Выключить
people-codes-scan = Отсканируйте это приложением:
people-codes-picture = Секрет в виде рисунка для приложения
people-codes-type = Или введите в него этот секрет:
people-codes-enter = Затем введите код, который оно покажет. С этого времени коды будут спрашивать.
people-codes-confirm = Показан этот код
people-recovery = Запасные коды
people-recovery-how = Каждый один раз открывает пост, если телефон потерян. Больше их не покажут: распечатайте и храните не там, где телефон.
people-recovery-left = { $count ->
    [0] Запасных кодов не осталось.
    [one] Остался { $count } запасной код.
    [few] Осталось { $count } запасных кода.
   *[other] Осталось { $count } запасных кодов.
  }
people-recovery-done = Они у меня
people-passkeys = Ключи доступа
people-passkeys-why = Ключ доступа хранит эта машина или носитель. Его спрашивают после пароля.
people-passkeys-no-domain = Выключено: этот пост открывают по адресу, а браузер привязывает ключ доступа к доменному имени. Дайте посту имя: `names` в разделе [desk] настроек.
people-passkeys-at-address = Здесь выключено: эта страница открыта по адресу, а браузер привязывает ключ доступа к доменному имени. Откройте пост по его имени.
people-passkeys-no-browser = Этот браузер не знает ключей доступа.
people-passkey-title = Как он называется
people-passkey-add = Добавить ключ доступа

## Все

people-add = Добавить человека
people-add-do = Добавить
people-opens = Чем открывает
people-opens-password = пароль
people-opens-link = ссылка, ещё не использована
people-opens-code = коды
people-opens-passkeys = { $count ->
    [one] { $count } ключ доступа
    [few] { $count } ключа доступа
   *[other] { $count } ключей доступа
  }
people-link = По этой ссылке { $name } задаёт пароль. Она действует один раз, в течение суток, и больше не будет показана: передайте её.
people-renew = Новая ссылка
people-renew-hint = По новой ссылке задают новый пароль; коды и ключи доступа этого человека выключаются.
people-remove-sure = Удалить { $name }? Кто вошёл под этим именем, тут же выйдет. Сделанное остаётся в журнале.

## Журнал

people-log-n = №
people-log-when = Когда (UTC)
people-log-what = Что
people-log-by = Кто
people-log-about = О ком
people-log-address = Откуда
people-log-more = Раньше
people-log-clock = Время по собственным часам этой машины.
people-log-whole = Все записи на месте
people-log-gaps = Перед записью { $numbers } что-то изъято или изменено
people-command-line = командная строка
people-what-link-for-the-first-administrator-made = создана ссылка для первого администратора
people-what-link-for-a-password-made = создана ссылка для пароля
people-what-person-added = человек добавлен
people-what-person-changed = данные человека изменены
people-what-person-removed = человек удалён
people-what-password-set = пароль задан
people-what-codes-switched-on = коды включены
people-what-codes-switched-off = коды выключены
people-what-passkey-added = ключ доступа добавлен
people-what-passkey-removed = ключ доступа удалён
people-what-recovery-code-used = использован запасной код
people-what-signed-in = вход
people-what-sign-in-refused = во входе отказано
people-what-signed-out = выход
people-what-release-asked-for = запрошен выпуск
people-what-draft-sent-back = черновик возвращён
people-what-draft-released = черновик выпущен
people-what-draft-of-protected-sites-read = прочитан черновик об охраняемых объектах
people-detail-initials = инициалы
people-detail-roles = роли
people-detail-title = название
people-detail-draft = черновик
people-detail-version = версия
people-detail-act = действие
people-detail-drafted-by = подготовил
people-detail-released-by = выпустил

## Вход

sign-in-title = Вход
sign-in-do = Войти
sign-in-again = Другое имя
sign-in-nobody = У этого поста ещё нет администратора. Откройте ссылку, которую напечатал `keepclear serve`.
sign-in-second = Пароль верен. { $name }, подтвердите, что это вы:
sign-in-passkey = Использовать ключ доступа
sign-in-code-hint = Шесть цифр с телефона или запасной код.
sign-in-wait = Слишком много неудач. Повторите через { $s } с.
sign-in-lost = Кто не может войти, просит у администратора новую ссылку.

## Первая ссылка

first-title = Первый администратор
first-title-password = Задать пароль
first-what = Вы первый на посту стороны { $party }. Вы станете его администратором со всеми ролями, кроме ревизора; остальных добавите сами.
first-what-password = Эта ссылка для { $name } и действует один раз.
first-again = Ещё раз
first-differ = Пароли различаются.
first-do = Начать
first-do-password = Задать и войти

## Что не так

fault-name-empty = Имени нет.
fault-name-empty-cure = Введите имя, с которым будете входить.
fault-name-long = Имя длиннее 64 знаков.
fault-name-characters = В имени есть знак, который нельзя показать.
fault-name-taken = Это имя уже занято.
fault-name-taken-cure = Добавьте букву или цифру.
fault-initials-form = Это не от 1 до 4 букв или цифр.
fault-initials-taken = Эти инициалы уже заняты, и в записи двоих было бы не различить.
fault-initials-taken-cure = Добавьте букву.
fault-roles-none = Роль не выбрана.
fault-last-administrator = Другого администратора нет.
fault-last-administrator-cure = Сначала сделайте администратором кого-то ещё.
fault-accounts-full = На посту уже столько людей, сколько может быть.
fault-accounts-full-cure = Удалите тех, кто ушёл.
fault-password-short = Меньше 12 знаков.
fault-password-short-cure = Четыре-пять слов, никак не связанных между собой.
fault-password-long = Больше 256 знаков.
fault-password-name = Он составлен из имени.
fault-password-name-cure = Возьмите слова, которые с вами никто не свяжет.
fault-password-repeats = В нём повторяются несколько знаков.
fault-password-repeats-cure = Возьмите слова, а не узор.
fault-password-known = Его пробуют среди первых.
fault-password-known-cure = Возьмите другие слова.
fault-password-wrong = Это не ваш пароль.
fault-code-wrong = Код неверен или уже использован.
fault-code-wrong-cure = Дождитесь следующего; проверьте часы телефона.
fault-passkey-wrong = Ключ доступа не принят.
fault-passkey-wrong-cure = Повторите или выберите другой способ.
fault-passkey-many = У вас столько ключей доступа, сколько может быть.
fault-passkey-many-cure = Сначала удалите один.
fault-link-ended = Ссылка уже использована, или её время вышло.
fault-link-ended-cure = Попросите у администратора новую. Для первой: keepclear people first.
fault-title-long = Длиннее 200 знаков.
fault-title-long-cure = Дайте заголовок короче.
fault-title-characters = Здесь есть знак, который нельзя показать.
fault-not-there = Такого имени нет.

## Почему отказано

error-signed-out = В этом браузере никто не вошёл.
error-sign-in-wrong = Имя или пароль неверны.
error-second-wrong = Код или ключ доступа неверен, или прошло слишком много времени.
error-wait = Слишком много неудач. Подождите и повторите.
error-busy = Сейчас входят многие. Повторите.
error-role = Ни одна из ваших ролей этого не позволяет.
error-token = Эта страница от прежнего сеанса: загрузите её заново.
error-no-domain = У этого поста нет доменного имени, поэтому ключей доступа нет.
error-passkey-none = Браузер не дал ключа доступа.
error-two-persons = Для этого нужны двое: один готовит, другой выпускает.
error-four-eyes = Вы подготовили это сами: выпускает другой офицер.
error-draft-not-there = Этого черновика больше нет, или он другого офицера.
error-draft-not-yours = Этот черновик готовит другой офицер.
error-draft-changed = Черновик изменён после показа. Посмотрите его ещё раз.
error-draft-stale = Этот черновик тем временем изменён в другом окне. Сначала посмотрите, что там написано.
error-draft-not-asked = Выпуск не запрошен, или запрос снят.
error-draft-released = Это уже выпущено.
error-draft-of-one = Это делается сразу; выпускать некому.
error-drafts-full = У вас столько черновиков, сколько может быть. Удалите лишние.
error-draft-too-long = Черновик слишком длинный.
