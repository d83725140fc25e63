# SPDX-License-Identifier: MIT
"""The diagram of the page: the states on a ring, and an arrow for all that leads one party from one to another.

doc/lifecycle.svg has an arrow for every step, for a large sheet; this one fits a phone, and its states can be picked.
"""

import html
import itertools
import math

WIDTH, HEIGHT = 460, 440
CENTRE, RADIUS = (230, 216), 172
# Half of a state's box; at 328 pixels, a phone's width less its margins, it is still 46 pixels high.
BOX = (54, 33)
# Clockwise from the left, so that an invitation goes over the top.
RING = ['none', 'created', 'pending', 'accepted', 'resigned', 'declined', 'removed']
# How far an arrow bends to the right of its way, and the next one between the same states further.
BEND, NEXT_BEND = 13, 26
# How far one that passes a single state bends to the middle of the ring, to be clear of that state's box.
PASSING_BEND = 26
# Where a label would cover a state's box or another label, moved by so much; a party's own place comes first.
MOVED = {
    ('declined', 'removed'): (0, 52), ('created', 'none'): (-16, -14), ('none', 'created'): (24, 18),
    ('created', 'pending'): (20, 24), ('pending', 'created'): (-20, -12), ('accepted', 'resigned'): (14, 0),
    ('pending', 'accepted'): (30, -20), ('pending', 'accepted', 'member'): (10, 22), ('resigned', 'accepted'): (-14, 0),
    ('removed', 'none'): (-40, 2), ('pending', 'none'): (24, 12), ('resigned', 'pending'): (16, -14),
    ('resigned', 'created'): (-10, 6),
}


def place(state):
    angle = 2 * math.pi * (RING.index(state) - RING.index('pending')) / len(RING)
    return CENTRE[0] + RADIUS * math.sin(angle), CENTRE[1] - RADIUS * math.cos(angle)


def between(a, b, t):
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def on_curve(curve, t):
    start, control, end = curve
    return between(between(start, control, t), between(control, end, t), t)


def covers(centre, point, margin):
    return all(abs(point[i] - centre[i]) <= BOX[i] + margin for i in (0, 1))


def bent(origin, target, bend):
    """The curve from box to box that bends to the right of its way."""
    start, end = place(origin), place(target)
    length = math.dist(start, end)
    right = -(end[1] - start[1]) / length, (end[0] - start[0]) / length
    middle = between(start, end, 0.5)
    whole = start, (middle[0] + 2 * bend * right[0], middle[1] + 2 * bend * right[1]), end
    times = [i / 400 for i in range(401)]
    first = next(t for t in times if not covers(start, on_curve(whole, t), 2))
    last = next(t for t in reversed(times) if not covers(end, on_curve(whole, t), 4))
    return cut(whole, first, last)


def cut(curve, first, last):
    """The part of a quadratic curve between two times."""
    start, control, end = curve
    corner = between(between(start, control, first), between(control, end, first), last)
    return on_curve(curve, first), corner, on_curve(curve, last)


def head(curve, party):
    """An arrow's head: full for the member, open for the administrator."""
    _start, control, end = curve
    angle = math.atan2(end[1] - control[1], end[0] - control[0])
    sides = [(end[0] - 10 * math.cos(angle + turn), end[1] - 10 * math.sin(angle + turn)) for turn in (0.45, -0.45)]
    points = ' '.join(f'{x:.1f},{y:.1f}' for x, y in (sides[0], end, sides[1]))
    return f'<poly{"gon" if party == "member" else "line"} class="head" points="{points}"/>'


def label(curve, origin, target, party, steps):
    x, y = on_curve(curve, 0.5)
    moved = MOVED.get((origin, target, party)) or MOVED.get((origin, target), (0, 0))
    lines = ''.join(f'<tspan x="{x + moved[0]:.1f}" dy="{0 if i == 0 else 14}">{step}</tspan>'
                    for i, step in enumerate(steps))
    return f'<text class="label" y="{y + moved[1] + 4 - 7 * (len(steps) - 1):.1f}">{lines}</text>'


def bend_of(origin, target, n_before):
    """How far to the right, which is the middle of the ring on a way clockwise."""
    way = (RING.index(target) - RING.index(origin)) % len(RING)
    bends = {2: PASSING_BEND + NEXT_BEND * n_before, len(RING) - 2: -PASSING_BEND - NEXT_BEND * n_before}
    return bends.get(way, BEND + NEXT_BEND * n_before)


def arrow(origin, target, party, cells, bend):
    curve = bent(origin, target, bend)
    (x, y), (cx, cy), (ex, ey) = curve
    rules = ' '.join(cell['rule'] for cell in cells)
    dashed = ' by-switch' if all(cell['outcome']['effect'] != 'move' for cell in cells) else ''
    return (f'<g class="arrow {party}{dashed}" data-from="{origin}" data-to="{target}" data-party="{party}" '
            f'data-rules="{rules}">'
            f'<path d="M{x:.1f},{y:.1f} Q{cx:.1f},{cy:.1f} {ex:.1f},{ey:.1f}"/>{head(curve, party)}'
            f'{label(curve, origin, target, party, [cell["step"] for cell in cells])}</g>')


def target(cell):
    """Where a cell may lead, by itself or by its switch; None if nowhere."""
    for outcome in (cell['outcome'], cell.get('turned', {})):
        if outcome.get('effect') == 'move':
            return outcome['to']
    return None


def arrows(table):
    def key(cell):
        return cell['from'], target(cell), cell['party']

    moving = sorted(filter(target, table['cells']), key=key)
    drawn = {}
    for (origin, end, party), cells in itertools.groupby(moving, key):
        n_before = drawn.setdefault((origin, end), 0)
        drawn[origin, end] += 1
        yield arrow(origin, end, party, list(cells), bend_of(origin, end, n_before))


def box(state, meaning):
    x, y = place(state['name'])
    status = state['member_status']
    said = f'{state["name"]}: {meaning} ' + (f'MemberStatus {status}.' if status else 'No MemberStatus.')
    second = f'<text class="status" x="{x:.1f}" y="{y + 18:.1f}">{status}</text>' if status else ''
    return (f'<g class="state" role="radio" aria-checked="false" tabindex="-1" data-state="{state["name"]}" '
            f'aria-label="{html.escape(said)}">'
            f'<rect x="{x - BOX[0]:.1f}" y="{y - BOX[1]:.1f}" width="{2 * BOX[0]}" height="{2 * BOX[1]}" rx="14"/>'
            f'<text class="name" x="{x:.1f}" y="{y + (-3 if status else 6):.1f}">{state["name"]}</text>{second}</g>')


def draw(table, meanings):
    states = {state['name']: state for state in table['states']}
    parts = [*arrows(table), *(box(states[name], meanings[name]) for name in RING)]
    return (f'<svg id="diagram" viewBox="0 0 {WIDTH} {HEIGHT}" role="radiogroup" aria-label="State of the pair">\n'
            + '\n'.join(parts) + '\n</svg>')
