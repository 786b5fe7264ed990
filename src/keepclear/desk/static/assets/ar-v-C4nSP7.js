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
`},Object.assign({"../../../words/ar/agreements.ftl":`### ما سوّاه كل الأطراف وما سيغيّره كل اتفاق.
nav-agreements = الاتفاقات
agreements-title = الاتفاقات
agreements-none = لا اتفاق في هذه القائمة.
agreements-silence = لا يسري إلا إذا وقّعت كل الأطراف على البايتات نفسها. الصمت ليس موافقة أبدًا.
agreements-in-force = يسري من
agreements-proposed = اقتُرح
agreements-proposed-by = المقترِح
agreements-closed = أُغلق
agreements-stand = القائمة
agreements-all = الكل
agreements-open = مفتوحة
agreements-state-proposed = مقترح
agreements-state-coming = آتٍ
agreements-state-in-force = ساري
agreements-state-not-in-force-suspended = غير سارٍ: معلّق
agreements-state-suspended = معلّق
agreements-state-ended = منتهٍ
agreements-state-void = باطل
agreements-state-retracted = مسحوب
agreements-suspended-by = علّقه
agreements-becomes = ثم
agreements-suspended-note = ما زالت التعارضات والأماكن تُقاس به، ولذلك تستمر التنبيهات. أما مهله وفحوصه فلا تُلزم أحدًا.
agreements-text = النص كاملًا
agreements-changes = ما يتغيّر
agreements-effect = ما سيترتب
agreements-part = الجزء
agreements-old = الحالي
agreements-new = المقترح
agreements-not-in-it = غير موجود
agreements-taken-out = حُذف
agreements-no-change = يقول الشيء نفسه.
agreements-effect-note = لو سرى الآن. الاطلاع لا يغيّر شيئًا ولا يُبلَّغ به أحد.
agreements-stay = تعارضات تبقى: { $n }.
agreements-appear = تعارضات ستظهر
agreements-vanish = تعارضات ستزول
agreements-breaches-appear = مخالفات ستظهر
agreements-breaches-vanish = مخالفات ستزول
agreements-contradictions = قاعدتان لا يمكن مراعاتهما معًا
agreements-one-rule = قاعدة
agreements-other-rule = الأخرى
agreements-why = لماذا لا تجتمعان
agreements-not-leave = من يحميه محميٌّ من دونه أيضًا. وهو يقول كيف يتباعد الأطراف، ولا يقول أبدًا من يجوز ضربه.
agreements-suspend = تعليق…
agreements-suspend-says = يعلّق { $party } «{ $title }». هذه كلمتنا وحدنا، ونحن وحدنا نستأنفه. وتبقى التعارضات تُكشف به.
agreements-resume = استئناف…
agreements-resume-says = يرفع { $party } تعليقه لـ«{ $title }».
agreements-terminate = إنهاء…
agreements-terminate-says = يُنهي { $party } «{ $title }» للجميع. ولا يعود. ونصه يحدد كم يسبق الإبلاغُ ذلك.
agreements-from-when = من متى (فورًا إن تُرك فارغًا)

## وثائق أخرى

agreements-papers = وثائق أخرى يوقّعها الجميع
agreements-no-papers = لا شيء ينتظر توقيعًا.
agreements-not-there = هذه الوثيقة ليست هنا.
agreements-kind = النوع
agreements-kind-separations = مسافات الفصل
agreements-kind-joint-patrol = دورية مشتركة
agreements-kind-incident-summary = ملخص حادث
agreements-kind-agreement = اتفاق

## الاقتراح والتعديل

agreements-propose = اقتراح اتفاق
agreements-amend = تعديل…
agreements-amend-one = تعديل «{ $title }»
agreements-amends = يحل محل «{ $title }» متى وقّعه الجميع.
agreements-keys = اقتراح اتفاق
agreements-propose-says = الاقتراح توقيع: يُصدره ضابط آخر، ثم يقرؤه كل طرف.
agreements-done = طُلب الإطلاق. لم يُبلَّغ الآخرون بشيء بعد.
agreements-begin-from = ابدأ من نموذج جاهز، وغيّر فيه ما استقرت عليه أطرافكم.
agreements-models-say = أطراف النموذج وأماكنه وتواريخه ومقاييسه ليست لأحد: استبدلها كلها.
agreements-from-nothing = من لا شيء
agreements-from-nothing-says = اكتبه أو افتح ملفًا
agreements-model-demilitarised-zone = منطقة منزوعة السلاح
agreements-about-demilitarised-zone = شريط على جانبي طريق تُخرج منه الأسلحة الثقيلة قبل موعد
agreements-model-fire-fighting = مكافحة الحرائق
agreements-about-fire-fighting = الطائرات المسيّرة فوق الحريق تفسح لطائرات ذات أطقم
agreements-model-flight-safety = سلامة الطيران
agreements-about-flight-safety = طرفان يطيران فوق بلد واحد ويبتعد كل منهما عن طريق الآخر
agreements-model-humanitarian-notification = حركات الإغاثة
agreements-about-humanitarian-notification = يُبلَّغ عنها قبل 48 ساعة، و24 في الطوارئ؛ ويبتعد عنها الجميع
agreements-model-joint-patrols = دوريات مشتركة
agreements-about-joint-patrols = على حدود، وتُستثنى بلدة؛ ويبتعد الآخرون
agreements-model-maritime-convoy = قافلة بحرية
agreements-about-maritime-convoy = نطاق يتحرك مع السفن، ومتى يُبلَّغ عن كل إبحار
agreements-its-title = العنوان
agreements-title-hint = كما ستسميه الأطراف.
agreements-same-title = كما كان، ما لم يقصد الجميع غيره.
agreements-title-missing = أعطه عنوانًا.
agreements-its-text = نصه
agreements-text-hint = بصيغة TOML كما في سطر الأوامر؛ وكل قاعدة تذكر مادتها. يُقال ما هو خطأ بجانبه وأنت تكتب.
agreements-unread = يظهر حالما تمكن قراءة النص.
agreements-left-out = كان فيه ولا يقوله نص؛ اكتبه من جديد:
agreements-line = السطر { $n }
`,"../../../words/ar/alarm.ftl":`### ما يرن، و STOP، وهل يُسمع المكتب.

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
`,"../../../words/ar/breaches.ftl":`### ما في الخطط المعلنة مما يخالف القواعد.
nav-breaches = المخالفات
breaches-title = مخالفات القواعد
breaches-none = لا خطة قائمة تخالف قاعدة.
breaches-note = تُكشف المخالفة في خطة معلنة بقواعد واحدة للجميع. ولا تقول شيئًا عمّا حدث.
breaches-all = الكل
breaches-ours = لنا
breaches-others = للآخرين
breaches-agreed = لما اتُّفق عليه
breaches-what = ما هي
breaches-rule = القاعدة
breaches-standing = القاعدة
breaches-why = السبب
breaches-of-agreement = متفق عليها من الجميع
breaches-not-agreed = معلنة، غير متفق عليها
breaches-uncertain = غير مؤكد، ولذلك يُعرض
breaches-clause-entry = لا يجوز أن يكون داخلها
breaches-clause-altitude = الارتفاع
breaches-clause-notice = إشعار متأخر
breaches-clause-side = الجانب الخطأ من الخط
breaches-clause-buffer = قريب أكثر مما يجوز
breaches-clause-out-by = يجب أن يكون قد خرج
breaches-report = الإبلاغ عن حادث
breaches-cure-ours = هذه الخطة لنا: عدّلوها أو ألغوها، أو أخبروا الآخرين لماذا هي قائمة.
breaches-cure-theirs = هذه الخطة للطرف { $party }: تحدثوا على الخط؛ ومكتبه يعرض الشيء نفسه.
breaches-gone = لم تعد قائمة
breaches-gone-says = عُدّلت الخطة أو أُلغيت، أو لم تعد القاعدة سارية.
`,"../../../words/ar/bulletins.ftl":`### ما يُحصى عن خط، كل عدد مع قائمته.
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
`,"../../../words/ar/chart.ftl":`### كلمات الرسوم.
chart-median = الوسيط
chart-longest = الأطول
chart-done = أُنجز
chart-given = أُعطي
chart-not-done = لا شيء
chart-long = المدة
chart-line-open = مفتوحة
chart-line-degraded = متدهورة
chart-line-suspended = معلّقة
chart-line-no-contact = لا اتصال
`,"../../../words/ar/checklists.ftl":`### قوائم تحقق المناوبة.

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
conflicts-strip = الزمن والارتفاع
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
`,"../../../words/ar/disclosure.ftl":`### ما أُخبر به ومن أُخبر.
nav-disclosure = الإفصاح
disclosure-title = ما أُفصح عنه ولمن
disclosure-none = لم يُفصح عن شيء بعد.
disclosure-stays = ما أُفصح عنه يبقى مُفصحًا عنه: الإلغاء يُنهي الإشعار ولا يسترد شيئًا.
disclosure-what = ماذا
disclosure-what-notice = إشعار
disclosure-what-site = موقع محمي
disclosure-what-query-answer = جواب استعلام
disclosure-to = إلى
disclosure-how = مدى الدقة
disclosure-exact = كما هو
disclosure-squares = بمربعات خريطة { $size }
disclosure-cells = بخلايا { $size }
disclosure-times = الأوقات بخطوة { $step }
disclosure-label = الوسم
disclosure-no-label = لا وسم
disclosure-label-own-units-only = لوحداته فقط
disclosure-label-members-of-this-channel = لأعضاء هذه القناة
disclosure-label-named-parties = لأطراف مسمّاة
disclosure-label-public = للعموم
disclosure-shows = ما يُظهر أنه عنده
disclosure-read-back = أعاد ضابط قراءته
disclosure-held = عند العقدة
disclosure-not-shown = لم يظهر أنه عنده
disclosure-all = الكل
disclosure-unheld = لم يظهر أنه عندهم
disclosure-stands = قائم
disclosure-over = استُبدل أو أُلغي
disclosure-who = من أُخبر وما يُظهر أنه عنده
disclosure-told = ما أُخبروا به
disclosure-ours-alone = ما نعلمه بدقة
disclosure-shape = الشكل
disclosure-core-point = نقطة
disclosure-core-line = خط
disclosure-core-polygon = مساحة
disclosure-corners = مواقع: { $n }
disclosure-heights = الارتفاعات
disclosure-holds-true = ما يُقال يحوي الحقيقة دائمًا: من ابتعد عنه ابتعد عن جماعتنا.
disclosure-site-place = مكان الموقع يُعرض في صفحته، وتُدوَّن القراءة.
disclosure-versions = نسخ أخرى من الشيء نفسه
disclosure-not-there = هذا ليس في السجل.
`,"../../../words/ar/drawing.ftl":`### الرسم على الخريطة بجانب أي نموذج.
drawing-keys = الرسم
`,"../../../words/ar/evidence.ftl":`### ما يمكن إثباته لغريب.

