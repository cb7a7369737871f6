"""How far apart two roles are, in a word or two.

The bands are this project's own, in the points of `Gap.distance` (30: every core skill is new). They are set so
that the words tell described moves from chance; `benchmarks/verdicts.py` counts again. In November 2026, of 96
roles:

                                  close   a stretch   a real change   far apart
    moves a role file describes    24 %        36 %            39 %         0 %
    the same by points alone       24 %        36 %            24 %        15 %
    two such moves in a row         4 %        20 %            33 %        43 %
    all other pairs                 1 %         4 %            18 %        77 %

A move that a role file describes was judged by somebody who knows the work: that is better evidence than a sum. So
it is not called far apart, however little the lists of skills share, unless more than four years of study stand in
the way: with a first degree and more still ahead, the way is far for whoever it suits.
"""

from __future__ import annotations

from enum import StrEnum

LONG_STUDY = 4
"""Years of full-time study, those of a bachelor's degree, beyond which a described move can still be far apart."""


class Verdict(StrEnum):
    """How far apart, in words."""

    CLOSE = "close"
    STRETCH = "a stretch"
    CHANGE = "a real change"
    FAR = "far apart"

    @classmethod
    def of(cls, distance: float) -> Verdict:
        """The word for a distance alone: close below 24, a stretch below 32, a real change below 40."""
        if distance < 24:
            return cls.CLOSE
        if distance < 32:
            return cls.STRETCH
        return cls.CHANGE if distance < 40 else cls.FAR

    @classmethod
    def given(cls, distance: float, *, told: bool, study: float) -> Verdict:
        """The word for a distance, when a role file tells this very move or not, and `study` years lie ahead."""
        word = cls.of(distance)
        return cls.CHANGE if word is cls.FAR and told and study <= LONG_STUDY else word
