var e=[{coded:`### كلمات المكتب بالعربية. كل مدخل هو ما يقرؤه الضابط؛ من يغيّره يغيّر ما راجعه متكلم اللغة فتسقط المراجعة.
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
`},Object.assign({"../../../words/ar/alarm.ftl":`### ما يرن، و STOP، وهل يُسمع المكتب.

alarm-title = الإنذارات
alarm-exercise = تمرين
alarm-suspended = القناة معلّقة
alarm-take = استلم
alarm-take-by-watch = يستلمه ضابط مناوب.
alarm-open = افتح
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
`,"../../../words/ar/conflicts.ftl":`### نيات معلنة ستقترب أكثر مما اتُّفق عليه.
nav-conflicts = التعارضات
conflicts-title = التعارضات
conflicts-none = لا تعارض قائم. وهذا لا يقول شيئًا عمّا لم يُشعَر به.
conflicts-all = الكل
conflicts-ours = مع ما لنا
conflicts-others = بين الآخرين
conflicts-severity = الخطورة
conflicts-advisory = للعلم
conflicts-caution = حذر
conflicts-critical = حرج
conflicts-lasts = المدة
conflicts-notices = الإشعارات
conflicts-close = مدى القرب
conflicts-aside = { $m } جانبًا
conflicts-high = { $m } ارتفاعًا
conflicts-heights-unlike = ارتفاعات من مراجع مختلفة
conflicts-same-time = في الوقت نفسه
conflicts-gap = بفارق { $span }
conflicts-held = المطلوب حفظه
conflicts-held-to = { $aside } جانبًا، أو { $high } ارتفاعًا، أو { $span } زمنًا
conflicts-not-agreed = لا فصل متفق عليه؛ يُستعمل أكبر ما اقتُرح
conflicts-exact = بأحجامنا الدقيقة: { $m } م
conflicts-exact-clear = لا تعارض بأحجامنا الدقيقة
conflicts-exact-ours = لهذا المكتب وحده؛ وهو قائم عند الآخرين.
conflicts-doubt = قد يقل بما يصل إلى { $m } م
conflicts-two-channels = الإشعاران في قناتين: لا يُذكر أحدهما في قناة الآخر.
conflicts-sides = الجانبان
conflicts-activity = النشاط
conflicts-height = الارتفاعات
conflicts-also = تعارضات أخرى لأيٍّ منهما
conflicts-report = الإبلاغ عن حادث
conflicts-not-ours = لا أحد من الإشعارين لنا: ليس لهذا المكتب ما يحرّكه.

## المخارج

conflicts-ways-out = مخارج للإشعار { $notice }
conflicts-move = التحريك
conflicts-clears = يزيل
conflicts-then-nearest = الأقرب عندئذ
conflicts-cost = الكلفة
conflicts-amend = تعديل هكذا…
conflicts-looking = يُبحث عن مخارج…
conflicts-no-way = لا شيء مما جُرّب خالٍ من التعارض، أو الإشعار معفى.
conflicts-ways-note = لا يُرسل عرض من تلقاء نفسه: يُفتح مسودة تُقرأ وتُصدَر.
conflicts-other-side = يرى { $party } التعارض نفسه وقد يتحرك أيضًا: تحدثوا أولًا.
conflicts-later = بعده بـ { $span }
conflicts-earlier = قبله بـ { $span }
conflicts-higher = أعلى بـ { $m }
conflicts-lower = أخفض بـ { $m }
conflicts-moved = { $m } باتجاه { $bearing }°
conflicts-nearest = { $notice }: هامش { $much } في { $kept }
conflicts-kept-time = الزمن
conflicts-kept-altitude = الارتفاع
conflicts-kept-place = المكان
`,"../../../words/ar/faults.ftl":`### ما الخطأ فيما كُتب: نص لكل جملة تكتبها العقدة.

fault-readings = هل المقصود: { $readings }؟
fault-swapped = يبدو أن خط العرض وخط الطول تبادلا موضعيهما.
fault-missing = هذا ناقص.
fault-empty = هذا فارغ.
fault-column-unknown = لا يُعرف عمود باسم «{ $said }».
fault-column-unknown-cure = سمّه name أو place أو lat أو lon أو route أو area أو activity أو radius_m أو from أو until أو floor_m أو ceiling_m أو altitude_reference أو text، أو احذفه.
fault-column-missing = لا عمود يقول هذا.
fault-no-position = هذا ليس موقعاً.
fault-not-number = هذا ليس رقماً.
fault-not-number-cure = اكتب أرقاماً فقط، مع نقطة عشرية، بالأمتار.
fault-too-great = هذا الرقم كبير جداً.
fault-below-zero = هذا أقل من 0.
fault-not-known = هذه الكلمة غير معروفة هنا.
fault-end-first = النهاية ليست بعد البداية.
fault-end-first-cure = هل تبادلا موضعيهما؟
fault-floor-above = الحد الأدنى أعلى من الحد الأعلى.
fault-floor-above-cure = هل تبادلا موضعيهما؟
fault-lat-beyond = خط العرض { $said } يتجاوز 90 درجة.
fault-lon-beyond = خط الطول { $said } يتجاوز 180 درجة.
fault-two-notations = النصفان بكتابتين مختلفتين.
fault-two-notations-cure = اكتبهما بالطريقة نفسها.
fault-decimal-comma = الفاصلة هنا تُقرأ بطريقتين.
fault-decimal-comma-cure = اكتب الكسور بنقطة.
fault-one-letter = هناك حرف على نصف واحد فقط.
fault-one-letter-cure = اكتب N أو S وأيضاً E أو W.
fault-sign-and-letter = هناك إشارة والحرف { $letter } معاً.
fault-sign-and-letter-cure = اكتب أحدهما.
fault-minutes-beyond = الدقائق والثواني أقل من 60؛ وهنا { $said }.
fault-many-ways = يمكن تقسيم هذه الأرقام بعدة طرق.
fault-many-ways-cure = اكتبه هكذا: 352009N0361234E.
fault-figures = عدد الأرقام خطأ.
fault-figures-cure = اكتبه هكذا: 35.335833N 36.209444E أو 352009N0361234E.
fault-mgrs-halves = طول الإحداثي الشرقي غير طول الشمالي.
fault-mgrs-size = هذا ليس مربعاً من 100 أو 10 أو 1 م.
fault-mgrs-size-cure = اكتب 6 أو 8 أو 10 أرقام.
fault-mgrs-none = لا يوجد مربع MGRS كهذا.
fault-mgrs-none-cure = تحقق من النطاق والحزام والحروف.
fault-no-place = هذا ليس موقعاً بأي كتابة معروفة هنا.
fault-no-place-cure = اكتبه هكذا: 35.335833N 36.209444E أو 352009N0361234E أو 37S BV 46368 13860.
fault-time-no-zone = هذا الوقت بلا منطقة زمنية.
fault-time-24 = 24:00 تُقرأ بطريقتين.
fault-time-12-hour = الوقت بنظام 12 ساعة يُقرأ بطريقتين.
fault-time-no-day = أي يوم، وفي أي منطقة زمنية؟
fault-time-none = لا يوجد يوم أو وقت كهذا.
fault-time-date-order = التاريخ بالأرقام يُقرأ بأكثر من ترتيب.
fault-time-date-order-cure = اكتب السنة أولاً: 2030-06-01T05:00Z.
fault-time-year = اكتب أرقام السنة الأربعة.
fault-time-zone-unknown = هذه المنطقة غير معروفة أو تعني أكثر من واحدة.
fault-time-zone-unknown-cure = اكتب الفرق مثل +03:00 أو المكان مثل Asia/Damascus.
fault-time-twice = هذا الوقت المحلي يأتي مرتين: تُؤخَّر الساعات عندها.
fault-time-gap = هذا الوقت المحلي لا وجود له: تُقدَّم الساعات عندها.
fault-time-unread = هذا وقت لا يقرأه الجميع بالطريقة نفسها.
fault-time-unread-cure = اكتب التاريخ والوقت والمنطقة: 2030-06-01T05:00Z أو 2030-06-01 08:00 Asia/Damascus أو 010500ZJUN30.
fault-outside = { "[" }{ $lon }, { $lat }] خارج حدود المسرح.
fault-too-few = هناك { $count } مواقع؛ يلزم { $least } على الأقل.
fault-crossing = المساحة تقطع نفسها أو تلامسها.
fault-crossing-cure = ارسم حدودها دون تقاطع.
fault-not-closed = الحلقة غير مغلقة.
fault-long-edge = ضلع يمتد أكثر من نصف الكرة الأرضية.
fault-vertices = هناك { $count } رأساً: كثير جداً.
fault-no-geometry = لا يوجد شكل.
fault-no-plan = { $what } ليس خطة.
fault-track = المسار المسجَّل ليس خطة.
fault-track-cure = احفظ الطريق المقصود كخط سير.
fault-doctype = الملف يعلن نوع وثيقة.
fault-doctype-cure = احفظه دون DOCTYPE.
fault-not-json = هذا ليس JSON.
fault-not-xml = هذا ليس XML.
fault-not-utf8 = هذا ليس UTF-8.
fault-not-kml = هذا ليس ملف KML.
fault-not-gpx = هذا ليس ملف GPX.
fault-not-collection = هذا ليس GeoJSON يحوي عناصر.
fault-foreign = هذا إشعار من الطرف { $party }؛ والطرف يتكلم عن أفراده فقط.
fault-hidden = فيه رمز لا يُقبل.
fault-long = هذا طويل جداً.
fault-group-wrong = هذه ليست الأرقام الخمسة بجانب الموقع المرسوم.
fault-group-wrong-cure = قارن الموقع مرة أخرى ثم اكتب أرقامه الخمسة.
fault-nobody-told = لم يُذكر من أُبلغ.
fault-no-reason = للاعتراض سبب.
fault-time-ahead = { $said } لم يأتِ بعد.
`,"../../../words/ar/incidents.ftl":`### ما حدث وما يقوله كل طرف عنه.
nav-incidents = الحوادث
incidents-title = الحوادث
incidents-none = لا حادث في هذه القائمة.
incidents-one-word = البلاغ كلمة طرف واحد. ولا يثبت إلا ما يؤكده كل الأطراف.
incidents-number = الرقم
incidents-began = بدأ
incidents-ended = انتهى
incidents-kind = النوع
incidents-all = الكل
incidents-not-closed = غير مغلقة
incidents-unsaid = موقفنا مطلوب
incidents-reports = أبلغ عنه
incidents-report = الإبلاغ عن حادث
incidents-reported-by = المُبلِّغ
incidents-exercise = تمرين: لم يحدث شيء منه
incidents-link = مرتبط
incidents-positions = ما يقوله كل طرف
incidents-position = الموقف
incidents-position-confirm = يؤكد
incidents-position-deny = ينفي
incidents-position-not-seen = لم يره
incidents-position-not-stated = لم يُبيَّن
incidents-position-none = لم يُبيَّن
incidents-means-confirm = حدث، على حد علمنا
incidents-means-deny = لم يحدث
incidents-means-not-seen = لا علم لنا به؛ وهذا ليس نفيًا
incidents-no-word = لم يقل شيئًا بعد. الصمت ليس موقفًا.
incidents-report-of = بلاغ { $party }
incidents-established = يؤكده كل الأطراف.
incidents-not-established = غير ثابت: لا يؤكده كل الأطراف.
incidents-state-open = مفتوح
incidents-state-positions-stated = المواقف مبيَّنة
incidents-state-summarised = مُلخَّص
incidents-state-closed = مغلق
incidents-state-ours = بيان موقفنا…
incidents-state-says = يقرؤه كل الأعضاء كلمةً من { $party }. اللاحق يحل محله؛ ويبقى الاثنان ظاهرين.
incidents-summary = الملخص
incidents-summarise = اقتراح ملخص…
incidents-summarise-says = الاقتراح توقيع. ويُعتد به متى وقّع كل عضو الكلمات نفسها.
incidents-closes = يُغلق الحادث
incidents-keeps-open = يُبقيه مفتوحًا
incidents-files = الملفات
incidents-all-words = كل التصريحات بترتيب وصولها
incidents-kind-loss-of-separation = فقدان الفصل
incidents-kind-entry-without-notice = دخول دون إشعار
incidents-kind-notice-not-followed = عدم اتباع الإشعار
incidents-kind-place-rule-not-kept = عدم مراعاة قاعدة المكان
incidents-kind-fire = إطلاق نار
incidents-kind-harm-to-people = أذى لأشخاص
incidents-kind-damage = ضرر
incidents-kind-missed-contact = اتصال فائت
incidents-kind-missed-stop = STOP فائت
incidents-kind-other = أخرى
incidents-stop-first = ما لا يحتمل الانتظار لا يُبلَّغ هنا أولًا: أرسلوا STOP واتصلوا هاتفيًا.
incidents-accuses-nobody = الأنواع لا تتهم أحدًا.
incidents-place-hint = بأي صيغة؛ تقرؤه العقدة.
incidents-place-filled = مُلئ مما هو معروف؛ وما يُكتب هنا يحل محله.
incidents-radius = نصف القطر، م
incidents-what = ما الذي حدث
incidents-kept = ما يُكتب يُحفظ في هذا المتصفح حتى يُبلَّغ.
`,"../../../words/ar/receive.ftl":`### ما أبلغنا به الآخرون وما أجابوا به.

nav-receive = الوارد
receive-title = الوارد
receive-consent = الاستلام والتكرار لا يعنيان الموافقة أبداً.
receive-list = ما يحتاج إلى إنسان، الأشد عجلة أولاً
receive-none = لا إشعار ينتظر إنساناً.
receive-pick = اختر سطراً، أو تنقل بينها بالمفتاحين j و k.
receive-asking = جارٍ سؤال العقدة…
receive-what = ماذا
receive-about = عن
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
`,"../../../words/ar/register.ftl":`### ما تشترك فيه السجلات: القوائم وصفحة البند الواحد والأعمال المطلوبة.
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
register-instant-hint = مع المنطقة الزمنية: ⁦161200ZJUN30⁩ أو ⁦2030-06-16 12:00Z⁩
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
`,"../../../words/ar/shell.ftl":`### The frame of every page.

## Groups of pages, and what stands around a page

group-now = Now
group-say = Say
group-keep = Keep
group-account = This desk
shell-pages = Pages
shell-skip = Go to the page
shell-clock = Time by this node
shell-scenario = SCENARIO { $id } · NOT REAL TIME
shell-keys = Keys
shell-stop = STOP
shell-language = Language
shell-light = Light
shell-sign-out = Sign out
shell-signed-out = Nobody is signed in at this desk.
shell-again = Try again
shell-cut = The node does not answer this page. What you see may be old; what you type is kept.
shell-page-lost = The page could not be loaded. The node may have been restarted: load this page anew.
shell-no-page = There is no page { $page }.
theme-day = Day
theme-night = Night
theme-red = Red light

## Keys

keys-title = Keys
keys-everywhere = On every page
key-help = Show these keys
key-stop = Say STOP
`,"../../../words/ar/ui.ftl":`### What tables, fields and badges say on every page.

ui-copy = Copy
ui-copied = Copied
ui-optional = may be left empty
ui-close = Close
ui-none = Nothing here.
ui-more = { $left } more
ui-undo = Take back

## Instants and spans

span-s = { $s } s
span-min = { $min } min
span-h = { $h } h { $min } min
span-d = { $d } d { $h } h
when-now = now
when-in = in { $span }
when-ago = { $span } ago
left = { $span } left
left-overdue = overdue by { $span }

## How far a notice has come with a party. None of these is consent.

stage-party = Party
stage-receipt = Received
stage-read-back = Read back
stage-dissemination = Units told
stage-objection = Objection
state-none = no
state-received = received
state-unanswered = read back, not answered
state-correction = correction
state-correct = read back correct
state-disseminated = units told
state-objected = objects

## Why the node refused

error-unreachable = The node does not answer. It is not known whether this was done; the same act can be sent again and counts once.
error-faults = This cannot be taken as it is.
`,"../../../words/ar/watch.ftl":`### The watch: map, queue, line state, time.

nav-watch = Watch
watch-title = Watch
`})];export{e as texts};