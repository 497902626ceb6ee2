"""A machine with a GPU, pretended: CPU sessions in disguise, which can be made to fail."""

from collections.abc import Sequence
from typing import Any

import onnx
import onnxruntime
import pytest
from numpy.typing import NDArray

from acgan_desktop.engine.runtime import device as devices
from acgan_desktop.engine.runtime import split_generator as sessions_of
from acgan_desktop.engine.runtime.session import new_session

LOST = (
    "[ONNXRuntimeError] : 1 : FAIL : Non-zero status code returned while running Conv node. "
    "CUDNN failure 5000: CUDNN_STATUS_EXECUTION_FAILED ; GPU=0\nand more"
)


class FakeSession:
    """Runs on the CPU and claims whatever a test wants.

    Attributes:
        batches: lengths of the inputs of all runs.
        rows: of all runs that went well.
        bound: how many runs had bound inputs and outputs.
        choice: what it was opened for.
        fails_after: runs that go well before every other fails; None = all go well.
        words: of that failure.
    """

    def __init__(self, session: onnxruntime.InferenceSession, choice: devices.Choice) -> None:
        self._session = session
        self.choice = choice
        self.batches: set[int] = set()
        self.rows = 0
        self.bound = 0
        self.fails_after: int | None = None
        self.words = LOST

    def get_providers(self) -> list[str]:
        return list(self.choice.providers)

    def run(self, outputs: list[str], inputs: dict[str, NDArray[Any]]) -> list[NDArray[Any]]:
        self._count()
        self.batches |= {len(array) for array in inputs.values()}
        self.rows += max(len(array) for array in inputs.values())
        found: list[NDArray[Any]] = self._session.run(outputs, inputs)
        return found

    def io_binding(self) -> Any:
        binding = self._session.io_binding()
        real = binding.bind_input

        def bind_input(name: str, device: str, number: int, kind: Any, shape: Any, at: int) -> None:
            binding.batch = shape[0]
            real(name, device, number, kind, shape, at)

        binding.bind_input = bind_input
        return binding

    def run_with_iobinding(self, binding: Any) -> None:
        self._count()
        self.bound += 1
        if hasattr(binding, "batch"):
            self.batches.add(binding.batch)
            self.rows += binding.batch
        self._session.run_with_iobinding(binding)

    def _count(self) -> None:
        if self.fails_after is not None:
            if self.fails_after == 0:
                raise RuntimeError(self.words)
            self.fails_after -= 1


def pretend_gpu(
    monkeypatch: pytest.MonkeyPatch,
    claims: Sequence[str] | None = None,
    on_cpu: list[FakeSession] | None = None,
) -> list[FakeSession]:
    """Pretend a GPU; returns the list of the sessions that are opened on it from then on.

    Sessions that are asked for the CPU alone are not in the list, but in ``on_cpu``.
    """
    providers = [devices.CUDA_PROVIDER, devices.CPU_PROVIDER]
    monkeypatch.setattr(devices, "available_providers", lambda: providers)
    monkeypatch.setattr(devices, "cuda_device_present", lambda: True)
    monkeypatch.setattr(devices, "preload_cuda_libraries", lambda: None)
    sessions: list[FakeSession] = []

    def fake(model: onnx.ModelProto, choice: devices.Choice, threads: int) -> Any:
        session = new_session(model, devices.Choice((devices.CPU_PROVIDER,), ""), threads)
        if devices.CUDA_PROVIDER not in choice.providers:
            if on_cpu is not None:
                on_cpu.append(FakeSession(session, choice))
                return on_cpu[-1]
            return session
        sessions.append(FakeSession(session, choice))
        return sessions[-1]

    monkeypatch.setattr(sessions_of, "new_session", fake)
    return sessions
