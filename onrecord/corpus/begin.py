"""The files with which a corpus begins: it builds as soon as it has a text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from onrecord.corpus.contribute.toml_text import toml_value
from onrecord.extraction.ids import slug
from onrecord.schema.generate import contract_files

__all__ = ["begin"]

_DATASET = """\
#:schema ../schema/dataset.json
# What the dataset is called, who stands for it, and which release this is.

name = {name}
title = {title}
description = "Who said what, what was agreed, and which figures were given, in the articles of raw/."
version = "0.1.0"
created = {created}
languages = ["en"]
"""
_ENTITIES = """\
#:schema ../schema/entities.json
# The entities that are the same one in all articles. One that this file does not name gets an id made from its name.
#
# [[entity]]
# id = "kari-moen"
# name = "Kari Moen"
# kind = "person"
# role = "Minister of Transport of Norway"
# country = "NO"
# aliases = ["Moen"]

entity = []
"""
_MEASURES = """\
#:schema ../schema/measures.json
# What is measured, under one name in all articles. A number whose phrase is not here is named after its own noun.
#
# [[measure]]
# name = "ferry_passengers"
# description = "Passengers of the ferry line in one year."
# kind = "count"
# words = ["passengers", "travellers"]

measure = []
"""
_README = """\
# {title}

A corpus of articles, read with [OnRecord](https://pypi.org/project/onrecord/).

```sh
onrecord new ARTICLE.txt    # a text in UTF-8, or a page saved as .html: into raw/, with a .toml to complete
onrecord build              # data/, datapackage.json and a card, out of raw/ and build/
onrecord compare indicators # what several articles report, side by side
```

- `raw/`: each text as it came, and beside it a `.toml` with what is known of it
- `build/entities.toml`, `build/measures.toml`: who and what is the same in all articles
- `build/corrections/`: what readers change, row by row: `onrecord correct ROW`
- `schema/`: the schemas by which an editor completes and checks these files
"""


def begin(folder: Path, today: date | None = None) -> list[Path]:
    """Writes them into `folder`, and returns their paths. `today` is the day of the first release.

    Raises:
        FileExistsError: one of them, or raw/, is there already; nothing is written then.
        OSError: a file cannot be written.
    """
    title = " ".join(folder.resolve().name.replace("-", " ").replace("_", " ").split()) or "Articles"
    title = title[0].upper() + title[1:]
    name = slug(title) if any(map(str.isalnum, title)) else "articles"
    name = name if name.isascii() else "articles"
    files = {
        "README.md": _README.format(title=title),
        "build/dataset.toml": _DATASET.format(
            name=toml_value(name), title=toml_value(title), created=(today or date.today()).isoformat()
        ),
        "build/entities.toml": _ENTITIES,
        "build/measures.toml": _MEASURES,
        "build/corrections/.gitkeep": "",
        "raw/.gitkeep": "",
        **{f"schema/{name}": text for name, text in contract_files().items() if name.endswith(".json")},
    }
    there = [name for name in files if (folder / name).exists()]
    if there:
        raise FileExistsError(f"{folder} is begun already: {', '.join(there[:3])} is there")
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    return [folder / name for name in files if not name.endswith(".gitkeep")]
