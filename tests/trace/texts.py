# SPDX-License-Identifier: MIT
"""The texts that a caller of the service can get: those of the library's sources have to stand in doc/semantics.md."""

import re

# Raising an exception of the service with a text of its own. Errors of other domains are told to the program that
# embeds the library, and to nobody else.
RAISING = re.compile(
    r"(?:\bREFUSE|\bbeckon_error_raise_literal|\bbeckon_decode_refuse|\bg_error_new)\s*\("
    r"|\bg_set_error\s*\(\s*error,\s*BECKON_ERROR\b"
)
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
# What replaces something else: in C a conversion, in the document a word in angle brackets.
CONVERSION = re.compile(r"%[a-z]")
IN_DOCUMENT = re.compile(r"<[^<>]+>")
HOLE = "<>"


def _statement(source, start):
    return source[start:source.index(";", start)]


def _text(statement):
    """The one string of a call that is a sentence; a macro of GLib's between strings ends a conversion."""
    joined = re.sub(r'"\s*G_G[A-Z0-9]+_FORMAT\s*"', "d", statement)
    joined = re.sub(r'"\s*"', "", joined)
    sentences = [text for text in STRING.findall(joined) if " " in text]
    return sentences[0] if sentences else None


def _of_calls(source):
    for match in RAISING.finditer(source):
        text = _text(_statement(source, match.end()))
        if text is not None:
            yield CONVERSION.sub(HOLE, text.replace('\\"', '"'))


def _faults(root):
    """What an account id can suffer from, which such a text ends with."""
    source = (root / "lib" / "text.c").read_text(encoding="utf-8")
    return re.findall(r'return "(\w+ [^"]*)";', source)


def of_library(root, reasons):
    """Every text, each once, with holes where it names something."""
    found = {text.replace("<id>", HOLE): None for text in reasons.values() if text}
    for path in sorted([*root.glob("lib/*.c"), *root.glob("lib/wire/*.c")]):
        # What reads worlds and switches reports to the embedder, by the same functions.
        if path.name not in ("explain.c", "fault.c", "rules.c", "undump.c"):
            found.update(dict.fromkeys(_of_calls(path.read_text(encoding="utf-8"))))
    found.update(dict.fromkeys(_faults(root)))
    return [*found]


def wrong(root, document, reasons):
    """A sentence for each text that the document does not have."""
    flat = IN_DOCUMENT.sub(HOLE, re.sub(r"\s+", " ", document))
    for text in of_library(root, reasons):
        if f"`{text}`" not in flat:
            yield f"doc/semantics.md does not have the text: {text}"
