#!/bin/sh
# Makes an archive of the classes that the daemon loads, the JDK's among them, from which later starts are faster (AppCDS).
# It is good for exactly this JVM and exactly this jar at this path; with any other it is left unused.
#
# usage: make-cds-archive.sh JAR JVM_OPTIONS ARCHIVE
set -eu

jar=$1
options=$2
archive=$3

work=$(mktemp -d)
pid=
finish() {
  if [ -n "$pid" ]; then
    kill "$pid" 2>/dev/null || true
  fi
  rm -rf "$work"
}
trap finish EXIT

# One line of each kind of parser, so that its classes are in the archive too.
cat >"$work/combined.log" <<'LINES'
192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] "GET /users/17?page=2 HTTP/1.1" 200 512 "-" "example/1.0" 0.012
192.0.2.2 - - [21/Nov/2026:09:00:01 +0000] "POST /orders HTTP/1.1" 201 34 "https://example.com/" "example/1.0" 0.230
LINES
cat >"$work/json.log" <<'LINES'
{"time":"2026-11-21T09:00:00Z","method":"GET","path":"/users/17","status":200,"duration_ms":12,"bytes":512}
LINES
cat >"$work/config.yaml" <<CONFIG
sources:
  - {name: text, paths: ["$work/combined*.log"]}
  - {name: json, paths: ["$work/json.log"]}
endpoints: {routes: ["/users/{id}"]}
read: {from: beginning}
CONFIG

# What it loads is listed first: an archive of a list is one file of all classes, smaller in memory and faster than what
# -XX:ArchiveClassesAtExit lays over the JDK's own archive.
: >"$work/err"
java "@$options" -XX:DumpLoadedClassList="$work/classes" -jar "$jar" \
  --config.file="$work/config.yaml" --web.listen-address=127.0.0.1:0 2>"$work/err" &
pid=$!

port=
tries=0
while [ -z "$port" ]; do
  port=$(sed -n 's|.*http://127\.0\.0\.1:\([0-9][0-9]*\)/metrics.*|\1|p' "$work/err")
  tries=$((tries + 1))
  if [ "$tries" -gt 600 ] || ! kill -0 "$pid" 2>/dev/null; then
    cat "$work/err" >&2
    exit 1
  fi
  sleep 0.1
done

# wget asks again where the connection is refused or the answer is 503.
wget -q -O /dev/null --tries=20 --waitretry=1 --retry-connrefused --retry-on-http-error=503 \
  "http://127.0.0.1:$port/-/ready"
# Not the page at /: all classes of the archive are in memory from the start, and its are for those that look at it.
for page in metrics -/healthy; do
  wget -q -O /dev/null --header='Accept-Encoding: gzip' "http://127.0.0.1:$port/$page"
done
wget -q -O /dev/null --header='Accept: application/openmetrics-text;version=1.0.0' "http://127.0.0.1:$port/metrics"

kill -TERM "$pid"
wait "$pid"
pid=

# Classes that the JVM makes while it runs cannot be in it, and would be named one by one. Objects that each start would make anew are
# written by the G1 collector alone; every other reads them.
if ! java "@$options" -XX:-UseSerialGC -XX:+UseG1GC -Xshare:dump -XX:SharedClassListFile="$work/classes" -XX:SharedArchiveFile="$archive" -Xlog:cds=error \
  -jar "$jar" >"$work/out" 2>&1; then
  cat "$work/out" >&2
  exit 1
fi

# The archive must be one that this JVM takes: -Xshare:on ends the JVM where it is not.
java "@$options" -XX:SharedArchiveFile="$archive" -Xshare:on -jar "$jar" --version
