#!/bin/sh
# Makes .venv with a suitable Python and the pinned uv; says in plain words what is missing.
set -eu

fail() {
  printf 'minsheng: %s\n' "$@" >&2
  exit 1
}

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
  for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
    if is_new_enough "$name"; then
      echo "$name"
      return
    fi
  done
  return 1
}

if ! python="$(find_python)"; then
  fail "Python 3.11 or newer is needed, and ${PYTHON:-python3} is not it." \
    "Install it (Debian, Ubuntu: apt-get install python3 python3-venv)," \
    "or name one: make PYTHON=/path/to/python3.11 ..."
fi
if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
  version="$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
  fail "$python has no venv module, which makes the private environment .venv." \
    "Install it (Debian, Ubuntu: apt-get install python3-venv, or python$version-venv)."
fi

"$python" -m venv --clear .venv || fail "$python could not make .venv (see above)."
.venv/bin/python -m pip install -qq --disable-pip-version-check \
  --require-hashes -r requirements/uv.txt ||
  fail "uv could not be installed: is a package index reachable (pip config list)?"
