"""Texts that a person writes in their own editor, on a private file that is gone once the text is saved."""

from __future__ import annotations

import re
from pathlib import Path

from careercli.cli.session import Session
from careercli.errors import UsageError

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_GAP = re.compile(r"\n[ \t]*\n\s*")


def edited(session: Session, name: str, text: str) -> tuple[str, Path]:
    """The text after an edit that began with `text`, and the draft to `discard` once it is saved.

    Raises UsageError without a terminal, without an editor, when the editor fails, or with `--no-save`.
    """
    from careercli.me.drafts import read_draft, start_draft
    from careercli.terminal.editor import edit, editor_command
    from careercli.terminal.prompts import require_terminal

    require_terminal(session.terminal, "give the text with --text instead")
    if not session.save:
        raise UsageError("with --no-save nothing that you write is kept", hint="run it again without --no-save")
    editor_command(session.terminal)
    path = start_draft(session.store.folder, name, text)
    try:
        edit(session.terminal, path)
    except UsageError as error:
        if read_draft(path) != text:
            raise
        discard(path)  # nothing was typed, so there is nothing to find again
        hint = error.hint or ""
        raise UsageError(error.message, None if str(path) in hint else hint) from None
    return read_draft(path), path


def written(session: Session, name: str, template: str) -> tuple[str, Path | None]:
    """What a person wrote below a template, without its comments; and the draft, None with `--no-save`.

    With `--no-save` the text passes through a private temporary folder that is removed at once.
    """
    if session.save:
        text, path = edited(session, name, template)
        return _without_comments(text, template), path
    import tempfile

    from careercli.me.drafts import read_draft
    from careercli.terminal.editor import edit

    with tempfile.TemporaryDirectory(prefix="careercli-") as folder:
        draft = Path(folder) / "answer.md"
        draft.touch(mode=0o600)
        draft.write_text(template, encoding="utf-8")
        edit(session.terminal, draft)
        return _without_comments(read_draft(draft), template), None


def discard(draft: Path) -> None:
    """Remove a draft whose text is saved."""
    from careercli.me.drafts import finish_draft

    finish_draft(draft)


def _without_comments(text: str, template: str) -> str:
    """What was typed, or nothing when the template is all there is."""
    return "" if text == template else _GAP.sub("\n\n", _COMMENT.sub("", text)).strip()
