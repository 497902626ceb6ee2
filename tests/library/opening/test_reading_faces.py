"""Faces from outside: files, pictures, lines of text; read, recognised or refused one by one."""

import codecs
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from tiny_model import tiny_manifest

from acgan_desktop.core.avatar import Avatar, AvatarError
from acgan_desktop.engine.latent.share_code import encode
from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.engine.model_file.manifest import GeneratorManifest, read_manifest
from acgan_desktop.library.opening.face_sources import (
    FaceSource,
    Incoming,
    KnownModels,
    sources_in_text,
)
from acgan_desktop.library.opening.reading_faces import own_picture, read_faces, recognise
from acgan_desktop.library.pictures.picture_files import png_bytes, save_png


def manifest() -> GeneratorManifest:
    found = read_manifest(json.dumps(tiny_manifest()))
    assert isinstance(found, GeneratorManifest)
    return found


MANIFEST = manifest()
FACES = candidates(MANIFEST, {}, 3, 0, 4, 0.7)


def nothing_more() -> Sequence[GeneratorManifest]:
    raise AssertionError("the open model was enough")


MODELS = KnownModels(MANIFEST, nothing_more)


def drawn(number: int, side: int = 64) -> NDArray[np.uint8]:
    """A picture of smooth blots, like no other number's."""
    few = np.random.default_rng(number).integers(0, 256, (6, 6, 3), np.uint8)
    return np.asarray(Image.fromarray(few).resize((side, side), Image.Resampling.BICUBIC))


def known() -> Iterator[tuple[Avatar, NDArray[np.uint8]]]:
    return iter([(face, drawn(number)) for number, face in enumerate(FACES)])


def nobody() -> Iterator[tuple[Avatar, NDArray[np.uint8]]]:
    return iter(())


def avatars(text: str) -> list[Avatar]:
    return [source.avatar(MODELS) for source in sources_in_text(text)]


@pytest.mark.parametrize("unseen", ["", "\ufeff", "\u200b \n", " \ufeff\n"])
def test_text_may_be_json_or_codes_one_or_many(unseen: str) -> None:
    first, second = FACES[:2]
    assert avatars(unseen + first.to_json()) == [first]
    assert avatars(f"{unseen}{first.to_json()}\n\n{second.to_json()}\n") == [first, second]
    pretty = json.dumps(json.loads(first.to_json()), indent=2)
    assert avatars(unseen + pretty) == [first]
    codes = [encode(face, MANIFEST) for face in (first, second)]
    assert avatars(unseen + codes[0]) == [first]
    assert avatars(f"{unseen}{codes[0]}\n{codes[1]}") == [first, second]
    broken = codes[0][:20] + "\n" + codes[0][20:]
    assert avatars(f"look: {broken} {codes[1]}") == [first, second]


def test_a_code_of_another_model_looks_among_the_installed() -> None:
    code = encode(FACES[0], MANIFEST)
    (source,) = sources_in_text(code)
    assert source.avatar(KnownModels(None, lambda: [MANIFEST])) == FACES[0]
    other = MANIFEST.model_copy(update={"model_id": "f" * 64})
    assert source.avatar(KnownModels(other, lambda: [MANIFEST])) == FACES[0]
    with pytest.raises(AvatarError, match="needs the model"):
        source.avatar(KnownModels(other, lambda: []))
    (damaged,) = sources_in_text(code[:-3])
    with pytest.raises(AvatarError, match="damaged"):
        damaged.avatar(MODELS)


@pytest.mark.parametrize("text", ["", "hello", "acgan1", "[1, 2]", "\ufeff", "}" * 9])
def test_other_text_is_no_face(text: str) -> None:
    assert sources_in_text(text) == []


def test_hostile_text_is_refused() -> None:
    for text in ("{" * 50_000, "acgan1.", "acgan1.AAAA", "{}\n" * 5000, "acgan1." * 5000):
        for source in sources_in_text(text)[:50]:
            with pytest.raises(AvatarError):
                source.avatar(MODELS)
        assert len(sources_in_text(text)) <= 2000


