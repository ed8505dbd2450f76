"""Every address of the OpenAPI description asked with whatever comes to mind: never an error of the server."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any  # the description is plain JSON

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import APIOperation, BaseSchema, Case
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode
from tests.web import registers
from tests.web.serving import Site

from pactwatch.store import open_store
from pactwatch.web import ServeOptions, create_app

BOUNDED = settings(
    max_examples=10,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
KNOWN = {
    "/deals": "drones-2025",
    "/documents": "d2025pact",
    "/claims": "drones-2025",
    "/agreements": "pact",
    "/cooperation": "sharing-2025",
    "/countries": "TUR",
    "/dossiers": "TUR",
    "/systems": "bayraktar-tb2",
}
"""What the register holds under each address: names by chance alone would find nothing."""


@pytest.fixture(scope="module")
def schema(made: Site) -> Iterator[BaseSchema]:
    """The description of an application that answers without a network."""
    with open_store(str(made.file)) as store:
        app = create_app(store, registers.VOCABULARY, ServeOptions(hosts=("*",)))
        yield schemathesis.openapi.from_asgi("/openapi.json", app)


@pytest.mark.slow
def test_nothing_that_can_be_asked_is_an_error_of_the_server(schema: BaseSchema) -> None:
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    assert len(operations) > 50
    for operation in operations:
        answered = answers_of(operation)
        if not answered[200]:  # chance may draw no sound question about what is there
            parts = dict.fromkeys(re.findall(r"{(\w+)}", operation.path), known_under(operation.path))
            answered[operation.Case(path_parameters=parts).call().status_code] += 1
        assert answered[200], f"{operation.path}: nothing asked was found: {answered}"


def answers_of(operation: APIOperation[Any, Any, Any, Any]) -> Counter[int]:
    """How often an address answered with which status: to what its description allows and to what it forbids."""
    answered: Counter[int] = Counter()
    cases = st.one_of(operation.as_strategy(GenerationMode.POSITIVE), operation.as_strategy(GenerationMode.NEGATIVE))

    @seed(1)
    @BOUNDED
    @given(case=cases, known=st.booleans())
    def asked(case: Case[Any], known: bool) -> None:
        if known:
            case.path_parameters = dict.fromkeys(case.path_parameters or {}, known_under(operation.path))
        status = case.call().status_code
        answered[status] += 1
        assert status < 500, case.as_curl_command()

    asked()
    return answered


def known_under(path: str) -> str:
    return next((name for place, name in KNOWN.items() if path.removeprefix("/api/v1").startswith(place)), "")
