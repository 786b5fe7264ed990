### Oturum açma ve masanın kişileri.

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
people-passkeys-no-domain = Kapalı: bu masaya adresle ulaşılıyor, tarayıcı ise geçiş anahtarını bir alan adına bağlar. Ayarlarda [desk] altında `names` ile masaya bir ad verin.
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
sign-in-nobody = Bu masanın henüz yöneticisi yok. `keepclear serve` komutunun yazdığı bağlantıyı açın.
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
