import numpy as np
import pytest
from drawn_faces import draw_face
from numpy.typing import NDArray
from PIL import Image, ImageEnhance, ImageOps

from trainer.data.preparation.duplicates import choose
from trainer.data.preparation.fingerprint import THUMBNAIL, Fingerprints, bit_counts
from trainer.data.preparation.similar_pairs import groups, pair_distances, similar_pairs
from trainer.data.preparation.split import split_by_content


def faces(count: int, seed: int = 0) -> list[Image.Image]:
    random = np.random.default_rng(seed)
    return [draw_face(random, "long", "blue", "red") for _ in range(count)]


def thumbnails(pictures: list[Image.Image]) -> NDArray[np.uint8]:
    box = Image.Resampling.BOX
    return np.stack([np.asarray(p.resize((THUMBNAIL, THUMBNAIL), box)) for p in pictures])


@pytest.mark.parametrize("numpy_counts", [True, False])
def test_bits_are_counted(monkeypatch: pytest.MonkeyPatch, numpy_counts: bool) -> None:
    if not numpy_counts:
        monkeypatch.delattr(np, "bitwise_count", raising=False)
    values = np.array([0, 1, 2**64 - 1, 0x8000_0100_0010_0001], np.uint64)
    assert bit_counts(values).tolist() == [0, 1, 64, 4]


def test_mirrored_hashes_are_those_of_the_mirrored_picture() -> None:
    small = thumbnails(faces(20))
    prints, mirrored = Fingerprints.of(small), Fingerprints.of(small[:, :, ::-1])
    assert (prints.mirrored == mirrored.hashes).all()
    assert (prints.hashes == mirrored.mirrored).all()
    assert len(np.unique(prints.hashes)) == 20


def test_hashes_bear_brightness_and_contrast() -> None:
    plain = faces(20)
    changed = [ImageEnhance.Contrast(p.point(lambda v: v * 0.9 + 12)).enhance(0.8) for p in plain]
    before = Fingerprints.of(thumbnails(plain)).hashes
    after = Fingerprints.of(thumbnails(changed)).hashes
    assert bit_counts(before ^ after).max() <= 4


def test_the_index_finds_what_comparing_all_finds() -> None:
    plain = faces(150)
    copies = [
        *(p.crop((1, 2, 95, 96)) for p in plain[:40]),
        *(ImageOps.mirror(p).resize((60, 60)) for p in plain[40:80]),
        *(ImageEnhance.Color(p).enhance(0.7) for p in plain[80:100]),
    ]
    small = thumbnails(plain + copies)
    pairs, distances = similar_pairs(small, 0.3)
    everything = np.array([(a, b) for a in range(250) for b in range(a + 1, 250)], np.int64)
    variances = small.reshape(250, -1).var(axis=1, dtype=np.float32)
    all_distances = pair_distances(small, variances, everything)
    wanted = everything[all_distances <= 0.3]
    assert len(wanted) >= 80
    assert pairs.tolist() == wanted.tolist()
    assert distances.max() <= 0.3


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_to_compare(count: int) -> None:
    pairs, distances = similar_pairs(thumbnails(faces(1))[:count], 0.5)
    assert pairs.shape == (0, 2)
    assert distances.shape == (0,)


def test_of_very_many_like_pictures_only_chains_are_compared() -> None:
    random = np.random.default_rng(0)
    base = thumbnails(faces(1))[0].astype(int)
    like = (base + random.integers(-2, 3, (300, *base.shape))).clip(0, 255).astype(np.uint8)
    pairs, _ = similar_pairs(like, 0.3, bucket_window=3, pairs_at_once=100)
    assert len(pairs) < 300 * 299 / 4
    assert len(set(groups(300, pairs).tolist())) == 1


def test_groups_follow_chains() -> None:
    pairs = np.array([(4, 5), (1, 4), (2, 3)], np.int64)
    assert groups(7, pairs).tolist() == [0, 1, 2, 2, 1, 1, 6]


def test_the_best_of_the_like_stays_and_says_for_whom() -> None:
    first, second = faces(2)
    pictures = [first, first, ImageOps.mirror(first), second, second.crop((0, 1, 96, 96))]
    hashes = [p.tobytes() for p in pictures]
    choice = choose(hashes, thumbnails(pictures), lambda place: (-place,))
    assert choice.kept.tolist() == [2, 4]
    assert choice.exact == {0: 1}
    assert choice.near == {1: 2, 3: 4}
    assert len(set(choice.related.tolist())) == 2


def test_the_far_end_of_a_chain_stays() -> None:
    # Each is like the next, the first and the last are not alike.
    random = np.random.default_rng(0)
    a, b = (random.integers(0, 256, (THUMBNAIL, THUMBNAIL, 3)) for _ in range(2))
    chain = np.stack([a * (1 - t) + b * t for t in np.linspace(0, 1, 9)]).astype(np.uint8)
    choice = choose([bytes([i]) for i in range(9)], chain, lambda place: (place,))
    assert 1 < len(choice.kept) < 9
    for left_out, stays in choice.near.items():
        assert abs(left_out - stays) <= 2
        assert stays in choice.kept


def test_the_split_is_by_content_and_keeps_groups_together() -> None:
    random = np.random.default_rng(0)
    hashes = random.integers(0, 2**64, (5000, 2), np.uint64, endpoint=False)
    related = np.arange(5000) // 2
    split = split_by_content(hashes, related)
    assert 0.08 < split.mean() < 0.12
    assert (split[0::2] == split[1::2]).all()
    order = random.permutation(5000)
    assert (split_by_content(hashes[order], related[order]) == split[order]).all()
    # Without the others, each group is on the side it was on.
    assert (split_by_content(hashes[:1000], related[:1000]) == split[:1000]).all()


@pytest.mark.parametrize("value", [0, 2**64 - 1])
def test_neither_side_of_a_small_split_is_empty(value: int) -> None:
    hashes = np.full((3, 2), value, np.uint64)
    split = split_by_content(hashes, np.arange(3))
    assert set(split.tolist()) == {0, 1}
    assert split_by_content(hashes[:1], np.arange(1)).shape == (1,)
