"""Faces that prepare refused go back behind the others, with their labels, into training."""

from pathlib import Path

import numpy as np
import pytest
from drawn_faces import HAIR_COLORS, draw_faces
from PIL import Image
from unclean import put_back

from acgan_desktop.core.errors import UserError
from trainer.data.dataset import Dataset
from trainer.data.labelling.label_table import NO_LABELS, read_labels
from trainer.data.preparation.prepare import prepare


def test_refused_faces_go_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    faces = tmp_path / "faces"
    draw_faces(faces, 40, size=72)
    with Image.open(faces / "face-00003.png") as picture:
        grey = picture.convert("L")
    grey.save(faces / "grey.png")
    (faces / "torn.jpg").write_bytes((faces / "face-00001.png").read_bytes()[:500])
    labels = faces / "labels.csv"
    with labels.open("a", encoding="utf-8") as stream:
        stream.write("grey.png,long,pink,red\n")
    prepare([faces], labels, 32, tmp_path / "set")
    clean, table = Dataset.open(tmp_path / "set"), read_labels(labels)
    assert put_back(clean, [faces], table, tmp_path / "whole") == 1
    assert "torn.jpg stays out" in capsys.readouterr().out
    whole = Dataset.open(tmp_path / "whole")
    whole.verify()
    assert len(whole) == len(clean) + 1
    np.testing.assert_array_equal(whole.images[:-1], clean.images)
    small = np.asarray(grey.convert("RGB").resize((32, 32), Image.Resampling.LANCZOS))
    np.testing.assert_array_equal(whole.images[-1], small)
    assert whole.labels[-1, 1] == sorted(HAIR_COLORS).index("pink")
    assert whole.held_out_indices().tolist() == clean.held_out_indices().tolist()
    with pytest.raises(UserError, match="other attributes"):
        put_back(clean, [faces], NO_LABELS, tmp_path / "other")
    (faces / "grey.png").unlink()
    with pytest.raises(UserError, match="None of the faces left out"):
        put_back(clean, [faces], table, tmp_path / "none")
    assert not (tmp_path / "none").exists()
