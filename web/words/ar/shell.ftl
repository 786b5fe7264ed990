### إطار كل صفحة.

## مجموعات الصفحات وما حول الصفحة

group-now = الآن
group-say = أبلغ
group-keep = السجل
group-account = هذا المكتب
shell-pages = الصفحات
shell-skip = إلى الصفحة
shell-clock = وقت هذه العقدة
shell-scenario = سيناريو { $id } · ليس وقتاً حقيقياً
shell-keys = المفاتيح
shell-stop = STOP
shell-language = اللغة
shell-light = الإضاءة
shell-sign-out = خروج
shell-signed-out = لم يسجّل أحد دخوله إلى هذا المكتب.
shell-again = حاول مرة أخرى
shell-cut = العقدة لا تجيب هذه الصفحة. قد يكون ما تراه قديماً، وما تكتبه محفوظ.
shell-page-lost = تعذّر تحميل الصفحة. ربما أُعيد تشغيل العقدة: حمّل الصفحة من جديد.
shell-no-page = لا توجد صفحة { $page }.
shell-trouble-disk = قرص هذه العقدة لا يقبل شيئاً. ما زالت ترن وتُقرأ، لكن ما يُقال لا يُحفظ ولا يُرسل: اتصل بطريق آخر.
shell-trouble-stopping = العقدة تتوقف.
theme-day = نهار
theme-night = ليل
theme-red = ضوء أحمر

## المفاتيح

keys-title = المفاتيح
keys-everywhere = في كل صفحة
key-help = أظهر هذه المفاتيح
key-stop = قل STOP

## الخط مع كل طرف، ومن في المناوبة

line-label = الخط مع كل طرف
line-open = مفتوح
line-degraded = متدهور
line-suspended = معلّق
line-no-contact = لا اتصال
line-node = العقدة تجيب
line-node-silent = العقدة صامتة
line-desk-manned = المكتب مشغول
line-desk-unmanned = لا أحد في المكتب
line-desk-not-said = المكتب: لم يُذكر
line-contact = سُمع منذ { $span }
line-no-contact-ever = لم يُسمع قط
line-clock = الساعة
line-clock-unknown = لم تُقَس
line-no-peers = لا تعرف هذه العقدة أي طرف آخر بعد.
header-watch-kept = المناوب:
header-watch-given = سلّم المناوبة
header-watch-nobody = لا أحد في المناوبة
