"""What there is for screen readers, low vision, keyboards and slow terminals."""

from __future__ import annotations

from careercli.screens.document import Bullets, Commands, Document, Paragraph, Section


def accessibility_document() -> Document:
    """The page of `careercli accessibility`."""
    return Document(
        title="Accessibility",
        intro=(
            Paragraph(
                "Everything in careercli can be done without a full screen, without color, without a mouse and "
                "without moving a cursor. Nothing is told by color, position or a drawing alone."
            ),
        ),
        sections=(
            Section(
                "readers",
                "Screen readers and braille",
                (
                    Commands(
                        (
                            ("careercli --accessible", "the explorer step by step: numbered lines, typed answers"),
                            ("export CAREERCLI_ACCESSIBLE=1", "the same for every command, for good"),
                        )
                    ),
                    Bullets(
                        (
                            "Tables are read row by row, each value after its name; bars and marks become words.",
                            "Nothing is cleared, redrawn or animated: what was read stays above.",
                            "Where you are is said in words: 1 to 12 of 36, marked, saved, step 2 of 6.",
                            "Typed at any prompt: a number, back, more, find nurse, help, or a whole command.",
                        )
                    ),
                ),
            ),
            Section(
                "vision",
                "Low vision",
                (
                    Bullets(
                        (
                            "Only the terminal's own sixteen colors are used, never a background: your "
                            "contrast, your font, your light or dark theme apply.",
                            "Large letters leave few columns: every page reads at 40 columns; below 60 the "
                            "explorer goes step by step by itself.",
                            "`NO_COLOR=1` or `--no-color` takes all color away; weight and words carry it alone.",
                        )
                    ),
                ),
            ),
            Section(
                "keyboards",
                "Keyboards and switches",
                (
                    Bullets(
                        (
                            "Every action is one key; no key has to be held, none is timed, none needs two hands.",
                            "Keys stand at the foot of the screen; `?` explains them, Ctrl+P finds them by name.",
                            "Mock interviews show the time and never cut off.",
                        )
                    ),
                ),
            ),
            Section(
                "slow",
                "Slow and simple terminals",
                (
                    Bullets(
                        (
                            "`TERM=dumb`, a serial line or a terminal without these marks gets plain text and "
                            "typed answers; encodings without arrows and bars get ASCII.",
                            "Output into a file or a pipe is plain text; `--format plain` gives records.",
                            "`--no-pager` writes a long page straight through.",
                        )
                    ),
                ),
            ),
        ),
    )
