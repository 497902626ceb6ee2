"""From a tagger's model file back to the network that it was made of."""

from pathlib import Path

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.model_file.inspection import load_checked
from acgan_desktop.engine.model_file.manifest import TaggerManifest
from trainer.networks.from_files.folded_norms import unfolded
from trainer.networks.tagger import TaggerNetwork

_FIRST = "tagger.0."  # of several networks whose answers are averaged, the one with the features


def network_of_model(path: Path) -> TaggerNetwork:
    """Return the network of the tagger file at ``path``, on the CPU and for evaluation.

    A file of :mod:`trainer.tagger.export` holds convolutions with their batch norms worked in. Here
    these norms are there again and do nothing but add: the network reads as the file does, and can
    be learned on with or be looked through (:mod:`trainer.networks.projected`). Of a file that
    averages several networks it is the first.

    Raises:
        UserError: the file cannot be read, is no tagger, or is not made of such a network.
    """
    model, manifest = load_checked(path)
    if not isinstance(manifest, TaggerManifest):
        raise UserError(f"{path} is not a tagger's model file.")
    sizes = [len(one.classes) for one in manifest.attributes]
    return unfolded(path, model, _FIRST, manifest.resolution, sizes, "a tagger")
