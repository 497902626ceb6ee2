"""What was measured of a model, in words for people who know none of the measures."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from acgan_desktop.engine.model_file.manifest import Attribute, Metric
from acgan_desktop.ui.i18n.vocabulary import shown

MOST_SAID: Final = 6
_OBEYED: Final = "attribute_precision_"
_READ: Final = "balanced_accuracy_"


def metrics_in_words(
    metrics: Sequence[Metric], attributes: Sequence[Attribute]
) -> list[tuple[str, str]]:
    """Return the few figures that say most, as pairs of a question and its answer."""
    found = [*_of_faces(metrics), *_of_attributes(metrics, attributes)]
    return found[:MOST_SAID]


def _of_faces(metrics: Sequence[Metric]) -> Iterator[tuple[str, str]]:
    """Say how like real drawings the faces are, and how many of those the model could draw."""
    translate, locale = QCoreApplication.translate, QLocale()
    questions = {
        "fd_": translate("MetricWords", "Distance to real pictures"),
        "precision_": translate("MetricWords", "Faces that look real"),
        "recall_": translate("MetricWords", "Real faces it could draw"),
    }
    for start, question in questions.items():
        metric = next((each for each in metrics if each.name.startswith(start)), None)
        if metric is None:
            continue
        if start != "fd_":
            yield question, _of_100(metric.value)
        elif metric.reference is not None:
            text = translate(
                "MetricWords", "{value}; real pictures among themselves {real}; less is better"
            )
            numbers = (locale.toString(each, "f", 1) for each in (metric.value, metric.reference))
            yield question, text.format(value=next(numbers), real=next(numbers))


def _of_attributes(
    metrics: Sequence[Metric], attributes: Sequence[Attribute]
) -> Iterator[tuple[str, str]]:
    """Say how often a wish is fulfilled, or an attribute is read off a face rightly."""
    translate = QCoreApplication.translate
    texts = {
        _OBEYED: translate("MetricWords", "{attribute} as asked for"),
        _READ: translate("MetricWords", "{attribute} read rightly"),
    }
    for attribute in attributes:
        for start, text in texts.items():
            wanted = f"{start}{attribute.name}"
            for metric in metrics:
                # The protocol may follow the name; "hair" must not find "hair_color".
                if metric.name == wanted or metric.name.startswith(f"{wanted}_tagger"):
                    yield text.format(attribute=shown(attribute.name)), _of_100(metric.value)
                    break


def _of_100(share: float) -> str:
    text = QCoreApplication.translate("MetricWords", "{count} of 100")
    return text.format(count=round(100 * share))
