#!/bin/sh
# Measures the agents' console in Chromium: 500 open conversations, 5,000 messages. Needs the built pages.
#   tools/bench-console.sh [--slow N] [--json FILE]
set -eu

home=$(CDPATH="" cd -- "$(dirname -- "$0")/.." && pwd)
. "$home/tools/find-chromium.sh"
BENCH_HOME=$home exec node "$home/tools/bench-console.mjs" "$@"
