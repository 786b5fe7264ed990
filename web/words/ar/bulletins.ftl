### ما يُحصى عن خط، كل عدد مع قائمته.
nav-bulletins = النشرات
bulletins-title = النشرات
bulletins-by = العدّ حسب
bulletins-by-day = اليوم
bulletins-by-week = الأسبوع
bulletins-by-month = الشهر
bulletins-last = آخر { $days } يومًا
bulletins-incidents = الحوادث
bulletins-answers = مدد الأجوبة
bulletins-line = الخط
bulletins-statement = بيان الحالة
bulletins-none = لم يبدأ حادث في هذه المدة.
bulletins-by-period = الحوادث المبلَّغ عنها حسب { $by }
bulletins-count = حوادث
bulletins-reported-by = أبلغ عنها { $party }
bulletins-one-word = كل منها بلاغ طرف واحد؛ والعمود يفتح قائمته.
bulletins-areas = وحسب أماكن الاتفاقات السارية أيضًا
bulletins-table-period = المدة
bulletins-table-area = المنطقة
bulletins-table-kind = النوع
bulletins-all = الكل
bulletins-total = المجموع
bulletins-column-reported = أبلغ
bulletins-column-confirmed = أكد
bulletins-column-denied = نفى
bulletins-column-not-seen = لم يره
bulletins-column-not-stated = لم يبيّن
bulletins-column-taken-back = سحب
bulletins-column-unclear = غير واضح
bulletins-area = المنطقة
bulletins-area-elsewhere = مكان آخر
bulletins-area-no-place = دون مكان
bulletins-left-out = أماكن ليست مضلعات بسيطة فلم يُعدّ بها:
bulletins-behind = القائمة وراء: { $what }
bulletins-every-row = كل حادث محسوب
bulletins-show-all = عرض الكل
bulletins-rule = يُحسب الحادث بموقعه الأول، في أول منطقة تحويه أو يقع على حدها؛ وما لا تحويه منطقة يُحسب في مكان آخر.

## مدد الأجوبة

bulletins-step-receipt = من الإشعار إلى استلام العقدة
bulletins-step-read-back = من الإشعار إلى إعادة القراءة
bulletins-step-answer = من إعادة القراءة إلى ردها
bulletins-step-told = من الإشعار إلى إبلاغ الوحدات
bulletins-step-short-receipt = الاستلام
bulletins-step-short-read-back = إعادة القراءة
bulletins-step-short-answer = الرد
bulletins-step-short-told = الإبلاغ
bulletins-step-note-receipt = معروف عن إشعاراتنا وحدها. الاستلام ليس موافقة.
bulletins-step-note-read-back = العلامة هي الوسيط والخط أطولها؛ والمتقطع ما يسمح به الإجراء.
bulletins-step-note-answer = من صاحب الإشعار.
bulletins-step-note-told = كما يقول المستلم.
bulletins-every-notice = كل إشعار وطرف
bulletins-no-notice = لم يُعطَ إشعار في هذه المدة.
bulletins-given = أُعطي
bulletins-to = إلى
bulletins-precedence = الأسبقية
bulletins-late = أطول مما يسمح به الإجراء:
bulletins-clocks = أوقات الآخرين بساعاتهم.

## الخط

bulletins-uptime = حال الخط أسبوعًا بأسبوع
bulletins-carried = من الوقت المعلوم كان الخط يعمل.
bulletins-known-from = معلوم منذ
bulletins-our-measure = قياسنا من يوميتنا: وقد يقيس عضو آخر غير ذلك.

## البيان

bulletins-level = لمن
bulletins-level-public = للعموم
bulletins-level-members = للأعضاء
bulletins-level-own = لنا
bulletins-level-says-public = أيام كاملة؛ الحوادث بأنواعها دون أرقام.
bulletins-level-says-members = ساعات كاملة؛ كل حادث بكل المواقف.
bulletins-level-says-own = بالثانية؛ مع العناوين والانقطاعات.
bulletins-give-out = تدوين أنه أُعطي…
bulletins-give-out-says = هذه الكلمات بعينها، ببصمتها. إن تغيّرت السجلات رُفض. ثم يثبت في سجل الإفصاح.
bulletins-where-to = إلى أين يذهب
