# SPDX-License-Identifier: MIT
"""The ways in which a C source is changed, one place at a time.

Each operator yields (start, end, replacement): the characters from start up to, but not including, end are replaced.
"""

from tokens import find_tokens

INSTEAD = {
    "==": ("!=",),
    "!=": ("==",),
    "<": ("<=", ">="),
    "<=": ("<", ">"),
    ">": (">=", "<="),
    ">=": (">", "<"),
    "&&": ("||",),
    "||": ("&&",),
    "++": ("--",),
    "--": ("++",),
    "+=": ("-=",),
    "-=": ("+=",),
    "|=": ("&=",),
    "&=": ("|=",),
    "/": ("*",),
    "%": ("/",),
    "<<": (">>",),
    ">>": ("<<",),
}
# These are something else where there is no value in front of them.
INSTEAD_BETWEEN_VALUES = {"+": ("-",), "-": ("+",), "&": ("|",), "|": ("&",)}
CONSTANTS = {"TRUE": "FALSE", "FALSE": "TRUE", "true": "false", "false": "true"}
NOTHING = ("0", "NULL", "FALSE")
# What these return is always FALSE.
REFUSALS = ("fail", "refuse")
# It makes no difference in which order these have their arguments.
SYMMETRIC = ("MAX", "MIN")


def text_of(source, tokens, first, last):
    return source[tokens[first].start : tokens[last].end]


def change_operators(_source, tokens):
    for i, token in enumerate(tokens):
        instead = INSTEAD.get(token.text, ())
        if i > 0 and tokens[i - 1].is_value():
            instead = instead or INSTEAD_BETWEEN_VALUES.get(token.text, ())
        for replacement in instead if token.kind == "sign" else ():
            yield token.start, token.end, replacement


def drop_negations(_source, tokens):
    for token in tokens:
        if token.text == "!":
            yield token.start, token.end, ""


def change_constants(_source, tokens):
    for i, token in enumerate(tokens):
        if token.text in CONSTANTS:
            yield token.start, token.end, CONSTANTS[token.text]
        elif token.kind == "number" and token.text.isdecimal():
            number = int(token.text)
            # Every negative number means the same to GLib.
            if not (tokens[i - 1].text == "-" and not tokens[i - 2].is_value()):
                yield token.start, token.end, str(number + 1)
            yield token.start, token.end, str(number - 1) if number > 0 else "(-1)"


def change_conditions(source, tokens):
    for i, token in enumerate(tokens):
        if token.text in ("if", "while") and tokens[i + 1].text == "(":
            first, last = i + 1, tokens[i + 1].partner
            yield tokens[first].start, tokens[last].end, f"(!{text_of(source, tokens, first, last)})"
        elif token.text == "?" and tokens[i + 1].text != ":":
            yield token.start, token.end, "&& 0 ?"
            yield token.start, token.end, "|| 1 ?"


def begins_statement(tokens, i):
    before = tokens[i - 1]
    if before.text in ("{", "}", ";", "else"):
        return True
    return before.text == ")" and tokens[before.partner - 1].text in ("if", "while", "for", "json_object_foreach")


def find_end(tokens, i):
    """The index of the semicolon that ends the statement, None if it is not a simple one."""
    while tokens[i].text != ";":
        if tokens[i].text in ("{", "}"):
            return None
        i = (tokens[i].partner if tokens[i].text in ("(", "[") else i) + 1
    return i


def find_statements(tokens):
    """(first, last) of each simple statement within a function; the last is its semicolon."""
    for i, token in enumerate(tokens):
        if token.around.endswith("{") and token.kind in ("name", "sign") and begins_statement(tokens, i):
            last = None if token.text in ("if", "while", "for", "do", "else", ";", "{", "}") else find_end(tokens, i)
            if last is not None:
                yield i, last


def delete_statements(source, tokens):
    for first, last in find_statements(tokens):
        if tokens[first].text != "return":
            # The lines are kept: an assertion names its own.
            yield tokens[first].start, tokens[last].end, ";" + "\n" * text_of(source, tokens, first, last).count("\n")


def is_refusal(tokens, first, last):
    """Whether the value is a call of a function that only refuses."""
    name = tokens[first].text.lower()
    return tokens[first + 1].partner == last and any(refusal in name.split("_") for refusal in REFUSALS)


def change_returned_values(source, tokens):
    for first, last in find_statements(tokens):
        value = text_of(source, tokens, first + 1, last - 1)
        if tokens[first].text == "return" and last > first + 1 and value not in (*NOTHING, "TRUE"):
            if not is_refusal(tokens, first + 1, last - 1):
                yield tokens[first].start, tokens[last].end, f"{{ (void) ({value}); return 0; }}"
            yield tokens[first].start, tokens[last].end, f"return !({value});"


def find_arguments(tokens, opened):
    """(first, last) of each argument of the call whose bracket that is."""
    arguments = []
    i = first = opened + 1
    while i < tokens[opened].partner:
        if tokens[i].text == ",":
            arguments.append((first, i - 1))
            first = i + 1
        i = (tokens[i].partner if tokens[i].text in ("(", "[", "{") else i) + 1
    return arguments + [(first, i - 1)]


def is_symmetric(tokens, opened):
    if tokens[opened - 1].text == "strcmp":
        return tokens[tokens[opened].partner + 1].text in ("==", "!=")
    return tokens[opened - 1].text in SYMMETRIC or tokens[opened - 1].text.split("_")[-1] == "equal"


def swap_arguments(source, tokens):
    for i, token in enumerate(tokens):
        if token.text == "(" and token.around and tokens[i - 1].kind == "name" and not is_symmetric(tokens, i):
            arguments = find_arguments(tokens, i)
            for one, other in zip(arguments, arguments[1:]):
                a, b = text_of(source, tokens, *one), text_of(source, tokens, *other)
                between = source[tokens[one[1]].end : tokens[other[0]].start]
                if a != b:
                    yield tokens[one[0]].start, tokens[other[1]].end, b + between + a


OPERATORS = (
    change_operators,
    drop_negations,
    change_constants,
    change_conditions,
    delete_statements,
    change_returned_values,
    swap_arguments,
)


def squeeze(text):
    return " ".join(text.split())


class Mutant:
    """One change of one file. Its key is the words of the lines that it changes, and of what they become."""

    def __init__(self, path, source, start, end, replacement):
        self.path = path
        self.line = source.count("\n", 0, start) + 1
        self.source = source[:start] + replacement + source[end:]
        first, last = source.rfind("\n", 0, start) + 1, source.find("\n", end)
        self.was = squeeze(source[first:last])
        self.becomes = squeeze(source[first:start] + replacement + source[end:last])
        self.key = (path, self.was, self.becomes)

    def __str__(self):
        return f"{self.path}:{self.line}\n-  {self.was}\n+  {self.becomes}"


def find_mutants(path, source):
    """Every mutant of a file, in the order of their places."""
    tokens = find_tokens(source)
    changes = [change for operator in OPERATORS for change in operator(source, tokens)]
    return [Mutant(path, source, *change) for change in sorted(changes)]
