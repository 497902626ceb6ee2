"""What the Blend page is made of, without its window: story, frames kept, clock, what is stored."""

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from ui_support import FakeBackend, manifest

from acgan_desktop.app.blend_story import BlendStory
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.blend import Easing, Loop, Way
from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.blend.frame_cache import FrameCache
from acgan_desktop.ui.blend.playback import Playback
from acgan_desktop.ui.blend.stories import FILE_NAME, BlendStories, read_stories
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.render_service import RenderService


@pytest.fixture
def faces() -> list[Avatar]:
    return candidates(manifest(), {}, 3, 0, 8, 0.7)


def story(faces: list[Avatar], count: int = 3, **what: object) -> BlendStory:
    return BlendStory(tuple(faces[:count]), **what)  # type: ignore[arg-type]


# The story ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("loop", Loop)
@pytest.mark.parametrize("seconds", [0.2, 1.0, 3.3])
def test_every_keyframe_is_a_frame(faces: list[Avatar], loop: Loop, seconds: float) -> None:
    told = story(faces, 4, loop=loop, seconds=seconds)
    count = told.frame_count(24)
    frames = told.blend(manifest()).frames(count)
    assert all(face in frames for face in told.keyframes)
    assert told.duration == pytest.approx(told.parts * seconds)


def test_too_few_faces_cannot_play(faces: list[Avatar]) -> None:
    for count in (0, 1):
        told = story(faces, count)
        assert not told.can_play
        assert (told.parts, told.duration, told.frame_count(24)) == (0, 0, 0)


def test_faces_come_go_and_move(faces: list[Avatar]) -> None:
    told = story(faces, 4)
    a, b, c, d = faces[:4]
    assert told.moved(0, 2).keyframes == (b, c, a, d)
    assert told.moved(3, 0).keyframes == (d, a, b, c)
    assert told.without(1).keyframes == (a, c, d)
    assert told.reversed().keyframes == (d, c, b, a)
    assert told.with_faces([a], 1).keyframes == (a, a, b, c, d)
    assert told.with_faces(faces[4:]).keyframes == tuple(faces)
    with pytest.raises(UserError, match="at most 8"):
        told.with_faces(faces[:5])
    stranger = candidates(manifest(model_id="1" * 64), {}, 1, 0, 1, 0.7)
    with pytest.raises(UserError, match="same model"):
        told.with_faces(stranger)


def test_a_story_is_read_as_it_was_written(faces: list[Avatar]) -> None:
    told = story(faces, 5, way=Way.LINEAR, easing=Easing.LINGER, loop=Loop.BOUNCE, seconds=2.5)
    assert BlendStory.from_json(told.to_json()) == told
    assert BlendStory.from_json(BlendStory().to_json()) == BlendStory()


@pytest.mark.parametrize(
    "change",
    [
        {"seconds": 0.0},
        {"seconds": 1e9},
        {"way": "sideways"},
        {"keyframes": [{}]},
        {"keyframes": "no"},
        {"more": 1},
    ],
)
def test_a_story_from_outside_is_not_believed(
    faces: list[Avatar], change: dict[str, object]
) -> None:
    told = json.loads(story(faces).to_json())
    with pytest.raises(UserError, match="not a usable blend"):
        BlendStory.from_json(json.dumps({**told, **change}))


def test_a_story_has_faces_of_one_model_and_not_too_many(faces: list[Avatar]) -> None:
    told = json.loads(story(faces).to_json())
    with pytest.raises(UserError, match="not a usable blend"):
        BlendStory.from_json(json.dumps({**told, "keyframes": told["keyframes"] * 3}))
    told["keyframes"][1]["model"] = "another"
    with pytest.raises(UserError, match="same model"):
        BlendStory.from_json(json.dumps(told))


# Frames that are kept ----------------------------------------------------------------------------


def picture(side: int = 8) -> QImage:
    return QImage(side, side, QImage.Format.Format_RGB888)


def test_frames_are_drawn_from_coarse_to_fine_and_each_once() -> None:
    cache = FrameCache()
    cache.start(100, ring=True)
    drawn: list[int] = []
    while wanted := cache.wanted(37, 10):
        if not drawn:
            assert wanted[0] == 37
        for frame in wanted:
            cache.put(frame, picture(), 37)
        drawn += wanted
        assert len(drawn) <= 100
    assert sorted(drawn) == list(range(100))
    assert set(range(0, 100, 16)) <= set(drawn[:30])


