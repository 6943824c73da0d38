#!/bin/sh
# Installs the programs that tests drive (Debian, as root). Quick when all are there.
set -eu
missing=""
need() { # program-or-pattern package
  ls $1 >/dev/null 2>&1 || command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}
need chromium chromium
need '/usr/lib/postgresql/*/bin/initdb' postgresql
need kamailio kamailio
need sipp sip-tester
need /usr/sbin/dovecot dovecot-imapd
need /usr/sbin/postfix postfix
need setpriv util-linux
need mkfs.ext4 e2fsprogs
need /usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf fonts-noto-core
if [ -z "$missing" ]; then
  echo "All parts are here."
  exit 0
fi
if [ "$(id -u)" != 0 ]; then
  echo "Not on this machine:$missing. Run as root: make parts" >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086 # a list of packages
apt-get install -y -qq --no-install-recommends $missing
