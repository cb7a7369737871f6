"""`--install-completion` and `--show-completion`, for the shell named behind them or the one that is running."""

from __future__ import annotations

from careercli.errors import UsageError
from careercli.terminal.streams import Terminal

SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")

_VARIABLE = "_CAREERCLI_COMPLETE"


def set_up_completion(terminal: Terminal, arguments: list[str]) -> int:
    """Install or show what makes a shell complete; `arguments` begin with the option. Gives the exit code.

    Raises UsageError for a shell that is none of SHELLS, or where none can be told and none is named.
    """
    from typer.completion import get_completion_script, install  # type: ignore[attr-defined]

    option, equals, named = arguments[0].partition("=")
    named = named if equals else (arguments[1] if len(arguments) > 1 else "")
    shell = (named or _running()).casefold().removesuffix(".exe")
    if shell not in SHELLS:
        said = (
            f"no completion for the shell {named or shell!r}"
            if named or shell
            else "cannot tell which shell this is"
        )
        raise UsageError(said, hint=f"name it: careercli {option} {', '.join(SHELLS[:-1])} or {SHELLS[-1]}")
    if option == "--show-completion":
        terminal.write(
            get_completion_script(prog_name="careercli", complete_var=_VARIABLE, shell=shell).rstrip() + "\n"
        )
        return 0
    try:
        _, path = install(shell=shell, prog_name="careercli", complete_var=_VARIABLE)
    except OSError as error:
        raise UsageError(
            f"completion cannot be installed: {error.strerror or error}", hint=f"try {option} SHELL"
        ) from None
    terminal.write(f"Completion for {shell} is set up in {path}; it works from the next shell on.\n")
    return 0


def _running() -> str:
    """The shell that runs this program, or the empty string."""
    import shellingham  # type: ignore[import-untyped]

    try:
        name: str = shellingham.detect_shell()[0]
    except (shellingham.ShellDetectionFailure, OSError):
        return ""
    return name
