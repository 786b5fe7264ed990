### كلمات الرسوم.
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
