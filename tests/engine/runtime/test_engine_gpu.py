"""The GPU's path without a GPU: bound portions, settings, and going on when a GPU is lost."""

import ctypes
import gc
import shutil
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest
from conv_model import write_conv_model
from gpu_support import LOST, FakeSession, pretend_gpu
from numpy.typing import NDArray
from tiny_model import write_tiny_model

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.engine.model_file.inspection import load_checked
from acgan_desktop.engine.model_file.split_graph import cut_synthesis
from acgan_desktop.engine.runtime import device as devices
from acgan_desktop.engine.runtime import lost_device
from acgan_desktop.engine.runtime import split_generator as sessions_of
from acgan_desktop.engine.runtime.batching import SingleRows
from acgan_desktop.engine.runtime.cuda_settings import CudaSettings
from acgan_desktop.engine.runtime.device import Device, RunsOn
from acgan_desktop.engine.runtime.generator import Generator
from acgan_desktop.engine.runtime.half_precision import in_half_precision
from acgan_desktop.engine.runtime.io_binding import DeviceLane, HostLane, IoBoundBatches
from acgan_desktop.engine.runtime.pinned_memory import PinnedMemory

Array = NDArray[Any]


@pytest.fixture(scope="module")
def conv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_conv_model(tmp_path_factory.mktemp("models") / "conv.onnx")


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return write_tiny_model(tmp_path / "tiny.onnx", num_styles=2)


def avatars(generator: Generator, count: int) -> list[Avatar]:
    return candidates(generator.manifest, {}, 1, 0, count, 0.7)


# --- settings -------------------------------------------------------------------------------------


def test_cuda_options_follow_the_providers() -> None:
    choice = devices.Choice((devices.CUDA_PROVIDER, devices.CPU_PROVIDER), "")
    cuda, cpu = choice.provider_options
    assert cpu == {}
    assert cuda["use_tf32"] == "0"
    assert cuda["cudnn_conv_algo_search"] == "HEURISTIC"
    assert cuda["arena_extend_strategy"] == "kSameAsRequested"
    assert "gpu_mem_limit" not in cuda
    assert "enable_cuda_graph" not in cuda


def test_settings_come_from_the_environment() -> None:
    settings = CudaSettings.from_environment(
        {"ACGAN_GPU_MEMORY_MIB": "512", "ACGAN_GPU_HALF": "yes", "ACGAN_GPU_GRAPHS": "1"}
    )
    assert settings == CudaSettings(memory_mib=512, half=True, graphs=True)
    options = settings.provider_options()
    assert options["gpu_mem_limit"] == str(512 * 2**20)
    assert options["enable_cuda_graph"] == "1"
    assert CudaSettings.from_environment({}) == CudaSettings()
    assert CudaSettings.from_environment({"ACGAN_GPU_HALF": "0"}) == CudaSettings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ACGAN_GPU_MEMORY_MIB", "much"),
        ("ACGAN_GPU_MEMORY_MIB", "-5"),
        ("ACGAN_GPU_MEMORY_MIB", "1"),
        ("ACGAN_GPU_HALF", "perhaps"),
        ("ACGAN_GPU_GRAPHS", "2"),
    ],
)
def test_settings_that_say_nothing_are_named(
    tiny: Path, name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UserError, match=f"{name}={value}"):
        CudaSettings.from_environment({name: value})
    sessions = pretend_gpu(monkeypatch)
    monkeypatch.setenv(name, value)
    with Generator.open(tiny) as generator:  # the window opens all the same
        assert generator.runs_on.label == "CPU"
        assert f"{name}={value}" in generator.runs_on.reason
    assert sessions == []


