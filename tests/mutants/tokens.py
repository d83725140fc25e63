# SPDX-License-Identifier: MIT
"""The tokens of a C source, as far as one has to know them to change some."""

import re

TOKEN = re.compile(
    r"""
    (?P<skip>    \s+ | /\*.*?\*/ | //[^\n]* | ^[ \t]*\#(?:\\\n|[^\n])* )
  | (?P<text>    "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' )
  | (?P<number>  \.?[0-9](?:[eEpP][+-]|[\w.])* )
  | (?P<name>    [A-Za-z_]\w* )
  | (?P<sign>    \.\.\. | <<= | >>= | -> | \+\+ | -- | << | >> | [-+*/%&|^<>=!]= | && | \|\| | . )
    """,
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)

OPENING = {"(": ")", "[": "]", "{": "}"}


class Token:
    """A piece of the source, with its place and, for a bracket, the index of the one that it belongs to."""

    def __init__(self, kind, text, start, around):
        self.kind = kind
        self.text = text
        self.start = start
        self.end = start + len(text)
        self.around = around  # the brackets that are open around it, as a text
        self.partner = None

    def is_value(self):
        """Whether a value can end here, so that the operator that follows has two sides."""
        return self.kind in ("name", "number", "text") and self.text != "return" or self.text in (")", "]")


def find_tokens(source):
    """Comments, spaces and the preprocessor's lines are not tokens."""
    tokens = []
    opened = []
    for found in TOKEN.finditer(source):
        if found.lastgroup == "skip":
            continue
        text = found[0]
        if text in OPENING.values():
            partner = opened.pop()
            tokens[partner].partner = len(tokens)
        around = "".join(tokens[i].text for i in opened)
        tokens.append(Token(found.lastgroup, text, found.start(), around))
        if text in OPENING.values():
            tokens[-1].partner = partner
        elif text in OPENING:
            opened.append(len(tokens) - 1)
    return tokens
