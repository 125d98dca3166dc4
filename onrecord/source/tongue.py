"""In which language a text is: by its script, and where a script serves many languages by its commonest small words."""

from __future__ import annotations

import re
from collections import Counter

from onrecord.language.lexicon.lists import table

__all__ = ["plainly_not_english", "script_of", "tongue"]

_SAMPLE = 20_000
_SCRIPTS = {
    "Latin": re.compile(r"[A-Za-zÀ-ɏ]"),
    "Cyrillic": re.compile(r"[\u0400-\u052f]"),
    "Arabic": re.compile(r"[\u0600-\u06ff\u0750-\u077f]"),
    "Han": re.compile(r"[\u3400-\u9fff]"),
    "Kana": re.compile(r"[\u3040-\u30ff]"),
    "Hangul": re.compile(r"[\uac00-\ud7af]"),
    "Greek": re.compile(r"[\u0370-\u03ff]"),
    "Hebrew": re.compile(r"[\u0590-\u05ff]"),
    "Devanagari": re.compile(r"[\u0900-\u097f]"),
    "Thai": re.compile(r"[\u0e00-\u0e7f]"),
    "Georgian": re.compile(r"[\u10a0-\u10ff]"),
    "Armenian": re.compile(r"[\u0530-\u058f]"),
}
_ONE_LANGUAGE = {"Hangul": "ko", "Greek": "el", "Hebrew": "he", "Thai": "th", "Georgian": "ka", "Armenian": "hy"}
_VOTES: dict[str, frozenset[str]] = {row["code"]: frozenset(row["words"].split()) for row in table("source_stopwords")}
_WORD = re.compile(r"[^\W\d_]+")


def script_of(text: str) -> str | None:
    """The script of at least two thirds of the letters; Han and kana together are Japanese and count as kana.

    >>> script_of("Xi met Путин"), script_of("Путин в Пекине"), script_of("12–14")
    (None, 'Cyrillic', None)
    """
    sample = text[:_SAMPLE]
    counts = {name: len(letters.findall(sample)) for name, letters in _SCRIPTS.items()}
    if counts["Kana"] * 10 > counts["Han"]:
        counts["Kana"] += counts.pop("Han")
    total = sum(counts.values())
    best = max(counts, key=lambda name: counts[name])
    return best if total and counts[best] * 3 >= total * 2 else None


def tongue(text: str, least: int = 6) -> str | None:
    """The BCP 47 code of the language, or None when unsure: fewer than `least` of its small words, or a second language
    with more than half as many.

    >>> tongue("The two sides agreed that the talks of this week were of use to both and would go on in the spring.")
    'en'
    >>> tongue("Le ministre a dit que les deux pays sont prêts à signer un accord dans les jours qui viennent.")
    'fr'
    >>> tongue("Riga, Oslo, Bonn"), tongue("部长们在里加会面,讨论了粮食走廊。")
    (None, 'zh')
    """
    script = script_of(text)
    if script is None:
        return None
    if script in _ONE_LANGUAGE:
        return _ONE_LANGUAGE[script]
    if script in ("Han", "Kana"):
        return "zh" if script == "Han" else "ja"
    found = Counter(_WORD.findall(text[:_SAMPLE].casefold()))
    ranking = sorted(((sum(found[word] for word in small), code) for code, small in _VOTES.items()), reverse=True)
    (best, code), (second, _) = ranking[:2]
    return code if best >= least and best > 2 * second else None


def plainly_not_english(text: str) -> str | None:
    """The language, or at least the script, of a text that cannot be English; None where it is, or may be.

    Made for single sentences too, and for English that quotes another language: a text passes unless another script
    prevails, or eight of another language's small words stand there, and four to each English one.

    >>> plainly_not_english("Министр сказал, что страны договорились."), plainly_not_english("Merci beaucoup.")
    ('Cyrillic', None)
    >>> plainly_not_english("Le ministre a dit que les pays sont prêts à signer un accord dans les jours qui viennent.")
    'fr'
    >>> plainly_not_english("He said: “Les deux pays sont prêts à signer un accord dans les jours qui viennent.”")
    """
    script = script_of(text)
    if script not in (None, "Latin"):
        return tongue(text) or script
    found = Counter(_WORD.findall(text[:_SAMPLE].casefold()))
    votes = {code: sum(found[word] for word in small) for code, small in _VOTES.items()}
    english = votes.pop("en")
    most, code = max((number, code) for code, number in votes.items())
    return code if most >= 8 and most > 4 * english else None
