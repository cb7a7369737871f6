"""A program in a real pseudo-terminal: keys go in, and what a person would see comes out."""

from __future__ import annotations

import os
import signal
import time
import warnings
from collections.abc import Mapping, Sequence

import pexpect
import pyte

PATIENCE = 30.0
"""Seconds to wait for a screen before a test fails; a busy machine starts Python slowly."""

UP, DOWN, ENTER, ESCAPE, CTRL_C, CTRL_D = "\x1b[A", "\x1b[B", "\r", "\x1b", "\x03", "\x04"


class _Screen(pyte.Screen):
    """A screen that keeps what stood on it while a program uses the terminal's second screen."""

    def set_mode(self, *modes: int, **how: bool) -> None:
        """Note the first screen's content when the second one comes up."""
        super().set_mode(*modes, **how)
        if how.get("private") and 1049 in modes:
            self._before = [dict(self.buffer[line]) for line in range(self.lines)], self.cursor.x, self.cursor.y
            self.erase_in_display(2)

    def reset_mode(self, *modes: int, **how: bool) -> None:
        """Bring the first screen back."""
        super().reset_mode(*modes, **how)
        if how.get("private") and 1049 in modes:
            self.erase_in_display(2)
            rows, self.cursor.x, self.cursor.y = self._before
            for line, row in enumerate(rows[: self.lines]):
                self.buffer[line].update(row)


class RealTerminal:
    """One running program, and the screen it has drawn so far."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str] | None = None,
        columns: int = 80,
        lines: int = 24,
    ) -> None:
        variables = {**(os.environ if environment is None else environment), "PROMPT_TOOLKIT_NO_CPR": "1"}
        with warnings.catch_warnings():
            # Newer Pythons warn of forking where threads run (xdist has one); the child replaces itself at once.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._child: pexpect.spawn[bytes] = pexpect.spawn(
                command[0], list(command[1:]), env=variables, dimensions=(lines, columns), timeout=PATIENCE
            )
        self._child.delaybeforesend = None
        self._screen = _Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self.received = b""
        self.left_right = False
        """Whether the terminal was as before when the program had ended."""

    @property
    def rows(self) -> list[str]:
        """The lines on the screen, without trailing space and without the empty ones at the end."""
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip().split("\n")

    @property
    def pid(self) -> int:
        """The number of the process."""
        assert self._child.pid is not None
        return self._child.pid

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.rows)

    @property
    def cursor_is_hidden(self) -> bool:
        """Whether the program has hidden the cursor."""
        return bool(self._screen.cursor.hidden)

    def wait_for(self, *texts: str) -> str:
        """Read until every text stands on the screen, and give the screen; a failure shows what stood there.

        A screen may arrive in pieces: what a test expects beside the first text belongs into the same wait.
        """
        end = time.monotonic() + PATIENCE
        while missing := [text for text in texts if text not in self.text]:
            if not self._read() or time.monotonic() > end:
                raise AssertionError(f"{missing} never came; the screen shows:\n{self.text}")
        return self.text

    def wait_for_quiet(self) -> None:
        """Read until the program has nothing more to write for the moment."""
        before = -1
        while before != len(self.received):
            before = len(self.received)
            time.sleep(0.2)
            self._read()

    def send_until(self, keys: str, text: str) -> None:
        """Press keys, again and again, until `text` stands on the screen: for a program that drops early keys."""
        end = time.monotonic() + PATIENCE
        while text not in self.text:
            if time.monotonic() > end:
                raise AssertionError(f"{text!r} never came; the screen shows:\n{self.text}")
            self.send(keys)
            self.wait_for_quiet()

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the window, as a person does with the mouse."""
        self._screen.resize(lines, columns)
        self._child.setwinsize(lines, columns)

    def send(self, keys: str) -> None:
        """Press keys."""
        self._child.send(keys.encode())

    def ask_to_end(self, number: int = signal.SIGTERM) -> None:
        """Send a signal to the program alone: SIGTERM, as a machine does that shuts down, or another."""
        self._child.kill(number)

    @property
    def is_as_before(self) -> bool:
        """Whether echo and line-by-line reading are on, the first screen is shown, and the cursor with it."""
        import termios

        local = termios.tcgetattr(self._child.fileno())[3]
        first_screen = self.received.rfind(b"\x1b[?1049l") >= self.received.rfind(b"\x1b[?1049h")
        return bool(local & termios.ECHO and local & termios.ICANON) and first_screen and not self.cursor_is_hidden

    @property
    def echoes(self) -> bool:
        """Whether the terminal shows what is typed, as a shell expects of it."""
        return bool(self._child.getecho())

    def finish(self) -> int:
        """Read until the program ends, and give its exit code (minus the number of a signal that ended it)."""
        end = time.monotonic() + PATIENCE
        while self._read():
            if time.monotonic() > end:
                raise AssertionError(f"still running; the screen shows:\n{self.text}")
        self.left_right = self.is_as_before
        while self._child.isalive():
            if time.monotonic() > end:
                raise AssertionError(f"its streams are closed, but it does not end; the screen shows:\n{self.text}")
            time.sleep(0.005)
        vars(self._child)["ptyproc"].delayafterclose = 0  # there is nobody left to wait for
        self._child.close()
        if self._child.exitstatus is not None:
            return int(self._child.exitstatus)
        assert self._child.signalstatus is not None
        return -self._child.signalstatus

    def close(self) -> None:
        """End the program if it still runs."""
        self._child.close(force=True)

    def _read(self) -> bool:
        """Take what has been written within a moment; False once the program has ended."""
        try:
            data: bytes = self._child.read_nonblocking(65536, timeout=0.2)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.received += data
        self._stream.feed(data)
        return True
