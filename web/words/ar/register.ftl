### ما تشترك فيه السجلات: القوائم وصفحة البند الواحد والأعمال المطلوبة.
register-search = بحث
register-which = ما يُعرض
register-count = { $shown } من { $all }
register-stale = لم تُجب العقدة عن السؤال الأخير؛ المعروض هو ما كان قبله.
register-loading = يُسأل العقدة…
register-not-found = لا شيء يطابق البحث.
register-print = طباعة
register-keys = في القائمة
register-keys-item = في بند واحد
register-key-search = البحث في القائمة
register-key-walk = التنقل بين الأسطر؛ Enter يفتح
register-key-back = العودة إلى القائمة
register-key-print = طباعة
register-translated = ترجمة
register-place = المكان
register-when = متى
register-from = من
register-until = حتى
register-always = دائمًا
register-open-end = حتى يُنهى
register-party = الطرف
register-channel = القناة
register-state = الحالة
register-article = المادة
register-notice = الإشعار
register-name = الاسم
register-text = النص
register-reason = السبب
register-optional-text = كلمات إضافية
register-act = ما يُعمل
register-map = الخريطة
register-yes = نعم
register-no = لا
register-in-table = كجدول
register-in-chart = كرسم
register-height = من { $floor } إلى { $ceiling } م، { $reference }
register-height-to = حتى { $ceiling } م، { $reference }
register-height-from = من { $floor } م فما فوق، { $reference }
register-every-height = كل الارتفاعات
register-metres = { $m } م
register-km = { $km } كم
register-percent = { $n } ٪

## الأعمال، وما يحتاج إلى شخصين

register-not = ترك
register-asked = طُلب. يُنفَّذ عندما يُصدره ضابط آخر.
register-asked-where = ينتظر في رأس هذه الصفحة كما هو حتى ذلك الحين. لم يخرج شيء من هذا المكتب.
register-done-warned = تم. انتبهوا إلى هذا:
register-waiting = بانتظار ضابط ثانٍ
register-waiting-by = طلبه { $name } ({ $initials })
register-look = عرض
register-released-exactly = يُنفَّذ هذا بعينه، باسم من طلبه ومن يُصدره.
register-own-draft = أنتم من طلب هذا: يُصدره ضابط آخر.
register-note = كلمة إلى من طلب
register-send-back = إعادة
register-release = إصدار

## الأنشطة

register-activity-patrol = دورية
register-activity-flight = تحليق
register-activity-unmanned-flight = تحليق غير مأهول
register-activity-ground-movement = حركة برية
register-activity-humanitarian-movement = حركة إنسانية
register-activity-humanitarian-site = موقع إنساني
register-activity-static-site = موقع ثابت
register-activity-medevac = إخلاء طبي
register-activity-exercise = تمرين
register-activity-restricted-area = منطقة مقيّدة
register-activity-hazard-area = منطقة خطرة
register-activity-vessel-movement = حركة بحرية
register-activity-other = أخرى
register-no-map = تعذّر تحميل الخريطة.
register-instant-hint = مع المنطقة الزمنية: { "\u2066" }161200ZJUN30{ "\u2069" } أو { "\u2066" }2030-06-16 12:00Z{ "\u2069" }
register-instant-wrong = هذا ليس وقتًا مع منطقته الزمنية.

## وثائق يوقّعها الجميع

register-signed = الموقّعون
register-not-signed = لم يوقّع
register-fate = الوضع
register-fate-open = مفتوحة
register-fate-complete = مكتملة
register-fate-retracted = مسحوبة
register-fate-void = باطلة
register-hash = بصمة البايتات
register-hash-signed = هذه البايتات بعينها:
register-holds-nobody = لا تُلزم أحدًا حتى يوقّع { $parties } وتُغلق.
register-read-first = اقرؤوها إلى آخرها أولًا.
register-end = نهاية النص
register-says = ما تقوله
register-sign = توقيع
register-sign-says = يوقّع { $party } «{ $title }»: البايتات التي عُرضت دون غيرها.
register-close = إغلاق
register-close-says = وقّع الجميع. الإغلاق يجعل «{ $title }» مكتملة؛ وتسري من تاريخها.
register-withdraw = سحب التوقيع
register-withdraw-says = لم يعد { $party } موقّعًا على «{ $title }». لا يمكن إكمالها عندئذ.
register-retract = سحب المقترح
register-retract-says = تُسحب «{ $title }» عن الجميع؛ ويبقى ما وُقّع ظاهرًا.
register-clash = كتبت نافذة أخرى هذه المسودة بعد أن فتحتها هنا. ما كتبته محفوظ هنا وفي هذا المتصفح، والعقدة لديها الأخرى.
register-clash-theirs = افتح الأخرى
register-clash-mine = تابع بما كتبته
register-clash-both = في الحالتين يصبح ما كتبته مسودة مستقلة: لا تضيع أي منهما.
