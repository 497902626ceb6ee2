"""ONNX Runtime sessions, set up for drawing faces beside a window."""

import onnx
import onnxruntime

from acgan_desktop.engine.runtime.device import CPU_PROVIDER, Choice
from acgan_desktop.engine.runtime.interruptible import InterruptibleSession

_FATAL_ONLY = 4


def new_session(
    model: onnx.ModelProto, choice: Choice, threads: int, *, frugal: bool = False
) -> InterruptibleSession:
    """Return a session for ``model`` whose runs can be interrupted.

    Args:
        model: a checked model.
        choice: the providers to ask for, the preferred one first.
        threads: how many threads one operator may use on the CPU.
        frugal: give memory back to the system after each run on the CPU, which takes a tenth of
            the time of a long run.

    Raises:
        Exception: whatever ONNX Runtime raises when it cannot take the model.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    on_cpu = choice.providers[0] == CPU_PROVIDER
    # Planned memory, for each size of input apart, doubles what is held and saves no time there.
    options.enable_mem_pattern = not on_cpu
    options.log_severity_level = _FATAL_ONLY  # errors come as exceptions
    # Threads that wait by spinning slow down the other sessions, the window and the battery; that
    # they sleep instead costs about 3 % here.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(
        model.SerializeToString(),
        options,
        providers=list(choice.providers),
        provider_options=choice.provider_options,
    )
    return InterruptibleSession(session, frugal=frugal and on_cpu)


def quieten() -> None:
    """Keep ONNX Runtime from writing to the terminal.

    That it reports nothing to its maker is seen to in ``acgan_desktop/__init__.py``: here would be
    too late.
    """
    onnxruntime.set_default_logger_severity(_FATAL_ONLY)
