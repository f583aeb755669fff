#!/bin/bash
# A clerk's three Mondays on the real program: each stick is flawless and would
# still do harm; it is noticed on the screen and turned away by its own buttons.
set -u
: "${BUILD:=build}"
if [ -z "${OWN_MOUNTS:-}" ]; then
    export OWN_MOUNTS=1
    unshare -m sh -c 'mount -t tmpfs none /mnt' 2>/dev/null ||
        { unshare -Urm sh -c 'mount -t tmpfs none /mnt' 2>/dev/null && exec unshare -Urm "$0" "$@"; }
fi
. tests/display.sh
. tests/hand.sh
then_ok() {
    ok "$1" "$2"
    [ "$2" -eq 0 ] || { echo "$passed passed, $failed failed"; exit 1; }
}
C=$(realpath "$BUILD/cunping") DATA=$work/data STICKS=$work/media HOMES=20
mkdir "$STICKS" "$work/empty"
finish_all() {
    [ -z "$KIOSK" ] || kill "$KIOSK" 2>/dev/null
    for m in "$STICKS"/*; do umount -l "$m" 2>/dev/null; done
    finish
}
trap finish_all EXIT INT TERM
plug() { mkdir -p "$STICKS/$1" && mount --bind "$work/$1" "$STICKS/$1" 2>/dev/null; }
pull() { umount -l "$STICKS/$1" && rmdir "$STICKS/$1"; }
plug empty || { echo "skipped: nothing can be mounted here (root is needed)"; exit 77; }
pull empty

roll() { # the door of home 1
    echo 村,组,门牌,户主,查询码
    for i in $(seq $HOMES); do echo "高同村,1,$([ "$i" = 1 ] && echo "$1" || echo "$i"),马建$i,"; done
}
scores() { # MONTH DAY POINTS HOMES
    echo 期次,村,组,门牌,户主,总分,检查日期
    for i in $(seq "$4"); do echo "$1,高同村,1,$i,马建$i,$(($3 + i % 5)),$2"; done
}
stands() { # does the screen say just what this sheet says?
    rm -rf "$work/is" && mkdir "$work/is" && cat >"$work/is/家庭卫生评分表.csv"
    "$C" import "$work/is" --data "$DATA" --now "$1T09:00" --json 2>/dev/null |
        grep -q '"sheet":"家庭卫生评分表","added":0,"changed":0,"removed":0'
}
april() { scores 2024年4月 2024-4-26 80 $HOMES | sed 's/,1,马建1,81,/,1,马建1,96,/'; }
mkdir "$work/base" "$work/改一户" "$work/五月" "$work/搬家"
roll 1 >"$work/base/农户花名册.csv"
scores 2024年4月 2024-4-26 80 $HOMES >"$work/base/家庭卫生评分表.csv"
scores 2024年4月 2024-4-26 95 1 >"$work/改一户/家庭卫生评分表.csv"
scores 2024年4月 2024-5-10 70 $HOMES >"$work/五月/家庭卫生评分表.csv"
roll 88 >"$work/搬家/农户花名册.csv"
"$C" settings --data "$DATA" 本村=高同村 inches=24 >/dev/null
printf '480215\n' | "$C" staff add 张文 --data "$DATA" >/dev/null
"$C" import "$work/base" --data "$DATA" --now 2024-05-06T09:00 --yes >/dev/null
then_ok "last month is on the screen" $?

read_in() { # STICK WORDS: from the stick to the first question
    plug "$1" && tap_word U盘插好了 && wait_screen staff && tap_word 张文 && wait_screen staff-pin &&
        press_digits 480215 && wait_screen staff-today && tap_word 读取 && wait_screen staff-review && wait_see "$2"
}
publish() { # EDITION STICK
    tap_word 确认上屏 && wait_screen staff-publish && tap_word 上屏 && wait_screen staff-done && wait_see "第 $1 版" &&
        pull "$2"
}
monday() {
    kiosk_start --data "$DATA" --sticks "$STICKS" --now "$1T09:00" && wait_screen home
}
evening() { kill "$KIOSK" && wait "$KIOSK" 2>/dev/null; KIOSK=; }
not() { ! "$@"; }

display_start 1920x1080
monday 2024-05-13
read_in 改一户 '要撤下 19 户，只留 1 户'
then_ok "one row of twenty: what goes is said first" $?
not findable 确认上屏
then_ok "and it cannot go up before it is answered" $?
step 1-asked
tap_word '只改这 1 行，别的不动' && publish 2 改一户
then_ok "only that row goes up" $?
evening
april | stands 2024-05-13
then_ok "nineteen stayed, and one is put right" $?

monday 2024-05-20
read_in 五月 '写的是 2024年4月，检查日期却都在 2024年5月'
then_ok "May under the name of April is seen" $?
step 2-asked
tap_word '改成 2024年5月' && publish 3 五月
then_ok "it goes up as May" $?
evening
april | stands 2024-05-20 && scores 2024年5月 2024-5-10 70 $HOMES | stands 2024-05-20
then_ok "May is there, and April stands as it was" $?

monday 2024-05-27
read_in 搬家 '有 1 户换了门牌'
then_ok "a family that moved is said" $?
see '马建1：1组1号 → 88号'
then_ok "from where to where" $?
step 3-asked
tap_word 跟着走 && publish 4 搬家
then_ok "its things go with it" $?
evening
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
