### Kendi korunan yerlerimiz.
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
