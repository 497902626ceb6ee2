"""Is anything that was saved ever lost? Kills the program at random moments while it writes.

    python benchmarks/kill.py --kills 100

Each round starts a process that keeps favourites, writes names, stars and tags on them, removes
some and brings some back, saves pictures, replaces the settings and exports the whole collection,
as fast as it can. It says what is done as soon as the program has said so to a person ("kept",
"saved"); at a random moment it is killed without warning (SIGKILL). Then everything is read again:
all that was said must be there exactly, and nothing may be half written. The files are the same
through all rounds, so what an early kill leaves meets the later ones.

Then recoveries of a damaged file (kill_recovery.py) and two windows that change presets and sliders
(kill_lists.py) are killed, a fifth as often each unless --recoveries and --lists say otherwise.
"""

import argparse
import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from killing import demand

from acgan_desktop.core.avatar import Avatar, Source, latent
from acgan_desktop.library.favourites.collection import export_collection, import_collection
from acgan_desktop.library.favourites.favourite import Labels
from acgan_desktop.library.favourites.search import Query
from acgan_desktop.library.favourites.store import Favourites
from acgan_desktop.library.pictures import picture_files
from acgan_desktop.library.settings import settings as settings_file

MOST_KEPT = 400
"""Beyond so many the process writes on what is there, so that checking stays quick."""


def avatar_of(number: int) -> Avatar:
    source = Source(z=latent(9, number, 64), attributes=(1.0, 0.0), truncation=0.7)
    return Avatar(model="0" * 64, sources=(source,))


def pixels_of(number: int) -> np.ndarray:
    return np.random.default_rng(number).integers(0, 256, (32, 32, 3), dtype=np.uint8)


def labels_of(number: int, turn: int) -> Labels:
    return Labels(f"face {number} turn {turn}", turn % 6, (f"tag {turn % 7}", "under load"))


# What is written -------------------------------------------------------------------------------


def write_until_killed(home: Path, first: int, seed: int, said: int) -> None:
    """Write everything there is to write, in random order, and say what is done."""
    moments = random.Random(seed)
    number, turn = first, seed * 1000

    def say(**what: Any) -> None:
        os.write(said, json.dumps(what).encode() + b"\n")

    with Favourites(home / "favourites.db") as kept:
        if kept.recovered:
            say(problem=kept.recovered)
            return
        ids = kept.numbers(Query())
        settings = settings_file.Settings()
        while True:
            turn += 1
            what = moments.choice(("keep", "keep", "label", "remove", "picture", "settings", "all"))
            if what == "keep" and len(ids) < MOST_KEPT:
                say(begun="keep", number=number)
                one = kept.add(avatar_of(number), pixels_of(number))
                ids.append(one.id)
                say(kept=number, id=one.id)
                number += 1
            elif what == "label" and ids:
                chosen = moments.sample(ids, min(len(ids), 5))
                say(begun="label", ids=chosen, turn=turn)
                kept.set_labels({each: labels_of(each, turn) for each in chosen})
                say(labelled=chosen, turn=turn)
            elif what == "remove" and len(ids) > 20:
                chosen = moments.sample(ids, 3)
                say(begun="remove", ids=chosen)
                kept.remove_all(chosen)
                say(removed=chosen)
                if moments.random() < 0.7:
                    say(begun="restore", ids=chosen)
                    kept.restore_all(chosen)
                    say(restored=chosen)
                else:
                    ids = [each for each in ids if each not in chosen]
            elif what == "picture":
                # Some names are written again and again, as when somebody replaces a file.
                name = f"{turn % 40:02d}.png"
                say(begun="picture", name=name, number=turn)
                picture_files.save_png(
                    home / "pictures" / name, pixels_of(turn), avatar_of(turn), scale=2
                )
                say(picture=name, number=turn)
            elif what == "settings":
                settings.seed = turn
                say(begun="settings", seed=turn)
                settings_file.save(settings, home / "settings.json")
                say(settings=turn)
            elif what == "all" and turn % 5 == 0:
                export_collection(home / "all.jsonl", kept.all())
                say(exported=True)


