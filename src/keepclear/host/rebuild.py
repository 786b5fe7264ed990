"""`keepclear rebuild`: make the store anew from its records and journal, and put it in place.

The new store is written beside the old one and takes its place only when it is
complete and says the same; otherwise both are kept, for an engineer to look at.
"""

import os
from itertools import zip_longest
from pathlib import Path
from typing import Any

from keepclear.host.body import Body
from keepclear.host.settings import STORE_FILE
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node.comparison import picture
from keepclear.node.node import Node
from keepclear.node.register.imports import every_imported
from keepclear.node.replay import replay

NEW, OLD = STORE_FILE + ".rebuilt", STORE_FILE + ".before-rebuild"
# Counted by both; the journal and the records are copied, the rest is made anew.
COMPARED = ("record", "channel", "log", "receipt", "version", "oddity", "request", "journal")


def rebuild_folder(folder: Path) -> dict[str, Any]:
    """Rebuild the store in a folder; return the counts and whether it says the same.

    Crash before the rename: the old store is in place and whole. Crash between
    the two renames: both files are there under their names, and the next start
    says so.
    """
    new_path, store_path = folder / NEW, folder / STORE_FILE
    new_path.unlink(missing_ok=True)
    body = Body(folder)
    try:
        made = StoreSqlite(new_path)
        try:
            node = Node(made, body.node.us, body.node.pace, body.node.scenario)
            count = replay(body.store, node)
            same = _say_the_same(body, node)
        finally:
            made.close()
        answer = {"records": count, "journal": body.node.journal.n, "same": same}
    finally:
        body.close()
    if same:
        os.replace(store_path, folder / OLD)
        os.replace(new_path, store_path)
        (folder / OLD).unlink()
    return answer


def _say_the_same(body: Body, node: Node) -> bool:
    old, new = body.store.counts(), node.store.counts()
    if any(old[name] != new[name] for name in COMPARED):
        return False
    imports = map(every_imported, (body.store, node.store))
    if any(one != other for one, other in zip_longest(*imports)):
        return False
    moment = body.moment()
    node.situation.expire(moment.utc)
    for channel, line in body.node.lines.items():
        ours = picture(line, body.node.situation, line.cut(), moment.utc)
        made = node.lines.get(channel)
        if made is None:
            return False
        again = picture(made, node.situation, made.cut(), moment.utc)
        if (ours.digest(), ours.conflict_digest()) != (again.digest(), again.conflict_digest()):
            return False
    return True
