"""The contracts of the manifest and the avatar: what is written is read again, and nothing else."""

import base64
import contextlib
import copy
import json
import random
from typing import Any

import numpy as np
import pytest

from acgan_desktop.core.avatar import MAX_JSON_BYTES, Avatar, AvatarError
from acgan_desktop.engine.model_file.manifest import (
    MAX_MANIFEST_BYTES,
    GeneratorManifest,
    ManifestError,
    TaggerManifest,
    read_manifest,
)

GENERATOR = {
    "format": 1,
    "kind": "generator",
    "name": "anime-64",
    "family": "dcgan",
    "model_id": "5b" * 32,
    "resolution": 64,
    "z_dim": 128,
    "num_styles": 1,
    "style_dim": 224,
    "style_groups": [{"name": "all", "layers": [0]}],
    "truncation": {"default": 0.7, "min": 0.0, "max": 1.0},
    "attributes": [
        {"name": "hair_length", "classes": ["short", "long"], "shares": [0.29, 0.71]},
        {"name": "hair_color", "classes": ["blonde", "brown"], "shares": [0.5, 0.5]},
    ],
    "dataset": {"name": "anime_faces", "images": 30068, "sha256": "…"},
    "kimg": 500.0,
    "metrics": [
        {
            "name": "fd_tagger10k_heldout",
            "value": 12.3,
            "reference": 1.1,
            "protocol": {
                "extractor": "tagger",
                "extractor_id": "…",
                "images": 10000,
                "split": "heldout",
                "resize": "lanczos",
                "truncation": 1.0,
            },
        }
    ],
    "precision": "float32",
    "licence": "…",
    "program": "acgan-desktop 0.1.0",
    "created": "2026-11-21T12:00:00Z",
}
TAGGER = {
    "format": 1,
    "kind": "tagger",
    "name": "anime-tagger",
    "model_id": "0c" * 32,
    "resolution": 64,
    "attributes": [
        {
            "name": "hair_length",
            "classes": ["short", "long"],
            "shares": [0.29, 0.71],
            "thresholds": [0.5, 0.5],
        }
    ],
    "feature_dim": 512,
    "dataset": {"name": "anime_faces", "images": 30068, "sha256": "…"},
    "metrics": [],
    "licence": "…",
    "program": "acgan-desktop 0.1.0",
    "created": "2026-11-21T12:00:00Z",
}
Z = base64.b64encode(np.arange(4, dtype="<f4").tobytes()).decode()
AVATAR = {
    "format": 1,
    "model": "5b" * 32,
    "sources": [{"z": Z, "attributes": [0, 1, 0, 0.7, 0.3], "truncation": 0.7}],
    "mix": [[1.0]],
    "directions": [{"name": "smile", "layers": [0], "vector": Z, "amount": 1.5}],
    "origin": {"seed": 1, "index": 3},
}


def changed(document: Any, path: str, value: object) -> Any:
    """Return a copy of ``document`` with the value at ``path`` replaced, or added."""
    copied = copy.deepcopy(document)
    *parents, last = path.split(".")
    place: Any = copied
    for key in parents:
        place = place[int(key) if key.isdigit() else key]
    place[int(last) if last.isdigit() else last] = value
    return copied


def test_manifests_make_the_round_trip() -> None:
    for document, kind in ((GENERATOR, GeneratorManifest), (TAGGER, TaggerManifest)):
        manifest = read_manifest(json.dumps(document))
        assert isinstance(manifest, kind)
        assert json.loads(manifest.to_json()) == document
        assert read_manifest(manifest.to_json()) == manifest


def test_the_avatar_makes_the_round_trip() -> None:
    avatar = Avatar.from_json(json.dumps(AVATAR))
    assert json.loads(avatar.to_json()) == AVATAR
    assert Avatar.from_json(avatar.to_json()) == avatar
    assert hash(Avatar.from_json(avatar.to_json())) == hash(avatar)
    np.testing.assert_array_equal(avatar.sources[0].z_array, [0, 1, 2, 3])
    np.testing.assert_array_equal(avatar.directions[0].vector_array, [0, 1, 2, 3])


