#!/bin/sh
# Takes the pictures docs/gallery/console/tour-*.png and responses-*.png, from a demo of its own.
set -eu

home=$(CDPATH="" cd -- "$(dirname -- "$0")/.." && pwd)
. "$home/tools/find-chromium.sh"
[ "${BUILT:-}" = yes ] || "$home/firsthand" build

data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT INT TERM
PICTURES_HOME=$home PICTURES_DATA=$data node "$home/tools/gallery-tour.mjs"
