"""A disk that is mounted read-only: the node says so, changes nothing, and goes on once it is well.

A file system that holds files open for writing refuses to be remounted, so this shows what a node
finds that starts on such a disk. One that turns under a node is in tests/exchanges/test_disk_full.
"""

import subprocess
import sys
from pathlib import Path

SCRIPT = """
set -e
mount -t tmpfs none "$1"
"$2" -c "$3" "$1" write
mount -o remount,ro "$1"
"$2" -c "$3" "$1" refused
mount -o remount,rw "$1"
"$2" -c "$3" "$1" write
"""
STEP = """
import sys
from pathlib import Path
from keepclear.errors import Unavailable
from keepclear.host import disk
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node.known import RequestRow
folder, step = Path(sys.argv[1]), sys.argv[2]
if step == "refused":
    assert "Read-only" in disk.refusal(folder), disk.refusal(folder)
    try:
        StoreSqlite(folder / "keepclear.db").close()
    except Unavailable as error:
        print("refused:", error)
    sys.exit(0)
assert disk.refusal(folder) == ""
with StoreSqlite(folder / "keepclear.db") as store:
    held = store.counts()["request"]
    store.begin()
    store.put(RequestRow(f"request {held}", 1))
    store.commit()
    print("held", held)
"""


def test_a_disk_that_is_read_only_is_refused_by_name_and_loses_nothing(tmp_path: Path) -> None:
    ran = subprocess.run(
        ["unshare", "-rm", "sh", "-c", SCRIPT, "sh", str(tmp_path), sys.executable, STEP],
        capture_output=True,
        text=True,
        check=False,
    )
    cure = "namespaces are refused here: allow them (kernel.unprivileged_userns_clone=1)"
    assert ran.returncode == 0, f"{ran.stderr}\n{cure}"
    first, refused, again = ran.stdout.splitlines()
    assert (first, again) == ("held 0", "held 1")
    assert refused.startswith("refused: ")
    assert list(tmp_path.iterdir()) == []  # All of it was in the namespace, which is gone.
