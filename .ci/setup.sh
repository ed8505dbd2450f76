# shellcheck shell=bash
# Sourced by ./demo and ./check: makes the private environment .venv from uv.lock, or leaves it when nothing changed.
# It needs Python 3.11 or later and nothing else that is installed. The caller stands in the repository's root.

SETUP_LOG=.venv/setup.log
SETUP_STAMP=.venv/setup.stamp
SETUP_HOME=.venv/setup.home

# A setting of containers: without compiled files every command would compile all that it imports, over a second each.
unset PYTHONDONTWRITEBYTECODE

say() { printf '%s\n' "$*" >&2; }

stop() {
  say "pactwatch: $*"
  exit 1
}

# Runs a command with its output in the log; on failure shows the log's tail and stops.
quietly() {
  local what=$1
  shift
  if ! "$@" >>"$SETUP_LOG" 2>&1 </dev/null; then
    say "$what failed; the end of $SETUP_LOG:"
    tail -n 20 "$SETUP_LOG" >&2
    stop "could not set up: mend what the log names (often the network), then run this again"
  fi
}

is_recent_python() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

# Prints the first Python that is recent enough and really runs.
find_python() {
  local name
  for name in python3 python3.13 python3.12 python3.11; do
    if is_recent_python "$name"; then
      command -v "$name"
      return 0
    fi
  done
  return 1
}

may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

# Installs Debian's packages; only where may_install says yes.
apt_install() {
  DEBIAN_FRONTEND=noninteractive quietly "apt-get update" apt-get update -q
  DEBIAN_FRONTEND=noninteractive quietly "apt-get install $*" apt-get install -y -q --no-install-recommends "$@"
}

# Whether a PostgreSQL of version 15 or later can be started here; where it does not lie on the path, Debian's folder.
has_postgresql() {
  local program
  for program in "$(command -v postgres || true)" /usr/lib/postgresql/*/bin/postgres; do
    [ -x "$program" ] || continue
    [ -x "$(dirname "$(readlink -f "$program")")/initdb" ] || continue
    [ "$("$program" --version | sed -E 's/.*\) ([0-9]+).*/\1/')" -ge 15 ] && return 0
  done
  return 1
}

# Installs Debian's PostgreSQL and keeps it from starting a server of the machine's own: the tests start theirs.
install_postgresql() {
  apt_install postgresql-common
  sed -i -E 's/^#? *create_main_cluster *=.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
  apt_install postgresql
}

# Whether the proxy of the example and what makes it a certificate are here; nginx lies where only root looks.
has_proxy() { PATH=$PATH:/usr/sbin command -v nginx >/dev/null && command -v openssl >/dev/null; }

# Installs Debian's nginx and keeps it from starting a server of the machine's own: the tests start theirs.
install_proxy() {
  local policy=/usr/sbin/policy-rc.d
  if [ -e "$policy" ]; then
    apt_install nginx-light openssl
  else
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
    apt_install nginx-light openssl
    rm -f "$policy"
  fi
}

# Debian ships Python without ensurepip until python3-venv is there.
need_venv_module() {
  "$1" -c 'import ensurepip, venv' >/dev/null 2>&1 && return 0
  local package
  package=$("$1" -c 'import sys; print("python3.%d-venv" % sys.version_info[1])')
  may_install || stop "$1 cannot make environments: run 'sudo apt-get install $package', then this again"
  say "installing Debian's $package"
  apt_install "$package"
}

# The package index that pip is set to, or nothing for PyPI itself; so that uv asks the same one.
configured_index() {
  local index=${PIP_INDEX_URL:-}
  [ -n "$index" ] || index=$(.venv/uv/bin/python -m pip config get global.index-url 2>/dev/null || true)
  case ${index%/} in
    https://pypi.org/simple | https://pypi.python.org/simple) ;;
    *) printf '%s' "$index" ;;
  esac
}

# Brings .venv to exactly what uv.lock says, every file checked against the lock's hash.
sync_environment() {
  local index
  export UV_PROJECT_ENVIRONMENT=.venv
  if [ -n "${PIP_CERT:-}" ] && [ -z "${SSL_CERT_FILE:-}" ]; then export SSL_CERT_FILE=$PIP_CERT; fi
  index=$(configured_index)
  if [ -z "$index" ]; then
    quietly "uv sync" .venv/uv/bin/uv sync --frozen --no-progress --python .venv/bin/python
    return
  fi
  # The lock names PyPI's own addresses; a mirror gets the same names and hashes as a list of requirements.
  export UV_DEFAULT_INDEX=$index
  quietly "uv export" .venv/uv/bin/uv export --frozen --no-emit-project --no-header --output-file .venv/requirements.txt
  quietly "uv pip sync" .venv/uv/bin/uv pip sync --require-hashes --python .venv/bin/python .venv/requirements.txt
  quietly "uv pip install" .venv/uv/bin/uv pip install --no-deps --python .venv/bin/python --editable .
}

fingerprint() {
  "$1" -c 'import hashlib, os, sys
digest = hashlib.sha256((sys.version + os.getcwd()).encode())
for name in sys.argv[1:]:
    with open(name, "rb") as file:
        digest.update(file.read())
print(digest.hexdigest())' uv.lock pyproject.toml .ci/uv.txt .ci/setup.sh
}

# Makes .venv, or finds that it is as it should be.
set_up() {
  local python
  if is_recent_python .venv/bin/python && [ -f "$SETUP_STAMP" ] &&
    [ "$(cat "$SETUP_STAMP")" = "$(fingerprint .venv/bin/python)" ]; then
    return 0
  fi
  say "setting up the private environment .venv from uv.lock (log: $SETUP_LOG)"
  mkdir -p .venv
  : >"$SETUP_LOG"
  # the scripts of an environment name its folder: one that was moved along is made anew
  if ! is_recent_python .venv/bin/python || { [ -f "$SETUP_HOME" ] && [ "$(cat "$SETUP_HOME")" != "$PWD" ]; }; then
    python=$(find_python) || stop "no Python 3.11 or later found: run 'sudo apt-get install python3 python3-venv'"
    need_venv_module "$python"
    rm -rf .venv/bin .venv/lib .venv/lib64 .venv/include .venv/pyvenv.cfg .venv/uv
    quietly "making .venv" "$python" -m venv --without-pip .venv
  fi
  if ! .venv/uv/bin/uv --version >/dev/null 2>&1 || ! cmp -s .ci/uv.txt .venv/uv/uv.txt; then
    need_venv_module .venv/bin/python
    quietly "making .venv/uv" "$(base_python)" -m venv --clear .venv/uv
    quietly "installing uv" .venv/uv/bin/python -m pip install --no-deps --only-binary :all: --require-hashes -r .ci/uv.txt
    cp .ci/uv.txt .venv/uv/uv.txt
  fi
  sync_environment
  printf '%s' "$PWD" >"$SETUP_HOME"
  fingerprint .venv/bin/python >"$SETUP_STAMP"
}

# The interpreter that .venv stands on: an environment made from inside another would hang on it.
base_python() { .venv/bin/python -c 'import sys; print(getattr(sys, "_base_executable", sys.executable))'; }
