"""What ``acgan-train prepare`` says of the data set that it made."""

from collections.abc import Sequence
from pathlib import Path

from trainer.data.manifest import LeftOut, Report
from trainer.data.preparation.screening import Reason
from trainer.data.sources import visible
from trainer.data.zip_names import CODE_PAGES

_SHOWN = 10  # endings


def summary(report: Report, out: Path) -> str:
    """Return what a person should know about a prepared data set, in a few lines."""
    lines = [
        f"{out}: {report.kept:,} of {report.found:,} pictures kept, "
        f"{report.held_out:,} of them held out."
    ]
    for reason, count in report.reasons.items():
        if count:
            lines.append(f"  left out, {reason.replace('_', ' ')}: {count:,}{_instead(reason)}")
    lines += _not_looked_at(report)
    if report.enlarged:
        lines.append(f"  enlarged: {report.enlarged:,} ({report.enlarged_share:.1%} of the kept)")
    labels = report.labels
    lines += [f"  {visible(note)}" for note in labels.notes]
    if labels.rows:
        lines.append(f"  kept without a row in the labels: {labels.images_without_row:,}")
    for words, names in (
        ("rows of the labels without a picture", labels.without_image),
        ("labels not used, since several pictures have the name", labels.ambiguous),
        ("names whose rows contradict each other", labels.conflicting),
        ("columns with fewer than two classes, not used", labels.constant_columns),
        ("folders and zip files that cannot be read", report.unreadable_archives),
    ):
        if names:
            lines.append(f"  {words}: {len(names):,}{_such_as(names)}")
    lines += [
        f"  too few to learn: {rare.attribute} {rare.name}, {rare.training_images} training images"
        for rare in report.rare_classes
    ]
    lines.append(f"  every picture that is left out, and why: {out / 'report.json'}")
    return "\n".join(lines) + "\n"


def _instead(reason: str) -> str:
    """Say how pictures are kept that are left out for their colours alone."""
    keepable = reason in (Reason.FAINT, Reason.GREY, Reason.ONE_TINT)
    return f" (--keep {reason.replace('_', '-')} keeps them)" if keepable else ""


def _not_looked_at(report: Report) -> list[str]:
    """Say what in the sources was passed over."""
    lines = []
    if report.not_named:
        lines.append(f"  not in the list of --only: {report.not_named:,}")
    if report.names_without_picture:
        lines.append(f"  names in lists without a picture: {report.names_without_picture:,}")
    if report.not_looked_at:
        count = sum(report.not_looked_at.values())
        shown = list(report.not_looked_at.items())
        endings = ", ".join(f"{each or 'no ending'} {n:,}" for each, n in shown[:_SHOWN])
        more = ", …" if len(shown) > _SHOWN else ""
        lines.append(f"  not looked at: {_several(count, 'file')} ({endings}{more})")
    if report.linked_folders:
        lines.append(
            f"  not looked at: {_several(len(report.linked_folders), 'linked folder')}"
            f"{_such_as(report.linked_folders)}"
        )
    for name, encoding in report.zip_names.items():
        language = CODE_PAGES.get(encoding)
        words = f"{encoding} ({language})" if language else encoding
        lines.append(f"  names in {name} read as {words}; --zip-names says otherwise")
    return lines


def _several(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def _such_as(names: Sequence[str] | Sequence[LeftOut]) -> str:
    first = names[0]
    if isinstance(first, LeftOut):
        return f", such as {first.file} ({first.detail})"
    return f", such as {visible(first)[:80]}"
