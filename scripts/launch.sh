# Starts the program. Sourced by ./weikio and bin/weikio, which set
#   program_home  the folder of lib/weikio.jar
#   dropped       the folder where people drop jars of their own
#   cache         a folder to write to, empty when there is none

main_class=io.weik.cli.Main

# Sets `part` to what the words ask for, and `sizing` to what suits it. A command that asks and leaves
# wants a quick start. A server wants short pauses, a bound that leaves room for the store outside the
# heap, and to give memory back when it has become quiet.
choose_part() {
  part=commands
  sizing="-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
  for word in "$@"; do
    case $word in
      run | serve | demo)
        part=server
        sizing="-XX:+UseG1GC -XX:G1PeriodicGCInterval=60000 -XX:MaxRAMPercentage=50"
        break
        ;;
      -*) ;;
      *) break ;;
    esac
  done
}

# Sets `aot` to the class cache of this JDK for the part that is asked for; makes the caches when it
# is missing. Each part has one of its own: classes that are not needed take time as well.
prepare() {
  choose_part "$@"
  aot=
  [ -n "$cache" ] && mkdir -p "$cache" 2>/dev/null && [ -w "$cache" ] || return 0
  aot=$cache/$part-$java_build.aot
  [ -e "$aot" ] || progress "preparing once" train || true
  [ -s "$aot" ] || aot=
}

train() {
  find_jdk
  mkdir -p "$cache"
  record server -XX:+UseG1GC
  record commands -XX:+UseSerialGC
}

# Records one run and keeps what it loaded and linked. A cache that cannot be made is left empty,
# so that the program starts without one and nobody tries again.
record() {
  recorded=$cache/$1-$java_build.aot
  draft=$recorded.$$
  trained "$2" -XX:AOTMode=record -XX:AOTConfiguration="$draft.recorded" $main_class warm-up "$1" || true
  trained "$2" -XX:AOTMode=create -XX:AOTConfiguration="$draft.recorded" -XX:AOTCache="$draft" ||
    : >"$draft"
  mv -f "$draft" "$recorded"
  rm -f "$draft".*
}

# Java with the options that a cache must share with the runs that use it.
trained() {
  "$JAVA_HOME/bin/java" -XX:+UseCompactObjectHeaders \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$program_home/lib/weikio.jar" "$@" </dev/null
}

# Becomes the program. Jars dropped in come last: the cache holds as long as the class path starts
# with what it was made with.
launch() {
  class_path=$program_home/lib/weikio.jar
  for jar in "$dropped"/*.jar; do
    [ "$jar" = "$program_home/lib/weikio.jar" ] || [ ! -e "$jar" ] || class_path=$class_path:$jar
  done

  # Without a locale Java cannot name files outside ASCII.
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    '' | C | POSIX) export LC_ALL=C.UTF-8 ;;
  esac

  # Word splitting is meant for $sizing and WEIKIO_JAVA_OPTS: each holds several options.
  # The machine's own warnings would land between a command's results, so only its errors are shown,
  # and none about a class cache that does not fit.
  # shellcheck disable=SC2086
  exec "$JAVA_HOME/bin/java" -XX:+IgnoreUnrecognizedVMOptions $sizing \
    -XX:+UseCompactObjectHeaders ${aot:+-XX:AOTCache="$aot"} \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -Djdk.http.auth.tunneling.disabledSchemes= -Djdk.httpclient.bufsize=65536 \
    -Xlog:disable -Xlog:all=error,aot*=off,cds*=off:stderr ${WEIKIO_JAVA_OPTS:-} \
    -cp "$class_path" $main_class "$@"
}

# Runs "$@" quietly behind one line on standard error, `building once ... done (41 s)`, which counts
# the seconds on a terminal. What it says goes to $progress_log.
progress() {
  title=$1
  shift
  mkdir -p "$cache"
  progress_log=$cache/${title%% *}.log
  began=$(date +%s)
  printf '%s ... ' "$title" >&2
  counter=
  if [ -t 2 ]; then
    count_seconds &
    counter=$!
  fi
  status=0
  ("$@") >"$progress_log.$$" 2>&1 || status=$?
  mv -f "$progress_log.$$" "$progress_log"
  if [ -n "$counter" ]; then
    kill "$counter"
    wait "$counter" 2>/dev/null || true
    printf '\r%s ... ' "$title" >&2
  fi
  [ $status -eq 0 ] && outcome=done || outcome=failed
  echo "$outcome ($(($(date +%s) - began)) s)" >&2
  return $status
}

count_seconds() {
  while sleep 1; do
    printf '\r%s ... %s s' "$title" "$(($(date +%s) - began))" >&2
  done
}
