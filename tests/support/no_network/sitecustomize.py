"""Forbids the network to every Python that has this folder in its path: the tests' own, and those they start.

An audit hook, because nothing can take it off again; it loads no module, so that tests of what is loaded stand.
"""

from __future__ import annotations

import sys

_ADDRESS = {"socket.connect": 1, "socket.bind": 1, "socket.sendto": 1}
_ALWAYS = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo")


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    # A socket of the machine itself has a path for an address, or none, as the one asyncio wakes itself through.
    if event in _ALWAYS or (event in _ADDRESS and isinstance(arguments[_ADDRESS[event]], tuple)):
        raise RuntimeError(f"careercli has no network code, and this called {event}{arguments!r}")


if not getattr(sys, "careercli_network_is_forbidden", False):
    sys.careercli_network_is_forbidden = True  # type: ignore[attr-defined]
    sys.addaudithook(_refuse)
