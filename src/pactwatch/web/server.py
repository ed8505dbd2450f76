"""Running the application: uvicorn on one address, ended in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pactwatch.errors import UsageError
from pactwatch.web.app import create_app
from pactwatch.web.options import ServeOptions

if TYPE_CHECKING:
    from pactwatch.store import Store
    from pactwatch.vocab import Vocabulary

MOST_AT_ONCE = 200
PATIENCE = 20


@dataclass(frozen=True, slots=True)
class Listening:
    """Where the server listens, and whether it notes each request on standard error."""

    host: str = "127.0.0.1"
    port: int = 8000
    log: bool = False


def serve(store: Store, vocabulary: Vocabulary, options: ServeOptions, listening: Listening) -> None:
    """Answer requests until the process is told to end. Raises: UsageError where the address cannot be had."""
    import socket

    import uvicorn

    app = create_app(store, vocabulary, options, listening.log)
    config = uvicorn.Config(
        app,
        host=listening.host,
        port=listening.port,
        log_config=None,
        access_log=False,
        server_header=False,
        limit_concurrency=MOST_AT_ONCE,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=PATIENCE,
        proxy_headers=False,
    )
    kind = socket.AF_INET6 if ":" in listening.host else socket.AF_INET
    taken = socket.socket(kind, socket.SOCK_STREAM)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((listening.host, listening.port))
    except OSError as error:
        taken.close()
        raise UsageError(
            f"{listening.host}:{listening.port}: cannot listen there ({error.strerror}); take another with --port"
        ) from error
    with taken:
        uvicorn.Server(config).run(sockets=[taken])
