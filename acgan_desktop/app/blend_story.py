"""The present blend, without Qt: which faces, in which order, how fast, how they turn."""

from dataclasses import dataclass, replace
from typing import Annotated, Final, Self

from pydantic import Field, FiniteFloat

from acgan_desktop.app.error_codes import BlendCode
from acgan_desktop.core.avatar import MAX_VALUES, Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import FileFault, FileModel, read_json
from acgan_desktop.engine.latent.blend import MAX_KEYFRAMES, MIN_KEYFRAMES, Blend, Easing, Loop, Way
from acgan_desktop.engine.model_file.manifest import GeneratorManifest

QUICKEST: Final = 0.2
SLOWEST: Final = 5.0
_MAX_JSON_BYTES = 40 * 1024 * 1024


@dataclass(frozen=True)
class BlendStory:
    """A blend as a person builds it; unlike an engine's blend it may have too few faces yet.

    Attributes:
        keyframes: up to eight avatars of one model.
        way: how one turns into the next.
        easing: how the speed goes between two.
        loop: what follows the last.
        seconds: how long it takes from one to the next, 0.2 to 5.
    """

    keyframes: tuple[Avatar, ...] = ()
    way: Way = Way.SPHERICAL
    easing: Easing = Easing.SMOOTH
    loop: Loop = Loop.CYCLE
    seconds: float = 1.0

    @property
    def can_play(self) -> bool:
        """Whether there are faces enough."""
        return len(self.keyframes) >= MIN_KEYFRAMES

    @property
    def room(self) -> int:
        """How many faces more it can take."""
        return MAX_KEYFRAMES - len(self.keyframes)

    @property
    def parts(self) -> int:
        """How many ways from a face to the next it has; 0 while it cannot play."""
        ways = max(0, len(self.keyframes) - 1)
        if not ways:
            return 0
        return {Loop.ONCE: ways, Loop.CYCLE: ways + 1, Loop.BOUNCE: 2 * ways}[self.loop]

    @property
    def duration(self) -> float:
        """How long it takes in all, in seconds."""
        return self.parts * self.seconds

    def frame_count(self, rate: float) -> int:
        """Return how many frames it has at about ``rate`` a second: as many in each part.

        So every keyframe is a frame of its own.
        """
        if not self.parts:
            return 0
        each = max(2, round(self.seconds * rate))
        return self.parts * each + (self.loop is Loop.ONCE)

    def blend(self, manifest: GeneratorManifest) -> Blend:
        """Return the engine's blend.

        Raises:
            UserError: there are too few faces, or one does not fit the model.
        """
        return Blend(manifest, self.keyframes, self.way, self.easing, self.loop)

    def with_faces(self, avatars: list[Avatar], place: int | None = None) -> Self:
        """Return it with ``avatars`` before ``place``, or at the end.

        Raises:
            UserError: there is no room for so many, or they come from another model.
        """
        if len(avatars) > self.room:
            raise UserError(BlendCode.FULL, most=MAX_KEYFRAMES)
        faces = list(self.keyframes)
        at = len(faces) if place is None else place
        faces[at:at] = avatars
        if any(face.model != faces[0].model for face in faces):
            raise UserError(BlendCode.MODELS_DIFFER)
        return replace(self, keyframes=tuple(faces))

    def without(self, place: int) -> Self:
        """Return it without the face at ``place``."""
        return replace(self, keyframes=self.keyframes[:place] + self.keyframes[place + 1 :])

    def moved(self, place: int, to: int) -> Self:
        """Return it with the face at ``place`` at ``to`` instead, the others closing up."""
        faces = list(self.keyframes)
        faces.insert(to, faces.pop(place))
        return replace(self, keyframes=tuple(faces))

    def reversed(self) -> Self:
        """Return it from its end to its beginning."""
        return replace(self, keyframes=self.keyframes[::-1])

    def to_json(self) -> str:
        """Return it as JSON, for the next start."""
        return _Stored(
            keyframes=self.keyframes,
            way=self.way,
            easing=self.easing,
            loop=self.loop,
            seconds=self.seconds,
        ).model_dump_json()

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read what :meth:`to_json` wrote, trusting nothing in it.

        Raises:
            UserError: it does not fit.
        """
        if len(text) > _MAX_JSON_BYTES:
            raise UserError(BlendCode.TOO_LARGE)
        try:
            stored = read_json(_Stored, text, most_values=MAX_KEYFRAMES * MAX_VALUES)
        except FileFault as fault:
            raise UserError(BlendCode.UNUSABLE, why=fault) from fault
        if len({face.model for face in stored.keyframes}) > 1:
            raise UserError(BlendCode.MODELS_DIFFER)
        return cls(stored.keyframes, stored.way, stored.easing, stored.loop, stored.seconds)


class _Stored(FileModel):
    keyframes: Annotated[tuple[Avatar, ...], Field(max_length=MAX_KEYFRAMES)]
    way: Way
    easing: Easing
    loop: Loop
    seconds: Annotated[FiniteFloat, Field(ge=QUICKEST, le=SLOWEST)]
