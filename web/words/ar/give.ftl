### كتابة إشعار وإطلاق ما كتبه ضابط آخر.

nav-give = أصدر إشعاراً
give-title = أصدر إشعاراً
give-title-amend = عدّل { $notice }
give-new = جديد
give-kept-nowhere = لم يُكتب شيء بعد.
give-kept-browser = محفوظ في المتصفح، وفي طريقه إلى العقدة.
give-kept-node = محفوظ في العقدة.
give-drafts = مسودات: { $count }
give-nameless = بلا اسم
give-to-release = بانتظار إطلاقك: { $count }
give-state-open = قيد الكتابة
give-state-asked = طُلب إطلاقه
give-state-sent-back = أُعيد

## النموذج

give-name = الاسم
give-name-hint = مثل NORTH-1؛ يستعمله كل الأطراف.
give-activity = النشاط
give-shape = الشكل
give-shape-point = نقطة
give-shape-route = طريق
give-shape-area = مساحة
give-places = المواقع، واحد في كل سطر
give-places-hint = بأي كتابة: { "\u2066" }35.3358N 36.2094E{ "\u2069" } أو { "\u2066" }35 20 09N 036 12 34E{ "\u2069" } أو { "\u2066" }352009N0361234E{ "\u2069" } أو { "\u2066" }37S BV 46368 13860{ "\u2069" }.
give-pasted = جدول أو ملف ملصق
give-pasted-hint = جدول بعناوين أو مواقع أو GeoJSON أو KML أو GPX. ما ينقصه يؤخذ من النموذج.
give-pasted-drop = أزله واكتب
give-radius = نصف القطر، متر
give-altitude = الارتفاعات محسوبة من
give-reference-WGS84 = مجسم WGS 84
give-reference-MSL = مستوى البحر (MSL)
give-reference-AGL = سطح الأرض (AGL)
give-reference-FL = مستوى الطيران (FL)
give-floor = الأدنى، متر
give-ceiling = الأعلى، متر
give-start = من
give-end = حتى
give-time-hint = مع منطقته: Z أو { "\u2066" }+03:00{ "\u2069" } أو { "\u2066" }Asia/Damascus{ "\u2069" }.
give-text = كلمات أخرى قليلة
give-audience = لمن وبأي دقة
give-channel = القناة
give-channel-choose = اختر قناة
give-precedence = الأسبقية
give-exactness = الأماكن
give-step = الأوقات
give-exact = كما هي بالضبط
give-label = يجوز إبلاغه إلى
give-label-none = لم يُذكر
give-label-own-units-only = وحداتهم فقط
give-label-members-of-this-channel = أعضاء هذه القناة
give-label-named-parties = أطراف مسماة
give-label-public = العموم
give-handling = من، أو كيف يُعامل

## الخريطة

give-map = خريطة: ارسم أو أسقط ملفاً
give-draw-point = نقطة
give-draw-route = طريق
give-draw-area = مساحة
give-show = أظهره
give-file = ملف…
give-paste = الصق…

## ما تفهمه العقدة

give-plotted = أين يقع
give-nothing = لم يُرسم شيء بعد.
give-and-more = و{ $count } أخرى
give-conflicts = التعارضات لو أُصدر الآن
give-not-tried = تظهر حالما يُرسم.
give-clear = خالٍ من كل ما هو قائم
give-close = بينهما { $m } م، والمحفوظ { $held } م
give-close-up = { $m } م ارتفاعاً
give-ways = مخارج: ضغطة واحدة تأخذ واحداً؛ ولا يُسأل الآخرون.
give-take-way = خذه
give-no-way = لا شيء مما جُرّب خالٍ.
give-later = متأخر { $span }
give-earlier = مبكر { $span }
give-higher = أعلى { $m } م
give-lower = أخفض { $m } م
give-aside = { $m } م نحو { $bearing }°
give-nearest = الأقرب عندها:
give-moved = نُقل خارج التعارض.
give-with-conflict = يُصدر مع تعارض.
give-each-gets = ما يصل كل طرف
give-gets = يصله
give-told-at = الأماكن والأوقات: { $precision }
give-nobody = لا أحد بعد.

## ما يُسأل عنه قبل الإصدار

give-warn-moved = ابتعد { $km } كم عن مكانه القائم. أهذا مقصود؟
give-warn-swapped = على بعد { $km } كم من كل ما هو قائم. هل تبادل خط العرض وخط الطول موضعيهما؟
give-warn-begun = بدايته مضت.
give-warn-mojibake = يبدو أن نصاً نُسخ خطأ:

## التعديل

give-changes = ما الذي يتغير
give-no-change = لم يتغير شيء بعد.
give-read-anew = كل طرف يكرر النسخة الجديدة من جديد.
give-field-name = الاسم
give-field-activity = النشاط
give-field-places = المواقع
give-field-radius_m = نصف القطر، م
give-field-start = من
give-field-end = حتى
give-field-floor_m = الأدنى، م
give-field-ceiling_m = الأعلى، م
give-field-altitude_reference = الارتفاع من
give-field-text = الكلمات
give-field-pasted = الملف
give-field-exactness = دقة الأماكن
give-field-step = دقة الأوقات
give-field-label = يجوز إبلاغه إلى
give-field-handling = المعاملة

## الإطلاق

give-ask = اطلب الإطلاق
give-ask-how = ينظر فيه ضابط آخر ويطلقه.
give-now = أصدره
give-amend-now = عدّله
give-done-asked = طُلب الإطلاق. لم يُبلَّغ الآخرون بشيء بعد.
give-done-given = محفوظ هنا وفي طريقه إلى الآخرين.
give-sent-back = أُعيد
give-act-give = إصدار
give-act-amend = تعديل
give-act-cancel = إلغاء
give-drafted-by = أعدّه { $name } ({ $initials })
give-release-how = ما هو مكتوب أعلاه هو بالضبط ما يخرج، وبأحرفك أيضاً.
give-release-as = أطلقه: { $initials }
give-released = أُطلق؛ محفوظ هنا وفي طريقه.
give-send-back = أعده
give-send-back-note = لماذا يُعاد
give-own-release = أعددته بنفسك: يطلقه ضابط آخر.
give-keys = إصدار إشعار
give-key-send = اطلب الإطلاق أو أصدر
