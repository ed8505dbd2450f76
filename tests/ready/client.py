"""Hand a command over to the server: its words, folder, environment, input and outputs; end with its exit code.

    python -IS client.py SOCKET NAME WORDS...

It imports little, for it is started anew for each command.
"""

import json
import os
import socket
import sys

DIED = 70  # what the server's child ends with when it was killed


def main(place: str, words: list[str]) -> int:
    """The exit code of the command."""
    with socket.socket(socket.AF_UNIX) as server:
        server.connect(place)
        told = json.dumps({"words": words, "folder": os.getcwd(), "environment": dict(os.environ)}).encode()  # noqa: PTH109
        socket.send_fds(server, [told[:1]], [0, 1, 2])
        server.sendall(told[1:])
        server.shutdown(socket.SHUT_WR)
        answer = server.recv(1)
    return answer[0] if answer else DIED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
