"""The whole card, in Markdown, of what was gathered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from acgan_desktop import __version__
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from trainer.card.by_hand import block
from trainer.card.figures import figure_tables
from trainer.card.hub_head import hub_head
from trainer.card.neighbours import SHOWN, Nearness, Neighbours
from trainer.card.training_record import EVENTS, METRICS, RECIPE, TrainingRecord
from trainer.data.dataset import Dataset
from trainer.data.manifest import ORIGIN_TAGGER
from trainer.metrics.written import WrittenEvaluation
from trainer.reports.markdown import code, plain, spoken, table
from trainer.reports.sheets import FACES, FACES_SEED
from trainer.runs.training_time import SAME_KIMG, duration_words, speed_words


@dataclass(frozen=True)
class Gathered:
    """All that a card says.

    Attributes:
        name: what the files' names begin with.
        manifest: of the model.
        file_bytes: the size of the model file.
        dataset: what the figures were taken with.
        record: of the training.
        evaluation: the figures.
        neighbours: how near its faces lie to the training faces.
        sheets: the pictures' titles by the ends of their files' names.
        curves: the charts' ends of names.
        kept: what was written by hand.
    """

    name: str
    manifest: GeneratorManifest
    file_bytes: int
    dataset: Dataset
    record: TrainingRecord
    evaluation: WrittenEvaluation
    neighbours: Neighbours
    sheets: Mapping[str, str]
    curves: Sequence[str]
    kept: Mapping[str, str]

    @property
    def same_data(self) -> bool:
        """Whether the data set given is the one that the model learned from."""
        return self.dataset.manifest.sha256 == self.manifest.dataset.sha256


def card_text(of: Gathered) -> str:
    """Return the card."""
    lines = [*_head(of), *_data(of), *_training(of), *_faces(of), *_figures(of), *_copying(of)]
    lines += ["", "## What it does well, and what badly", "", *block("looked", of.kept)]
    lines += ["", "## Use", "", f"Licence: {plain(of.manifest.licence)}", ""]
    lines += [*block("use", of.kept), ""]
    lines.append(
        f"Made by acgan-desktop {__version__} with `acgan-train card`; what stands between the "
        "lines “by hand” stays when it is made again."
    )
    return "\n".join(lines) + "\n"


def _head(of: Gathered) -> list[str]:
    manifest = of.manifest
    side, mib = manifest.resolution, of.file_bytes / 2**20
    stored = ", weights in half precision" if manifest.precision == "float16" else ""
    return [
        *hub_head(manifest, of.evaluation.metrics),
        "",
        f"# Model card: {plain(manifest.name)}",
        "",
        f"{side} × {side} px, family {plain(manifest.family)}, {mib:.1f} MiB{stored}; model "
        f"`{manifest.model_id[:12]}`.",
        "",
        f"![{FACES} faces, every wish left open]({of.name}-faces.webp)",
        "",
        f"{FACES} faces of seed {FACES_SEED} at truncation {manifest.truncation.default:g}, every "
        "wish left open, none picked.",
    ]


def _data(of: Gathered) -> list[str]:
    learned, given = of.manifest.dataset, of.dataset.manifest
    lines = ["", "## Data", "", *block("data", of.kept), ""]
    lines.append(
        f"It learned from the data set {code(learned.name)}: {learned.images:,} faces (held-out "
        f"ones, which no training reads, included), sha256 `{learned.sha256[:12]}`."
    )
    if not of.same_data:
        lines.append(
            f"The figures below were taken with another data set, {code(given.name)} (sha256 "
            f"`{given.sha256[:12]}`): some of its held-out faces may have been seen in training."
        )
    held_out = len(of.dataset.held_out_indices())
    lines.append(
        f"Of {given.images:,} faces at {given.resolution} px in {code(given.name)}, {held_out:,} "
        "are held out."
    )
    if given.attributes:
        rows = []
        for column, one in enumerate(given.attributes):
            filled = int((of.dataset.label_origin[:, column] == ORIGIN_TAGGER).sum())
            counts = sorted(zip(one.counts, one.classes, strict=True), reverse=True)
            classes = ", ".join(f"{spoken(name)} {count:,}" for count, name in counts)
            rows.append([spoken(one.name), f"{sum(one.counts):,}", f"{filled:,}", classes])
        lines += ["", *table(["", "labelled", "by a tagger", "classes"], rows, words_last=True)]
    return lines


def _training(of: Gathered) -> list[str]:
    record, kimg = of.record, of.manifest.kimg
    lines = ["", "## Training", "", *block("training", of.kept), ""]
    words = f"It was shown {kimg:,.1f} thousand faces"
    if of.same_data and (count := len(of.dataset.training_indices())):
        words += f", {1000 * kimg / count:.1f} passes over the training part"
    lines += [f"{words}{_time_words(of)}.", *_before_words(of)]
    if (target := _target(of)) and kimg < 0.999 * target:
        lines.append(f"**Its recipe asks for {target:,.0f} kimg: this is an unfinished training.**")
    if record.last_kimg > kimg + 1:
        lines.append(
            f"The run went on to {record.last_kimg:,.0f} kimg; this moment of it was chosen."
        )
    if record.recipe is not None:
        lines += ["", f"Recipe {code(record.recipe.name)}, [whole]({of.name}-{RECIPE}):"]
        lines.append(f"{_recipe_words(of)}.")
    if record.changes:
        changes = (
            f"{code(one.key)} from {plain(str(one.before))} to {plain(str(one.after))} at "
            f"{one.kimg:,.1f} kimg"
            for one in record.changes
        )
        lines += ["", f"Changed on the way: {'; '.join(changes)}."]
    files = [(EVENTS, "its reports"), (METRICS, "what was measured on the way")]
    links = [f"[{words}]({of.name}-{end})" for end, words in files if end in record.kept]
    if links:
        lines += ["", f"The curves can be drawn again from {' and '.join(links)}."]
    elif record.time is not None:
        lines += ["", "No report of the run comes before this moment, so there are no curves."]
    else:
        lines += [
            "",
            "The reports of the run are not at hand, so its hours and curves are missing.",
        ]
    for end in of.curves:
        lines += ["", f"![{end.removesuffix('.svg')}]({of.name}-{end})"]
    return lines


def _time_words(of: Gathered) -> str:
    """Say how long it trained and how fast, if that is known."""
    time, kimg = of.record.time, of.manifest.kimg
    if time is None:
        return ""
    speed = speed_words(time.kimg, time.seconds)
    words = f"{duration_words(time.seconds)} of training steps" + (f" ({speed})" if speed else "")
    if time.kimg < kimg - SAME_KIMG:
        return f"; up to its last report, at {time.kimg:,.1f}, it took {words}"
    return f", in {words}"


def _before_words(of: Gathered) -> list[str]:
    """Say with whose weights it began, if with another run's."""
    before, time = of.record.before, of.record.time
    if not before:
        return []
    told = ", ".join(
        f"{code(one.name)} ({one.kimg:,.1f} kimg, {duration_words(3600 * one.hours)})"
        for one in before
    )
    total = 3600 * sum(one.hours for one in before) + (time.seconds if time is not None else 0.0)
    return [
        f"It began with another run's weights, the newest first: {told}; in all "
        f"{duration_words(total)}."
    ]


