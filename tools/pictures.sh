#!/bin/sh
# Takes the pictures of the README: plays a short chat in the demo, in a folder of its own.
set -eu

home=$(CDPATH="" cd -- "$(dirname -- "$0")/.." && pwd)
. "$home/tools/find-chromium.sh"
"$home/firsthand" build

data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT INT TERM
PICTURES_HOME=$home PICTURES_DATA=$data node "$home/tools/pictures.mjs"
