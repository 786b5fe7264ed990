"""What becomes of the watch where whoever has it may have it no more: it is given, at once.

The rule: nobody keeps the watch without its role. It is given in the name of who took the role
away, with words that say why, and stays given until somebody who holds the role takes it; a desk
whose watch is given counts as manned by nobody.
"""

from collections.abc import Collection, Mapping
from typing import Any, Final

from keepclear.desk.people.account import Account, Role

WHY: Final[Mapping[str, str]] = {
    "en": "{initials} no longer holds the role of the watch",
    "ru": "{initials} больше не несёт роль дежурного",
    "tr": "{initials} artık nöbet rolünü taşımıyor",
    "ar": "لم يعد لدى {initials} دور المناوبة",
}


def relief(
    kept: Mapping[str, Any], initials: str, people: Collection[Account], language: str
) -> dict[str, Any] | None:
    """Return the act that gives the watch, where who has it is nobody of the watch any more.

    `kept` is what the view `on watch` says of the watch, `initials` whose rights were changed.
    """
    has_it = kept["state"] == "KEPT" and kept["holder"] == f"{Role.WATCH} {initials}"
    if not has_it or any(p.initials == initials and Role.WATCH in p.roles for p in people):
        return None
    words = WHY.get(language, WHY["en"]).format(initials=initials)
    return {"act": "watch give", "role": str(Role.ADMINISTRATOR), "note": words}
