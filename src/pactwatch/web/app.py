"""The application put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from pactwatch import __version__
from pactwatch.web import api, problems, site, watching
from pactwatch.web.answers import Bodies
from pactwatch.web.guard import Guard
from pactwatch.web.options import ServeOptions
from pactwatch.web.shelf import Shelf

if TYPE_CHECKING:
    from pactwatch.store import Store
    from pactwatch.vocab import Vocabulary

ABOUT = (
    "A register of arms transfers, read from published reports: who supplies what to whom, who says so, how firm it is."
    " Every page is also data at its address with .json or .csv behind it. /api/v1 stays as it is: members are added to"
    " records, never renamed or taken out."
)


def create_app(store: Store, vocabulary: Vocabulary, options: ServeOptions | None = None, log: bool = False) -> FastAPI:
    """The application that serves one database; with `log`, a line for each request goes to standard error."""
    options = options or ServeOptions()
    app = FastAPI(
        title="pactwatch",
        version=__version__,
        description=ABOUT,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        license_info={"name": "Apache-2.0"},
    )
    shelf, figures = Shelf(store, vocabulary), watching.Figures()
    shared = site.Site(shelf, options, Bodies())
    watching.mount(app, shelf, figures, options.public)
    api.mount(app, shared)
    site.mount(app, shared)
    problems.mount(app, options)
    app.add_middleware(GZipMiddleware, minimum_size=1_000, compresslevel=5)
    if options.origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(options.origins),
            allow_methods=["GET", "HEAD"],
            expose_headers=["ETag", "Link"],
            max_age=3_600,
        )
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(options.hosts), www_redirect=False)
    app.add_middleware(Guard)
    app.add_middleware(watching.Watch, figures=figures, log=watching.request_log() if log else None)
    return app
