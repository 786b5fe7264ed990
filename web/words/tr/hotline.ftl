### Hatta söylenenler.

nav-hotline = Hat
hotline-title = Hat
hotline-consent = Üstlenildi, bir subayda demektir; onay demek değildir.
hotline-open = Üstlenilecek
hotline-rest = Son iki günde söylenen
hotline-none = Başka bir şey söylenmedi.
hotline-original = aslı, { $language }
hotline-translated = { $language }: çeviren { $party } { $role } { $initials }; aslı geçerlidir
hotline-translate = Çevir
hotline-into = Hangi dile
hotline-translation = Çeviri
hotline-original-rules = Aslının altında parafınızla durur; aslı geçerlidir.
hotline-translate-do = Çeviriyi ekle
hotline-taken = üstlenildi
hotline-received = düğümlerinde, üstlenilmedi
hotline-not-received = alınmadı
hotline-not-taken = üstlenilmedi

## Söylemek

hotline-say = Söyle
hotline-coded = Kodla
hotline-free = Serbest sözle
hotline-code = Ne deniyor
hotline-code-hint = Her subay kendi dilinde okur.
hotline-unreviewed = Bir konuşanın okumadığı metin orada İNCELENMEDİ diye gösterilir.
hotline-words = Sözler
hotline-language = Yazıldığı dil
hotline-send = Söyle
hotline-sent = Burada kalıcı ve yolda.
hotline-time-cure = 2030-06-01T05:00Z ya da 010500ZJUN30 yazın.
hotline-slot-notice = Bildirim
hotline-slot-party = Taraf
hotline-slot-km = Kilometre
hotline-slot-minutes = Dakika
hotline-slot-count = Kaç birlik
hotline-slot-at = Ne zaman
hotline-slot-until = Bitiş
hotline-slot-place = Nerede
hotline-keys = Hat
hotline-key-take = İlkini üstlen
hotline-key-say = Bir şey söyle
