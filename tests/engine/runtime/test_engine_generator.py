"""Opening a generator and rendering avatars with it."""

import base64
import ctypes
import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnx
import pytest
from conv_model import write_conv_model
from gpu_support import FakeSession, pretend_gpu
from numpy.typing import NDArray
from tiny_model import write_tiny_model

from acgan_desktop.core.avatar import Avatar, AvatarError, Direction, Source
from acgan_desktop.engine.latent.wishes import candidate, candidates
from acgan_desktop.engine.model_file.split_graph import SeamError, cut_mapping, cut_synthesis
from acgan_desktop.engine.runtime import device as devices
from acgan_desktop.engine.runtime import split_generator as sessions_of
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator, RenderCancelled
from acgan_desktop.engine.runtime.session import new_session


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generator]:
    path = tmp_path_factory.mktemp("models") / "tiny.onnx"
    with Generator.open(write_tiny_model(path, num_styles=4), Device.CPU, 1) as generator:
        yield generator


@pytest.fixture(scope="module", params=[1, 2], ids=["1 thread", "2 threads"])
def real_size(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Generator]:
    path = tmp_path_factory.mktemp("models") / "conv.onnx"
    with Generator.open(write_conv_model(path), Device.CPU, request.param) as generator:
        yield generator


def avatars(generator: Generator, count: int, **wish: str) -> list[Avatar]:
    return candidates(generator.manifest, wish, 1, 0, count, 0.7)


def feeds(some: list[Avatar]) -> dict[str, NDArray[np.float32]]:
    sources = [avatar.sources[0] for avatar in some]
    return {
        "z": np.stack([source.z_array for source in sources]),
        "attributes": np.array([source.attributes for source in sources], np.float32),
        "truncation": np.array([source.truncation for source in sources], np.float32),
    }


# --- pictures -------------------------------------------------------------------------------------


def test_pictures_obey_the_wish(tiny: Generator) -> None:
    means = {
        colour: tiny.render(avatars(tiny, 4, hair_color=colour)).mean(axis=(0, 1, 2))
        for colour in ("pink", "blue")
    }
    assert means["pink"][0] > means["blue"][0] + 20
    assert means["blue"][2] > means["pink"][2] + 20


def test_the_same_pixels_whatever_the_batch(real_size: Generator) -> None:
    some = avatars(real_size, 64)
    once = real_size.render(some)
    assert once.shape == (64, 64, 64, 3)
    assert once.std() > 10  # a picture, not a plane
    for batch in (1, 2, 3, 16, 64):
        parts = [real_size.render(some[at : at + batch]) for at in range(0, 64, batch)]
        np.testing.assert_array_equal(np.concatenate(parts), once)
    np.testing.assert_array_equal(real_size.render(some[::-1])[::-1], once)


def test_the_same_styles_whatever_the_batch(real_size: Generator) -> None:
    inputs = feeds(avatars(real_size, 16))
    once = real_size.styles(**inputs)
    for row in range(16):
        alone = real_size.styles(**{name: array[row : row + 1] for name, array in inputs.items()})
        np.testing.assert_array_equal(alone[0], once[row])


def test_whole_and_cut_agree(real_size: Generator) -> None:
    some = avatars(real_size, 3)
    styles, pixels = real_size.whole(**feeds(some))
    np.testing.assert_allclose(real_size.styles(**feeds(some)), styles, rtol=1e-5, atol=1e-5)
    apart = np.abs(real_size.synthesize(styles).astype(int) - pixels)
    assert apart.max() <= 1
    assert np.abs(real_size.render(some).astype(int) - pixels).max() <= 1


def test_no_avatars_draw_nothing(tiny: Generator) -> None:
    assert tiny.render([]).shape == (0, 16, 16, 3)
    assert tiny.synthesize(np.zeros((0, 4, 15), np.float32)).shape == (0, 16, 16, 3)


# --- mixing and directions ------------------------------------------------------------------------


def two_sources(generator: Generator, *mix: tuple[float, float]) -> Avatar:
    first, second = avatars(generator, 2)
    return Avatar(
        model=generator.manifest.model_id, sources=first.sources + second.sources, mix=mix
    )


def test_a_mix_of_one_is_that_one(tiny: Generator) -> None:
    first, second = tiny.render(avatars(tiny, 2))
    drawn = tiny.render([two_sources(tiny, (1, 0)), two_sources(tiny, (0, 1))])
    np.testing.assert_array_equal(drawn[0], first)
    np.testing.assert_array_equal(drawn[1], second)


def test_layers_are_mixed_one_by_one(tiny: Generator) -> None:
    own = tiny.styles(**feeds(avatars(tiny, 2)))
    mixed = np.stack([own[0][0], own[1][1], 0.5 * own[0][2] + 0.5 * own[1][2], own[0][3]])
    drawn = tiny.render([two_sources(tiny, (1, 0), (0, 1), (0.5, 0.5), (1, 0))])
    np.testing.assert_array_equal(drawn, tiny.synthesize(mixed[None]))


