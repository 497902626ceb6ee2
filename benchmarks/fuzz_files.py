"""Does any spoiled file bring the program down? Reads thousands of them in a child process.

    python benchmarks/fuzz_files.py --pictures 50000 --texts 20000 --seed 1

A healthy file of each kind gets one to four faults, and is read. That must return, or raise the
program's own error with a sentence that a terminal can take. Anything else is a fault of the
program: another exception, a crash, more than ten seconds, more than 1 GiB. Faults are written
into ``--keep`` with the file that shows them, and make the exit status 1.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from fuzzing.mutating import spoil
from fuzzing.picture_readers import picture_readers
from fuzzing.reader import Reader

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.visible_text import visible
from trainer.data.sources import UnreadableError

SECONDS = 10
MEMORY_MIB = 1024
_BATCH = 2000


class TooSlowError(BaseException):
    """A file took longer than it may; no reader catches this."""


def main() -> int:
    """Read the files that the options ask for; returns 0 if no fault was found."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--pictures", type=int, default=2000)
    parser.add_argument("--texts", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "fuzz_files")
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        what, first, count = args.child[0], int(args.child[1]), int(args.child[2])
        print(json.dumps(read_spoiled(what, args.seed, first, count, args.keep)))
        return 0
    total: Counter[str] = Counter()
    for what, count in (("pictures", args.pictures), ("texts", args.texts)):
        for first in range(0, count, _BATCH):
            total += _in_child(args, what, first, min(_BATCH, count - first))
            print(f"{what}: {min(count, first + _BATCH):,} of {count:,}", file=sys.stderr)
    for name in sorted(total):
        print(f"{name}: {total[name]:,}")
    faults = sum(number for name, number in total.items() if name.startswith("FAULT"))
    print(f"faults: {faults}")
    return 1 if faults else 0


def _in_child(args: argparse.Namespace, what: str, first: int, count: int) -> Counter[str]:
    """Read one batch in a process of its own, so that a crash is a result like another."""
    command = [
        sys.executable, __file__, "--seed", str(args.seed), "--keep", str(args.keep),
        "--child", what, str(first), str(count),
    ]  # fmt: skip
    environment = {**os.environ, "ORT_DISABLE_TELEMETRY": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=environment, check=False)
    if done.returncode:
        return Counter({f"FAULT the child of {what} {first} ended with {done.returncode}": 1})
    return Counter(json.loads(done.stdout.splitlines()[-1]))


def read_spoiled(what: str, seed: int, first: int, count: int, keep: Path) -> dict[str, int]:
    """Read ``count`` spoiled files in this process, numbers ``first`` and on.

    Args:
        what: "pictures" or "texts".
        seed: decides all together with a file's number.
        first: number of the first.
        count: how many.
        keep: folder for files that show a fault.

    Returns:
        How many were read, refused, or a fault, by these words and the reader's name.
    """
    results: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        found = readers_of(what, home)
        for number in range(first, first + count):
            dice = random.Random(f"{seed} {what} {number}")
            reader = found[number % len(found)]
            content = spoil(reader.healthy, reader.kind, dice)
            folder = home / "one"
            folder.mkdir(exist_ok=True)
            (folder / reader.file).write_bytes(content)
            outcome = _outcome(reader, folder / reader.file)
            results[f"{outcome}, {reader.name}"] += 1
            if outcome.startswith("FAULT"):
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{what}-{seed}-{number}-{reader.file}").write_bytes(content)
            for left in folder.iterdir():
                left.unlink()
    peak = peak_mib()
    if peak > MEMORY_MIB:
        results[f"FAULT {peak:.0f} MiB at most in {what} {first}"] += 1
    return dict(results)


def readers_of(what: str, home: Path) -> list[Reader]:
    """Return the readers of "pictures" or "texts"; these keep what they need in ``home``."""
    if what == "pictures":
        return picture_readers()
    from fuzzing.program_readers import program_readers
    from fuzzing.trainer_readers import trainer_readers

    return [*program_readers(home), *trainer_readers(home)]


def peak_mib() -> float:
    """Return the most memory that this process has held, in MiB; 0 where nobody counts.

    Not by getrusage, which counts what the process held that started this one.
    """
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:  # Windows, macOS
        return 0.0
    return next(int(line.split()[1]) for line in status.splitlines() if "VmHWM" in line) / 1024


def _outcome(reader: Reader, path: Path) -> str:
    can_wait = hasattr(signal, "SIGALRM")
    if can_wait:
        signal.signal(signal.SIGALRM, _too_slow)
        signal.alarm(SECONDS)
    try:
        reader.read(path)
    except (UserError, UnreadableError) as error:
        sentence = str(error)
        return "refused" if sentence and visible(sentence) == sentence else "FAULT sentence"
    except TooSlowError:
        return "FAULT hang"
    except Exception as error:
        traceback.print_exc()
        return f"FAULT {type(error).__name__}"
    finally:
        if can_wait:
            signal.alarm(0)
    return "read"


def _too_slow(number: int, frame: object) -> None:
    raise TooSlowError


if __name__ == "__main__":
    sys.exit(main())
