### Her sayfanın çerçevesi.

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
