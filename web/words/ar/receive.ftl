### ما أبلغنا به الآخرون وما أجابوا به.

nav-receive = الوارد
receive-title = الوارد
receive-consent = الاستلام والتكرار لا يعنيان الموافقة أبداً.
receive-list = ما يحتاج إلى إنسان، الأشد عجلة أولاً
receive-none = لا إشعار ينتظر إنساناً.
receive-pick = اختر سطراً، أو تنقل بينها بالمفتاحين j و k.
receive-asking = جارٍ سؤال العقدة…
receive-what = ماذا
receive-left = الوقت
receive-map = مكان الإشعار
receive-plotted = رسمته هذه العقدة
receive-precision = أُبلغ بدقة { $precision }، { $label }
receive-translated = { "[" }{ $language }{ "]" } ترجمة { $party } { $initials }؛ الأصل هو المعتمد
receive-amend = عدّل
receive-stages = إلى أين وصل عند كل طرف
receive-not-notified = لم يُبلَّغ:
receive-said = ما قيل عنه
receive-act-read-back = تكرار
receive-act-answer = جواب
receive-act-disseminated = أُبلغت الوحدات
receive-act-objection = اعتراض
receive-says-group = مجموعة التحقق { $group }
receive-says-units = إلى: { $units }
receive-says-told = أُبلغوا { $at }
receive-state-out-of-sequence = خارج التسلسل
receive-state-superseded-or-cancelled = استُبدل أو أُلغي
receive-cancelled = ألغاه صاحبه.
receive-take = استلم

## التكرار

receive-read-back = كرّر
receive-read-back-how = قارن الموقع والمكان والأوقات والارتفاعات بخريطتك، ثم اكتب مجموعة التحقق المكتوبة بجانب هذا الرسم.
receive-group = مجموعة التحقق
receive-group-type = اكتب الأرقام الخمسة
receive-group-five = مجموعة التحقق خمسة أرقام.
receive-read-back-do = كرّر
receive-anew = أرسل صاحبه تصحيحاً: كرّره من جديد.

## وحداتنا

receive-units = وحداتنا
receive-units-told = أُبلغ كل من يجب إبلاغه.
receive-units-who = أي وحدات أو وظائف أُبلغت
receive-units-more = غيرها ممن أُبلغ
receive-told = متى أُبلغوا
receive-told-hint = إن تُرك فارغاً: الآن. وإلا فمع منطقته.
receive-told-wrong = اكتب التاريخ والوقت والمنطقة: 2030-06-01T05:00Z.
receive-units-do = أُبلغوا

## الاعتراض

receive-object = اعتراض
receive-objected = اعترضنا.
receive-reason = السبب
receive-reason-hint = الاعتراض يطلب ولا يمنع شيئاً.
receive-object-do = اعترض

## إشعارنا

receive-answer = كرّره
receive-they-plot = رسموه عند
receive-answer-how = هل هو حيث قصدت؟ «صحيح» تعني فقط أنهم قرؤوه صحيحاً.
receive-correct = التكرار صحيح
receive-correction = تصحيح
receive-correction-words = ما الذي ليس صحيحاً
receive-objection = اعترض
receive-take-objection = استلمه؛ يبقى الإشعار كما هو
receive-stale = هل ما زال صحيحاً؟
receive-confirm = أكّد أنه ما زال صحيحاً
receive-cancel = ألغِ الإشعار
receive-cancel-title = إلغاء { $notice }
receive-cancel-what = يُبلَّغ الآخرون أنه ينتهي الآن، ويستلم ضباطهم ذلك.
receive-cancel-asked = طُلب إطلاق الإلغاء.

## المفاتيح

receive-keys = القائمة
receive-keys-one = إشعار واحد
receive-key-next = التالي
receive-key-before = السابق
receive-key-read-back = إلى مجموعة التحقق
receive-key-units = إلى وحداتنا
receive-key-object = إلى الاعتراض
receive-key-correct = التكرار صحيح
receive-key-correction = إلى التصحيح

## ما يقوله الإشعار

plot-more = و{ $count } مواقع أخرى
plot-near = { $km } كم من { $place }:
plot-activity = النشاط
plot-begins = من
plot-ends = حتى
plot-around = ابتعد
plot-radius = { $m } م حوله
plot-no-radius = المساحة نفسها
plot-any-height = على أي ارتفاع
plot-up-to = حتى { $high } م { $reference }
plot-from = { $low } م { $reference } فما فوق
plot-between = من { $low } إلى { $high } م { $reference }

## ما ينبغي الانتباه إليه