nav-evidence = الأدلة
evidence-title = الأدلة
evidence-make = أنشئ حزمة
evidence-beside = ضع حزمة طرف آخر بجانب سجلّنا
evidence-standing = التشعّبات والشهود
evidence-make-says = الحزمة ملف واحد يتحقق به غريب، بلا شبكة، مما قيل وبأي ترتيب ومن كان لديه. والإشعار يشمل نسخه وكل ما قيل عنه.
evidence-picked = المختار: { $count }
evidence-notices = الإشعارات
evidence-records = قيود أخرى
evidence-records-hint = معرّفات القيود أو بداياتها (ستة أحرف على الأقل) تفصلها مسافات.
evidence-journal = مع ما يقوله سجلّنا عن وصولها
evidence-journal-says = موقّع منا: كلمتنا نحن لا برهان.
evidence-make-it = أنشئ الحزمة
evidence-made = أُنشئت الحزمة. لم يغادر شيء هذا المكتب.
evidence-asked-for = المختار
evidence-with = القيود مع ما يثبتها
evidence-receipts = الإيصالات
evidence-bytes = بايت
evidence-save = احفظ الملف
evidence-verify = يتحقق منها أي أحد بـ

evidence-beside-says = ما تثبته حزمة طرف آخر، قيدًا قيدًا، بجانب ما يعلمه سجلّنا. الأوقات على محور واحد بفارق الساعات المقيس.
evidence-bundle = حزمة طرف آخر
evidence-bundle-hint = تُفحص أولًا: لا تُعرض حزمة يفشل برهانها.
evidence-only-differences = الفروق فقط
evidence-channel-unknown = لسنا عضوًا في هذه القناة.
evidence-differences = الفروق: { $count }
evidence-no-difference = لا فرق في { $count } حدثًا
evidence-none-differ = لا سطر يختلف.
evidence-fork-here = يقول هذا السجلّ شيئين في موضع واحد
evidence-ours = بسجلّنا
evidence-theirs = بساعته
evidence-apart = الفارق
evidence-difference = الفرق

evidence-forks = سجلات تقول شيئين في موضع واحد
evidence-no-forks = لا يُعلم سجلّ يقول شيئين.
evidence-fork-from = من القيد
evidence-log = السجلّ
evidence-report = أبلغ عنه
evidence-witnesses = شهود سجلاتنا
evidence-witnesses-are = { $names }؛ المطلوب { $least } على الأقل.
evidence-no-witness = لم يُسمَّ شاهد في الإعدادات.
evidence-posted = الموقّع معه
evidence-cosigned = ممن ومتى بساعته
evidence-witnessed = مشهود
evidence-unwitnessed = غير مشهود
evidence-posted-says = يقول إن القيد كان موجودًا للإرسال بحلول لحظة بساعة الشاهد. ولا يقول أبدًا إن أحدًا استلمه.
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
fault-figures-cure = اكتبه هكذا: { "\\u2066" }35.335833N 36.209444E{ "\\u2069" } أو { "\\u2066" }352009N0361234E{ "\\u2069" }.
fault-mgrs-halves = طول الإحداثي الشرقي غير طول الشمالي.
fault-mgrs-size = هذا ليس مربعاً من 100 أو 10 أو 1 م.
fault-mgrs-size-cure = اكتب 6 أو 8 أو 10 أرقام.
fault-mgrs-none = لا يوجد مربع MGRS كهذا.
fault-mgrs-none-cure = تحقق من النطاق والحزام والحروف.
fault-no-place = هذا ليس موقعاً بأي كتابة معروفة هنا.
fault-no-place-cure = اكتبه هكذا: { "\\u2066" }35.335833N 36.209444E{ "\\u2069" } أو { "\\u2066" }352009N0361234E{ "\\u2069" } أو { "\\u2066" }37S BV 46368 13860{ "\\u2069" }.
fault-time-no-zone = هذا الوقت بلا منطقة زمنية.
fault-time-24 = 24:00 تُقرأ بطريقتين.
fault-time-12-hour = الوقت بنظام 12 ساعة يُقرأ بطريقتين.
fault-time-no-day = أي يوم، وفي أي منطقة زمنية؟
fault-time-none = لا يوجد يوم أو وقت كهذا.
fault-time-date-order = التاريخ بالأرقام يُقرأ بأكثر من ترتيب.
fault-time-date-order-cure = اكتب السنة أولاً: 2030-06-01T05:00Z.
fault-time-year = اكتب أرقام السنة الأربعة.
fault-time-zone-unknown = هذه المنطقة غير معروفة أو تعني أكثر من واحدة.
fault-time-zone-unknown-cure = اكتب الفرق مثل { "\\u2066" }+03:00{ "\\u2069" } أو المكان مثل { "\\u2066" }Asia/Damascus{ "\\u2069" }.
fault-time-twice = هذا الوقت المحلي يأتي مرتين: تُؤخَّر الساعات عندها.
fault-time-gap = هذا الوقت المحلي لا وجود له: تُقدَّم الساعات عندها.
fault-time-unread = هذا وقت لا يقرأه الجميع بالطريقة نفسها.
fault-time-unread-cure = اكتب التاريخ والوقت والمنطقة: { "\\u2066" }2030-06-01T05:00Z{ "\\u2069" } أو { "\\u2066" }2030-06-01 08:00 Asia/Damascus{ "\\u2069" } أو { "\\u2066" }010500ZJUN30{ "\\u2069" }.
fault-outside = { "[" }{ $lon }, { $lat }] خارج حدود المسرح.
fault-outside-as-typed = { $lat }, { $lon } خارج حدود المسرح.
fault-no-radius = لا يوجد نصف قطر.
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
fault-map-neither = ليس GeoPackage ولا أرشيف PMTiles.
fault-map-neither-cure = صدّر الخريطة بإحدى هاتين الصيغتين.
fault-map-not-geopackage = لا يقول الملف إنه GeoPackage.
fault-map-not-geopackage-cure = صدّره من جديد بصيغة GeoPackage 1.2 أو أحدث.
fault-map-unreadable = لا يمكن قراءة الملف.
fault-map-unreadable-cure = صدّره من جديد.
fault-map-slow = قراءته تستغرق طويلًا.
fault-map-slow-cure = صدّر منطقة أصغر، بلا views.
fault-map-not-there = طبقة مدرجة وليست موجودة.
fault-map-not-there-cure = صدّره من جديد، بلا views.
fault-map-no-shapes = لا أشكال فيه.
fault-map-no-shapes-cure = صدّر طبقة نقاط أو خطوط أو مضلعات.
fault-map-shape = لا يمكن رسم الشكل في هذا الصف.
fault-map-shape-cure = أصلحه أو احذفه.
fault-map-points = فيه أكثر من { $most } نقطة.
fault-map-points-cure = صدّر منطقة أصغر أو بسّطها.
fault-map-reference = مواقعه في نظام الإسناد { $said }.
fault-map-reference-cure = صدّره بنظام WGS 84 (EPSG:4326).
fault-map-not-pmtiles = ليس أرشيف PMTiles.
fault-map-version = هذا PMTiles الإصدار { $said }؛ يُقرأ الإصدار 3.
fault-map-cut-short = جزء من الأرشيف يقع بعد نهاية الملف.
fault-map-cut-short-cure = انسخ الملف من جديد كاملًا.
fault-map-head = رأس الأرشيف غير صحيح.
fault-map-head-cure = أنشئه من جديد بصيغة PMTiles الإصدار 3.
fault-map-packed = مضغوط بطريقة لا تفكّها المتصفحات.
fault-map-packed-cure = أنشئه بضغط gzip.
fault-map-tiles = مربعاته من نوع لا ترسمه المتصفحات.
fault-map-tiles-cure = أنشئه بمربعات متجهية (MVT) أو PNG أو JPEG أو WebP.
fault-map-many = توجد { $count } طبقة بالفعل.
fault-map-many-cure = أزل واحدة منها أولًا.

error-origin = هذه الصفحة ليست لهذا المكتب: افتحوا المكتب بعنوانه.
error-not-found = غير موجود، أو لم يعد موجودًا.
error-not-here = لا يُفعل بهذه الطريقة.
error-wrong-name = المكتب لا يُقدَّم بهذا الاسم: افتحوه بعنوانه.
error-too-many = الطلب متكرر جدًا. سيُستأنف بعد لحظة.
error-too-many-windows = نوافذ كثيرة مفتوحة لهذه الجلسة: أغلقوا واحدة.
error-malformed = ما أُرسل ليس على صورته.
error-misused = لا يمكن فعله في الوضع القائم.
error-internal = في المكتب عطل؛ وهو مكتوب في سجل العقدة. أبلغوا المسؤول.
error-forbidden = لا يجوز لهذا الضابط ذلك.
error-too-large = كبير جدًا.
error-media = أُرسل بصيغة غير مقبولة.
error-refused = رُفض.
error-unavailable = العقدة لا تقبل شيئًا الآن. لم يضع شيء: أعيدوا المحاولة.
error-disk = قرص العقدة لا يقبل شيئًا. ما كُتب يبقى هنا؛ أبلغوا المسؤول.
error-stopping = العقدة تتوقف. أعيدوا المحاولة حين تعود.
error-unreadable = تعذّرت قراءة جواب العقدة. أعيدوا المحاولة.