def test_blocks_lie_side_by_side() -> None:
    manifest = read_manifest(json.dumps(GENERATOR))
    assert isinstance(manifest, GeneratorManifest)
    assert manifest.classes == 4
    assert manifest.block("hair_length") == slice(0, 2)
    assert manifest.block("hair_color") == slice(2, 4)
    with pytest.raises(KeyError):
        manifest.block("hat")


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        ("format", 2, "format"),
        ("surprise", 1, "surprise"),
        ("attributes.0.surprise", 1, "attributes.0.surprise"),
        ("model_id", "the manifest's model_id", "model_id"),
        ("resolution", 3, "resolution"),
        ("resolution", 1e9, "resolution"),
        ("z_dim", -1, "z_dim"),
        ("num_styles", 2, "style_groups"),
        ("style_groups.0.layers", [0, 0], "style_groups"),
        ("style_groups.0.layers", [], "style_groups"),
        ("truncation.min", 0.9, "truncation"),
        ("truncation.default", float("inf"), "truncation"),
        ("attributes.0.classes", ["short", "short"], "attributes.0"),
        ("attributes.0.shares", [1.0], "attributes.0"),
        ("attributes.0.shares", [0.1, 0.1], "attributes.0"),
        ("attributes.1.name", "hair_length", "attributes"),
        ("metrics.0.protocol", {}, "metrics.0.protocol"),
        ("precision", "int8", "precision"),
        ("kimg", float("nan"), "kimg"),
        ("family", "../../evil", "family"),
    ],
)
def test_a_broken_manifest_names_the_key(path: str, value: object, named: str) -> None:
    with pytest.raises(ManifestError) as refused:
        read_manifest(json.dumps(changed(GENERATOR, path, value)))
    assert named in str(refused.value)


@pytest.mark.parametrize("missing", sorted(set(GENERATOR) - {"metrics"}))
def test_every_key_of_the_manifest_is_needed(missing: str) -> None:
    document = {key: value for key, value in GENERATOR.items() if key != missing}
    with pytest.raises(ManifestError):
        read_manifest(json.dumps(document))


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        ("format", 2, "format"),
        ("surprise", 1, "surprise"),
        ("model", "", "model"),
        ("sources", [], "sources"),
        ("sources.0.z", "not base64!", "sources.0.z"),
        ("sources.0.z", "", "sources.0.z"),
        ("sources.0.z", "AAA=", "sources.0.z"),
        ("sources.0.z", base64.b64encode(b"\0\0\xc0\x7f").decode(), "sources.0.z"),  # not a number
        ("sources.0.attributes", [2], "sources.0.attributes.0"),
        ("sources.0.attributes", [float("nan")], "sources.0.attributes.0"),
        ("sources.0.truncation", 1.01, "sources.0.truncation"),
        ("mix", [], "mix"),
        ("mix", [[0.5, 0.5]], "mix"),
        ("mix", [[0.5]], "mix"),
        ("mix", [[1.0]] * 65, "mix"),
        ("directions.0.layers", [], "directions.0.layers"),
        ("directions.0.layers", [64], "directions.0.layers.0"),
        ("directions.0.amount", float("inf"), "directions.0.amount"),
        ("origin.seed", -1, "origin.seed"),
        ("origin.seed", 2**64, "origin.seed"),
    ],
)
def test_a_broken_avatar_names_the_key(path: str, value: object, named: str) -> None:
    with pytest.raises(AvatarError) as refused:
        Avatar.from_json(json.dumps(changed(AVATAR, path, value)))
    assert named in str(refused.value)


def test_oversized_documents_are_refused_unread() -> None:
    with pytest.raises(ManifestError, match="too large"):
        read_manifest(" " * (MAX_MANIFEST_BYTES + 1))
    with pytest.raises(AvatarError, match="too large"):
        Avatar.from_json(" " * (MAX_JSON_BYTES + 1))


@pytest.mark.parametrize(
    ("document", "read", "error"),
    [
        (GENERATOR, read_manifest, ManifestError),
        (TAGGER, read_manifest, ManifestError),
        (AVATAR, Avatar.from_json, AvatarError),
    ],
)
def test_scrambled_documents_never_crash(document: Any, read: Any, error: Any) -> None:
    text = json.dumps(document)
    rng = random.Random(3)
    for _ in range(500):
        at = rng.randrange(len(text))
        kind = rng.randrange(3)
        scrambled = {
            0: text[:at],
            1: text[:at] + rng.choice('{}[]",:0-eEn\\ufffd\0') + text[at + 1 :],
            2: text[:at] + text[at : at + 40] + text[at:],
        }[kind]
        with contextlib.suppress(error):
            read(scrambled)
