"""Programs that a person uses in between, the pager and the editor: they have the terminal until they end."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from threading import Timer

from careercli.terminal.endings import waking

_PATIENCE = 2.0
"""Seconds that such a program has to put its things away when careercli is asked to end."""


def run_child(command: Sequence[str], environment: Mapping[str, str], feed: bytes | None = None) -> int:
    """Run a program at the terminal, `feed` on its stdin, and give its exit code (minus the signal that ended it).

    Ctrl-C is the program's own key meanwhile. A request to end is handed on to it, so that an editor saves what
    it can and a pager puts the terminal right; Ended follows. Raises OSError when it cannot be started.
    """
    # Started first: a signal that is ignored would be so for the program as well.
    child = subprocess.Popen(command, stdin=None if feed is None else subprocess.PIPE, env=dict(environment))

    def end() -> None:
        child.terminate()
        timer = Timer(_PATIENCE, child.kill)
        timer.daemon = True
        timer.start()

    with waking(end, interrupts=False):
        child.communicate(feed)  # a pager that was left early closes the pipe; communicate() takes that quietly
    return child.returncode
