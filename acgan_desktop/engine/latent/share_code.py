"""An avatar as one line to paste, such as ``acgan1.Ak1q...``.

A plain candidate is told by its model, seed, index, classes and truncation, in some 60 characters;
z is drawn again from seed and index. Anything else (blends, directions, weights between classes)
is the avatar's JSON, packed, without every z that its origin gives again.

    acgan1. base64url( kind | what the kind says | checksum )

The checksum covers z as well: where a random stream draws another z than where the code was made,
the code is refused rather than another face shown.
"""

import base64
import json
import struct
import zlib
from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from acgan_desktop.core.avatar import MAX_JSON_BYTES, Avatar, AvatarError, Origin, Source, latent
from acgan_desktop.engine.error_codes import SharingCode
from acgan_desktop.engine.model_file.compatibility import check_fits
from acgan_desktop.engine.model_file.manifest import GeneratorManifest

PREFIX: Final = "acgan1."
MAX_CODE: Final = 6 * 1024 * 1024
MAX_PLAIN: Final = 120
_PLAIN, _PACKED = 1, 2
_MODEL_BYTES: Final = 8  # of the model's id: enough to tell models apart, not to forge one
_CHECK_BYTES: Final = 4
_EXACT: Final = 1000  # a truncation is told in thousandths where that is exact


class ShareCodeError(AvatarError):
    """A line is no share code, is damaged, or belongs to a model that is not there."""


def encode(avatar: Avatar, manifest: GeneratorManifest) -> str:
    """Return the share code of ``avatar``, at most 120 characters if it is a plain candidate.

    Raises:
        AvatarError: the avatar does not fit the model.
    """
    check_fits(avatar, manifest)
    plain = _plain(avatar, manifest)
    content = bytes([_PLAIN]) + plain if plain is not None else bytes([_PACKED]) + _packed(avatar)
    content += _checksum(content, avatar)
    return PREFIX + base64.urlsafe_b64encode(content).decode().rstrip("=")


def decode(code: str, manifests: Sequence[GeneratorManifest]) -> Avatar:
    """Return the avatar of a share code, trusting nothing in it.

    Args:
        code: the line; blanks and line breaks in it, as chat programs put them there, are ignored.
        manifests: the models that are there, of which one has to be the code's.

    Raises:
        ShareCodeError: it is no code, is damaged, or its model is not there.
    """
    content = _bytes_of(code)
    kind, body, check = content[0], content[1:-_CHECK_BYTES], content[-_CHECK_BYTES:]
    if kind == _PLAIN:
        avatar, manifest = _from_plain(body, manifests)
    elif kind == _PACKED:
        avatar, manifest = _from_packed(body, manifests)
    else:
        raise ShareCodeError(SharingCode.NEWER)
    if _checksum(content[:-_CHECK_BYTES], avatar) != check:
        raise _damaged()
    check_fits(avatar, manifest)
    return avatar


def looks_like_code(text: str) -> bool:
    """Tell whether a pasted ``text`` is meant as a share code."""
    return text.strip().casefold().startswith(PREFIX)


def _bytes_of(code: str) -> bytes:
    if len(code) > MAX_CODE:
        raise ShareCodeError(SharingCode.TOO_LONG)
    line = "".join(code.split())
    if not line.casefold().startswith(PREFIX):
        raise ShareCodeError(SharingCode.NO_SHARE_CODE, prefix=PREFIX)
    digits = line[len(PREFIX) :]
    try:
        content = base64.b64decode(digits + "=" * (-len(digits) % 4), altchars=b"-_", validate=True)
    except ValueError as error:  # also for letters beyond ASCII
        raise _damaged() from error
    if len(content) < 2 + _CHECK_BYTES:
        raise _damaged()
    return content


def _damaged() -> ShareCodeError:
    return ShareCodeError(SharingCode.DAMAGED)


def _checksum(content: bytes, avatar: Avatar) -> bytes:
    check = zlib.crc32(content)
    for source in avatar.sources:
        check = zlib.crc32(source.z, check)
    return struct.pack(">I", check)


def _is_drawn(source: Source, origin: Origin | None) -> bool:
    """Tell whether z of ``source`` is the one that ``origin`` gives."""
    if origin is None:
        return False
    z = source.z_array
    return latent(origin.seed, origin.index, len(z)).tobytes() == source.z


# A plain candidate: the model's id | seed | index | truncation | classes as one number ------------


