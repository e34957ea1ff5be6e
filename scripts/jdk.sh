# Finds a JDK without starting one. Sourced by ./build, ./weikio and bin/weikio.
# Reads the `release` file every JDK carries, which costs a millisecond where `java -version` costs forty.

wanted_java=25

# Sets `feature` to the feature version of the JDK in $1 (25), 0 when there is none, and `java_build`
# to its full one. With $2, that program must be in its bin folder too.
java_feature() {
  feature=0
  if [ -x "$1/bin/${2:-java}" ] && [ -r "$1/release" ]; then
    while IFS='=' read -r key value; do
      value=${value#\"}
      case $key in
        JAVA_VERSION) feature=${value%%[!0-9]*} ;;
        JAVA_RUNTIME_VERSION) java_build=${value%\"*} ;;
      esac
    done <"$1/release"
  fi
  feature=${feature:-0}
}

# The home of the `java` on PATH, or nothing.
java_home_on_path() {
  program=$(command -v java) || return 0
  program=$(readlink -f "$program" 2>/dev/null) || return 0
  printf '%s' "${program%/bin/java}"
}

# Sets JAVA_HOME to a JDK that is new enough: the one it names, the one on PATH, else the newest in
# the usual places. With $1 (`javac`) the JDK must have that program. Says what is missing and fails.
find_jdk() {
  for home in "${JAVA_HOME:-}" "$(java_home_on_path)"; do
    [ -n "$home" ] || continue
    java_feature "$home" "$@"
    if [ "$feature" -ge "$wanted_java" ]; then
      export JAVA_HOME="$home"
      return
    fi
  done

  newest=0
  for home in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/*; do
    java_feature "$home" "$@"
    if [ "$feature" -gt "$newest" ]; then
      newest=$feature
      newest_home=$home
    fi
  done
  if [ "$newest" -ge "$wanted_java" ]; then
    export JAVA_HOME="$newest_home"
    java_feature "$JAVA_HOME"
    return
  fi
  echo "weikio: no JDK $wanted_java or newer found: install one (for example Temurin $wanted_java) or set JAVA_HOME to it" >&2
  exit 2
}
