### Bize bildirilenler ve verilen yanıtlar.

nav-receive = Gelen
receive-title = Gelen
receive-consent = Alındı ve geri okundu, asla onaylandı demek değildir.
receive-list = İnsan gerektirenler, en acil önce
receive-none = İnsan bekleyen bildirim yok.
receive-pick = Bir satır seçin ya da j ve k ile gezin.
receive-asking = Düğüme soruluyor…
receive-what = Ne
receive-left = Süre
receive-map = Bildirimin yeri
receive-plotted = Bu düğümün yerleştirdiği
receive-precision = { $precision } kesinliğinde bildirildi, { $label }
receive-translated = { "[" }{ $language }{ "]" } çeviren { $party } { $initials }; aslı geçerlidir
receive-amend = Değiştir
receive-stages = Her tarafta nereye geldi
receive-not-notified = Bildirilmeyenler:
receive-said = Hakkında söylenenler
receive-act-read-back = geri okuma
receive-act-answer = yanıt
receive-act-disseminated = birliklere bildirildi
receive-act-objection = itiraz
receive-says-group = denetim grubu { $group }
receive-says-units = bilgi verilen: { $units }
receive-says-told = { $at } anında bildirildi
receive-state-out-of-sequence = SIRA DIŞI
receive-state-superseded-or-cancelled = DEĞİŞTİRİLDİ YA DA İPTAL
receive-cancelled = Yazanı iptal etti.
receive-take = Üstlen

## Geri okuma

receive-read-back = Geri oku
receive-read-back-how = Konumu, yeri, saatleri ve yükseklikleri haritanızla karşılaştırın. Sonra buradaki denetim grubunu yazın.
receive-group = Denetim grubu
receive-group-type = Beş rakamı yazın
receive-group-five = Denetim grubu beş rakamdır.
receive-read-back-do = GERİ OKU
receive-anew = Yazanı DÜZELTME gönderdi: yeniden geri okuyun.

## Kendi birlikleriniz

receive-units = Kendi birlikleriniz
receive-units-told = Bildirilmesi gerekenlerin hepsine bildirildi.
receive-units-who = Hangi birlik ya da görevlere bildirildi
receive-units-more = Bildirilen başkaları
receive-told = Ne zaman bildirildi
receive-told-hint = Boşsa: şimdi. Değilse dilimiyle.
receive-told-wrong = Tarih, saat ve dilimi yazın: 2030-06-01T05:00Z.
receive-units-do = BİLDİRİLDİ

## İtiraz

receive-object = İtiraz
receive-objected = İtiraz ettik.
receive-reason = Gerekçe
receive-reason-hint = İtiraz ister; hiçbir şeyi yasaklamaz.
receive-object-do = İtiraz et

## Kendi bildirimimiz

receive-answer = Geri okuyan
receive-they-plot = Onlar şuraya koyuyor:
receive-answer-how = Kastettiğiniz yer mi? Doğru demek yalnız doğru okudular demektir.
receive-correct = GERİ OKUMA DOĞRU
receive-correction = DÜZELTME
receive-correction-words = Ne doğru değil
receive-objection = İtiraz eden
receive-take-objection = Üstlen; bildirim olduğu gibi kalır
receive-stale = Bu hâlâ doğru mu?
receive-confirm = Hâlâ doğru olduğunu teyit et
receive-cancel = Bildirimi iptal et
receive-cancel-title = { $notice } iptal
receive-cancel-what = Ötekilere şimdi bittiği bildirilir. Subayları bunu üstlenir.
receive-cancel-asked = İptalin yayımlanması istendi.

## Tuşlar

receive-keys = Liste
receive-keys-one = Bir bildirim
receive-key-next = Sonraki
receive-key-before = Önceki
receive-key-read-back = Denetim grubuna
receive-key-units = Kendi birliklerinize
receive-key-object = İtiraza
receive-key-correct = GERİ OKUMA DOĞRU
receive-key-correction = Düzeltmeye

## Bildirimin söylediği

plot-more = ve { $count } konum daha
plot-near = { $place } yerine { $km } km:
plot-activity = Faaliyet
plot-begins = Başlangıç
plot-ends = Bitiş
plot-around = Uzak durun
plot-radius = çevresinde { $m } m
plot-no-radius = alanın kendisi
plot-any-height = her yükseklikte
plot-up-to = { $high } m { $reference } altı
plot-from = { $low } m { $reference } ve üstü
plot-between = { $low } - { $high } m { $reference }

## Dikkat edilecekler

