"""How long ``acgan-train prepare`` takes on given pictures, and how much memory.

    python benchmarks/prepare.py SOURCE… [--labels labels.csv] [--size 64] [--processes 2]

Prints seconds, CPU seconds, and the peak of the memory that all processes hold together (resident
sizes added up, so what they share counts once for each).
"""

import argparse
import multiprocessing
import os
import tempfile
import threading
import time
from pathlib import Path

from trainer.cli.prepare_command import add_prepare_arguments, label_wishes, selection
from trainer.data.preparation.prepare import prepare

_EVERY_SECONDS = 0.05
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


class PeakMemory(threading.Thread):
    """Watches the resident memory of this process and its children (Linux only)."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak_bytes = 0
        self._stop_asked = threading.Event()

    def run(self) -> None:
        while not self._stop_asked.wait(_EVERY_SECONDS):
            pids = [os.getpid(), *(child.pid for child in multiprocessing.active_children())]
            self.peak_bytes = max(self.peak_bytes, sum(_resident_bytes(pid) for pid in pids))

    def stop(self) -> int:
        self._stop_asked.set()
        self.join()
        return self.peak_bytes


def _resident_bytes(pid: int | None) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE_BYTES
    except OSError:
        return 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    add_prepare_arguments(parser, out_required=False)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=args.out) as folder:
        memory = PeakMemory()
        memory.start()
        before, start = os.times(), time.perf_counter()
        report = prepare(
            args.sources,
            label_wishes(args),
            args.size,
            Path(folder) / "set",
            processes=args.processes,
            selection=selection(args),
        )
        seconds, after = time.perf_counter() - start, os.times()
        peak = memory.stop()
    cpu = sum(after[:4]) - sum(before[:4])
    print(f"pictures        {report.found:,} ({report.kept:,} kept)")
    print(f"seconds         {seconds:.1f} ({report.found / seconds:,.0f} pictures/s)")
    print(f"CPU seconds     {cpu:.1f}")
    print(f"peak memory     {peak / 2**20:,.0f} MiB over all processes")


if __name__ == "__main__":
    main()
