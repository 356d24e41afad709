#!/bin/sh
# Takes the pictures of docs/gallery/admin: the admin pages, from a demo of its own with two weeks of past.
set -eu

home=$(CDPATH="" cd -- "$(dirname -- "$0")/.." && pwd)
. "$home/tools/find-chromium.sh"
[ "${BUILT:-}" = yes ] || "$home/firsthand" build

data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT INT TERM
PICTURES_HOME=$home PICTURES_DATA=$data node "$home/tools/gallery-admin.mjs" "$@"
