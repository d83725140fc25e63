# SPDX-License-Identifier: MIT
"""The page can be used by keys alone, with a finger on a phone, in the dark, and on paper."""

import itertools

from selenium.webdriver.common.keys import Keys

from tales import judge_story

# What a finger presses; a link within a sentence may be as small as its text.
TARGETS = 'button, select, summary, fieldset label, #diagram .state, #steps .source a, #story a'
PHONE = 360, 740
FINGER, CONTRAST = 44, 4.5
PARTIES = ['administrator', 'member']


def tab_to(page, wanted, back=False):
    for _ in range(60):
        if page.ask('focused') in wanted:
            assert page.ask('isFocusSeen'), f'the focus on {page.ask("focused")} cannot be seen'
            return
        if back:
            page.press_with(Keys.SHIFT, Keys.TAB)
        else:
            page.press(Keys.TAB)
    raise AssertionError(f'Tab does not lead to any of {wanted}')


def press_to(page, key, wanted):
    for _ in range(12):
        if page.ask('focused') == wanted:
            return
        page.press(key)
    raise AssertionError(f'this key does not lead to {wanted}')


def check_keys(page, table):
    """By keys alone: pick a state, add, invite, decline, accept."""
    page.open()
    tab_to(page, list(table.states))
    press_to(page, Keys.ARROW_RIGHT, 'none')
    tab_to(page, PARTIES)
    press_to(page, Keys.ARROW_LEFT, 'administrator')
    tab_to(page, list(table.steps))
    for step in ('create', 'invite'):
        press_to(page, Keys.ARROW_DOWN, step)
        page.press(Keys.ENTER)
    assert (page.ask('state'), page.ask('focused')) == ('pending', 'invite'), 'the focus is lost by a step'
    tab_to(page, PARTIES, back=True)
    press_to(page, Keys.ARROW_RIGHT, 'member')
    tab_to(page, list(table.steps))
    press_to(page, Keys.ARROW_DOWN, 'decline')
    page.press(Keys.ENTER)
    press_to(page, Keys.HOME, 'accept')
    page.press(Keys.ENTER)
    taken = [entry['rule'] for entry in page.ask('story')]
    assert taken == ['L-none/create', 'L-created/invite', 'L-pending/decline', 'L-declined/accept'], taken
    assert page.ask('state') == 'accepted'
    return f'{judge_story(page, table, table.usual_setting())} steps by keys'


def check_reachable(page, _table):
    """Tab comes to everything that can be pressed."""
    page.open()
    page.ask('openAll')
    wanted = page.ask('tabbable')
    reached = set()
    for _ in range(len(wanted) + 5):
        page.press(Keys.TAB)
        reached.add(page.ask('at'))
    missed = [page.ask('name', i) for i in wanted if i not in reached]
    assert not missed, f'Tab does not come to {missed}'
    return f'{len(wanted)} things by Tab'


def check_copy(page, _table):
    """What is copied is what is shown, with the clipboard and without."""
    page.open('#L-pending/decline')
    page.take('decline')
    for way, what in itertools.product(('clipboard', 'hand'), ('cell', 'story', 'table')):
        shown = page.shown(what)
        if way == 'hand':
            page.run('Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true })')
        page.click('#copy')
        page.wait('whenCopied')
        page.ask('layPaper')
        page.press_with(Keys.CONTROL, 'v')
        assert page.ask('takePaper') == shown, (way, what)
        page.run('delete navigator.clipboard')
    return '3 texts copied in 2 ways'


def check_phone(page, table):
    """Nothing is cut off to the side, and whatever can be pressed is large enough for a finger."""
    page.resize(*PHONE, mobile=True)
    page.open()
    page.choose(0)
    page.ask('click', '#next')
    page.ask('openAll')
    n_targets = 0
    for place in table.places():
        page.pick(*place)
        cut_off = page.ask('cutOff', PHONE[0])
        assert not cut_off and page.run('return document.documentElement.scrollWidth') <= PHONE[0], (place, cut_off[:3])
        sizes = page.ask('sizes', TARGETS)
        small = [target for target in sizes if target[0] < FINGER]
        assert not small, (place, small[:3])
        n_targets += len(sizes)
    page.resize(1280, 1000)
    return f'{n_targets} tap targets'


def check_colors(page, _table):
    """Light and dark, every text is dark or light enough to be read."""
    page.open('#L-pending/delete-invitation')
    n_texts = 0
    for scheme, party in itertools.product(('light', 'dark'), PARTIES):
        page.prefer(prefers_color_scheme=scheme)
        page.run('document.getAnimations().forEach((one) => one.finish())')
        page.pick('pending', party)
        page.run('document.getAnimations().forEach((one) => one.finish())')
        contrasts = page.ask('contrasts')
        low = [text for text in contrasts if text[0] < CONTRAST]
        assert not low, (scheme, low[:3])
        assert page.ask('ground') < 0.05 if scheme == 'dark' else page.ask('ground') > 0.8, scheme
        n_texts += len(contrasts)
    return f'{n_texts} contrasts'


def check_media(page, _table):
    """Paper gets the table, and somebody who wants no motion none."""
    page.open()
    page.prefer(media='print')
    assert not page.ask('isShown', '#steps'), 'paper shows what can only be pressed'
    page.run('dispatchEvent(new Event("beforeprint"))')
    assert page.ask('isShown', '#cells tr'), 'paper does not show the table'
    page.prefer(prefers_reduced_motion='reduce')
    assert page.ask('motion') == '0s', 'what moves, moves for those who want no motion'
    page.prefer(prefers_reduced_motion='no-preference')
    assert page.ask('motion') != '0s', 'nothing moves: then nothing has to stand still either'
    return 'paper'
