"""Builds data/ and datapackage.json from raw/ and the decisions in this folder.

It is what `onrecord build` does, for the corpus in which this file stands, from whatever folder it is called.
"""

import sys
from pathlib import Path

from onrecord.cli import app

if __name__ == "__main__":
    app(["build", "--root", str(Path(__file__).resolve().parent.parent), *sys.argv[1:]])