def test_every_session_gets_the_options(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sessions = pretend_gpu(monkeypatch)
    monkeypatch.setenv("ACGAN_GPU_MEMORY_MIB", "256")
    with Generator.open(tiny):
        options = [session.choice.provider_options[0] for session in sessions]
        assert [one["gpu_mem_limit"] for one in options] == [str(256 * 2**20)] * 2


# --- bound portions -------------------------------------------------------------------------------


def synthesis_of(path: Path) -> onnxruntime.InferenceSession:
    model, _ = load_checked(path)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(
        cut_synthesis(model).SerializeToString(), options, providers=["CPUExecutionProvider"]
    )


def host_lane_on_cpu(session: Any, output: str, shapes: Any, out: Any) -> DeviceLane:
    return DeviceLane(session, output, shapes, out, device="cpu")


@pytest.mark.parametrize("make_lane", [HostLane, host_lane_on_cpu], ids=["host", "device"])
@pytest.mark.parametrize("in_flight", [1, 2, 3])
def test_bound_portions_draw_what_a_run_draws(conv: Path, make_lane: Any, in_flight: int) -> None:
    session = synthesis_of(conv)
    portions = IoBoundBatches(session, "pixels", size=4, in_flight=in_flight, make_lane=make_lane)
    styles = np.random.default_rng(1).standard_normal((11, 1, 224), dtype=np.float32)
    for count in (0, 1, 4, 5, 11, 2):
        out = np.full((count, 64, 64, 3), 7, np.uint8)
        portions.run({"styles": styles[:count]}, out)
        for start in range(0, count, 4):
            rows = np.minimum(np.arange(start, start + 4), count - 1)
            (wanted,) = session.run(["pixels"], {"styles": styles[rows]})
            np.testing.assert_array_equal(out[start : start + 4], wanted[: count - start])
    portions.close()
    portions.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("drawing")]


class SlowLane:
    """A lane that counts how many are under way."""

    under_way = 0
    most = 0
    fails_at = -1
    lock = threading.Lock()
    both = threading.Barrier(2, timeout=5)

    def __init__(self, *_: object) -> None:
        pass

    def run(self, feeds: Mapping[str, Array], rows: Array, out: Array) -> None:
        kind = type(self)
        with kind.lock:
            kind.under_way += 1
            kind.most = max(kind.most, kind.under_way)
        try:
            if rows[0] == kind.fails_at:
                raise RuntimeError("CUDA failure 999")
            if kind.fails_at < 0:
                kind.both.wait()
            out[...] = feeds["x"][rows[: len(out)]]
        finally:
            with kind.lock:
                kind.under_way -= 1


def test_two_portions_are_in_flight() -> None:
    SlowLane.fails_at, SlowLane.most = -1, 0
    portions = IoBoundBatches(object(), "y", size=2, in_flight=2, make_lane=SlowLane)  # type: ignore[arg-type]
    x = np.arange(8, dtype=np.float32)
    out = np.zeros(8, np.float32)
    portions.run({"x": x}, out)
    np.testing.assert_array_equal(out, x)
    assert SlowLane.most == 2
    portions.close()


def test_an_error_is_told_when_nothing_is_under_way() -> None:
    SlowLane.fails_at = 2
    portions = IoBoundBatches(object(), "y", size=2, in_flight=2, make_lane=SlowLane)  # type: ignore[arg-type]
    with pytest.raises(RuntimeError, match="999"):
        portions.run({"x": np.zeros(10, np.float32)}, np.zeros(10, np.float32))
    assert SlowLane.under_way == 0
    SlowLane.fails_at = 99  # and the lanes are still there
    portions.run({"x": np.zeros(10, np.float32)}, np.zeros(10, np.float32))
    portions.close()


class FakeDriver:
    """Counts what is pinned."""

    def __init__(self, status: int = 0) -> None:
        self.status = status
        self.pinned: dict[int, int] = {}

    def cuMemHostRegister_v2(  # noqa: N802 - the driver's name
        self, address: ctypes.c_void_p, size: ctypes.c_size_t, flags: int
    ) -> int:
        assert address.value is not None
        self.pinned[address.value] = size.value
        return self.status

    def cuMemHostUnregister(self, address: ctypes.c_void_p) -> int:  # noqa: N802
        assert address.value is not None
        del self.pinned[address.value]
        return 0


class Owner:
    pass


def test_memory_is_pinned_as_long_as_its_owner_lives() -> None:
    driver, owner = FakeDriver(), Owner()
    array = np.zeros(100, np.float32)
    assert PinnedMemory(driver).pin(array, owner)
    assert driver.pinned == {array.ctypes.data: 400}
    del owner
    gc.collect()
    assert driver.pinned == {}


def test_what_cannot_be_pinned_stays_as_it_is() -> None:
    owner = Owner()
    assert not PinnedMemory(FakeDriver(status=201)).pin(np.zeros(4), owner)
    assert not PinnedMemory(FakeDriver()).pin(np.zeros(0), owner)
    assert not PinnedMemory(object()).pin(np.zeros(4), owner)


