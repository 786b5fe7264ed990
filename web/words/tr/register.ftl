### Kayıtların ortak sözleri: listeler, tek kaydın sayfası ve istenen işlemler.
register-search = Ara
register-which = Hangileri gösterilir
register-count = { $shown } / { $all }
register-stale = Düğüm son soruyu cevaplamadı; bu, önceki durumdur.
register-loading = Düğüme soruluyor…
register-not-found = Aramaya uyan yok.
register-print = Yazdır
register-keys = Listede
register-keys-item = Tek kayıtta
register-key-search = Listede ara
register-key-walk = Satırlarda gez; Enter açar
register-key-back = Listeye dön
register-key-print = Yazdır
register-translated = çeviren taraf
register-place = Yer
register-when = Ne zaman
register-from = Başlangıç
register-until = Bitiş
register-always = her zaman
register-open-end = sona erdirilene dek
register-party = Taraf
register-channel = Kanal
register-state = Durum
register-article = Madde
register-notice = Bildirim
register-name = Ad
register-text = Metin
register-reason = Gerekçe
register-optional-text = Yanına söz
register-act = Yapılacak iş
register-map = Harita
register-yes = evet
register-no = hayır
register-in-table = tablo olarak
register-in-chart = çizim olarak
register-height = { $floor } – { $ceiling } m, { $reference }
register-height-to = { $ceiling } m’ye kadar, { $reference }
register-height-from = { $floor } m ve üstü, { $reference }
register-every-height = her irtifa
register-metres = { $m } m
register-km = { $km } km
register-percent = %{ $n }

## İşlemler ve iki kişilik işlemler

register-not = Vazgeç
register-asked = İstendi. Başka bir subay onaylayıp çıkarınca yapılır.
register-asked-where = O zamana dek bu sayfanın başında olduğu gibi bekler. Bu masadan hiçbir şey çıkmadı.
register-done-warned = Yapıldı. Şuna bakın:
register-waiting = İkinci subayı bekliyor
register-waiting-by = isteyen { $name } ({ $initials })
register-look = Bak
register-released-exactly = Tam olarak bu, isteyenin ve çıkaranın adıyla yapılır.
register-own-draft = Bunu siz istediniz: başka bir subay çıkarır.
register-note = İsteyene bir söz
register-send-back = Geri gönder
register-release = Çıkar

## Faaliyetler

register-activity-patrol = devriye
register-activity-flight = uçuş
register-activity-unmanned-flight = insansız uçuş
register-activity-ground-movement = kara hareketi
register-activity-humanitarian-movement = insani hareket
register-activity-humanitarian-site = insani yer
register-activity-static-site = sabit yer
register-activity-medevac = tıbbi tahliye
register-activity-exercise = tatbikat
register-activity-restricted-area = kısıtlı saha
register-activity-hazard-area = tehlikeli saha
register-activity-vessel-movement = deniz hareketi
register-activity-other = diğer
register-no-map = Harita yüklenemedi.
register-instant-hint = Saat dilimiyle: 161200ZJUN30 veya 2030-06-16 12:00Z
register-instant-wrong = Bu, saat dilimli bir zaman değil.

## Herkesin imzaladığı belgeler

register-signed = İmzalayanlar
register-not-signed = imzalamadı
register-fate = Durumu
register-fate-open = açık
register-fate-complete = tamam
register-fate-retracted = geri alındı
register-fate-void = geçersiz
register-hash = Baytların özeti
register-hash-signed = Tam bu baytlar:
register-holds-nobody = { $parties } imzalayıp kapatılana dek kimseyi bağlamaz.
register-read-first = Önce sonuna kadar okuyun.
register-end = Metnin sonu
register-says = Ne diyor
register-sign = İmzala
register-sign-says = { $party }, “{ $title }” belgesini imzalar: gösterilen baytları, başkasını değil.
register-close = Kapat
register-close-says = Herkes imzaladı. Kapatmak “{ $title }” belgesini tamamlar; kendi tarihinden geçerlidir.
register-withdraw = İmzayı geri al
register-withdraw-says = { $party } artık “{ $title }” belgesini imzalamıyor. Tamamlanamaz.
register-retract = Öneriyi geri çek
register-retract-says = “{ $title }” herkes için geri alınır; imzalananlar görünür kalır.
register-clash = Bu taslağı, siz burada açtıktan sonra başka bir pencere yazdı. Yazdıklarınız burada ve bu tarayıcıda; düğümde öteki var.
register-clash-theirs = Ötekini yükle
register-clash-mine = Benimkiyle sürdür
register-clash-both = Her iki durumda da yazdıklarınız ayrı bir taslak olur: ikisi de kaybolmaz.
