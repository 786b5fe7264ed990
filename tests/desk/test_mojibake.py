"""Ordinary words of any language are never warned about, and what was wrongly read always is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.desk.mojibake import CODECS, find_mojibake

ENGLISH = "We wait – the “bridge” at km 12 isn’t open… 5° north, 20 €, café, naïve, № 7"
RUSSIAN = "Наши люди у западных ворот — не стреляйте! Её «Газель» и ещё №12 вышли в 05:00."
TURKISH = "Köprü açık, batı kapısı güvenli; İĞÜŞÖÇ ığüşöç. TEKİRDAĞ’DA devriye “Kuzey-1” döndü."
ARABIC = "الجسر مفتوح من جديد، أبقوا الطريق خاليًا؛ هل وصلت «الدورية»؟ (أ) ٢٠ دقيقة"
OTHERS = [
    "เธอไม่ได้อยู่ที่นี่ กรุณารอที่ประตูตะวันตก “สะพาน” – ๑๒",
    "ยงยุทธ ร้อยเอก โทรศัพท์ แจ้งว่า… เครื่องบินตก",
    "Η γέφυρα είναι ανοιχτή — περιμένετε στη δυτική πύλη. «ΒΟΡΡΑΣ» ΓΕΦΥΡΑ Έως 12:00",
    "הגשר פתוח שוב – אנחנו מחכים ליד השער",
    "پل دوباره باز است، گشت از دروازهٔ غربی گذشت؛ رگبار تمام شد",
    "Größe: GROẞ, ÄÖÜ, “Straße” – l’état, «élève» à l’œuvre… Çà et là",
    "Гё»те, «взвод В», группа Г… ТАП ТА ЕЁ её неё цё ранг сад так ран",
]
ORDINARY = [ENGLISH, RUSSIAN, TURKISH, ARABIC, *OTHERS]
WORDS = [word for text in ORDINARY for word in text.split()]


def misread(text: str, codec: str) -> str:
    """What a text becomes when its UTF-8 is read in another set, as browsers read sets."""
    read = ""
    for byte in text.encode():
        character = bytes([byte]).decode(codec, "replace")
        read += chr(byte) if character == "\ufffd" else character
    return read


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_is_never_warned_about(text: str) -> None:
    assert find_mojibake(text) is None
    assert find_mojibake(text.upper()) is None


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), st.sampled_from([" ", " — ", "-"]))
def test_no_row_of_ordinary_words_is_warned_about(words: list[str], between: str) -> None:
    assert find_mojibake(between.join(words)) is None


@pytest.mark.requirement("F8-5")
@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, TURKISH, ARABIC])
def test_a_sentence_that_was_wrongly_read_is_warned_about_with_what_it_said(
    text: str, codec: str
) -> None:
    found = find_mojibake(misread(text, codec))
    assert found is not None
    assert found.reads_as == text


@pytest.mark.requirement("F8-5")
def test_a_dash_that_became_thai_letters_is_warned_about() -> None:
    said = "the bridge is closed \u0e42\u20ac\u201d use the ford"  # a dash, read as cp874
    found = find_mojibake(said)
    assert found is not None
    assert found.codec == "cp874"
    assert found.reads_as == "the bridge is closed — use the ford"
    assert "read as cp874" in str(found)


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("sign", "–—’“”…")
def test_a_wrongly_read_sign_shows_amid_ordinary_words(sign: str, codec: str) -> None:
    for words in ("wait {} we come", "ждите {} мы идём", "bekle {} açık kapı"):
        found = find_mojibake(words.format(misread(sign, codec)))
        assert found is not None
        assert found.reads_as == words.format(sign)


@given(st.text(max_size=60))
def test_any_text_gets_an_answer_that_is_shorter_than_it(text: str) -> None:
    found = find_mojibake(text)
    assert found is None or len(found.reads_as) < len(text)
