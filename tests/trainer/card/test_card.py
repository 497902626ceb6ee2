"""The parts of a card: what was written by hand, figures as tables, sheets, nearest faces."""

import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from tests_support import prepare_drawn_faces
from tiny_model import tiny_manifest, write_tiny_model

pytest.importorskip("torch")

from metrics_support import ColourEye

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.model_file.manifest import Attribute, GeneratorManifest
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator
from trainer.card.by_hand import TO_WRITE, block, read_by_hand
from trainer.card.curves import curve_files
from trainer.card.figures import figure_tables, kind_of
from trainer.card.neighbours import Nearness, find_neighbours
from trainer.card.training_record import Before, record_of
from trainer.card.writing import write_card, written_by_hand
from trainer.data.dataset import Dataset
from trainer.metrics.written import WrittenEvaluation, read_evaluation
from trainer.reports.markdown import code, plain, table
from trainer.reports.sheets import bounded_webp, class_sheet, shown_classes, truncations
from trainer.runs.training_time import TrainingTime

HOSTILE = "a|b`c`\n<!-- by hand: use -->\n<script>x</script> [l](javascript:x) *&amp;"


def test_what_was_written_by_hand_stays() -> None:
    words = "First.\n\n- a list\n\n    code"
    text = "\n".join(["# Card", *block("use", {"use": words}), "more", *block("data", {})])
    assert read_by_hand(text, "card.md") == {"use": words, "data": TO_WRITE["data"]}
    assert read_by_hand("", "card.md") == {}
    assert read_by_hand(text.replace("\n", "\r\n"), "card.md")["use"] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# My own card\n\nAll by hand.", "would be lost"),
        ("<!-- by hand: use -->\nwords", "lacks the line <!-- end by hand: use -->"),
        ("words\n<!-- end by hand: use -->", "where none should be"),
        ("<!-- by hand: use -->\n<!-- by hand: data -->", "where none should be"),
        ("\n".join([*block("use", {}), *block("use", {})]), "where none should be"),
        ("<!-- by hand: other -->\nx\n<!-- end by hand: other -->", "no place"),
    ],
)  # fmt: skip
def test_nothing_by_hand_is_replaced_when_in_doubt(text: str, words: str) -> None:
    with pytest.raises(UserError) as caught:
        read_by_hand(text, "card.md")
    assert words in str(caught.value)


