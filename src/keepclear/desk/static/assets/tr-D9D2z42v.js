var e=[{coded:`### Masanın Türkçe sözleri. Bir kayıt subayın okuduğu metindir; onu değiştiren, konuşurun denetlediğini
### değiştirir ve denetim düşer. Sayıları, zamanları ve yerleri program doldurur.

## Miktarlar

amount-km = { $km } kilometre
amount-minutes = { $minutes } dakika
amount-units = { $count } birlik

## Kodlu mesajlar: "biz" söyleyen, "siz" okuyan taraftır

ACKNOWLEDGE = Son mesajınız anlaşıldı. Bu, kabul anlamına gelmez.
AIRCRAFT_IN_DISTRESS = { $place } konumunda { $at } itibarıyla tehlikede olan hava aracı var. Uzak durun.
CALL_ME = Bizi hemen telefonla arayın.
CANNOT_COMPLY = Son isteğinizi yerine getiremiyoruz.
CEASE_FIRE_REQUEST = { $place } konumunun { amount-km } çevresinde ateşi kesin. Orada personelimiz var.
CHECK_POSITION = { $notice } bildirimindeki konumdan şüpheliyiz. Kontrol edin ve telefonla geri okuyun.
CHECK_TIME_ZONE = { $notice } bildiriminin başlangıcını { $at } olarak anlıyoruz. Saat dilimini kontrol edin.
CLOCK_WRONG = { $party } tarafının saatinde { amount-minutes } fark görünüyor.
COMMANDER_WANTED = Komutanınızla görüşmek istiyoruz.
CONTACT_AWAY = Adı verilen irtibat görevlimiz { $until } zamanına kadar yok. Mesajlarınızı nöbetteki her subay alır.
DESK_UNMANNED = Masamızda { $at } ile { $until } arasında kimse yok. Can tehlikesinde STOP gönderin ve arayın.
FORCES_OURS = { $at } zamanında { $place } konumundaki kuvvetler bizimdir.
FORCES_NOT_OURS = { $at } zamanında { $place } konumundaki kuvvetler bizim değildir.
FORCES_UNKNOWN = { $at } zamanında { $place } konumundaki kuvvetlerin kime ait olduğunu bilmiyoruz. Bu, hayır demek değildir.
INTERPRETER_WANTED = Hatta tercüman istiyoruz.
LINE_RESTORED = Hattı { $at } itibarıyla yeniden kullanıyoruz.
LINE_SUSPENDED = Hattı { $at } itibarıyla askıya alıyoruz. STOP ve can güvenliği mesajları yine geçer.
MEDEVAC_COMING = Tıbbi tahliye { $at } zamanında { $place } konumuna geliyor. Yolunu açık tutun.
MOVEMENT_COMPLETE = { $notice } hareketi { $at } zamanında tamamlandı.
MOVEMENT_DELAYED = { $notice } hareketi { amount-minutes } gecikti.
MOVEMENT_OVERDUE = { $notice } hareketinin { amount-minutes } önce rapor vermesi gerekiyordu, vermedi.
NOTICE_LATE = { $notice } bildirimi başlangıçtan { amount-minutes } önce geldi. Birliklerimize zamanında ulaşmayabilir.
NOTICE_NOT_RECEIVED = { $notice } bildirimini almadık. Yeniden gönderin.
PARTY_NOT_TOLD = { $notice } bildirimi { $party } tarafına iletilmedi.
PATROL_CUT_SHORT = { $notice } devriyesi { $at } zamanında yarıda kesildi.
READ_BACK_WANTED = { $notice } bildirimini şimdi geri okuyun.
RESCUE_UNDER_WAY = { $place } konumunun { amount-km } çevresinde arama kurtarma sürüyor. Uzak durun.
SAY_AGAIN = Son mesajınız anlaşılmadı. Tekrarlayın.
STOP_RECEIVED = STOP mesajınız { $at } zamanında alındı. Birliklerimize bildiriyoruz.
UNITS_CEASED = { $at } itibarıyla { amount-units } faaliyetini durdurdu; hepsi bizimdir.
UNITS_NOT_TOLD = { $notice } bildirimi bizden { amount-units } için henüz iletilmedi. Başlamayın.
UNITS_TOLD = { $notice } bildirimi bizden { amount-units } için iletildi.
WAIT = Bekleyin. En geç { amount-minutes } içinde cevap veririz.
WRONG_POSITION = { $notice } bildirimindeki konum { amount-km } yanlış. Ona güvenmeyin. Düzeltme gelecek.
WRONG_TIME = { $notice } bildirimindeki zamanlar { amount-minutes } yanlış. Düzeltme gelecek.

## Öncelik

precedence-FLASH = YILDIRIM
precedence-IMMEDIATE = ÇOK İVEDİ
precedence-PRIORITY = İVEDİ
precedence-ROUTINE = RUTİN

## Onay: dereceler ve her birinin durumu

grade-RECEIPT = düğüm tarafından alındı
grade-READ_BACK = subay tarafından geri okundu
grade-DISSEMINATION = kendi birliklerine bildirildi
grade-OBJECTION = itiraz
standing-NONE = HENÜZ YOK
standing-RECEIVED = ALINDI
standing-UNANSWERED = GERİ OKUNDU, CEVAPSIZ
standing-CORRECTION = DÜZELTME
standing-CORRECT = GERİ OKUMA DOĞRU
standing-DISSEMINATED = BİRLİKLERE BİLDİRİLDİ
standing-OBJECTED = İTİRAZ

## Kanalın durumu

line-OPEN = AÇIK
line-DEGRADED = ZAYIF
line-SUSPENDED = { $party } tarafından ASKIYA ALINDI
line-NO_CONTACT = { $at } zamanından beri TEMAS YOK

## Masa neden çalar

bell-STOP = STOP
bell-NOTICE = geri okunacak bildirim
bell-ANSWER = cevaplanacak geri okuma
bell-OBJECTION = itiraz
bell-CORRECTION = düzeltme
bell-CONFLICT = çakışma
bell-MESSAGE = mesaj
bell-INVITATION = katılınacak kanal
bell-DOCUMENT = imzalanacak belge
bell-ODDITY = buna bakın
bell-OVERDUE = süresi geçti
bell-LINE = hat
bell-QUERY = kuvvet sorgusu
bell-ZONE = bölge
bell-INCIDENT = olay

## Bir insan bekleyenler

watch-stop = STOP
watch-exercise-stop = TATBİKAT STOP
watch-message = mesaj
watch-exercise-message = TATBİKAT mesaj
watch-notice-to-read-back = geri okunacak bildirim
watch-read-back-to-answer = cevaplanacak geri okuma
watch-correction-read-back-anew = DÜZELTME: yeniden geri okuyun
watch-objection = itiraz
watch-own-units-to-be-told = bilgi verilecek kendi birlikleri
watch-cancellation-to-take = alınacak iptal
watch-not-acknowledged = onaylanmadı
watch-not-taken = görevli tarafından üstlenilmedi
watch-line-check-missed = hat kontrolü yapılmadı
watch-line-check-to-make = yapılacak hat kontrolü
watch-notice-to-confirm-or-cancel = teyit veya iptal edilecek bildirim
watch-conflict = çakışma
watch-breach = yer kuralı ihlali
watch-channel-to-join = katılınacak kanal
watch-document-to-sign = imzalanacak belge
watch-document-to-close = kapatılacak belge
watch-not-understood-upgrade = TANINMADI, PROGRAMI YENİLEYİN
watch-refused = REDDEDİLDİ
watch-out-of-sequence = SIRA DIŞI
watch-keys-to-replace = değiştirilecek anahtarlar
watch-unwitnessed = TANIKSIZ
watch-patrol-not-heard-of = devriyeden haber yok
watch-query-to-answer = cevaplanacak kuvvet sorgusu
watch-to-be-out-of-a-zone = bölgeden çıkarılacak
watch-unusual-reading-of-protected-sites = korunan yerlerin olağan dışı okunması
watch-protected-sites-approached-give-them = korunan yerlere yaklaşılıyor: bildirilsin mi?
watch-incident-our-position = olay: tutumumuz
watch-fork-proven-report-it = kütük çatallanması kanıtlandı: bildirilsin mi?

## Bir metnin yanında

mark-UNREVIEWED = DENETLENMEDİ
mark-UNKNOWN_CODE = BİLİNMEYEN KOD
mark-TRANSLATED = { $party } tarafının çevirisi; aslı geçerlidir
`},Object.assign({"../../../words/tr/agreements.ftl":`### Bütün tarafların kararlaştırdığı ve her anlaşmanın değiştireceği.
nav-agreements = Anlaşmalar
agreements-title = Anlaşmalar
agreements-none = Bu listede anlaşma yok.
agreements-silence = Yalnız her taraf aynı baytları imzaladıysa geçerlidir. Susmak asla kabul değildir.
agreements-in-force = Yürürlük
agreements-proposed = Önerildi
agreements-proposed-by = Öneren
agreements-closed = Kapatıldı
agreements-stand = Geçerli olanlar
agreements-all = Tümü
agreements-open = Açık
agreements-state-proposed = önerildi
agreements-state-coming = gelecek
agreements-state-in-force = yürürlükte
agreements-state-not-in-force-suspended = yürürlükte değil: askıda
agreements-state-suspended = askıda
agreements-state-ended = sona erdi
agreements-state-void = geçersiz
agreements-state-retracted = geri çekildi
agreements-suspended-by = Askıya alan
agreements-becomes = Sonra
agreements-suspended-note = Çakışmalar ve yerler yine ona göre değerlendirilir: uyarılar bundan sürer. Süreleri ve kontrolleri kimseyi bağlamaz.
agreements-text = Bütün metin
agreements-changes = Değişenler
agreements-effect = Ne olurdu
agreements-part = Bölüm
agreements-old = Şimdiki
agreements-new = Önerilen
agreements-not-in-it = yok
agreements-taken-out = çıkarıldı
agreements-no-change = Aynısını diyor.
agreements-effect-note = Şimdi yürürlüğe girse. Bakmak bir şeyi değiştirmez, kimseye bildirilmez.
agreements-stay = Süren çakışma: { $n }.
agreements-appear = Çıkacak çakışmalar
agreements-vanish = Kalkacak çakışmalar
agreements-breaches-appear = Çıkacak ihlaller
agreements-breaches-vanish = Kalkacak ihlaller
agreements-contradictions = İkisine birden uyulamayan kurallar
agreements-one-rule = Bir kural
agreements-other-rule = Öteki
agreements-why = Neden ikisi birden olmaz
agreements-not-leave = Koruduğu, onsuz da korunur. Tarafların nasıl uzak duracağını söyler; kimin vurulabileceğini asla.
agreements-suspend = Askıya al…
agreements-suspend-says = { $party }, “{ $title }” anlaşmasını askıya alır. Yalnız bizim sözümüzdür, yalnız biz sürdürürüz. Çakışmalar yine ona göre bulunur.
agreements-resume = Sürdür…
agreements-resume-says = { $party }, “{ $title }” askısını kaldırır.
agreements-terminate = Sona erdir…
agreements-terminate-says = { $party }, “{ $title }” anlaşmasını herkes için sona erdirir. Geri gelmez. Ne kadar önceden bildirileceğini metni söyler.
agreements-from-when = Ne zamandan (boşsa hemen)

## Öteki belgeler

agreements-papers = Herkesin imzaladığı öteki belgeler
agreements-no-papers = İmza bekleyen yok.
agreements-not-there = Bu belge burada yok.
agreements-kind = Tür
agreements-kind-separations = ayrımlar
agreements-kind-joint-patrol = ortak devriye
agreements-kind-incident-summary = olay özeti
agreements-kind-agreement = anlaşma

## Önermek ve değiştirmek

agreements-propose = Anlaşma öner
agreements-amend = Değiştir…
agreements-amend-one = “{ $title }” anlaşmasını değiştir
agreements-amends = Herkes imzalayınca “{ $title }” yerine geçer.
agreements-keys = Anlaşma önermek
agreements-propose-says = Önermek imzalamaktır: başka bir subay çıkarır, sonra her taraf okur.
agreements-done = Yayım istendi. Ötekilere henüz bir şey bildirilmedi.
agreements-begin-from = Hazır bir örnekten başlayın; taraflarınızın kararlaştırdığını onda değiştirin.
agreements-models-say = Örnekteki taraflar, yerler, tarihler ve ölçüler kimsenin değildir: hepsini değiştirin.
agreements-from-nothing = Sıfırdan
agreements-from-nothing-says = yazın ya da bir dosya açın
agreements-model-demilitarised-zone = Silahsız bölge
agreements-about-demilitarised-zone = bir yol boyunca, ağır silahların bir güne dek çıkarıldığı şerit
agreements-model-fire-fighting = Yangın söndürme
agreements-about-fire-fighting = yangını izleyen insansızlar, mürettebatlı uçaklara yol verir
agreements-model-flight-safety = Uçuş güvenliği
agreements-about-flight-safety = iki taraf aynı ülke üzerinde uçar, birbirinin yolundan çekilir
agreements-model-humanitarian-notification = Yardım hareketleri
agreements-about-humanitarian-notification = 48 saat, acilde 24 saat önce bildirilir; herkes uzak durur
agreements-model-joint-patrols = Ortak devriyeler
agreements-about-joint-patrols = bir sınır boyunca, bir kasaba dışında; ötekiler uzak durur
agreements-model-maritime-convoy = Deniz konvoyu
agreements-about-maritime-convoy = gemilerle yürüyen tampon ve her seferin ne kadar önce bildirileceği
agreements-its-title = Başlık
agreements-title-hint = Tarafların ona vereceği ad.
agreements-same-title = Herkes başkasını istemiyorsa öncekiyle aynı.
agreements-title-missing = Bir başlık verin.
agreements-its-text = Metni
agreements-text-hint = Komut satırının aldığı gibi TOML; her kural maddesini anar. Yanlış olan, siz yazarken yanında söylenir.
agreements-unread = Metin okunabilir olunca gösterilir.
agreements-left-out = İçinde vardı, metin söyleyemez; yeniden yazın:
agreements-line = satır { $n }
`,"../../../words/tr/alarm.ftl":`### Çalan, STOP ve masanın duyulup duyulmadığı.

alarm-title = Alarmlar
alarm-exercise = TATBİKAT
alarm-suspended = KANAL ASKIDA
alarm-take = Üstlen
alarm-take-by-watch = Nöbetçi subay üstlenir.
alarm-open = Aç
alarm-by = üstlenmeyen: { $parties }
alarm-more = Ve { $count } alarm daha.
alarm-translated = { "[" }{ $language }, çeviren { $party } { $initials }]
alarm-keys = Alarmlar
alarm-key-take = İlk alarmı üstlen

## Duyan olur mu

alarm-not-armed = SES SINANMADI
alarm-not-armed-why = Bu masadaki bir alarm duyulmayabilir.
alarm-hear = Deneme alarmını dinle
alarm-armed = Deneme alarmı bu masada duyuldu.
alarm-test-how = Masa iki ile beş kez öter. Kaç kez duyduğunuzu yazın.
alarm-test-make = Öt
alarm-test-again = Yine öt
alarm-test-heard = Duyulan ötüş
alarm-test-answer = Bu kadar
alarm-test-number = Sayıyı rakamla yazın.
alarm-test-wrong = Bu kadar değil. Hoparlörü açın ve yeniden deneyin.
alarm-test-silent = Tarayıcı ses çıkarmıyor. Bu sayfaya ses izni verin ya da başka makine kullanın.
alarm-leave = Şimdi değil
alarm-unheard = BU MASADA HİÇBİR ŞEY ÇALMIYOR
alarm-unheard-cut = Düğüm { $span } süredir yanıt vermiyor. Başkalarının alarmları size ulaşmıyor: onları başka yoldan arayın.
alarm-unheard-ended = { $initials } oturumu sona erdi. Yeniden oturum açın.
alarm-unheard-role = { $initials } üzerinden nöbet rolü alındı: bu pencere artık nöbette değil.
alarm-unheard-removed = { $initials } bu masadan çıkarıldı: nöbet artık onda değil.
alarm-unheard-read = Okudum
alarm-unheard-hush = Sustur

## Nöbet

alarm-watch-nobody = NÖBETTE KİMSE YOK
alarm-watch-take = Nöbeti al
alarm-watch-take-as = Nöbeti al: { $initials }
alarm-watch-from = Nöbet { $holder } üzerindedir ya da o teslim etti.

## STOP

alarm-stop-title = STOP
alarm-stop-title-exercise = TATBİKAT: STOP
alarm-stop-what = Öteki her masada, oradaki bir subay üstlenene dek çalar. İsim gerekmez.
alarm-stop-send = Bütün taraflara STOP
alarm-stop-send-one = { $channel } kanalına STOP
alarm-stop-words = Ne, nerede dursun
alarm-stop-words-hint = Söz için beklemeyin: önce STOP, gerisini hattan söylersiniz.
alarm-stop-whom = Kime
alarm-stop-all = her kanalın her tarafına
alarm-stop-trying = HENÜZ GİTMEDİ: düğüm yanıt vermiyor. { $tries } kez denendi, sürüyor. Ötekileri şimdi telefonla arayın.
alarm-stop-sent = STOP burada kalıcı kaydedildi ve yolda.
alarm-stop-taken = bir subay üstlendi
alarm-stop-not-taken = henüz üstlenilmedi
alarm-stop-phone = Üstlenilmeyen yeri başka yoldan da arayın.
alarm-stop-not-now = Gönderme

## Ziller, okundukları gibi

alarm-bell-stop = STOP
alarm-bell-notice-to-read-back = Geri okunacak bildirim
alarm-bell-read-back-to-answer = Yanıtlanacak geri okuma
alarm-bell-objection = İtiraz
alarm-bell-correction = Düzeltme
alarm-bell-conflict = Çakışma
alarm-bell-message = İleti
alarm-bell-channel-to-join = Katılınacak kanal
alarm-bell-document-to-sign = İmzalanacak belge
alarm-bell-look-at-this = Buna bakın
alarm-bell-overdue = Gecikti
alarm-bell-line = Hat
alarm-bell-query = Sorgu
alarm-bell-zone = Bölge
alarm-bell-incident = Olay
`,"../../../words/tr/breaches.ftl":`### Bildirilen planların kurallara aykırı yanı.
nav-breaches = İhlaller
breaches-title = Kural ihlalleri
breaches-none = Geçerli hiçbir plan kural ihlali içermiyor.
breaches-note = İhlal, herkes için aynı kurallarla bildirilen planda bulunur. Ne olduğunu söylemez.
breaches-all = Tümü
breaches-ours = Bizim
breaches-others = Başkalarının
breaches-agreed = Anlaşılanın
breaches-what = Ne
breaches-rule = Kural
breaches-standing = Kural
breaches-why = Neden
breaches-of-agreement = herkesçe anlaşılmış
breaches-not-agreed = duyuruldu, anlaşılmadı
breaches-uncertain = belirsiz, bu yüzden gösterilir
breaches-clause-entry = içeride olamaz
breaches-clause-altitude = irtifa
breaches-clause-notice = geç bildirim
breaches-clause-side = hattın yanlış yanı
breaches-clause-buffer = çok yakın
breaches-clause-out-by = çıkmış olmalı
breaches-report = Olay bildir
breaches-cure-ours = Bu plan bizim: değiştirin, iptal edin ya da nedenini ötekilere söyleyin.
breaches-cure-theirs = Bu plan { $party } tarafının: hatta konuşun; onun masası da aynısını gösterir.
breaches-gone = Artık yok
breaches-gone-says = Plan değişti veya iptal edildi ya da kural artık geçerli değil.
`,"../../../words/tr/bulletins.ftl":`### Hat hakkında sayılanlar, her sayı listesiyle.
nav-bulletins = Bültenler
bulletins-title = Bültenler
bulletins-by = Sayma adımı
bulletins-by-day = gün
bulletins-by-week = hafta
bulletins-by-month = ay
bulletins-last = son { $days } gün
bulletins-incidents = Olaylar
bulletins-answers = Yanıt süreleri
bulletins-line = Hat
bulletins-statement = Durum açıklaması
bulletins-none = Bu sürede başlayan olay yok.
bulletins-by-period = Bildirilen olaylar ({ $by })
bulletins-count = olay
bulletins-reported-by = bildiren { $party }
bulletins-one-word = Her biri bir tarafın bildirimidir; çubuk listesini açar.
bulletins-areas = Yürürlükteki anlaşmaların yerlerine göre de
bulletins-table-period = Dönem
bulletins-table-area = Saha
bulletins-table-kind = Tür
bulletins-all = Tümü
bulletins-total = Toplam
bulletins-column-reported = bildirdi
bulletins-column-confirmed = doğruladı
bulletins-column-denied = inkâr etti
bulletins-column-not-seen = görmedi
bulletins-column-not-stated = belirtmedi
bulletins-column-taken-back = geri aldı
bulletins-column-unclear = belirsiz
bulletins-area = Saha
bulletins-area-elsewhere = başka yer
bulletins-area-no-place = yersiz
bulletins-left-out = Düz çokgen olmayan, bu yüzden sayılmayan yerler:
bulletins-behind = Arkasındaki liste: { $what }
bulletins-every-row = Sayılan her olay
bulletins-show-all = Tümünü göster
bulletins-rule = Olay ilk konumuyla, onu içeren veya sınırında bulunan ilk sahada sayılır; hiçbirine girmeyen başka yerde sayılır.

## Yanıt süreleri

bulletins-step-receipt = Bildirimden düğümün almasına
bulletins-step-read-back = Bildirimden subayın geri okumasına
bulletins-step-answer = Geri okumadan cevabına
bulletins-step-told = Bildirimden birliklere iletmeye
bulletins-step-short-receipt = Alındı
bulletins-step-short-read-back = Geri okuma
bulletins-step-short-answer = Cevap
bulletins-step-short-told = Birliklere
bulletins-step-note-receipt = Yalnız kendi bildirimlerimiz için bilinir. Alındı, anlaşma değildir.
bulletins-step-note-read-back = İşaret orta değer, çizgi en uzunu; kesikler usulün tanıdığı süre.
bulletins-step-note-answer = Bildirimi verence.
bulletins-step-note-told = Alanın söylediğince.
bulletins-every-notice = Her bildirim ve taraf
bulletins-no-notice = Bu sürede bildirim verilmedi.
bulletins-given = Verildi
bulletins-to = Kime
bulletins-precedence = Öncelik
bulletins-late = usulün tanıdığından geç:
bulletins-clocks = Başkalarının zamanları kendi saatleriyledir.

## Hat

bulletins-uptime = Hattın durumu, hafta hafta
bulletins-carried = bilinen sürede hat taşıdı.
bulletins-known-from = Bilinen başlangıç
bulletins-our-measure = Kendi ölçümümüz, günlüğümüzden: başka üye farklı ölçmüş olabilir.

## Açıklama

bulletins-level = Kimin için
bulletins-level-public = Kamu
bulletins-level-members = Üyeler
bulletins-level-own = Kendimiz
bulletins-level-says-public = Tam günler; olaylar türüyle, numarasız.
bulletins-level-says-members = Tam saatler; her olay bütün tutumlarla.
bulletins-level-says-own = Saniyesine kadar; adlar ve kesintilerle.
bulletins-give-out = Verildiğini kaydet…
bulletins-give-out-says = Tam bu sözler, özetiyle. Kayıtlar değiştiyse reddedilir. Sonra bildirilenler defterinde durur.
bulletins-where-to = Nereye gidiyor
`,"../../../words/tr/chart.ftl":`### Çizimlerin sözleri.
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
`,"../../../words/tr/checklists.ftl":`### Nöbetin kontrol listeleri.

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
`,"../../../words/tr/conflicts.ftl":`### Anlaşılandan daha çok yaklaşacak bildirilmiş niyetler.
nav-conflicts = Çakışmalar
conflicts-title = Çakışmalar
conflicts-none = Geçerli çakışma yok. Bu, bildirilmeyen hakkında bir şey söylemez.
conflicts-all = Tümü
conflicts-ours = Bizimkilerle
conflicts-others = Başkalarının
conflicts-severity = Ağırlık
conflicts-advisory = bilgi
conflicts-caution = dikkat
conflicts-critical = kritik
conflicts-lasts = Süre
conflicts-notices = Bildirimler
conflicts-close = Ne kadar yakın
conflicts-aside = yanda { $m }
conflicts-high = yükseklikte { $m }
conflicts-heights-unlike = yükseklikler ayrı başlangıçtan
conflicts-same-time = aynı zamanda
conflicts-gap = { $span } arayla
conflicts-held = Tutulacak ara
conflicts-held-to = yanda { $aside }, veya yükseklikte { $high }, veya { $span } ara
conflicts-not-agreed = ayrım anlaşılmamış; önerilenlerin en büyüğü kullanılır
conflicts-exact = kesin hacimlerimizle: { $m } m
conflicts-exact-clear = kesin hacimlerimizle çakışma yok
conflicts-exact-ours = Yalnız bu masa içindir; ötekiler için sürer.
conflicts-doubt = { $m } m daha az olabilir
conflicts-two-channels = İki bildirim iki ayrı kanalda: biri ötekinde söylenemez.
conflicts-sides = İki taraf
conflicts-activity = Faaliyet
conflicts-height = İrtifalar
conflicts-strip = Zaman ve irtifa
conflicts-also = İkisinin öteki çakışmaları
conflicts-report = Olay bildir
conflicts-not-ours = İki bildirim de bizim değil: bu masanın kaydıracağı bir şey yok.

## Çıkış yolları

conflicts-ways-out = { $notice } için çıkış yolları
conflicts-move = Kaydırma
conflicts-clears = Giderdiği
conflicts-then-nearest = Sonra en yakın
conflicts-cost = Bedel
conflicts-amend = Böyle değiştir…
conflicts-looking = Çıkış yolları aranıyor…
conflicts-no-way = Denenenlerin hiçbiri temiz değil veya bildirim muaf.
conflicts-ways-note = Öneri kendiliğinden gönderilmez: okunup çıkarılacak taslak olarak açılır.
conflicts-other-side = { $party } aynı çakışmayı görür ve o da kaydırabilir: önce konuşun.
conflicts-later = { $span } sonra
conflicts-earlier = { $span } önce
conflicts-higher = { $m } daha yüksek
conflicts-lower = { $m } daha alçak
conflicts-moved = { $bearing }° yönünde { $m }
conflicts-nearest = { $notice }: { $kept } payı { $much }
conflicts-kept-time = zaman
conflicts-kept-altitude = irtifa
conflicts-kept-place = yer
`,"../../../words/tr/disclosure.ftl":`### Kime ne bildirildi.
nav-disclosure = Bildirilenler
disclosure-title = Kime ne bildirildi
disclosure-none = Henüz bir şey bildirilmedi.
disclosure-stays = Bildirilen bildirilmiş kalır: iptal bildirimi bitirir, hiçbir şeyi geri almaz.
disclosure-what = Ne
disclosure-what-notice = bildirim
disclosure-what-site = korunan yer
disclosure-what-query-answer = sorgu yanıtı
disclosure-to = Kime
disclosure-how = Ne kadar kesin
disclosure-exact = olduğu gibi
disclosure-squares = { $size } harita kareleriyle
disclosure-cells = { $size } hücrelerle
disclosure-times = zaman { $step } adımla
disclosure-label = Etiket
disclosure-no-label = yok
disclosure-label-own-units-only = YALNIZ KENDİ BİRLİKLERİ
disclosure-label-members-of-this-channel = BU KANALIN ÜYELERİ
disclosure-label-named-parties = ADI GEÇEN TARAFLAR
disclosure-label-public = KAMU
disclosure-shows = Elde olduğunu gösteren
disclosure-read-back = subay geri okudu
disclosure-held = düğüm tutuyor
disclosure-not-shown = elde olduğu gösterilmedi
disclosure-all = Tümü
disclosure-unheld = Elde gösterilmeyen
disclosure-stands = geçerli
disclosure-over = yenilendi veya iptal
disclosure-who = Kime bildirildi ve elde olduğunu gösteren
disclosure-told = Onlara bildirilen
disclosure-ours-alone = Kesin bildiğimiz
disclosure-shape = Biçim
disclosure-core-point = nokta
disclosure-core-line = çizgi
disclosure-core-polygon = alan
disclosure-corners = konum: { $n }
disclosure-heights = İrtifalar
disclosure-holds-true = Bildirilen, gerçeği hep içerir: ondan uzak duran, insanlarımızdan uzak durur.
disclosure-site-place = Yerin nerede olduğu kendi sayfasındadır ve okuma kaydedilir.
disclosure-versions = Aynısının öteki sürümleri
disclosure-not-there = Bu, defterde yok.
`,"../../../words/tr/drawing.ftl":`### Haritada çizim, her formun yanında.
drawing-keys = Çizim
`,"../../../words/tr/evidence.ftl":`### Bir yabancıya kanıtlanabilecekler.

nav-evidence = Kanıt
evidence-title = Kanıt
evidence-make = Paket yap
evidence-beside = Başkasınınkini yanına koy
evidence-standing = Çatallanma ve tanıklar
evidence-make-says = Paket, bir yabancının ağ olmadan ne söylendiğini, hangi sırayla ve kimin elinde olduğunu denetlediği tek dosyadır. Bildirim, sürümlerini ve hakkında söylenen her şeyi kapsar.
evidence-picked = { $count } seçildi
evidence-notices = Bildirimler
evidence-records = Başka kayıtlar
evidence-records-hint = Kayıt kimlikleri ya da başları (en az altı karakter), boşlukla ayrılmış.
evidence-journal = Günlüğümüzün gelişleri hakkında söylediğiyle
evidence-journal-says = Bizce imzalı: kendi sözümüz, kanıt değil.
evidence-make-it = Paketi yap
evidence-made = Paket yapıldı. Bu masadan bir şey çıkmadı.
evidence-asked-for = Seçilen
evidence-with = Kanıtlarıyla kayıtlar
evidence-receipts = Alındılar
evidence-bytes = Bayt
evidence-save = Dosyayı kaydet
evidence-verify = Herkes şununla denetler:

evidence-beside-says = Başka tarafın paketinin kanıtladığı, kayıt kayıt, günlüğümüzün bildiğinin yanında. Zamanlar, ölçülen saat farkıyla tek eksendedir.
evidence-bundle = Başka tarafın paketi
evidence-bundle-hint = Önce denetlenir: kanıtı tutmayan paket gösterilmez.
evidence-only-differences = Yalnız farklar
evidence-channel-unknown = Bu kanalın üyesi değiliz.
evidence-differences = { $count } fark
evidence-no-difference = { $count } olayda fark yok
evidence-none-differ = Farklı satır yok.
evidence-fork-here = Bu dizi bir yerde iki şey söylüyor
evidence-ours = Günlüğümüze göre
evidence-theirs = Kendi saatine göre
evidence-apart = Ara
evidence-difference = Fark

evidence-forks = Bir yerde iki şey söyleyen diziler
evidence-no-forks = İki şey söyleyen dizi bilinmiyor.
evidence-fork-from = Kayıttan itibaren
evidence-log = Dizi
evidence-report = Bildir
evidence-witnesses = Dizilerimizin tanıkları
evidence-witnesses-are = { $names }; en az { $least } tanesi istenir.
evidence-no-witness = Ayarlarda tanık adı yok.
evidence-posted = Ortak imzalı
evidence-cosigned = Kim, saatine göre ne zaman
evidence-witnessed = TANIKLI
evidence-unwitnessed = TANIKSIZ
evidence-posted-says = Bu, kaydın tanığın saatine göre o ana dek gönderilmeye hazır olduğunu söyler. Birinin aldığını asla söylemez.
`,"../../../words/tr/faults.ftl":`### Yazılanda ne yanlış: düğümün yazdığı her cümle için bir metin.

fault-readings = Kastedilen bu mu: { $readings }?
fault-swapped = Enlem ile boylam yer değiştirmiş görünüyor.
fault-missing = Bu eksik.
fault-empty = Bu boş.
fault-column-unknown = “{ $said }” diye bir sütun bilinmiyor.
fault-column-unknown-cure = Başlığını name, place, lat, lon, route, area, activity, radius_m, from, until, floor_m, ceiling_m, altitude_reference ya da text yapın veya sütunu çıkarın.
fault-column-missing = Bunu söyleyen sütun yok.
fault-no-position = Bu bir konum değil.
fault-not-number = Bu bir sayı değil.
fault-not-number-cure = Yalnız rakam yazın, ondalık için nokta, birim metre.
fault-too-great = Bu sayı çok büyük.
fault-below-zero = Bu 0'ın altında.
fault-not-known = Bu sözcük burada bilinmiyor.
fault-end-first = Bitiş başlangıçtan sonra değil.
fault-end-first-cure = İkisi yer mi değiştirdi?
fault-floor-above = Taban tavandan yukarıda.
fault-floor-above-cure = İkisi yer mi değiştirdi?
fault-lat-beyond = Enlem { $said } 90 dereceyi aşıyor.
fault-lon-beyond = Boylam { $said } 180 dereceyi aşıyor.
fault-two-notations = İki yarı farklı yazımda.
fault-two-notations-cure = İkisini de aynı yazın.
fault-decimal-comma = Buradaki virgül iki türlü okunabilir.
fault-decimal-comma-cure = Ondalıkları noktayla yazın.
fault-one-letter = Yalnız bir yarıda harf var.
fault-one-letter-cure = N ya da S ve ayrıca E ya da W yazın.
fault-sign-and-letter = Hem işaret hem { $letter } harfi var.
fault-sign-and-letter-cure = İkisinden birini bırakın.
fault-minutes-beyond = Dakika ve saniye 60'tan küçüktür; burada { $said }.
fault-many-ways = Bu rakamlar birkaç türlü bölünebilir.
fault-many-ways-cure = Şöyle yazın: 352009N0361234E.
fault-figures = Rakam sayısı yanlış.
fault-figures-cure = Şöyle yazın: 35.335833N 36.209444E ya da 352009N0361234E.
fault-mgrs-halves = Doğu ve kuzey değerleri farklı uzunlukta.
fault-mgrs-size = Bu 100, 10 ya da 1 m'lik bir kare değil.
fault-mgrs-size-cure = 6, 8 ya da 10 rakam verin.
fault-mgrs-none = Böyle bir MGRS karesi yok.
fault-mgrs-none-cure = Dilimi, kuşağı ve harfleri denetleyin.
fault-no-place = Bu, bilinen hiçbir yazımda bir yer değil.
fault-no-place-cure = Şöyle yazın: 35.335833N 36.209444E, 352009N0361234E ya da 37S BV 46368 13860.
fault-time-no-zone = Bu saatin dilimi yok.
fault-time-24 = 24:00 iki türlü okunur.
fault-time-12-hour = 12 saatlik yazım iki türlü okunur.
fault-time-no-day = Hangi gün ve hangi dilimde?
fault-time-none = Böyle bir gün ya da saat yok.
fault-time-date-order = Sayılarla tarih birden çok sırayla okunur.
fault-time-date-order-cure = Önce yılı yazın: 2030-06-01T05:00Z.
fault-time-year = Yılın dört rakamını da yazın.
fault-time-zone-unknown = Bu dilim bilinmiyor ya da birden çok anlamı var.
fault-time-zone-unknown-cure = Farkı +03:00 gibi ya da yeri Asia/Damascus gibi yazın.
fault-time-twice = Bu yerel saat iki kez olur: saatler geri alınır.
fault-time-gap = Bu yerel saat yoktur: saatler ileri alınır.
fault-time-unread = Bunu herkes aynı okumaz.
fault-time-unread-cure = Tarih, saat ve dilimi yazın: 2030-06-01T05:00Z, 2030-06-01 08:00 Asia/Damascus ya da 010500ZJUN30.
fault-outside = { "[" }{ $lon }, { $lat }] harekât alanı sınırlarının dışında.
fault-outside-as-typed = { $lat }, { $lon } harekât alanı sınırlarının dışında.
fault-no-radius = Yarıçap yok.
fault-too-few = { $count } konum var; en az { $least } gerekir.
fault-crossing = Alan kendini kesiyor ya da kendine değiyor.
fault-crossing-cure = Sınırını kesişmeden çizin.
fault-not-closed = Halka kapanmamış.
fault-long-edge = Bir kenar yerkürenin yarısından uzun.
fault-vertices = { $count } köşe var: çok fazla.
fault-no-geometry = Şekil yok.
fault-no-plan = { $what } bir plan değildir.
fault-track = Kaydedilmiş bir iz plan değildir.
fault-track-cure = Amaçlanan yolu rota olarak kaydedin.
fault-doctype = Dosya bir belge türü bildiriyor.
fault-doctype-cure = DOCTYPE olmadan kaydedin.
fault-not-json = Bu JSON değil.
fault-not-xml = Bu XML değil.
fault-not-utf8 = Bu UTF-8 değil.
fault-not-kml = Bu bir KML dosyası değil.
fault-not-gpx = Bu bir GPX dosyası değil.
fault-not-collection = Bu, öğe içeren bir GeoJSON değil.
fault-foreign = Bu { $party } tarafının bildirimi; taraf yalnız kendi insanları adına konuşur.
fault-hidden = Alınamayan bir karakter içeriyor.
fault-long = Bu çok uzun.
fault-group-wrong = Bunlar konumun yanındaki beş rakam değil.
fault-group-wrong-cure = Konumu bir kez daha karşılaştırın, sonra beş rakamını yazın.
fault-nobody-told = Kime bildirildiği yazılmamış.
fault-no-reason = İtirazın bir gerekçesi olur.
fault-time-ahead = { $said } henüz gelmedi.
fault-map-neither = Bu ne GeoPackage ne de PMTiles arşivi.
fault-map-neither-cure = Haritayı bu iki biçimden birinde dışa aktarın.
fault-map-not-geopackage = Dosya GeoPackage olduğunu söylemiyor.
fault-map-not-geopackage-cure = GeoPackage 1.2 veya sonrası olarak yeniden aktarın.
fault-map-unreadable = Dosya okunamıyor.
fault-map-unreadable-cure = Yeniden aktarın.
fault-map-slow = Okunması çok uzun sürüyor.
fault-map-slow-cure = Daha küçük bir alanı görünümler olmadan aktarın.
fault-map-not-there = Bir katman listede var ama yok.
fault-map-not-there-cure = Görünümler olmadan yeniden aktarın.
fault-map-no-shapes = İçinde şekil yok.
fault-map-no-shapes-cure = Nokta, çizgi veya çokgen katmanı aktarın.
fault-map-shape = Bu satırdaki şekil çizilemiyor.
fault-map-shape-cure = Onarın ya da çıkarın.
fault-map-points = { $most } noktadan fazlası var.
fault-map-points-cure = Daha küçük bir alan aktarın ya da sadeleştirin.
fault-map-reference = Konumları { $said } referans sisteminde.
fault-map-reference-cure = WGS 84 (EPSG:4326) olarak aktarın.
fault-map-not-pmtiles = Bu bir PMTiles arşivi değil.
fault-map-version = Bu PMTiles sürüm { $said }; sürüm 3 okunur.
fault-map-cut-short = Arşivin bir bölümü dosyanın sonunun ötesinde.
fault-map-cut-short-cure = Dosyayı yeniden, bütün olarak kopyalayın.
fault-map-head = Arşivin başlığı doğru değil.
fault-map-head-cure = PMTiles sürüm 3 olarak yeniden yapın.
fault-map-packed = Tarayıcıların açamadığı biçimde sıkıştırılmış.
fault-map-packed-cure = gzip ile yapın.
fault-map-tiles = Karoları tarayıcıların çizmediği türden.
fault-map-tiles-cure = Vektör karo (MVT), PNG, JPEG veya WebP ile yapın.
fault-map-many = Zaten { $count } katman var.
fault-map-many-cure = Önce birini kaldırın.

error-origin = Bu sayfa bu masanın değil: masayı kendi adresinden açın.
error-not-found = Burada yok ya da artık yok.
error-not-here = Böyle yapılmaz.
error-wrong-name = Masa bu adla sunulmuyor: kendi adresinden açın.
error-too-many = Çok sık soruluyor. Birazdan sürer.
error-too-many-windows = Bu oturumun çok penceresi açık: birini kapatın.
error-malformed = Gönderilen, biçimine uygun değil.
error-misused = Şu durumda yapılamaz.
error-internal = Masanın kendi arızası var; düğümün günlüğünde yazılı. Yöneticiye bildirin.
error-forbidden = Bu subay bunu yapamaz.
error-too-large = Çok büyük.
error-media = Alınmayan bir biçimde gönderildi.
error-refused = Reddedildi.
error-unavailable = Düğüm şimdi bir şey almıyor. Kaybolan yok: yeniden deneyin.
error-disk = Düğümün diski bir şey almıyor. Yazılan burada kalır; yöneticiye bildirin.
error-stopping = Düğüm duruyor. Geri gelince yeniden deneyin.
error-unreadable = Düğümün yanıtı okunamadı. Yeniden deneyin.

## Yanında alanı olmayan hatanın yeri

place-act = İşlem
place-activity = Faaliyet
place-altitude-reference = Yükseklik neye göre
place-anew = Yeniden başlama
place-area = Alan
place-areas = Alanlar
place-argument = Kodun sayısı ya da sözü
place-arguments = Kodun sayıları ve sözleri
place-article = Madde
place-at = Hangi an
place-attachments = Dosyalar
place-beside = Yanında
place-body = Söylediği
place-bounds = Sınırlar
place-bundle = Paket
place-by = Aralık
place-byte = Bayt
place-ceiling-m = En yüksek
place-checklist = Kontrol listesi
place-clock = Saat
place-code = Kod
place-column = Sütun
place-compression = Sıkıştırma
place-conflict = Çakışma
place-correct = Doğru mu değil mi
place-directory = Karo listesi
place-encoded = Okunan
place-end = Bitiş
place-entry = Kayıt
place-expires = Yanıt beklenen son an
place-feature = Şekil
place-file = Dosya
place-floor-m = En alçak
place-from = Başlangıç
place-good = Doğru bilinen kayıtlar
place-group = Denetim grubu
place-hash = Özet
place-initials = Kısaltma
place-key = Listenin satırı
place-kind = Tür
place-language = Dil
place-line = Satır
place-link = Bağlantı
place-links = Bağlantılar
place-model = Örnek metin
place-note = Not
place-oddity = Bakılacak şey
place-pasted = Yapıştırılan
place-peer = Tarafın düğümü
place-place = Yer
place-places = Yerler
place-point = Nokta
place-position = Tutum
place-radius-m = Yarıçap
place-record = Kayıt
place-ref = İşlemin numarası
place-release = Verilebilecek olan
place-request = İstenen
place-role = Görev
place-rule = Kural
place-rules = Kurallar
place-segment = Yolun bölümü
place-sha256 = Dosyanın özeti
place-sort = Tür
place-start = Başlangıç
place-stated = Beyan
place-step = Adım
place-tiles = Karolar
place-to = Kime söylendi
place-told = Ne zaman söylendi
place-typed = Yazılan
place-units = Bilgi verilen birlikler
place-validity = Ne zaman geçerli
place-watch = Nöbet
place-where = Nerede
place-zooms = Ölçekler
`,"../../../words/tr/give.ftl":`### Bildirim yazmak ve başkasının yazdığını yayımlamak.

nav-give = Bildir
give-title = Bildirim ver
give-title-amend = { $notice } değiştir
give-new = Yeni
give-kept-nowhere = Henüz bir şey yazılmadı.
give-kept-browser = Tarayıcıda saklandı; düğüme gidiyor.
give-kept-node = Düğümde saklandı.
give-drafts = Taslak: { $count }
give-nameless = adsız
give-to-release = Yayımınızı bekleyen: { $count }
give-state-open = yazılıyor
give-state-asked = yayım istendi
give-state-sent-back = geri gönderildi

## Form

give-name = Ad
give-name-hint = NORTH-1 gibi; bütün taraflar kullanır.
give-activity = Faaliyet
give-shape = Şekil
give-shape-point = nokta
give-shape-route = rota
give-shape-area = alan
give-places = Konumlar, her satırda bir
give-places-hint = Her yazım olur: 35.3358N 36.2094E, 35 20 09N 036 12 34E, 352009N0361234E, 37S BV 46368 13860.
give-pasted = Yapıştırılan tablo ya da dosya
give-pasted-hint = Başlıklı tablo, konumlar, GeoJSON, KML ya da GPX. Eksik olan formdan alınır.
give-pasted-drop = Çıkar ve elle yaz
give-radius = Yarıçap, metre
give-altitude = Yükseklik neye göre
give-reference-WGS84 = WGS 84 elipsoidi
give-reference-MSL = deniz seviyesi (MSL)
give-reference-AGL = yer (AGL)
give-reference-FL = uçuş seviyesi (FL)
give-floor = En alçak, metre
give-ceiling = En yüksek, metre
give-start = Başlangıç
give-end = Bitiş
give-time-hint = Dilimiyle: Z, +03:00 ya da Asia/Damascus.
give-text = Birkaç söz daha
give-audience = Kime ve ne kadar kesin
give-channel = Kanal
give-channel-choose = kanal seçin
give-precedence = Öncelik
give-exactness = Yerler
give-step = Saatler
give-exact = olduğu gibi
give-label = Kimlere söylenebilir
give-label-none = söylenmedi
give-label-own-units-only = yalnız kendi birlikleri
give-label-members-of-this-channel = bu kanalın üyeleri
give-label-named-parties = adı geçen taraflar
give-label-public = herkes
give-handling = Kim ya da nasıl ele alınacak

## Harita

give-map = Harita: çizin ya da dosya bırakın
give-draw-point = Nokta
give-draw-route = Rota
give-draw-area = Alan
give-show = Göster
give-file = Dosya…
give-paste = Yapıştır…

## Düğümün bundan anladığı

give-plotted = Nerede
give-nothing = Henüz bir şey yerleştirilmedi.
give-and-more = ve { $count } daha
give-conflicts = Şimdi verilirse çakışmalar
give-not-tried = Yerleştirilince gösterilir.
give-clear = duran her şeyden uzak
give-close = arada { $m } m, tutulan { $held } m
give-close-up = yükseklikte { $m } m
give-ways = Çıkışlar: bir basış yeter; öteki taraflara sorulmaz.
give-take-way = Al
give-no-way = Denenenlerin hiçbiri uzak değil.
give-later = { $span } sonra
give-earlier = { $span } önce
give-higher = { $m } m yukarıda
give-lower = { $m } m aşağıda
give-aside = { $bearing }° yönüne { $m } m
give-nearest = o zaman en yakın:
give-moved = Çakışmadan çıkarıldı.
give-with-conflict = Çakışmayla veriliyor.
give-each-gets = Her tarafa giden
give-gets = alır
give-told-at = yer ve saat: { $precision }
give-nobody = Henüz kimseye.

## Verilmeden önce sorulan

give-warn-moved = Durduğu yerden { $km } km kaydı. İsteyerek mi?
give-warn-swapped = Duran her şeyden { $km } km uzakta. Enlem ve boylam yer mi değiştirdi?
give-warn-begun = Başlangıcı geçti.
give-warn-mojibake = Bir metin yanlış kopyalanmış görünüyor:

## Değiştirme

give-changes = Ne değişiyor
give-no-change = Henüz bir şey değişmedi.
give-read-anew = Her taraf yeni sürümü yeniden geri okur.
give-field-name = ad
give-field-activity = faaliyet
give-field-places = konumlar
give-field-radius_m = yarıçap, m
give-field-start = başlangıç
give-field-end = bitiş
give-field-floor_m = en alçak, m
give-field-ceiling_m = en yüksek, m
give-field-altitude_reference = yükseklik
give-field-text = söz
give-field-pasted = dosya
give-field-exactness = yer kesinliği
give-field-step = saat kesinliği
give-field-label = kimlere
give-field-handling = ele alınış

## Yayımlama

give-ask = Yayım iste
give-ask-how = Başka bir subay bakar ve yayımlar.
give-now = Ver
give-amend-now = Değiştir
give-done-asked = Yayım istendi. Ötekilere henüz bir şey bildirilmedi.
give-done-given = Burada kalıcı ve ötekilere yolda.
give-sent-back = GERİ GÖNDERİLDİ
give-act-give = Ver
give-act-amend = Değiştir
give-act-cancel = İptal
give-drafted-by = Hazırlayan { $name } ({ $initials })
give-release-how = Yukarıdaki tam olarak gider, sizin parafınızla da.
give-release-as = Yayımla: { $initials }
give-released = Yayımlandı; burada kalıcı ve yolda.
give-send-back = Geri gönder
give-send-back-note = Neden geri gönderildiği
give-own-release = Bunu siz hazırladınız: başka bir subay yayımlar.
give-keys = Bildirim verme
give-key-send = Yayım iste ya da ver
`,"../../../words/tr/handover.ftl":`### Sonraki nöbet için özet.

nav-handover = Nöbet devri
handover-title = Nöbet devir özeti
handover-this = Bu nöbet
handover-last = Önceki nöbet
handover-give = Nöbeti ver
handover-give-says = Nöbet sözlerinizle verilir. Biri alana dek sizde kalır.
handover-note = Sonraki görevlinin bilmesi gereken
handover-note-hint = Bu sayfadakileri yinelemek gerekmez.
handover-note-of = Verenin sözleri
handover-watch = Nöbet
handover-watch-kept = tutan:
handover-watch-given = verdi, henüz kimse almadı
handover-covers = Başlangıç ve son
handover-not-whole = nöbetin tümü değil: çok şey oldu
handover-overdue = Süresi geçenler
handover-none-overdue = Süresi geçen yok.
handover-waits = Bir kişiyi bekleyenler
handover-line = Hat
handover-ahead = Sonraki 12 saat
handover-changed = Değişenler
handover-more = Bunlardan önce { $count } tane daha.
handover-what = Ne
handover-about = Konu
handover-precedence = Öncelik
handover-due = Süresi
handover-told = Haber verilen
handover-at = Ne zaman
handover-part-notices = Bildirimler
handover-part-answers = İtirazlar ve düzeltmeler
handover-part-alarms = Alarmlar
handover-part-lines = Hat
handover-part-oddities = Tuhaflıklar
handover-part-turns = Nöbet
handover-sign = Veren: ______________________        Alan: ______________________
handover-keys = Özette
handover-key-last = Bu nöbet ya da önceki
handover-key-give = Nöbeti ver
`,"../../../words/tr/health.ftl":`### Hatların ve bu düğümün durumu.

nav-health = Hatlar
health-title = Hatlar ve düğüm
health-peers = Diğer taraflar
health-node = Düğüm
health-desk = Masa
health-contact = Son temas
health-clock = Saati bizimkine göre
health-round-trip = Gidiş dönüş
health-last-act = Oradaki son işlem
health-failures = Başarısız çağrı
health-endpoints = Adresler
health-fingerprints = Kartların parmak izleri: sesle, beşer hane karşılaştırın.
health-ours = (bizim kartımız)
health-our-clock = Saatimiz
health-clock-good = eşzamanlı
health-clock-loose = eşzamanlı değil
health-clock-unknown = sorulamıyor
health-clock-wrong = büyük olasılıkla yanlış: diğerleri bize karşı birbirini doğruluyor
health-refused = Kapıda reddedilen
health-refused-parcel-1 = bir gönderinin olabileceğinden büyük
health-refused-parcel-2 = gönderi biçiminde değil
health-refused-parcel-3 = bu düğümde olmayan bir anahtarla mühürlü
health-refused-parcel-4 = mührü açılmıyor
health-refused-parcel-5 = gönderi gibi imzalanmamış
health-refused-parcel-6 = başka bir taraf için
health-refused-parcel-7 = adını verdiği tarafımızca imzalanmamış
health-refused-parcel-8 = içeriği imzalanan değil
health-refused-parcel-9 = içeriği kendi biçiminde değil
health-refused-parcel-10 = bir gönderinin taşıyabileceğinden fazlası var
health-refused-parcel-stranger = bir yabancıdan
health-refused-of-record = bir kurala uymayan kayıt
health-refused-of-envelope = gereğince imzalanmamış kayıt
health-refused-of-canonical = tek biçiminde yazılmamış
health-refused-of-held = bir kurala uymayan alındı
health-refused-other = protokolün bir kuralına uymuyor
health-holds = Düğümün elindekiler
health-count-record = kayıt
health-count-version = bildirim sürümü
health-count-conflict = çatışma
health-count-receipt = alındı
health-count-item = açık iş
health-count-log = kayıt dizisi
health-count-channel = kanal
health-count-peer = eş
health-count-journal = günlük kaydı

health-mode-scenario = SENARYO
health-mode-live = CANLI
health-not-joined = katılınmadı
health-suspend = Hattı askıya al
health-suspend-says = { $party }, kaldırana dek { $channel } hattını askıya aldığını söyler. Hayat kurtaran yine geçer, söylenen yine iletilir.
health-lift = Askıyı kaldır
health-lift-says = { $channel } artık tarafımızca askıda değil. Durumu ölçülenden çıkar.
health-members = Her üyeyle hattın durumu
health-why = Neden
health-nothing-wrong = ölçülen hiçbir şey aksini söylemiyor
health-uptime = { $channel } ne zaman taşıdı
health-uptime-unknown = Günlüğümüz bu süreyi bilmiyor.
health-carried = Günlüğümüzün bildiği, { $since } sonrası sürenin %{ $share } kadarında taşıdı. Kendi ölçümümüz: başka üye farklı ölçmüş olabilir.
health-step = Hangi adım
health-step-receipt = alındı
health-step-read-back = geri okuma
health-step-answer = yanıt
health-step-told = birliklere bildirildi
health-by-day = gün
health-by-week = hafta
health-by-month = ay
health-times = Ne kadar sürdü: { $step }
health-times-note = İşaret ortası, çizgi en uzunu. Başkalarının zamanı kendi saatleriyledir; alındı onay değildir.
health-allowed = izin verilen, { $precedence }
health-logs = Kayıt dizileri ve özetler
health-incarnation = Yaşam
health-size = Boyut
health-root = Kök
health-contested = ÇEKİŞMELİ
health-channel-id = Kanal
health-picture = Resmimizin özeti
health-conflict-digest = Çatışmaların özeti
health-not-in-picture = Resim dışındaki kayıtlar
health-separations = Ayrımlar
health-agreed = kararlaştırıldı
health-not-agreed = KARARLAŞTIRILMADI: önerilenlerin en büyüğü sayılır
health-audience = Üyeler

health-layers = Harita katmanları
health-layers-says = Masayla gelen zemine ek olarak yollar ve benzeri. Bu masada kalır, kimseye bildirilmez.
health-no-layers = Katman eklenmedi.
health-layer-form = Biçim
health-layer-bounds = Nerede
health-layer-credit = Verinin sahibi
health-layer-credit-hint = Lisansın istediği gibi; haritada görünür.
health-layer-file = Dosya
health-layer-file-hint = WGS 84 GeoPackage veya PMTiles (sürüm 3).
health-layer-add = Katmanı ekle
health-layer-remove = Kaldır
`,"../../../words/tr/hotline.ftl":`### Hatta söylenenler.

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
`,"../../../words/tr/incidents.ftl":`### Ne oldu ve her taraf ne diyor.
nav-incidents = Olaylar
incidents-title = Olaylar
incidents-none = Bu listede olay yok.
incidents-one-word = Bildirim bir tarafın sözüdür. Ancak herkes doğrularsa kesinleşir.
incidents-number = Numara
incidents-began = Başladı
incidents-ended = Bitti
incidents-kind = Tür
incidents-all = Tümü
incidents-not-closed = Kapanmamış
incidents-unsaid = Tutumumuz bekleniyor
incidents-reports = bildirdi
incidents-report = Olay bildir
incidents-reported-by = Bildiren
incidents-exercise = tatbikat: gerçekte olmadı
incidents-link = Bağlı
incidents-positions = Her tarafın sözü
incidents-position = Tutum
incidents-position-confirm = doğruluyor
incidents-position-deny = inkâr ediyor
incidents-position-not-seen = görmedi
incidents-position-not-stated = belirtmedi
incidents-position-none = belirtmedi
incidents-means-confirm = bildiğimiz kadarıyla oldu
incidents-means-deny = olmadı
incidents-means-not-seen = bilmiyoruz; bu inkâr değildir
incidents-no-word = Henüz söz yok. Susmak tutum değildir.
incidents-report-of = { $party } tarafının bildirimi
incidents-established = Her taraf doğruluyor.
incidents-not-established = Kesinleşmedi: her taraf doğrulamıyor.
incidents-state-open = açık
incidents-state-positions-stated = tutumlar belirtildi
incidents-state-summarised = özetlendi
incidents-state-closed = kapandı
incidents-state-ours = Tutumumuzu söyle…
incidents-state-says = Her üye bunu { $party } tarafının sözü olarak okur. Sonraki onun yerini alır; ikisi de görünür kalır.
incidents-summary = Özet
incidents-summarise = Özet öner…
incidents-summarise-says = Önermek imzalamaktır. Herkes aynı sözleri imzalayınca sayılır.
incidents-closes = olayı kapatır
incidents-keeps-open = açık bırakır
incidents-files = Dosyalar
incidents-all-words = Geliş sırasıyla bütün açıklamalar
incidents-kind-loss-of-separation = ayrım kaybı
incidents-kind-entry-without-notice = bildirimsiz giriş
incidents-kind-notice-not-followed = bildirime uyulmadı
incidents-kind-place-rule-not-kept = yer kuralına uyulmadı
incidents-kind-fire = ateş
incidents-kind-harm-to-people = insana zarar
incidents-kind-damage = hasar
incidents-kind-missed-contact = kaçan temas
incidents-kind-missed-stop = kaçan STOP
incidents-kind-other = diğer
incidents-stop-first = Bekleyemeyen iş önce buradan bildirilmez: STOP gönderin ve arayın.
incidents-accuses-nobody = Türler kimseyi suçlamaz.
incidents-place-hint = Her gösterimde; düğüm okur.
incidents-place-filled = Bilinenden dolduruldu; buraya yazılan yer onun yerini alır.
incidents-radius = Yarıçap, m
incidents-what = Ne oldu
incidents-kept = Yazılan, bildirilene dek bu tarayıcıda saklanır.

## Dosyalar

incidents-attach = Dosyalar
incidents-attach-files = Dosya ekle…
incidents-attach-hint = Bu düğümün klasöründe kalırlar. Ötekiler adını, boyutunu ve özetini alır, dosyayı asla.
incidents-attach-says = Hangi dosyaları andığımızı her üye özetleriyle okur. Sonradan eline verilen, aynı dosya olduğunu denetleyebilir.
incidents-attaching = alınıyor…
incidents-attach-drop = Çıkar
incidents-they-show = Ne gösterdikleri
incidents-size = Boyut
incidents-sha = SHA-256
incidents-held = Burada
incidents-save = Kaydet
incidents-not-here = burada yok
incidents-files-says = Buradan kaydedilmeden önce dosyanın özeti yeniden alınır; değişmiş olan dışarı çıkmaz.
incidents-linked = Bağlı olduğu
`,"../../../words/tr/patrols.ftl":`### Devriyeler, tarafların raporları ve dizileri.
nav-patrols = Devriyeler
patrols-title = Devriyeler
patrols-none = Bu listede devriye yok.
patrols-number = Numara
patrols-series = Dizi
patrols-joint = ortak
patrols-next = Sonraki rapor veya bitiş nedeni
patrols-open = Bitmemiş
patrols-ended = Bitmiş
patrols-all = Tümü
patrols-state-proposed = önerildi
patrols-state-planned = planlandı
patrols-state-under-way = yolda
patrols-state-overdue = GECİKTİ
patrols-state-cut-short = yarıda kesildi
patrols-state-complete = tamamlandı
patrols-state-not-set-out = YOLA ÇIKMADI
patrols-state-not-agreed = anlaşılmadı
patrols-points = Noktalar ve raporlar
patrols-due = Beklenen
patrols-grace = ve { $span } pay
patrols-late = { $span } geç
patrols-overdue-by = { $span } gecikti
patrols-to-come = gelecek
patrols-not-reported = rapor yok
patrols-parts = Her tarafın gönderdiği
patrols-vehicles = Araçlar
patrols-call-signs = Çağrı adları
patrols-comma = Virgülle ayırın
patrols-ended-at = Bitti
patrols-not-named = Bu kısım henüz adlandırılmadı.
patrols-notice-over = artık geçerli değil
patrols-document = Herkesin imzaladığı plan
patrols-do-set-out = Yola çıktı…
patrols-do-check-in = { $point } raporu…
patrols-do-complete = Tamamlandı…
patrols-do-cut-short = Yarıda kes…
patrols-do-name = Kısmımızı adlandır…
patrols-report-says = Her üyeye, şu anın zamanıyla bildirilir.
patrols-name-says = Her taraf yalnız kendi araçları için konuşur.

## Diziler

patrols-series-of = { $name } dizisi
patrols-planned = Planlanan
patrols-counted = tamam { $complete }, yarıda { $cut }, geciken { $overdue }, gelecek { $coming }
patrols-reports = Raporlar
patrols-reports-counted = zamanında { $intime }, geç { $late }, yapılmayan { $missed }
patrols-median = Yarısı en çok
patrols-reason = Yarıda kalma nedeni
patrols-by-month = Aylara göre devriyeler
patrols-month = ay
patrols-how-many = devriye
patrols-lasted = Her biri ne kadar sürdü
patrols-lasted-short = Sürdü
patrols-minutes = dakika
patrols-number-in-series = dizideki sıra
patrols-all-of-it = Dizinin bütün devriyeleri
`,"../../../words/tr/pending.ftl":`### İkinci subayı bekleyen: işlem ve söylediği her şey.

pending-act-agreement-propose = Anlaşma öner
pending-act-agreement-act = Anlaşma üzerinde işlem
pending-act-propose-separations = Ayrım öner
pending-act-endorse = Belgeye imza
pending-act-patrol-plan = Devriye planla
pending-act-patrol-propose = Ortak devriye öner
pending-act-patrol-close = Ortak devriyenin planını kapat
pending-act-patrol-part = Devriyedeki kısmımızı bildir
pending-act-peer-add = Bir tarafın kartını al
pending-act-channel-found = Kanal kur
pending-act-channel-join = Kanala katıl
pending-act-give = Bildirim ver
pending-act-amend = Bildirimi değiştir
pending-act-cancel = Bildirimi iptal et
pending-act-import = Hareket listesi al
pending-act-import-sites = Korunan yer listesi al
pending-act-zone-announce = Bölge duyur
pending-act-zone-end = Bölgeyi bitir
pending-act-site-add = Korunan yer gir
pending-act-site-amend = Korunan yeri değiştir
pending-act-site-withdraw = Korunan yeri çıkar
pending-act-site-policy = Bir tarafa korunan yerden ne verileceği
pending-act-site-release = Korunan yeri şimdi bildir
pending-act-query-answer = Sorguyu yanıtla
pending-act-incident-summary = Olay özeti öner
pending-act-status-statement = Hat açıklaması ver
pending-what-sign = imzalamak
pending-what-withdraw = imzayı geri almak
pending-what-close = kapatmak
pending-what-retract = öneriyi geri çekmek
pending-what-suspend = askıya almak
pending-what-resume = sürdürmek
pending-what-terminate = sona erdirmek
pending-bytes = { $n } bayt, sayfada gösterilir
pending-channel = Kanal
pending-title = Başlık
pending-content = Metni
pending-amends = Değiştirdiği
pending-precedence = Öncelik
pending-agreement = Anlaşma
pending-what = Yapılan
pending-from-utc = Başlangıç
pending-until-utc = Bitiş
pending-until = Bitiş
pending-reason = Neden
pending-name = Ad
pending-series = Dizi
pending-points = Noktalar ve zamanları
pending-volumes = Nerede ve ne zaman
pending-vehicles = Araçlar
pending-call-signs = Çağrı adları
pending-text = Metin
pending-parties = Taraflar
pending-party = Taraf
pending-patrol = Devriye
pending-card = Kart
pending-card-unread = Bu, okunabilen bir kart değil. Geri gönderin ve taraftan kartını yeniden isteyin.
pending-fingerprint = Kartın parmak izi
pending-fingerprint-how = Yayımlamadan önce taraf bunu başka bir hattan, beşer hane okusun.
pending-peers = Kimlerle
pending-notices = Bildirimler
pending-notice = Bildirim
pending-draft = Yeni hali
pending-precision = Ne kesinlikle
pending-label = Kime söylenebilir
pending-handling = Kime, ya da nasıl ele alınacağı
pending-source = Liste
pending-lines = Satırlar
pending-lateral-m = Yatay
pending-vertical-m = Düşey
pending-time-s = Zamanda
pending-document = Belge
pending-shown = Okunanın özeti
pending-expected = Dosyadaki hali
pending-zone = Bölge
pending-zone-announce-zone = Yeri ve kuralları
pending-sites = Korunan yerler
pending-site = Korunan yer
pending-how = Verilen
pending-approach-m = Şu yakınlıkta
pending-automatic = Düğüm sormadan versin
pending-query = Sorgu
pending-answer = Yanıt
pending-knowingly = Ne söyleyeceğini bilerek
pending-incident = Olay
pending-closes = Olayı kapatır
pending-level = Kim için
pending-words = Sözlerin özeti
`,"../../../words/tr/people.ftl":`### Oturum açma ve masanın kişileri.

nav-people = Kişiler
people-title = Bu masanın kişileri
people-own = Benim
people-all = Herkes
people-log = Kayıt defteri
people-name = Ad
people-name-hint = Oturum bununla açılır. Kendi adınız olması gerekmez: KUZEY-1 gibi bir görev adı da olur.
people-initials = Kısaltma
people-initials-hint = Bir ile dört harf veya rakam. Her kayıtta yer alır ve burada başka kimsede yoktur.
people-roles = Görevler
people-show = Göster
people-leave = Vazgeç
people-save = Kaydet
people-remove = Çıkar
people-on = AÇIK
people-off = KAPALI
people-print = Yazdır

## Görevler

role-drafter = hazırlayan
role-drafter-may = başkalarının güveneceği şeyi hazırlar, tek başına hiçbir şey vermez
role-releaser = onaylayan
role-releaser-may = başkasının hazırladığını gönderir ve taraf adına yanıt verir
role-watch = nöbetçi
role-watch-may = teslim alır, geri okur, kendi birliklerine bildirir ve hatta konuşur
role-auditor = denetçi
role-auditor-may = yapılan her şeyi okur, hiçbir şeyi değiştirmez
role-administrator = yönetici
role-administrator-may = kişileri, tarafları ve hatları ekler ve çıkarır
role-watch-leader = nöbet amiri
role-duty-commander = nöbetçi komutan
role-node = düğüm

## Parolalar

people-password = Parola
people-password-new = Yeni parola
people-password-old = Şimdiki parola
people-password-hint = En az { $least } karakter. En iyisi birbiriyle ilgisi olmayan dört beş sözcüktür.
people-password-do = Değiştir
people-password-done = Değiştirildi. Diğer bütün tarayıcılarınızda oturum kapandı.
people-password-ends = Değişiklik diğer her yerdeki oturumunuzu kapatır.
people-taste = Dil ve ışık
people-taste-do = Sakla
people-taste-done = Saklandı. Masa sizin için böyle açılır.
people-taste-says = Başlıkta başka bir şey seçilmemiş her makinede geçerlidir; burada hemen değişir.
people-strength-0 = ilk tahminler arasında bulunur
people-strength-1 = yeterli
people-strength-2 = iyi
people-strength-3 = çok iyi
people-shown-once-more = Açık bırakılmış bir masada kimse bunu değiştirmesin diye bir kez daha.

## İkinci etken

people-code = Kod
people-codes = Telefon kodları
people-codes-why = Kodlarla tek başına parola hiçbir şey açmaz. Altı haneli kod üreten her uygulama olur; ağ gerekmez.
people-codes-on = Aç
people-codes-off = Kapat
people-codes-scan = Bunu uygulamayla tarayın:
people-codes-picture = Uygulama için resim olarak gizli anahtar
people-codes-type = Ya da bu gizli anahtarı uygulamaya yazın:
people-codes-enter = Sonra gösterdiği kodu girin. O andan sonra kod sorulur.
people-codes-confirm = Bu kod görünüyor
people-recovery = Kurtarma kodları
people-recovery-how = Telefon kaybolursa her biri masayı bir kez açar. Bir daha gösterilmez: yazdırın ve telefondan ayrı yerde saklayın.
people-recovery-left = { $count ->
    [0] Kurtarma kodu kalmadı.
   *[other] { $count } kurtarma kodu kaldı.
  }
people-recovery-done = Bende
people-passkeys = Geçiş anahtarları
people-passkeys-why = Geçiş anahtarı bu makinede ya da bir bellekte durur. Paroladan sonra sorulur.
people-passkeys-no-domain = Kapalı: bu masaya adresle ulaşılıyor, tarayıcı ise geçiş anahtarını bir alan adına bağlar. Ayarlarda [desk] altında \`names\` ile masaya bir ad verin.
people-passkeys-at-address = Burada kapalı: bu sayfa adresle açıldı, tarayıcı ise geçiş anahtarını bir alan adına bağlar. Masayı adıyla açın.
people-passkeys-no-browser = Bu tarayıcı geçiş anahtarı bilmiyor.
people-passkey-title = Adı
people-passkey-add = Geçiş anahtarı ekle

## Herkes

people-add = Kişi ekle
people-add-do = Ekle
people-opens = Neyle açıyor
people-opens-password = parola
people-opens-link = henüz kullanılmamış bağlantı
people-opens-code = kodlar
people-opens-passkeys = { $count } geçiş anahtarı
people-link = { $name } bu bağlantıyla parola belirler. Bir gün içinde, bir kez geçerlidir ve bir daha gösterilmez: teslim edin.
people-renew = Yeni bağlantı
people-renew-hint = Yeni bağlantı yeni parola belirletir ve bu kişinin kodlarını ve geçiş anahtarlarını kapatır.
people-remove-sure = { $name } çıkarılsın mı? Bu adla açık oturumlar hemen kapanır. Yaptıkları kayıt defterinde kalır.

## Kayıt defteri

people-log-n = No.
people-log-when = Ne zaman (UTC)
people-log-what = Ne
people-log-by = Kim
people-log-about = Kimin hakkında
people-log-address = Nereden
people-log-more = Daha önce
people-log-clock = Zamanlar bu makinenin kendi saatiyledir.
people-log-whole = Eksik kayıt yok
people-log-gaps = { $numbers } numaralı kayıttan önce bir şey eksik veya değiştirilmiş
people-command-line = komut satırı
people-what-link-for-the-first-administrator-made = ilk yönetici için bağlantı yapıldı
people-what-link-for-a-password-made = parola için bağlantı yapıldı
people-what-person-added = kişi eklendi
people-what-person-changed = kişi değiştirildi
people-what-person-removed = kişi çıkarıldı
people-what-password-set = parola belirlendi
people-what-codes-switched-on = kodlar açıldı
people-what-codes-switched-off = kodlar kapatıldı
people-what-passkey-added = geçiş anahtarı eklendi
people-what-passkey-removed = geçiş anahtarı çıkarıldı
people-what-recovery-code-used = kurtarma kodu kullanıldı
people-what-signed-in = oturum açıldı
people-what-sign-in-refused = oturum reddedildi
people-what-signed-out = oturum kapatıldı
people-what-release-asked-for = onay istendi
people-what-draft-sent-back = taslak geri verildi
people-what-draft-released = taslak gönderildi
people-what-draft-of-protected-sites-read = korunan yer taslağı okundu
people-detail-initials = kısaltma
people-detail-roles = görevler
people-detail-title = adı
people-detail-draft = taslak
people-detail-version = sürüm
people-detail-act = işlem
people-detail-drafted-by = hazırlayan
people-detail-released-by = gönderen

## Oturum açma

sign-in-title = Oturum aç
sign-in-do = Oturum aç
sign-in-again = Başka ad
sign-in-nobody = Bu masanın henüz yöneticisi yok. \`keepclear serve\` komutunun yazdığı bağlantıyı açın.
sign-in-second = Parola doğru. { $name }, siz olduğunuzu gösterin:
sign-in-passkey = Geçiş anahtarı kullan
sign-in-code-hint = Telefondaki altı hane veya bir kurtarma kodu.
sign-in-wait = Çok kez yanlış oldu. { $s } s sonra yeniden deneyin.
sign-in-lost = Giremeyen, yöneticiden yeni bir bağlantı ister.

## İlk bağlantı

first-title = İlk yönetici
first-title-password = Parola belirle
first-what = { $party } tarafının masasında ilk sizsiniz. Böylece denetçi dışındaki bütün görevlerle yöneticisi olursunuz; diğerlerini siz eklersiniz.
first-what-password = Bu bağlantı { $name } içindir ve bir kez geçerlidir.
first-again = Bir kez daha
first-differ = İki parola farklı.
first-do = Başla
first-do-password = Belirle ve oturum aç

## Yanlış olan

fault-name-empty = Ad yok.
fault-name-empty-cure = Oturum açacağınız adı girin.
fault-name-long = Ad 64 karakterden uzun.
fault-name-characters = Adda gösterilemeyen bir karakter var.
fault-name-taken = Bu ad başkasında.
fault-name-taken-cure = Bir harf veya rakam ekleyin.
fault-initials-form = Bunlar 1 ile 4 harf veya rakam değil.
fault-initials-taken = Bu kısaltma başkasında; bir kayıt ikisini ayıramazdı.
fault-initials-taken-cure = Bir harf ekleyin.
fault-roles-none = Görev seçilmedi.
fault-last-administrator = Başka yönetici yok.
fault-last-administrator-cure = Önce başka birini yönetici yapın.
fault-accounts-full = Bir masada olabilecek kadar kişi var.
fault-accounts-full-cure = Ayrılanları çıkarın.
fault-password-short = 12 karakterden az.
fault-password-short-cure = Birbiriyle ilgisi olmayan dört beş sözcük.
fault-password-long = 256 karakterden çok.
fault-password-name = Addan yapılmış.
fault-password-name-cure = Kimsenin sizinle ilişkilendirmeyeceği sözcükler seçin.
fault-password-repeats = Birkaç karakteri yineliyor.
fault-password-repeats-cure = Desen değil, sözcük seçin.
fault-password-known = İlk denenenler arasında.
fault-password-known-cure = Başka sözcükler seçin.
fault-password-wrong = Bu sizin parolanız değil.
fault-code-wrong = Kod doğru değil ya da daha önce kullanıldı.
fault-code-wrong-cure = Sonrakini bekleyin; telefonun saatine bakın.
fault-passkey-wrong = Geçiş anahtarı kabul edilmedi.
fault-passkey-wrong-cure = Yeniden deneyin ya da başka yol seçin.
fault-passkey-many = Olabilecek kadar geçiş anahtarınız var.
fault-passkey-many-cure = Önce birini çıkarın.
fault-link-ended = Bağlantı kullanılmış ya da süresi dolmuş.
fault-link-ended-cure = Yöneticiden yenisini isteyin. İlki için: keepclear people first.
fault-title-long = 200 karakterden uzun.
fault-title-long-cure = Daha kısa bir başlık verin.
fault-title-characters = Gösterilemeyen bir karakter içeriyor.
fault-not-there = Bu adda kimse yok.

## Neden reddedildi

error-signed-out = Bu tarayıcıda kimse oturum açmamış.
error-sign-in-wrong = Ad veya parola doğru değil.
error-second-wrong = Kod veya geçiş anahtarı doğru değil ya da çok geç geldi.
error-wait = Çok kez yanlış oldu. Bekleyin, sonra yeniden deneyin.
error-busy = Şu anda çok kişi oturum açıyor. Yeniden deneyin.
error-role = Görevlerinizin hiçbiri bunu yapamaz.
error-token = Bu sayfa önceki bir oturumdan: yeniden yükleyin.
error-no-domain = Bu masanın alan adı yok, bu yüzden geçiş anahtarı da yok.
error-passkey-none = Tarayıcı geçiş anahtarı vermedi.
error-two-persons = Bu iki kişi ister: biri hazırlar, başkası gönderir.
error-four-eyes = Bunu siz hazırladınız: başka bir subay gönderir.
error-draft-not-there = Bu taslak artık yok ya da başka bir subayın.
error-draft-not-yours = Bu taslağı başka bir subay hazırlıyor.
error-draft-changed = Taslak gösterildikten sonra değişti. Yeniden bakın.
error-draft-stale = Bu taslak bu arada başka bir pencerede yazıldı. Önce orada ne yazdığına bakın.
error-draft-not-asked = Onayı istenmedi ya da geri alındı.
error-draft-released = Bu zaten gönderildi.
error-draft-of-one = Bu hemen yapılır; kimse onaylamaz.
error-drafts-full = Olabilecek kadar taslağınız var. Birkaçını silin.
error-draft-too-long = Taslak çok uzun.
`,"../../../words/tr/queries.ftl":`### Bir dairede kendi veya ortak kuvvet var mı.
nav-queries = Kuvvet sorguları
queries-title = Kuvvet sorguları
queries-none = Bu listede sorgu yok.
queries-not-no = BİLİNMİYOR, HAYIR değildir. Yanıtsız bırakmak, süresi geçen yanıt ve susmak da değildir. Hiçbir yanıt eylem izni değildir.
queries-question = Bu dairede kendi veya ortak kuvvet var mı?
queries-number = Numara
queries-asks = Soran
queries-circle = Daire
queries-expires = Yanıt beklenen son an
queries-lapsed = süresi doldu
queries-answers = Yanıtlar, şimdiki okunuşuyla
queries-open = Açık
queries-waits = Yanıtımız bekleniyor
queries-all = Tümü
queries-until = şu ana dek
queries-since = şu andan beri
queries-reads = Şimdi okunuşu
queries-holds = Geçerlik
queries-by = Veren
queries-corrected = önceki yanıtın düzeltmesi
queries-heights = İrtifalar
queries-answer-yes = EVET
queries-answer-no = HAYIR
queries-answer-unknown = BİLİNMİYOR
queries-answer-declined = YANIT VERİLMEZ
queries-answer-expired = SÜRESİ DOLDU
queries-answer-not-answered = YANITLANMADI
queries-know-yes = orada biri var; nerede, kim, kaç değil
queries-know-no = o taraftan kimse yok; başkaları, önce siviller olabilir
queries-know-unknown = EVET gibi davranın
queries-know-declined = EVET gibi davranın
queries-know-expired = yeniden sorun; o zamana dek EVET gibi
queries-know-not-answered = EVET gibi davranın ve arayın
queries-means-yes = o sürenin bir anında bizden veya ortaktan biri orada
queries-means-no = bizden kimse yok ve aşağıdaki ana dek böyle deriz
queries-means-unknown = söyleyemeyiz: herkese ulaşılamadı
queries-means-declined = söylemeyiz
queries-beyond = böyle sorulmamalıydı
queries-flagged = İŞARETLİ: yanıtlar birlikte daha çok söyleyebilir
queries-flagged-says = İşaret hiçbir şeyi yasaklamaz. BİLİNMİYOR ve YANIT VERİLMEZ bir şey söylemez.
queries-own-inside = İçerideki bizimkiler
queries-own-note = Yalnız bu masa için. Herkes bildirmez: burada bir şey olmaması HAYIR demek için neden değildir.
queries-own-none = İçinde bildirimimiz ve yerimiz yok.
queries-own-notice = bildirim
queries-own-site = yer
queries-answer-it = Yanıtla…
queries-answer-says = { $party } tarafının sorana ve her üyeye sözü. Önce kendi insanlarınıza sorun. Sizin için bir şey seçilmedi.
queries-holds-until = Şu ana dek geçerli
queries-knowingly = Bu yanıtın ne söyleyeceğine baktım.
queries-no-in-spite = İçeride olana rağmen: { $n }
queries-no-places = Yer yazmayın: yanıt var mı der, nerede demez.

## Sormak

queries-ask = Sor
queries-ask-says = Öteki her üyeye sorulur; yalnız subaylar yanıtlar. Sormak da bir şey söyler: nereye baktığınızı.
queries-precedence = Öncelik
queries-centre = Merkez
queries-radius = Yarıçap, km
`,"../../../words/tr/receive.ftl":`### Bize bildirilenler ve verilen yanıtlar.

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

`,"../../../words/tr/register.ftl":`### Kayıtların ortak sözleri: listeler, tek kaydın sayfası ve istenen işlemler.
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

## Bir belgenin parçaları

part-area = alan { $name }
part-article = madde { $name }
part-closes-the-incident = olayı kapatır
part-exempt = muaf
part-in-force-from = yürürlük başlangıcı
part-in-force-until = yürürlük bitişi
part-language = dil
part-lead = önceden bildirim: { $activity }
part-margin = pay: { $name }
part-notice-is-given-of = neler bildirilir
part-notice-of-withdrawal = çekilmenin önceden bildirimi
part-pair = çift
part-party = { $name } tarafı
part-place = yer { $name }
part-point = nokta { $name }
part-procedure-answer-s = tekrara şu sürede yanıt verilir, sn
part-procedure-check-at-s = hat şu anlarda denetlenir (UTC)
part-procedure-check-every-s = hat şu arayla denetlenir, sn
part-procedure-check-grace-s = denetim şu kadar gecikebilir, sn
part-procedure-climb-s = bir üst şu sürede haberdar edilir, sn
part-procedure-ladder = sırayla kime bildirilir
part-procedure-read-back-s = bildirim şu sürede tekrarlanır, sn
part-procedure-receipt-s = alındı şu sürede verilir, sn
part-procedure-reconfirm-s = bildirim şu arayla doğrulanır, sn
part-procedure-take-s = mesaj şu sürede alınır, sn
part-query-daily = günde en çok sorgu
part-query-duration-s = sorgunun en kısa süresi, sn
part-query-height-m = sorgunun en küçük yüksekliği, m
part-query-radius-m = sorgunun en küçük yarıçapı, m
part-query-window-s = sorgular şu sürede karşılaştırılır, sn
part-separation = ayrım
part-text = metin
part-zone = bölge { $name }
`,"../../../words/tr/shell.ftl":`### Her sayfanın çerçevesi.

## Sayfa grupları ve sayfanın çevresindekiler

group-now = Şimdi
group-say = Bildir
group-keep = Kayıt
group-account = Bu masa
shell-pages = Sayfalar
shell-skip = Sayfaya geç
shell-clock = Bu düğümün saati
shell-scenario = SENARYO { $id } · GERÇEK ZAMAN DEĞİL
shell-keys = Tuşlar
shell-stop = STOP
shell-language = Dil
shell-light = Işık
shell-sign-out = Çıkış
shell-signed-out = Bu masada kimse oturum açmadı.
shell-again = Yeniden dene
shell-cut = Düğüm bu sayfaya yanıt vermiyor. Görünen eski olabilir; yazdığınız saklanıyor.
shell-page-lost = Sayfa yüklenemedi. Düğüm yeniden başlamış olabilir: sayfayı yenileyin.
shell-no-page = { $page } diye bir sayfa yok.
shell-trouble-disk = Bu düğümün diski hiçbir şey almıyor. Hâlâ çalar ve okunur, ama söylenen ne saklanır ne gönderilir: başka yoldan arayın.
shell-trouble-stopping = Düğüm duruyor.
theme-day = Gündüz
theme-night = Gece
theme-red = Kırmızı ışık

## Tuşlar

keys-title = Tuşlar
keys-everywhere = Her sayfada
key-help = Bu tuşları göster
key-stop = STOP de

## Her tarafla hat ve nöbetin kimde olduğu

line-label = Her tarafla hat
line-open = AÇIK
line-degraded = ZAYIF
line-suspended = ASKIDA
line-no-contact = TEMAS YOK
line-node = düğüm yanıtlıyor
line-node-silent = düğüm sessiz
line-desk-manned = masa dolu
line-desk-unmanned = masa boş
line-desk-not-said = masa: söylenmedi
line-contact = { $span } önce duyuldu
line-no-contact-ever = hiç duyulmadı
line-clock = saat
line-clock-unknown = ölçülmedi
line-no-peers = Bu düğüm henüz başka taraf tanımıyor.
header-watch-kept = Nöbette:
header-watch-given = Nöbeti teslim eden
header-watch-nobody = Nöbette kimse yok
`,"../../../words/tr/sites.ftl":`### Kendi korunan yerlerimiz.
nav-sites = Korunan yerler
sites-title = Korunan yerler
sites-protection = Korunan yerin korunması bildirilmiş olmasına asla bağlı değildir.
sites-no-places = Adlar ve her birinden verilenler; burada yer gösterilmez.
sites-none = Kaydımızda yer yok.
sites-not-there = Bu yer kaydımızda yok veya artık yok.
sites-number = Numara
sites-kind = Tür
sites-for = { $party } için
sites-how-not-given = verilmedi
sites-how-in-full = tam
sites-how-on-approach = yaklaşınca
sites-within = { $m } m içinde
sites-given = verildi
sites-given-before = verilmişti
sites-given-what = Her tarafa ondan verilen
sites-policy = Tutum
sites-by-whom = Yaklaşınca veren
sites-by-node = düğüm, hemen
sites-by-officer = sorulan subay
sites-gets = alır
sites-refusal = Reddin bedelini unutmayın: hastaneyi bilmeyen ondan kaçınamaz.

## Okuma

sites-reading-noted = Bu yerin nerede olduğu yalnız size gösterilir ve okuduğunuz günlüğe yazılır: { $name } ({ $initials }), şimdi. Kısa sürede çok okuma nöbete gösterilir.
sites-read = Oku
sites-read-noted = Okuyan { $name } ({ $initials }), kaydedildi
sites-readings = Kim okudu, değiştirdi
sites-readings-says = Her okuma, değişiklik ve veriş, subayıyla.
sites-nobody-read = Henüz kimse.
sites-by = Kim
sites-did = Yaptığı
sites-which = Yerler
sites-deed-read = okudu
sites-deed-added = girdi
sites-deed-amended = değiştirdi
sites-deed-withdrawn = geri çekti
sites-deed-policy = verileni belirledi
sites-deed-given = verdi
sites-deed-declined = vermedi

## İşlemler

sites-set = Verileni belirle…
sites-set-says = { $party } tarafının bundan böyle bu yerden alacağı. Bir subay ister, öteki çıkarır. Verilen verilmiş kalır.
sites-choose-not = Hiçbir şey
sites-choose-approach = Yaklaşınca
sites-choose-full = Tam
sites-choose-says-not = başkası seçilene dek herkes için böyle
sites-choose-says-approach = bir bildirimleri yaklaşınca
sites-choose-says-full = hemen, her değişiklikle
sites-metres = Ne kadar yakın, metre
sites-automatic = Düğüm kendisi hemen verir; yoksa subaya sorulur
sites-others-get = Hepsi alır: { $parties }
sites-withdraw = Geri çek…
sites-withdraw-says = “{ $name }” kaydımızdan çıkar, ondan verilenler iptal edilir. Bilen yine bilir.

## Yer eklemek ve değiştirmek

sites-enter = Yer ekle
sites-amend = Değiştir…
sites-amend-one = { $site } yerini değiştir
sites-amends = { $site } için ne olduğunu baştan, bütünüyle söyler.
sites-keys = Yer eklemek
sites-key-send = Yayım iste ya da ekle
sites-enter-now = Ekle
sites-amend-now = Değiştir
sites-nobody-told = Kendi kütüğümüze girer. Bununla kimseye bir şey verilmez.
sites-amend-says = Verilmiş olan ve hâlâ yakınında olan, değişikliği de alır.
sites-done-asked = Yayım istendi. Başka bir subay çıkarınca kütükte yer alır.
sites-done-entered = Kütüğümüzde yer alıyor.
sites-done-amended = Kütük baştan söylüyor; elinde olana bildirildi.
sites-done-given = Taraflara ne verileceği ayrıca bekler; her seçim kendi yayımını.
sites-name-hint = Subayların arayacağı adla.
sites-radius = Çevresinde, metre
sites-map = Harita: yeri çizin
sites-metres-wrong = Ne kadar yakın olduğunu tam metreyle söyleyin.
sites-give-hint = Her seçim ikinci bir subay ister. Sonra da belirlenebilir.
sites-many-places = Bu yerin birden çok konumu ya da yüksekliği var; form bunları tutmaz. Dosyadan değiştirin: keepclear site amend.
sites-approach-alone = Yalnız bizimle onların olan bir hat yok: yaklaşmada, başkalarının duyacağı yerde bir şey verilmez. Başka yol seçin ya da önce { $party } ile bir hat kurun.
`,"../../../words/tr/timeline.ftl":`### Ne oldu ve bir anda ne biliniyordu.

nav-timeline = Zaman çizelgesi
timeline-title = Zaman çizelgesi
timeline-of = { $notice } zaman çizelgesi
timeline-all = Olanların tümü
timeline-then = O an bilinen
timeline-order = Kendi günlüğümüzün sırasıyla, kendi saatimizle. Kaydın kendi zamanı için söylediği, yazarının sözü olarak yanında durur. Satır, nöbetin o an bildiğini açar.
timeline-when = Ne zaman
timeline-what = Ne
timeline-about = Konu
timeline-claimed = Kendi saatiyle
timeline-by-clock = { $party } saatiyle
timeline-entry = Kayıt
timeline-every-party = her taraf
timeline-receipts = Alındıları göster
timeline-hidden = { $count } alındı gösterilmiyor.
timeline-chart = Ne kadar olay
timeline-events = olaylar
timeline-alarms = bakılması gereken
timeline-across = zaman (UTC)
timeline-up = olay
timeline-not-whole = Bu sürenin yalnız son kayıtları okundu: daha kısa bir süre seçin.
timeline-more = Daha önceki { $count } olay listelenmedi.
timeline-span = { $since } – { $until }, en son olan üstte
timeline-empty = Bu sürede bir şey olmadı.
timeline-known-at-entry = { $n } numaralı kayıtta bilinen
timeline-keys = Zaman çizelgesinde
timeline-key-receipts = Alındıları göster veya gizle
timeline-key-earlier = Çeyrek saat önce
timeline-key-later = Çeyrek saat sonra
timeline-key-entry-before = Önceki günlük kaydı
timeline-key-entry-after = Sonraki günlük kaydı

timeline-knew = { $at } itibarıyla bilinen
timeline-instant = An
timeline-show = Göster
timeline-hour-earlier = 1 sa önce
timeline-earlier = 15 dk önce
timeline-later = 15 dk sonra
timeline-now = Şimdi
timeline-past = O ZAMAN BİLİNEN, şimdiki değil.
timeline-entry-was = Günlüğün son kaydı { $n }, saat { $at } idi. Sonra gelen hiçbir şey gösterilmez.
timeline-before-all = Henüz hiçbir şey bilinmiyordu.
timeline-twice = Saatimiz bu anı { $count } kez gösterdi; sonraki kastedilir.
timeline-watch = Nöbet
timeline-watch-taken = alan:
timeline-watch-given = veren:
timeline-overdue = O an süresi geçenler
timeline-open = O an bir kişiyi bekleyen
timeline-due = Süresi
timeline-told = Haber verilen
timeline-stood = Geçerli bildirimler
timeline-none-stood = O an geçerli bildirim yoktu.
timeline-activity = Faaliyet
timeline-stages = Ne kadar ilerlemişti
timeline-conflicts = Bilinen çatışmalar
timeline-no-conflicts = Bilinen çatışma yoktu.
timeline-severity = Önem
timeline-severity-critical = kritik
timeline-severity-caution = dikkat
timeline-severity-advisory = bilgi
timeline-between = Arasında
timeline-unreceipted = Söyledik, elde olduğu bilinmiyor
timeline-said = Söylendiği an
timeline-oddities = Tuhaf, görüldü denmemiş
`,"../../../words/tr/told.ftl":`### Günlüğün anlattıkları.

told-arrived = geldi: { $kind }
told-said = söylendi: { $kind }
told-held = elinde: { $kind }
told-receipt-of = { $party } alındısı
told-receipt-to = alındı verildi: { $party }
told-rang = çaldı: { $bell }
told-overdue = SÜRESİ GEÇTİ: { $need }, haber verilen: { $role }
told-seen = görüldü olarak işaretlendi { $who }
told-given-by = veren: { $party }
told-amended-by = değiştiren: { $party }
told-confirmed-by = doğrulayan: { $party }
told-cancelled-by = iptal eden: { $party }
told-objection-by = itiraz eden: { $party }
told-correction-by = DÜZELTME: { $party }
told-stop-by = STOP: { $party }
told-exercise-stop-by = TATBİKAT STOP: { $party }
told-checklist = kontrol listesi { $name }
told-checklist-through = kontrol listesi { $name }, bitti
told-not-in-our-journal = günlüğümüzde yok
told-not-in-the-bundle = pakette yok
told-before = söylediklerinden { $s } sn önce elimizdeydi
told-under-way = { $s } sn yolda
told-line-to = { $party } ile hat
told-units-own = kendi birlikler
told-ours = { $notice } (bizim)
told-state-by = { $state }, { $party } tarafından
told-state-with = { $party } ile { $state }
told-since = { $words }, { $at } saatinden beri

told-watch-taken = nöbet alındı
told-watch-given = nöbet verildi
told-our-clock-was-set = saatimiz ayarlandı
told-refused = reddedildi
told-peer-added = taraf eklendi
told-compared = resimler karşılaştırıldı
told-clock = saate bakıldı
told-exact = tam olarak saklandı
told-site = korunan yer
told-released = açıklandı
told-read = yer okundu
told-imported = içe aktarıldı
told-attached = eklendi
told-witnessed = tanık baktı
told-incarnation = yeni kayıt dizisi başladı
told-keys = anahtarlar
told-backup = yedek
told-promoted = yedek düğüm oldu
told-notice-starts = bildirim başlar
told-notice-ends = bildirim biter
told-conflict = çatışma
told-our-line-check = bizim hat denetimimiz
told-line-check-expected = hat denetimi bekleniyor
told-own-units-to-be-told-by-then = o zamana dek kendi birliklere bildirilmeli
told-bell-correction = düzeltme
told-bell-look-at-this = buna bakın
told-bell-overdue = süresi geçti
told-bell-line = hat
told-bell-query = sorgu
told-bell-zone = bölge
told-bell-incident = olay

told-kind-joined = katılma
told-kind-key-event = anahtar olayı
told-kind-closed = kayıt dizisi kapandı
told-kind-give = bildirim
told-kind-amend = bildirim değişikliği
told-kind-cancel = bildirim iptali
told-kind-confirm = bildirim teyidi
told-kind-release = açıklama
told-kind-read-back = geri okuma
told-kind-answer = geri okumaya yanıt
told-kind-disseminated = birliklere bildirildi
told-kind-objection = itiraz
told-kind-stop = STOP
told-kind-taken = alındı
told-kind-message = ileti
told-kind-line-check = hat denetimi
told-kind-desk-state = masa durumu
told-kind-suspension = askıya alma
told-kind-coded = kodlu ileti
told-kind-translation = çeviri
told-kind-proposal = öneri
told-kind-endorsement = imza
told-kind-agreement-act = anlaşma işlemi
told-kind-zone = bölge
told-kind-zone-end = bölge sonu
told-kind-patrol = devriye
told-kind-patrol-state = devriye raporu
told-kind-query = sorgu
told-kind-query-answer = sorgu yanıtı
told-kind-incident = olay
told-kind-incident-statement = olay beyanı
told-kind-fork-proof = çatallanma kanıtı
told-cut-short = { $patrol } devriyesi YARIDA KESİLDİ: { $reason }
`,"../../../words/tr/tour.ftl":`### Tanıtım turu: masada ilk on dakika.

tour-keys = Tur
tour-next = İleri
tour-back = Geri
tour-done = Bitti
tour-leave = Turdan çık
tour-fold = Katla
tour-open = Aç
tour-begin = Bana gezdir
tour-welcome = Masanız
tour-welcome-what = { $party } tarafının masasındasınız. Diğerlerinin kendi masaları var ve yalnız kendilerine bildirileni görürler. Buradaki her şey tatbikattır: her sayfadaki sarı şerit bunu söyler.
tour-sound = Önce ses
tour-sound-what = Kimsenin duymadığı alarm kimseye yaramaz. Üstteki şeritte deneme alarmını dinleyin ve duyduğunuzu söyleyin. O zamana kadar şerit kalır.
tour-take = Nöbeti alın
tour-take-what = Ya biri nöbettedir ya da diğerlerine kimsenin olmadığı bildirilir. Nöbeti üstteki şeritten alın. Açık olan her şey artık sizindir.
tour-map = Ne nerede
tour-map-what = Harita bizim ve onların bildirimlerini, bölgeleri, devriyeleri ve çakışmaları gösterir. Yanında, en az süresi kalan üstte olmak üzere, insan bekleyenler durur. Zaman sürgüsüyle gelecek üç günü görün.
tour-read-back = Bir bildirimi geri okuyun
tour-read-back-what = Bir satır seçin. Yeri kendi haritanızla karşılaştırın, sonra çizimin yanındaki beş haneyi yazın. Bu bir insanın baktığını gösterir; asla onay değildir.
tour-give = Bildirim verin
tour-give-what = Bir alan çizin ya da herhangi bir yazımda konum yapıştırın. Neye çok yaklaştığını ve her tarafın tam olarak hangi sözleri alacağını hemen görürsünüz.
tour-conflict = Çakışmalar
tour-conflict-what = İki taraf da aynı çakışmaları, her biri kendi başına hesaplar. Birini açın: nerede, ne zaman, ne kadar yakın olduğunu söyler ve çıkış yolları sunar. Hiçbir şey kendiliğinden taşınmaz.
tour-say = Bir şey söyleyin
tour-say-what = Kodlu mesajları her subay kendi dilinde okur. Serbest sözler, her çevirinin yanında, yazıldığı gibi kalır.
tour-stop = STOP
tour-stop-what = Her sayfadan: kırmızı düğme ya da Ctrl+Shift+S. Belirli bir kişi gerekmez; bir subay alana kadar bütün diğer taraflarda çalar. Burada deneyin; bu bir tatbikattır.
tour-two = İki kişi isteyenler
tour-two-what = Tarafı bağlayan şeyi, yeni tarafları ve korunan yerlerden verilenleri bir subay hazırlar, başkası gönderir. Bu gösteride diğeri “second” adıyla oturum açar.
tour-other = Karşı taraf
tour-other-what = Başka bir tarafın masasını gizli pencerede açın: gösteri bağlantısını yazdı. Verdiğiniz orada, geri okunmayı bekliyor.
tour-end = Hepsi bu
tour-end-what = ? tuşu her sayfanın tuşlarını gösterir. Bu tur Kişiler altında yeniden başlar.
`,"../../../words/tr/ui.ftl":`### Tabloların, alanların ve işaretlerin her sayfada söyledikleri.

ui-copy = Kopyala
ui-copied = Kopyalandı
ui-optional = boş bırakılabilir
ui-close = Kapat
ui-none = Burada bir şey yok.
ui-more = { $left } tane daha
ui-undo = Geri al

## Anlar ve süreler

span-s = { $s } sn
span-min = { $min } dk
span-h = { $h } sa { $min } dk
span-d = { $d } gün { $h } sa
when-now = şimdi
when-in = { $span } sonra
when-ago = { $span } önce
left = { $span } kaldı
left-overdue = { $span } gecikti

## Bir bildirimin bir tarafta ne kadar ilerlediği. Hiçbiri rıza değildir.

stage-party = Taraf
stage-receipt = Alındı
stage-read-back = Tekrarlandı
stage-dissemination = Birlikler
stage-objection = İtiraz
state-none = yok
state-received = alındı
state-unanswered = tekrarlandı, yanıt yok
state-correction = düzeltme
state-correct = doğru tekrarlandı
state-disseminated = birliklere bildirildi
state-objected = itiraz ediyor

## Düğüm neden kabul etmedi

error-unreachable = Düğüm yanıt vermiyor. Bunun yapılıp yapılmadığı bilinmiyor; aynı işlem yeniden gönderilebilir, bir kez sayılır.
error-faults = Bu haliyle kabul edilemez.

## Harita

map-closer = Yakınlaş
map-further = Uzaklaş
map-all = Geçerli olanların hepsini göster
map-credit = Natural Earth · GSHHG · GeoNames CC BY 4.0 · airportsdata. Üzerindeki hiçbir çizgi sınırlar hakkında görüş bildirmez.
map-no-ground = Altlık harita burada yok. Konumlar onsuz da doğrudur.
legend-title = Gösterim
legend-notices = Geçerli bildirimler: taralı
legend-to-come = 72 saat içinde gelecek olanlar: çizgi
legend-zones = Bölgeler: geniş gri kenar; ilan edilip anlaşılmamışsa kesik
legend-patrols = Devriyeler: noktalı çizgiyle bağlı noktalar, her taraf son bildirdiği yerde
legend-conflicts = Çakışmalar, listedeki numarayla
legend-symbols = Bir işaret yalnızca bildirimi her parçanın ne zaman geçileceğini söylüyorsa hareket eder; yoksa ortada durur.
strip-label = { $one } ve { $other }: zaman ve yükseklik
strip-references = Yükseklikler farklı düzeylerden sayılıyor ({ $references }) ve karşılaştırılamaz: çakışma var sayılır.
strip-reference = Yükseklikler metre, { $reference }.
strip-every-height = İkisi de her yüksekliği kaplar.
strip-gap = Aralarında { $min } dk var.

## Bildirimlerin konusu

activity-flight = uçuş
activity-unmanned-flight = insansız uçuş
activity-ground-movement = kara hareketi
activity-vessel-movement = gemi hareketi
activity-patrol = devriye
activity-exercise = tatbikat
activity-hazard-area = tehlikeli saha
activity-restricted-area = kısıtlı saha
activity-static-site = sabit yer
activity-humanitarian-movement = insani hareket
activity-humanitarian-site = insani yer
activity-medevac = tıbbi tahliye
activity-other = diğer
state-out-of-sequence = SIRA DIŞI
`,"../../../words/tr/watch.ftl":`### Nöbet: insan bekleyenler, harita ve haritanın gösterdiği zaman.

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
`,"../../../words/tr/zones.ftl":`### Kuralı olan yerler.
nav-zones = Bölgeler
zones-title = Bölgeler
zones-none = Bu listede bölge yok.
zones-number = Numara
zones-kind = Tür
zones-standing = Konumu
zones-all = Tümü
zones-agreed = Anlaşılmış
zones-announced = Duyurulmuş
zones-announced-not-agreed = duyuruldu, anlaşılmadı
zones-no-consent = Kimsenin onayı anlamına gelmez.
zones-every = Sona erenler de
zones-breaches = Uymayan planlar
zones-state-holds = geçerli
zones-state-to-come = gelecek
zones-state-ended = sona erdi
zones-state-over = bitti
zones-kind-demilitarised = silahsızlandırılmış
zones-kind-deconfliction-line = ayrıştırma hattı
zones-kind-security-corridor = güvenlik koridoru
zones-kind-restricted = kısıtlı
zones-kind-no-fly = uçuşa yasak
zones-kind-protected-site = korunan yer
zones-kind-temporary = geçici
zones-kind-moving-buffer = hareketli tampon
zones-heights = İrtifalar
zones-versions = Sürümler
zones-rules = Kurallar
zones-rule = Kural
zones-asks = Kimden ne ister
zones-out-by = Çıkış zamanı
zones-why = Neden
zones-broken-by = Geçerli olup uymayan planlar
zones-broken-by-none = Geçerli her plan uyar. Bildirilmeyen bilinmez.
zones-nobody-safe = Bölgeye uymak tek başına kimseyi güvende kılmaz; ondan çıkmak kimseyi hedef yapmaz.
zones-end = Bölgeyi sona erdir…
zones-end-says = “{ $zone }” bölgesini biz duyurduk. Artık geçerli olmadığı her üyeye bildirilir.
zones-at = Bir yerde ne geçerli…
zones-any-notation = Her gösterimde: 35 33 00N 036 36 00E, 37S BV 82640 37250, 35.55 36.6
zones-look = Bak
zones-none-there = O zaman orada bölge yok.

## Bölge duyurmak

zones-announce = Bölge duyur
zones-amend = Değiştir…
zones-amend-one = { $zone } bölgesini değiştir
zones-amends = { $zone } yerine bütünüyle geçer.
zones-anew = Baştan başla
zones-keys = Bölge duyurmak
zones-key-send = Yayım iste ya da duyur
zones-announce-now = Duyur
zones-amend-now = Değiştir
zones-asks-nobody = Duyuru kimsenin rızasını istemez; kimsenin susması kabul sayılmaz.
zones-done-asked = Yayım istendi. Ötekilere henüz bir şey bildirilmedi.
zones-done-announced = Burada saklandı, ötekilere gidiyor. Üzerinde anlaşılmış değildir.
zones-name-hint = RANGE-2 gibi; bölge bu adla bulunur.
zones-says-temporary = Her tür kural, bir bitişle.
zones-says-restricted = Kim girebilir, ne kadar önceden bildirerek.
zones-says-no-fly = Hangi uçuşlar dışarıda kalır, ötekiler ne kadar yüksekte.
zones-says-demilitarised = Neyin, ne zamana dek çıkmış olacağı, metninizin sözleriyle.
zones-says-security-corridor = Bir yolun ya da çizginin iki yanında şu kadar metre.
zones-says-deconfliction-line = Kim çizginin hangi yanında, ne kadar uzakta durur.
zones-says-protected-site = Bir yere kim, ne kadar yüksekten yaklaşabilir.
zones-radius = Çevresinde, metre
zones-around = Genişlik
zones-map = Harita: bölgeyi çizin ya da dosya bırakın
zones-file = Bölge dosyası
zones-file-hint = [[zone]] tabloları olan TOML ya da GeoJSON; komut satırındaki gibi. Hareketli tampon böyle verilir.
zones-rule-number = Kural { $number }
zones-rule-more = Bir kural daha
zones-rule-drop = Bu kuralı çıkar
zones-whom = Ne ister
zones-whom-never = bunlar giremez
zones-whom-only = yalnız bunlar girebilir
zones-whom-all = içerideki herkes için
zones-parties = Taraflar
zones-activities = Faaliyetler
zones-any = hepsi
zones-nobody = hiç kimse
zones-out-by-hint = O zamana dek içeride olabilirler.
zones-what = Ne çıkmış olacak
zones-lead = Girmeden önce bildirim, dakika
zones-more = İstisnalar ve içerideki yükseklikler
zones-exempt = Bundan bağışık
zones-none-exempt = hiç kimse
zones-inside-floor = İçeride en az, m
zones-inside-ceiling = İçeride en çok, m
zones-left = Solda kalır
zones-right = Sağda kalır
zones-sides-hint = Çizgi boyunca çizildiği yönde gidenin solu ve sağı.
zones-buffer = Çizgiden uzak, metre
zones-reach = Yalnız şu kadar yakında, metre
zones-would-break = Geçerli olup buna uymayacak planlar
zones-at-once = hemen
zones-start-hint = Boşsa hemen. Dilimiyle: Z, +03:00 ya da Asia/Damascus.
`})];export{e as texts};