"""How long a great many quotes take to reconcile, on one core, and how much memory.

    python benchmarks/reconcile.py                     # 10,000 to 1,000,000 quotes
    python benchmarks/reconcile.py --quotes 100000     # one size

Each size runs in a process of its own, so that the peak memory is that of the size. The quotes are synthetic: speakers
and words are drawn with the skew that names and words have (Zipf), articles are spread over ten years, and a statement
is reported one to six times, in the same words, in part, or with words left out and moved. Statements are checked
against how the quotes were made, so that speed is not bought with rubbish.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate

from onrecord.reconcile.occasions import Occasion
from onrecord.reconcile.speakers import Voice
from onrecord.reconcile.statements import Saying, group_stream

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
COLUMNS = {
    "quotes": 10,
    "statements": 10,
    "seconds": 8,
    "microseconds_per_quote": 22,
    "peak_mb": 8,
    "precision": 9,
    "recall": 7,
}
"""What is printed of each size, and how wide."""
SHARES = ("precision", "recall")
FUNCTION_WORDS = (
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "that",
    "is",
    "for",
    "we",
    "it",
    "on",
    "this",
    "our",
    "will",
    "not",
    "are",
)


class Draw:
    """Draws from a number of things, the first far more often than the last."""

    def __init__(self, number: int) -> None:
        self._sums = list(accumulate(1 / (place + 3) for place in range(number)))

    def __call__(self, chance: random.Random) -> int:
        """The number of the thing drawn."""
        return bisect(self._sums, chance.random() * self._sums[-1])


def quotes(number: int, seed: int = 1) -> Iterator[tuple[int, Saying]]:
    """So many quotes, each with the number of the statement that it was made from."""
    chance = random.Random(seed)
    speaker, word = Draw(max(200, number // 50)), Draw(30_000)
    made = statement = 0
    while made < number:
        statement += 1
        voice, day = Voice(f"speaker-{speaker(chance)}"), 737_000 + chance.randrange(3650)
        words = [_word(word(chance), chance) for _ in range(chance.randint(8, 34))]
        for _ in range(min(chance.choice((1, 1, 1, 1, 2, 2, 3, 6)), number - made)):
            made += 1
            text = " ".join(_reported(words, chance))
            yield (
                statement,
                Saying(
                    quote_id=f"q{made:08}",
                    article_id=f"a{made:08}",
                    text=text,
                    reported=False,
                    occasion=Occasion(None, day + chance.randrange(3)),
                    voice=voice,
                ),
            )


def _word(number: int, chance: random.Random) -> str:
    if chance.random() < 0.45:
        return chance.choice(FUNCTION_WORDS)
    letters = []
    while number or not letters:
        number, syllable = divmod(number, 90)
        letters.append("bdfgklmnprstvzhj cwx"[syllable // 5].strip("") + "aeiou"[syllable % 5])
    return "".join(letters).replace(" ", "q") + "n"


def _reported(words: list[str], chance: random.Random) -> list[str]:
    """The words as one outlet gives them."""
    way = chance.random()
    if way < 0.5:
        return words
    if way < 0.75:
        start = chance.randrange(len(words) // 3)
        return words[start : start + max(8, 2 * len(words) // 3)]
    return [word for word in words if chance.random() > 0.1]


def measure(number: int) -> dict[str, float]:
    """Time, memory and correctness for one size."""
    made_of: dict[str, int] = {}

    def stream() -> Iterator[Saying]:
        for statement, saying in quotes(number):
            made_of[saying.quote_id] = statement
            yield saying

    started = time.perf_counter()
    for _ in quotes(number):
        pass
    making = time.perf_counter() - started
    started = time.perf_counter()
    right = together = statements = 0
    for group in group_stream(stream()):
        statements += 1
        sizes = Counter(made_of[saying.quote_id] for saying in group)
        right += sum(size * (size - 1) // 2 for size in sizes.values())
        together += len(group) * (len(group) - 1) // 2
    seconds = time.perf_counter() - started - making
    true = sum(size * (size - 1) // 2 for size in Counter(made_of.values()).values())
    return {
        "quotes": number,
        "statements": statements,
        "seconds": seconds,
        "microseconds_per_quote": 1e6 * seconds / number,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "precision": right / together if together else 1.0,
        "recall": right / true if true else 1.0,
    }


def main() -> None:
    """Measures the sizes asked for and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--quotes", type=int, help="one size, measured in this very process and printed as JSON")
    wanted = parser.parse_args()
    if wanted.quotes:
        print(json.dumps(measure(wanted.quotes)))
        return
    print(" ".join(f"{name:>{width}}" for name, width in COLUMNS.items()))
    for size in SIZES:
        command = [sys.executable, __file__, "--quotes", str(size)]
        row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        cells = (f"{row[name]:>{width},.{3 if name in SHARES else 0}f}" for name, width in COLUMNS.items())
        print(" ".join(cells), flush=True)


if __name__ == "__main__":
    main()
