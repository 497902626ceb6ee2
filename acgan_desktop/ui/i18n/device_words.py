"""Why a model does not run on another device, in the person's language.

This list decides nothing: a sentence of the engine that is not in it is shown as it is.
"""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

REASONS: Final = (
    QT_TRANSLATE_NOOP("DeviceWords", "This ONNX Runtime was built without CUDA."),
    QT_TRANSLATE_NOOP("DeviceWords", "No NVIDIA GPU with a working driver was found."),
    QT_TRANSLATE_NOOP(
        "DeviceWords",
        "ONNX Runtime could not use CUDA, most likely because CUDA or cuDNN is missing or too old: "
        "install the extra 'cuda'.",
    ),
)

# What stands before a colon and ONNX Runtime's own words.
CAUSES: Final = (
    QT_TRANSLATE_NOOP("DeviceWords", "The GPU failed"),
    QT_TRANSLATE_NOOP("DeviceWords", "The GPU failed in the middle of work, so the CPU goes on"),
    QT_TRANSLATE_NOOP("DeviceWords", "The GPU draws without half precision and graphs"),
)


def reason_in_words(reason: str) -> str:
    """Return the engine's sentence in the present language."""
    cause, colon, words = reason.partition(": ")
    if cause in CAUSES:
        return QCoreApplication.translate("DeviceWords", cause) + colon + words
    return QCoreApplication.translate("DeviceWords", reason) if reason else ""
