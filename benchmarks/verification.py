"""What verification buys and costs: attribute precision of a generator with and without it.

    python benchmarks/verification.py --judge JUDGE.onnx [--tagger T.onnx] [--model M.onnx]
        [--per-class 100] [--whole 300]

Faces are judged by a second tagger, which has no say in which are shown. First each class is wished
alone, equally often, with the other attributes left open; a figure is the mean over an attribute's
classes, so that orange hair counts as much as blonde. Then all attributes are wished at once, their
classes drawn alike. Times are those of one processor thread.
"""

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.engine.matching.wish_match import WishRequirement, can_match
from acgan_desktop.engine.matching.wish_matching import MOST, WishMatcher
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator
from acgan_desktop.engine.runtime.resizing import resized
from acgan_desktop.engine.runtime.tagger import Tagger
from acgan_desktop.library.models.installed import default_model, tagger_for

SEED = 11


@dataclass
class Tally:
    """Faces shown in one way, by what was wished."""

    shown: dict[tuple[str, str], list[bool]] = field(default_factory=dict)
    whole: list[bool] = field(default_factory=list)
    faces: int = 0
    drawn: int = 0
    marked: int = 0
    seconds: float = 0.0

    def precision(self, attribute: str) -> float:
        """Return the mean over the classes of how often the judge finds the class wished."""
        return float(
            np.mean(
                [np.mean(right) for (name, _), right in self.shown.items() if name == attribute]
            )
        )


class Bench:
    """A generator, the tagger that keeps the gate, and the judge."""

    def __init__(self, generator: Generator, gate: Tagger, judge: Tagger, truncation: float):
        self.generator = generator
        self.gate = gate
        self.judge = judge
        self.truncation = truncation
        self.tallies = {"as drawn": Tally(), "verified": Tally()}

    def show(self, wish: Mapping[str, str], first: int, count: int) -> None:
        """Show ``count`` faces of a wish in both ways, and let the judge look at them."""
        start = time.process_time()
        avatars = candidates(self.generator.manifest, wish, SEED, first, count, self.truncation)
        pixels = self.generator.render(avatars)
        self._judge("as drawn", wish, pixels, time.process_time() - start, drawn=count)

        start = time.process_time()
        places = range(first, first + count)
        faces = list(
            WishMatcher(self.generator, self.gate).faces(wish, SEED, places, self.truncation)
        )
        took = time.process_time() - start
        self._judge(
            "verified",
            wish,
            np.stack([face.pixels for face in faces]),
            took,
            drawn=count + sum(face.passed_over for face in faces),
            marked=sum(not face.confirmed for face in faces),
        )

    def _judge(
        self,
        way: str,
        wish: Mapping[str, str],
        pixels: NDArray[np.uint8],
        seconds: float,
        drawn: int,
        marked: int = 0,
    ) -> None:
        tally = self.tallies[way]
        tally.faces += len(pixels)
        tally.drawn += drawn
        tally.marked += marked
        tally.seconds += seconds
        requirement = WishRequirement(self.judge.manifest, wish)
        read = self.judge.read(resized(pixels, self.judge.manifest.resolution)).probabilities
        for row in range(len(pixels)):
            missed = requirement.judge({name: said[row] for name, said in read.items()}).missed
            tally.whole.append(not missed)
            for attribute, name in wish.items():
                tally.shown.setdefault((attribute, name), []).append(attribute not in missed)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, and print two tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--judge", type=Path, required=True)
    parser.add_argument("--tagger", type=Path)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--per-class", type=int, default=100)
    parser.add_argument("--whole", type=int, default=300)
    parser.add_argument("--truncation", type=float)
    options = parser.parse_args(argv)
    with ExitStack() as stack:
        path = options.model or default_model()
        generator = stack.enter_context(Generator.open(path, Device.CPU, threads=1))
        manifest = generator.manifest
        gatekeeper = options.tagger or tagger_for(manifest)
        if gatekeeper is None:
            parser.error("no tagger is installed that fits the model; name one with --tagger")
        gate, judge = (
            stack.enter_context(Tagger.open(one, Device.CPU, threads=1))
            for one in (gatekeeper, options.judge)
        )
        if gate.manifest.model_id == judge.manifest.model_id:
            parser.error("the judge must not be the gatekeeper")
        if not (can_match(gate.manifest, manifest) and can_match(judge.manifest, manifest)):
            parser.error("both taggers must know all that the model can be asked for")
        truncation = options.truncation
        truncation = manifest.truncation.default if truncation is None else truncation
        print(
            f"{manifest.name} at truncation {truncation}, verified by {gate.manifest.name} "
            f"({gate.manifest.model_id[:12]}), judged by {judge.manifest.name} "
            f"({judge.manifest.model_id[:12]}), seed {SEED}, at most {MOST} candidates a face"
        )
        single = Bench(generator, gate, judge, truncation)
        for attribute in manifest.attributes:
            for number, name in enumerate(attribute.classes):
                first = number * options.per_class
                single.show({attribute.name: name}, first, options.per_class)
        print(f"\nOne class wished, {options.per_class} faces of each, as the judge sees them")
        _print(single, [one.name for one in manifest.attributes], whole=False)
        for attribute in manifest.attributes:
            for name in attribute.classes:
                both = [
                    f"{np.mean(tally.shown[attribute.name, name]):.2f}"
                    for tally in single.tallies.values()
                ]
                print(f"  {attribute.name} {name}: {' -> '.join(both)}")
        together = Bench(generator, gate, judge, truncation)
        random = np.random.default_rng(SEED)
        for place in range(options.whole):
            wish = {one.name: str(random.choice(one.classes)) for one in manifest.attributes}
            together.show(wish, place, 1)
        print(f"\nAll attributes wished at once, {options.whole} faces")
        _print(together, [one.name for one in manifest.attributes], whole=True)
    return 0


def _print(bench: Bench, attributes: Sequence[str], whole: bool) -> None:
    for way, tally in bench.tallies.items():
        figures = "  ".join(f"{name} {tally.precision(name):.3f}" for name in attributes)
        everything = f"  all of it {np.mean(tally.whole):.3f}" if whole else ""
        print(
            f"{way:>9}: {figures}{everything}  |  {tally.drawn / tally.faces:.2f} drawn a face, "
            f"{tally.marked / tally.faces:.1%} marked, "
            f"{1000 * tally.seconds / tally.faces:.1f} ms a face"
        )


if __name__ == "__main__":
    sys.exit(main())
