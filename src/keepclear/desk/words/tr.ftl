### Masanın Türkçe sözleri. Bir kayıt subayın okuduğu metindir; onu değiştiren, konuşurun denetlediğini
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
