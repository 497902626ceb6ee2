"""Share codes: the same avatar comes back, and whatever is not whole is refused in a sentence."""

import base64
import struct
import zlib

import numpy as np
import pytest
from tiny_model import tiny_manifest

from acgan_desktop.core.avatar import Avatar, AvatarError, Direction
from acgan_desktop.engine.latent.share_code import (
    MAX_PLAIN,
    PREFIX,
    ShareCodeError,
    decode,
    encode,
    looks_like_code,
)
from acgan_desktop.engine.latent.wishes import candidate
from acgan_desktop.engine.model_file.manifest import GeneratorManifest

MANIFEST = GeneratorManifest.model_validate(tiny_manifest(model_id="ab" * 32))
MANY = GeneratorManifest.model_validate(
    tiny_manifest(
        model_id="cd" * 32,
        attributes=[(f"a{number}", [f"c{one}" for one in range(90)]) for number in range(64)],
    )
)
BOTH = [MANY, MANIFEST]


def plain(seed: int = 7, index: int = 12, truncation: float = 0.7) -> Avatar:
    return candidate(MANIFEST, {"hair_color": "pink"}, seed, index, truncation)


@pytest.mark.parametrize("seed", [0, 127, 128, 2**32, 2**64 - 1])
@pytest.mark.parametrize("truncation", [0.0, 0.7, 1.0, 0.123456789, 1 / 3])
def test_a_plain_candidate_comes_back_from_a_short_line(seed: int, truncation: float) -> None:
    avatar = plain(seed, 2**64 - 1 - seed, truncation)
    code = encode(avatar, MANIFEST)
    assert decode(code, BOTH) == avatar
    assert len(code) <= MAX_PLAIN
    assert code.isprintable()
    assert " " not in code
    assert looks_like_code(f"  {code}\n")


def test_no_wish_and_many_attributes_come_back() -> None:
    avatar = candidate(MANY, {}, 3, 4, 0.5)
    code = encode(avatar, MANY)
    assert decode(code, BOTH) == avatar
    source = avatar.sources[0].model_copy(update={"attributes": (0.0,) * MANY.classes})
    open_ended = avatar.model_copy(update={"sources": (source,)})
    assert decode(encode(open_ended, MANY), BOTH) == open_ended


def test_blends_and_directions_come_back() -> None:
    first, second = plain(), plain(8, 1)
    step = Direction(
        name="visible 1", layers=(0,), vector=np.ones(15, np.float32).tobytes(), amount=0.3
    )
    mixed = candidate(MANIFEST, {"hair_color": {"pink": 0.3, "blue": 0.7}}, 1, 2, 0.7)
    for avatar in (
        first.model_copy(update={"directions": (step,)}),
        Avatar(
            model=first.model,
            sources=(*first.sources, *second.sources),
            mix=((0.25, 0.75),),
        ),
        mixed,
        first.model_copy(update={"origin": None}),
    ):
        code = encode(avatar, MANIFEST)
        assert decode(code, BOTH) == avatar
    # z is not written where seed and index give it again.
    assert len(encode(mixed, MANIFEST)) < len(
        encode(mixed.model_copy(update={"origin": None}), MANIFEST)
    )


def test_line_breaks_of_a_chat_do_no_harm() -> None:
    code = encode(plain(), MANIFEST)
    assert decode(f" {code[:20]}\n{code[20:30]} {code[30:]}\r\n", BOTH) == plain()


def test_every_shortened_code_is_refused() -> None:
    directed = plain().model_copy(update={"origin": None})
    for avatar in (plain(), directed):
        code = encode(avatar, MANIFEST)
        for length in range(len(code)):
            with pytest.raises(AvatarError):
                decode(code[:length], BOTH)


def test_every_changed_letter_is_refused() -> None:
    code = encode(plain(), MANIFEST)
    for place in range(len(PREFIX), len(code) - 1):
        other = "A" if code[place] != "A" else "B"
        with pytest.raises(AvatarError):
            decode(code[:place] + other + code[place + 1 :], BOTH)


def made(content: bytes) -> str:
    """Return a code with a checksum that is right for ``content`` and no z."""
    whole = content + struct.pack(">I", zlib.crc32(content))
    return PREFIX + base64.urlsafe_b64encode(whole).decode().rstrip("=")


@pytest.mark.parametrize(
    "code",
    [
        "",
        "acgan1.",
        "acgan1.====",
        "acgan1.ü",
        "acgan1.!!!!",
        "hello",
        made(b"\x01"),
        made(b"\x07abcdef"),
        made(b"\x01" + bytes.fromhex("ab" * 8)),
        made(b"\x01" + bytes.fromhex("ab" * 8) + b"\xff" * 30),
        made(
            b"\x01"
            + bytes.fromhex("ab" * 8)
            + b"\x00\x00\xff\xff"
            + struct.pack(">d", float("nan"))
        ),
        made(b"\x01" + bytes.fromhex("ab" * 8) + b"\x00\x00\x00\x00" + b"\xff" * 400),
        made(b"\x02" + zlib.compress(b"{}")),
        made(b"\x02" + zlib.compress(b"[" * 5000)),
        made(
            b"\x02" + zlib.compress(b'{"sources": [{"z": ""}], "origin": {"seed": -1, "index": 0}}')
        ),
        made(b"\x02" + zlib.compress(bytes(1 << 24))),
        made(b"\x02" + zlib.compress(b"{}") + b"more"),
        made(b"\x02nonsense"),
        PREFIX + "A" * 7_000_000,
    ],
)
def test_hostile_codes_are_one_sentence(code: str) -> None:
    with pytest.raises(AvatarError) as caught:
        decode(code, BOTH)
    assert "\n" not in str(caught.value)


def test_a_code_says_that_its_model_is_missing() -> None:
    with pytest.raises(
        ShareCodeError, match="needs the model abababababab, which is not installed"
    ):
        decode(encode(plain(), MANIFEST), [MANY])


def test_a_code_whose_z_is_drawn_otherwise_here_is_refused() -> None:
    content = base64.urlsafe_b64decode(encode(plain(), MANIFEST)[len(PREFIX) :] + "==")[:-4]
    with pytest.raises(ShareCodeError, match="damaged"):
        decode(made(content), BOTH)  # its checksum knows no z
