# SPDX-License-Identifier: MIT
"""Worlds of one Region as values: taken, restored, compared, kept in files."""

from __future__ import annotations

import json
import os
from typing import Any, Mapping

from . import _library


class Snapshot:
    """A world at one moment (W-7), which never changes. ``doc/world.md`` of Beckon has the schema.

    ``Region.snapshot()`` takes one; ``load()``, ``from_json()`` and ``from_dict()`` read one.
    """

    def __init__(self, world: int) -> None:
        self._lib = _library.load()
        self._world = world
        _library.free_with(self, self._lib.beckon_world_unref, world)

    # --- reading and writing ---

    @classmethod
    def from_json(cls, document: str | bytes) -> Snapshot:
        """Reads a world, written by Beckon or by hand. ``WorldError`` says what is wrong and where."""
        lib = _library.load()
        data = document.encode() if isinstance(document, str) else bytes(document)
        return cls(lib.attempt(lib.beckon_wire_world_from_json, data, len(data)))

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Snapshot:
        """Reads a world from what ``json.loads()`` would give."""
        return cls.from_json(json.dumps(document))

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Snapshot:
        """Reads a world from a file."""
        lib = _library.load()
        return cls(lib.attempt(lib.beckon_wire_load_world, os.fsencode(path)))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes the world to a file, whole or not at all."""
        self._lib.attempt(self._lib.beckon_wire_save_world, self._world, os.fsencode(path))

    def to_json(self) -> str:
        """The canonical form: equal worlds give equal texts."""
        return self._lib.take_text(self._lib.beckon_wire_world_to_json(self._world))

    def to_saved_json(self) -> str:
        """What ``save()`` writes: the world with the Region's name, switches and sequence numbers."""
        return self._lib.take_text(self._lib.beckon_wire_world_to_saved_json(self._world))

    def to_dict(self) -> dict[str, Any]:
        """The canonical form, read by ``json``."""
        return json.loads(self.to_json())

    # --- asking ---

    @property
    def region_name(self) -> str | None:
        """The name of the Region that the world was taken from, if it is known."""
        name = self._lib.beckon_world_peek_region_name(self._world)
        return None if name is None else name.decode()

    def diff(self, after: Snapshot) -> list[str]:
        """What is different in ``after``, with one line for each account and association; empty if nothing is."""
        return self._lib.take_lines(self._lib.beckon_world_diff(self._world, after._world))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Snapshot):
            return NotImplemented
        return bool(self._lib.beckon_world_equal(self._world, other._world))

    __hash__ = None  # type: ignore[assignment] # equal worlds can be written in different ways

    def __repr__(self) -> str:
        return f"<Snapshot {self.to_json()}>"


def compare(left: Mapping[str, Snapshot], right: Mapping[str, Snapshot]) -> list[str]:
    """What the worlds of Regions have on the left, and had on the right: the lines of ``diff()``.

    A Region that one side lacks counts as an empty one, and is told.
    """
    empty = Snapshot.from_dict({})
    lines = []
    for name in sorted({*left, *right}):
        if name not in left or name not in right:
            lines.append(f"{name}: only on the {'left' if name in left else 'right'}")
        lines += [f"{name}: {line}" for line in right.get(name, empty).diff(left.get(name, empty))]
    return lines
