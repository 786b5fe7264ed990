### Чек-листы дежурства.

nav-checklists = Чек-листы
checklists-title = Чек-листы
checklists-all = Все листы
checklists-says = Задаются в настройках узла. На каждый шаг отвечают, и каждый ответ стоит в журнале.
checklists-none = Такого листа нет.
checklists-steps = Шагов
checklists-began = Начат
checklists-last = Последний ответ
checklists-now = Шаг, на который нужно ответить
checklists-again = Последний проход окончен. Снова начинается с
checklists-anew-with = Начать снова: { $answer }
checklists-for-watch = Отвечают в роли дежурного.
checklists-state-not-begun = не начат
checklists-state-through = пройден
checklists-state-under-way = идёт
checklists-state-changed-since-begins-anew = изменён: начнётся заново
checklists-answer-yes = да
checklists-answer-no = нет
checklists-answer-done = сделано
checklists-keys = В листе
checklists-key-yes = Ответить да
checklists-key-no = Ответить нет
checklists-key-done = Ответить сделано
