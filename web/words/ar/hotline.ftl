### ما يقال على الخط.

nav-hotline = الخط الساخن
hotline-title = الخط الساخن
hotline-consent = «استُلم» تعني أنه عند ضابط، لا أن أحداً موافق.
hotline-open = ينتظر الاستلام
hotline-rest = ما قيل في اليومين الماضيين
hotline-none = لم يُقل شيء آخر.
hotline-original = الأصل، { $language }
hotline-translated = { $language }: ترجمة { $party } { $role } { $initials }؛ الأصل هو المعتمد
hotline-translate = ترجم
hotline-into = إلى
hotline-translation = الترجمة
hotline-original-rules = تُكتب تحت الأصل بأحرفك؛ والأصل هو المعتمد.
hotline-translate-do = أضف الترجمة
hotline-taken = استُلم
hotline-received = عند عقدتهم، لم يُستلم
hotline-not-received = لم يصل
hotline-not-taken = لم يُستلم

## القول

hotline-say = قل
hotline-coded = برمز
hotline-free = بكلمات حرة
hotline-code = المقصود
hotline-code-hint = يقرؤه كل ضابط بلغته.
hotline-unreviewed = حيث لم يراجع النص متكلم باللغة، يظهر هناك أنه لم يُراجع.
hotline-words = الكلمات
hotline-language = كُتب بـ
hotline-send = قلها
hotline-sent = محفوظ هنا وفي طريقه.
hotline-time-cure = اكتب 2030-06-01T05:00Z أو 010500ZJUN30.
hotline-slot-notice = الإشعار
hotline-slot-party = الطرف
hotline-slot-km = كيلومترات
hotline-slot-minutes = دقائق
hotline-slot-count = كم وحدة
hotline-slot-at = متى
hotline-slot-until = حتى
hotline-slot-place = أين
hotline-keys = الخط الساخن
hotline-key-take = استلم الأول
hotline-key-say = قل شيئاً
