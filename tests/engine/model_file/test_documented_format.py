"""The programs that docs/model-format.md shows draw with a model, without anything of ours."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tiny_model import write_tiny_model

ROOT = Path(__file__).parents[3]
DOCUMENT = ROOT / "docs" / "model-format.md"
# A folder with node_modules/onnxruntime-web in it, if there is one; .ci/run brings it.
NODE_MODULES = Path(os.environ.get("ACGAN_NODE_MODULES", ROOT / "node_modules"))

_CALLER = """
import { readFileSync } from "node:fs";
import { draw } from "./draw.mjs";
const face = await draw(readFileSync("model.onnx"), JSON.parse(process.argv[2]));
process.stdout.write(JSON.stringify({ ...face, rgb: Array.from(face.rgb) }));
"""


def block(language: str) -> str:
    found = re.findall(rf"^```{language}\n(.*?)^```$", DOCUMENT.read_text("utf-8"), re.M | re.S)
    assert len(found) == 1
    return str(found[0])


def test_ten_lines_of_python_draw_a_face(tmp_path: Path) -> None:
    write_tiny_model(tmp_path / "model.onnx")
    program = tmp_path / "draw.py"
    program.write_text(block("python"), "utf-8")
    # -P -I: what it imports are packages, nothing of this tree.
    subprocess.run([sys.executable, "-I", str(program)], check=True, cwd=tmp_path)
    with Image.open(tmp_path / "face.png") as face:
        assert face.size == (16, 16)
        red, green, blue = np.asarray(face.convert("RGB")).reshape(-1, 3).mean(axis=0)
    assert red > blue > green, "the mean colour of the tiny model's face is its hair's, pink"


@pytest.mark.skipif(shutil.which("node") is None, reason="Node is not here")
@pytest.mark.skipif(
    not (NODE_MODULES / "onnxruntime-web").is_dir(), reason="onnxruntime-web is not here"
)
def test_ten_lines_of_javascript_draw_a_face(tmp_path: Path) -> None:
    write_tiny_model(tmp_path / "model.onnx")
    (tmp_path / "node_modules").symlink_to(NODE_MODULES, target_is_directory=True)
    (tmp_path / "draw.mjs").write_text(block("js"), "utf-8")
    (tmp_path / "call.mjs").write_text(_CALLER, "utf-8")
    asked = {"zDim": 8, "classes": 7, "asked": [3, 5], "truncation": 0.7}  # pink hair, blue eyes
    said = subprocess.run(
        ["node", "call.mjs", json.dumps(asked)], check=True, cwd=tmp_path, capture_output=True
    )
    face = json.loads(said.stdout)
    assert (face["height"], face["width"]) == (16, 16)
    red, green, blue = np.array(face["rgb"]).reshape(-1, 3).mean(axis=0)
    assert red > blue > green
