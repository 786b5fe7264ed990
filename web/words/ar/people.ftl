### الدخول وأشخاص المكتب.

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
people-passkeys-no-domain = غير مفعّلة: يُفتح هذا المكتب بعنوان، والمتصفح يربط مفتاح المرور باسم نطاق. أعطِ المكتب اسمًا في `names` تحت [desk] في الإعدادات.
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
sign-in-nobody = ليس لهذا المكتب مدير بعد. افتح الرابط الذي طبعه `keepclear serve`.
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