## أين الخطأ الذي لا حقل بجانبه

place-act = العمل
place-activity = النشاط
place-altitude-reference = الارتفاعات محسوبة من
place-anew = البدء من جديد
place-area = المساحة
place-areas = المساحات
place-argument = رقم الرمز أو كلمته
place-arguments = أرقام الرمز وكلماته
place-article = المادة
place-at = في أي لحظة
place-attachments = الملفات
place-beside = بجانب
place-body = ما يقوله
place-bounds = الحدود
place-bundle = الحزمة
place-by = الفاصل
place-byte = البايت
place-ceiling-m = الأعلى
place-checklist = قائمة التحقق
place-clock = الساعة
place-code = الرمز
place-column = العمود
place-compression = الضغط
place-conflict = التعارض
place-correct = صحيح أم لا
place-directory = قائمة المربعات
place-encoded = ما قُرئ
place-end = حتى
place-entry = القيد
place-expires = الجواب مطلوب قبل
place-feature = الشكل
place-file = الملف
place-floor-m = الأدنى
place-from = من
place-good = القيود المعروفة بصحتها
place-group = مجموعة التحقق
place-hash = البصمة
place-initials = الأحرف
place-key = سطر القائمة
place-kind = النوع
place-language = اللغة
place-line = السطر
place-link = الإحالة
place-links = الإحالات
place-model = النموذج
place-note = ملاحظة
place-oddity = ما يجب النظر فيه
place-pasted = الملصق
place-peer = عقدة الطرف
place-place = المكان
place-places = الأماكن
place-point = النقطة
place-position = الموقف
place-radius-m = نصف القطر
place-record = السجل
place-ref = رقم العمل
place-release = ما يجوز إعطاؤه
place-request = المطلوب
place-role = الدور
place-rule = القاعدة
place-rules = القواعد
place-segment = جزء من المسار
place-sha256 = بصمة الملف
place-sort = النوع
place-start = من
place-stated = البيان
place-step = الخطوة
place-tiles = المربعات
place-to = من أُبلغ
place-told = متى أُبلغوا
place-typed = المكتوب
place-units = الوحدات المبلَّغة
place-validity = مدة السريان
place-watch = المناوبة
place-where = أين
place-zooms = المقاييس
`,"../../../words/ar/give.ftl":`### كتابة إشعار وإطلاق ما كتبه ضابط آخر.

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
give-places-hint = بأي كتابة: { "\\u2066" }35.3358N 36.2094E{ "\\u2069" } أو { "\\u2066" }35 20 09N 036 12 34E{ "\\u2069" } أو { "\\u2066" }352009N0361234E{ "\\u2069" } أو { "\\u2066" }37S BV 46368 13860{ "\\u2069" }.
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
give-time-hint = مع منطقته: Z أو { "\\u2066" }+03:00{ "\\u2069" } أو { "\\u2066" }Asia/Damascus{ "\\u2069" }.
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
`,"../../../words/ar/handover.ftl":`### موجز المناوبة التالية.

nav-handover = تسليم المناوبة
handover-title = موجز التسليم
handover-this = هذه المناوبة
handover-last = المناوبة السابقة
handover-give = سلّم المناوبة
handover-give-says = تُسلَّم المناوبة بكلماتك. وتبقى لك حتى يستلمها أحد.
handover-note = ما يجب أن يعرفه الضابط التالي
handover-note-hint = لا حاجة لتكرار ما في هذه الصفحة.
handover-note-of = كلمات من سلّمها
handover-watch = المناوبة
handover-watch-kept = يتولاها
handover-watch-given = سلّمها ولم يستلمها أحد بعد
handover-covers = من وإلى
handover-not-whole = ليست المناوبة كلها: حدث الكثير
handover-overdue = فات وقته
handover-none-overdue = لا شيء فات وقته.
handover-waits = بانتظار شخص
handover-line = الخط
handover-ahead = الساعات الـ12 القادمة
handover-changed = ما تغيّر
handover-more = قبلها { $count } أخرى.
handover-what = ماذا
handover-about = بشأن
handover-precedence = الأسبقية
handover-due = الموعد
handover-told = أُبلغ
handover-at = متى
handover-part-notices = الإشعارات
handover-part-answers = اعتراضات وتصحيحات
handover-part-alarms = الإنذارات
handover-part-lines = الخط
handover-part-oddities = الغرائب
handover-part-turns = المناوبة
handover-sign = سلّم: ______________________        استلم: ______________________
handover-keys = في الموجز
handover-key-last = هذه المناوبة أو السابقة
handover-key-give = سلّم المناوبة
`,"../../../words/ar/health.ftl":`### حال الخطوط وهذه العقدة.

nav-health = الخطوط
health-title = الخطوط والعقدة
health-peers = الأطراف الأخرى
health-node = العقدة
health-desk = المكتب
health-contact = آخر اتصال
health-clock = ساعته قياسًا بساعتنا
health-round-trip = ذهابًا وإيابًا
health-last-act = آخر فعل هناك
health-failures = نداءات فاشلة
health-endpoints = العناوين
health-fingerprints = بصمات البطاقات: قارنوها صوتًا، خمسة أرقام في كل مرة.
health-ours = (بطاقتنا)
health-our-clock = ساعتنا
health-clock-good = متزامنة
health-clock-loose = غير متزامنة
health-clock-unknown = لا يمكن سؤالها
health-clock-wrong = خاطئة على الأرجح: الآخرون متفقون فيما بينهم ضدنا
health-refused = رُفض عند الباب
health-refused-parcel-1 = أكبر مما يجوز لطرد
health-refused-parcel-2 = ليس في صورة طرد
health-refused-parcel-3 = مختوم بمفتاح ليس عند هذه العقدة
health-refused-parcel-4 = ختمه لا يُفتح
health-refused-parcel-5 = غير موقّع كما يوقَّع الطرد
health-refused-parcel-6 = موجّه إلى طرف آخر
health-refused-parcel-7 = غير موقّع من الطرف الذي يسميه من أطرافنا
health-refused-parcel-8 = محتواه ليس ما وُقّع
health-refused-parcel-9 = محتواه ليس في صورته
health-refused-parcel-10 = فيه أكثر مما يحمله طرد
health-refused-parcel-stranger = من غريب
health-refused-of-record = سجل يخالف قاعدة
health-refused-of-envelope = سجل غير موقّع كما يجب
health-refused-of-canonical = ما لم يُكتب في صورته الواحدة
health-refused-of-held = إيصال يخالف قاعدة
health-refused-other = ما يخالف قاعدة من البروتوكول
health-holds = ما تحفظه العقدة
health-count-record = قيود
health-count-version = نسخ إشعارات
health-count-conflict = تعارضات
health-count-receipt = إيصالات
health-count-item = بنود مفتوحة
health-count-log = سجلات
health-count-channel = قنوات
health-count-peer = أقران
health-count-journal = قيود سجلّنا

health-mode-scenario = سيناريو
health-mode-live = حي
health-not-joined = لم ننضم
health-suspend = علّق الخط
health-suspend-says = يقول { $party } إنه يعلّق { $channel } حتى يرفع ذلك. ما ينقذ الأرواح يمرّ، وكل ما يقال يُسلَّم.
health-lift = ارفع تعليقنا
health-lift-says = لم نعد نعلّق { $channel }. وحاله بعدها مما يُقاس.
health-members = حال الخط مع كل عضو
health-why = لماذا
health-nothing-wrong = لا شيء مقيس ينافي ذلك
health-uptime = متى حمل { $channel }
health-uptime-unknown = لا يعلم سجلّنا شيئًا عن هذه المدة.
health-carried = حمل { $share } ٪ من الوقت منذ { $since } مما يعلمه سجلّنا. بقياسنا نحن: قد يكون عضو آخر قاس غير ذلك.
health-step = أي خطوة
health-step-receipt = الإيصال
health-step-read-back = إعادة القراءة
health-step-answer = الجواب
health-step-told = إبلاغ الوحدات
health-by-day = يوم
health-by-week = أسبوع
health-by-month = شهر
health-times = كم استغرق: { $step }
health-times-note = العلامة هي الوسيط والخط هو الأطول. أوقات الآخرين بساعاتهم؛ والإيصال ليس موافقة.
health-allowed = المسموح، { $precedence }
health-logs = السجلات والملخصات
health-incarnation = التجسّد
health-size = الحجم
health-root = الجذر
health-contested = متنازع عليه
health-channel-id = القناة
health-picture = ملخص صورتنا
health-conflict-digest = ملخص التعارضات
health-not-in-picture = قيود خارج الصورة
health-separations = الفواصل
health-agreed = متفق عليها
health-not-agreed = غير متفق عليها: يُعتمد أكبر ما اقتُرح
health-audience = الأعضاء

health-layers = طبقات الخريطة
health-layers-says = طرق وما شابه، إضافة إلى الأرضية المرفقة. تبقى في هذا المكتب ولا تُبلَّغ لأحد.
health-no-layers = لم تُضف أي طبقة.
health-layer-form = الصيغة
health-layer-bounds = أين
health-layer-credit = مصدر البيانات
health-layer-credit-hint = كما يطلبه الترخيص؛ ويظهر على الخريطة.
health-layer-file = الملف
health-layer-file-hint = GeoPackage بنظام WGS 84 أو PMTiles (الإصدار 3).
health-layer-add = أضف الطبقة
health-layer-remove = أزل
`,"../../../words/ar/hotline.ftl":`### ما يقال على الخط.

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

