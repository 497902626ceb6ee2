"""What model hubs read at the beginning of a card."""

import json
from pathlib import Path
from typing import Any

import pytest
from tiny_model import tiny_manifest

from acgan_desktop.engine.model_file.inspection import inspect_model
from acgan_desktop.engine.model_file.manifest import GeneratorManifest, Metric
from trainer.card.hub_head import hub_head, licence_keys

CARDS = sorted((Path(__file__).parents[3] / "resources" / "models").glob("*.md"))


def parsed(lines: list[str]) -> dict[str, Any]:
    """Read the head as JSON values under plain keys, a part of what YAML is."""
    assert lines[0] == "---"
    end = lines.index("---", 1)
    pairs = [line.split(": ", 1) for line in lines[1:end]]
    return {key: json.loads(value) for key, value in pairs}


def test_it_says_licence_task_and_figures() -> None:
    manifest = GeneratorManifest.model_validate(
        tiny_manifest(name="odd: ---\nname") | {"licence": "CC BY-NC 4.0"}
    )
    names = ("fd_tagger10k_heldout", "recall_tagger10k", "class_precision_blue", "odd")
    metrics = [Metric(name=name, value=1.5, protocol={"images": 10}) for name in names]
    head = parsed(hub_head(manifest, metrics))
    assert head["license"] == "cc-by-nc-4.0"
    assert head["pipeline_tag"] == "unconditional-image-generation"
    assert head["tags"] == ["onnx", "anime", "dcgan", "gan"]
    (model,) = head["model-index"]
    (result,) = model["results"]
    assert [one["name"] for one in result["metrics"]] == list(names[:2])


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("MIT", {"license": "mit"}),
        ("cc  by-sa 4.0", {"license": "cc-by-sa-4.0"}),
        ("Mine.\n---\nx: y", {"license": "other", "license_name": "Mine. --- x: y"}),
    ],
)
def test_licences(words: str, keys: dict[str, str]) -> None:
    assert licence_keys(words) == keys


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.stem)
def test_bundled_cards_say_what_their_models_say(card: Path) -> None:
    head = parsed(card.read_text("utf-8").splitlines())
    manifest = inspect_model(card.with_suffix(".onnx"))
    expected = parsed(hub_head(manifest))
    assert {key: head[key] for key in expected} == expected
