"""A name as it is compared, whoever compares it."""

from __future__ import annotations


def fold(text: str) -> str:
    """A name as it is compared: case-folded, hyphens, slashes and runs of space as single spaces.

    Composed and decomposed accents are the same, and so are a letter's forms in upper and lower case. What is
    no character (a byte of an argument that is not UTF-8) becomes a question mark.
    """
    if not text.isascii():
        import unicodedata

        text = unicodedata.normalize("NFKC", text.encode("utf-8", "replace").decode("utf-8").upper())
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").replace("/", " ").split())
