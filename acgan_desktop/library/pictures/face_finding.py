"""Finding the face of an installed generator that is like a person's own picture.

Opens what belongs together: the generator, a tagger that knows what it can be asked for, and an
encoder that was made for it; without the last two the search works all the same. Nothing of the
picture is kept or sent. Everything here blocks while it computes, and may be called from any
thread.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from acgan_desktop.core.bounded_file import read_bounded
from acgan_desktop.core.closed_on_exit import ClosedOnExit
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.picture_file import PictureError
from acgan_desktop.core.upright_picture import upright_rgb
from acgan_desktop.engine.finding import DEFAULT_TRIES
from acgan_desktop.engine.finding.likeness import Likeness, TaggerFeatures
from acgan_desktop.engine.finding.search import FaceSearch, FirstGuess
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.encoder import Encoder, check_belongs
from acgan_desktop.engine.runtime.generator import Generator
from acgan_desktop.engine.runtime.resizing import resized
from acgan_desktop.engine.runtime.tagger import Tagger
from acgan_desktop.library.error_codes import FindingCode
from acgan_desktop.library.models.installed import encoder_for, tagger_for

Pixels = NDArray[np.uint8]
_MAX_BYTES = 512 * 1024 * 1024
LOOKED_AT = 2400
"""A picture is looked at with its longer side reduced to so many pixels."""


def read_picture(path: Path) -> Image.Image:
    """Return the picture at ``path`` upright, RGB on white, at most :data:`LOOKED_AT` a side.

    Raises:
        UserError: it cannot be read, or is no picture.
    """
    return picture_in(read_bounded(path, _MAX_BYTES, "a picture"), path.name)


def picture_in(content: bytes, name: str) -> Image.Image:
    """Return the picture in ``content`` as :func:`read_picture` does; ``name`` is for messages.

    Raises:
        UserError: it is no picture.
    """
    try:
        return upright_rgb(content, LOOKED_AT)
    except PictureError as error:
        raise UserError(FindingCode.UNREADABLE, name=name, why=error) from error


class FaceFinder(ClosedOnExit):
    """Searches with one generator.

    Attributes:
        generator: draws.
        tagger: reads; None where none is installed that knows what can be asked for.
        encoder: gives the search its start; None where none was made for this generator.
    """

    def __init__(
        self, generator: Generator, tagger: Tagger | None, encoder: Encoder | None
    ) -> None:
        """Take over what was opened; :meth:`close` closes it.

        Raises:
            UserError: the encoder belongs to another generator.
        """
        if encoder is not None:
            check_belongs(encoder.manifest, generator.manifest)
        self.generator, self.tagger, self.encoder = generator, tagger, encoder

    @classmethod
    def open(
        cls,
        model: Path,
        device: Device = Device.AUTO,
        threads: int | None = None,
        *,
        encoder: Path | None = None,
    ) -> Self:
        """Open the generator at ``model`` and what is installed for it.

        Args:
            model: a generator's file.
            device: what to run on.
            threads: on the CPU; what suits the machine if None.
            encoder: one of a person's choice; an installed one that belongs to it if None.

        Raises:
            UserError: a file cannot be used, or the encoder belongs to another generator.
        """
        opened: list[ClosedOnExit] = []
        try:
            generator = Generator.open(model, device, threads)
            opened.append(generator)
            reads = tagger_for(generator.manifest)
            tagger = Tagger.open(reads, device, threads) if reads else None
            opened += [tagger] if tagger else []
            finds = encoder or encoder_for(generator.manifest)
            found = Encoder.open(finds, device, threads) if finds else None
            opened += [found] if found else []
            return cls(generator, tagger, found)
        except BaseException:
            for one in opened:
                one.close()
            raise

    @property
    def manifest(self) -> GeneratorManifest:
        """Of the generator."""
        return self.generator.manifest

    def read(self, face: Pixels) -> dict[str, str]:
        """Return the likeliest class of each attribute of ``face``, uint8 [side, side, 3]."""
        weights = self.first_guess(face).weights
        return {
            one.name: one.classes[int(weights[self.manifest.block(one.name)].argmax())]
            for one in self.manifest.attributes
        }

    def search(
        self,
        face: Pixels,
        wish: Mapping[str, str] | None = None,
        seed: int = 0,
        tries: int = DEFAULT_TRIES,
    ) -> FaceSearch:
        """Prepare the search for ``face``; it draws as it is told to advance.

        Args:
            face: cut out, uint8 [side, side, 3] with the generator's resolution.
            wish: classes that shall be as they are said here, whatever was read.
            seed: of the candidates that it begins with.
            tries: how many faces are drawn at most.
        """
        attributes = {one.name: list(one.classes) for one in self.manifest.attributes}
        fixed = {name: attributes[name].index(said) for name, said in (wish or {}).items()}
        reader = TaggerFeatures(self.tagger) if self.tagger else None
        likeness = Likeness(face, reader)
        guess = self.first_guess(face)
        return FaceSearch(self.generator, likeness, guess, fixed=fixed, seed=seed, tries=tries)

    def first_guess(self, face: Pixels) -> FirstGuess:
        """Return what tagger and encoder say of ``face``, uint8 [side, side, 3], to begin with."""
        manifest = self.manifest
        z = np.zeros((0, manifest.z_dim), np.float32)
        shares = [np.array(one.shares, np.float32) for one in manifest.attributes]
        if self.encoder is not None:
            found = self.encoder.encode(face[None])
            z = found.z
            shares = [found.weights[0, manifest.block(one.name)] for one in manifest.attributes]
        if self.tagger is not None:
            said = self.tagger.read(resized(face[None], self.tagger.manifest.resolution))
            known = {one.name: one.classes for one in self.tagger.manifest.attributes}
            shares = [
                said.probabilities[one.name][0, [known[one.name].index(c) for c in one.classes]]
                for one in manifest.attributes
            ]
        weights = np.concatenate([np.zeros(0, np.float32), *shares]).astype(np.float32)
        return FirstGuess(weights, z)

    def close(self) -> None:
        """Give back the memory. Closing twice is fine."""
        for one in (self.generator, self.tagger, self.encoder):
            if one is not None:
                one.close()