## الملفات

incidents-attach = الملفات
incidents-attach-files = إرفاق ملفات…
incidents-attach-hint = تبقى في مجلد هذه العقدة. يتلقى الآخرون الاسم والحجم والبصمة، لا الملف أبدًا.
incidents-attach-says = يقرأ كل عضو أي الملفات نسميها، ببصماتها. ومن يُسلَّم ملفًا لاحقًا يستطيع التحقق أنه هو نفسه.
incidents-attaching = قيد الاستلام…
incidents-attach-drop = حذف
incidents-they-show = ما تُظهره
incidents-size = الحجم
incidents-sha = SHA-256
incidents-held = هنا
incidents-save = حفظ
incidents-not-here = غير محفوظ هنا
incidents-files-says = تُحسب بصمة الملف من جديد قبل حفظه من هنا؛ وما تغيّر لا يخرج.
incidents-linked = مرتبط بـ
`,"../../../words/ar/patrols.ftl":`### الدوريات وما يبلّغه كل طرف عنها وسلاسلها.
nav-patrols = الدوريات
patrols-title = الدوريات
patrols-none = لا دورية في هذه القائمة.
patrols-number = الرقم
patrols-series = السلسلة
patrols-joint = مشتركة
patrols-next = البلاغ التالي أو سبب الانتهاء
patrols-open = لم تنتهِ
patrols-ended = انتهت
patrols-all = الكل
patrols-state-proposed = مقترحة
patrols-state-planned = مخططة
patrols-state-under-way = جارية
patrols-state-overdue = متأخرة
patrols-state-cut-short = قُطعت
patrols-state-complete = مكتملة
patrols-state-not-set-out = لم تنطلق
patrols-state-not-agreed = غير متفق عليها
patrols-points = النقاط والبلاغات
patrols-due = الموعد
patrols-grace = ومهلة { $span }
patrols-late = متأخرة { $span }
patrols-overdue-by = متأخرة بـ { $span }
patrols-to-come = آتية
patrols-not-reported = لا بلاغ
patrols-parts = ما يرسله كل طرف
patrols-vehicles = المركبات
patrols-call-signs = إشارات النداء
patrols-comma = مفصولة بفواصل
patrols-ended-at = انتهت
patrols-not-named = لم يُسمَّ هذا الجزء بعد.
patrols-notice-over = لم يعد قائمًا
patrols-document = الخطة التي يوقّعها الجميع
patrols-do-set-out = انطلقت…
patrols-do-check-in = بلاغ { $point }…
patrols-do-complete = اكتملت…
patrols-do-cut-short = قطع…
patrols-do-name = تسمية جزئنا…
patrols-report-says = يُبلَّغ كل عضو بهذه اللحظة وقتًا له.
patrols-name-says = يتحدث كل طرف عن مركباته وحدها.

## السلاسل

patrols-series-of = سلسلة { $name }
patrols-planned = المخطط
patrols-counted = مكتملة { $complete }، مقطوعة { $cut }، متأخرة { $overdue }، آتية { $coming }
patrols-reports = البلاغات
patrols-reports-counted = في موعدها { $intime }، متأخرة { $late }، لم تُجرَ { $missed }
patrols-median = نصفها لم يتجاوز
patrols-reason = سبب القطع
patrols-by-month = الدوريات حسب الشهر
patrols-month = الشهر
patrols-how-many = دوريات
patrols-lasted = مدة كل دورية
patrols-lasted-short = المدة
patrols-minutes = دقائق
patrols-number-in-series = الرقم في السلسلة
patrols-all-of-it = كل دوريات السلسلة
`,"../../../words/ar/pending.ftl":`### ما ينتظر ضابطًا ثانيًا: العمل وكل ما يقوله.

pending-act-agreement-propose = اقتراح اتفاق
pending-act-agreement-act = إجراء على اتفاق
pending-act-propose-separations = اقتراح مسافات فصل
pending-act-endorse = توقيع على وثيقة
pending-act-patrol-plan = تخطيط دورية
pending-act-patrol-propose = اقتراح دورية مشتركة
pending-act-patrol-close = إغلاق خطة دورية مشتركة
pending-act-patrol-part = تسمية جزئنا من دورية
pending-act-peer-add = قبول بطاقة طرف
pending-act-channel-found = تأسيس قناة
pending-act-channel-join = الانضمام إلى قناة
pending-act-give = إصدار إشعارات
pending-act-amend = تعديل إشعار
pending-act-cancel = إلغاء إشعار
pending-act-import = إدخال قائمة تحركات
pending-act-import-sites = إدخال قائمة مواقع محمية
pending-act-zone-announce = إعلان منطقة
pending-act-zone-end = إنهاء منطقة
pending-act-site-add = إدخال موقع محمي
pending-act-site-amend = تعديل موقع محمي
pending-act-site-withdraw = سحب موقع محمي
pending-act-site-policy = تحديد ما يُعطى طرفًا من موقع محمي
pending-act-site-release = إعطاء موقع محمي الآن
pending-act-query-answer = الإجابة عن استعلام
pending-act-incident-summary = اقتراح ملخص حادث
pending-act-status-statement = إصدار بيان عن الخط
pending-what-sign = توقيع
pending-what-withdraw = سحب التوقيع
pending-what-close = إغلاق
pending-what-retract = سحب الاقتراح
pending-what-suspend = تعليق
pending-what-resume = استئناف
pending-what-terminate = إنهاء
pending-bytes = { $n } بايت، معروضة في الصفحة
pending-channel = القناة
pending-title = العنوان
pending-content = نصه
pending-amends = يعدّل
pending-precedence = الأسبقية
pending-agreement = الاتفاق
pending-what = ما يُفعل به
pending-from-utc = من
pending-until-utc = إلى
pending-until = إلى
pending-reason = السبب
pending-name = الاسم
pending-series = السلسلة
pending-points = النقاط ووقت كل منها
pending-volumes = أين ومتى
pending-vehicles = المركبات
pending-call-signs = إشارات النداء
pending-text = النص
pending-parties = الأطراف
pending-party = الطرف
pending-patrol = الدورية
pending-card = البطاقة
pending-card-unread = هذه ليست بطاقة يمكن قراءتها. أعيدوها واطلبوا من الطرف بطاقته من جديد.
pending-fingerprint = بصمة البطاقة
pending-fingerprint-how = قبل الإطلاق ليقرأها الطرف عبر خط آخر، خمسة أرقام في كل مرة.
pending-peers = مع من
pending-notices = الإشعارات
pending-notice = الإشعار
pending-draft = ما يصير إليه
pending-precision = بأي دقة
pending-label = من يجوز إبلاغه
pending-handling = لمن، أو كيف يُعامل
pending-source = القائمة
pending-lines = الأسطر
pending-lateral-m = أفقيًا
pending-vertical-m = رأسيًا
pending-time-s = زمنيًا
pending-document = الوثيقة
pending-shown = بصمة ما قُرئ
pending-expected = كما في الملف
pending-zone = المنطقة
pending-zone-announce-zone = مكانها وقواعدها
pending-sites = المواقع المحمية
pending-site = الموقع المحمي
pending-how = ما يُعطى
pending-approach-m = ضمن
pending-automatic = تعطيه العقدة دون سؤال
pending-query = الاستعلام
pending-answer = الجواب
pending-knowingly = عن علم بما سيكشفه
pending-incident = الحادث
pending-closes = يُغلق الحادث
pending-level = لمن
pending-words = بصمة الكلمات
`,"../../../words/ar/people.ftl":`### الدخول وأشخاص المكتب.

nav-people = الأشخاص
people-title = أشخاص هذا المكتب
people-own = ما يخصني
people-all = الجميع
people-log = السجل
people-name = الاسم
people-name-hint = به يكون الدخول. لا يلزم أن يكون اسمك: يكفي اسم موقع مثل شمال-1.
people-initials = الأحرف
people-initials-hint = من حرف إلى أربعة أحرف أو أرقام. تظهر في كل قيد ولا يحملها هنا أحد غيرك.
people-roles = الأدوار
people-show = إظهار
people-leave = ترك
people-save = حفظ
people-remove = إزالة
people-on = مفعّل
people-off = غير مفعّل
people-print = طباعة

## الأدوار

role-drafter = مُعِدّ
role-drafter-may = يُعدّ ما سيعتمد عليه الآخرون، ولا يعطي شيئًا وحده
role-releaser = مُجيز
role-releaser-may = يُصدر ما أعدّه غيره، ويجيب عن الطرف
role-watch = مناوب
role-watch-may = يتسلّم ويعيد القراءة ويبلّغ وحداته ويتكلم على الخط
role-auditor = مدقّق
role-auditor-may = يقرأ كل ما جرى ولا يغيّر شيئًا
role-administrator = مدير
role-administrator-may = يضيف الأشخاص والأطراف والخطوط ويزيلها
role-watch-leader = رئيس المناوبة
role-duty-commander = القائد المناوب
role-node = العقدة

## كلمات المرور

people-password = كلمة المرور
people-password-new = كلمة مرور جديدة
people-password-old = كلمة المرور الحالية
people-password-hint = { $least } محرفًا على الأقل. الأفضل أربع كلمات أو خمس لا صلة بينها.
people-password-do = تغيير
people-password-done = تم التغيير. أُنهي دخولك في كل متصفح آخر.
people-password-ends = التغيير يُنهي دخولك في كل مكان آخر.
people-taste = اللغة والإضاءة
people-taste-do = احفظهما
people-taste-done = حُفظت. هكذا يفتح المكتب لك.
people-taste-says = هما لك على كل جهاز لم يُختر في رأس صفحته غيرهما؛ وهنا يتغيران فورًا.
people-strength-0 = تُخمَّن مبكرًا
people-strength-1 = تكفي
people-strength-2 = جيدة
people-strength-3 = جيدة جدًا
people-shown-once-more = مرة أخرى، كي لا يغيّر أحد هذا على مكتب تُرك مفتوحًا.

