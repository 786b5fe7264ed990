### Наши защищённые объекты.
nav-sites = Объекты
sites-title = Защищённые объекты
sites-protection = Защита объекта никогда не зависит от того, уведомили ли о нём.
sites-no-places = Названия и что сообщается; мест здесь нет.
sites-none = В нашем реестре объектов нет.
sites-not-there = Этого объекта в реестре нет или уже нет.
sites-number = Номер
sites-kind = Вид
sites-for = для { $party }
sites-how-not-given = не сообщён
sites-how-in-full = полностью
sites-how-on-approach = при приближении
sites-within = ближе { $m } м
sites-given = сообщён
sites-given-before = был сообщён
sites-given-what = Что сообщается каждой стороне
sites-policy = Порядок
sites-by-whom = При приближении сообщает
sites-by-node = узел, сразу
sites-by-officer = офицер, которого спросят
sites-gets = получает
sites-refusal = Помните цену отказа: кто не знает о больнице, не может её обойти.

## Чтение

sites-reading-noted = Где этот объект, увидите только вы, и чтение записывается в журнал: { $name } ({ $initials }), сейчас. О частых чтениях узнаёт дежурный.
sites-read = Прочитать
sites-read-noted = Прочитал { $name } ({ $initials }), записано
sites-readings = Кто читал и менял
sites-readings-says = Каждое чтение, изменение и сообщение, по офицерам.
sites-nobody-read = Пока никто.
sites-by = Кто
sites-did = Сделал
sites-which = Объекты
sites-deed-read = прочитал
sites-deed-added = внёс
sites-deed-amended = изменил
sites-deed-withdrawn = снял
sites-deed-policy = задал, что сообщать
sites-deed-given = сообщил
sites-deed-declined = отказал

## Действия

sites-set = Задать…
sites-set-says = Что { $party } получает об объекте отныне. Один офицер запрашивает, другой выпускает. Сообщённое остаётся сообщённым.
sites-choose-not = Ничего
sites-choose-approach = При приближении
sites-choose-full = Полностью
sites-choose-says-not = как для всех, пока не выбрано иное
sites-choose-says-approach = когда их уведомление подойдёт близко
sites-choose-says-full = сразу и со всеми изменениями
sites-metres = Насколько близко, м
sites-automatic = Узел сообщает сам, сразу; иначе спросят офицера
sites-others-get = Получат все: { $parties }
sites-withdraw = Снять…
sites-withdraw-says = «{ $name }» уходит из реестра, сообщённое о нём отменяется. Кому сообщили, тот знает и дальше.

## Внесение и изменение объекта

sites-enter = Внести объект
sites-amend = Изменить…
sites-amend-one = Изменить объект { $site }
sites-amends = Целиком говорит заново, что такое { $site }.
sites-keys = Внесение объекта
sites-key-send = Просить выпуск или внести
sites-enter-now = Внести
sites-amend-now = Изменить
sites-nobody-told = Вносится в наш собственный реестр. Этим никому ничего не сообщается.
sites-amend-says = Изменение получит тот, кому объект сообщён и кто всё ещё рядом.
sites-done-asked = Выпуск запрошен. В реестре это появится, когда другой офицер выпустит.
sites-done-entered = Объект стоит в нашем реестре.
sites-done-amended = В реестре сказано заново; тем, кто его имеет, сообщено.
sites-done-given = Что сообщить сторонам, ждёт отдельно: каждый выбор своего выпуска.
sites-name-hint = Так, как офицеры будут его искать.
sites-radius = Вокруг, метров
sites-map = Карта: начертите объект
sites-metres-wrong = Укажите расстояние целым числом метров.
sites-give-hint = Каждый выбор требует второго офицера. Можно задать и позже.
sites-many-places = У объекта несколько мест или высот, больше, чем вмещает форма. Измените его из файла: keepclear site amend.
sites-approach-alone = Нет линии только между нами и ими: при сближении ничего не сообщается там, где услышат другие. Выберите иначе или сначала откройте линию с { $party }.
