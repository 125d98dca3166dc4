"""Makes the table of units that reports are converted by: `python tests/ucum_table.py`.

Which units there are is what the extractor writes (`units.tsv`); what they are worth is what pint says of their codes.
"""

from __future__ import annotations

import re
from pathlib import Path

import onrecord.reconcile
from onrecord.language.lexicon.lists import table

TABLE = Path(onrecord.reconcile.__file__).parent / "ucum.tsv"
_HEAD = (
    "# Units in base units of the SI, by UCUM code. Made by tests/ucum_table.py from pint; do not edit.\n"
    "code\tfactor\toffset\tdimension\n"
)
_CUBES = {"[cft_i]": "[ft_i]3", "[cyd_i]": "[yd_i]3"}
"""UCUM's cubic foot and yard, which ucumvert reads as hundredths of a foot and of a yard."""
_NO_MEASURE = {"[iU]", "dB"}
"""A unit whose worth depends on the substance, and a logarithm."""
_BASE = {"[length]": "m", "[mass]": "kg", "[time]": "s", "[temperature]": "K", "[current]": "A", "[substance]": "mol"}


def codes() -> list[str]:
    """The codes that the extractor writes, and the parts that rates and prices are put together from."""
    return sorted({row["code"] for row in table("units")} | {"1", "s", "min", "h", "d", "wk", "mo", "a", "m2"})


def atoms() -> list[str]:
    """The parts of the codes between dots and strokes, without exponents and annotations."""
    parts = (part for code in codes() for part in re.split(r"[./]", code) if part and "{" not in part)
    return sorted({re.sub(r"(?<=[\w\]])\d+$", "", part) for part in parts} - {"1", "10*6"} - _NO_MEASURE)


def made() -> str:
    """The table as it should be."""
    import pint
    from ucumvert import PintUcumRegistry
    from ucumvert.parser import InvalidUcumError

    registry = PintUcumRegistry()
    lines = []
    for atom in atoms():
        try:
            quantity = registry.from_ucum(_CUBES.get(atom, atom))
        except InvalidUcumError:
            continue  # a code that pint's grammar does not know is compared with itself alone
        unit = getattr(quantity, "units", quantity)
        scale = getattr(quantity, "magnitude", 1)
        try:
            one = registry.Quantity(scale, unit).to_base_units()
            zero = registry.Quantity(0.0 * scale, unit).to_base_units()
        except pint.PintError:
            continue
        dimension = " ".join(
            f"{_BASE.get(name, name.strip('[]'))}{int(power) if power != 1 else ''}"
            for name, power in sorted(one.dimensionality.items())
        )
        # Bits, angles and the like have no dimension to pint; to a reader a bit is no mere number.
        dimension = dimension or ("" if atom in {"%", "[ppth]", "[ppm]", "[ppb]"} else str(one.units))
        factor, offset = float(one.magnitude - zero.magnitude), float(zero.magnitude)
        lines.append(f"{atom}\t{factor:.15g}\t{offset:.15g}\t{dimension}")
    return _HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    TABLE.write_text(made(), "utf-8")
