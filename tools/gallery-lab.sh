#!/bin/sh
# Takes the pictures of docs/gallery/lab: the threshold lab and what belongs to it, from a demo with a past.
set -eu

home=$(CDPATH="" cd -- "$(dirname -- "$0")/.." && pwd)
. "$home/tools/find-chromium.sh"
[ "${BUILT:-}" = yes ] || "$home/firsthand" build

data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT INT TERM
PICTURES_HOME=$home PICTURES_DATA=$data node "$home/tools/gallery-lab.mjs"
