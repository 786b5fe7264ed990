### Слова графиков.
chart-median = середина
chart-longest = дольше всего
chart-done = сделано
chart-given = дано
chart-not-done = нет
chart-long = Сколько
chart-line-open = ОТКРЫТ
chart-line-degraded = УХУДШЕН
chart-line-suspended = ПРИОСТАНОВЛЕН
chart-line-no-contact = НЕТ СВЯЗИ
