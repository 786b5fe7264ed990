### المناوبة: ما ينتظر إنساناً، والخريطة، والوقت الذي تعرضه.

nav-watch = المناوبة
watch-title = المناوبة
watch-map = خريطة مسرح العمل
watch-then = كما كان معروفاً في { $at }
watch-stale = العقدة لا تجيب: الخريطة كما كانت.
watch-cut = لم يُرسم { $more } من الإشعارات.
watch-keys = في المناوبة
watch-key-next = التالي في القائمة
watch-key-before = السابق
watch-key-open = افتح حيث يُنجز
watch-key-play = شغّل الاثنتين والسبعين ساعة القادمة أو أوقفها
watch-key-earlier = ربع ساعة إلى الوراء
watch-key-later = ربع ساعة إلى الأمام
watch-key-now = عُد إلى الآن
watch-key-map = أظهر المختار على الخريطة
watch-key-under = التالي مما بعضه فوق بعض
watch-key-all = أظهر كل ما هو قائم
watch-key-close = ألغِ الاختيار

## قائمة المنتظر

queue-title = ما ينتظر إنساناً
queue-what = ما ينتظر
queue-left = الوقت الباقي
queue-empty = لا شيء ينتظر إنساناً.
queue-told = أُبلغ: { $role }
queue-open = افتح
queue-more = ينتظر { $more } غيرها.
queue-by = من { $parties }
queue-untold = إلى: { $units }
queue-grade-not-receipted = لا إيصال من { $parties }
queue-grade-not-read-back = لم يكرره { $parties }
queue-due-at = كان متوقعًا عند { $point } في { $at }
queue-near = يقترب من { $sites }
waiting-exercise = تمرين
waiting-suspended = معلّق
waiting-stop = STOP
waiting-read-back-to-answer = تكرار للجواب
waiting-correction-read-back-anew = تصحيح: كرّر من جديد
waiting-notice-to-read-back = إشعار للتكرار
waiting-cancellation-to-take = إلغاء للاستلام
waiting-patrol-not-heard-of = دورية لم يُسمع عنها
waiting-query-to-answer = استعلام للجواب
waiting-to-be-out-of-a-zone = الخروج من منطقة
waiting-objection = اعتراض
waiting-own-units-to-be-told = إبلاغ وحداتنا
waiting-not-acknowledged = لم يُقَرّ به
waiting-message = رسالة
waiting-not-taken = لم يُستلم
waiting-line-check-to-make = فحص الخط مطلوب
waiting-line-check-missed = فات فحص الخط
waiting-notice-to-confirm-or-cancel = إشعار للتأكيد أو الإلغاء
waiting-unusual-reading-of-protected-sites = قراءة غير معتادة لمواقع محمية
waiting-protected-sites-approached-give-them = اقتراب من مواقع محمية: هل تُعطى؟
waiting-keys-to-replace = مفاتيح للاستبدال
waiting-document-to-sign = وثيقة للتوقيع
waiting-document-to-close = وثيقة للإغلاق
waiting-incident-our-position = حادث: موقفنا
waiting-unwitnessed = بلا شاهد
waiting-fork-proven-report-it = ثبت تفرّع السجل: هل يُبلَّغ عنه؟
waiting-conflict = تعارض
waiting-breach = مخالفة قاعدة
waiting-channel-to-join = قناة للانضمام
waiting-line-degraded = الخط متدهور
waiting-line-suspended = الخط معلّق
waiting-line-no-contact = لا اتصال على الخط

## المختار

picked-conflict = تعارض { $number }
picked-when = متى
picked-closest = أقرب مسافة
picked-serial = الرقم
picked-heights = الارتفاعات
picked-text = الكلمات
picked-every-height = كل الارتفاعات
picked-ground = الأرض
picked-on-map = على الخريطة
picked-open = افتح
picked-more = { $more } أخرى هنا
picked-patrol-at = عند النقطة { $point } من { $points }: { $name }
picked-patrol-not = لم ينطلق بعد
picked-patrol-next = التالية

## الوقت

time-label = الوقت الذي تعرضه الخريطة
time-slider = الوقت المعروض على الخريطة
time-play = شغّل
time-pause = أوقف
time-now = الآن
time-is-now = الآن
time-is-past = كما كان معروفاً
time-is-future = ما سيأتي

## ما هو غريب

waiting-clock-not-synchronised = الساعة غير متزامنة
waiting-clocks-differ = الساعات مختلفة
waiting-rulesets-differ = القواعد مختلفة
waiting-pictures-differ = الصور مختلفة
waiting-conflicts-differ = التعارضات المكتشفة مختلفة
waiting-disk-nearly-full = القرص يكاد يمتلئ
waiting-disk-takes-nothing = القرص لا يقبل شيئًا
waiting-line-check-from-the-future = فحص للخط من المستقبل
waiting-parcel-under-a-revoked-key = طرد بمفتاح مسحوب
waiting-in-a-channel-that-we-do-not-know = في قناة لا نعرفها
waiting-out-of-sequence = خارج التسلسل
waiting-fork-contested = تفرّع: السجل متنازع فيه
waiting-contradicts-its-own-log = يناقض سجله
waiting-too-far-ahead-not-held = متقدم أكثر مما يجب، لم يُحفظ
waiting-peer-rolled-back = عقدة الطرف رجعت إلى الوراء
waiting-more-of-our-log-than-ours = من سجلنا أكثر مما كتبنا
waiting-a-closed-log-goes-on = سجل مغلق يستمر
waiting-another-node-speaks-as-us = عقدة أخرى تتكلم باسمنا
waiting-fork-proven = ثبت تفرّع السجل
waiting-our-store-went-back = مخزننا رجع إلى الوراء
waiting-revoked-key-not-stood-by = مفتاح مسحوب لا يُقَر به
waiting-key-revoked = سُحب المفتاح
waiting-witness-does-not-serve-us = الشاهد لا يخدمنا
waiting-witness-has-seen-more-of-our-log = رأى الشاهد من سجلنا أكثر
waiting-witness-has-seen-another-log-of-ours = رأى الشاهد سجلًا آخر لنا
waiting-clock-was-set = ضُبطت ساعتنا
waiting-serials-missing = أرقام ناقصة
waiting-moved-far = نُقل بعيدًا
waiting-not-understood-upgrade = غير مفهوم: يلزم إصدار أحدث
waiting-refused = رُفض
waiting-seen-contradicted = رأى غيرنا سجلات أخرى
waiting-patrol-without-notice = دورية دون إشعار
waiting-query-below-the-least-area = استعلام دون أصغر مساحة
waiting-more-queries-than-settled = استعلامات أكثر من المتفق عليه
waiting-unusual-reading-of-sites = قراءة غير معتادة لمواقع محمية
waiting-sites-approached-in-numbers = اقتراب من مواقع محمية كثيرة
waiting-our-store-went-back-no-further-log = مخزننا رجع إلى الوراء، لا سجل آخر
odd-more = و{ $count } غيرها
odd-alike = { $count } من هذا النوع
