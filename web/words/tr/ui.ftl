### Tabloların, alanların ve işaretlerin her sayfada söyledikleri.

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
