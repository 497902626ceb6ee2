"""``acgan-train label``: fill in unknown labels, and find those that are likely wrong."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.job_folder import JobReporter
from acgan_desktop.core.visible_text import print_text
from trainer.cli.arguments import add_device_arguments
from trainer.data.dataset import Dataset
from trainer.data.labelling import completion
from trainer.data.labelling.completion import CANNOT_TELL, Labels, Probabilities, Proposal, Rules
from trainer.data.labelling.label_table import UNKNOWN
from trainer.data.labelling.labelled_dataset import (
    PROPOSALS_FILE,
    Attribute,
    attributes_of,
    kept_cannot_tell,
    kept_source_labels,
    labels_of,
    write_labelled,
)
from trainer.data.labelling.person_labels import read_answers
from trainer.data.labelling.tagger_labels import (
    Agreement,
    agreement,
    calibrated,
    known_to_both,
    read_faces,
)
from trainer.data.manifest import HELD_OUT, ORIGIN_TAGGER, TRAINING


def add_label_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``label`` to ``parser``."""
    parser.add_argument(
        "dataset", type=Path, metavar="DATASET", help="a data set; it stays as it is"
    )
    parser.add_argument(
        "--tagger", type=Path, metavar="TAGGER.onnx", help="fills in unknown labels"
    )
    parser.add_argument(
        "--labels", type=Path, metavar="LABELS.csv",
        help="what a person saw, as tagger review writes it; overrides source and tagger",
    )  # fmt: skip
    parser.add_argument(
        "--out", type=Path, metavar="DATASET", help="the data set to make (default: DATASET-filled)"
    )
    parser.add_argument(
        "--confidence", type=_probability, default=0.9, metavar="C",
        help="fill in and propose from this probability on, 0.5 to 1 (default: 0.9)",
    )  # fmt: skip
    parser.add_argument(
        "--correct", type=_probability, metavar="C",
        help="also correct source labels that the tagger contradicts with this probability; "
        f"otherwise they are only proposed, in {PROPOSALS_FILE}",
    )  # fmt: skip
    parser.add_argument(
        "--held-out", action="store_true", help="touch the labels of held-out faces as well"
    )
    parser.add_argument(
        "--undo", action="store_true",
        help="take back all that taggers and persons said: the source's labels alone",
    )  # fmt: skip
    add_device_arguments(parser)


def run_label(args: argparse.Namespace) -> int:
    """Make a data set with more labels as ``args`` say, and tell what was filled in.

    Returns:
        The exit status, 0.

    Raises:
        UserError: something that was given cannot be used; nothing was made.
    """
    _check_wishes(args)
    dataset = Dataset.open(args.dataset)
    out = _free_folder(args)
    rules = Rules(args.confidence, args.correct, args.held_out)
    attributes, notes = attributes_of(dataset), list[str]()
    read: list[str] = []
    tagger_id = None
    said: dict[str, NDArray[np.float32]] = {}
    if args.tagger:
        from acgan_desktop.engine.runtime.device import Device
        from acgan_desktop.engine.runtime.tagger import Tagger

        with Tagger.open(args.tagger, Device(args.device), args.threads) as tagger:
            attributes, read, notes = known_to_both(dataset, tagger.manifest)
            if not read:
                raise UserError(f"{args.tagger} reads none of the attributes. {' '.join(notes)}")
            said = _read(dataset, tagger, args.reporter)
            manifest, tagger_id = tagger.manifest, tagger.manifest.model_id
    labels = labels_of(dataset, len(attributes))
    source = completion.said_by_source(labels, kept_source_labels(dataset, len(attributes)))
    if args.tagger or args.undo:
        labels = completion.without_tagger(labels, source, person=not args.undo)
    cannot_tell = kept_cannot_tell(dataset, len(attributes))
    if args.undo:
        cannot_tell[:] = False
    if args.labels:
        labels = _answered(args.labels, dataset, attributes, labels, source, cannot_tell)
    proposals: list[Proposal] = []
    checked: dict[str, Agreement] = {}
    if args.tagger:
        training = dataset.split == TRAINING
        known_labels = np.where(training[:, None], labels.values, -1).astype(np.int16)
        probabilities = calibrated(said, manifest, attributes, read, known_labels)
        checked = _check(probabilities, attributes, source, dataset, rules)
        labels, proposals = completion.complete(labels, probabilities, training, rules, cannot_tell)
    report = _report(attributes, labels, proposals, checked)
    whole = {
        "format": 1,
        "dataset": dataset.manifest.name,
        "tagger": tagger_id,
        "rules": asdict(rules),
        "attributes": report,
        "notes": notes,
    }
    write_labelled(dataset, out, attributes, labels, source, cannot_tell, proposals, whole)
    print_text(_summary(out, attributes, labels, proposals, checked, rules), end="")
    for note in notes:
        print_text(note)
    return 0


def _check_wishes(args: argparse.Namespace) -> None:
    """Refuse options that leave nothing to do, or that contradict each other."""
    if not (args.tagger or args.labels or args.undo):
        raise UserError("label needs --tagger, --labels or --undo: nothing else to do.")
    if args.undo and (args.tagger or args.labels):
        raise UserError("--undo takes labels back; give it without --tagger and --labels.")


