"""What uv or pip said when it failed, as a sentence that a person can act on."""

import re
from typing import Final

from acgan_desktop.core.errors import Message
from acgan_desktop.library.training.error_codes import SetupCode

_FULL: Final = ("no space left", "os error 28", "disk full", "not enough space", "os error 112")
_PROXY: Final = ("proxy authentication", "407", "tunnel connection failed", "proxyerror")
_TRUST: Final = ("certificate", "ssl: ", "unknownissuer")
_NETWORK: Final = (
    "dns error",
    "failed to lookup",
    "name resolution",
    "getaddrinfo failed",
    "name or service not known",
    "connection refused",
    "network is unreachable",
    "connect error",
    "error sending request",
    "failed to establish a new connection",
    "connection timed out",
    "timed out",
    "connection reset",
    "failed to fetch",
    "could not fetch",
    "failed to download",
)
_UNKNOWN: Final = (
    "no solution found",
    "no matching distribution",
    "no versions of",
    "not found in",
)
_HOST: Final = re.compile(r"(?:https?://|host=')([A-Za-z0-9.-]+)")
_LONGEST: Final = 400


def explain(output: str) -> Message:
    """Return the sentence for what a failed tool printed; its own last words where none fits."""
    words = output.lower()
    if _has(words, _FULL):
        return Message(SetupCode.DISK_FULL)
    if _has(words, _PROXY):
        return Message(SetupCode.PROXY_REFUSED)
    if _has(words, _TRUST):
        return Message(SetupCode.NOT_TRUSTED)
    if _has(words, _NETWORK):
        found = _HOST.search(output)
        return Message(SetupCode.NO_NETWORK, host=found[1] if found else "pypi.org")
    if _has(words, _UNKNOWN):
        return Message(SetupCode.NO_SUCH_PACKAGE, why=last_words(output))
    return Message(SetupCode.NOT_INSTALLED, why=last_words(output))


def last_words(output: str) -> str:
    """Return the last lines of an output that say something, on one line."""
    lines = [" ".join(line.split()) for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if "error" in line.lower()] or lines
    return " ".join(errors[-3:])[-_LONGEST:] or "…"


def _has(words: str, marks: tuple[str, ...]) -> bool:
    return any(mark in words for mark in marks)
