# What the benchmarks of whole processes share; sourced by them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
JAR=${JAR:-target/apilog-exporter.jar}
WORK=${BENCH_DIR:-${TMPDIR:-/tmp}/apilog-bench}
mkdir -p "$WORK"
export PROMETHEUS_DISABLE_CREATED_SERIES=true MALLOC_ARENA_MAX=1

need() {
  for command in "$@"; do
    command -v "$command" >/dev/null || { echo "needs $command" >&2; exit 2; }
  done
  [ -e "$JAR" ] || { echo "build it first: mvn -q package -DskipTests" >&2; exit 2; }
}

machine() {
  echo "machine: $(nproc) x $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(uname -sr), load $(cut -d' ' -f1-3 /proc/loadavg)"
  echo "java: $(java -version 2>&1 | sed -n 2p); apilog-exporter $(java -jar "$JAR" --version 2>/dev/null | head -n 1)"
}

# generate FORMAT LINES: the file's path; written once.
generate() {
  local file=$WORK/$1-$2.log
  if [ ! -e "$file" ]; then
    java bench/Traffic.java "$1" "$2" >"$file.part"
    mv "$file.part" "$file"
  fi
  echo "$file"
}

# The middle of the numbers on standard input.
median() { sort -g | awk '{n[NR]=$1} END {print (n[int((NR+1)/2)] + n[int(NR/2)+1]) / 2}'; }

# Installs what is shipped, with an archive of the classes as the image has it, into $WORK/installed.
install_shipped() {
  local installed=$WORK/installed
  # By its bytes, not its age: two builds that are compared share $WORK unless told otherwise.
  if ! cmp -s "$installed/apilog-exporter.jar" "$JAR" || [ ! -e "$installed/apilog-exporter.jsa" ]; then
    rm -rf "$installed"
    mkdir "$installed"
    cp deploy/apilog-exporter deploy/jvm.options "$installed"
    cp "$JAR" "$installed/apilog-exporter.jar"
    sh deploy/make-cds-archive.sh "$installed/apilog-exporter.jar" "$installed/jvm.options" "$installed/apilog-exporter.jsa" >&2
  fi
}

# The shipped flags, for a JVM that is started without the launcher.
shipped_flags() {
  install_shipped
  echo "@deploy/jvm.options -XX:SharedArchiveFile=$WORK/installed/apilog-exporter.jsa -Xshare:auto"
}

# Ticks of user and system time that a process has used, in hundredths of a second.
cpu_ticks() { sed 's/.*) //' "/proc/$1/stat" | awk '{print $12 + $13}'; }
# What of it is the process's own: the rest is of files that others share, and that the system can read again.
own_kib() { awk '/^RssAnon/ {print $2}' "/proc/$1/status"; }
rss_kib() { awk '/^VmRSS/ {print $2}' "/proc/$1/status"; }

await_answer() {
  for _ in $(seq 600); do
    curl -sf -o /dev/null "$1" && return 0
    sleep 0.05
  done
  echo "no answer from $1" >&2
  return 1
}
