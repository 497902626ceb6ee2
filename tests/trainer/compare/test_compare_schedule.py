"""Whose turn it is in a comparison, with runs that only pretend to train."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from families_support import small

from acgan_desktop.core.errors import UserError
from trainer.compare.contestants import Contestant
from trainer.compare.run_progress import RunProgress
from trainer.compare.schedule import TURN_MINUTES, Budget, Turn, next_turn, take_turns
from trainer.runs.run_folder import RunFolder


class Pretended(Contestant):
    """A run that exists only as a number of seconds and images."""

    speed: float

    def standing(self) -> RunProgress:
        return STANDINGS[self.name]


STANDINGS: dict[str, RunProgress] = {}


def contestant(name: str, *, seconds: float = 0.0, speed: float = 50.0) -> Pretended:
    one = Pretended(
        given=name,
        overrides=(),
        recipe=small("dcgan", f"name={name}"),
        folder=RunFolder(Path("nowhere") / name),
        target_kimg=1000.0,
    )
    object.__setattr__(one, "speed", speed)
    STANDINGS[name] = RunProgress(seconds * speed / 1000, seconds, "data")
    return one


class Machine:
    """Begins turns that are over after ``looks`` looks at them, and writes down what happens.

    Attributes:
        diary: name and minutes of training of every turn.
        most: how many turns were under way at a time.
    """

    def __init__(self, looks: int = 1, broken: tuple[str, ...] = ()) -> None:
        self.looks, self.broken = looks, broken
        self.diary: list[tuple[str, float]] = []
        self.alive = self.most = 0
        self.after_turn: Callable[[], object] = lambda: None

    def start(self, turn: Turn) -> "Sitting":
        self.alive += 1
        self.most = max(self.most, self.alive)
        return Sitting(self, turn)


class Sitting:
    def __init__(self, machine: Machine, turn: Turn) -> None:
        self.machine, self.turn = machine, turn
        self.left = machine.looks
        self.status: int | None = None

    def poll(self) -> int | None:
        if self.status is None:
            self.left -= 1
            if self.left <= 0:
                self._end(self.turn.until_minutes * 60 + 0.3)  # the last step goes a little over
        return self.status

    def stop(self) -> None:
        if self.status is None:
            self._end(STANDINGS[self.turn.contestant.name].seconds + 7)

    def wait(self) -> int:
        assert self.status is not None
        return self.status

    def why(self) -> str:
        return f"{self.turn.contestant.name} failed: it was broken."

    def _end(self, seconds: float) -> None:
        one = self.turn.contestant
        assert isinstance(one, Pretended)
        self.machine.alive -= 1
        self.status = 0
        if one.name in self.machine.broken:
            self.status = 2
        else:
            before = STANDINGS[one.name].seconds
            self.machine.diary.append((one.name, (seconds - before) / 60))
            STANDINGS[one.name] = RunProgress(seconds * one.speed / 1000, seconds, "data")
        self.machine.after_turn()


def run(
    contestants: list[Pretended],
    budget: Budget,
    machine: Machine,
    at_once: int = 1,
    stop: threading.Event | None = None,
) -> dict[str, str]:
    return take_turns(
        contestants, budget, machine.start, at_once=at_once,
        stop=stop or threading.Event(), pause_seconds=0.0,
    )  # fmt: skip


@pytest.mark.parametrize("at_once", [1, 2])
def test_whenever_it_is_stopped_no_run_is_more_than_a_turn_ahead(at_once: int) -> None:
    names = ["a", "b", "c", "d"]
    contestants = [contestant(name) for name in names]
    machine = Machine(looks=2)
    apart: list[float] = []

    def note() -> None:
        seconds = [STANDINGS[name].seconds for name in names]
        apart.append((max(seconds) - min(seconds)) / 60)

    machine.after_turn = note
    assert run(contestants, Budget(minutes=45), machine, at_once) == {}
    assert max(apart) <= TURN_MINUTES * at_once + 0.1
    assert machine.most == at_once
    assert all(minutes <= TURN_MINUTES + 0.1 for _, minutes in machine.diary)
    assert [name for name, _ in machine.diary[:4]] == names
    for name in names:
        assert STANDINGS[name].seconds == pytest.approx(45 * 60, abs=1)


def test_a_larger_budget_goes_on_and_the_same_one_does_nothing() -> None:
    contestants = [contestant("a"), contestant("b")]
    run(contestants, Budget(minutes=5), Machine())
    assert [STANDINGS[one.name].seconds for one in contestants] == pytest.approx([300, 300], abs=1)
    machine = Machine()
    run(contestants, Budget(minutes=5), machine)
    assert machine.diary == []
    run(contestants, Budget(minutes=12), machine)
    assert [round(minutes) for _, minutes in machine.diary] == [5, 5, 2, 2]


def test_runs_that_began_unevenly_draw_level() -> None:
    contestants = [contestant("a", seconds=718), contestant("b", seconds=147), contestant("c")]
    machine = Machine()
    run(contestants, Budget(minutes=30), machine)
    # c to 10, b to 10, both to 20 (a has 12), a to 20; then all to 30.
    assert "".join(name for name, _ in machine.diary[:2]) == "cb"
    assert sorted(name for name, _ in machine.diary[2:4]) == ["b", "c"]
    assert sorted(name for name, _ in machine.diary[4:]) == ["a", "a", "b", "c"]
    assert all(minutes <= TURN_MINUTES + 0.1 for _, minutes in machine.diary)
    seconds = [STANDINGS[one.name].seconds for one in contestants]
    assert seconds == pytest.approx([1800] * 3, abs=1)


def test_equal_kimg_gives_the_slow_more_time() -> None:
    contestants = [contestant("quick", speed=100.0), contestant("slow", speed=25.0)]
    machine = Machine()
    for one in contestants:
        object.__setattr__(one, "target_kimg", 120.0)
    run(contestants, Budget(kimg=120), machine)
    # The turns here do not end at the recipe's end, as true ones do.
    assert STANDINGS["quick"].kimg >= 120
    assert STANDINGS["slow"].kimg >= 120
    assert sum(name == "slow" for name, _ in machine.diary) == 8
    assert sum(name == "quick" for name, _ in machine.diary) == 2


def test_a_finished_recipe_takes_no_more_turns() -> None:
    done = contestant("done", seconds=600, speed=50.0)
    object.__setattr__(done, "target_kimg", 30.0)
    machine = Machine()
    run([done, contestant("other")], Budget(minutes=20), machine)
    assert {name for name, _ in machine.diary} == {"other"}


def test_one_that_fails_is_left_out_and_the_others_go_on() -> None:
    machine = Machine(broken=("b",))
    failed = run([contestant("a"), contestant("b")], Budget(minutes=20), machine)
    assert failed == {"b": "b failed: it was broken."}
    assert [name for name, _ in machine.diary] == ["a", "a"]
    assert machine.alive == 0


def test_a_turn_that_gets_nowhere_is_a_failure_and_not_an_endless_loop() -> None:
    class Idle(Machine):
        def start(self, turn: Turn) -> Sitting:
            sitting = super().start(turn)
            sitting.poll = lambda: 0  # type: ignore[method-assign]
            return sitting

    assert set(run([contestant("a")], Budget(minutes=20), Idle())) == {"a"}


def test_stop_ends_all_turns_with_what_they_have() -> None:
    stop = threading.Event()
    machine = Machine(looks=1000)
    contestants = [contestant("a"), contestant("b"), contestant("c")]
    looks = 0

    def watch(standings: object, under_way: object) -> None:
        nonlocal looks
        looks += 1
        if looks == 3:
            stop.set()

    failed = take_turns(
        contestants, Budget(minutes=20), machine.start, at_once=2, stop=stop, watch=watch,
        pause_seconds=0.0,
    )  # fmt: skip
    assert failed == {}
    assert machine.alive == 0
    assert sorted(name for name, _ in machine.diary) == ["a", "b"]
    assert STANDINGS["a"].seconds == 7, "what it had done is kept"


def test_no_turn_is_left_behind_when_the_watcher_breaks() -> None:
    machine = Machine(looks=1000)

    def watch(standings: object, under_way: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_turns(
            [contestant("a")], Budget(minutes=20), machine.start, stop=threading.Event(),
            watch=watch,
        )  # fmt: skip
    assert machine.alive == 0


def test_a_rest_below_a_second_makes_no_turn() -> None:
    one = contestant("a", seconds=599.6)
    turn = next_turn([one], {"a": one.standing()}, (), Budget(minutes=30))
    assert turn is not None
    assert turn.until_minutes == 20


def test_a_report_shows_a_run_as_it_stood_when_it_was_exported(tmp_path: Path) -> None:
    from tiny_model import tiny_manifest

    from acgan_desktop.engine.model_file.manifest import GeneratorManifest
    from trainer.compare.inspect_run import standing_shown

    one = contestant("a", seconds=100.0, speed=50.0)  # it has gone on to 5 kimg since
    object.__setattr__(one, "folder", RunFolder(tmp_path))
    for kimg in (1.0, 2.0, 4.0, 5.0):
        one.folder.append_event({"kimg": kimg, "seconds": 20 * kimg})
    manifest = GeneratorManifest.model_validate({**tiny_manifest(), "kimg": 3.0})
    shown = standing_shown(one, manifest)
    assert (shown.kimg, shown.dataset) == (3.0, "data")
    assert shown.seconds == pytest.approx(60)
    manifest = GeneratorManifest.model_validate({**tiny_manifest(), "kimg": 5.0})
    assert standing_shown(one, manifest) == STANDINGS["a"]


def test_two_recipes_of_one_name_are_refused(tmp_path: Path) -> None:
    from tests_support import prepare_drawn_faces

    from trainer.compare.contestants import enter
    from trainer.data.dataset import Dataset

    dataset = Dataset.open(prepare_drawn_faces(tmp_path))
    path = tmp_path / "mine.toml"
    path.write_text(small("dcgan").to_toml(), encoding="utf-8")
    with pytest.raises(UserError, match="Two of the recipes are called dcgan-64"):
        enter([str(path), str(path)], (), dataset, tmp_path / "report")


def test_costs_without_the_judges_where_their_tagger_is_gone(tmp_path: Path) -> None:
    from tiny_model import tiny_manifest, write_tiny_model

    from acgan_desktop.engine.model_file.manifest import GeneratorManifest
    from trainer.compare.inspect_run import model_costs
    from trainer.tagger.loading import load_tagger_network

    one = contestant("a")
    gone = small("dcgan", f'projected.taggers=["{(tmp_path / "gone").as_posix()}"]')
    object.__setattr__(one, "recipe", gone)
    model = write_tiny_model(tmp_path / "tiny.onnx")
    costs = model_costs(
        one, GeneratorManifest.model_validate(tiny_manifest()), model, 1, load_tagger_network
    )
    assert costs["parameters"].value > 0
    assert "discriminator_parameters" not in costs
