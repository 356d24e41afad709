# shellcheck shell=sh
# Sourced: sets CHROMIUM to a browser for the tests; installs Debian's where it may.

chromium_on_path() {
  for name in chromium chromium-browser google-chrome-stable google-chrome; do
    command -v "$name" 2>/dev/null && return 0
  done
  return 1
}

if [ -z "${CHROMIUM:-}" ]; then
  CHROMIUM=$(chromium_on_path || true)
fi
if [ -z "$CHROMIUM" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  printf 'firsthand: installing Chromium for the browser tests ...\n' >&2
  { apt-get update -qq &&
    apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core fonts-noto-color-emoji; } >/dev/null 2>&1 || true
  CHROMIUM=$(chromium_on_path || true)
fi
if [ -z "$CHROMIUM" ] || [ ! -x "$CHROMIUM" ]; then
  printf 'firsthand: the browser tests need Chromium: install it (Debian: apt-get install chromium), or set CHROMIUM to its path.\n' >&2
  exit 69
fi
export CHROMIUM
