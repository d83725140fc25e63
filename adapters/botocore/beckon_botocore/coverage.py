# SPDX-License-Identifier: MIT
"""Which cells of the table and which rules of doc/semantics.md the calls of a test run have touched."""

from __future__ import annotations

from . import _library


class Coverage:
    """Counts the calls of every world that uses it: ``mock_securityhub(coverage=coverage)``. Safe from any thread.

    ``str()`` gives a report for people; ``counts()`` is for programs. Processes that are forked later are counted too.
    """

    def __init__(self) -> None:
        self._lib = _library.load()
        self._coverage = self._lib.beckon_coverage_new()
        _library.free_with(self, self._lib.beckon_coverage_unref, self._coverage)

    def __str__(self) -> str:
        return self._lib.take_text(self._lib.beckon_coverage_dup_string(self._coverage))

    def counts(self) -> dict[str, int]:
        """How often each rule was touched, by its id; the cells of the table come first."""
        return {
            rule: self._lib.beckon_coverage_get_count(self._coverage, rule.encode())
            for rule in self._lib.take_lines(self._lib.beckon_coverage_dup_rules())
        }
