### Nöbet: insan bekleyenler, harita ve haritanın gösterdiği zaman.

nav-watch = Nöbet
watch-title = Nöbet
watch-map = Bölgenin haritası
watch-then = { $at } anında bilindiği gibi
watch-stale = Düğüm yanıt vermiyor: harita önceki halinde.
watch-cut = { $more } bildirim daha çizilmedi.
watch-keys = Nöbette
watch-key-next = Listede sonraki
watch-key-before = Önceki
watch-key-open = Yapıldığı yeri aç
watch-key-play = Sonraki 72 saati oynat ya da durdur
watch-key-earlier = Çeyrek saat önce
watch-key-later = Çeyrek saat sonra
watch-key-now = Şimdiye dön
watch-key-map = Seçileni haritada göster
watch-key-under = Üst üste duranların sonrakisi
watch-key-all = Geçerli olanların hepsini göster
watch-key-close = Seçimi bırak

## Bekleyenlerin listesi

queue-title = İnsan bekleyenler
queue-what = Bekleyen
queue-left = Kalan
queue-empty = İnsan bekleyen bir şey yok.
queue-told = bildirildi: { $role }
queue-open = Aç
queue-more = { $more } tane daha bekliyor.
queue-by = { $parties } tarafından
queue-untold = kime: { $units }
queue-grade-not-receipted = alındı gelmedi: { $parties }
queue-grade-not-read-back = tekrarlamadı: { $parties }
queue-due-at = { $point } noktasında { $at } anında bekleniyordu
queue-near = { $sites } yakınına geliyor
waiting-exercise = TATBİKAT
waiting-suspended = ASKIDA
waiting-stop = STOP
waiting-read-back-to-answer = Yanıtlanacak tekrar
waiting-correction-read-back-anew = DÜZELTME: yeniden tekrarla
waiting-notice-to-read-back = Tekrarlanacak bildirim
waiting-cancellation-to-take = Üstlenilecek iptal
waiting-patrol-not-heard-of = Haber alınamayan devriye
waiting-query-to-answer = Yanıtlanacak soru
waiting-to-be-out-of-a-zone = Bölgeden çıkılacak
waiting-objection = İtiraz
waiting-own-units-to-be-told = Kendi birliklerine bildirilecek
waiting-not-acknowledged = Onaylanmadı
waiting-message = Mesaj
waiting-not-taken = Üstlenilmedi
waiting-line-check-to-make = Yapılacak hat denetimi
waiting-line-check-missed = Hat denetimi kaçırıldı
waiting-notice-to-confirm-or-cancel = Doğrulanacak ya da iptal edilecek bildirim
waiting-unusual-reading-of-protected-sites = Korunan yerler alışılmadık biçimde okundu
waiting-protected-sites-approached-give-them = Korunan yerlere yaklaşılıyor: bildirilsin mi?
waiting-keys-to-replace = Değiştirilecek anahtarlar
waiting-document-to-sign = İmzalanacak belge
waiting-document-to-close = Kapatılacak belge
waiting-incident-our-position = Olay: bizim tutumumuz
waiting-unwitnessed = Tanıksız
waiting-fork-proven-report-it = Çatallanma kanıtlandı: bildirilsin mi?
waiting-conflict = Çakışma
waiting-breach = Kural ihlali
waiting-channel-to-join = Katılınacak kanal
waiting-line-degraded = Hat zayıf
waiting-line-suspended = Hat askıda
waiting-line-no-contact = Hatta temas yok

## Seçilen

picked-conflict = Çakışma { $number }
picked-when = Ne zaman
picked-closest = En yakın
picked-serial = Numara
picked-heights = Yükseklik
picked-text = Sözler
picked-every-height = her yükseklik
picked-ground = yer
picked-on-map = Haritada
picked-open = Aç
picked-more = burada { $more } tane daha
picked-patrol-at = { $point }/{ $points } noktasında: { $name }
picked-patrol-not = henüz yola çıkmadı
picked-patrol-next = Sıradaki

## Zaman

time-label = Haritanın gösterdiği zaman
time-slider = Haritada gösterilen zaman
time-play = Oynat
time-pause = Durdur
time-now = Şimdi
time-is-now = ŞİMDİ
time-is-past = O GÜN BİLİNDİĞİ GİBİ
time-is-future = GELECEK

## Garip olanlar

waiting-clock-not-synchronised = Saat eşitlenmemiş
waiting-clocks-differ = Saatler ayrı
waiting-rulesets-differ = Kurallar ayrı
waiting-pictures-differ = Resimler ayrı
waiting-conflicts-differ = Bulunan çakışmalar ayrı
waiting-disk-nearly-full = Disk dolmak üzere
waiting-disk-takes-nothing = Disk bir şey almıyor
waiting-line-check-from-the-future = Gelecekten hat denetimi
waiting-parcel-under-a-revoked-key = Geri alınmış anahtarla gönderi
waiting-in-a-channel-that-we-do-not-know = bilmediğimiz bir kanalda
waiting-out-of-sequence = Sıra dışı
waiting-fork-contested = Çatallanma: günlük tartışmalı
waiting-contradicts-its-own-log = Kendi günlüğüyle çelişiyor
waiting-too-far-ahead-not-held = Çok ileride, saklanmadı
waiting-peer-rolled-back = Tarafın düğümü geriye gitti
waiting-more-of-our-log-than-ours = Günlüğümüzden yazdığımızdan fazlası
waiting-a-closed-log-goes-on = Kapatılmış günlük sürüyor
waiting-another-node-speaks-as-us = Başka bir düğüm bizim adımıza konuşuyor
waiting-fork-proven = Çatallanma kanıtlandı
waiting-our-store-went-back = Depomuz geriye gitti
waiting-revoked-key-not-stood-by = Geri alınmış anahtar, arkasında durulmuyor
waiting-key-revoked = Anahtar geri alındı
waiting-witness-does-not-serve-us = Tanık bize hizmet vermiyor
waiting-witness-has-seen-more-of-our-log = Tanık günlüğümüzden fazlasını görmüş
waiting-witness-has-seen-another-log-of-ours = Tanık bizim başka bir günlüğümüzü görmüş
waiting-clock-was-set = Saatimiz ayarlandı
waiting-serials-missing = Eksik numaralar
waiting-moved-far = Uzağa taşındı
waiting-not-understood-upgrade = Anlaşılmadı: yeni sürüm gerek
waiting-refused = Reddedildi
waiting-seen-contradicted = Başkaları başka günlükler görmüş
waiting-patrol-without-notice = Bildirimsiz devriye
waiting-query-below-the-least-area = En küçük alanın altında sorgu
waiting-more-queries-than-settled = Kararlaştırılandan çok sorgu
waiting-unusual-reading-of-sites = Korunan yerlerin olağandışı okunması
waiting-sites-approached-in-numbers = Çok sayıda korunan yere yaklaşma
waiting-our-store-went-back-no-further-log = Depomuz geriye gitti, yeni günlük yok
odd-more = ve { $count } tane daha
odd-alike = bu türden { $count } tane
