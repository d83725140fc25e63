# SPDX-License-Identifier: MIT
"""The texts that a caller of the service can get: those of the library's sources are those of doc/semantics.md."""

import re

# Raising an exception of the service with a text of its own. Errors of other domains are told to the program that
# embeds the library, and to nobody else.
RAISING = re.compile(
    r"(?:\bREFUSE|\bCALL_REFUSE_INPUT|\bLACKS_RESOURCE|\bbeckon_error_raise_literal|\bbeckon_wire_refuse"
    r"|\bg_error_new(?:_literal)?)\s*\("
    r"|\bg_set_error(?:_literal)?\s*\(\s*error,\s*BECKON_ERROR\b"
)
# What reads worlds, switches and fault plans tells the embedder, by the same functions.
TO_THE_EMBEDDER = ("explain.c", "values/fault.c", "switches.c", "world-read.c")
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
RULE = re.compile(r"[WTGO]-[0-9]+")
# What replaces something else: in C a conversion, in the document a word in angle brackets.
CONVERSION = re.compile(r"%[a-z]")
IN_DOCUMENT = re.compile(r"<[^<>]+>")
HOLE = "<>"
# Where the document lists them by rule.
LIST = re.compile(r"^\| ([WTGO]-[0-9]+) \| (.*`.*) \|$", re.MULTILINE)
LIST_BEGINS, LIST_ENDS = "The words in angle brackets stand for what Beckon fills in.", "Their reasons are"


def _statement(source, start):
    return source[start:source.index(";", start)]


def _strings(statement):
    """The strings of a statement, whole: a macro of GLib's between two of them ends a conversion."""
    joined = re.sub(r'"\s*G_G[A-Z0-9]+_FORMAT\s*"', "d", statement)
    return STRING.findall(re.sub(r'"\s*"', "", joined))


def _of_calls(source):
    """Each text with the rule that raises it, where the source names one."""
    for match in RAISING.finditer(source):
        strings = _strings(_statement(source, match.end()))
        rules = [text for text in strings if RULE.fullmatch(text)]
        for text in strings:
            if " " in text:
                yield CONVERSION.sub(HOLE, text.replace('\\"', '"')), rules[0] if rules else None


def _faults(root):
    """What an account id or a tag can suffer from, which such a text ends with."""
    sources = "".join((root / "lib" / name).read_text(encoding="utf-8") for name in ("rules/ids.c", "values/tags.c"))
    return re.findall(r'(?:return|\?) "(\w+ [^"]*)"(?: : NULL)?;', sources)


def _of_faults_on_purpose(root):
    """What a fault says that was given no message (F-1)."""
    source = (root / "lib" / "rules" / "error.c").read_text(encoding="utf-8")
    return re.findall(r'(?:, \d+, |return )"([^"]* [^"]*)"(?: \}|;)', source)


def of_library(root, reasons):
    """Every text with its rule or None, each once, with holes where it names something."""
    found = {text.replace("<id>", HOLE): None for text in reasons.values() if text}
    for path in sorted(root.glob("lib/*/*.c")):
        if not str(path).endswith((*TO_THE_EMBEDDER, "wire/fault.c")):
            found.update(_of_calls(path.read_text(encoding="utf-8")))
    found.update(dict.fromkeys([*_faults(root), *_of_faults_on_purpose(root)]))
    return found


def _listed(document):
    """What the document lists, with its rule."""
    begin = document.index(LIST_BEGINS)
    rows = LIST.findall(document[begin:document.index(LIST_ENDS, begin)])
    return {IN_DOCUMENT.sub(HOLE, text): rule for rule, cell in rows for text in re.findall("`([^`]* [^`]*)`", cell)}


def wrong(root, document, reasons):
    """A sentence for each text that the document lacks, lists by another rule, or has although the library does not."""
    library, listed = of_library(root, reasons), _listed(document)
    flat = IN_DOCUMENT.sub(HOLE, re.sub(r"\s+", " ", document))
    for text, rule in library.items():
        if f"`{text}`" not in flat:
            yield f"doc/semantics.md does not have the text: {text}"
        elif rule is not None and listed.get(text, rule) != rule:
            yield f"doc/semantics.md has it by {listed[text]}, and the library raises it by {rule}: {text}"
    for text in listed:
        if text not in library:
            yield f"doc/semantics.md has a text that the library does not have: {text}"
