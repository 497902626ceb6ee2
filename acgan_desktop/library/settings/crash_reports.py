"""What is left of a sitting that ended by a crash: a report to copy, never to send.

While the program runs, three files of its own lie in the folder ``sittings``: a lock that the
system lets go of however the program ends, a marker with what is known at the start, and a trace
into which Python writes when it is killed by a fault. A clean end removes them. A later start
takes any whose lock is free; so windows that run at once do not take each other for dead.
"""

import contextlib
import faulthandler
import json
import os
import platform
import re
import secrets
import traceback
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, Final, Self

from filelock import FileLock, Timeout

from acgan_desktop import __version__
from acgan_desktop.core.user_folders import HOME_VARIABLE, user_data

FOLDER: Final = "sittings"
_MOST_BYTES: Final = 128 * 1024


class CrashWatch:
    """Watches over one sitting, from its begin to :meth:`end`."""

    def __init__(self, stem: Path, lock: FileLock, trace: IO[str]) -> None:
        self._stem = stem
        self._lock = lock
        self._trace = trace

    @classmethod
    def begin(cls, folder: Path | None = None) -> Self:
        """Begin to watch; a fault of the process is written down from here on.

        Raises:
            OSError: the folder cannot be written.
        """
        folder = folder or user_data() / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        stem = folder / f"{os.getpid()}-{secrets.token_hex(3)}"
        lock = FileLock(_lock_of(stem))
        lock.acquire(timeout=0)
        trace = _trace_of(stem).open("w", encoding="utf-8")
        _marker_of(stem).write_text(json.dumps(_known()), encoding="utf-8")
        faulthandler.enable(trace)
        return cls(stem, lock, trace)

    def fatal(self, error: BaseException) -> None:
        """Write down the error that ends the program."""
        self._trace.write("".join(traceback.format_exception(error)))
        self._trace.flush()

    def end(self) -> None:
        """Remember that this sitting ended well."""
        faulthandler.disable()
        self._trace.close()
        _remove(self._stem, self._lock)


@dataclass(frozen=True)
class CrashReport:
    """What is known of one crash.

    Attributes:
        text: versions and traceback; folders of the person's are shortened to "~".
    """

    text: str
    _stem: Path = field(repr=False)
    _lock: FileLock = field(repr=False, compare=False)

    def forget(self) -> None:
        """Remove what is left of that sitting."""
        _remove(self._stem, self._lock)


def left_behind(folder: Path | None = None) -> list[CrashReport]:
    """Return what sittings that crashed have left, newest first; what cannot be read is passed.

    A sitting that was killed from outside left no trace and is tidied away without a word.
    A report that is not forgotten is found again at the next start.
    """
    folder = folder or user_data() / FOLDER
    found = []
    with contextlib.suppress(OSError):
        markers = sorted(folder.glob("*.json"), key=_age)
        for marker in markers:
            with contextlib.suppress(OSError, Timeout):
                report = _report_of(marker.with_suffix(""))
                if report is not None:
                    found.append(report)
    return found


def without_private_paths(text: str) -> str:
    """Return ``text`` with the person's own folder written as "~", however it is spelt."""
    own = {str(Path.home()), os.environ.get(HOME_VARIABLE, "")} - {"", "/", "\\"}
    for path in sorted(own, key=len, reverse=True):
        spellings = {path, path.replace("\\", "/"), path.replace("\\", "\\\\")}
        for spelling in sorted(spellings, key=len, reverse=True):
            text = re.sub(re.escape(spelling) + r"(?![\w.-])", "~", text, flags=re.IGNORECASE)
    return text


def _report_of(stem: Path) -> CrashReport | None:
    lock = FileLock(_lock_of(stem))
    lock.acquire(timeout=0)
    keep = False
    try:
        trace = _read(_trace_of(stem)).strip()
        if not _marker_of(stem).exists():  # another start has just tidied it away
            return None
        if trace:
            known = _read(_marker_of(stem))
            text = without_private_paths("\n".join([_in_lines(known), "", trace, ""]))
            keep = True
            return CrashReport(text, stem, lock)
    finally:
        if not keep:
            _remove(stem, lock)
    return None


def _known() -> dict[str, str]:
    """Return what a report says of the program and the machine."""
    from importlib.metadata import PackageNotFoundError, version

    known = {
        "AcGAN Desktop": __version__,
        "Python": platform.python_version(),
        "System": f"{platform.system()} {platform.release()} {platform.machine()}",
        "Started": datetime.now().astimezone().isoformat(timespec="seconds"),
        "Process": str(os.getpid()),
    }
    for name in ("PySide6-Essentials", "onnxruntime-gpu", "onnxruntime", "numpy"):
        with contextlib.suppress(PackageNotFoundError):
            known[name] = version(name)
    return known


def _in_lines(known: str) -> str:
    try:
        found = json.loads(known)
    except (ValueError, RecursionError):
        return known
    if not isinstance(found, dict):
        return known
    return "\n".join(f"{name}: {value}" for name, value in found.items())


def _read(path: Path) -> str:
    """Return the beginning and the end of a file, which are what matters of a long one."""
    content = path.read_bytes() if path.exists() else b""
    if len(content) > _MOST_BYTES:
        half = _MOST_BYTES // 2
        content = content[:half] + b"\n[...]\n" + content[-half:]
    return content.decode("utf-8", errors="replace")


def _age(path: Path) -> float:
    try:
        return -path.stat().st_mtime
    except OSError:
        return 0.0


def _remove(stem: Path, lock: FileLock) -> None:
    for path in (_trace_of(stem), _marker_of(stem)):
        with contextlib.suppress(OSError):
            path.unlink()
    lock.release()
    with contextlib.suppress(OSError):
        _lock_of(stem).unlink()


def _marker_of(stem: Path) -> Path:
    return stem.with_name(f"{stem.name}.json")


def _trace_of(stem: Path) -> Path:
    return stem.with_name(f"{stem.name}.trace")


def _lock_of(stem: Path) -> Path:
    return stem.with_name(f"{stem.name}.lock")
