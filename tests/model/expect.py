"""Expected answers: plain JSON values, in which two kinds of object stand for what cannot be predicted."""

import re


class AnyText:
    """Stands for any non-empty text: the rules say that there is one, not which."""

    def matches(self, actual):
        return isinstance(actual, str) and actual != ""

    def __str__(self):
        return "<any text>"


ANY_TEXT = AnyText()


class Unpredictable:
    """A string that only the other side can choose. The first one seen is bound; none may be met under two names."""

    def __init__(self, what, pattern, taken):
        self._what, self._pattern, self._taken = what, pattern, taken
        self.text = None

    def matches(self, actual):
        if self.text is not None:
            return actual == self.text
        if not isinstance(actual, str) or not re.fullmatch(self._pattern, actual) or actual in self._taken:
            return False
        self._taken.add(actual)
        self.text = actual
        return True

    def __str__(self):
        return f"<{self._what}: {self.text or 'a new one'}>"


def matches(expected, actual):
    """Whether an answer is the expected one; types count, so that 1 is not true."""
    if isinstance(expected, (AnyText, Unpredictable)):
        return expected.matches(actual)
    if type(expected) is not type(actual):
        return False
    if isinstance(expected, dict):
        return expected.keys() == actual.keys() and all(matches(expected[k], actual[k]) for k in expected)
    if isinstance(expected, list):
        return len(expected) == len(actual) and all(map(matches, expected, actual))
    return expected == actual
