"""What the sheet of expressions shows, without Qt: whose, and how much is changed at once."""

from dataclasses import dataclass
from typing import Final

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.expressions import Expression, expressions
from acgan_desktop.engine.model_file.manifest import GeneratorManifest

AT_ONCE: Final = 2


@dataclass(frozen=True)
class ExpressionSheet:
    """A sheet of one person.

    Attributes:
        face: the person, as on the first cell.
        together: so many switches are turned over at once, at most; 1 to 3.
    """

    face: Avatar
    together: int = AT_ONCE

    def cells(self, manifest: GeneratorManifest) -> list[Expression]:
        """Return the cells, the face itself first.

        Raises:
            AvatarError: the face does not fit the model.
            UserError: the model has nothing to change.
        """
        return expressions(manifest, self.face, together=self.together)