def test_keyframes_come_first() -> None:
    cache = FrameCache()
    cache.start(100, ring=True, first=[0, 25, 50])
    assert cache.wanted(7, 4) == [7, 0, 25, 50]


@pytest.mark.parametrize("playhead", [0, 3, 98])
def test_memory_is_bounded_and_what_comes_next_is_kept(playhead: int) -> None:
    each = picture().sizeInBytes()
    cache = FrameCache(budget=20 * each)
    cache.start(100, ring=True)
    for _ in range(30):
        for frame in cache.wanted(playhead, 8):
            cache.put(frame, picture(), playhead)
            assert cache.bytes <= 20 * each
    assert not cache.wanted(playhead, 8)  # it comes to rest: nothing is drawn, dropped, drawn
    for ahead in range(15):
        assert cache.get((playhead + ahead) % 100) is not None
    following = (playhead + 10) % 100
    for frame in cache.wanted(following, 30):
        cache.put(frame, picture(), following)
    assert cache.get((playhead + 20) % 100) is not None


def test_the_nearest_frame_stands_in_for_one_that_is_missing() -> None:
    cache = FrameCache()
    cache.start(100, ring=True)
    assert cache.nearest(50) is None
    first = picture()
    cache.put(2, first, 0)
    assert cache.nearest(99) is first
    assert cache.nearest(50) is None
    cache.start(100, ring=False)
    cache.put(2, first, 0)
    assert cache.nearest(99) is None
    assert not FrameCache().wanted(0, 5)


def test_an_end_without_a_ring_wants_nothing_beyond() -> None:
    cache = FrameCache()
    cache.start(10, ring=False)
    assert set(cache.wanted(9, 50)) == set(range(10))


# The clock ---------------------------------------------------------------------------------------


def runs(clock: Playback) -> bool:
    return clock.is_running


def test_the_clock_starts_over_or_stops(qtbot: QtBot) -> None:
    clock = Playback()
    clock.play()
    assert not runs(clock)  # nothing to play
    clock.set_length(2.0, ring=True)
    clock.play()
    clock.advance(1.5)
    assert clock.position == pytest.approx(0.75)
    clock.advance(1.0)
    assert clock.position == pytest.approx(0.25)
    clock.pause()
    clock.set_length(2.0, ring=False)
    clock.play()
    clock.advance(5)
    assert clock.position == 1.0
    assert not runs(clock)
    clock.play()
    assert clock.position == 0.0
    assert runs(clock)
    clock.set_length(0.0, ring=False)
    assert not runs(clock)


def test_the_clock_runs_by_itself(qtbot: QtBot) -> None:
    clock = Playback()
    clock.set_length(1.0, ring=True)
    with qtbot.waitSignals([clock.moved, clock.moved], timeout=40_000):
        clock.play()
    clock.toggle()
    assert 0 < clock.position < 1
    assert not clock.is_running


# What is stored ----------------------------------------------------------------------------------


def test_stories_are_there_again(faces: list[Avatar], acgan_home: Path) -> None:
    path = acgan_home / "blends.json"
    model = faces[0].model
    told = story(faces)
    stored = {model: json.loads(told.to_json()), "broken": {"keyframes": 3}}
    path.write_text(json.dumps({"format": 1, "stories": stored}))
    assert read_stories(path) == {model: told}


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff\xfe", b'{"format": 2}', b"[" * 10**6])
def test_what_is_stored_is_not_believed(acgan_home: Path, content: bytes) -> None:
    path = acgan_home / FILE_NAME
    path.write_bytes(content)
    assert read_stories(path) == {}
    path.write_text(json.dumps({"format": 1, "stories": [1]}))
    assert read_stories(path) == {}


def test_a_story_under_another_models_name_is_left(faces: list[Avatar], acgan_home: Path) -> None:
    path = acgan_home / FILE_NAME
    stored = {"another": json.loads(story(faces).to_json())}
    path.write_text(json.dumps({"format": 1, "stories": stored}))
    assert read_stories(path) == {}


def test_without_a_model_there_is_no_story(qtbot: QtBot, faces: list[Avatar]) -> None:
    context = AppContext(RenderService(FakeBackend()), Settings())
    stories = BlendStories(context)
    stories.change(story(faces), "Nothing happens")
    assert stories.now == BlendStory()
    stories.save()
    context.shut_down()
