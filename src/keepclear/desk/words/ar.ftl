### كلمات المكتب بالعربية. كل مدخل هو ما يقرؤه الضابط؛ من يغيّره يغيّر ما راجعه متكلم اللغة فتسقط المراجعة.
### الأرقام والأوقات والأماكن يضعها البرنامج.

## المقادير

amount-km = { $km ->
    [zero] { $km } كيلومتر
    [one] كيلومتر واحد
    [two] كيلومترين
    [few] { $km } كيلومترات
    [many] { $km } كيلومترًا
   *[other] { $km } كيلومتر
}
amount-minutes = { $minutes ->
    [zero] { $minutes } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
}
amount-units = { $count ->
    [zero] { $count } وحدة
    [one] وحدة واحدة
    [two] وحدتين
    [few] { $count } وحدات
    [many] { $count } وحدة
   *[other] { $count } وحدة
}

## الرسائل المرمّزة: «نحن» من يقول و«أنتم» من يقرأ

ACKNOWLEDGE = فُهمت رسالتكم الأخيرة. هذا ليس موافقة.
AIRCRAFT_IN_DISTRESS = طائرة في حالة استغاثة عند { $place } منذ { $at }. ابتعدوا عنها.
CALL_ME = اتصلوا بنا هاتفيًا فورًا.
CANNOT_COMPLY = لا نستطيع تنفيذ طلبكم الأخير.
CEASE_FIRE_REQUEST = أوقفوا إطلاق النار ضمن { amount-km } من { $place }. أفرادنا هناك.
CHECK_POSITION = نشك في الموقع الوارد في الإشعار { $notice }. تحققوا منه وأعيدوا قراءته هاتفيًا.
CHECK_TIME_ZONE = نفهم أن بداية الإشعار { $notice } هي { $at }. تحققوا من المنطقة الزمنية.
CLOCK_WRONG = يبدو أن ساعة الطرف { $party } منحرفة بمقدار { amount-minutes }.
COMMANDER_WANTED = نريد التحدث مع قائدكم.
CONTACT_AWAY = ضابط الاتصال المسمّى لدينا غائب حتى { $until }. يستلم رسائلكم أي ضابط مناوب.
DESK_UNMANNED = لا أحد في مكتبنا من { $at } حتى { $until }. عند الخطر على الحياة أرسلوا STOP واتصلوا هاتفيًا.
FORCES_OURS = القوات الموجودة عند { $place } في { $at } هي قواتنا.
FORCES_NOT_OURS = القوات الموجودة عند { $place } في { $at } ليست قواتنا.
FORCES_UNKNOWN = لا نعرف لمن القوات الموجودة عند { $place } في { $at }. هذا لا يعني النفي.
INTERPRETER_WANTED = نريد مترجمًا على الخط.
LINE_RESTORED = نستأنف استخدام الخط اعتبارًا من { $at }.
LINE_SUSPENDED = نعلّق استخدام الخط اعتبارًا من { $at }. تبقى رسائل STOP وسلامة الأرواح نافذة.
MEDEVAC_COMING = إخلاء طبي يصل إلى { $place } في { $at }. أبقوا طريقه خاليًا.
MOVEMENT_COMPLETE = اكتملت الحركة { $notice } في { $at }.
MOVEMENT_DELAYED = تأخرت الحركة { $notice } بمقدار { amount-minutes }.
MOVEMENT_OVERDUE = كان على الحركة { $notice } أن تُبلغ قبل { amount-minutes } ولم تفعل.
NOTICE_LATE = وصل الإشعار { $notice } قبل بدايته بمقدار { amount-minutes }. قد لا تُبلَّغ وحداتنا في الوقت المناسب.
NOTICE_NOT_RECEIVED = لم نستلم الإشعار { $notice }. أرسلوه من جديد.
PARTY_NOT_TOLD = لم يُبلَّغ الطرف { $party } بالإشعار { $notice }.
PATROL_CUT_SHORT = قُطعت الدورية { $notice } في { $at }.
READ_BACK_WANTED = أعيدوا قراءة الإشعار { $notice } الآن.
RESCUE_UNDER_WAY = عملية بحث وإنقاذ جارية ضمن { amount-km } من { $place }. ابتعدوا.
SAY_AGAIN = لم تُفهم رسالتكم الأخيرة. أعيدوها.
STOP_RECEIVED = استلمنا رسالة STOP منكم في { $at }. نحن نبلّغ وحداتنا.
UNITS_CEASED = عدد وحداتنا التي توقفت حتى { $at }: { $count ->
    [zero] { $count } وحدة
    [one] وحدة واحدة
    [two] وحدتان
    [few] { $count } وحدات
    [many] { $count } وحدة
   *[other] { $count } وحدة
}.
UNITS_NOT_TOLD = لم نبلّغ بعد { amount-units } من وحداتنا بالإشعار { $notice }. انتظروا قبل البدء.
UNITS_TOLD = أبلغنا { amount-units } من وحداتنا بالإشعار { $notice }.
WAIT = انتظروا. نجيب في غضون { amount-minutes }.
WRONG_POSITION = الموقع الوارد في الإشعار { $notice } خاطئ بمقدار { amount-km }. لا تعتمدوا عليه. يتبع تعديل.
WRONG_TIME = الأوقات الواردة في الإشعار { $notice } خاطئة بمقدار { amount-minutes }. يتبع تعديل.

