### Çizimlerin sözleri.
chart-median = orta
chart-longest = en uzun
chart-done = yapılan
chart-given = verilen
chart-not-done = yok
chart-long = Süre
chart-line-open = AÇIK
chart-line-degraded = ZAYIF
chart-line-suspended = ASKIDA
chart-line-no-contact = TEMAS YOK
