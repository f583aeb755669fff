#!/bin/bash
# The administrator works on the folder of the screen's user: nothing is left
# there that the user could not write to, and it is said where the content went.
set -u
: "${BUILD:=build}"
C=$(realpath "$BUILD/cunping")
[ "$(id -u)" -eq 0 ] && unshare -m sh -c 'mount -t tmpfs none /var/lib' 2>/dev/null ||
    { echo "skipped: needs root and a name space of its own"; exit 77; }
[ -n "${OWN:-}" ] || exec env OWN=1 unshare -m "$0" "$@"
passed=0 failed=0
ok() { if [ "$2" -eq 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "not so: $1"; fi; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mount -t tmpfs none /var/lib
mkdir /var/lib/cunping
chown 65534:65534 /var/lib/cunping
unset XDG_DATA_HOME STATE_DIRECTORY
printf '标题,类型,日期,正文\n停水,通知,2024-04-28,明天停水\n' >"$work/通知公告.csv"

"$C" settings 本村=高同村 --data /var/lib/cunping >/dev/null 2>"$work/said"
grep -q '是 nobody 的' "$work/said"
ok "whose the folder is, is said" $?
HOME=$work "$C" import "$work" --now 2024-04-28T09:00 --yes >"$work/out" 2>/dev/null
grep -q '第 1 版，在 /var/lib/cunping。' "$work/out"
ok "the hall's folder is the one, and it is said" $?
[ ! -e "$work/.local" ]
ok "nothing was made elsewhere" $?
[ -z "$(find /var/lib/cunping ! -uid 65534)" ]
ok "all of it is the owner's" $?
XDG_DATA_HOME=$work/own "$C" import "$work/通知公告.csv" --now 2024-04-28T09:00 --yes >/dev/null 2>&1
[ -e "$work/own/cunping/state.db" ]
ok "who names another folder gets it" $?

chmod 555 /var/lib/cunping
chmod 755 "$work"
cp "$C" "$work/cunping" 2>/dev/null
setpriv --reuid 65534 --regid 65534 --clear-groups "$work/cunping" doctor --data /var/lib/cunping >"$work/doctor" 2>/dev/null
grep -q '/var/lib/cunping 写不进去' "$work/doctor"
ok "a folder that cannot be written to is found by doctor" $?
echo
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