def _target(of: Gathered) -> float:
    """Return where the recipe ends, in kimg; 0 if that is not known."""
    if of.record.recipe is None:
        return 0.0
    schedule = of.record.recipe.schedule
    if schedule.kimg is not None:
        return schedule.kimg
    return (schedule.epochs or 0) * len(of.dataset.training_indices()) / 1000 * of.same_data


def _recipe_words(of: Gathered) -> str:
    recipe = of.record.recipe
    assert recipe is not None
    objective, optimiser = recipe.objective, recipe.optimiser
    words = [
        f"loss {objective.loss}",
        f"R1 {objective.r1_gamma:g}" if objective.r1_gamma else "",
        f"batch {recipe.schedule.batch}",
        f"learning rates {optimiser.generator_rate:g} and {optimiser.discriminator_rate:g}",
        f"average over {recipe.schedule.ema_half_life_kimg:g} kimg",
        f"precision {recipe.precision}",
    ]
    return ", ".join(plain(one) for one in words if one)


def _faces(of: Gathered) -> list[str]:
    lines = ["", "## Faces by what was asked for", ""]
    lines.append(
        "The same four seeds in every row, at each truncation; what is not asked for is drawn as "
        "often as in the data. None is picked."
    )
    for end, title in of.sheets.items():
        lines += ["", f"![{plain(title)}]({of.name}-{end})"]
    return lines


def _figures(of: Gathered) -> list[str]:
    lines = ["", "## Figures", ""]
    if of.evaluation.model.model_id != of.manifest.model_id:
        lines += [
            "They were taken with the weights in full precision, from which no pixel of this file "
            "was found more than two levels apart.",
            "",
        ]
    lines += figure_tables(of.evaluation)
    return [
        *lines,
        "",
        f"All of them, unrounded: [{of.name}-evaluation.json]({of.name}-evaluation.json).",
    ]


def _copying(of: Gathered) -> list[str]:
    found = of.neighbours
    drawn, real = len(found.features.drawn), len(found.features.real)
    lines = ["", "## Does it copy?", ""]
    lines.append(
        f"For {drawn:,} drawn faces (every wish open) the nearest of {found.training:,} training "
        "faces was searched, mirror images included, and likewise for "
        f"{real:,} real faces that were held out. A model that copies comes much nearer than real "
        "faces come to each other. Pixels: root mean square difference in levels of 255; features: "
        f"Euclidean distance in the eyes of {plain(found.extractor)}."
    )
    rows = [
        _nearness_row("features", found.features),
        _nearness_row("pixels", found.pixels),
    ]
    heads = [
        "", "drawn, median", "real, median", "drawn, nearest", "real, nearest 1 %",
        "drawn faces nearer than that",
    ]  # fmt: skip
    lines += ["", *table(heads, rows), "", f"The first {SHOWN} of them, none picked:", ""]
    rows = [
        [
            str(number + 1),
            *(
                f"{one.drawn[number]:.2f} ({_ratio(one.drawn[number], one.typical)})"
                for one in (found.features, found.pixels)
            ),
        ]
        for number in range(min(SHOWN, drawn))
    ]
    lines += table(["face", "features (of typical)", "pixels (of typical)"], rows)
    lines += ["", "The real faces themselves are not shown: they are not ours to pass on."]
    return lines


def _nearness_row(title: str, near: Nearness) -> list[str]:
    return [
        title,
        f"{float(np.median(near.drawn)):.2f}",
        f"{near.typical:.2f}",
        f"{near.drawn.min():.2f}",
        f"{near.near:.2f}",
        f"{100 * near.share_near:.1f} %",
    ]


def _ratio(value: float, typical: float) -> str:
    return f"{value / typical:.2f}" if typical > 0 else "–"