## العامل الثاني

people-code = الرمز
people-codes = رموز الهاتف
people-codes-why = مع الرموز لا تفتح كلمة المرور وحدها شيئًا. يصلح أي تطبيق للرموز السداسية، ولا يحتاج إلى شبكة.
people-codes-on = تفعيل
people-codes-off = إيقاف
people-codes-scan = امسح هذا بالتطبيق:
people-codes-picture = السرّ في صورة للتطبيق
people-codes-type = أو اكتب فيه هذا السرّ:
people-codes-enter = ثم أدخل الرمز الذي يعرضه. ومن ذلك الحين تُطلب الرموز.
people-codes-confirm = هذا الرمز معروض
people-recovery = رموز الاسترداد
people-recovery-how = كل منها يفتح المكتب مرة واحدة إذا فُقد الهاتف. لن تُعرض ثانية: اطبعها واحفظها بعيدًا عن الهاتف.
people-recovery-left = { $count ->
    [0] لم يبقَ أي رمز استرداد.
    [one] بقي رمز استرداد واحد.
    [two] بقي رمزا استرداد.
    [few] بقيت { $count } رموز استرداد.
    [many] بقي { $count } رمز استرداد.
   *[other] بقي { $count } رمز استرداد.
  }
people-recovery-done = صارت لدي
people-passkeys = مفاتيح المرور
people-passkeys-why = مفتاح المرور تحفظه هذه الآلة أو وسيط. يُطلب بعد كلمة المرور.
people-passkeys-no-domain = غير مفعّلة: يُفتح هذا المكتب بعنوان، والمتصفح يربط مفتاح المرور باسم نطاق. أعطِ المكتب اسمًا في \`names\` تحت [desk] في الإعدادات.
people-passkeys-at-address = غير مفعّلة هنا: فُتحت هذه الصفحة بعنوان، والمتصفح يربط مفتاح المرور باسم نطاق. افتحوا المكتب باسمه.
people-passkeys-no-browser = هذا المتصفح لا يعرف مفاتيح المرور.
people-passkey-title = اسمه
people-passkey-add = إضافة مفتاح مرور

## الجميع

people-add = إضافة شخص
people-add-do = إضافة
people-opens = يفتح بـ
people-opens-password = كلمة مرور
people-opens-link = رابط لم يُستعمل بعد
people-opens-code = رموز
people-opens-passkeys = { $count ->
    [one] مفتاح مرور
    [two] مفتاحا مرور
    [few] { $count } مفاتيح مرور
   *[other] { $count } مفتاح مرور
  }
people-link = بهذا الرابط يضع { $name } كلمة مرور. يصلح مرة واحدة خلال يوم ولن يُعرض ثانية: سلّمه.
people-renew = رابط جديد
people-renew-hint = الرابط الجديد يضع كلمة مرور جديدة ويوقف رموز هذا الشخص ومفاتيح مروره.
people-remove-sure = إزالة { $name }؟ من دخل بهذا الاسم يخرج فورًا. وما فعله يبقى في السجل.

## السجل

people-log-n = الرقم
people-log-when = متى (UTC)
people-log-what = ماذا
people-log-by = من
people-log-about = عن
people-log-address = من أين
people-log-more = ما قبله
people-log-clock = الأوقات بساعة هذه الآلة نفسها.
people-log-whole = لا قيد ناقص
people-log-gaps = شيء ناقص أو مغيَّر قبل القيد { $numbers }
people-command-line = سطر الأوامر
people-what-link-for-the-first-administrator-made = أُنشئ رابط المدير الأول
people-what-link-for-a-password-made = أُنشئ رابط لكلمة مرور
people-what-person-added = أُضيف شخص
people-what-person-changed = غُيِّر شخص
people-what-person-removed = أُزيل شخص
people-what-password-set = وُضعت كلمة مرور
people-what-codes-switched-on = فُعّلت الرموز
people-what-codes-switched-off = أُوقفت الرموز
people-what-passkey-added = أُضيف مفتاح مرور
people-what-passkey-removed = أُزيل مفتاح مرور
people-what-recovery-code-used = استُعمل رمز استرداد
people-what-signed-in = دخول
people-what-sign-in-refused = رُفض الدخول
people-what-signed-out = خروج
people-what-release-asked-for = طُلب الإصدار
people-what-draft-sent-back = أُعيدت المسودة
people-what-draft-released = أُصدرت المسودة
people-what-draft-of-protected-sites-read = قُرئت مسودة مواقع محمية
people-detail-initials = الأحرف
people-detail-roles = الأدوار
people-detail-title = الاسم
people-detail-draft = المسودة
people-detail-version = النسخة
people-detail-act = الفعل
people-detail-drafted-by = أعدّها
people-detail-released-by = أصدرها

## الدخول

sign-in-title = الدخول
sign-in-do = دخول
sign-in-again = اسم آخر
sign-in-nobody = ليس لهذا المكتب مدير بعد. افتح الرابط الذي طبعه \`keepclear serve\`.
sign-in-second = كلمة المرور صحيحة. { $name }، أثبت أنك أنت:
sign-in-passkey = استعمال مفتاح مرور
sign-in-code-hint = ستة أرقام من الهاتف، أو رمز استرداد.
sign-in-wait = تكرر الخطأ. أعد المحاولة بعد { $s } ث.
sign-in-lost = من لا يستطيع الدخول يطلب من المدير رابطًا جديدًا.

## الرابط الأول

first-title = المدير الأول
first-title-password = وضع كلمة مرور
first-what = أنت الأول على مكتب { $party }. بهذا تصير مديره بكل الأدوار عدا المدقّق، وتضيف الآخرين.
first-what-password = هذا الرابط لـ { $name } ويصلح مرة واحدة.
first-again = مرة أخرى
first-differ = كلمتا المرور مختلفتان.
first-do = بدء
first-do-password = وضعها والدخول

## ما الخطأ

fault-name-empty = لا اسم.
fault-name-empty-cure = أدخل الاسم الذي تدخل به.
fault-name-long = الاسم أطول من 64 محرفًا.
fault-name-characters = في الاسم محرف لا يمكن عرضه.
fault-name-taken = لشخص آخر هذا الاسم.
fault-name-taken-cure = أضف حرفًا أو رقمًا.
fault-initials-form = ليست من 1 إلى 4 أحرف أو أرقام.
fault-initials-taken = لشخص آخر هذه الأحرف، ولن يميّز القيد بينكما.
fault-initials-taken-cure = أضف حرفًا.
fault-roles-none = لم يُختر دور.
fault-last-administrator = لا مدير غيره.
fault-last-administrator-cure = اجعل غيره مديرًا أولًا.
fault-accounts-full = بلغ الأشخاص أقصى عدد للمكتب.
fault-accounts-full-cure = أزل من غادر.
fault-password-short = أقل من 12 محرفًا.
fault-password-short-cure = أربع كلمات أو خمس لا صلة بينها.
fault-password-long = أكثر من 256 محرفًا.
fault-password-name = مصنوعة من الاسم.
fault-password-name-cure = خذ كلمات لا يربطها أحد بك.
fault-password-repeats = تكرر محارف قليلة.
fault-password-repeats-cure = خذ كلمات لا نمطًا.
fault-password-known = من أول ما يُجرَّب.
fault-password-known-cure = خذ كلمات أخرى.
fault-password-wrong = ليست كلمة مرورك.
fault-code-wrong = الرمز غير صحيح أو استُعمل من قبل.
fault-code-wrong-cure = انتظر التالي، وتأكد من ساعة الهاتف.
fault-passkey-wrong = لم يُقبل مفتاح المرور.
fault-passkey-wrong-cure = أعد المحاولة أو استعمل طريقة أخرى.
fault-passkey-many = لديك أقصى عدد من مفاتيح المرور.
fault-passkey-many-cure = أزل واحدًا أولًا.
fault-link-ended = استُعمل الرابط أو انتهى وقته.
fault-link-ended-cure = اطلب من مدير رابطًا جديدًا. وللأول: keepclear people first.
fault-title-long = أطول من 200 حرف.
fault-title-long-cure = ضع عنوانًا أقصر.
fault-title-characters = فيه حرف لا يمكن عرضه.
fault-not-there = لا أحد بهذا الاسم.

## لماذا رُفض

error-signed-out = لا أحد داخل في هذا المتصفح.
error-sign-in-wrong = الاسم أو كلمة المرور غير صحيحة.
error-second-wrong = الرمز أو مفتاح المرور غير صحيح أو جاء متأخرًا.
error-wait = تكرر الخطأ. انتظر ثم أعد المحاولة.
error-busy = كثيرون يدخلون الآن. أعد المحاولة.
error-role = لا يسمح أي من أدوارك بهذا.
error-token = هذه الصفحة من جلسة سابقة: حمّلها من جديد.
error-no-domain = ليس لهذا المكتب اسم نطاق، فلا مفاتيح مرور له.
error-passkey-none = لم يعطِ المتصفح مفتاح مرور.
error-two-persons = هذا يحتاج إلى شخصين: أحدهما يُعدّ والآخر يُصدر.
error-four-eyes = أنت من أعدّ هذا: يُصدره ضابط آخر.
error-draft-not-there = لم تعد هذه المسودة موجودة، أو هي لضابط آخر.
error-draft-not-yours = ضابط آخر يُعدّ هذه المسودة.
error-draft-changed = تغيّرت المسودة بعد عرضها. انظر فيها ثانية.
error-draft-stale = كُتبت هذه المسودة في نافذة أخرى في هذه الأثناء. انظر أولًا ما فيها.
error-draft-not-asked = لم يُطلب إصدارها أو سُحب الطلب.
error-draft-released = أُصدر هذا من قبل.
error-draft-of-one = يُفعل هذا فورًا، ولا يُصدره أحد.
error-drafts-full = لديك أقصى عدد من المسودات. احذف بعضها.
error-draft-too-long = المسودة طويلة جدًا.
`,"../../../words/ar/queries.ftl":`### هل في الدائرة قوات خاصة أو شريكة.
nav-queries = الاستعلامات
queries-title = استعلامات القوات
queries-none = لا استعلام في هذه القائمة.
queries-not-no = «لا نعلم» ليست «لا». وكذلك الامتناع والجواب المنقضي والصمت. ولا جواب يأذن بفعل.
queries-question = هل في هذه الدائرة قوات خاصة أو شريكة؟
queries-number = الرقم
queries-asks = السائل
queries-circle = الدائرة
queries-expires = الجواب مطلوب قبل
queries-lapsed = انقضى
queries-answers = الأجوبة كما تُقرأ الآن
queries-open = مفتوحة
queries-waits = جوابنا مطلوب
queries-all = الكل
queries-until = حتى
queries-since = منذ
queries-reads = يُقرأ الآن
queries-holds = يسري
queries-by = من
queries-corrected = تصحيح لجواب سابق
queries-heights = الارتفاعات
queries-answer-yes = نعم
queries-answer-no = لا
queries-answer-unknown = لا نعلم
queries-answer-declined = نمتنع
queries-answer-expired = انقضى
queries-answer-not-answered = لم يُجَب
queries-know-yes = هناك أحد؛ لا أين ولا من ولا كم
queries-know-no = لا أحد من ذلك الطرف؛ وقد يكون غيره، والمدنيون أولًا
queries-know-unknown = عاملوه كأنه نعم
queries-know-declined = عاملوه كأنه نعم
queries-know-expired = اسألوا من جديد؛ وحتى ذلك كأنه نعم
queries-know-not-answered = عاملوه كأنه نعم، واتصلوا
queries-means-yes = أحد منا أو من شركائنا هناك في وقت ما منه
queries-means-no = لا أحد منا هناك، ونقول ذلك حتى الوقت أدناه
queries-means-unknown = لا نستطيع القول: لم نصل إلى الجميع
queries-means-declined = لا نقول
queries-beyond = ما كان ينبغي أن يُسأل هكذا
queries-flagged = مُعلَّم: قد تقول الأجوبة معًا أكثر
queries-flagged-says = العلامة لا تمنع شيئًا. و«لا نعلم» و«نمتنع» لا تكشفان شيئًا.
queries-own-inside = ما هو لنا في الداخل
queries-own-note = لهذا المكتب وحده. ليس الجميع يُشعِر: فخلوّ القائمة ليس سببًا لقول لا.
queries-own-none = لا إشعار لنا ولا موقع فيها.
queries-own-notice = إشعار
queries-own-site = موقع
queries-answer-it = إجابة…
queries-answer-says = كلمة { $party } للسائل ولكل عضو. اسألوا جماعتكم أولًا. لم يُختر لكم شيء.
queries-holds-until = يسري حتى
queries-knowingly = نظرتُ فيما سيكشفه هذا الجواب.
queries-no-in-spite = رغم ما هو قائم في الداخل: { $n }
queries-no-places = دون أماكن: الجواب يقول هل، لا أين.

## السؤال

queries-ask = سؤال
queries-ask-says = يُسأل كل الأعضاء الآخرين؛ ولا يجيب إلا ضباط. والسؤال يقول شيئًا أيضًا: أين تنظرون.
queries-precedence = الأسبقية
queries-centre = المركز
queries-radius = نصف القطر، كم
`,"../../../words/ar/receive.ftl":`### ما أبلغنا به الآخرون وما أجابوا به.

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
register-height-to = حتى { $ceiling } م، { $reference }
register-height-from = من { $floor } م فما فوق، { $reference }
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
register-instant-hint = مع المنطقة الزمنية: { "\\u2066" }161200ZJUN30{ "\\u2069" } أو { "\\u2066" }2030-06-16 12:00Z{ "\\u2069" }
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
register-clash = كتبت نافذة أخرى هذه المسودة بعد أن فتحتها هنا. ما كتبته محفوظ هنا وفي هذا المتصفح، والعقدة لديها الأخرى.
register-clash-theirs = افتح الأخرى
register-clash-mine = تابع بما كتبته
register-clash-both = في الحالتين يصبح ما كتبته مسودة مستقلة: لا تضيع أي منهما.

## أجزاء الوثيقة

part-area = المساحة { $name }
part-article = المادة { $name }
part-closes-the-incident = يُغلق الحادث
part-exempt = معفى
part-in-force-from = نافذ من
part-in-force-until = نافذ حتى
part-language = اللغة
part-lead = الإشعار المسبق: { $activity }
part-margin = الهامش بين { $name }
part-notice-is-given-of = ما يُشعَر به
part-notice-of-withdrawal = مهلة الإشعار بالانسحاب
part-pair = زوج
part-party = الطرف { $name }
part-place = المكان { $name }
part-point = النقطة { $name }
part-procedure-answer-s = يُجاب عن التكرار خلال، ث
part-procedure-check-at-s = يُفحص الخط في (UTC)
part-procedure-check-every-s = يُفحص الخط كل، ث
part-procedure-check-grace-s = قد يتأخر الفحص بمقدار، ث
part-procedure-climb-s = يُبلَّغ الأعلى بعد، ث
part-procedure-ladder = من يُبلَّغ بالترتيب
part-procedure-read-back-s = يُكرَّر الإشعار خلال، ث
part-procedure-receipt-s = يُعطى الإيصال خلال، ث
part-procedure-reconfirm-s = يُؤكَّد الإشعار كل، ث
part-procedure-take-s = تُتسلّم الرسالة خلال، ث
part-query-daily = أكثر الاستعلامات في اليوم
part-query-duration-s = أقصر مدة للاستعلام، ث
part-query-height-m = أصغر ارتفاع للاستعلام، م
part-query-radius-m = أصغر نصف قطر للاستعلام، م
part-query-window-s = تُقارن الاستعلامات خلال، ث
part-separation = الفصل
part-text = النص
part-zone = المنطقة { $name }
`,"../../../words/ar/shell.ftl":`### إطار كل صفحة.

## مجموعات الصفحات وما حول الصفحة

group-now = الآن
group-say = أبلغ
group-keep = السجل
group-account = هذا المكتب
shell-pages = الصفحات
shell-skip = إلى الصفحة
shell-clock = وقت هذه العقدة
shell-scenario = سيناريو { $id } · ليس وقتاً حقيقياً
shell-keys = المفاتيح
shell-stop = STOP
shell-language = اللغة
shell-light = الإضاءة
shell-sign-out = خروج
shell-signed-out = لم يسجّل أحد دخوله إلى هذا المكتب.
shell-again = حاول مرة أخرى
shell-cut = العقدة لا تجيب هذه الصفحة. قد يكون ما تراه قديماً، وما تكتبه محفوظ.
shell-page-lost = تعذّر تحميل الصفحة. ربما أُعيد تشغيل العقدة: حمّل الصفحة من جديد.
shell-no-page = لا توجد صفحة { $page }.
shell-trouble-disk = قرص هذه العقدة لا يقبل شيئاً. ما زالت ترن وتُقرأ، لكن ما يُقال لا يُحفظ ولا يُرسل: اتصل بطريق آخر.
shell-trouble-stopping = العقدة تتوقف.
theme-day = نهار
theme-night = ليل
theme-red = ضوء أحمر

## المفاتيح

keys-title = المفاتيح
keys-everywhere = في كل صفحة
key-help = أظهر هذه المفاتيح
key-stop = قل STOP

## الخط مع كل طرف، ومن في المناوبة

line-label = الخط مع كل طرف
line-open = مفتوح
line-degraded = متدهور
line-suspended = معلّق
line-no-contact = لا اتصال
line-node = العقدة تجيب
line-node-silent = العقدة صامتة
line-desk-manned = المكتب مشغول
line-desk-unmanned = لا أحد في المكتب
line-desk-not-said = المكتب: لم يُذكر
line-contact = سُمع منذ { $span }
line-no-contact-ever = لم يُسمع قط
line-clock = الساعة
line-clock-unknown = لم تُقَس
line-no-peers = لا تعرف هذه العقدة أي طرف آخر بعد.
header-watch-kept = المناوب:
header-watch-given = سلّم المناوبة
header-watch-nobody = لا أحد في المناوبة
`,"../../../words/ar/sites.ftl":`### مواقعنا المحمية.
nav-sites = المواقع المحمية
sites-title = المواقع المحمية
sites-protection = حماية الموقع المحمي لا تتوقف أبدًا على الإشعار به.
sites-no-places = الأسماء وما يُعطى من كل منها؛ لا مكان يُعرض هنا.
sites-none = لا موقع في سجلنا.
sites-not-there = هذا الموقع ليس في سجلنا أو لم يعد فيه.
sites-number = الرقم
sites-kind = النوع
sites-for = للطرف { $party }
sites-how-not-given = غير معطى
sites-how-in-full = كاملًا
sites-how-on-approach = عند الاقتراب
sites-within = ضمن { $m } م
sites-given = أُعطي
sites-given-before = كان قد أُعطي
sites-given-what = ما يُعطى منه لكل طرف
sites-policy = السياسة
sites-by-whom = يعطيه عند الاقتراب
sites-by-node = العقدة فورًا
sites-by-officer = ضابط يُسأل
sites-gets = يحصل على
sites-refusal = تذكروا كلفة الرفض: من لا يعلم بمستشفى لا يستطيع تجنّبه.

## القراءة

sites-reading-noted = مكان هذا الموقع يُعرض لكم وحدكم، وتُدوَّن قراءتكم في اليومية: { $name } ({ $initials })، الآن. وكثرة القراءة في وقت قصير تُعرض على المناوبة.
sites-read = قراءة
sites-read-noted = قرأه { $name } ({ $initials })، ودُوِّن
sites-readings = من قرأها وغيّرها
sites-readings-says = كل قراءة وتغيير وإعطاء، بالضابط.
sites-nobody-read = لا أحد بعد.
sites-by = من
sites-did = ما فعله
sites-which = المواقع
sites-deed-read = قرأ
sites-deed-added = أدخل
sites-deed-amended = عدّل
sites-deed-withdrawn = سحب
sites-deed-policy = حدّد ما يُعطى
sites-deed-given = أعطى
sites-deed-declined = امتنع

## الأعمال

sites-set = تحديد ما يُعطى…
sites-set-says = ما يحصل عليه { $party } من هذا الموقع من الآن. ضابط يطلب وآخر يُصدر. وما أُعطي يبقى معطى.
sites-choose-not = لا شيء
sites-choose-approach = عند الاقتراب
sites-choose-full = كاملًا
sites-choose-says-not = كما لكل طرف حتى يُختار غيره
sites-choose-says-approach = متى اقترب إشعار لهم
sites-choose-says-full = فورًا، مع كل تغيير
sites-metres = مدى القرب بالأمتار
sites-automatic = تعطيه العقدة بنفسها فورًا؛ وإلا سُئل ضابط
sites-others-get = يحصل عليه هؤلاء جميعًا: { $parties }
sites-withdraw = سحب…
sites-withdraw-says = يخرج «{ $name }» من سجلنا ويُلغى ما أُعطي منه. ومن أُخبر به ما زال يعلم.

## إدخال موقع وتعديله

sites-enter = إدخال موقع
sites-amend = تعديل…
sites-amend-one = تعديل الموقع { $site }
sites-amends = يقول من جديد ما هو { $site }، كله.
sites-keys = إدخال موقع
sites-key-send = طلب الإطلاق أو الإدخال
sites-enter-now = إدخاله
sites-amend-now = تعديله
sites-nobody-told = يدخل سجلنا نحن. ولا يُعطى لأحد بذلك.
sites-amend-says = من أُعطي الموقع وما زال قريبًا منه يُعطى التغيير.
sites-done-asked = طُلب الإطلاق. يدخل السجل عندما يُصدره ضابط آخر.
sites-done-entered = الموقع قائم في سجلنا.
sites-done-amended = يقوله السجل من جديد، ويُبلَّغ من عنده.
sites-done-given = ما يُعطى للأطراف ينتظر وحده، كل اختيار لإطلاقه.
sites-name-hint = كما سيبحث عنه الضباط.
sites-radius = حوله، بالأمتار
sites-map = الخريطة: ارسم الموقع
sites-metres-wrong = اذكر القرب بأمتار صحيحة.
sites-give-hint = كل اختيار يحتاج ضابطًا ثانيًا. ويمكن ضبطه لاحقًا أيضًا.
sites-many-places = لهذا الموقع أماكن أو ارتفاعات عدة، أكثر مما يسعه النموذج. عدّله من ملف: keepclear site amend.
sites-approach-alone = لا خط بيننا وبينهم وحدنا: لا يُعطى شيء عند الاقتراب حيث يسمعه آخرون. اختر غير ذلك، أو أنشئ أولًا خطًا مع { $party }.
`,"../../../words/ar/timeline.ftl":`### ما حدث وما كان معروفًا في لحظة.

nav-timeline = التسلسل الزمني
timeline-title = التسلسل الزمني
timeline-of = تسلسل { $notice }
timeline-all = كل ما حدث
timeline-then = كما كان معروفًا
timeline-order = بترتيب سجلّنا وبساعتنا. وما يدّعيه القيد عن وقته يقف بجانبه كقول كاتبه. والسطر يفتح ما كانت المناوبة تعرفه حينها.
timeline-when = متى
timeline-what = ماذا
timeline-about = بشأن
timeline-claimed = بساعته
timeline-by-clock = بساعة { $party }
timeline-entry = القيد
timeline-every-party = كل الأطراف
timeline-receipts = أظهر الإيصالات
timeline-hidden = إيصالات غير معروضة: { $count }.
timeline-chart = كم من الأحداث
timeline-events = أحداث
timeline-alarms = تستدعي النظر
timeline-across = الوقت (UTC)
timeline-up = أحداث
timeline-not-whole = لم تُقرأ إلا آخر القيود: اختر مدة أقصر.
timeline-more = أحداث أسبق غير مدرجة: { $count }.
timeline-span = من { $since } إلى { $until }، الأحدث أولًا
timeline-empty = لم يحدث شيء في هذه المدة.
timeline-known-at-entry = ما كان معروفًا عند القيد { $n }
timeline-keys = في التسلسل
timeline-key-receipts = أظهر الإيصالات أو أخفها
timeline-key-earlier = قبل ربع ساعة
timeline-key-later = بعد ربع ساعة
timeline-key-entry-before = القيد السابق
timeline-key-entry-after = القيد التالي

timeline-knew = كما كان معروفًا في { $at }
timeline-instant = اللحظة
timeline-show = أظهر
timeline-hour-earlier = قبل ساعة
timeline-earlier = قبل 15 د
timeline-later = بعد 15 د
timeline-now = الآن
timeline-past = كما كان معروفًا حينها، لا الآن.
timeline-entry-was = كان آخر قيد هو { $n } عند { $at }. لا يُعرض شيء جاء بعده.
timeline-before-all = لم يكن شيء معروفًا بعد.
timeline-twice = أظهرت ساعتنا هذه اللحظة { $count } مرات؛ المقصود الأخيرة.
timeline-watch = المناوبة
timeline-watch-taken = استلمها
timeline-watch-given = سلّمها
timeline-overdue = كان قد فات وقته
timeline-open = كان ينتظر شخصًا
timeline-due = الموعد
timeline-told = أُبلغ
timeline-stood = الإشعارات القائمة
timeline-none-stood = لم يكن أي إشعار قائمًا.
timeline-activity = النشاط
timeline-stages = إلى أين وصل
timeline-conflicts = التعارضات المعروفة
timeline-no-conflicts = لم يكن أي تعارض معروفًا.
timeline-severity = الخطورة
timeline-severity-critical = حرج
timeline-severity-caution = تنبيه
timeline-severity-advisory = للعلم
timeline-between = بين
timeline-unreceipted = قلناه ولا يُعلم أنه محفوظ
timeline-said = قيل في
timeline-oddities = غريب ولم يُسجَّل أنه شوهد
`,"../../../words/ar/told.ftl":`### ما يرويه السجلّ.

told-arrived = وصل: { $kind }
told-said = قيل: { $kind }
told-held = لديه: { $kind }
told-receipt-of = إيصال من { $party }
told-receipt-to = أُعطي إيصال لـ{ $party }
told-rang = رنّ: { $bell }
told-overdue = فات وقته: { $need }، أُبلغ { $role }
told-seen = سُجِّل أنه شوهد { $who }
told-given-by = أعطاه { $party }
told-amended-by = عدّله { $party }
told-confirmed-by = أكّده { $party }
told-cancelled-by = ألغاه { $party }
told-objection-by = اعتراض من { $party }
told-correction-by = تصحيح من { $party }
told-stop-by = STOP من { $party }
told-exercise-stop-by = STOP (تمرين) من { $party }
told-checklist = قائمة تحقق { $name }
told-checklist-through = قائمة تحقق { $name }، اكتملت
told-not-in-our-journal = ليس في سجلّنا
told-not-in-the-bundle = ليس في الحزمة
told-before = كان لدينا قبل { $s } ث مما يقولون
told-under-way = { $s } ث في الطريق
told-line-to = الخط مع { $party }
told-units-own = وحداتنا
told-ours = { $notice } (لنا)
told-state-by = { $state } من { $party }
told-state-with = { $state } مع { $party }
told-since = { $words } منذ { $at }

told-watch-taken = استُلمت المناوبة
told-watch-given = سُلِّمت المناوبة
told-our-clock-was-set = ضُبطت ساعتنا
told-refused = رُفض
told-peer-added = أُضيف طرف
told-compared = قورنت الصورتان
told-clock = فُحصت الساعة
told-exact = حُفظ بدقة
told-site = موقع محمي
told-released = أُفرج عنه
told-read = قُرئ موقع
told-imported = استُورد
told-attached = أُرفق
told-witnessed = نظر فيه شاهد
told-incarnation = بدأ سجلّ جديد
told-keys = مفاتيح
told-backup = نسخة احتياطية
told-promoted = صار الاحتياطي هو العقدة
told-notice-starts = يبدأ الإشعار
told-notice-ends = ينتهي الإشعار
told-conflict = تعارض
told-our-line-check = فحصنا للخط
told-line-check-expected = فحص خط منتظر
told-own-units-to-be-told-by-then = تُبلَّغ وحداتنا قبل ذلك
told-bell-correction = تصحيح
told-bell-look-at-this = انظر إلى هذا
told-bell-overdue = فات وقته
told-bell-line = الخط
told-bell-query = استفسار
told-bell-zone = منطقة
told-bell-incident = حادث

told-kind-joined = انضمام
told-kind-key-event = حدث مفتاح
told-kind-closed = إغلاق سجلّ
told-kind-give = إشعار
told-kind-amend = تعديل إشعار
told-kind-cancel = إلغاء إشعار
told-kind-confirm = تأكيد إشعار
told-kind-release = إفراج
told-kind-read-back = إعادة قراءة
told-kind-answer = رد على إعادة القراءة
told-kind-disseminated = أُبلغت الوحدات
told-kind-objection = اعتراض
told-kind-stop = STOP
told-kind-taken = استُلم
told-kind-message = رسالة
told-kind-line-check = فحص الخط
told-kind-desk-state = حال المكتب
told-kind-suspension = تعليق
told-kind-coded = رسالة مرمّزة
told-kind-translation = ترجمة
told-kind-proposal = اقتراح
told-kind-endorsement = توقيع
told-kind-agreement-act = إجراء على اتفاق
told-kind-zone = منطقة
told-kind-zone-end = نهاية منطقة
told-kind-patrol = دورية
told-kind-patrol-state = تقرير دورية
told-kind-query = استفسار
told-kind-query-answer = رد على استفسار
told-kind-incident = حادث
told-kind-incident-statement = بيان عن حادث
told-kind-fork-proof = برهان تشعّب
told-cut-short = قُطعت الدورية { $patrol }: { $reason }
`,"../../../words/ar/tour.ftl":`### الجولة: أول عشر دقائق على المكتب.

tour-keys = الجولة
tour-next = التالي
tour-back = السابق
tour-done = تم
tour-leave = ترك الجولة
tour-fold = طيّ
tour-open = فتح
tour-begin = أرني المكان
tour-welcome = مكتبك
tour-welcome-what = أنت على مكتب { $party }. للآخرين مكاتبهم ولا يرون إلا ما أُبلغوا به. كل ما هنا تمرين: يقول ذلك الشريط الأصفر في كل صفحة.
tour-sound = الصوت أولًا
tour-sound-what = إنذار لا يسمعه أحد لا ينفع أحدًا. اسمع الإنذار التجريبي من الشريط في الأعلى وقل إنك سمعته. وحتى ذلك الحين يبقى الشريط.
tour-take = استلم المناوبة
tour-take-what = إما أن أحدًا في المناوبة، وإما يُبلَّغ الآخرون أن لا أحد. استلمها من الشريط في الأعلى. فيصير كل مفتوح في عهدتك.
tour-map = ماذا وأين
tour-map-what = تُظهر الخريطة إشعاراتنا وإشعاراتهم والمناطق والدوريات والتعارضات. وبجانبها ما ينتظر إنسانًا، وأقلّه وقتًا في الأعلى. حرّك شريط الزمن لترى الأيام الثلاثة القادمة.
tour-read-back = أعد قراءة إشعار
tour-read-back-what = اختر سطرًا. قارن الموضع بخريطتك ثم اكتب الأرقام الخمسة بجانب الرسم. هذا يدل على أن إنسانًا نظر، وليس موافقة أبدًا.
tour-give = أعطِ إشعارًا
tour-give-what = ارسم مساحة أو ألصق موضعًا بأي كتابة. ترى فورًا ما يقترب منه أكثر مما ينبغي، والكلمات التي سيتلقاها كل طرف بالضبط.
tour-conflict = التعارضات
tour-conflict-what = يحسب الطرفان التعارضات نفسها، كلٌّ وحده. افتح واحدًا: يقول أين ومتى وكم القرب، ويعرض مخارج. لا شيء يُنقل من تلقاء نفسه.
tour-say = قل شيئًا
tour-say-what = رسائل الرموز يقرؤها كل ضابط بلغته. والكلام الحر يبقى كما كُتب بجانب أي ترجمة.
tour-stop = STOP
tour-stop-what = من كل صفحة: الزر الأحمر أو Ctrl+Shift+S. لا يحتاج إلى شخص بعينه، ويرنّ عند كل الأطراف حتى يتسلّمه ضابط. جرّبه هنا، فهذا تمرين.
tour-two = ما يحتاج إلى شخصين
tour-two-what = ما يُلزم الطرف، والأطراف الجديدة، وما يُعطى من المواقع المحمية، يُعدّه ضابط ويُصدره آخر. في هذا العرض يدخل الآخر باسم «second».
tour-other = الجانب الآخر
tour-other-what = افتح مكتب طرف آخر في نافذة خاصة: طبع العرض رابطه. ما أعطيته هناك ينتظر إعادة قراءته.
tour-end = هذا كل شيء
tour-end-what = المفتاح ? يُظهر مفاتيح كل صفحة. وتبدأ هذه الجولة من جديد في صفحة الأشخاص.
`,"../../../words/ar/ui.ftl":`### ما تقوله الجداول والحقول والعلامات في كل صفحة.

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
map-credit = Natural Earth · GSHHG · GeoNames CC BY 4.0 · airportsdata. { "\\u2067" }لا يعبّر أي خط عليها عن رأي في أي حدود.{ "\\u2069" }
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
`,"../../../words/ar/watch.ftl":`### المناوبة: ما ينتظر إنساناً، والخريطة، والوقت الذي تعرضه.

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
`,"../../../words/ar/zones.ftl":`### أماكن لها قواعد.
nav-zones = المناطق
zones-title = المناطق
zones-none = لا منطقة في هذه القائمة.
zones-number = الرقم
zones-kind = النوع
zones-standing = الصفة
zones-all = الكل
zones-agreed = متفق عليها
zones-announced = معلنة
zones-announced-not-agreed = معلنة، غير متفق عليها
zones-no-consent = لا يُفهم منها رضا أحد.
zones-every = والمنتهية أيضًا
zones-breaches = خطط لا تراعيها
zones-state-holds = سارية
zones-state-to-come = آتية
zones-state-ended = أُنهيت
zones-state-over = انقضت
zones-kind-demilitarised = منزوعة السلاح
zones-kind-deconfliction-line = خط تجنب التصادم
zones-kind-security-corridor = ممر أمني
zones-kind-restricted = مقيّدة
zones-kind-no-fly = حظر طيران
zones-kind-protected-site = موقع محمي
zones-kind-temporary = مؤقتة
zones-kind-moving-buffer = نطاق متحرك
zones-heights = الارتفاعات
zones-versions = النسخ
zones-rules = القواعد
zones-rule = القاعدة
zones-asks = ما تطلبه وممن
zones-out-by = الخروج قبل
zones-why = السبب
zones-broken-by = خطط قائمة لا تراعيها
zones-broken-by-none = كل الخطط القائمة تراعيها. أما ما لم يُشعَر به فلا يُعلم عنه شيء.
zones-nobody-safe = مراعاة المنطقة لا تجعل أحدًا آمنًا بذاتها، والخروج منها لا يجعل أحدًا هدفًا.
zones-end = إنهاء المنطقة…
zones-end-says = نحن أعلنا «{ $zone }». يُبلَّغ كل عضو بأنها لم تعد سارية.
zones-at = ما الساري في مكان ما…
zones-any-notation = بأي صيغة: { "\\u2066" }35 33 00N 036 36 00E{ "\\u2069" }، { "\\u2066" }37S BV 82640 37250{ "\\u2069" }، { "\\u2066" }35.55 36.6{ "\\u2069" }
zones-look = عرض
zones-none-there = لا منطقة سارية هناك حينئذ.

## إعلان منطقة

zones-announce = إعلان منطقة
zones-amend = تعديل…
zones-amend-one = تعديل المنطقة { $zone }
zones-amends = تحل محل { $zone } كلها.
zones-anew = البدء من جديد
zones-keys = إعلان منطقة
zones-key-send = طلب الإطلاق أو الإعلان
zones-announce-now = إعلانها
zones-amend-now = تعديلها
zones-asks-nobody = الإعلان لا يطلب موافقة أحد، وصمت أحد ليس موافقة.
zones-done-asked = طُلب الإطلاق. لم يُبلَّغ الآخرون بشيء بعد.
zones-done-announced = محفوظة هنا وفي طريقها إلى الآخرين. وهي غير متفق عليها.
zones-name-hint = مثل RANGE-2؛ وبه تُعرف.
zones-says-temporary = أي قاعدة، مع نهاية.
zones-says-restricted = من يجوز له الدخول، وبأي إشعار.
zones-says-no-fly = أي الرحلات تبقى خارجها، وعلى أي ارتفاع يبقى غيرها.
zones-says-demilitarised = ما يجب إخراجه ومتى، بكلمات نصكم.
zones-says-security-corridor = عدد من الأمتار على جانبي طريق أو خط.
zones-says-deconfliction-line = من يلزم أي جانب من الخط، وعلى أي بعد.
zones-says-protected-site = من يجوز له الاقتراب من مكان، وعلى أي ارتفاع.
zones-radius = حولها، بالأمتار
zones-around = العرض
zones-map = الخريطة: ارسم المنطقة أو أفلت ملفًا
zones-file = ملف مناطق
zones-file-hint = ملف TOML بجداول [[zone]] أو GeoJSON، كما في سطر الأوامر. وهكذا يُعطى النطاق المتحرك.
zones-rule-number = القاعدة { $number }
zones-rule-more = قاعدة أخرى
zones-rule-drop = حذف هذه القاعدة
zones-whom = ما تطلبه
zones-whom-never = هؤلاء لا يدخلون
zones-whom-only = هؤلاء وحدهم يدخلون
zones-whom-all = لكل من في الداخل
zones-parties = الأطراف
zones-activities = الأنشطة
zones-any = أي منها
zones-nobody = لا أحد
zones-out-by-hint = إلى ذلك الحين يجوز أن يكونوا في الداخل.
zones-what = ما يجب إخراجه
zones-lead = الإشعار قبل الدخول، بالدقائق
zones-more = الاستثناءات والارتفاعات في الداخل
zones-exempt = لا تسري على
zones-none-exempt = لا أحد
zones-inside-floor = في الداخل من، م
zones-inside-ceiling = في الداخل حتى، م
zones-left = يلزم اليسار
zones-right = يلزم اليمين
zones-sides-hint = يسار ويمين من يسير على الخط كما رُسم.
zones-buffer = البعد عن الخط، بالأمتار
zones-reach = في حدود، بالأمتار
zones-would-break = خطط قائمة لا تلتزم بها
zones-at-once = فورًا
zones-start-hint = فارغ: فورًا. مع منطقته: Z أو { "\\u2066" }+03:00{ "\\u2069" } أو { "\\u2066" }Asia/Damascus{ "\\u2069" }.
`})];export{e as texts};