## الأسبقية

precedence-FLASH = خاطف
precedence-IMMEDIATE = فوري
precedence-PRIORITY = عاجل
precedence-ROUTINE = عادي

## الإقرار: الدرجات وحالة كل منها

grade-RECEIPT = استلام العقدة
grade-READ_BACK = إعادة القراءة من ضابط
grade-DISSEMINATION = إبلاغ الوحدات
grade-OBJECTION = اعتراض
standing-NONE = ليس بعد
standing-RECEIVED = مستلَم
standing-UNANSWERED = أُعيدت القراءة دون رد
standing-CORRECTION = تصحيح
standing-CORRECT = إعادة القراءة صحيحة
standing-DISSEMINATED = أُبلغت الوحدات
standing-OBJECTED = اعتراض

## حالة القناة

line-OPEN = مفتوحة
line-DEGRADED = متدهورة
line-SUSPENDED = معلّقة من { $party }
line-NO_CONTACT = لا اتصال منذ { $at }

## لماذا يرن المكتب

bell-STOP = STOP
bell-NOTICE = إشعار لإعادة القراءة
bell-ANSWER = إعادة قراءة تنتظر الرد
bell-OBJECTION = اعتراض
bell-CORRECTION = تصحيح
bell-CONFLICT = تعارض
bell-MESSAGE = رسالة
bell-INVITATION = قناة للانضمام
bell-DOCUMENT = وثيقة للتوقيع
bell-ODDITY = انظروا إلى هذا
bell-OVERDUE = متأخر
bell-LINE = الخط
bell-QUERY = استعلام عن القوات
bell-ZONE = منطقة
bell-INCIDENT = حادث

## ما يحتاج إلى إنسان

watch-stop = STOP
watch-exercise-stop = تمرين STOP
watch-message = رسالة
watch-exercise-message = تمرين: رسالة
watch-notice-to-read-back = إشعار لإعادة القراءة
watch-read-back-to-answer = إعادة قراءة تنتظر الرد
watch-correction-read-back-anew = تصحيح: أعيدوا القراءة من جديد
watch-objection = اعتراض
watch-own-units-to-be-told = وحداتنا يجب إبلاغها
watch-cancellation-to-take = إلغاء ينتظر الاستلام
watch-not-acknowledged = دون إقرار
watch-not-taken = لم يتولَّه أي ضابط
watch-line-check-missed = فات فحص الخط
watch-line-check-to-make = فحص خط يجب إجراؤه
watch-notice-to-confirm-or-cancel = إشعار للتأكيد أو الإلغاء
watch-conflict = تعارض
watch-breach = مخالفة لقاعدة المكان
watch-channel-to-join = قناة للانضمام
watch-document-to-sign = وثيقة للتوقيع
watch-document-to-close = وثيقة للإغلاق
watch-not-understood-upgrade = غير مفهوم، حدّثوا البرنامج
watch-refused = مرفوض
watch-out-of-sequence = خارج التسلسل
watch-keys-to-replace = مفاتيح يجب استبدالها
watch-unwitnessed = دون شاهد
watch-patrol-not-heard-of = دورية انقطعت أخبارها
watch-query-to-answer = استعلام عن القوات ينتظر الرد
watch-to-be-out-of-a-zone = يجب إخراجه من منطقة
watch-unusual-reading-of-protected-sites = قراءة غير معتادة لمواقع محمية
watch-protected-sites-approached-give-them = اقتراب من مواقع محمية: هل تُبلَّغ؟
watch-incident-our-position = حادث: موقفنا
watch-fork-proven-report-it = ثبت تشعّب في السجل: هل يُبلَّغ عنه؟

## بجانب النص

mark-UNREVIEWED = غير مراجَع
mark-UNKNOWN_CODE = رمز غير معروف
mark-TRANSLATED = ترجمة { $party }؛ النص الأصلي هو المعتمد
