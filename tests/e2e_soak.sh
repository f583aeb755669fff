#!/bin/bash
# Weeks of updates in minutes: imports and undos while the kiosk shows them. Its memory grows by 2 MB at most, its
# descriptors and threads not at all, and the disk keeps no more editions than it should. SOAK=N: so many rounds.
set -u
: "${BUILD:=build}"
. tests/display.sh
. tests/hand.sh
DATA=$work/data
ROUNDS=${SOAK:-6}
mkdir -p "$work/甲/照片" "$work/乙/照片"
for s in 甲 乙; do
    printf '标题,类型,日期,正文\n停水通知%s,通知,2024-04-28,明天停水\n' $s >"$work/$s/通知公告.csv"
    printf '期次,村,榜别,对象类型,对象名称,上榜理由,照片文件名\n2024-04,高同村,红榜,路段,村口,干净%s,村口.png\n' $s >"$work/$s/红黑榜.csv"
    cp "$BUILD/demo/jiqiang/照片/兴德村.png" "$work/$s/照片/村口.png"
done
bring() { "$BUILD/cunping" import "$work/$1" --data "$DATA" --yes --as-written --now 2024-05-01T09:00 >"$work/said" 2>&1; }
back() { "$BUILD/cunping" undo --data "$DATA" --yes >"$work/said" 2>&1 || "$BUILD/cunping" undo --data "$DATA" >"$work/said" 2>&1; }
round() { bring 甲 && wait_see 停水通知甲 && bring 乙 && wait_see 停水通知乙 && back && wait_see 停水通知甲; }
memory() { awk '/^Pss_Anon/ { print $2 }' "/proc/$KIOSK/smaps_rollup"; } # KiB
descriptors() { ls "/proc/$KIOSK/fd" | wc -l; }
threads() { ls "/proc/$KIOSK/task" | wc -l; }
files() { find "$DATA" -type f ! -name '*journal*' | wc -l; }
bring 甲 || { cat "$work/said"; exit 1; }
display_start 1280x720
kiosk_start --data "$DATA" --now 2024-05-01T09:00 --screen notices
wait_see 停水通知甲; ok "the first is on the screen" $?
for n in 1 2 3 4 5 6 7 8; do round || { cat "$work/said"; ok "round $n" 1; }; done # until as many editions are kept as ever are
m=$(memory) d=$(descriptors) t=$(threads) f=$(files)
n=0
while [ $n -lt "$ROUNDS" ]; do
    n=$((n + 1))
    round || { cat "$work/said"; ok "round $n" 1; break; }
done
grown=$(($(memory) - m))
echo "$((ROUNDS * 3)) imports and undos: memory +$grown KiB, descriptors $d → $(descriptors), threads $t → $(threads), files $f → $(files)"
[ $n -eq "$ROUNDS" ]; ok "all of them reached the screen" $?
[ $grown -le 2048 ]; ok "memory grows by 2 MB at most" $?
[ "$(descriptors)" -le "$d" ]; ok "descriptors do not grow" $?
[ "$(threads)" -le "$t" ]; ok "threads do not grow" $?
[ "$(files)" -le "$f" ]; ok "files on the disk do not grow" $?
kiosk_stop; ok "it ends when asked to" $?
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
