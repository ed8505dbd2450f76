"""The pages behind the proxy of the example: its file runs, with TLS, and no reader notices the server behind it."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from lxml import etree
from tests.conftest import ROOT
from tests.web.reading import tree
from tests.web.serving import Site, serving

from pactwatch.web import ServeOptions
from pactwatch.web.options import LOCAL_HOSTS

NAME = "register.example.org"
PATIENCE = 20
MAIN = """daemon off; worker_processes 1; pid nginx.pid; error_log stderr warn; {user}
events {{ worker_connections 64; }}
http {{ access_log off; {folders}
{site} }}
"""
FOLDERS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@dataclass(frozen=True)
class Proxied:
    """The proxy as a reader meets it, by TLS and without, and the server behind it."""

    reader: httpx.Client
    plain: str
    behind: Site

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self.reader.get(path, headers=headers, extensions={"sni_hostname": NAME})

    def post(self, path: str, content: bytes = b"") -> httpx.Response:
        return self.reader.post(path, content=content, extensions={"sni_hostname": NAME})


def program(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found is None:
        pytest.skip(f"no {name}: apt-get install nginx-light openssl, then run these tests again")
    return found


def free_ports(number: int) -> list[int]:
    taken = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [int(one.getsockname()[1]) for one in taken]
    for one in taken:
        one.close()
    return ports


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate of its own for the name, and its key."""
    made, key = folder / "cert.pem", folder / "key.pem"
    words = f"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN={NAME}".split()
    words += ["-addext", f"subjectAltName=DNS:{NAME}", "-keyout", str(key), "-out", str(made)]
    subprocess.run([program("openssl"), *words], check=True, capture_output=True)
    return made, key


def configured(folder: Path, behind: Site, tls: int, plain: int) -> str:
    """The example for ports, a certificate and folders of the test's own; nothing else of it is changed."""
    made, key = certificate(folder)
    text = (ROOT / "examples" / "serve" / "nginx.conf").read_text(encoding="utf-8")
    changes = {
        "listen 443 ssl;": f"listen 127.0.0.1:{tls} ssl;",
        "    listen [::]:443 ssl;\n": "",
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "    listen [::]:80;\n": "",
        f"/etc/letsencrypt/live/{NAME}/fullchain.pem": str(made),
        f"/etc/letsencrypt/live/{NAME}/privkey.pem": str(key),
        "http://127.0.0.1:8000": behind.address,
    }
    for old, new in changes.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    user = f"user {getpass.getuser()};" if os.geteuid() == 0 else ""
    folders = " ".join(f"{name}_temp_path {folder / name};" for name in FOLDERS)
    return MAIN.format(user=user, folders=folders, site=text)


@pytest.fixture(scope="module")
def proxied(made: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxied]:
    """The register that is made by hand in public mode, behind the proxy."""
    nginx, folder = program("nginx"), tmp_path_factory.mktemp("nginx")
    tls, plain = free_ports(2)
    with serving(made.file, ServeOptions(public=True, hosts=(*LOCAL_HOSTS, NAME))) as behind:
        file = folder / "nginx.conf"
        file.write_text(configured(folder, behind, tls, plain), encoding="utf-8")
        words = [nginx, "-p", str(folder), "-c", str(file), "-e", "stderr"]
        trusted = ssl.create_default_context(cafile=folder / "cert.pem")
        with (folder / "log").open("wb") as log, subprocess.Popen(words, stderr=log) as running:
            try:
                wait_for(running, tls, folder / "log")
                here = f"https://127.0.0.1:{tls}"
                with httpx.Client(base_url=here, verify=trusted, headers={"host": NAME}, timeout=60) as reader:
                    yield Proxied(reader, f"http://127.0.0.1:{plain}", behind)
            finally:
                running.terminate()


def wait_for(running: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and running.poll() is None:
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"nginx does not answer: {log.read_text()}")


def test_pages_come_through_with_every_header_of_security(proxied: Proxied) -> None:
    for path in ("/", "/register", "/deals/drones-2025", "/map", "/search?q=drones"):
        through, direct = proxied.get(path), proxied.behind.get(path)
        assert (through.status_code, through.text) == (200, direct.text), path
        assert through.headers["strict-transport-security"] == "max-age=31536000"
        for name in ("content-security-policy", "x-content-type-options", "x-frame-options", "etag", "cache-control"):
            assert through.headers[name] == direct.headers[name], name


def test_no_link_leads_past_the_proxy(proxied: Proxied) -> None:
    for path in ("/", "/register", "/deals/drones-2025", "/documents/d2025pact", "/dossiers/TUR/PAK"):
        links = tree(proxied.get(path)).xpath("//@href | //@src | //@action")
        assert links
        for link in links:
            assert urlsplit(link).hostname not in ("127.0.0.1", "localhost", NAME), link
    feed = etree.fromstring(proxied.get("/register.atom").content)
    links = [link for link in feed.xpath("//@href") if link.startswith("http")]
    assert links
    assert {link.split("/")[0] + "//" + link.split("/")[2] for link in links} == {f"https://{NAME}"}


def test_the_interface_for_programs_is_paged_through_it(proxied: Proxied) -> None:
    found, path = [], "/api/v1/deals?limit=3"
    while path:
        answer = proxied.get(path).json()
        found += [deal["id"] for deal in answer["items"]]
        path = answer["next"]
        assert path is None or path.startswith("/api/v1/deals?")
    assert len(found) == len(set(found)) == answer["total"]
    assert proxied.get("/openapi.json").json()["info"]["title"] == "pactwatch"
    assert proxied.get("/register.csv").headers["content-disposition"].startswith("attachment")


def test_what_a_reader_holds_is_not_sent_again(proxied: Proxied) -> None:
    for path in ("/register", "/register.json", "/api/v1/deals", "/register.atom"):
        first = proxied.get(path)
        again = proxied.get(path, **{"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b""), path


def test_what_nobody_may_ask_is_refused(proxied: Proxied) -> None:
    assert proxied.get("/metrics").status_code == 403
    assert proxied.get("/register", host="elsewhere.example").status_code == 400
    assert proxied.get(f"/search?q={'x' * 4_000}").status_code == 414
    assert proxied.post("/register", b"x" * 2_000).status_code == 413
    assert proxied.post("/register").status_code == 405
    assert proxied.get("/nowhere").status_code == 404


def test_a_reader_without_tls_is_led_to_it(proxied: Proxied) -> None:
    answer = httpx.get(f"{proxied.plain}/register?supplier=TUR", headers={"host": NAME})
    assert (answer.status_code, answer.headers["location"]) == (301, f"https://{NAME}/register?supplier=TUR")
