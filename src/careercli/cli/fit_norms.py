"""`careercli fit norms FILE`: statistics from answer sheets of one's own."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from careercli.cli.fit_answers import norms_path, open_answers, quiz_bank, read_people, saying_every_problem
from careercli.cli.output import envelope
from careercli.cli.session import Session
from careercli.errors import UsageError

ORIGINAL = "original"


def norms(session: Session, words: list[str], as_json: bool) -> None:
    """Estimate and keep statistics from the CSV file named, or (`original`) go back to those of the program.

    Raises UsageError without a file, or with fewer sheets than norms need.
    """
    from careercli.fit.own_norms import own_norms

    path = norms_path(session)
    if words == [ORIGINAL]:
        if session.save:
            path.unlink(missing_ok=True)
        session.terminal.say("the quiz goes by the program's own statistics", "muted")
        return
    if len(words) != 1:
        raise UsageError("norms from which file?", hint="careercli fit norms FILE.csv, one person a row")
    file = Path(words[0])
    bank = quiz_bank(session)
    with saying_every_problem(session.terminal):
        sheets = [
            dict(answers.activities) for _, answers in read_people(session, open_answers(session, file), bank)
        ]
    found = own_norms(sheets, bank, file.name)
    kept = bool(found.share) and session.save
    if kept:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(found.statistics)), encoding="utf-8")
    if as_json:
        told = {"sheets": found.sheets, "share": found.share, "gain": round(found.gain, 4), "kept": kept}
        session.terminal.write(envelope("fit-norms", told))
        return
    if not found.share:
        words_said = "the program's own statistics foretell them as well, so nothing changes"
    elif kept:
        words_said = f"they count {found.share:.0%} from now on; `careercli fit norms {ORIGINAL}` undoes it"
    else:
        words_said = f"they would count {found.share:.0%}; with --no-save nothing is kept"
    session.terminal.write(f"{found.sheets} answer sheets: {words_said}.\n")
