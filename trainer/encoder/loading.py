"""From a run folder, or a model file, to the encoder that it holds."""

from dataclasses import dataclass
from pathlib import Path

from acgan_desktop.core.file_model import FileFault, validated
from acgan_desktop.engine.model_file.inspection import inspect_model, load_checked
from acgan_desktop.engine.model_file.manifest import EncoderManifest, GeneratorManifest
from trainer.data.manifest import DatasetManifest
from trainer.encoder.network import EncoderNetwork
from trainer.encoder.settings import read_settings
from trainer.encoder.training import EncoderState, build_network
from trainer.networks.from_files.folded_norms import unfolded
from trainer.networks.tagger import TaggerNetwork
from trainer.recipe.bundled_models import or_bundled
from trainer.runs.checkpoints.checkpoint import newest_for_use
from trainer.runs.checkpoints.run_values import RunValues, split_state
from trainer.runs.run_folder import RunFolder
from trainer.training.checkpoint_values import CheckpointError
from trainer.training.projected_discriminators import LoadTagger
from trainer.training.training_state import restore_module

GENERATOR = "generator.onnx"
"""The copy of the generator that an encoder's run folder keeps."""
_PART = "encoder."


@dataclass(frozen=True)
class TrainedEncoder:
    """What a run has learned.

    Attributes:
        network: the averaged network, on the CPU and for evaluation.
        generator: whose latents it finds.
        dataset: the real faces that it learned from.
        kimg: thousands of faces shown.
    """

    network: EncoderNetwork
    generator: GeneratorManifest
    dataset: DatasetManifest
    kimg: float


def load_encoder(run: RunFolder) -> TrainedEncoder:
    """Load the encoder of a run's newest intact checkpoint.

    Raises:
        UserError: it is not an encoder's run, or has no usable checkpoint yet.
    """
    settings = read_settings(run.recipe_path)
    generator = inspect_model(run.path / GENERATOR)
    checkpoint = newest_for_use(run.path, run.checkpoints)
    try:
        ours, own = split_state(checkpoint.state)
        dataset = validated(RunValues, ours).known_dataset()
        state = validated(EncoderState, own)
        if not isinstance(generator, GeneratorManifest) or generator.model_id != state.generator:
            raise FileFault("generator")
    except FileFault as error:
        raise CheckpointError(
            f"The checkpoint {checkpoint.path} is not one of an encoder's training."
        ) from error
    network = build_network(settings, generator)
    restore_module("average", network, checkpoint.tensors)
    network.eval().requires_grad_(False)
    return TrainedEncoder(network, generator, dataset, checkpoint.kimg)


def first_weights(start: str, load_tagger: LoadTagger) -> TaggerNetwork:
    """Return the network to begin with: of an encoder's run or file, or of a tagger's.

    Args:
        start: a path, or the name of a bundled model.
        load_tagger: loads a tagger from its run or file.

    Raises:
        UserError: it is none of them.
    """
    path = or_bundled(start)
    if path.is_file():
        if isinstance(inspect_model(path), EncoderManifest):
            return _of_file(path)
        return load_tagger(path)
    folder = RunFolder.open(path)
    if folder.recipe_path.exists() and (path / GENERATOR).exists():
        return load_encoder(folder).network
    return load_tagger(path)


def _of_file(path: Path) -> TaggerNetwork:
    model, manifest = load_checked(path)
    assert isinstance(manifest, EncoderManifest)
    sizes = [*(len(one.classes) for one in manifest.attributes), manifest.z_dim]
    return unfolded(path, model, _PART, manifest.resolution, sizes, "an encoder")
