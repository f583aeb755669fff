#!/bin/bash
# The program as it is delivered, with a screen that has gone over to the enemy (tests/hostile.c): what lies in the data
# folder stays as it was, while a resident hands something in and staff log in through the same screen. And what
# becomes of its two halves when one of them dies, or the kernel is old.
set -u
: "${BUILD:=build}"
. tests/display.sh
. tests/hand.sh
DATA=$work/data
${CC:-cc} -shared -fPIC -o "$work/hostile.so" tests/hostile.c -lseccomp -ldl 2>/dev/null || { echo "skipped: no compiler"; exit 77; }
not() { ! "$@"; }
mkdir -p "$work/in"
printf '标题,类型,日期,正文\n停水通知,通知,2024-04-28,明天停水\n' >"$work/in/通知公告.csv"
printf '期次,村,榜别,对象类型,对象名称,上榜理由,照片文件名\n2024-04,高同村,红榜,路段,村口,干净,村口.jpg\n' >"$work/in/红黑榜.csv"
"$BUILD/cunping" test-photo "$BUILD/demo/jiqiang/照片/兴德村.png" "$work/in/村口.jpg" >"$work/said" 2>&1 &&
    "$BUILD/cunping" import "$work/in" --data "$DATA" --yes --now 2024-05-01T09:00 >"$work/said" 2>&1 || { cat "$work/said"; exit 1; }
printf '480215\n' | "$BUILD/cunping" staff add 李四 --manager --data "$DATA" >"$work/said" 2>&1 || { cat "$work/said"; exit 1; }
display_start 1280x720
state_of() { (cd "$DATA" && find . -name lock -prune -o -type f -exec sha256sum {} + | sort); }
is_over() { # PID: ended, whether or not somebody has asked about it
    for n in $(seq 200); do
        [ ! -e "/proc/$1/stat" ] || grep -q ') Z ' "/proc/$1/stat" && return
        moment
    done
    false
}

before=$(state_of)
LD_PRELOAD=$work/hostile.so CUNPING_DATA=$DATA kiosk_start --data "$DATA" --now 2024-05-01T09:00
ok "it stands" $?
if grep -q 'no Landlock' "$LOG"; then
    echo "skipped: this kernel has no Landlock"
    exit 77
fi
grep -q '^reached' "$LOG"; [ $? -eq 1 ]; ok "nothing is reached" $?
grep '^reached' "$LOG" >&2
tried=$(grep -c '^no answer' "$LOG")
[ "$tried" -ge 25 ]; ok "it has tried ($tried things)" $?
[ "$before" = "$(state_of)" ]; ok "the data folder is as it was" $?

# its own work goes on, by the other half
tap_word 工作人员 && tap_word 李四 && press_digits 480216 && wait_see '密码不对'; ok "a wrong password is wrong" $?
[ "$before" != "$(state_of)" ]; ok "and is counted on the disk" $?
press_digits 480215 && wait_log 'staff 1 logged in'; ok "staff log in" $?
kiosk_stop; ok "it ends when asked to" $?

# the other half dies: nobody could bring anything, so the screen begins anew
kiosk_start --data "$DATA" --now 2024-05-01T09:00
kill -KILL "$(other_half)"
{ tap_word 工作人员 && tap_word 李四 && press_digits 480215; } 2>/dev/null # it ends meanwhile
wait "$KIOSK"; [ $? -eq 3 ]; ok "without its other half the screen ends as the machine's fault" $?

# the screen dies: so does the other half
kiosk_start --data "$DATA" --now 2024-05-01T09:00
other=$(other_half)
kill -KILL "$KIOSK"; wait "$KIOSK" 2>/dev/null
is_over "$other"; ok "the other half ends with the screen" $?

# an old kernel: the screen stands, and it is said
LD_PRELOAD=$work/hostile.so CUNPING_OLD=1 kiosk_start --data "$DATA" --now 2024-05-01T09:00; ok "without Landlock it stands" $?
grep -q 'no Landlock in this kernel' "$LOG"; ok "and the log says so" $?
tap_word 工作人员 && tap_word 李四 && press_digits 480215 && wait_log 'staff 1 logged in'; ok "and staff log in" $?
LD_PRELOAD=$work/hostile.so CUNPING_OLD=1 "$BUILD/cunping" doctor --data "$DATA" >"$work/said" 2>&1
grep -q '锁不住屏的程序' "$work/said"; ok "and doctor" $?
"$BUILD/cunping" doctor --data "$DATA" >"$work/said" 2>&1
grep -q '锁不住' "$work/said"; [ $? -eq 1 ]; ok "which says nothing on a new one" $?

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