def _free_folder(args: argparse.Namespace) -> Path:
    """Return the folder to make.

    Raises:
        UserError: something is there.
    """
    ending = "-source" if args.undo else "-filled"
    out: Path = args.out or args.dataset.with_name(f"{args.dataset.resolve().name}{ending}")
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise UserError(f"{out} exists already; choose another folder with --out.")
    return out


def _answered(
    path: Path,
    dataset: Dataset,
    attributes: Sequence[Attribute],
    labels: Labels,
    source: NDArray[np.int16],
    cannot_tell: NDArray[np.bool_],
) -> Labels:
    """Return ``labels`` with what a person says in ``path``; marks what they could not tell."""
    known = {one.name: one.classes for one in attributes}
    answers = read_answers(path, known, dataset.names)
    said_now = answers != UNKNOWN
    cannot_tell[said_now] = (answers == CANNOT_TELL)[said_now]
    return completion.with_answers(labels, answers, source)


def _read(
    dataset: Dataset, tagger: "object", reporter: JobReporter
) -> dict[str, NDArray[np.float32]]:
    from acgan_desktop.core.terminal import SafeConsole, progress_of
    from acgan_desktop.engine.runtime.tagger import Tagger

    assert isinstance(tagger, Tagger)
    with progress_of(SafeConsole(), transient=True) as bar:
        task = bar.add_task("Reading faces", total=len(dataset))
        done = 0

        def advance(more: int) -> None:
            nonlocal done
            done += more
            bar.advance(task, more)
            reporter.show("Reading faces", done, len(dataset))

        return read_faces(dataset, tagger, advance)


def _check(
    probabilities: Sequence[Probabilities | None],
    attributes: Sequence[Attribute],
    source: NDArray[np.int16],
    dataset: Dataset,
    rules: Rules,
) -> dict[str, Agreement]:
    held_out = dataset.split == HELD_OUT
    return {
        attribute.name: agreement(found, source[:, column], held_out, rules.confidence)
        for column, (attribute, found) in enumerate(zip(attributes, probabilities, strict=True))
        if found is not None
    }


def _report(
    attributes: Sequence[Attribute],
    labels: Labels,
    proposals: Sequence[Proposal],
    checked: dict[str, Agreement],
) -> list[dict[str, object]]:
    """Return per attribute what was filled in and proposed, by class, for programs."""
    found: list[dict[str, object]] = []
    for column, attribute in enumerate(attributes):
        corrected = sum(one.applied for one in proposals if one.column == column)
        found.append(
            {
                "name": attribute.name,
                "classes": _by_class(column, attribute, labels, proposals),
                "unknown": int((labels.values[:, column] < 0).sum()),
                "corrected": corrected,
                "held_out_check": asdict(checked[attribute.name])
                if attribute.name in checked
                else None,
            }
        )
    return found


def _by_class(
    column: int, attribute: Attribute, labels: Labels, proposals: Sequence[Proposal]
) -> list[dict[str, object]]:
    values, origin = labels.values[:, column], labels.origin[:, column]
    applied = {one.row for one in proposals if one.column == column and one.applied}
    filled = origin == ORIGIN_TAGGER
    filled[list(applied)] = False
    return [
        {
            "name": name,
            "known": int(((values == number) & (origin != ORIGIN_TAGGER)).sum()),
            "filled": int(((values == number) & filled).sum()),
            "proposed": sum(one.column == column and one.read == number for one in proposals),
        }
        for number, name in enumerate(attribute.classes)
    ]


def _summary(
    out: Path,
    attributes: Sequence[Attribute],
    labels: Labels,
    proposals: Sequence[Proposal],
    checked: dict[str, Agreement],
    rules: Rules,
) -> str:
    lines = [f"{out}: {len(labels.values):,} faces."]
    for column, attribute in enumerate(attributes):
        classes = _by_class(column, attribute, labels, proposals)
        unknown = int((labels.values[:, column] < 0).sum())
        lines.append(f"{attribute.name:<24}{'known':>9}{'filled':>9}{'proposed':>10}")
        lines += [
            f"  {one['name']:<22}{one['known']:>9,}{one['filled']:>9,}{one['proposed']:>10,}"
            for one in classes
        ]
        lines.append(f"  still unknown: {unknown:,}")
        check = checked.get(attribute.name)
        if check is not None and check.sure:
            lines.append(
                f"  of held-out faces with a label of the source's, the tagger is at least "
                f"{rules.confidence:g} sure of {check.sure:,} in {check.labelled:,}, and says what "
                f"the source says of {check.agree / check.sure:.1%} (expected "
                f"{check.expected:.1%})"
            )
    if proposals:
        applied = sum(one.applied for one in proposals)
        lines.append(
            f"{len(proposals):,} labels of the source are likely wrong, {applied:,} of them "
            f"corrected: {out / PROPOSALS_FILE}"
        )
    return "\n".join(lines) + "\n"


def _probability(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0.5 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text} does not lie between 0.5 and 1")
    return value
