### مواقعنا المحمية.
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
