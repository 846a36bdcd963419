#!/bin/sh
# Installs apilog-exporter on a machine with systemd: the jar with its launcher, a unit, a configuration to begin with, completion for bash,
# zsh and fish, and the manual page. What is there already of the configuration is kept. Run it again for an update.
#
#   mvn -q package -Dmaven.test.skip=true
#   sudo deploy/install.sh
#   sudo systemctl enable --now apilog-exporter
#
# DESTDIR puts all of it below another root, for a package or an image. JAR names another jar than the one that Maven made.
set -eu
# Root's own may keep what is made here from everybody else.
umask 022

from=$(cd "$(dirname "$0")" && pwd)
jar=${JAR:-$from/../target/apilog-exporter.jar}
root=${DESTDIR:-}
lib=$root/usr/local/lib/apilog-exporter
etc=$root/etc/apilog-exporter
java=${JAVA:-java}

if [ ! -f "$jar" ]; then
  echo "$jar is not there: 'mvn -q package -Dmaven.test.skip=true' makes it" >&2
  exit 1
fi
if ! version=$("$java" -jar "$jar" version 2>&1); then
  echo "$java cannot run $jar (Java 17 or newer is needed): $version" >&2
  exit 1
fi
if ! mkdir -p "$lib" "$etc" 2>/dev/null || [ ! -w "$lib" ]; then
  echo "$lib cannot be written: this needs root, or DESTDIR" >&2
  exit 1
fi

install -m 0644 "$jar" "$lib/apilog-exporter.jar"
install -m 0644 "$from/jvm.options" "$lib/jvm.options"
install -m 0755 "$from/apilog-exporter" "$lib/apilog-exporter"
mkdir -p "$root/usr/local/bin" "$root/etc/systemd/system" "$root/usr/local/share/man/man1" \
  "$root/usr/share/bash-completion/completions" "$root/usr/local/share/zsh/site-functions" \
  "$root/usr/local/share/fish/vendor_completions.d"
ln -sf ../lib/apilog-exporter/apilog-exporter "$root/usr/local/bin/apilog-exporter"
install -m 0644 "$from/apilog-exporter.service" "$root/etc/systemd/system/apilog-exporter.service"
"$java" -jar "$jar" man >"$root/usr/local/share/man/man1/apilog-exporter.1"
"$java" -jar "$jar" completion bash >"$root/usr/share/bash-completion/completions/apilog-exporter"
"$java" -jar "$jar" completion zsh >"$root/usr/local/share/zsh/site-functions/_apilog-exporter"
"$java" -jar "$jar" completion fish >"$root/usr/local/share/fish/vendor_completions.d/apilog-exporter.fish"

if [ -e "$etc/config.yaml" ]; then
  kept=" (kept)"
else
  install -m 0644 "$from/config.yaml" "$etc/config.yaml"
  kept=
fi

# The archive is good for one jar at one path, so it is made where the jar will be; below another root it would be for the wrong path.
rm -f "$lib/apilog-exporter.jsa"
if [ -z "$root" ]; then
  sh "$from/make-cds-archive.sh" "$lib/apilog-exporter.jar" "$lib/jvm.options" "$lib/apilog-exporter.jsa" >/dev/null
  chmod 0644 "$lib/apilog-exporter.jsa"
fi

echo "$version is installed in $lib"
echo "configuration: $etc/config.yaml$kept; 'apilog-exporter check $etc/config.yaml' checks it"
if [ -z "$root" ] && command -v systemctl >/dev/null && [ -d /run/systemd/system ]; then
  systemctl daemon-reload
fi
echo "start it: systemctl enable --now apilog-exporter; what it says: journalctl -u apilog-exporter"
