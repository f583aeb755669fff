#!/bin/sh
# deps: install the Debian packages that are missing, without a question.
#
#   deps.sh PURPOSE...       purposes as in packages.txt: build, test, check, bench
#
# Says what it installs and what for. Needs nothing when all are there.
set -eu
list=$(dirname "$0")/packages.txt
missing= why=
for purpose in "$@"; do
    while read -r name kind what; do
        case $name in ''|'#'*) continue ;; esac
        [ "$kind" = "$purpose:" ] || continue
        dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' && continue
        missing="$missing $name"
        why="$why
  $name — $what"
    done < "$list"
done
[ -n "$missing" ] || exit 0
echo "缺少下面这些软件包，现在安装（missing packages, installing now）：$why"
sudo=
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "请用 root 运行，或先安装 sudo" >&2; exit 3; }
    sudo=sudo
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { $sudo apt-get update && $sudo env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends $missing; } >"$log" 2>&1 </dev/null; then
    tail -n 20 "$log" >&2
    echo "安装没有成功（installation failed）" >&2
    exit 3
fi