# What must be there ----------------------------------------------------------------------------


class Truth:
    """What the processes have said so far, and what the last one had begun when it was killed."""

    def __init__(self) -> None:
        self.kept: dict[int, int] = {}  # id -> number
        self.labels: dict[int, Labels] = {}
        self.gone: set[int] = set()
        self.pictures: dict[str, int] = {}
        self.settings = 0
        self.exported = False
        self.begun: dict[str, Any] = {}
        self.said: Counter[str] = Counter()

    def hear(self, line: dict[str, Any]) -> None:
        if "begun" in line:
            self.begun = line
            return
        self.begun = {}
        match line:
            case {"kept": number, "id": favourite}:
                self.kept[favourite] = number
                self.labels[favourite] = Labels()
                self.said["favourites kept"] += 1
            case {"labelled": ids, "turn": turn}:
                self.labels.update({each: labels_of(each, turn) for each in ids})
                self.said["favourites labelled"] += len(ids)
            case {"removed": ids}:
                self.gone.update(ids)
                self.said["favourites removed"] += len(ids)
            case {"restored": ids}:
                self.gone.difference_update(ids)
                self.said["favourites brought back"] += len(ids)
            case {"picture": name, "number": number}:
                self.pictures[name] = number
                self.said["pictures saved"] += 1
            case {"settings": seed}:
                self.settings = seed
                self.said["settings saved"] += 1
            case {"exported": True}:
                self.exported = True
                self.said["collections exported"] += 1
            case {"problem": problem}:
                raise SystemExit(f"A process met a problem: {problem}")

    def check(self, home: Path) -> None:
        """Compare everything with what was said; whatever had begun may be done or not."""
        self._check_favourites(home / "favourites.db")
        self._check_pictures(home / "pictures")
        self._check_settings(home / "settings.json")
        self._check_export(home / "all.jsonl", home)
        self.begun = {}

    def _check_favourites(self, path: Path) -> None:
        begun = self.begun
        with Favourites(path) as kept:
            demand(kept.recovered is None, str(kept.recovered))
            found = {one.id: one for one in kept.all()}
            demand(kept.unreadable is None, str(kept.unreadable))
        connection = sqlite3.connect(path)
        demand(connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)], "integrity")
        connection.close()
        if begun.get("begun") == "keep":  # done, perhaps, and not yet said
            for one in found.values():
                if one.avatar == avatar_of(begun["number"]):
                    self.kept[one.id], self.labels[one.id] = begun["number"], Labels()
        if begun.get("begun") == "label":
            new = {each: labels_of(each, begun["turn"]) for each in begun["ids"]}
            done = [found[each].labels == new[each] for each in new if each in found]
            demand(all(done) or not any(done), "half of the labels were written")
            if all(done):
                self.labels.update(new)
        if begun.get("begun") in ("remove", "restore"):
            there = [each in found for each in begun["ids"]]
            demand(all(there) or not any(there), "half of some favourites were removed")
            (self.gone.difference_update if all(there) else self.gone.update)(begun["ids"])
        demand(found.keys() == self.kept.keys() - self.gone, "other favourites than were kept")
        for number, one in found.items():
            demand(one.avatar == avatar_of(self.kept[number]), f"favourite {number} is another")
            demand(one.labels == self.labels[number], f"labels of {number}: {one.labels}")
            same = np.array_equal(
                picture_files.png_pixels(one.thumbnail), pixels_of(self.kept[number])
            )
            demand(same, f"the picture of favourite {number} is another")

    def _check_pictures(self, folder: Path) -> None:
        if self.begun.get("begun") == "picture":
            path = folder / self.begun["name"]
            if path.exists() and picture_files.read_avatar(path) == avatar_of(self.begun["number"]):
                self.pictures[path.name] = self.begun["number"]
        there = {path.name for path in folder.glob("*.png") if not path.name.startswith(".")}
        demand(there == self.pictures.keys(), f"pictures: {there ^ self.pictures.keys()}")
        for name, number in self.pictures.items():
            demand(
                picture_files.read_avatar(folder / name) == avatar_of(number), f"{name} is another"
            )
            pixels = picture_files.png_pixels((folder / name).read_bytes())
            same = np.array_equal(pixels, picture_files.scaled(pixels_of(number), 2))
            demand(same, f"{name} has other pixels")

    def _check_settings(self, path: Path) -> None:
        loaded = settings_file.load(path)
        demand(loaded.recovered is None, str(loaded.recovered))
        if self.begun.get("begun") == "settings" and loaded.seed == self.begun["seed"]:
            self.settings = loaded.seed
        demand(loaded.seed == (self.settings or 1), f"settings: {loaded.seed}, {self.settings}")

    def _check_export(self, path: Path, home: Path) -> None:
        demand(path.exists() or not self.exported, "the exported collection is gone")
        if path.exists():
            self.exported = True
            with tempfile.TemporaryDirectory(dir=home) as folder:
                with Favourites(Path(folder) / "again.db") as again:
                    result = import_collection(path, again)
                demand(result.problem is None, f"the exported collection: {result.problem}")


