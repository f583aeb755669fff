#!/bin/bash
# Memory runs out while people touch the screen: the reserve is given back, pictures are dropped and come again, and it
# goes on; with nothing left at all it ends, and the plain page comes in the end (e2e_standing.sh).
set -u
: "${BUILD:=build}"
SET=jiqiang
. tools/demo-now.sh
. tests/display.sh
. tests/hand.sh
command -v prlimit >/dev/null || { echo "skipped: no prlimit here"; exit 77; }
DATA=$work/data
fill >"$work/import" 2>&1 || { cat "$work/import"; exit 1; }
display_start 1920x1080
kiosk_start --data "$DATA" --now "$NOW"
ok "the kiosk shows its first frame" $?
comes() { for n in $(seq 40); do is_shown "$1" && return; sleep 0.1; done; false; }
go() { # WORDS SCREEN: what touched it may be lost with the memory; a person touches once more
    for try in 1 2 3 4 5; do tap_word "$1" && comes "$2" && break; done
    is_shown "$2" || { echo "not so: $2 opens by $1" >&2; exit 1; }
    ok "$2 opens by $1" 0
}
room() { # MIB: so much more than it has now
    prlimit --pid "$KIOSK" --as=$(($(awk '/^VmSize/ { print $2 }' "/proc/$KIOSK/status") * 1024 + $1 * 1048576)):unlimited
}
short() { tail -n +1 "$LOG" | grep -c 'memory is short'; }
for mib in 0 1 4; do
    room $mib
    for page in "卫生排名 rank" "红榜 board" "最美庭院 courtyards" "通知公告 notices" "查我家 lookup" "干成的事 deeds"; do
        go ${page% *} ${page#* }
        go 首页 home
    done
    kill -0 "$KIOSK"; ok "with $mib MiB more it goes on" $?
done
[ "$(short)" -gt 0 ]; ok "it was short of memory, and made room" $?
prlimit --pid "$KIOSK" --as=unlimited:unlimited
go 最美庭院 courtyards
kiosk_stop; ok "and ends when asked to" $?
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
