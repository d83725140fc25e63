# SPDX-License-Identifier: MIT
"""Say which links in HTML and Markdown lead nowhere: to no file, or to no place in a file.

usage: links.py FILE or FOLDER...   (ends with 1 if there is any)

Addresses on the web are not asked for. A link to a folder leads to its index.html where it has one.
"""

import html.parser
import pathlib
import re
import sys
import urllib.parse

ELSEWHERE = re.compile(r'(?:[a-z][a-z0-9+.-]*:|//)', re.IGNORECASE)
FENCED = re.compile(r'^(```|~~~).*?^\1', re.MULTILINE | re.DOTALL)
CODE = re.compile(r'(`+)(?:(?!`).)+?\1')
LINK = re.compile(r'\[[^]]*\]\(([^() ]*)\)')
HEADING = re.compile(r'^#+ (.*)$', re.MULTILINE)
# Elements that never end.
VOID = ('area', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr')


class Html(html.parser.HTMLParser):
    """The ids and links of a page, and the lists that were taken for a paragraph's text."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.lost_lists, self.open = set(), [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attributes:
            if name in ('id', 'name'):
                self.ids.add(value)
            elif name in ('href', 'src') and value:
                self.links.append(value)

    def handle_endtag(self, tag):
        while tag in self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data):
        if self.open and self.open[-1] == 'p' and re.search(r'\n *(?:-|1\.) ', data):
            self.lost_lists.append(data.strip().splitlines()[0])


class Markdown:
    lost_lists = ()

    def __init__(self, text):
        text = FENCED.sub('', text)
        self.ids = {self.slug(heading) for heading in HEADING.findall(text)}
        self.links = LINK.findall(CODE.sub('``', text))

    @staticmethod
    def slug(heading):
        """The anchor that forges give to a heading."""
        return re.sub(r'[^\w -]', '', heading.lower()).replace(' ', '-')


KINDS = {'.html': Html, '.md': Markdown}


class Files:
    """Reads each file once."""

    def __init__(self):
        self.read = {}

    def get(self, path):
        if path not in self.read:
            self.read[path] = KINDS[path.suffix](path.read_text('utf-8'))
        return self.read[path]

    def leads(self, source, link):
        """Whether it leads somewhere. In a file of another kind every place is there."""
        path, _, fragment = link.partition('#')
        target = source.parent / urllib.parse.unquote(path.partition('?')[0]) if path else source
        target = pathlib.Path(target.resolve())
        if target.is_dir() and (target / 'index.html').exists():
            target /= 'index.html'
        if not target.exists():
            return False
        return not fragment or target.suffix not in KINDS or urllib.parse.unquote(fragment) in self.get(target).ids


def main():
    files, n_links, wrong = Files(), 0, []
    paths = [path for name in sys.argv[1:] for path in (pathlib.Path(name), *sorted(pathlib.Path(name).rglob('*')))
             if path.suffix in KINDS]
    for path in paths:
        page = files.get(path)
        links = [link for link in page.links if not ELSEWHERE.match(link)]
        n_links += len(links)
        wrong += [f'{path}: {link} leads nowhere' for link in dict.fromkeys(links) if not files.leads(path, link)]
        wrong += [f'{path}: a list is shown as text after "{line}"' for line in page.lost_lists]
    print(*wrong, f'{n_links} links in {len(paths)} files', sep='\n')
    return 1 if wrong else 0


sys.exit(main())
