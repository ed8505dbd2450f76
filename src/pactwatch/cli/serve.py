"""The pages and the interface for programs, served from one database."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch.cli.options import Database
from pactwatch.errors import UsageError

if TYPE_CHECKING:
    from pactwatch.settings import Settings
    from pactwatch.web import ServeOptions

_LOOPBACK = ("127.", "::1", "localhost")


def serve(
    host: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Where to listen [default: 127.0.0.1].")] = None,
    port: Annotated[int | None, typer.Option(metavar="N", min=1, max=65_535, help="Port [default: 8000].")] = None,
    public: Annotated[
        bool, typer.Option("--public", help="Show the surroundings of the evidence only, never whole articles.")
    ] = False,
    allow_host: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A name under which it may be asked; may be repeated.")
    ] = None,
    allow_origin: Annotated[
        list[str] | None,
        typer.Option(metavar="ORIGIN", help="A site whose scripts may read it, * for all; may be repeated."),
    ] = None,
    compare: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Another register to compare with: SIPRI's trade register.")
    ] = None,
    mapping: Annotated[
        Path | None, typer.Option("--map", metavar="MAP", help="A mapping file that names the columns of FILE.")
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="Language where the browser asks for none that there is [default: en]."),
    ] = None,
    log: Annotated[
        bool, typer.Option("--log", help="Note each request on standard error, a JSON object a line.")
    ] = False,
    db: Database = None,
) -> None:
    """Serve the register as pages and as data; stop it with Ctrl-C.

    It listens on this machine only, unless --host says otherwise, and is only read: nothing can be changed through it.
    """
    from pactwatch.cli.session import opened
    from pactwatch.pages.language import known_language

    with opened(db) as session:
        settings = session.settings
        options = _options(settings, public, allow_host, allow_origin, (compare, mapping))
        options = replace(options, language=known_language(language or settings.serve_language))
        place, number = host or settings.serve_host, port or settings.serve_port
        _check(place, options)
        from pactwatch.web.server import Listening
        from pactwatch.web.server import serve as run

        shown = f"[{place}]" if ":" in place else place
        sys.stderr.write(f"pactwatch: serving {session.store.name} at http://{shown}:{number}/ (Ctrl-C ends it)\n")
        run(session.store, session.vocabulary, options, Listening(place, number, log))


def _options(
    settings: Settings,
    public: bool,
    hosts: list[str] | None,
    origins: list[str] | None,
    files: tuple[Path | None, Path | None],
) -> ServeOptions:
    """What flags and settings ask for, the flags first. Raises: SourceError for a register that cannot be read."""
    from pactwatch.web import ServeOptions
    from pactwatch.web.comparing import read_other
    from pactwatch.web.options import LOCAL_HOSTS

    compare, mapping = files[0] or settings.serve_compare, files[1] or settings.serve_mapping
    if compare is not None:
        read_other(compare, mapping)
    elif mapping is not None:
        raise UsageError("--map: goes with a register to compare with; name its file with --compare")
    return ServeOptions(
        public=public or settings.serve_public,
        hosts=(*LOCAL_HOSTS, *(hosts or _listed(settings.serve_hosts))),
        origins=tuple(origins or _listed(settings.serve_origins)),
        compare=compare,
        mapping=mapping,
    )


def _listed(names: str | None) -> list[str]:
    return [name.strip() for name in (names or "").split(",") if name.strip()]


def _check(host: str, options: ServeOptions) -> None:
    """Refuse to show whole articles to the network. Raises: UsageError."""
    if not host.startswith(_LOOPBACK) and not options.public:
        raise UsageError(
            f"{host}: others could read whole articles there; add --public, or listen on 127.0.0.1 behind a proxy"
        )