def _plain(avatar: Avatar, manifest: GeneratorManifest) -> bytes | None:
    """Return a plain candidate's bytes; None where the avatar is anything else."""
    source, origin = avatar.sources[0], avatar.origin
    is_plain = avatar.mix == ((1.0,),) and not avatar.directions and len(avatar.sources) == 1
    if origin is None or not is_plain or not _is_drawn(source, origin):
        return None
    classes = _classes_of(source.attributes, manifest)
    if classes is None:
        return None
    number = 0
    for chosen, attribute in zip(classes, manifest.attributes, strict=True):
        number = number * (len(attribute.classes) + 1) + chosen
    return (
        bytes.fromhex(manifest.model_id)[:_MODEL_BYTES]
        + _whole(origin.seed)
        + _whole(origin.index)
        + _truncation(source.truncation)
        + number.to_bytes((number.bit_length() + 7) // 8, "big")
    )


def _classes_of(weights: Sequence[float], manifest: GeneratorManifest) -> list[int] | None:
    """Return for each attribute its class from 1, or 0 for no wish; None where one is blended."""
    classes = []
    for attribute in manifest.attributes:
        block = list(weights[manifest.block(attribute.name)])
        asked = [place for place, weight in enumerate(block) if weight]
        if asked and (len(asked) > 1 or block[asked[0]] != 1.0):
            return None
        classes.append(asked[0] + 1 if asked else 0)
    return classes


def _from_plain(
    body: bytes, manifests: Sequence[GeneratorManifest]
) -> tuple[Avatar, GeneratorManifest]:
    model = body[:_MODEL_BYTES]
    manifest = _model_beginning(model.hex(), manifests)
    seed, place = _read_whole(body, _MODEL_BYTES)
    index, place = _read_whole(body, place)
    truncation, place = _read_truncation(body, place)
    number = int.from_bytes(body[place : place + _MAX_CLASS_BYTES + 1], "big")
    if len(body) - place > _MAX_CLASS_BYTES:
        raise _damaged()
    weights: list[float] = []
    for attribute in reversed(manifest.attributes):
        number, chosen = divmod(number, len(attribute.classes) + 1)
        block = [0.0] * len(attribute.classes)
        if chosen:
            block[chosen - 1] = 1.0
        weights = block + weights
    if number:
        raise _damaged()
    z = latent(seed, index, manifest.z_dim).tobytes()
    try:
        source = Source(z=z, attributes=tuple(weights), truncation=truncation)
        origin = Origin(seed=seed, index=index)
        return Avatar(model=manifest.model_id, sources=(source,), origin=origin), manifest
    except ValueError as error:
        raise _damaged() from error


_MAX_CLASS_BYTES: Final = 64 * 9 // 8  # 64 attributes of 256 classes and no wish


def _whole(number: int) -> bytes:
    """Return ``number`` in seven bits a byte, the lowest first; the last byte is below 128."""
    content = bytearray()
    while number > 127:
        content.append(number & 127 | 128)
        number >>= 7
    content.append(number)
    return bytes(content)


def _read_whole(body: bytes, place: int) -> tuple[int, int]:
    """Return the number of :func:`_whole` at ``place``, and where it ends."""
    number = 0
    for step in range(10):
        if place + step >= len(body):
            break
        byte = body[place + step]
        number |= (byte & 127) << 7 * step
        if byte < 128:
            if number >= 2**64:
                break
            return number, place + step + 1
    raise _damaged()


def _truncation(value: float) -> bytes:
    thousandths = round(value * _EXACT)
    if thousandths / _EXACT == value:
        return struct.pack(">H", thousandths)
    return struct.pack(">Hd", _EXACT + 1, value)


def _read_truncation(body: bytes, place: int) -> tuple[float, int]:
    try:
        (thousandths,) = struct.unpack_from(">H", body, place)
        if thousandths <= _EXACT:
            return thousandths / _EXACT, place + 2
        (value,) = struct.unpack_from(">d", body, place + 2)
    except struct.error as error:
        raise _damaged() from error
    return float(value), place + 10


# Anything else: the avatar's JSON, packed ---------------------------------------------------------


def _packed(avatar: Avatar) -> bytes:
    whole: dict[str, Any] = json.loads(avatar.to_json())
    for source, written in zip(avatar.sources, whole["sources"], strict=True):
        if _is_drawn(source, avatar.origin):
            written["z"] = ""
    return zlib.compress(json.dumps(whole, separators=(",", ":")).encode(), 9)


def _from_packed(
    body: bytes, manifests: Sequence[GeneratorManifest]
) -> tuple[Avatar, GeneratorManifest]:
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(body, MAX_JSON_BYTES + 1)
    except zlib.error as error:
        raise _damaged() from error
    if len(text) > MAX_JSON_BYTES or not unpacker.eof or unpacker.unused_data:
        raise _damaged()
    text = _with_latents(text, manifests)
    try:
        avatar = Avatar.from_json(text)
    except AvatarError as error:
        raise ShareCodeError(SharingCode.AVATAR_UNUSABLE, why=error) from error
    return avatar, _model_beginning(avatar.model, manifests)


def _with_latents(text: bytes, manifests: Sequence[GeneratorManifest]) -> bytes:
    """Put in every z that was left out; what does not look like an avatar stays as it is."""
    try:
        whole = json.loads(text)
        empty = [source for source in whole["sources"] if source["z"] == ""]
        if not empty:
            return text
        seed, index = whole["origin"]["seed"], whole["origin"]["index"]
        manifest = _model_beginning(str(whole["model"]), manifests)
        z = latent(seed, index, manifest.z_dim)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return text
    for source in empty:
        source["z"] = base64.b64encode(z.astype(np.dtype("<f4")).tobytes()).decode()
    return json.dumps(whole).encode()


def _model_beginning(model: str, manifests: Sequence[GeneratorManifest]) -> GeneratorManifest:
    if len(model) >= 2 * _MODEL_BYTES:
        for manifest in manifests:
            if manifest.model_id.startswith(model):
                return manifest
        if not model.isalnum():
            raise ShareCodeError(SharingCode.MODEL_NAMELESS)
        raise ShareCodeError(SharingCode.MODEL_MISSING, model=model[:12])
    raise _damaged()
