### Hat hakkında sayılanlar, her sayı listesiyle.
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
