# SPDX-License-Identifier: MIT
"""One Region: the accounts and associations of one AWS Region, and everything that a test can do with them."""

from __future__ import annotations

import ctypes
import json
import os
from typing import Any, Mapping, NamedTuple

from . import _library, _names, _time
from .coverage import Coverage
from .errors import ClockError, WorldError
from .snapshot import Snapshot


class Answer(NamedTuple):
    """The answer of the service."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


class Region:
    """A ``BeckonRegion``. A ``World`` makes them: ``world.region("us-east-1")``. Safe from any thread."""

    def __init__(self, name: str) -> None:
        encoded = _library.text(name, "a Region's name")
        if not encoded:
            raise WorldError("a Region's name is empty")
        self._lib = _library.load()
        self.name = name
        self._region = self._lib.beckon_region_new(encoded, None)
        _library.free_with(self, self._lib.beckon_region_unref, self._region)

    def __repr__(self) -> str:
        return f"<Region {self.name}>"

    # --- requests ---

    def handle(
        self, caller: str, method: str, path: str, query: str | None = None, body: bytes | None = None
    ) -> Answer:
        """Answers an HTTP request of an account. Path and query are percent-encoded; the body is bytes."""
        lib = self._lib
        data = lib.g_bytes_new(body, len(body)) if body else None
        try:
            return self._take(
                lib.beckon_wire_handle_request(
                    self._region,
                    _library.text(caller, "a calling account"),
                    _library.text(method, "a method"),
                    _library.text(path, "a path"),
                    None if query is None else _library.text(query, "a query"),
                    data,
                )
            )
        finally:
            if data:
                lib.g_bytes_unref(data)

    def call(self, caller: str, operation: str, **members: Any) -> Answer:
        """Answers an operation by its name, without a client: ``region.call("1…", "ListMembers", MaxResults=5)``.

        A ``WorldError`` says if there is no such operation or member, or if the caller is not an account id (W-3). Other
        failures are answers.
        """
        lib = self._lib
        _names.check_members(operation, members)
        account = _library.account(caller, "a calling account")
        document = json.dumps(members).encode()
        data = lib.g_bytes_new(document, len(document))
        try:
            return self._take(
                lib.beckon_wire_call_operation(
                    self._region,
                    account,
                    _library.text(operation, "an operation"),
                    data,
                )
            )
        finally:
            lib.g_bytes_unref(data)

    def _take(self, response: int) -> Answer:
        lib = self._lib
        try:
            value = ctypes.c_char_p()
            headers = {}
            for nth in range(lib.beckon_wire_response_get_n_headers(response)):
                name = lib.beckon_wire_response_peek_header(response, nth, ctypes.byref(value))
                headers[name.decode()] = value.value.decode()
            size = ctypes.c_size_t()
            data = lib.g_bytes_get_data(lib.beckon_wire_response_peek_body(response), ctypes.byref(size))
            return Answer(lib.beckon_wire_response_get_status(response), headers, ctypes.string_at(data, size.value))
        finally:
            lib.beckon_wire_response_unref(response)

    # --- the world as a value ---

    def snapshot(self) -> Snapshot:
        """The world as it is now."""
        return Snapshot(self._lib.beckon_region_snapshot(self._region))

    def restore(self, world: Snapshot | Mapping[str, Any]) -> None:
        """Replaces the world. The name, switches, clock, id source and faults stay."""
        if not isinstance(world, Snapshot):
            world = Snapshot.from_dict(world)
        self._lib.attempt(self._lib.beckon_region_restore, self._region, world._world)

    def reset(self) -> None:
        """Empties the world."""
        self._lib.attempt(self._lib.beckon_region_reset, self._region)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Saves the world to a file, whole or not at all."""
        self.snapshot().save(path)

    def diff(self, before: Snapshot) -> list[str]:
        """What has changed since ``before``, with one line for each account and association."""
        return before.diff(self.snapshot())

    def associations(
        self, administrator: str | None = None, member: str | None = None, state: str | None = None
    ) -> list[dict[str, Any]]:
        """The associations, in the order in which they were created, in the form of a saved world."""
        wanted = {"administrator": administrator, "member": member, "state": state}
        return [
            association
            for association in self.snapshot().to_dict()["associations"]
            if all(value is None or association[key] == value for key, value in wanted.items())
        ]

    def check(self) -> list[str]:
        """A sentence for each broken invariant (V-1 to V-8). The list should always be empty."""
        return self._lib.take_lines(self._lib.beckon_region_check(self._region))

    # --- what a test sets ---

    def put(self, administrator: str, member: str, state: str) -> None:
        """Puts a pair directly into a state: ``none``, ``created``, ``pending``, ``accepted``, ``declined``, …"""
        self._lib.attempt(
            self._lib.beckon_region_put_association,
            self._region,
            _library.text(administrator, "an administrator"),
            _library.text(member, "a member"),
            _names.find_state(state),
        )

    def set_organization(self, account: str, management: str | None) -> None:
        """Puts an account into the organization of a management account, or into none (G-9).

        What follows from it happens at once (G-15): where the organization enrolls new accounts, the account is enrolled.
        An account that leaves an organization is no longer a member of its delegated administrator.
        """
        self._lib.attempt(
            self._lib.beckon_region_set_organization,
            self._region,
            _library.text(account, "an account"),
            None if management is None else _library.text(management, "a management account"),
        )

    def set_organization_account(self, account: str, is_member: bool = True) -> None:
        """Puts an account into an organization of which nothing else is known, or into none (G-9)."""
        self._lib.attempt(
            self._lib.beckon_region_set_organization_account,
            self._region,
            _library.text(account, "an account"),
            bool(is_member),
        )

    def set_switches(self, switches: Mapping[str, bool | int | str]) -> None:
        """Sets the switches that are named (section 8 of doc/semantics.md); the others stay."""
        self._change_switches(self._lib.beckon_region_dup_switches(self._region), switches)

    def _copy(self) -> Region:
        """Another Region with the same world."""
        copy = Region(self.name)
        copy.restore(self.snapshot())
        return copy

    def _change_switches(self, base: int, switches: Mapping[str, bool | int | str]) -> None:
        lib = self._lib
        try:
            for name, value in switches.items():
                word = str(value).lower() if isinstance(value, bool) else str(value)
                lib.attempt(
                    lib.beckon_switches_set_from_string, base, _library.text(name, "a switch"), _library.text(word, name)
                )
            lib.beckon_region_set_switches(self._region, base)
        finally:
            lib.beckon_switches_free(base)

    def _restore_with_switches(self, world: Snapshot, switches: Mapping[str, bool | int | str]) -> None:
        """Restores a saved world with its switches, except those that the caller has set."""
        beside = self._lib.beckon_world_peek_switches(world._world)
        if beside:
            self._change_switches(self._lib.beckon_switches_copy(beside), switches)
        self.restore(world)

    def add_fault(self, fault: Mapping[str, Any] | None = None, **members: Any) -> None:
        """Makes calls fail on purpose (section 9), in the order in which the faults were added.

        Give ``before`` or ``after`` with an exception's name, such as ``"ThrottlingException"``, and if you like ``status``
        and ``message``; or ``unprocessed`` with a text, and ``account``; or ``stale=True`` for a read that is answered as
        the world was before another account's last change. These select the calls: ``operation``, ``caller``,
        ``account``, ``nth``, ``times`` (0 for all), ``probability`` and ``seed``.
        """
        document = json.dumps({**(fault or {}), **members}).encode()
        made = self._lib.attempt(self._lib.beckon_wire_fault_from_json, document, len(document))
        self._lib.beckon_region_add_fault(self._region, made)
        self._lib.beckon_fault_free(made)

    def clear_faults(self) -> None:
        """Empties the fault plan."""
        self._lib.beckon_region_clear_faults(self._region)

    def set_coverage(self, coverage: Coverage | None) -> None:
        """Counts from now on which rules the calls touch. None stops counting."""
        self._lib.beckon_region_set_coverage(self._region, coverage._coverage if coverage else None)

    def set_seed(self, seed: int) -> None:
        """Makes invitation ids reproducible."""
        if not 0 <= seed < 2**64:
            raise WorldError(f"{seed} is not a seed: give a number from 0 to 2^64 - 1")
        self._lib.beckon_region_set_id_seed(self._region, seed)

    # --- time ---

    def now(self):
        """The time that the next call would read, as an aware datetime."""
        return _time.from_us(self._lib.beckon_region_get_time_us(self._region))

    def set_clock(self, now: _time.Time | None, step: _time.Span = 0) -> None:
        """Sets the clock to a time. It advances by ``step`` each time it is read. None sets real time again."""
        if now is None:
            self._lib.beckon_region_set_clock(self._region, None, None, None)
            return
        step_us = _time.span_to_us(step)
        if step_us < 0:
            raise ClockError(f"a clock cannot go back: {step!r}")
        if step_us == 0:
            self._lib.beckon_region_set_fixed_clock(self._region, _time.to_us(now))
        else:
            self._lib.beckon_region_set_advancing_clock(self._region, _time.to_us(now), step_us)

    def advance(self, by: _time.Span) -> None:
        """Advances a clock that was set."""
        if not self._lib.beckon_region_advance_clock(self._region, _time.span_to_us(by)):
            raise ClockError(
                f"the clock of {self.name} cannot advance by {by!r}: it has to be set first, can "
                "only go forward, and stays within the years 1 to 9999"
            )
