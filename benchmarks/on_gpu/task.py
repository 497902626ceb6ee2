"""What one section of the benchmark is asked to measure, and how large."""

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

FAMILIES = ("dcgan", "sagan", "biggan", "stylegan")
RESOLUTIONS = (64, 96, 128)
TINY = 16


@dataclass(frozen=True)
class Task:
    """One section.

    Attributes:
        kind: "machine", "prepare", "drawing", "upscaling", "training", "comparison", "resuming" or
            "going-on".
        out: the benchmark's folder.
        device: "cuda", or "cpu" where that is allowed for trying it out.
        family: of the networks.
        resolution: of the pictures.
        tiny: networks and numbers so small that everything runs through in seconds.
        compiled: whether torch.compile takes part.
        carried: a packed checkpoint, and
        data: its data set, for a training that goes on for so many
        seconds; 0 for other sections.
    """

    kind: str
    out: Path
    device: Literal["cpu", "cuda"] = "cuda"
    family: str = ""
    resolution: int = 0
    tiny: bool = False
    compiled: bool = True
    carried: str = ""
    data: str = ""
    seconds: float = 0.0

    @property
    def name(self) -> str:
        """What the section is called, in file names too."""
        return "-".join(str(part) for part in (self.kind, self.family, self.resolution) if part)

    @property
    def notes_path(self) -> Path:
        """Where the section writes."""
        return self.out / "sections" / f"{self.name}.json"

    @property
    def seconds_each(self) -> float:
        """How long a speed is measured."""
        return 0.02 if self.tiny else 0.4

    def to_json(self) -> str:
        """Return the task as text for a process of its own."""
        return json.dumps({**dataclasses.asdict(self), "out": str(self.out)})

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return the task that :meth:`to_json` wrote."""
        words = json.loads(text)
        return cls(**{**words, "out": Path(words["out"])})