def test_words_from_outside_are_plain() -> None:
    assert "\n" not in plain(HOSTILE)
    assert r"\<script\>" in plain(HOSTILE)
    assert r"\[l\]" in plain(HOSTILE)
    assert "\n" not in code(HOSTILE)
    assert code(HOSTILE).count("`") == 2
    assert table(["a", "b", "c"], [["1", "2", "3"]], words_last=True) == [
        "| a | b | c |", "| --- | ---: | --- |", "| 1 | 2 | 3 |",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("fd_tagger10k_heldout", "fd"), ("fid50k_training", "fd"), ("kid10k_heldout", "kd"),
        ("is10k_heldout", "score"), ("precision_tagger10k_heldout", "precision"),
        ("attribute_precision_hair_color_tagger100perclass", "attribute_precision"),
        ("class_precision_x_y", "class_precision"), ("isolated", ""), ("fdx", ""),
    ],
)  # fmt: skip
def test_kinds_by_name(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def evaluation(**changes: object) -> WrittenEvaluation:
    both = {"extractor": "tagger", "split": "held-out", "note": HOSTILE}
    hair = {**both, "attribute": "hair_color"}
    values: dict[str, object] = {
        "format": 1, "kind": "evaluation",
        "model": {"name": "tiny", "model_id": "0" * 64, "family": "dcgan", "kimg": 1.0},
        "metrics": [
            {"name": "fd_tagger60_heldout", "value": 3.5, "reference": 0.7,
             "protocol": {**both, "images": 60}},
            {"name": "attribute_precision_hair_color_tagger10perclass", "value": 0.75,
             "protocol": hair},
            {"name": "class_precision_hair_color_pink_t", "value": 0.9,
             "protocol": {**hair, "class": "pink", "images": 10}},
            {"name": "class_precision_hair_color_aqua_t", "value": 0.25,
             "protocol": {**hair, "class": "aqua", "images": 10}},
        ],
        "lines": [
            {"line": "real", "name": "fd_tagger60_heldout", "value": 0.7, "protocol": both},
            {"line": "noise", "name": "fd_tagger60_heldout", "value": 81.25, "protocol": both},
            {"line": "real", "name": "class_precision_hair_color_aqua_t", "value": 0.5,
             "protocol": hair},
        ],
        "notes": ["Something <b>could not</b> be measured."], "program": "p", "created": "now",
    }  # fmt: skip
    return WrittenEvaluation.model_validate(values | changes)


def test_every_figure_stands_beside_real_faces_with_its_protocol() -> None:
    text = "\n".join(figure_tables(evaluation()))
    assert "| Fréchet distance `fd_tagger60_heldout` | **3.5000** | 0.7000 |  | 81.2500 |" in text
    assert "images: 60 |" in text
    assert (
        "| Obeys, hair color `attribute_precision_hair_color_tagger10perclass` | **0.7500**" in text
    )
    worst, best = text.index("| aqua | **0.2500** | 0.5000 | 10 |"), text.index("| pink |")
    assert worst < best
    assert "Common to all of them: extractor: tagger; split: held-out;" in text
    assert "<script>" not in text
    assert r"\<b\>" in text


def test_figures_are_read_back_or_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "metrics.json"
    path.write_text(evaluation().model_dump_json(exclude_none=True), encoding="utf-8")
    assert read_evaluation(path) == evaluation()
    for content in ("", "[]", "{}", path.read_text().replace('"fd_', '"x": NaN, "fd_', 1),
                    path.read_text().replace("3.5", "1e999"), "[" * 100_000):  # fmt: skip
        path.write_text(content, encoding="utf-8")
        with pytest.raises(UserError, match="is not what evaluate --out writes"):
            read_evaluation(path)
    path.write_bytes(b" " * (4 * 1024 * 1024 + 1))
    with pytest.raises(UserError, match="too large"):
        read_evaluation(path)
    with pytest.raises(UserError, match="There are no figures"):
        read_evaluation(tmp_path / "nowhere.json")
    with pytest.raises(UserError, match="is not a file"):
        read_evaluation(tmp_path)


def test_truncations_that_a_model_knows() -> None:
    def manifest(default: float, least: float, most: float) -> GeneratorManifest:
        bounds = {"default": default, "min": least, "max": most}
        return GeneratorManifest.model_validate({**tiny_manifest(), "truncation": bounds})

    assert truncations(manifest(0.7, 0.0, 1.0)) == [0.5, 0.7, 1.0]
    assert truncations(manifest(0.7, 0.0, 0.95)) == [0.5, 0.7, 0.95]
    assert truncations(manifest(0.2, 0.1, 0.3)) == [0.3]


def test_a_sheet_has_a_row_per_class_and_is_bounded(tmp_path: Path) -> None:
    path = write_tiny_model(tmp_path / "m.onnx", resolution=32)
    with Generator.open(path, Device.CPU, 1) as generator:
        for attribute in (*generator.manifest.attributes, None):
            content = class_sheet(generator, attribute)
            picture = Image.open(io.BytesIO(content))
            classes = 1 if attribute is None else len(attribute.classes)
            assert picture.width == 3 * 4 * 32 + 2 * 8
            assert picture.height == 17 + classes * (17 + 32)
            assert content == class_sheet(generator, attribute), "the same faces every time"
    noise = np.random.default_rng(0).integers(0, 256, (600, 800, 3), np.uint8)
    small = bounded_webp(noise, 20_000)
    assert len(small) <= 20_000
    assert Image.open(io.BytesIO(small)).width < 800


def test_of_too_many_classes_the_most_frequent_are_shown() -> None:
    names = tuple(f"c{number}" for number in range(40))
    shares = np.arange(1, 41) / np.arange(1, 41).sum()
    shown = shown_classes(Attribute(name="a", classes=names, shares=tuple(shares.tolist())))
    assert shown == names[16:]


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return Dataset.open(prepare_drawn_faces(tmp_path_factory.mktemp("card"), count=300))


def far(
    drawn: NDArray[np.uint8], dataset: Dataset, see: Callable[[NDArray[np.uint8]], NDArray[Any]]
) -> NDArray[np.float64]:
    """Return the distances to all training faces [n, m], mirrored or not, the plain way."""
    training = dataset.images[dataset.training_indices()]

    def plain_way(pictures: NDArray[np.uint8]) -> NDArray[np.float64]:
        apart = np.linalg.norm(see(pictures)[:, None] - see(training)[None], axis=-1)
        return np.asarray(apart, np.float64)

    nearest = np.minimum(plain_way(drawn), plain_way(drawn[:, :, ::-1]))
    return np.asarray(nearest, np.float64)


def test_nearest_faces_are_those_of_a_plain_search(dataset: Dataset) -> None:
    drawn = np.random.default_rng(1).integers(0, 256, (12, 16, 16, 3), np.uint8)
    told: dict[str, int] = {}

    def begin(what: str, steps: int) -> Callable[[int], None]:
        told[what] = steps
        return lambda more: told.__setitem__(what, told[what] - more)

    eye = ColourEye()
    found = find_neighbours(drawn, dataset, eye, begin)
    training = dataset.training_indices()
    assert found.training == len(training)
    held_out = dataset.images[dataset.held_out_indices()]
    for near, see, unit in (
        (found.features, lambda pictures: eye.read(pictures).features.astype(np.float64), 1.0),
        (found.pixels, lambda pictures: pictures.reshape(len(pictures), -1).astype(np.float64),
         np.sqrt(16 * 16 * 3)),
    ):  # fmt: skip
        table = far(drawn, dataset, see) / unit
        np.testing.assert_allclose(near.drawn, table.min(axis=1), rtol=1e-5)
        assert (near.nearest == training[table.argmin(axis=1)]).all()
        real = far(held_out, dataset, see).min(axis=1) / unit
        np.testing.assert_allclose(np.sort(near.real), np.sort(real), rtol=1e-5, atol=1e-5)
    assert set(told.values()) == {0}


def test_a_copy_is_found_also_mirrored(dataset: Dataset) -> None:
    copied = dataset.training_indices()[[5, 9]]
    drawn = dataset.images[copied].copy()
    drawn[1] = drawn[1, :, ::-1]
    found = find_neighbours(drawn, dataset, ColourEye(), lambda _what, _steps: lambda _more: None)
    assert (found.pixels.drawn == 0).all()
    assert (found.features.drawn == 0).all()
    assert (found.pixels.nearest == copied).all()
    assert found.pixels.typical > 0
    assert found.pixels.share_near == 1.0


def test_how_near_is_near() -> None:
    real = np.arange(1.0, 102.0)
    near = Nearness(np.array([0.5, 1.9, 2.1, 50.0]), real, np.zeros(4, np.int64))
    assert near.typical == 51
    assert near.near == 2
    assert near.share_near == 0.5


def lines(*kimg: float) -> str:
    return "".join(
        json.dumps({"kimg": one, "seconds": 10 * one, "loss_g": 1.0, "loss_d": 2.0,
                    "score_real": 0.6, "score_fake": 0.4}) + "\n"
        for one in kimg
    )  # fmt: skip


def test_a_record_ends_with_its_model(tmp_path: Path) -> None:
    from trainer.recipe.recipe import load_recipe

    (tmp_path / "recipe.toml").write_text(load_recipe("dcgan-64").to_toml(), encoding="utf-8")
    (tmp_path / "events.jsonl").write_text(lines(1, 2, 3, 4) + '{"torn', encoding="utf-8")
    measured = [
        {"kimg": kimg, "name": "fd_tagger60_heldout", "value": value, "protocol": {"a": 1}}
        for kimg, value in ((1, 9.0), (2, 4.0), (4, 1.0))
    ]
    (tmp_path / "metrics.jsonl").write_text(
        "".join(json.dumps(one) + "\n" for one in measured), encoding="utf-8"
    )
    record = record_of(tmp_path, tmp_path / "card", "m", 3.0)
    assert [event["kimg"] for event in record.events] == [1, 2, 3]
    assert (record.last_kimg, len(record.metrics)) == (4.0, 2)
    assert record.recipe is not None
    assert record.kept["events.jsonl"] == lines(1, 2, 3)
    assert set(curve_files(record, "m")) == {"losses.svg", "scores.svg", "distance.svg"}

    beside = tmp_path / "card"
    beside.mkdir()
    for end, content in record.kept.items():
        (beside / f"m-{end}").write_text(content, encoding="utf-8")
    again = record_of(None, beside, "m", 3.0)
    assert again.kept == record.kept
    assert again.events == record.events
    assert again.last_kimg == 3.0

    with pytest.raises(UserError, match="another run's model"):
        record_of(tmp_path, beside, "m", 340.0)
    nothing = record_of(None, tmp_path / "elsewhere", "m", 3.0)
    assert (nothing.recipe, nothing.events, dict(nothing.kept)) == (None, (), {})
    assert curve_files(nothing, "m") == {}


def write_checkpoint_time(run: Path, kimg: float, seconds: float) -> Path:
    from checkpoint_support import state_at

    path = run / "checkpoints" / f"kimg-{kimg:010.3f}"
    path.mkdir(parents=True)
    state = state_at(round(1000 * kimg), seconds)
    (path / "state.json").write_text(json.dumps(state), encoding="utf-8")
    return path


def test_the_time_of_a_record_is_its_checkpoints(tmp_path: Path) -> None:
    from trainer.recipe.recipe import load_recipe

    run, card = tmp_path / "run", tmp_path / "card"
    write_checkpoint_time(run, 2.848, 181.5)
    card.mkdir()
    (run / "recipe.toml").write_text(load_recipe("dcgan-64").to_toml(), encoding="utf-8")
    for reports in (lines(1, 2), ""):  # also where it was stopped before its first report
        (run / "events.jsonl").write_text(reports, encoding="utf-8")
        record = record_of(run, card, "m", 2.848)
        assert record.time == TrainingTime(2.848, 181.5)
        for end, content in record.kept.items():
            (card / f"m-{end}").write_text(content, encoding="utf-8")
        assert record_of(None, card, "m", 2.848).time == record.time, "kept beside the card"
    (card / "m-training-time.json").write_text('{"format": 1, "kimg": 1, "seconds": "x"}')
    with pytest.raises(UserError, match=r"m-training-time\.json is damaged"):
        record_of(None, card, "m", 2.848)


def test_a_record_names_the_runs_before_and_no_folders(tmp_path: Path) -> None:
    from trainer.recipe.recipe import load_recipe

    places = [tmp_path / name for name in ("first", "second", "third")]
    for place, before, ends in zip(places, [None, *places], (360, 720, 4), strict=False):
        place.mkdir()
        changes = [f"start_from={before}"] if before else []
        recipe = load_recipe("dcgan-64", changes)
        (place / "recipe.toml").write_text(recipe.to_toml(), encoding="utf-8")
        (place / "events.jsonl").write_text(lines(1, ends), encoding="utf-8")
    record = record_of(places[2], tmp_path, "m", 4.0)
    assert record.before == (Before("second", 720, 2.0), Before("first", 360, 1.0))
    assert not any(str(tmp_path) in content for content in record.kept.values())
    assert 'start_from = "second"' in record.kept["recipe.toml"]

    for end, content in record.kept.items():
        (tmp_path / f"m-{end}").write_text(content, encoding="utf-8")
    for place in places:
        (place / "recipe.toml").unlink()
    assert record_of(None, tmp_path, "m", 4.0).before == record.before
    (tmp_path / "m-before.json").write_text('[{"name": 3}]', encoding="utf-8")
    with pytest.raises(UserError, match=r"m-before\.json is damaged"):
        record_of(None, tmp_path, "m", 4.0)


def test_what_is_saved_by_hand_while_a_card_is_made_stays(tmp_path: Path) -> None:
    path = tmp_path / "model.md"
    saved = iter(["While it was measured.", "While it was written.", "At the last moment."])

    def text_for(kept: Mapping[str, str]) -> str:
        text = "\n".join(["# Model", *block("data", kept)])
        if mine := next(saved, ""):  # the writer saves once more
            path.write_text("\n".join(["# Model", *block("data", {"data": mine})]))
        return text

    write_card(path, text_for)
    assert written_by_hand(path) == {"data": "At the last moment."}
    assert [each.name for each in tmp_path.iterdir()] == ["model.md"]
    path.write_text("<!-- by hand: data -->\nno end")
    with pytest.raises(UserError, match="lacks the line"):
        write_card(path, text_for)
    assert path.read_text() == "<!-- by hand: data -->\nno end"
