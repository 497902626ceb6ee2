"""Whether a tagger's word about a model's faces counts: it knows real faces, and no others."""

from typing import Final

from acgan_desktop.engine.model_file.manifest import GeneratorManifest

LEAST_RECALL: Final = 0.1


def draws_faces(manifest: GeneratorManifest) -> bool:
    """Say whether the model's file says that real faces lie among those that it draws.

    A tagger names a class for whatever it is shown, blobs too. So what it confirms is verified only
    where an evaluation found real faces within the manifold of the drawn ones: a recall
    (Kynkäänniemi et al. 2019) of at least :data:`LEAST_RECALL`. Blobs have one near 0, while a
    Fréchet distance and precision may flatter them.
    """
    return any(
        one.name.startswith("recall_") and one.value >= LEAST_RECALL for one in manifest.metrics
    )
