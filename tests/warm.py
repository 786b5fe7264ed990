"""Commands in processes of their own that begin warm: forked from one that has loaded Keepclear.

Loading it took more time than all else that a command of a test does. What begins so is a process
like any other, with its own standard streams, environment, signals and exit code. How a command
starts from nothing, and ends, is for the tests that begin it by `subprocess`; that its modules may
be loaded in any order is for tests/tidy.
"""

import atexit
import gc
import importlib
import json
import os
import pkgutil
import runpy
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import IO, Any

import keepclear

ROOT = Path(__file__).resolve().parents[1]
# They load a compiler, which a node does for itself where it has many plans to search among.
LEFT_OUT = tuple(f"keepclear.space.{name}" for name in ("compiled", "judging", "search"))
REQUEST_BYTES_MAX = 100_000
NUMBER_BYTES_MAX = 32


class Process:
    """A process that began warm, with what the tests use of `subprocess.Popen`."""

    def __init__(self, told: socket.socket, stdout: IO[Any] | None) -> None:
        self.stdout = stdout
        self.returncode: int | None = None
        self._told, self._lock = told, threading.Lock()
        self.pid = self._number()

    def __enter__(self) -> "Process":
        return self

    def __exit__(self, *_: object) -> None:
        if self.stdout is not None:
            self.stdout.close()
        self.wait()

    def poll(self) -> int | None:
        """Return the exit code; None while it runs."""
        with suppress(subprocess.TimeoutExpired):
            self.wait(0)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Return the exit code once it has ended; less than zero for the signal that ended it."""
        with self._lock:
            if self.returncode is None:
                if not select.select([self._told], [], [], timeout)[0]:
                    raise subprocess.TimeoutExpired(f"process {self.pid}", timeout or 0)
                self.returncode = self._number()
                self._told.close()
            return self.returncode

    def send_signal(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        if self.poll() is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def _number(self) -> int:
        data = self._told.recv(NUMBER_BYTES_MAX)
        if not data:
            raise RuntimeError("the process that begins the others has ended")
        return int(data)


def begin(
    words: Sequence[str],
    *,
    module: str = "keepclear.host.cli",
    stdin: IO[Any] | None = None,  # there is nothing to read, unless given
    stdout: IO[Any] | None = None,  # a pipe of text, unless given
    stderr: IO[Any] | None = None,  # that of the tests, unless given
    alone: bool = False,  # in a session of its own, so that Ctrl-C does not reach it
) -> Process:
    """Begin `python -m MODULE WORDS` warm, in the folder and environment of the tests."""
    asked = {"words": list(words), "module": module, "alone": alone}
    asked |= {"environment": dict(os.environ), "folder": str(Path.cwd())}
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    nothing = os.open(os.devnull, os.O_RDONLY)
    read, write = os.pipe() if stdout is None else (None, stdout.fileno())
    streams = [stdin.fileno() if stdin else nothing, write, stderr.fileno() if stderr else 2]
    try:
        socket.send_fds(_beginner(), [json.dumps(asked).encode()], [*streams, theirs.fileno()])
    finally:
        theirs.close()
        os.close(nothing)
        if read is not None:
            os.close(write)
    return Process(ours, None if read is None else open(read))


@cache
def _beginner() -> socket.socket:
    """Where to ask the process that forks the others; it ends when that of the tests does."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [sys.executable, "-m", "tests.warm", str(theirs.fileno())]
    paths = os.pathsep.join([str(Path(keepclear.__file__).parents[1]), str(ROOT)])
    alone = {"OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": paths}  # Who forks has no other thread.
    environment = os.environ | alone
    process = subprocess.Popen(command, cwd=ROOT, env=environment, pass_fds=[theirs.fileno()])
    theirs.close()

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours


# In the process that forks the others


def main() -> None:
    """Load all, and fork what is asked for."""
    _load()
    gc.collect()
    gc.freeze()  # What all have in common is looked through no more.
    asking = socket.socket(fileno=int(sys.argv[1]))
    ended, ending = os.pipe()
    os.set_blocking(ending, False)
    signal.set_wakeup_fd(ending)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # It is for the tests, which then end this.
    running: dict[int, socket.socket] = {}
    while True:
        ready, _, _ = select.select([asking, ended], [], [])
        if ended in ready:
            os.read(ended, 1_024)
            _tell_who_ended(running)
        if asking in ready:
            data, files, _, _ = socket.recv_fds(asking, REQUEST_BYTES_MAX, 4)
            if not data:
                for child in running:  # A test that hung was ended, and nobody else ends them.
                    os.kill(child, signal.SIGKILL)
                return
            child = os.fork()
            if not child:
                signal.set_wakeup_fd(-1)
                for end in (asking, *running.values()):
                    end.close()
                os.close(ended)
                os.close(ending)
                _become(json.loads(data), files)
            for file in files[:3]:
                os.close(file)
            running[child] = socket.socket(fileno=files[3])
            running[child].send(str(child).encode())


def _load() -> None:
    for found in pkgutil.walk_packages(keepclear.__path__, "keepclear."):
        if found.name not in LEFT_OUT and not found.name.endswith(".__main__"):
            importlib.import_module(found.name)
    assert "numba" not in sys.modules, "what is left out was loaded after all"


def _tell_who_ended(running: dict[int, socket.socket]) -> None:
    while running:
        child, status = os.waitpid(-1, os.WNOHANG)
        if not child:
            return
        with running.pop(child) as told, suppress(OSError):  # It may be that nobody waits.
            told.send(str(os.waitstatus_to_exitcode(status)).encode())


def _become(asked: dict[str, Any], files: list[int]) -> None:
    """Be the process that was asked for, to its end."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for stream, file in enumerate(files[:3]):
        os.dup2(file, stream)
    for file in files:
        os.close(file)
    if asked["alone"]:
        os.setsid()
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    time.tzset()
    sys.argv[1:] = asked["words"]
    code: object = 0
    try:
        runpy.run_module(asked["module"], run_name="__main__", alter_sys=True)
    except SystemExit as left:
        code = left.code
    # What Python does at an end, but for taking all apart that the fork has in common with others:
    # that would copy it first.
    threading._shutdown()
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 1)


if __name__ == "__main__":
    main()
