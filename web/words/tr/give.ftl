### Bildirim yazmak ve başkasının yazdığını yayımlamak.

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
