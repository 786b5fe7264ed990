### ما تقوله الجداول والحقول والعلامات في كل صفحة.

ui-copy = انسخ
ui-copied = نُسخ
ui-optional = يجوز تركه فارغاً
ui-close = أغلق
ui-none = لا شيء هنا.
ui-more = { $left } أخرى
ui-undo = تراجع

## الأوقات والمدد

span-s = { $s } ث
span-min = { $min } د
span-h = { $h } س { $min } د
span-d = { $d } ي { $h } س
when-now = الآن
when-in = بعد { $span }
when-ago = منذ { $span }
left = بقي { $span }
left-overdue = متأخر { $span }

## إلى أين وصل الإشعار عند طرف. لا شيء من هذا موافقة.

stage-party = الطرف
stage-receipt = الاستلام
stage-read-back = التكرار
stage-dissemination = إبلاغ الوحدات
stage-objection = الاعتراض
state-none = لا
state-received = استُلم
state-unanswered = كُرِّر ولم يُجب عليه
state-correction = تصحيح
state-correct = كُرِّر صحيحاً
state-disseminated = أُبلغت الوحدات
state-objected = يعترض

## لماذا رفضت العقدة

error-unreachable = العقدة لا تجيب. لا يُعرف هل تم ذلك؛ يمكن إرسال الفعل نفسه مرة أخرى ويُحسب مرة واحدة.
error-faults = لا يمكن قبول هذا كما هو.

## الخريطة

map-closer = أقرب
map-further = أبعد
map-all = أظهر كل ما هو قائم
map-credit = Natural Earth · GSHHG · GeoNames CC BY 4.0 · airportsdata. { "\u2067" }لا يعبّر أي خط عليها عن رأي في أي حدود.{ "\u2069" }
map-no-ground = خريطة الأساس غير موجودة هنا. المواقع صحيحة من دونها.
legend-title = مفتاح الخريطة
legend-notices = إشعارات قائمة: مظللة بخطوط
legend-to-come = ما يأتي خلال 72 ساعة: حدّ فقط
legend-zones = المناطق: حافة رمادية عريضة، متقطعة إن أُعلنت ولم يُتفق عليها
legend-patrols = الدوريات: نقاط تصلها خطوط منقطة، وكل طرف حيث أبلغ آخر مرة
legend-conflicts = التعارضات بأرقامها في القائمة
legend-symbols = لا يتحرك الرمز إلا حيث يقول الإشعار متى يُقطع كل جزء؛ وإلا وقف في الوسط.
strip-label = أوقات وارتفاعات { $one } و{ $other }
strip-references = الارتفاعات محسوبة من مراجع مختلفة ({ $references }) ولا تُقارن: يُعدّ التعارض قائماً.
strip-reference = الارتفاعات بالأمتار، { $reference }.
strip-every-height = كلاهما يشغل كل الارتفاعات.
strip-gap = بينهما في الوقت { $min } د.

## موضوع الإشعارات

activity-flight = طيران
activity-unmanned-flight = طيران مسيّر
activity-ground-movement = حركة برية
activity-vessel-movement = حركة سفينة
activity-patrol = دورية
activity-exercise = تمرين
activity-hazard-area = منطقة خطرة
activity-restricted-area = منطقة مقيّدة
activity-static-site = موقع ثابت
activity-humanitarian-movement = حركة إنسانية
activity-humanitarian-site = موقع إنساني
activity-medevac = إخلاء طبي
activity-other = غير ذلك
state-out-of-sequence = خارج التسلسل