# Killing ---------------------------------------------------------------------------------------


def one_round(home: Path, number: int, truth: Truth, moments: random.Random) -> None:
    """Start a process, kill it at a random moment, and hear what it had said."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            write_until_killed(home, number * 100_000, number, writing)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        # Some are killed while they open the files, most in the middle of their work.
        for _ in range(moments.choice((0, 0, 1, 5, 20, 60, 120))):
            line = stream.readline()
            if not line:
                break
            truth.hear(json.loads(line))
        time.sleep(moments.uniform(0, 0.03))
        os.kill(child, signal.SIGKILL)
        for line in stream:
            if line.endswith(b"\n"):
                truth.hear(json.loads(line))
    _, status = os.waitpid(child, 0)
    demand(os.WIFSIGNALED(status), "a process ended by itself")


def kill_others(home: Path, arguments: argparse.Namespace) -> str:
    """Kill recoveries, and who changes presets and sliders; return what to tell of it."""
    from kill_lists import kill_lists
    from kill_recovery import kill_recoveries

    few = arguments.kills // 5
    recoveries = few if arguments.recoveries is None else arguments.recoveries
    lists = few if arguments.lists is None else arguments.lists
    folders = [home / "recoveries", home / "lists"]
    for folder in folders:
        folder.mkdir()
    kill_recoveries(folders[0], recoveries, arguments.seed)
    kept = kill_lists(folders[1], lists, arguments.seed)
    return (
        f"  {recoveries} kills of a recovery: all favourites there, the damaged file kept aside\n"
        f"  {lists} kills of two who change presets and sliders: {kept} kept, all there"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--recoveries", type=int, help="kills of a recovery")
    parser.add_argument("--lists", type=int, help="kills while presets and sliders are written")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where to write; by default a temporary one")
    arguments = parser.parse_args()
    if not hasattr(os, "fork"):
        print("This needs a system that can fork processes.", file=sys.stderr)
        return 2
    home = Path(tempfile.mkdtemp(prefix="acgan-kill-", dir=arguments.folder))
    (home / "pictures").mkdir()
    moments, truth = random.Random(arguments.seed), Truth()
    begun = time.monotonic()
    unfinished: Counter[str] = Counter()
    try:
        for number in range(1, arguments.kills + 1):
            one_round(home, number, truth, moments)
            unfinished[truth.begun.get("begun", "between two steps")] += 1
            truth.check(home)
        leftovers = len(list((home / "pictures").glob(".*.partial")))
        more = kill_others(home, arguments)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    print(f"{arguments.kills} kills in {time.monotonic() - begun:.0f} s, seed {arguments.seed}")
    for what, count in sorted(truth.said.items()):
        print(f"  {count:6d} {what}, all there")
    told = ", ".join(f"{count} {what}" for what, count in unfinished.most_common())
    print(f"  killed during: {told}")
    print(f"  {leftovers} hidden unfinished files left beside, none under a real name")
    print(more)
    print("Nothing that was said to be saved was lost, and nothing was half written.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
