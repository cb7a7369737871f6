"""Nothing in the project talks to the network, and no test could: neither this process nor one it starts."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest

CALLS = {
    "a connection": "socket.create_connection(('127.0.0.1', 9))",
    "a name": "socket.getaddrinfo('example.org', 80)",
    "a datagram": "socket.gethostbyname('example.org')",
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_the_network_is_forbidden_to_every_test_and_every_process_it_starts(call: str) -> None:
    with pytest.raises(RuntimeError, match="careercli has no network code"):
        eval(call, {"socket": socket})
    child = subprocess.run(
        [sys.executable, "-c", f"import socket; {call}"], capture_output=True, encoding="utf-8", check=False
    )
    assert child.returncode == 1
    assert "careercli has no network code" in child.stderr


def test_what_an_event_loop_needs_is_allowed() -> None:
    one, other = socket.socketpair()
    one.close()
    other.close()
