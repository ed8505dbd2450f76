"""Which addresses may be reached: those of the public internet, and hosts that are allowed by name."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit, urlunsplit

from pactwatch.sources.web.refusals import FetchError

Address = IPv4Address | IPv6Address

_SCHEMES = ("http", "https")
_LONGEST = 4_000
_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
_COMPATIBLE = IPv6Network("::/96")


def checked(address: str) -> str:
    """The address as it may be asked for: http or https, with a host, without a fragment.

    Raises: FetchError for any other, with the remedy.
    """
    if len(address) > _LONGEST or any(sign.isspace() or not sign.isprintable() for sign in address):
        raise FetchError("not a web address (too long, or with blanks in it); check it")
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError(f"not a web address ({error}); check it") from None
    if parts.scheme.lower() not in _SCHEMES:
        raise FetchError(f"{parts.scheme or 'no scheme'}: only http and https are fetched; give an address of these")
    if not host:
        raise FetchError("no host in the address; write https://host/path")
    if parts.username is not None or parts.password is not None:
        raise FetchError("a name or password in the address is not sent; give the address without it")
    if port == 0:
        raise FetchError("port 0 is none; correct the address")
    return urlunsplit((parts.scheme.lower(), parts.netloc, parts.path or "/", parts.query, ""))


def host_of(address: str) -> str:
    """The host of an address in lower case, without its port; "" where it has none."""
    try:
        return (urlsplit(address).hostname or "").lower().rstrip(".")
    except ValueError:
        return ""


def reachable(host: str, port: int, allowed: frozenset[str]) -> list[str]:
    """The numeric addresses of a host that may be connected to, in the order of preference.

    The name is resolved here and the connection goes to what is returned, so a name that changes its address between
    the check and the connection gains nothing. However a number is spelt ("2130706433", "0x7f.1", "::ffff:127.0.0.1"),
    what counts is the address that it resolves to. Raises: FetchError where none may be.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise FetchError(f"host {host}: no address ({reason}); check its name", again=True) from None
    numbers = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if host.lower().rstrip(".") in allowed:
        return numbers
    public = [number for number in numbers if is_public(number)]
    if not public:
        raise FetchError(
            f"host {host}: a private address or one of this machine ({numbers[0]}) is never fetched; if you mean it, "
            "name the host in the setting allowed_hosts"
        )
    return public


def is_public(number: str) -> bool:
    """Whether a numeric address belongs to the public internet; one of IPv4 within one of IPv6 counts as itself."""
    try:
        address = _inner(ip_address(number.partition("%")[0]))
    except ValueError:
        return False
    return address.is_global and not (
        address.is_multicast
        or address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_reserved
        or address.is_unspecified
    )


def _inner(address: Address) -> Address:
    """The address of IPv4 that one of IPv6 stands for, else the address itself."""
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if any(address in network for network in (*_TRANSLATED, _COMPATIBLE)):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address
