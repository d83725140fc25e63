# SPDX-License-Identifier: MIT
"""Make doc/semantics.html: the rules as a page, in which each rule, and each cell of the table, can be linked to by its id.

usage: rules.py SEMANTICS   (the page on standard output; SEMANTICS is doc/semantics.md)

It reads as much Markdown as that document needs, and needs nothing but Python.
"""

import base64
import hashlib
import html
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
PAGE = """<!DOCTYPE html>
<!-- SPDX-License-Identifier: MIT -->
<!-- The rules of Beckon. Generated from doc/semantics.md: make changes there. -->
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{digest}'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body>
{body}
</body>
</html>
"""
HEADING = re.compile(r'(#+) (.*)')
RULE = re.compile(r'[WTGOVF]-\d+')
ITEM = re.compile(r'( *)(-|\d+\.) (.*)')
# A piece of code, a link, bold, italic, an escaped sign, the id of a rule.
INLINE = re.compile(r'`([^`]+)`|\[([^]]+)\]\(([^)]+)\)|\*\*([^*]+)\*\*|\*([^*]+)\*|\\(.)|\b([WTGOVF]-\d+)\b')
CELL = re.compile(r'L-[a-z]+/[a-z-]+')


def slug(heading):
    """The anchor that forges give to a heading."""
    return re.sub(r'[^\w -]', '', plain(heading).lower()).replace(' ', '-')


def plain(text):
    return re.sub(r'[`*]', '', text)


def cell_of(row, step):
    """The id of a cell of the table, from the head of its row and of its column."""
    return f'L-{plain(row)}/{step.split(" ")[0]}'


class Page:
    """The document, line by line, as HTML."""

    def __init__(self, text):
        self.lines = text.splitlines()
        headings = [match[2] for match in map(HEADING.fullmatch, self.lines) if match]
        self.ids = {match[0] for match in map(RULE.match, headings) if match}

    def inline(self, text, linking=True):
        def put(match):
            code, label, target, bold, italic, sign, rule = match.groups()
            if code:
                shown = f'<code>{html.escape(code, quote=False)}</code>'
                return f'<a href="#{code}">{shown}</a>' if linking and CELL.fullmatch(code) else shown
            if target:
                return f'<a href="{html.escape(target)}">{self.inline(label, linking=False)}</a>'
            if rule:
                return f'<a href="#{rule}">{rule}</a>' if linking and rule in self.ids else rule
            if sign:
                return html.escape(sign, quote=False)
            return f'<b>{self.inline(bold, linking)}</b>' if bold else f'<i>{self.inline(italic, linking)}</i>'

        parts, end = [], 0
        for match in INLINE.finditer(text):
            parts += [html.escape(text[end:match.start()], quote=False), put(match)]
            end = match.end()
        return ''.join([*parts, html.escape(text[end:], quote=False)])

    def heading(self, line):
        signs, text = HEADING.fullmatch(line).groups()
        level, rule = len(signs), RULE.match(text)
        here = f'<a class="here" id="{rule[0]}" href="#{rule[0]}" aria-label="Link to {rule[0]}">#</a>' if rule else ''
        return f'<h{level} id="{slug(text)}">{self.inline(text, linking=False)}{here}</h{level}>'

    def table(self, lines):
        head, _rule, *rows = [[cell.strip() for cell in re.split(r'(?<!\\)\|', line.strip().strip('|'))]
                              for line in lines]
        is_table = head[0].startswith('from')
        yield '<div class="table"><table><thead><tr>'
        yield ''.join(f'<th scope="col">{self.inline(cell)}</th>' for cell in head) + '</tr></thead><tbody>'
        for row in rows:
            ids = [f' id="{cell_of(row[0], step)}"' if is_table and i else '' for i, step in enumerate(head)]
            yield '<tr>' + ''.join(f'<td{id}>{self.inline(cell)}</td>' for id, cell in zip(ids, row)) + '</tr>'
        yield '</tbody></table></div>'

    def list(self, lines):
        """Items, of which some are indented to stand below the one before."""
        items = []
        for line in lines:
            match = ITEM.fullmatch(line)
            if match:
                items.append([len(match[1]), match[2], match[3]])
            else:
                items[-1][2] += ' ' + line.strip()
        name = 'ul' if items[0][1] == '-' else 'ol'
        yield f'<{name}>'
        for i, (depth, _sign, text) in enumerate(items):
            deeper = items[i + 1][0] - depth if i + 1 < len(items) else -depth
            yield f'<li>{self.inline(text)}' + ('<ul>' if deeper > 0 else '</li>' + '</ul></li>' * (deeper < 0))
        yield f'</{name}>'

    def block(self, lines):
        if HEADING.fullmatch(lines[0]):
            yield self.heading(lines[0])
        elif lines[0].startswith('|'):
            yield from self.table(lines)
        elif ITEM.fullmatch(lines[0]):
            yield from self.list(lines)
        else:
            yield f'<p>{self.inline(" ".join(lines))}</p>'

    def blocks(self):
        """The lines between blank ones."""
        block = []
        for line in [*self.lines, '']:
            if line.strip():
                block.append(line)
            elif block:
                yield block
                block = []

    def body(self):
        return '\n'.join(line for block in self.blocks() for line in self.block(block))


def main():
    text = pathlib.Path(sys.argv[1]).read_text('utf-8')
    style = (HERE / 'rules.css').read_text('utf-8')
    digest = 'sha256-' + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    title = HEADING.match(text)[2]
    page = PAGE.format(digest=digest, title=html.escape(title), style=style, body=Page(text).body())
    sys.stdout.buffer.write(page.encode())


main()
