# Builds the checkout. Sourced by ./build and ./weikio, which set `root` to its folder.

state=$root/.weikio
built=$state/built
program_home=$root/dist/target/weikio

# Finds a whole JDK and Maven, or says what is missing.
find_builders() {
  find_jdk javac
  command -v mvn >/dev/null 2>&1 && return
  echo "weikio: Maven not found: install it (Debian and Ubuntu: apt-get install maven; macOS: brew install maven)" >&2
  exit 2
}

# Runs Maven on the newest suitable JDK. Maven's own libraries use memory access that newer JDKs
# warn of; MAVEN_OPTS allows it here, since .mvn/jvm.config would stop an older java from telling
# what is wrong. Maven tells of problems only.
run_maven() {
  find_builders
  MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}" \
    mvn --batch-mode --no-transfer-progress -Dstyle.color=never \
    -Dorg.slf4j.simpleLogger.defaultLogLevel=warn "$@" </dev/null
}

# What ./weikio needs, and nothing else: no tests, no format check, no bill of materials.
compile_program() {
  run_maven --file "$root/pom.xml" --projects dist --also-make package \
    -Dmaven.test.skip=true -Dcyclonedx.skip=true -Dlicense.skipAddThirdParty=true -Dpacked.skip=true
}

# Runs "$@" while no other shell builds here. What is edited while it runs counts as not built.
exclusively() {
  mkdir -p "$state"
  until mkdir "$state/lock" 2>/dev/null; do
    holder=$(cat "$state/lock/pid" 2>/dev/null)
    if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then
      rm -rf "$state/lock" # its holder was killed
    else
      sleep 1
    fi
  done
  echo $$ >"$state/lock/pid"
  trap 'rm -rf "$state/lock"' EXIT
  trap 'exit 130' INT TERM HUP

  : >"$state/started"
  rm -f "$state"/*.aot # made from jars that are about to change
  status=0
  "$@" || status=$?
  [ $status -ne 0 ] || mv "$state/started" "$built"
  rm -f "$state"/*.aot

  rm -rf "$state/lock"
  trap - EXIT INT TERM HUP
  return $status
}

# True when something was edited, added or removed since the last good build.
is_outdated() {
  [ -e "$built" ] && [ -d "$program_home" ] || return 0
  [ -n "$(find "$root"/pom.xml "$root"/*/pom.xml "$root"/*/*/pom.xml \
    "$root"/*/src/main "$root"/*/*/src/main -newer "$built" -print -quit 2>/dev/null)" ]
}

# Builds when needed, telling so in one line; a build that fails shows the end of its log.
compile_when_outdated() {
  if [ -n "${WEIKIO_BUILDING:-}" ] || ! is_outdated; then
    return
  fi
  find_builders
  progress "building once" compile_and_train || {
    echo "weikio: the build failed; what $progress_log says of it:" >&2
    reasons "$progress_log" >&2
    exit 1
  }
}

# What went wrong according to a log of Maven, without its advice on how to use Maven.
reasons() {
  grep -E '^(\[(WARNING|ERROR|FATAL)\] .|weikio:)' "$1" |
    grep -vE 'Help 1\]|[Rr]e-run Maven|For more information|After correcting|mvn <args>|Unknown keyword' |
    awk '!seen[$0]++' | head -n 20
}

compile_and_train() {
  exclusively compile_if_still_outdated && train
}

# While this shell waited for its turn another may have built.
compile_if_still_outdated() {
  ! is_outdated || compile_program
}
