"""The articles of all that is given, each id once, and what is passed over on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.engine.inputs.files import Given, Source, files_of, local_files
from onrecord.engine.inputs.given import InputError, Options, Rejected
from onrecord.engine.inputs.kinds import ONE_DOCUMENT, documents_of, parquet_file
from onrecord.schema import Article
from onrecord.source.tongue import plainly_not_english

__all__ = ["count_inputs", "read_inputs"]


def read_inputs(source: Source | Sequence[Source], options: Options | None = None) -> Iterator[Article | Rejected]:
    """The articles of files, folders to any depth, archives, patterns and addresses, in order; or why it is none.

    Texts, pages, Markdown, Word files and mails are read as sources are: header, captions and furniture are told apart.
    The text of rows (.jsonl, .json, .csv, .tsv, .xlsx, .parquet) is taken as it is, so offsets count in it, with every
    column of `articles` that they have.

    Raises:
        InputError: there is nothing at a path, or nothing that could be read.
    """
    sources = [source] if isinstance(source, Source) else list(source)
    files = files_of(sources)
    first = next(files, None)
    if first is None:
        raise InputError(f"{' '.join(map(str, sources))} holds no file")
    if first.alone and len(sources) == 1:
        _refuse_at_once(first)
    return _each_once(_documents(first, files, options or Options(), sources))


def count_inputs(source: Source | Sequence[Source]) -> int | None:
    """How many documents there are, where that is told without reading them; for a progress bar.

    Raises:
        InputError: a file cannot be read.
    """
    sources = [source] if isinstance(source, Source) else list(source)
    files = local_files(sources)
    if len(files) == 1 and files[0].suffix.lower() == ".parquet":
        return int(parquet_file(files[0], str(files[0])).metadata.num_rows)
    single = [file for file in files if file.suffix.lower() in ONE_DOCUMENT]
    return len(single) if single and len(single) * 2 > len(files) else None


def _refuse_at_once(given: Given) -> None:
    """Raises before anything is written where the one file that was named is none that could be read."""
    if given.suffix == ".parquet" and given.path is not None:
        parquet_file(given.path, str(given.path))


def _documents(
    first: Given, rest: Iterator[Given], options: Options, sources: Sequence[Source]
) -> Iterator[tuple[Given, str, Article | Rejected]]:
    given: Given | None = first
    articles = 0
    refused: Rejected | None = None
    while given is not None:
        for place, item in documents_of(given, options):
            if isinstance(item, Article):
                articles += 1
            elif refused is None:
                refused = item
            yield given, place, item
        given = next(rest, None)
    if not articles and (refused is None or refused.code == "OR-X007"):
        reason = f": {refused.place}: {refused.reason}" if refused else ""
        raise InputError(f"{' '.join(map(str, sources))} holds no file that could be read{reason}")


def _each_once(found: Iterator[tuple[Given, str, Article | Rejected]]) -> Iterator[Article | Rejected]:
    """Rejects an article whose id stood before: rows of two articles must not be mixed. A file whose name but for its
    suffix is that of another is called by its whole name.
    """
    seen: set[str] = set()
    for given, place, item in found:
        if isinstance(item, Article) and item.article_id in seen and item.article_id == given.stem:
            whole = f"{given.stem}{given.suffix}"
            item = item.model_copy(update={"article_id": place if whole in seen else whole})
        if isinstance(item, Article) and item.article_id in seen:
            yield Rejected(place, item.article_id, "OR-X003", "an earlier document has the same article_id")
            continue
        if isinstance(item, Article):
            seen.add(item.article_id)
            if language := plainly_not_english(item.words):
                said = f"the text is in another language ({language}), and the rules read English"
                yield Rejected(place, item.article_id, "OR-R017", said)
                continue
        yield item
