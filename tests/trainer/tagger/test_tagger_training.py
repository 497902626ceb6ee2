"""Training, resuming, exporting and judging a tagger, on drawn faces whose labels are true."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from tagger_support import SMALL
from tests_support import prepare_drawn_faces

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.model_file.inspection import inspect_model
from acgan_desktop.engine.model_file.manifest import TaggerManifest
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.tagger import Tagger
from trainer.cli.main import main
from trainer.data.dataset import Dataset
from trainer.data.manifest import ORIGIN_FILE, ORIGIN_PERSON, ORIGIN_TAGGER
from trainer.export.generator_graph import ExportError
from trainer.networks.from_files.folded_norms import compact
from trainer.networks.precision import choose_compute
from trainer.networks.tagger import TaggerNetwork
from trainer.runs.checkpoints.checkpoint import load_newest, save_checkpoint
from trainer.runs.progress import Progress
from trainer.runs.run_folder import RunFolder
from trainer.tagger.disagreements import as_table, draw_sheet, find_disagreements
from trainer.tagger.evaluate import evaluate_tagger, write_report
from trainer.tagger.export import check_tagger, export_tagger
from trainer.tagger.fit import fit_tagger
from trainer.tagger.known_labels import ENOUGH, surest_labels
from trainer.tagger.loading import TrainedTagger, load_tagger
from trainer.tagger.reader import Reader
from trainer.tagger.settings import parse_settings
from trainer.tagger.training import TaggerTraining, training_rows


@pytest.fixture(autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare_drawn_faces(tmp_path_factory.mktemp("data"), 900, 32)


@pytest.fixture(scope="module")
def run(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch.set_num_threads(1)
    folder = tmp_path_factory.mktemp("run") / "tagger"
    fit_tagger([*SMALL, "kimg=16", "checkpoint_kimg=8"], data, folder, device="cpu")
    return folder


@pytest.fixture(scope="module")
def exported(run: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "tagger.onnx"
    export_tagger(load_tagger(RunFolder.open(run)), path, name="drawn", licence="CC0")
    return path


def test_drawn_faces_are_read_right(run: Path, data: Path) -> None:
    for one in evaluate_tagger(run, data).attributes:
        assert one.balanced_accuracy > 0.95, one.name


def test_the_file_reads_as_the_run_does(run: Path, exported: Path, data: Path) -> None:
    by_run, by_file = evaluate_tagger(run, data), evaluate_tagger(exported, data)
    for ours, theirs in zip(by_run.attributes, by_file.attributes, strict=True):
        assert (ours.confusion == theirs.confusion).all()
    assert by_file.tagger == "drawn"


def test_the_manifest_says_what_the_tagger_reads(exported: Path, data: Path) -> None:
    manifest, dataset = inspect_model(exported), Dataset.open(data).manifest
    assert isinstance(manifest, TaggerManifest)
    assert [(a.name, a.classes) for a in manifest.attributes] == [
        (a.name, a.classes) for a in dataset.attributes
    ]
    assert manifest.dataset.sha256 == dataset.sha256
    assert manifest.feature_dim == 48
    assert b"site-packages" not in exported.read_bytes()
    assert str(Path(__file__).parents[3]).encode() not in exported.read_bytes()


def test_features_and_probabilities_do_not_depend_on_the_batch(exported: Path, data: Path) -> None:
    images = Dataset.open(data).images[:40]
    with Tagger.open(exported, Device.CPU, threads=1) as tagger:
        whole = tagger.read(images)
        for at in (0, 17, 39):
            alone = tagger.read(images[at : at + 1])
            np.testing.assert_allclose(alone.features[0], whole.features[at], atol=1e-4)


def test_a_training_that_was_cut_off_ends_as_one_that_was_not(data: Path, tmp_path: Path) -> None:
    changes = [*SMALL, "kimg=1.28", "checkpoint_kimg=0.64", "correction_from=0.2"]
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    fit_tagger(changes, data, whole, device="cpu")
    shutil.copytree(whole, cut)
    newest, older = sorted((cut / "checkpoints").iterdir(), reverse=True)
    # As after a kill: the last checkpoint was never written, and an event is torn.
    shutil.rmtree(newest)
    with (cut / "events.jsonl").open("a") as stream:
        stream.write('{"kimg": 1.2, "lo')
    assert older.name == "kimg-000000.640"
    torch.manual_seed(99)
    fit_tagger(changes, data, cut, device="cpu")
    first, second = load_newest(whole / "checkpoints"), load_newest(cut / "checkpoints")
    assert first is not None
    assert second is not None
    assert first.tensors.keys() == second.tensors.keys()
    for name, tensor in first.tensors.items():
        assert torch.equal(tensor, second.tensors[name]), name
    assert RunFolder.open(cut).events()[-1]["loss"] == RunFolder.open(whole).events()[-1]["loss"]


def test_a_checkpoint_from_before_the_one_loop_goes_on(
    run: Path, data: Path, tmp_path: Path
) -> None:
    kept = load_newest(run / "checkpoints")
    assert kept is not None
    before = {
        key: value for key, value in kept.state.items() if key not in ("loop", "labels_sha256")
    }
    old = RunFolder.create(tmp_path / "old")
    old.write_recipe((run / "recipe.toml").read_text())
    save_checkpoint(old.checkpoints, kept.kimg, kept.tensors, before)
    assert load_tagger(old).kimg == kept.kimg
    state = fit_tagger([f"kimg={kept.kimg + 0.032}"], data, old.path, device="cpu")
    assert state.status == "finished"
    assert state.kimg == pytest.approx(kept.kimg + 0.032)


def test_no_tagger_draws_from_the_global_stream(data: Path) -> None:
    before = torch.get_rng_state()
    settings = parse_settings("", SMALL)
    training = TaggerTraining(settings, Dataset.open(data), choose_compute("cpu", "float32"))
    losses = [float(training.step().loss) for _ in range(2)]
    assert torch.equal(torch.get_rng_state(), before)
    again = TaggerTraining(settings, Dataset.open(data), choose_compute("cpu", "float32"))
    assert [float(again.step().loss) for _ in range(2)] == losses


def test_held_out_faces_are_never_read(data: Path) -> None:
    dataset = Dataset.open(data)
    settings = parse_settings("", SMALL)
    learned, watched = training_rows(dataset, settings)
    held_out = set(dataset.held_out_indices().tolist())
    assert held_out
    assert not held_out & set(learned.tolist())
    assert not held_out & set(watched.tolist())
    assert not set(learned.tolist()) & set(watched.tolist())
    asked: set[int] = set()

    class Witness:
        def __getitem__(self, rows: NDArray[np.int64]) -> NDArray[np.uint8]:
            asked.update(rows.tolist())
            return np.asarray(images[rows])

    images = dataset.images
    dataset.images = Witness()  # type: ignore[assignment]
    training = TaggerTraining(settings, dataset, choose_compute("cpu", "float32"))
    for _ in range(40):
        training.step()
    assert asked <= set(learned.tolist())


def test_what_a_tagger_filled_in_is_neither_learned_nor_judged_by(
    run: Path, data: Path, tmp_path: Path
) -> None:
    filled = tmp_path / "filled"
    shutil.copytree(data, filled)
    dataset = Dataset.open(data)
    origin = dataset.label_origin.copy()
    guessed = np.arange(len(dataset)) % 3 == 0
    origin[guessed] = np.where(dataset.labels[guessed] >= 0, ORIGIN_TAGGER, 0)
    np.save(filled / ORIGIN_FILE, origin)
    dataset = Dataset.open(filled)
    learned, watched = training_rows(dataset, parse_settings("", SMALL))
    assert len(learned)
    assert not guessed[[*learned, *watched]].any()
    asked = parse_settings("", [*SMALL, "filled_labels=true"])
    learned, watched = training_rows(dataset, asked)
    assert guessed[[*learned, *watched]].any()
    column = dataset.labels[dataset.held_out_indices(), 0]
    own = ~guessed[dataset.held_out_indices()] & (column >= 0)
    support = evaluate_tagger(run, filled).attributes[0].support
    assert support == own.sum() < (column >= 0).sum()


def test_wrong_labels_are_found_out(data: Path) -> None:
    dataset = Dataset.open(data)
    labels = dataset.labels.copy()
    rng = np.random.default_rng(1)
    training_part = dataset.training_indices()
    spoiled = training_part[rng.random(len(training_part)) < 0.2]
    column = 1
    known = spoiled[labels[spoiled, column] >= 0]
    labels[known, column] = (labels[known, column] + rng.integers(1, 3, len(known))) % 3
    dataset.labels = labels
    changes = (*SMALL, "kimg=8", "correction=0.25", "correction_from=0.2")
    settings = parse_settings("", changes)
    training = TaggerTraining(settings, dataset, choose_compute("cpu", "float32"))
    while training.progress < 1:
        training.step()
    believed = training.targets.readings()[column].numpy()
    truth = Dataset.open(data).labels[training.rows, column]
    was_spoiled = np.isin(training.rows, known)
    assert (believed == truth)[was_spoiled].mean() > 0.8
    assert (believed == truth)[~was_spoiled & (truth >= 0)].mean() > 0.95


def test_a_training_begins_where_another_ended(run: Path, data: Path, tmp_path: Path) -> None:
    dataset, compute = Dataset.open(data), choose_compute("cpu", "float32")
    settings = parse_settings("", [*SMALL, f"start_from={json.dumps(str(run))}"])
    training = TaggerTraining(settings, dataset, compute)
    training.begin()
    newest = load_newest(run / "checkpoints")
    assert newest is not None
    for network in (training.network, training.average):
        for name, tensor in network.state_dict().items():
            assert torch.equal(tensor, newest.tensors[f"average.{name}"]), name
    wider = [*SMALL, "feature_dim=50", f"start_from={json.dumps(str(run))}"]
    with pytest.raises(UserError):
        TaggerTraining(parse_settings("", wider), dataset, compute).begin()
    nowhere = parse_settings("", [*SMALL, f"start_from={json.dumps(str(tmp_path))}"])
    with pytest.raises(UserError):
        TaggerTraining(nowhere, dataset, compute).begin()


def test_a_run_keeps_its_settings(run: Path, data: Path) -> None:
    with pytest.raises(UserError, match="begun with batch = 32"):
        fit_tagger(["batch=64"], data, run, device="cpu")


def test_a_setting_that_was_of_no_use_can_be_mended(data: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    with pytest.raises(UserError, match=r"nowhere\.onnx"):
        fit_tagger([*SMALL, "kimg=0.064", 'teachers=["nowhere.onnx"]'], data, run, device="cpu")
    assert fit_tagger(["teachers=[]"], data, run, device="cpu").status == "finished"


def test_a_run_keeps_its_data_set(run: Path, tmp_path: Path) -> None:
    other = prepare_drawn_faces(tmp_path, 130, 32)
    with pytest.raises(UserError, match="another data set"):
        fit_tagger(["kimg=32"], other, run, device="cpu")


def test_a_data_set_without_labels_is_refused(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "bare"
    shutil.copytree(data, folder)
    manifest = json.loads((folder / "dataset.json").read_text())
    manifest["attributes"] = []
    (folder / "dataset.json").write_text(json.dumps(manifest))
    for name in ("labels", "label_origin", "label_confidence"):
        array = np.load(folder / f"{name}.npy")
        np.save(folder / f"{name}.npy", array[:, :0])
    with pytest.raises(UserError, match="no labels to learn from"):
        fit_tagger([*SMALL], folder, tmp_path / "run", device="cpu")


def test_a_file_that_reads_otherwise_is_not_accepted(run: Path, exported: Path) -> None:
    network = load_tagger(RunFolder.open(run)).network
    with torch.no_grad():
        network.heads[0].bias[0] += 1  # type: ignore[index, operator]
    with pytest.raises(ExportError, match="reads hair_length otherwise"):
        check_tagger(exported, Reader([compact(network)], mirrored=False))


def test_a_tagger_too_large_for_the_contract_is_not_exported(run: Path, tmp_path: Path) -> None:
    trained = load_tagger(RunFolder.open(run))
    sizes = [len(one.classes) for one in trained.dataset.attributes]
    large = TaggerNetwork(32, sizes, channels=(16, 520), feature_dim=512).eval()
    out = tmp_path / "large.onnx"
    with pytest.raises(ExportError, match="more than the 10 MB"):
        export_tagger(TrainedTagger(large, trained.dataset, 0.0), out, name="x", licence="x")
    assert list(tmp_path.iterdir()) == []


def test_several_taggers_make_one_that_reads_their_mean(
    run: Path, data: Path, tmp_path: Path
) -> None:
    first = load_tagger(RunFolder.open(run))
    torch.manual_seed(3)
    sizes = [len(one.classes) for one in first.dataset.attributes]
    network = TaggerNetwork(32, sizes, channels=(4, 8), plane_channels=4, feature_dim=8).eval()
    second = TrainedTagger(network, first.dataset, 0.0)
    pictures = Dataset.open(data).images[:6]
    read = []
    for name, trained, others, mirrored in (
        ("first", first, (), False),
        ("second", second, (), False),
        ("both", first, (second,), True),
    ):
        path = tmp_path / f"{name}.onnx"
        export_tagger(trained, path, name=name, licence="x", others=others, mirrored=mirrored)
        with Tagger.open(path, Device.CPU, threads=1) as tagger:
            read.append((tagger.read(pictures), tagger.read(pictures[:, :, ::-1])))
    (one, one_mirrored), (two, two_mirrored), (both, both_mirrored) = read
    for name in both.probabilities:
        four = (one, one_mirrored, two, two_mirrored)
        mean = np.mean([each.probabilities[name] for each in four], axis=0)
        np.testing.assert_allclose(both.probabilities[name], mean, atol=1e-5)
        np.testing.assert_allclose(both_mirrored.probabilities[name], mean, atol=1e-5)
    np.testing.assert_allclose(both.features, one.features, atol=1e-4)


def test_taggers_of_different_data_sets_do_not_go_together(run: Path, tmp_path: Path) -> None:
    trained = load_tagger(RunFolder.open(run))
    other = trained.dataset.model_copy(update={"name": "another"})
    stranger = TrainedTagger(trained.network, other, 0.0)
    with pytest.raises(ExportError, match="same data set"):
        export_tagger(trained, tmp_path / "x.onnx", name="x", licence="x", others=[stranger])
    assert list(tmp_path.iterdir()) == []


def test_half_precision_takes_half_the_room(exported: Path, run: Path) -> None:
    network = load_tagger(RunFolder.open(run)).network
    numbers = sum(parameter.numel() for parameter in network.parameters())
    assert exported.stat().st_size < 2.5 * numbers + 20_000


def test_disagreements_come_surest_first(data: Path) -> None:
    dataset = Dataset.open(data)
    rows = dataset.held_out_indices()
    # Of everybody it says the first class, ever less surely.
    logits = [
        np.outer(np.linspace(9, 1, len(rows)), np.eye(len(one.classes))[0]).astype(np.float32)
        for one in dataset.manifest.attributes
    ]
    found = find_disagreements(logits, dataset, rows, dataset.labels[rows])
    labels = dataset.labels[rows]
    assert len(found) == int((labels > 0).sum())
    for number, one in enumerate(dataset.manifest.attributes):
        own = [each for each in found if each.attribute == one.name]
        wrong = rows[labels[:, number] > 0].tolist()
        assert [each.row for each in own] == wrong
        assert all(each.label != each.read == one.classes[0] for each in own)
        assert [each.file for each in own] == [dataset.names[row] for row in wrong]
    assert as_table(found).count("\n") == len(found) + 1
    assert draw_sheet(found[:9], dataset.images).size == (8 * 112, 2 * (112 + 32))
    assert draw_sheet((), dataset.images).size == (8 * 112, 112 + 32)


def test_the_report_is_written(exported: Path, data: Path, tmp_path: Path) -> None:
    evaluation = evaluate_tagger(exported, data)
    write_report(evaluation, tmp_path / "report")
    names = sorted(path.name for path in (tmp_path / "report").iterdir())
    assert names == [
        "confusion-0-hair_length.png",
        "confusion-1-hair_color.png",
        "confusion-2-eye_color.png",
        "disagreements-0-hair_length.png",
        "disagreements-1-hair_color.png",
        "disagreements-2-eye_color.png",
        "disagreements.csv",
        "report.json",
    ]
    report = json.loads((tmp_path / "report" / "report.json").read_text())
    assert report["protocol"]["split"] == "held out"
    assert {metric.name for metric in evaluation.metrics()} >= {"balanced_accuracy_hair_color"}


@pytest.mark.parametrize(
    ("change", "words"),
    [("feature_dim=513", "feature_dim"), ("colour=1", "colour"), ("batch", "KEY=VALUE")],
)
def test_settings_that_cannot_be_used_are_named(change: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        parse_settings("", [change])


@pytest.mark.parametrize("content", [b'family = "dcgan"\n', b"\xff\xfe", b"kind = "])
def test_a_folder_with_another_training_is_left_alone(
    content: bytes, data: Path, tmp_path: Path
) -> None:
    run = tmp_path / "run"
    run.mkdir()
    (run / "recipe.toml").write_bytes(content)
    with pytest.raises(UserError, match=r"not the training of a tagger|cannot be read|not TOML"):
        fit_tagger([*SMALL], data, run, device="cpu")
    with pytest.raises(UserError):
        load_tagger(RunFolder.open(run))
    assert (run / "recipe.toml").read_bytes() == content


def test_a_run_stops_when_asked_and_goes_on(data: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    asked: list[float] = []

    def stop(progress: Progress) -> None:
        if progress.means and not asked:
            asked.append(progress.kimg)
            (run / "control" / "stop").touch()

    changes = [*SMALL, "kimg=0.64", "checkpoint_kimg=0.64"]
    state = fit_tagger(changes, data, run, device="cpu", show=stop)
    assert state.status == "stopped"
    assert state.kimg == pytest.approx(asked[0])
    said: list[str] = []
    state = fit_tagger(changes, data, run, device="cpu", say=said.append)
    assert (state.status, state.kimg) == ("finished", 0.64)
    assert said[-1] == f"Going on from {asked[0]:.1f} kimg."
    events = RunFolder.open(run).events()
    assert [event["kimg"] for event in events] == sorted({event["kimg"] for event in events})


def test_a_fine_network_reads_the_same_when_compact() -> None:
    torch.manual_seed(0)
    network = TaggerNetwork(16, [2, 3], channels=(4, 8), plane_channels=4, feature_dim=8, fine=True)
    for _ in range(3):  # norms that have seen something
        network(torch.randn(32, 3, 16, 16))
    network.eval()
    pixels = torch.randint(0, 256, (5, 16, 16, 3), dtype=torch.uint8)
    with torch.inference_mode():
        wide = Reader([network], mirrored=True)(pixels)
        small = Reader([compact(network)], mirrored=True)(pixels)
    for ours, theirs in zip(small, wide, strict=True):
        torch.testing.assert_close(ours, theirs, atol=5e-3, rtol=0)
    for name, parameter in compact(network).named_parameters():
        if parameter.ndim > 1:
            assert torch.equal(parameter, parameter.half().float()), name


def test_a_resolution_that_cannot_be_halved_is_refused() -> None:
    with pytest.raises(UserError, match="multiple of 8"):
        TaggerNetwork(36, [2])


def test_the_command_line_from_training_to_report(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run, file = tmp_path / "run", tmp_path / "small.onnx"
    changes = [word for change in SMALL for word in ("--set", change)]
    fit = ["tagger", "fit", "--data", str(data), "--run", str(run), "--threads", "1", *changes]
    assert main([*fit, "--kimg", "0.32", "--device", "cpu"]) == 0
    assert main(["tagger", "export", str(run), "--out", str(file), "--data", str(data)]) == 0
    manifest = inspect_model(file)
    assert manifest.name == "small"
    assert len(manifest.metrics) == 9
    report = ["--out", str(tmp_path / "report"), "--threads", "1"]
    assert main(["tagger", "evaluate", str(file), "--data", str(data), *report]) == 0
    assert "balanced accuracy" in capsys.readouterr().out
    assert main(["tagger", "export", str(run), "--out", str(tmp_path / "x.bin")]) == 2
    assert main(["tagger", "evaluate", str(tmp_path / "nothing"), "--data", str(data)]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_faces_that_a_person_labelled_can_be_shown_more_often(data: Path) -> None:
    dataset = Dataset.open(data)
    rows = dataset.training_indices()[::10]
    origin = dataset.label_origin.copy()
    origin[rows] = np.where(dataset.labels[rows] >= 0, ORIGIN_PERSON, origin[rows])
    dataset.label_origin = origin
    few = (origin == ORIGIN_PERSON).any(axis=1)
    for changes, share in (
        ([], few[dataset.training_indices()].mean()),
        (["person_share=0.6"], 0.6),
    ):
        settings = parse_settings("", [*SMALL, *changes])
        training = TaggerTraining(settings, dataset, choose_compute("cpu", "float32"))
        drawn, _ = training.sampler.real_batch(4000)
        assert few[drawn].mean() == pytest.approx(share, abs=0.06)


def test_temperatures_are_fitted_by_what_a_person_saw_where_that_is_enough(data: Path) -> None:
    dataset = Dataset.open(data)
    rows = dataset.training_indices()
    assert np.array_equal(surest_labels(dataset, rows), dataset.labels[rows])
    origin = dataset.label_origin.copy()
    known = rows[dataset.labels[rows, 0] >= 0]
    origin[known[:ENOUGH], 0] = ORIGIN_PERSON
    origin[rows[:5], 1] = np.where(dataset.labels[rows[:5], 1] >= 0, ORIGIN_PERSON, 0)
    dataset.label_origin = origin
    sure = surest_labels(dataset, rows)
    assert (sure[:, 0] >= 0).sum() == ENOUGH
    assert np.array_equal(sure[:, 1], dataset.labels[rows, 1]), "five are too few"
