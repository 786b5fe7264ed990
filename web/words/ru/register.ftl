### Общее для реестров: списки, страница одной записи и действия по запросу.
register-search = Поиск
register-which = Какие показаны
register-count = { $shown } из { $all }
register-stale = Узел не ответил на последний вопрос; показано прежнее.
register-loading = Запрос к узлу…
register-not-found = По этому поиску ничего нет.
register-print = Печать
register-keys = В списке
register-keys-item = На одной записи
register-key-search = Искать в списке
register-key-walk = По строкам; Enter открывает
register-key-back = К списку
register-key-print = Печать
register-translated = перевод стороны
register-place = Место
register-when = Когда
register-from = С
register-until = До
register-always = всегда
register-open-end = до прекращения
register-party = Сторона
register-channel = Канал
register-state = Состояние
register-article = Статья
register-notice = Уведомление
register-name = Название
register-text = Текст
register-reason = Причина
register-optional-text = Пояснение
register-act = Что будет сделано
register-map = Карта
register-yes = да
register-no = нет
register-in-table = таблицей
register-in-chart = рисунком
register-height = от { $floor } до { $ceiling } м, { $reference }
register-height-to = до { $ceiling } м, { $reference }
register-height-from = от { $floor } м и выше, { $reference }
register-every-height = все высоты
register-metres = { $m } м
register-km = { $km } км
register-percent = { $n } %

## Действия, и действия вдвоём

register-not = Не делать
register-asked = Запрошено. Будет сделано, когда другой офицер это выпустит.
register-asked-where = До тех пор запрос ждёт вверху этой страницы в том же виде. Ничего ещё не ушло.
register-done-warned = Сделано. Обратите внимание:
register-waiting = Ждёт второго офицера
register-waiting-by = запросил { $name } ({ $initials })
register-look = Посмотреть
register-released-exactly = Будет сделано именно это, от имени запросившего и выпустившего.
register-own-draft = Вы запросили это сами: выпускает другой офицер.
register-note = Слово запросившему
register-send-back = Вернуть
register-release = Выпустить

## Виды деятельности

register-activity-patrol = патруль
register-activity-flight = полёт
register-activity-unmanned-flight = полёт беспилотника
register-activity-ground-movement = наземное движение
register-activity-humanitarian-movement = гуманитарное движение
register-activity-humanitarian-site = гуманитарный объект
register-activity-static-site = постоянный объект
register-activity-medevac = медицинская эвакуация
register-activity-exercise = учения
register-activity-restricted-area = район ограничений
register-activity-hazard-area = опасный район
register-activity-vessel-movement = движение на море
register-activity-other = прочее
register-no-map = Карта не загрузилась.
register-instant-hint = С поясом: 161200ZJUN30 или 2030-06-16 12:00Z
register-instant-wrong = Это не время с поясом.

## Документы, которые подписывают все

register-signed = Подписали
register-not-signed = не подписала
register-fate = Положение
register-fate-open = открыт
register-fate-complete = завершён
register-fate-retracted = отозван
register-fate-void = недействителен
register-hash = Хеш байтов
register-hash-signed = Именно эти байты:
register-holds-nobody = Никого не обязывает, пока не подпишут { $parties } и он не закрыт.
register-read-first = Сначала прочтите до конца.
register-end = Конец текста
register-says = Что в нём сказано
register-sign = Подписать
register-sign-says = { $party } подписывает «{ $title }»: показанные байты и никакие другие.
register-close = Закрыть
register-close-says = Подписали все. Закрытие завершает «{ $title }»; действует со своей даты.
register-withdraw = Отозвать подпись
register-withdraw-says = { $party } больше не подписывает «{ $title }». Завершить его будет нельзя.
register-retract = Отозвать проект
register-retract-says = «{ $title }» отзывается для всех; подписанное остаётся видно.
register-clash = Этот черновик записан в другом окне уже после того, как вы открыли его здесь. Набранное вами — здесь и в этом браузере; на узле — другое.
register-clash-theirs = Загрузить другой
register-clash-mine = Продолжить со своим
register-clash-both = В любом случае набранное вами станет отдельным черновиком: ни один из двух не пропадёт.
