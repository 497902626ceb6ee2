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


def reason_in_words(reason: str) -> str:
    """Return the engine's sentence in the present language."""
    return QCoreApplication.translate("DeviceWords", reason) if reason else ""
