### Nöbetin kontrol listeleri.

nav-checklists = Kontrol listeleri
checklists-title = Kontrol listeleri
checklists-all = Tüm listeler
checklists-says = Bu düğümün ayarlarında yazılıdır. Her adım yanıtlanır, her yanıt günlükte durur.
checklists-none = Böyle bir liste yok.
checklists-steps = Adım
checklists-began = Başladı
checklists-last = Son yanıt
checklists-now = Şimdi yanıtlanacak adım
checklists-again = Son geçiş bitti. Yeniden şununla başlar
checklists-anew-with = Yeniden başla: { $answer }
checklists-for-watch = Yanıtlar nöbetçi rolünde verilir.
checklists-state-not-begun = başlamadı
checklists-state-through = bitti
checklists-state-under-way = sürüyor
checklists-state-changed-since-begins-anew = değişti: baştan başlar
checklists-answer-yes = evet
checklists-answer-no = hayır
checklists-answer-done = yapıldı
checklists-keys = Listede
checklists-key-yes = Evet de
checklists-key-no = Hayır de
checklists-key-done = Yapıldı de
