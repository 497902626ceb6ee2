"""Writing a model file that is in its place only after it was opened and compared."""

import os
from collections.abc import Callable
from pathlib import Path

from acgan_desktop.core import durable
from trainer.export.generator_graph import ExportError


def write_checked(out: Path, content: bytes, check: Callable[[Path], None]) -> None:
    """Write ``content`` beside ``out``, check that file, and rename it to ``out``.

    Args:
        out: where the file shall be; its folder is made if it is missing.
        content: the whole file.
        check: given the file beside, raises if it is not as it should be.

    Raises:
        ExportError: the file cannot be written. After this, or what ``check`` raises, ``out`` is as
            before and nothing lies beside it.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        durable.remove_leftovers_beside(out)
        with durable.partial_file(out) as (partial, stream):
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
            check(partial)
            if os.name == "nt":  # an open file cannot be renamed there
                stream.close()
            partial.replace(out)
        durable.sync_folder(out.parent)
    except OSError as error:
        raise ExportError(f"{out} cannot be written: {error.strerror or error}.") from error
