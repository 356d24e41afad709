# shellcheck shell=sh
# Sourced: sets JAVA_HOME to a JDK of 21 or newer, or says what to install and ends.

jdk_release() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$1/release" 2>/dev/null || true
}

jdk_on_path=""
javac=$(command -v javac 2>/dev/null || true)
if [ -n "$javac" ]; then
  javac=$(readlink -f "$javac" 2>/dev/null || printf '%s' "$javac")
  jdk_on_path=$(dirname "$(dirname "$javac")")
fi

jdk_candidates() {
  [ -n "${JAVA_HOME:-}" ] && printf '%s\n' "$JAVA_HOME"
  [ -n "$jdk_on_path" ] && printf '%s\n' "$jdk_on_path"
  [ -x /usr/libexec/java_home ] && { /usr/libexec/java_home -v 21+ 2>/dev/null || true; }
  for folder in /usr/lib/jvm /usr/java /opt "${SDKMAN_DIR:-${HOME:-}/.sdkman}/candidates/java" "${HOME:-}/.jdks" /Library/Java/JavaVirtualMachines; do
    for jdk in "$folder"/*; do
      [ -d "$jdk" ] && printf '%s\n%s\n' "$jdk" "$jdk/Contents/Home"
    done
  done
  return 0
}

jdk_found=""
jdk_old=""
jdk_best=0
while IFS= read -r jdk; do
  [ -n "$jdk" ] || continue
  release=$(jdk_release "$jdk")
  [ -n "$release" ] || continue
  if [ "$release" -ge 21 ]; then
    # JAVA_HOME comes first, then the PATH; of the rest the newest wins.
    if [ "$jdk" = "${JAVA_HOME:-}" ] || [ "$jdk" = "$jdk_on_path" ]; then
      jdk_found=$jdk
      break
    fi
    if [ "$release" -gt "$jdk_best" ]; then
      jdk_found=$jdk
      jdk_best=$release
    fi
  else
    jdk_old="$jdk_old $release"
  fi
done <<LIST
$(jdk_candidates)
LIST

if [ -z "$jdk_found" ]; then
  jdk_old=$(printf '%s' "$jdk_old" | tr ' ' '\n' | sed '/^$/d' | sort -un | tr '\n' ' ' | sed 's/ $//')
  printf 'firsthand: a JDK 21 or newer is needed (found: %s). Install one, for example Temurin 25, or set JAVA_HOME.\n' \
    "${jdk_old:-none}" >&2
  exit 69
fi
JAVA_HOME=$jdk_found
export JAVA_HOME
