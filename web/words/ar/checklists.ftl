### قوائم تحقق المناوبة.

nav-checklists = قوائم التحقق
checklists-title = قوائم التحقق
checklists-all = كل القوائم
checklists-says = مكتوبة في إعدادات هذه العقدة. لكل خطوة جواب، وكل جواب في السجلّ.
checklists-none = لا توجد قائمة كهذه.
checklists-steps = خطوات
checklists-began = بدأت
checklists-last = آخر جواب
checklists-now = الخطوة المطلوب جوابها الآن
checklists-again = اكتملت الجولة الأخيرة. تبدأ من جديد بـ
checklists-anew-with = ابدأ من جديد: { $answer }
checklists-for-watch = تُعطى الأجوبة في دور المناوب.
checklists-state-not-begun = لم تبدأ
checklists-state-through = اكتملت
checklists-state-under-way = جارية
checklists-state-changed-since-begins-anew = تغيّرت: تبدأ من جديد
checklists-answer-yes = نعم
checklists-answer-no = لا
checklists-answer-done = تم
checklists-keys = في القائمة
checklists-key-yes = أجب بنعم
checklists-key-no = أجب بلا
checklists-key-done = أجب بتم