def test_files_are_sorted_by_their_endings() -> None:
    paths = [Path("a.ONNX"), Path("b.jsonl"), Path("c.png"), Path("c.png"), Path("d")]
    found = Incoming.of(paths)
    assert found.models == (Path("a.ONNX"),)
    assert found.collections == (Path("b.jsonl"),)
    assert found.others == (Path("c.png"), Path("d"))


def test_each_is_found_or_there_is_a_sentence(tmp_path: Path) -> None:
    good, text, lost = tmp_path / "good.png", tmp_path / "a.json", tmp_path / "lost.jpg"
    save_png(good, drawn(0), FACES[0])
    text.write_bytes(codecs.BOM_UTF8 + FACES[1].to_json().encode())
    Image.fromarray(drawn(2)).resize((200, 200)).save(lost, quality=70)
    stranger = tmp_path / "stranger.png"
    save_png(stranger, drawn(99))
    sources = [FaceSource(path) for path in (good, text, lost, stranger, tmp_path / "none.png")]
    read = read_faces(sources, MODELS)
    assert [face.avatar for face in read] == [FACES[0], FACES[1], None, None, None]
    assert all((face.problem is None) == (face.avatar is not None) for face in read)
    found = recognise(read, known)
    assert [face.avatar for face in found] == [FACES[0], FACES[1], FACES[2], None, None]
    assert [face.recognised for face in found] == [False, False, True, False, False]
    assert "none of the faces that you kept or saw" in str(found[3].problem)
    assert "There is no picture" in str(found[4].problem)
    assert recognise(read, nobody)[2].avatar is None


def test_a_picture_of_the_clipboard_is_recognised_without_a_file() -> None:
    read = read_faces([FaceSource(png_bytes(drawn(3, 128)))], MODELS)
    assert recognise(read, known)[0].avatar == FACES[3]
    assert read_faces([FaceSource(png_bytes(drawn(3), FACES[1]))], MODELS)[0].avatar == FACES[1]


def test_stopping_ends_with_what_was_read() -> None:
    sources = [FaceSource(face.to_json()) for face in FACES]
    asked: list[None] = []

    def stopped() -> bool:
        asked.append(None)
        return len(asked) > 2

    assert len(read_faces(sources, MODELS, stopped=stopped)) == 2
    lost = read_faces([FaceSource(png_bytes(drawn(3)))], MODELS)
    assert recognise(lost, known, stopped=lambda: True) == lost


def test_the_own_picture_is_square_and_never_enlarged(tmp_path: Path) -> None:
    wide = np.full((40, 100, 3), 90, np.uint8)
    path = tmp_path / "wide.png"
    save_png(path, wide, FACES[0])
    (face,) = read_faces([FaceSource(path)], MODELS)
    for side, expected in ((16, 16), (128, 40)):
        picture = own_picture(face, side)
        assert picture is not None
        assert picture.shape == (expected, expected, 3)
        assert (picture == 90).all()
    (text,) = read_faces([FaceSource(FACES[0].to_json())], MODELS)
    assert own_picture(text, 16) is None


def test_what_is_transparent_stands_on_white(tmp_path: Path) -> None:
    clear = np.zeros((20, 20, 4), np.uint8)
    clear[5:15, 5:15] = (10, 20, 30, 255)
    path = tmp_path / "clear.webp"
    Image.fromarray(clear).save(path, lossless=True)
    pixels = FaceSource(path).pixels()
    assert pixels is not None
    assert (pixels[0, 0] == 255).all()
    assert tuple(pixels[10, 10]) == (10, 20, 30)


def test_hostile_pictures_have_no_pixels(tmp_path: Path) -> None:
    good = png_bytes(drawn(0))
    for content in (b"", b"x" * 99, good[:60], good[:16] + b"\x7f" * 8 + good[24:]):
        path = tmp_path / "hostile.png"
        path.write_bytes(content)
        assert FaceSource(path).pixels() is None
        assert FaceSource(content).pixels() is None
    assert FaceSource(tmp_path).pixels() is None
