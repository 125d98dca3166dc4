"""Draws one figure as each outlet gave it: `python docs/plot_comparison.py` makes docs/comparing-sources.svg anew.

A dot is a number without a qualifier, an arrow an open end ("more than"), a bar what "nearly" or "about" leave open.
"""

from __future__ import annotations

import argparse
import math
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib as mpl
from matplotlib.ticker import StrMethodFormatter

import onrecord
from onrecord.reconcile.intervals import interval
from onrecord.schema import Indicator

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from onrecord.reconcile import Comparison, Member

# The same data give the same file, byte for byte: no date, no random ids.
mpl.use("svg")
mpl.rcParams |= {"svg.hashsalt": "onrecord", "svg.fonttype": "none", "font.size": 11, "font.family": "sans-serif"}

COLOURS = {"agree": "#1b7837", "compatible": "#2166ac", "conflict": "#b2182b", "unit_mismatch": "#666666"}
"""By how a report relates to the best value of the series."""


def draw(comparison: Comparison, path: Path) -> None:
    """Write the range plot of a series to an SVG file."""
    import matplotlib.pyplot as plt

    members = [member for member in comparison.members if isinstance(member.row, Indicator)]
    values = [member.row.value for member in members if isinstance(member.row, Indicator)]
    margin = 0.35 * (max(values) - min(values)) or 0.2 * abs(max(values)) or 1.0
    figure, axes = plt.subplots(figsize=(8.5, 0.75 * len(members) + 1.4), layout="constrained")
    for height, member in enumerate(reversed(members)):
        _report(axes, height, member, margin)
    axes.set_xlim(min(values) - margin, max(values) + 1.6 * margin)
    axes.set_ylim(-0.6, len(members) - 0.2)
    axes.set_yticks(range(len(members)), [_label(member) for member in reversed(members)])
    axes.xaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
    axes.set_title(f"{comparison.title.replace('_', ' ')}: {getattr(comparison.whole, 'verdict', '')}", loc="left")
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x", color="#dddddd")
    axes.set_axisbelow(True)
    figure.savefig(path, metadata={"Date": None})


def _report(axes: Axes, height: int, member: Member, margin: float) -> None:
    """One report: its number, what it leaves open, and its words above."""
    row = member.row
    assert isinstance(row, Indicator)
    colour = COLOURS[member.relation]
    allowed = interval(row.value, row.value_high, row.qualifier, row.unit)
    for end, direction in ((allowed.low, -1), (allowed.high, 1)):
        if math.isinf(end):
            tip = (row.value + direction * margin, height)
            axes.annotate("", tip, (row.value, height), arrowprops={"arrowstyle": "->", "color": colour, "lw": 2})
        elif row.qualifier != "exact":
            axes.plot([row.value, end], [height, height], color=colour, lw=5, alpha=0.4, solid_capstyle="butt")
    filled = colour if row.qualifier == "exact" else "white"
    axes.plot(row.value, height, "o", color=colour, markerfacecolor=filled, markersize=8, markeredgewidth=2)
    axes.annotate(row.text, (row.value, height), (0, 9), textcoords="offset points", ha="center", color=colour)


def _label(member: Member) -> str:
    return member.outlet or member.row.article_id.split("-")[0]


def main() -> None:
    """Find the series and draw it."""
    parser = argparse.ArgumentParser(description=__doc__.split(":")[0] if __doc__ else None)
    parser.add_argument("--measure", default="troops_near_ukraine")
    parser.add_argument("--data", type=Path, help="the root of another dataset than the installed one")
    parser.add_argument("--to", type=Path, default=Path(__file__).with_name("comparing-sources.svg"))
    wanted = parser.parse_args()
    found = [
        comparison
        for comparison in onrecord.compare("indicators", data=wanted.data)
        if getattr(comparison.whole, "measure", None) == wanted.measure
    ]
    if not found:
        parser.error(f"no series of {wanted.measure!r} has two reports")
    draw(found[0], wanted.to)


if __name__ == "__main__":
    main()
