#!/bin/sh
# Measures what the chat costs the page that carries it: long tasks and layout shifts at a quarter of the speed.
set -eu

home=$(CDPATH="" cd -- "$(dirname -- "$0")/.." && pwd)
. "$home/tools/find-chromium.sh"
[ "${BUILT:-}" = yes ] || "$home/firsthand" build

data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT INT TERM
PICTURES_HOME=$home PICTURES_DATA=$data node "$home/tools/bench-widget.mjs"
