### Çalan, STOP ve masanın duyulup duyulmadığı.

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
