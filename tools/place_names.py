"""Picks the names that one town goes by in Arabic, Russian and Turkish out of a heap of its names.

The rule: a name is taken only where its letters are letters of that language, and of several the
one that sounds most like the town's own Latin name. GeoNames' short form does not say which
language a name is in, so a doubtful one is left out and the Latin name is shown. Sound is compared
on consonants, which is what the scripts have in common.
"""

import unicodedata
from difflib import SequenceMatcher

ARABIC = set("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي ")
RUSSIAN = set("абвгдежзийклмнопрстуфхцчшщъыьэюяё -")
TURKISH = set("abcçdefgğhıijklmnoöprsştuüvyz -â")
ONLY_TURKISH = set("çğışöü")

# Towns along the lines that the guide speaks of, whose names the data lacks or spells oddly.
KNOWN: dict[str, tuple[str, str, str]] = {
    "SY Aleppo": ("حلب", "Алеппо", "Halep"),
    "SY Damascus": ("دمشق", "Дамаск", "Şam"),
    "SY ‘Ayn al ‘Arab": ("عين العرب (كوباني)", "Айн-эль-Араб (Кобани)", "Ayn el-Arab (Kobani)"),
    "SY Ar Raqqah": ("الرقة", "Эр-Ракка", "Rakka"),
    "SY Manbij": ("منبج", "Манбидж", "Münbiç"),
    "SY Latakia": ("اللاذقية", "Латакия", "Lazkiye"),
    "SY Al Ḩasakah": ("الحسكة", "Эль-Хасака", "Haseke"),
    "SY Idlib": ("إدلب", "Идлиб", "İdlib"),
    "SY Homs": ("حمص", "Хомс", "Humus"),
    "SY Ḩamāh": ("حماة", "Хама", "Hama"),
    "SY Ţarţūs": ("طرطوس", "Тартус", "Tartus"),
    "SY Al Qāmishlī": ("القامشلي", "Эль-Камышлы", "Kamışlı"),
    "SY Deir ez-Zor": ("دير الزور", "Дейр-эз-Зор", "Deyrizor"),
    "IQ Baghdad": ("بغداد", "Багдад", "Bağdat"),
    "IQ Mosul": ("الموصل", "Мосул", "Musul"),
    "IQ Basrah": ("البصرة", "Басра", "Basra"),
    "IQ Erbil": ("أربيل", "Эрбиль", "Erbil"),
    "LB Beirut": ("بيروت", "Бейрут", "Beyrut"),
    "JO Amman": ("عمان", "Амман", "Amman"),
    "TR Gaziantep": ("غازي عنتاب", "Газиантеп", "Gaziantep"),
    "TR Şanlıurfa": ("شانلي أورفة", "Шанлыурфа", "Şanlıurfa"),
}

# Letters that sound alike enough are made one, and vowels are left out.
_SOUNDS = {
    **dict(zip("бвгджзйклмнпрстфхцчшщ", "bvgdjzyklmnprstfhkjss", strict=True)),
    **dict(zip("بتثجحخدذرزسشصضطظعغفقكلمنهوي", "btsjhhddrzssstdz gfkklmnhvy", strict=True)),
    **dict(zip("qwxcçş", "kvhkjs", strict=True)),
    **dict.fromkeys("yhaeiouıةءآأؤإئاى", ""),
}


def _sound(name: str) -> str:
    """The consonants of a name in any of the scripts, roughly as they sound."""
    apart = unicodedata.normalize("NFD", "".join(_SOUNDS.get(c, c) for c in name.lower()))
    plain = "".join(_SOUNDS.get(c, c) for c in apart)
    return "".join(c for c in plain if "a" <= c <= "z" and c not in "yh")


def _closest(names: list[str], latin: str) -> str:
    """Of several names the one that sounds most like the Latin one, or nothing where none does."""
    wanted = _sound(latin)
    rated = [(SequenceMatcher(None, wanted, _sound(n)).ratio(), n) for n in names]
    best = max(rated, default=(0.0, ""), key=lambda pair: (pair[0], -len(pair[1]), pair[1]))
    return best[1] if best[0] >= 0.5 else ""


def _written_in(names: list[str], letters: set[str]) -> list[str]:
    return [n for n in names if n and set(n.lower()) <= letters]


def _without_case(russian: str, latin: str) -> str:
    """The name as it is called: the data has some as they stand after "in" (Низипе for Низип)."""
    declined = russian.endswith("е") and latin[-1:].lower() not in "aeiouıâ’ӓ"
    return russian[:-1] if declined else russian


def names_of(country: str, latin: str, names: list[str]) -> tuple[str, str, str]:
    """A town's names in Arabic, Russian and Turkish; empty where the data does not say one."""
    known = KNOWN.get(f"{country} {latin}")
    if known is not None:
        return known
    turkish = _written_in([n.replace("İ", "i").replace("I", "ı") for n in names], TURKISH)
    told = {n.replace("İ", "i").replace("I", "ı"): n for n in names}
    ours = [told[n] for n in turkish if set(n) & ONLY_TURKISH]
    return (
        _closest(_written_in(names, ARABIC), latin),
        _without_case(_closest(_written_in(names, RUSSIAN), latin), latin),
        "" if country == "TR" else _closest(ours, latin),
    )
