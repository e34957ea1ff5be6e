# Builds the checkout. Sourced by ./build and ./weikio, which set `root` to its folder.

state=$root/.weikio
built=$state/built
program_home=$root/dist/target/weikio

# Runs Maven on the newest suitable JDK. Maven's own libraries use memory access that newer JDKs
# warn of; MAVEN_OPTS allows it here, since .mvn/jvm.config would stop an older java from telling
# what is wrong. Maven tells of problems only.
run_maven() {
  find_jdk javac
  if ! command -v mvn >/dev/null 2>&1; then
    echo "weikio: Maven not found: install it (Debian and Ubuntu: apt-get install maven; macOS: brew install maven)" >&2
    exit 2
  fi
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
  status=0
  "$@" || status=$?
  [ $status -ne 0 ] || mv "$state/started" "$built"
  rm -f "$state"/classes-*.aot # made from jars that are gone

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
  find_jdk javac
  progress "building once" compile_and_train || {
    echo "weikio: the build failed; the end of $progress_log:" >&2
    grep -E '^\[(WARNING|ERROR|FATAL)\] |^weikio:' "$progress_log" | head -n 20 >&2
    exit 1
  }
}

compile_and_train() {
  exclusively compile_if_still_outdated && train
}

# While this shell waited for its turn another may have built.
compile_if_still_outdated() {
  ! is_outdated || compile_program
}
