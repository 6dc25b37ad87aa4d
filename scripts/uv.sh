#!/bin/sh
# Runs the uv of .venv, with the package index and certificates that pip is set up for: uv does
# not read pip's configuration, and a machine behind a mirror usually has only that.
set -eu

# `pip config get` knows the user's file only; `list` merges all, what the environment says first.
pip_setting() {
  .venv/bin/python -m pip config list 2>/dev/null |
    sed -nE "s/^(:env:|global|install)\.$1='(.*)'\$/\2/p" | head -n 1
}

if [ -z "${UV_DEFAULT_INDEX:-}${UV_INDEX_URL:-}" ]; then
  index="$(pip_setting index-url)"
  if [ -n "$index" ]; then export UV_DEFAULT_INDEX="$index"; fi
fi
if [ -z "${SSL_CERT_FILE:-}" ]; then
  cert="$(pip_setting cert)"
  if [ -n "$cert" ]; then export SSL_CERT_FILE="$cert"; fi
fi
# Only the interpreter that made .venv is ever used.
export UV_PYTHON_DOWNLOADS=never
exec .venv/bin/uv "$@"
