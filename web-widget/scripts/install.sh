#!/bin/sh
# Checks that Node.js is there and new enough, then installs the packages where they are not there yet.
cd "$(dirname "$0")/.." || exit 1

if ! command -v node >/dev/null 2>&1; then
  echo "Node.js is missing: install Node.js 20.19 or newer, with npm, and put it on the PATH." >&2
  exit 1
fi
if ! node -e 'const [a, b] = process.versions.node.split(".").map(Number);
    process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'; then
  echo "Node.js $(node --version) is too old: install Node.js 20.19 or newer, with npm." >&2
  exit 1
fi
if ! command -v npm >/dev/null 2>&1; then
  echo "npm is missing: install npm, which usually comes with Node.js 20.19 or newer." >&2
  exit 1
fi
if node scripts/installed.mjs; then
  exit 0
fi
PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 exec npm ci --no-audit --no-fund --prefer-offline