def test_directions_move_the_layers_they_name(tiny: Generator) -> None:
    avatar = avatars(tiny, 1)[0]
    vector = np.arange(15, dtype=np.float32) / 10
    moved = avatar.model_copy(
        update={
            "directions": (
                Direction(name="smile", layers=(1, 3), vector=vector.tobytes(), amount=-1.5),
            )
        }
    )
    styles = tiny.styles(**feeds([avatar]))
    styles[:, [1, 3]] += np.float32(-1.5) * vector
    np.testing.assert_array_equal(tiny.render([moved]), tiny.synthesize(styles))


def test_a_mixed_avatar_draws_the_same_in_any_company(real_size: Generator) -> None:
    mixed = two_sources(real_size, (0.3, 0.7))
    company = [*avatars(real_size, 2), mixed, *avatars(real_size, 3)]
    np.testing.assert_array_equal(real_size.render(company)[2], real_size.render([mixed])[0])


# --- avatars that do not fit ----------------------------------------------------------------------


def spoiled_avatars(generator: Generator) -> dict[str, Avatar]:
    good = avatars(generator, 1)[0]
    source = good.sources[0]
    short = np.zeros(3, np.float32).tobytes()
    style = np.zeros(15, np.float32).tobytes()
    huge = np.full(15, 3e38, np.float32).tobytes()

    def source_with(**changes: object) -> Avatar:
        changed = Source.model_validate(source.model_dump() | changes)
        return good.model_copy(update={"sources": (changed,)})

    def moved(**changes: object) -> Avatar:
        given = {"name": "d", "layers": (0,), "vector": style, "amount": 1.0} | changes
        return good.model_copy(update={"directions": (Direction.model_validate(given),)})

    return {
        "another model": good.model_copy(update={"model": "0" * 64}),
        "latent of 3": source_with(z=base64.b64encode(short).decode()),
        "asks for 2 classes": source_with(z=source.z, attributes=(0.5, 0.5)),
        "weights of hair_color": source_with(z=source.z, attributes=(1, 0, 1, 1, 0, 1, 0)),
        "mixes 2 style layers": good.model_copy(update={"mix": ((1.0,), (1.0,))}),
        "3 numbers": moved(vector=short),
        "style layer 4": moved(layers=(0, 4)),
        "too large": moved(vector=huge, amount=1e30),
    }


@pytest.mark.parametrize(
    "words",
    [
        "another model",
        "latent of 3",
        "asks for 2 classes",
        "weights of hair_color",
        "mixes 2 style layers",
        "3 numbers",
        "style layer 4",
        "too large",
    ],
)
def test_avatars_that_do_not_fit_are_refused(tiny: Generator, words: str) -> None:
    good = avatars(tiny, 1)
    with pytest.raises(AvatarError, match=words):
        tiny.render([*good, spoiled_avatars(tiny)[words]])
    assert len(tiny.render(good)) == 1  # and the generator lives on


def test_an_avatar_without_wishes_is_fine(tiny: Generator) -> None:
    avatar = avatars(tiny, 1)[0]
    source = avatar.sources[0].model_copy(update={"attributes": (0.0,) * 7})
    assert tiny.render([avatar.model_copy(update={"sources": (source,)})]).shape[0] == 1


# --- cancelling, threads, closing -----------------------------------------------------------------


def test_cancelling_stops_between_pictures(tiny: Generator) -> None:
    asked: list[int] = []

    def after_three() -> bool:
        asked.append(1)
        return len(asked) > 3

    with pytest.raises(RenderCancelled):
        tiny.render(avatars(tiny, 16), cancelled=after_three)
    assert len(asked) == 4
    assert len(tiny.render(avatars(tiny, 16), cancelled=lambda: False)) == 16


def test_several_threads_draw_the_same(real_size: Generator) -> None:
    some = avatars(real_size, 8)
    once = real_size.render(some)
    start = threading.Barrier(4)

    def draw(shift: int) -> NDArray[np.uint8]:
        start.wait()
        return np.roll(real_size.render(some[shift:] + some[:shift]), shift, axis=0)

    with ThreadPoolExecutor(4) as pool:
        for drawn in pool.map(draw, range(4)):
            np.testing.assert_array_equal(drawn, once)


def test_the_whole_session_is_made_once(tiny: Generator, monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = feeds(avatars(tiny, 2))
    tiny.whole(**inputs)
    monkeypatch.setattr(sessions_of, "new_session", None)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: tiny.whole(**inputs), range(8)))


def test_after_closing_nothing_is_drawn(tmp_path: Path) -> None:
    generator = Generator.open(write_tiny_model(tmp_path / "tiny.onnx"), Device.CPU)
    some = avatars(generator, 1)
    generator.close()
    generator.close()
    with pytest.raises(ValueError, match="closed"):
        generator.render(some)
    with pytest.raises(ValueError, match="closed"):
        generator.whole(**feeds(some))


