"""prepare is really killed, at several moments, and run again."""

import subprocess
import sys
from pathlib import Path

import pytest
from drawn_faces import draw_faces

from trainer.data.dataset import Dataset
from trainer.data.preparation.prepare import prepare

# Stops for ever at the stage named, in the middle of it, until it is killed.
CHILD = """
import sys
from pathlib import Path
from trainer.data.preparation import workers
from trainer.data.preparation.prepare import prepare

def stop(stage, done, total):
    if stage == sys.argv[3] and (done or stage == "Looking for duplicates"):
        print("there", flush=True)
        sys.stdin.read()

if __name__ == "__main__":
    workers._WORTH_PROCESSES = 0
    workers._PORTION_MOST = 8
    source, out = Path(sys.argv[1]), Path(sys.argv[2])
    prepare([source], source / "labels.csv", 32, out, progress=stop, processes=2)
"""


@pytest.mark.parametrize("stage", ["Opening pictures", "Looking for duplicates", "Writing"])
def test_a_kill_leaves_nothing_half_made(tmp_path: Path, stage: str) -> None:
    labels = draw_faces(tmp_path / "faces", 48, size=40)
    script = tmp_path / "child.py"
    script.write_text(CHILD)
    out = tmp_path / "sets" / "set"
    with subprocess.Popen(
        [sys.executable, str(script), str(tmp_path / "faces"), str(out), stage],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "there\n"
        assert not out.exists()
        child.kill()
        # The workers hold this pipe too: it ends when the last of them is gone.
        assert child.stdout.read() == ""
    assert not out.exists()
    assert [path.suffix for path in out.parent.iterdir()] == [".partial"]
    report = prepare([tmp_path / "faces"], labels, 32, out)
    assert report.kept == 48
    assert list(out.parent.iterdir()) == [out]
    Dataset.open(out).verify()
