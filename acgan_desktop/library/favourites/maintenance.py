"""What the favourites' file asks for now and then: describing what is not described yet."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from acgan_desktop.core.avatar import Avatar, AvatarError
from acgan_desktop.core.errors import Message
from acgan_desktop.engine.model_file.manifest import GeneratorManifest, ManifestError, read_manifest
from acgan_desktop.library.error_codes import FavouritesCode
from acgan_desktop.library.favourites.description import (
    colour_place,
    description_of,
    search_text_of,
)
from acgan_desktop.library.favourites.favourite import labels_of
from acgan_desktop.library.favourites.search import UNREADABLE
from acgan_desktop.library.favourites.store import Favourites

# How long something that was removed can still come back.
KEPT_AFTER_REMOVAL = timedelta(days=30)
# So many are described at a time, so that nobody waits long for the file.
_TOGETHER = 50


def describe_all(favourites: Favourites, *, cancelled: Callable[[], bool] | None = None) -> int:
    """Describe what came in without a description, as from an older version of the program.

    Returns:
        How many were described.
    """
    for manifest in known_manifests(favourites):
        favourites.know(manifest)
    if not favourites.writable:
        return 0
    done = 0
    while not (cancelled is not None and cancelled()):
        with favourites.reading() as connection:
            rows = connection.execute(
                "SELECT id, avatar, thumbnail FROM favourites WHERE id IN (SELECT id "
                "FROM favourites WHERE model = '' OR colour IS NULL LIMIT ?)",
                (_TOGETHER,),
            ).fetchall()
        if not rows:
            break
        with favourites.writing() as connection:
            for number, text, thumbnail in rows:
                connection.execute(
                    "UPDATE favourites SET model = ?, colour = ? WHERE id = ?",
                    (_model_in(text), colour_place(thumbnail), number),
                )
                _write_looks(connection, number, None)
        done += len(rows)
    for manifest in known_manifests(favourites):
        done += _describe(favourites, manifest, cancelled)
    return done


def learn(
    favourites: Favourites,
    manifest: GeneratorManifest,
    *,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Remember what a model can do, also for when it is gone, and describe its favourites by it.

    Returns:
        How many favourites were described.
    """
    favourites.know(manifest)
    if not favourites.writable:
        return 0
    text = manifest.to_json()
    with favourites.reading() as connection:
        row = connection.execute(
            "SELECT manifest FROM models WHERE id = ?", (manifest.model_id,)
        ).fetchone()
    if row is None or row[0] != text:
        with favourites.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO models (id, manifest) VALUES (?, ?)",
                (manifest.model_id, text),
            )
            connection.execute(
                "UPDATE favourites SET looks = NULL WHERE model = ?", (manifest.model_id,)
            )
    return _describe(favourites, manifest, cancelled)


def known_manifests(favourites: Favourites) -> list[GeneratorManifest]:
    """Return the manifests of all models that :func:`learn` was told of."""
    with favourites.reading() as connection:
        texts = connection.execute("SELECT manifest FROM models ORDER BY id").fetchall()
    found = []
    for (text,) in texts:
        try:
            manifest = read_manifest(text if isinstance(text, str) else "")
        except ManifestError:
            continue
        if isinstance(manifest, GeneratorManifest):
            found.append(manifest)
    return found


def needed_models(favourites: Favourites) -> set[str]:
    """Return the ids of the models that favourites were drawn with, removed ones among them."""
    with favourites.reading() as connection:
        rows = connection.execute("SELECT DISTINCT model FROM favourites").fetchall()
    return {model for (model,) in rows if model not in ("", UNREADABLE)}


def unreadable_entries(favourites: Favourites) -> str:
    """Return one sentence about entries that nobody can read, "" where there are none."""
    with favourites.reading() as connection:
        (count,) = connection.execute(
            "SELECT count(*) FROM favourites WHERE removed IS NULL AND model = ?", (UNREADABLE,)
        ).fetchone()
    if not count:
        return ""
    return Message(FavouritesCode.ENTRIES_DAMAGED, count=count, path=favourites.path)


def forget_removed(favourites: Favourites) -> int:
    """Forget for good what was removed more than 30 days ago, and return how many these were."""
    before = (datetime.now(UTC) - KEPT_AFTER_REMOVAL).isoformat()
    with favourites.reading() as connection:
        select = "SELECT 1 FROM favourites WHERE removed < ? LIMIT 1"
        nothing = connection.execute(select, (before,)).fetchone() is None
    if nothing or not favourites.writable:
        return 0
    with favourites.writing() as connection:
        return connection.execute("DELETE FROM favourites WHERE removed < ?", (before,)).rowcount


def _describe(
    favourites: Favourites, manifest: GeneratorManifest, cancelled: Callable[[], bool] | None
) -> int:
    done = 0
    while not (cancelled is not None and cancelled()):
        with favourites.reading() as connection:
            rows = connection.execute(
                "SELECT id, avatar FROM favourites WHERE looks IS NULL AND model = ? LIMIT ?",
                (manifest.model_id, _TOGETHER),
            ).fetchall()
        if not rows:
            break
        with favourites.writing() as connection:
            for number, text in rows:
                _write_looks(connection, number, _looks(manifest, text))
        done += len(rows)
    return done


def _write_looks(connection: sqlite3.Connection, number: int, looks: str | None) -> None:
    """Note what a favourite looks like, where that is known, and what a search looks into."""
    # Read once more: somebody may have written on it meanwhile.
    select = "SELECT name, rating, tags FROM favourites WHERE id = ?"
    labels = connection.execute(select, (number,)).fetchone()
    if labels is not None:
        sought = search_text_of(labels_of(*labels), looks or "")
        connection.execute(
            "UPDATE favourites SET looks = ?, sought = ? WHERE id = ?", (looks, sought, number)
        )


def _looks(manifest: GeneratorManifest, text: object) -> str:
    try:
        return description_of(manifest, Avatar.from_json(text if isinstance(text, str) else ""))
    except AvatarError:
        return ""


def _model_in(text: object) -> str:
    try:
        return Avatar.from_json(text if isinstance(text, str) else "").model
    except AvatarError:
        return UNREADABLE
