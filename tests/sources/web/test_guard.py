"""Which addresses are reached: checked as numbers after the name is resolved, however they are spelt."""

import socket
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.sources.web.guard import checked, is_public, reachable
from pactwatch.sources.web.refusals import FetchError

NOBODY: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    "number",
    [
        *("127.0.0.1", "127.255.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254"),  # noqa: S104
        *("100.64.0.1", "198.18.0.1", "192.0.2.1", "224.0.0.1", "255.255.255.255", "240.0.0.1"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::7f00:1"),
        *("2002:7f00:1::", "2002:a00:1::1", "2001:0:4136:e378:8000:63bf:80ff:fffe", "no number", ""),
    ],
)
def test_what_is_not_public(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_what_is_public(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433", "0x7f000001", "0x7f.1", "017700000001", "127.1", "localhost", "::1", "0"]
)
def test_every_spelling_of_this_machine_is_refused(host: str) -> None:
    with pytest.raises(FetchError, match=r"private address or one of this machine|no address"):
        reachable(host, 80, NOBODY)


def test_a_host_is_allowed_by_its_name_alone() -> None:
    assert "127.0.0.1" in reachable("localhost", 80, frozenset({"localhost"}))
    with pytest.raises(FetchError, match="private"):
        reachable("127.0.0.1", 80, frozenset({"localhost"}))


def test_of_a_name_with_several_addresses_only_the_public_ones_are_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolved(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(2, 1, 6, "", (number, 80)) for number in ("10.0.0.1", "8.8.8.8", "127.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    assert reachable("example.org", 80, NOBODY) == ["8.8.8.8"]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://example.org/a", "only http and https"),
        ("gopher://example.org", "only http and https"),
        ("example.org/a", "only http and https"),
        ("http://", "no host"),
        ("http:///a", "no host"),
        ("http://user:word@example.org/", "name or password"),
        ("http://example.org:99999/", "not a web address"),
        ("http://example.org:0/", "port 0"),
        ("http://[::1/", "not a web address"),
        ("http://example.org/a b", "blanks"),
        ("http://example.org/" + "a" * 5000, "too long"),
        ("http://example.org/\r\nHost: other", "blanks"),
    ],
)
def test_what_is_no_address(address: str, reason: str) -> None:
    with pytest.raises(FetchError, match=reason):
        checked(address)


def test_an_address_is_asked_for_without_its_fragment() -> None:
    assert checked("HTTPS://Example.org#top") == "https://Example.org/"


@given(st.text(max_size=60).map(lambda text: f"http://{text}") | st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    with suppress(FetchError):
        assert checked(text).startswith(("http://", "https://"))


@given(st.integers(0, 2**32 - 1))
def test_an_address_of_ipv4_within_one_of_ipv6_counts_as_itself(number: int) -> None:
    plain = ".".join(str(number >> shift & 255) for shift in (24, 16, 8, 0))
    assert is_public(f"::ffff:{plain}") == is_public(plain)
