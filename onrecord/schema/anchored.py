"""What a table says of its rows by its base class, so that whatever loops over tables knows what to do with them.

A record that points at words of an article is `Anchored`; one that says what the article reports is `Reported`; one
that lines reports up across articles is `LinedUp`. Checks, editions, evidence, corrections, comparisons and differences
ask for the base class, never for a table by name: a new table is a record, its finder and its tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from onrecord.schema.record import ForeignKey, Record, shown
from onrecord.schema.types import ANCHORED

__all__ = ["Anchored", "LinedUp", "Member", "Reported", "Worded"]


class Worded(Record):
    """A row with words of an article that the public edition may withhold."""

    wording: ClassVar[str] = "text"
    """The column that holds them, the only one that is `capped`."""

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        if hasattr(cls, "table") and cls.columns_of_words("capped") != (cls.wording,):
            raise TypeError(f"{cls.__name__}.{cls.wording} is not the one column of capped words")

    @property
    def words(self) -> str:
        """The words, for those who cannot do without them.

        Raises:
            WithheldError: the edition withholds them.
        """
        return shown(getattr(self, self.wording), self.table, str(self.key[0]))


class Anchored(Worded):
    """A row that points at words of an article: `text` is `articles.text[start:end]`."""

    order: ClassVar[tuple[str, ...]] = ANCHORED
    headline: ClassVar[str] = "text"
    turn: ClassVar[int] = 0
    """In which turn the public edition shows the words: what gave a row before what gave none."""

    if TYPE_CHECKING:
        # Each table declares them, each in its own words and at its own place.
        article_id: str
        text: str | None
        start: int
        end: int

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        if hasattr(cls, "table") and not {*ANCHORED, "text"} <= cls.model_fields.keys():
            raise TypeError(f"{cls.__name__} has no {', '.join(ANCHORED)} and text, by which a row is anchored")


class Reported(Anchored):
    """A row that says what an article reports: a rule found it, or a person corrected or added it."""

    letter: ClassVar[str]
    """The letter of its ids: q in q-0a1b2c3d4e5f6071."""
    lined_up_by: ClassVar[str | None] = None
    """The column that points at what lines it up across articles."""
    follows: ClassVar[tuple[str, ...]] = ()
    """Columns that follow from other cells or rows, so that no correction sets them."""
    said_by: ClassVar[str]
    """The column that names, in the words of the text, who says it."""
    known_by: ClassVar[tuple[str, ...]]
    """The cells by which a person knows the row again: what a correction that drops it expects to find."""
    compared: ClassVar[tuple[str, ...]]
    """The cells that a comparison shows beside the words."""

    if TYPE_CHECKING:
        origin: str
        rule: str | None

    @property
    def row_id(self) -> str:
        """The id of the row."""
        return str(self.key[0])

    @classmethod
    def fixed_columns(cls) -> frozenset[str]:
        """The columns that no correction sets: they follow from the words, the rule or other rows.

        >>> from onrecord.schema import Agreement
        >>> sorted(Agreement.fixed_columns())
        ['accord_id', 'article_id', 'end', 'origin', 'quote_id', 'rule', 'start']
        """
        lined_up_by = () if cls.lined_up_by is None else (cls.lined_up_by,)
        return frozenset({*ANCHORED, "origin", "rule", *cls.follows, *lined_up_by})

    @classmethod
    def lined_up_in(cls) -> str | None:
        """The table that lines the rows up across articles.

        >>> from onrecord.schema import Indicator
        >>> Indicator.lined_up_in()
        'series'
        """
        return next((key.table for key in cls.foreign_keys if key.column == cls.lined_up_by), None)


class LinedUp(Record):
    """A row that is made of reports in however many articles, and counts them."""

    computed: ClassVar[bool] = True
    letter: ClassVar[str]
    """The letter of its ids."""
    ascending: ClassVar[tuple[str, ...]] = ()
    """Columns of numbers that stand in ascending order, as far as they are known."""
    worded_by: ClassVar[tuple[str, ...]] = ()
    """The columns of the reports from which the wording, if it has one, is taken."""

    if TYPE_CHECKING:
        mentions: int
        articles: int
        origins: int
        first_report: str | None
        last_report: str | None

    @property
    def row_id(self) -> str:
        """The id of the row."""
        return str(self.key[0])


class Member(Record):
    """One item of a list that a row has, in a table of such items; its key is that of the row, and the item."""

    member_of: ClassVar[str]
    """What a correction of the row calls the list."""

    if TYPE_CHECKING:
        position: int

    @classmethod
    def owner(cls) -> ForeignKey:
        """The key of the row that has the list.

        >>> from onrecord.schema import AgreementParty
        >>> AgreementParty.owner()
        ForeignKey(column='agreement_id', table='agreements', reference='agreement_id')
        """
        return next(key for key in cls.foreign_keys if key.column == cls.primary_key[0])