def test_a_model_without_attributes(tmp_path: Path) -> None:
    with Generator.open(write_tiny_model(tmp_path / "plain.onnx", attributes=())) as generator:
        avatar = candidate(generator.manifest, {}, 0, 0, 1.0)
        assert generator.render([avatar, avatar]).shape == (2, 16, 16, 3)


# --- the cut --------------------------------------------------------------------------------------


def test_the_cut_halves_are_valid_models(tmp_path: Path) -> None:
    model = onnx.load(write_tiny_model(tmp_path / "tiny.onnx"))
    mapping, synthesis = cut_mapping(model), cut_synthesis(model)
    for half in (mapping, synthesis):
        onnx.checker.check_model(half, full_check=True)
    assert [value.name for value in mapping.graph.output] == ["styles"]
    assert [value.name for value in synthesis.graph.input] == ["styles"]
    assert len(mapping.graph.node) + len(synthesis.graph.node) == len(model.graph.node)
    assert all(not tensor.name.startswith("synthesis") for tensor in mapping.graph.initializer)


def test_a_leaking_seam_is_named(tmp_path: Path) -> None:
    model = onnx.load(write_tiny_model(tmp_path / "tiny.onnx"))
    next(node for node in model.graph.node if node.op_type == "Add").input[1] = "truncation"
    with pytest.raises(SeamError, match="truncation"):
        cut_synthesis(model)


# --- what it runs on ------------------------------------------------------------------------------


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_tiny_model(tmp_path / "tiny.onnx")


def test_cpu_when_asked_for(path: Path) -> None:
    with Generator.open(path, Device.CPU) as generator:
        assert generator.runs_on.provider == "CPUExecutionProvider"
        assert generator.runs_on.label == "CPU"
        assert generator.runs_on.reason == ""


@pytest.mark.parametrize("device", [Device.AUTO, Device.CUDA])
def test_without_a_gpu_the_reason_is_given(
    path: Path, device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        devices, "available_providers", lambda: [devices.CUDA_PROVIDER, devices.CPU_PROVIDER]
    )
    monkeypatch.setattr(devices, "cuda_device_present", lambda: False)
    with Generator.open(path, device) as generator:
        assert generator.runs_on.label == "CPU"
        assert "No NVIDIA GPU" in generator.runs_on.reason


def test_without_a_cuda_build_the_reason_is_given(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(devices, "available_providers", lambda: ["CPUExecutionProvider"])
    with Generator.open(path) as generator:
        assert generator.runs_on.label == "CPU"
        assert "without CUDA" in generator.runs_on.reason


@pytest.fixture
def pretended_gpu(monkeypatch: pytest.MonkeyPatch) -> list[FakeSession]:
    return pretend_gpu(monkeypatch)


def test_on_a_gpu_every_run_has_the_same_batch(
    path: Path, pretended_gpu: list[FakeSession]
) -> None:
    with Generator.open(path, Device.AUTO) as generator:
        assert generator.runs_on == devices.RunsOn("CUDAExecutionProvider", "GPU (CUDA)", "")
        for session in pretended_gpu:
            session.batches.clear()
        for count in (1, 16, 21):
            assert len(generator.render(avatars(generator, count))) == count
        assert {batch for session in pretended_gpu for batch in session.batches} == {16}


def test_a_silent_fallback_is_reported(
    path: Path, pretended_gpu: list[FakeSession], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakeSession, "get_providers", lambda self: ["CPUExecutionProvider"])
    with Generator.open(path, Device.CUDA) as generator:
        assert generator.runs_on.provider == "CPUExecutionProvider"
        assert "could not use CUDA" in generator.runs_on.reason
        assert len(generator.render(avatars(generator, 3))) == 3


def test_a_failing_gpu_leaves_the_cpu(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        devices, "available_providers", lambda: [devices.CUDA_PROVIDER, devices.CPU_PROVIDER]
    )
    monkeypatch.setattr(devices, "cuda_device_present", lambda: True)
    monkeypatch.setattr(devices, "preload_cuda_libraries", lambda: None)

    def failing(model: onnx.ModelProto, choice: devices.Choice, threads: int) -> object:
        if devices.CUDA_PROVIDER in choice.providers:
            raise RuntimeError("CUDA failure 2: out of memory\nand more")
        return new_session(model, choice, threads)

    monkeypatch.setattr(sessions_of, "new_session", failing)
    with Generator.open(path) as generator:
        assert generator.runs_on.label == "CPU"
        assert generator.runs_on.reason.startswith("The GPU failed: CUDA failure 2: out of memory")
        assert len(generator.render(avatars(generator, 1))) == 1


def test_a_machine_without_driver_has_no_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", missing)
    assert not devices.cuda_device_present()


@pytest.mark.parametrize(("processors", "threads"), [(1, 1), (2, 2), (4, 4), (8, 4), (64, 8)])
def test_default_threads(processors: int, threads: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: range(processors), raising=False)
    assert devices.default_threads() == threads
