### ما يرن، و STOP، وهل يُسمع المكتب.

alarm-title = الإنذارات
alarm-exercise = تمرين
alarm-suspended = القناة معلّقة
alarm-take = استلم
alarm-take-by-watch = يستلمه ضابط مناوب.
alarm-open = افتح
alarm-by = لم يستلمه: { $parties }
alarm-more = و{ $count } إنذارات أخرى.
alarm-translated = { "[" }{ $language }، ترجمة { $party } { $initials }]
alarm-keys = الإنذارات
alarm-key-take = استلم أول إنذار

## هل يسمعه أحد

alarm-not-armed = الصوت غير مجرَّب
alarm-not-armed-why = قد لا يُسمع إنذار عند هذا المكتب.
alarm-hear = اسمع الإنذار التجريبي
alarm-armed = سُمع الإنذار التجريبي عند هذا المكتب.
alarm-test-how = يصفر المكتب من مرتين إلى خمس. قل كم مرة سمعت.
alarm-test-make = صفّر
alarm-test-again = صفّر مرة أخرى
alarm-test-heard = عدد الصفرات المسموعة
alarm-test-answer = هذا العدد
alarm-test-number = اكتب العدد بالأرقام.
alarm-test-wrong = ليس هذا العدد. ارفع صوت السماعة وحاول مرة أخرى.
alarm-test-silent = المتصفح لا يصدر صوتاً. اسمح بالصوت لهذه الصفحة أو استعمل جهازاً آخر.
alarm-leave = ليس الآن
alarm-unheard = لا شيء يرن عند هذا المكتب
alarm-unheard-cut = العقدة لا تجيب منذ { $span }. إنذارات الآخرين لا تصل إليك: اتصل بهم بطريق آخر.
alarm-unheard-ended = انتهت جلسة { $initials }. سجّل الدخول من جديد.
alarm-unheard-role = سُحب دور المناوبة من { $initials }: لم تعد هذه النافذة في المناوبة.
alarm-unheard-removed = أُزيل { $initials } من هذا المكتب: لم تعد المناوبة لديه.
alarm-unheard-read = قرأته
alarm-unheard-hush = أسكت الصوت

## المناوبة

alarm-watch-nobody = لا أحد في المناوبة
alarm-watch-take = استلم المناوبة
alarm-watch-take-as = استلم المناوبة: { $initials }
alarm-watch-from = المناوبة عند { $holder } أو سلّمها.

## STOP

alarm-stop-title = STOP
alarm-stop-title-exercise = تمرين: STOP
alarm-stop-what = يرن عند كل مكتب آخر حتى يستلمه ضابط هناك. لا حاجة إلى اسم.
alarm-stop-send = STOP إلى كل الأطراف
alarm-stop-send-one = STOP إلى القناة { $channel }
alarm-stop-words = ما الذي يتوقف وأين
alarm-stop-words-hint = لا تنتظر الكلمات: STOP أولاً، ثم قل الباقي على الخط.
alarm-stop-whom = إلى
alarm-stop-all = كل طرف في كل قناة
alarm-stop-trying = لم يُرسل بعد: العقدة لا تجيب. جُرّب { $tries } مرات وما زلنا نحاول. اتصل بالآخرين هاتفياً الآن.
alarm-stop-sent = STOP محفوظ هنا وفي طريقه.
alarm-stop-taken = استلمه ضابط
alarm-stop-not-taken = لم يُستلم بعد
alarm-stop-phone = حيث لم يُستلم، اتصل بطريق آخر أيضاً.
alarm-stop-not-now = لا ترسل

## الأجراس كما تُقرأ

alarm-bell-stop = STOP
alarm-bell-notice-to-read-back = إشعار للتكرار
alarm-bell-read-back-to-answer = تكرار للجواب
alarm-bell-objection = اعتراض
alarm-bell-correction = تصحيح
alarm-bell-conflict = تعارض
alarm-bell-message = رسالة
alarm-bell-channel-to-join = قناة للانضمام
alarm-bell-document-to-sign = وثيقة للتوقيع
alarm-bell-look-at-this = انظر في هذا
alarm-bell-overdue = متأخر
alarm-bell-line = الخط
alarm-bell-query = استفسار
alarm-bell-zone = منطقة
alarm-bell-incident = حادث
