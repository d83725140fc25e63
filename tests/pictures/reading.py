# SPDX-License-Identifier: MIT
"""The page as a reader uses it."""

from chromium import Page


class Explorer(Page):
    def pick(self, state, party):
        self.ask('click', f'#diagram [data-state="{state}"]')
        self.ask('click', f'#party [value={party}]')

    def turn(self, values):
        for name, value in values.items():
            self.ask('turn', name, value)

    def setting(self, names):
        return {name: self.ask('isOn', name) for name in names}

    def take(self, step):
        self.ask('click', f'.take[data-step="{step}"]')

    def follow(self, rule):
        """A link within the page."""
        self.wait('follow', f'#{rule}')

    def current(self):
        return [card['rule'] for card in self.ask('cards') if card['current']]

    def shown(self, what):
        """The JSON that can be copied."""
        self.ask('click', f'[name=what][value={what}]')
        return self.ask('json')

    def choose(self, number):
        """A ready-made story; None for one of one's own."""
        self.run(f'''const list = document.getElementById("stories"); list.value = "{"" if number is None else number}";
          list.dispatchEvent(new Event("change"));''')