# --- a pretended GPU ------------------------------------------------------------------------------


def test_a_gpu_draws_the_same_pixels_whatever_the_batch(
    conv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sessions = pretend_gpu(monkeypatch)
    with Generator.open(conv, threads=1) as generator:
        some = avatars(generator, 40)
        once = generator.render(some)
        for start, count in ((0, 1), (7, 16), (3, 17)):
            part = generator.render(some[start : start + count])
            np.testing.assert_array_equal(part, once[start : start + count])
        assert all(session.bound > 0 for session in sessions)
    monkeypatch.undo()
    with Generator.open(conv, Device.CPU, threads=1) as generator:
        apart = np.abs(generator.render(some[:16]).astype(int) - once[:16])
        assert apart.max() <= 1


def test_half_precision_is_asked_for_and_near(conv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model, _ = load_checked(conv)
    part = cut_synthesis(model)
    half = in_half_precision(part)
    assert half.ByteSize() < 0.6 * part.ByteSize()
    assert part.graph.node[0].name == cut_synthesis(model).graph.node[0].name  # not changed
    with Generator.open(conv, Device.CPU, 1) as generator:
        some = avatars(generator, 8)
        plain = generator.render(some).astype(int)
    sessions = pretend_gpu(monkeypatch)
    with Generator.open(conv, threads=1, cuda=CudaSettings(half=True)) as generator:
        apart = np.abs(generator.render(some) - plain)
        assert len(sessions) == 2
        assert generator.runs_on.reason == ""
    assert 0 < apart.max() <= 8
    assert apart.mean() < 0.5


def test_the_gpu_goes_on_without_what_does_not_work(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(model: object) -> None:
        raise RuntimeError("no half here")

    sessions = pretend_gpu(monkeypatch)
    monkeypatch.setattr(sessions_of, "in_half_precision", refused)
    with Generator.open(tiny, cuda=CudaSettings(half=True)) as generator:
        assert generator.runs_on.label == "GPU (CUDA)"
        assert generator.runs_on.reason.endswith("half precision and graphs: no half here")
        assert not sessions[-1].choice.cuda.half


def test_recorded_graphs_are_asked_of_the_synthesis_alone(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sessions = pretend_gpu(monkeypatch)
    monkeypatch.setattr(sessions_of, "DeviceLane", host_lane_on_cpu)
    with Generator.open(tiny, cuda=CudaSettings(graphs=True)) as generator:
        mapping, synthesis = sessions
        assert "enable_cuda_graph" not in mapping.choice.provider_options[0]
        assert synthesis.choice.provider_options[0]["enable_cuda_graph"] == "1"
        # Every run is bound and has the same places and sizes: what a recording needs.
        assert synthesis.batches == set()
        drawn = generator.render(avatars(generator, 21))
        assert synthesis.bound == 3
    monkeypatch.undo()
    with Generator.open(tiny, Device.CPU) as generator:
        np.testing.assert_array_equal(generator.render(avatars(generator, 21)), drawn)


# --- a GPU that is lost ---------------------------------------------------------------------------


@pytest.fixture
def on_cpu() -> list[FakeSession]:
    """What is opened on the CPU once the GPU is lost: mapping and synthesis."""
    return []


@pytest.fixture
def lost(
    conv: Path, monkeypatch: pytest.MonkeyPatch, on_cpu: list[FakeSession]
) -> tuple[Generator, list[FakeSession]]:
    sessions = pretend_gpu(monkeypatch, on_cpu=on_cpu)
    return Generator.open(conv, threads=1), sessions


def test_an_interrupted_render_is_completed_on_the_cpu(
    lost: tuple[Generator, list[FakeSession]],
    on_cpu: list[FakeSession],
    conv: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    generator, (_, synthesis) = lost
    buried_before = len(lost_device.buried)
    told: list[RunsOn] = []
    generator.on_change = told.append
    some = avatars(generator, 80)
    synthesis.fails_after = 4  # the first 64 faces are drawn
    pixels = generator.render(some, cancelled=lambda: False)
    assert generator.runs_on.provider == "CPUExecutionProvider"
    assert generator.runs_on.reason.startswith("The GPU failed in the middle of work")
    assert "CUDNN_STATUS_EXECUTION_FAILED" in generator.runs_on.reason
    assert "and more" not in generator.runs_on.reason
    assert told == [generator.runs_on]
    assert 16 <= on_cpu[1].rows < 64  # the work that was done is not done again
    assert len(lost_device.buried) == buried_before + 1
    monkeypatch.undo()
    with Generator.open(conv, Device.CPU, 1) as cpu:
        wanted = cpu.render(some)
    np.testing.assert_array_equal(pixels[64:], wanted[64:])
    assert np.abs(pixels[:64].astype(int) - wanted[:64]).max() <= 1
    np.testing.assert_array_equal(generator.render(some[:3]), wanted[:3])
    assert len(told) == 1
    generator.close()


def test_losing_the_gpu_while_mapping_or_whole(lost: tuple[Generator, list[FakeSession]]) -> None:
    generator, sessions = lost
    some = avatars(generator, 3)
    for session in sessions:
        session.fails_after = 0
    assert generator.render(some).shape == (3, 64, 64, 3)
    assert generator.runs_on.label == "CPU"
    generator.close()


def test_out_of_memory_gives_the_sessions_back(lost: tuple[Generator, list[FakeSession]]) -> None:
    generator, sessions = lost
    buried_before = len(lost_device.buried)
    sessions[1].fails_after = 0
    sessions[1].words = "BFCArena: Failed to allocate memory for requested buffer of size 1"
    assert len(generator.render(avatars(generator, 1))) == 1
    assert "BFCArena" in generator.runs_on.reason
    assert len(lost_device.buried) == buried_before
    generator.close()


def test_other_errors_are_not_the_gpus(lost: tuple[Generator, list[FakeSession]]) -> None:
    generator, sessions = lost
    sessions[1].fails_after = 0
    sessions[1].words = "Got invalid dimensions for input"
    with pytest.raises(RuntimeError, match="invalid dimensions"):
        generator.render(avatars(generator, 1))
    assert generator.runs_on.label == "GPU (CUDA)"
    generator.close()


def test_without_the_file_the_error_is_told(
    lost: tuple[Generator, list[FakeSession]], conv: Path
) -> None:
    generator, sessions = lost
    away = conv.with_suffix(".away")
    shutil.move(conv, away)
    try:
        sessions[1].fails_after = 0
        with pytest.raises(RuntimeError, match="CUDNN_STATUS"):
            generator.render(avatars(generator, 1))
    finally:
        shutil.move(away, conv)
    assert len(generator.render(avatars(generator, 1))) == 1  # once it is back
    generator.close()


def test_several_threads_leave_the_gpu_once(lost: tuple[Generator, list[FakeSession]]) -> None:
    generator, sessions = lost
    told: list[RunsOn] = []
    generator.on_change = told.append
    some = avatars(generator, 2)
    sessions[1].fails_after = 0
    drawn: list[Array] = []
    threads = [threading.Thread(target=lambda: drawn.append(generator.render(some))) for _ in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(drawn) == 3
    assert len(told) == 1
    np.testing.assert_array_equal(drawn[0], drawn[2])
    generator.close()


@pytest.mark.parametrize(
    ("words", "device"),
    [
        (LOST, True),
        ("CUDA failure 700: an illegal memory access was encountered", True),
        ("CUBLAS failure 13: CUBLAS_STATUS_EXECUTION_FAILED", True),
        ("Available memory of 0 is smaller than requested bytes; BFCArena", True),
        ("Invalid rank for input: styles", False),
        ("an attribute of another model", False),
    ],
)
def test_words_of_failures(words: str, device: bool) -> None:
    assert lost_device.is_device_failure(RuntimeError(words)) is device


def test_single_rows_are_what_warms_up(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The memory of a lane is pinned on a thread that has run the session before."""
    seen: list[str] = []
    real_lane, real_rows = HostLane.__init__, SingleRows.run

    def lane(self: HostLane, *args: Any) -> None:
        seen.append("lane")
        real_lane(self, *args)

    def rows(self: SingleRows, *args: Any) -> None:
        seen.append("row")
        real_rows(self, *args)

    monkeypatch.setattr(HostLane, "__init__", lane)
    monkeypatch.setattr(SingleRows, "run", rows)
    pretend_gpu(monkeypatch)
    Generator.open(tiny).close()
    assert seen == ["row", "row", "lane", "lane", "lane", "lane"]
