#!/bin/bash
# A clerk's Monday morning on the real program: a display, a finger, and sticks
# that are mounted, pulled and put back. Everything is tapped by what is
# written on it. PICTURES=FOLDER keeps a picture of every step; SIZE=1080x1920
# is a standing screen, LARGE=1 large type, HOW=bind a place without loop devices.
set -u
: "${BUILD:=build}"
# who may not mount here may do so in a name space of their own
if [ -z "${OWN_MOUNTS:-}" ]; then
    export OWN_MOUNTS=1
    unshare -m sh -c 'mount -t tmpfs none /mnt' 2>/dev/null ||
        { unshare -Urm sh -c 'mount -t tmpfs none /mnt' 2>/dev/null && exec unshare -Urm "$0" "$@"; }
fi
NOW=2024-05-06T09:00
. tests/display.sh
. tests/hand.sh
# one thing leads to the next: after a failure there is nothing to see
then_ok() {
    ok "$1" "$2"
    [ "$2" -eq 0 ] || { echo "$passed passed, $failed failed"; exit 1; }
}
C=$(realpath "$BUILD/cunping")
DATA=$work/data STICKS=$work/media
mkdir "$STICKS"
finish_all() {
    [ -z "$KIOSK" ] || kill "$KIOSK" 2>/dev/null
    # what lies below is not ours to delete while it is mounted
    for m in "$STICKS"/* "$work/full"; do umount -l "$m" 2>/dev/null; done
    finish
}
trap finish_all EXIT INT TERM

# ---------------------------------------------------------------- sticks

# stick IMAGE FOLDER: an image with what is in the folder
stick() {
    size=$(($(du -sk "$2" | cut -f1) + 16384))
    truncate -s "${size}K" "$1" && mkfs.ext4 -q -F -m 0 -d "$2" "$1" 2>/dev/null
}
HOW=${HOW:-loop}
plug() { # IMAGE FOLDER NAME: as the deployment mounts it
    mkdir -p "$STICKS/$3"
    [ "$HOW" = loop ] && mount -o loop,nosuid,nodev,noexec "$1" "$STICKS/$3" 2>/dev/null && return
    HOW=bind
    mount --bind "$2" "$STICKS/$3" 2>/dev/null
}
pull() { umount -l "$STICKS/$1" && rmdir "$STICKS/$1"; }

mkdir "$work/none" "$work/none/照相"
printf '今天没带表\n' >"$work/none/说明.doc"
stick "$work/none.img" "$work/none" || HOW=bind
if ! plug "$work/none.img" "$work/none" 空盘; then
    echo "skipped: nothing can be mounted here (root is needed)"
    exit 77
fi
pull 空盘

first=$work/first
mkdir -p "$first/照片"
cat >"$first/红黑榜.csv" <<'S'
期次,村,榜别,对象类型,对象名称,上榜理由,检查日期,整改期限,责任单位,照片文件名
2024年4月,高同村,红榜,公共场所,文化广场,器材完好地面天天有人扫,2024-04-28,,,文化广场.png
2024年4月,高同村,黑榜,路段,三组巷道,柴草堆在路上,2024-04-28,2024-05-20,高同村三组,巷道.png、路人.png
S
printf '标题,类型,发布单位,日期,正文\n五月清洁日,通知,高同村村委会,2024-05-03,五月八日上午全村打扫巷道\n' >"$first/通知公告.csv"
P=$BUILD/demo/jiqiang/照片
cp "$P/台账004三组巷道整改前.png" "$first/照片/巷道.png"
cp "$P/台账002产业路边沟整改前.png" "$first/照片/路人.png"
cp "$P/兴德村.png" "$first/照片/文化广场.png"
cp -r "$first" "$work/wrong"
sed -i 's/2024-05-20/五月底以前/' "$work/wrong/红黑榜.csv"
stick "$work/first.img" "$first"
stick "$work/wrong.img" "$work/wrong"

# --------------------------------------------------- 1 nothing there yet
display_start "${SIZE:-1920x1080}"
kiosk_start --data "$DATA" --sticks "$STICKS" --now "$NOW" ${LARGE:+--large}
wait_screen start && wait_see 这台机器在哪个村
then_ok "a machine with nothing asks where it stands" $?
step 01-village
type_pinyin gao && tap_word 高 && type_pinyin tong && tap_word 同 && type_pinyin cun && tap_word 村 && wait_see '高同村'
then_ok "the village is written in pinyin" $?
step 02-village-written
tap_word 下一步 && wait_see 屏幕有多大
then_ok "then its inches" $?
step 03-inches
tap_word 24 && tap_word 下一步 && wait_see 离地多高
then_ok "then its height" $?
step 04-edge
tap_word 下一步 && wait_see 第一位工作人员
then_ok "then who works here" $?
type_pinyin zhang && tap_word 张 && type_pinyin wen && tap_word 文 && wait_see 张文
step 05-name
tap_word 下一步 && wait_see 定一个六位密码 && press_digits 480215 && wait_see 再按一遍密码
then_ok "the PIN, once" $?
step 06-pin
press_digits 480215 && wait_see 请抄下来交给乡镇保管
then_ok "and again; the recovery code comes" $?
step 07-code
CODE=$(sed -n 's/^text \([0-9]\{4\}\)  \([0-9]\{4\}\)  \([0-9]\{4\}\)$/\1\2\3/p' "$WITNESS")
test ${#CODE} -eq 12
then_ok "twelve digits" $?
tap_word 抄好了 && wait_see 都设好了
step 08-end
tap_word 完成 && wait_screen home
then_ok "home" $?
step 09-home
"$C" settings --data "$DATA" >"$work/out"
grep -q '^village=高同村' "$work/out" && grep -q '^inches=24' "$work/out"
then_ok "it is saved" $?
"$C" staff --data "$DATA" --json | grep -q '"name":"张文","manager":true}\],"recovery":true'
then_ok "with the first manager" $?

# ------------------------------------------- 2 the stick, and all the way
log_in() { # PIN
    tap_word 工作人员 && wait_screen staff && tap_word 张文 && wait_screen staff-pin && press_digits "$1"
}
not() { ! "$@"; }
media() { find "$DATA/media" -type f 2>/dev/null | sort; }
staging_empty() { test -z "$(ls -A "$DATA/staging" 2>/dev/null)"; }
current() { "$C" history --data "$DATA" --json; }

plug "$work/none.img" "$work/none" 空盘
wait_log 'stick plugged in'
log_in 480215 && wait_screen staff-today
then_ok "the right PIN opens 今天要办的事" $?
wait_see 空盘 && wait_see '没有'
then_ok "a stick without anything for us says so" $?
step 10-nothing-on-it
pull 空盘
wait_see 请把U盘插到屏幕旁边的插口
then_ok "pulled, it asks for one" $?
tap_word 退出 && wait_screen home
then_ok "logged out" $?

plug "$work/wrong.img" "$work/wrong" 村里资料
wait_see U盘插好了，工作人员请按这里
then_ok "a stick raises the banner" $?
step 11-banner
tap_word U盘插好了，工作人员请按这里 && wait_screen staff && step 12-names && tap_word 张文 && wait_screen staff-pin &&
    step 13-pin && press_digits 480215 && wait_screen staff-today && wait_see 'U盘“村里资料”'
then_ok "from the banner to what is to be done today" $?
step 14-today
tap_word 读取 && wait_screen staff-review && wait_see 1.处要改
then_ok "read; one thing is wrong" $?
wait_see 五月底以前
then_ok "its words stand there" $?
step 15-wrong
not findable 确认上屏 && see 确认上屏
then_ok "确认上屏 is grey" $?
tap_word 取消 && wait_screen staff-today
then_ok "取消 goes back" $?
until_so staging_empty
then_ok "and leaves nothing" $?

pull 村里资料
wait_see 请把U盘插到屏幕旁边的插口
plug "$work/first.img" "$work/first" 村里资料
wait_see 'U盘“村里资料”' && tap_word 读取 && wait_screen staff-review && wait_see 上屏以后会这样变
then_ok "the corrected one is right" $?
step 16-review
tap_word 张新照片 && wait_screen staff-photos && step 17-photos
then_ok "three photos to look at" $?
tap_word 路人.png && wait_screen staff-photo && wait_see 在脸、车牌、门牌上画框
read -r _ px py pw ph <<<"$(grep '^drag ' "$WITNESS")"
step 18-photo
drag $((px + pw * 2 / 5)) $((py + ph * 2 / 5)) $((px + pw * 3 / 5)) $((py + ph * 3 / 5))
wait_see '画了 1 个框'
then_ok "a drag draws a box" $?
step 19-box
tap_word 完成打码 && wait_see 已打码
then_ok "what is in it is blurred" $?
step 20-masked
tap_word 返回 && wait_screen staff-photos && tap_word 文化广场.png && wait_screen staff-photo && tap_word 这张不上屏 && wait_see 这张不会上屏
then_ok "a photo is left out" $?
step 21-omitted
tap_word 返回 && wait_screen staff-photos && step 22-photos && tap_word 都看过了 && tap_word 返回 && wait_screen staff-review &&
    wait_see 都看过了
then_ok "all are looked at" $?
step 23-review
tap_word 看看村民会看到什么 && wait_screen home && wait_see 预览：还没有上屏
then_ok "what residents will see" $?
step 24-preview
tap_word '红榜 黑榜' && wait_screen board && wait_see 文化广场
then_ok "the board to come" $?
step 25-preview-board
test "$(current | grep -c '"edition":1')" -eq 0
then_ok "nothing is on the screen yet" $?
tap_word 返回核对 && wait_screen staff-review && tap_word 确认上屏 && wait_screen staff-publish
then_ok "back, and the last question" $?
step 26-publish
tap_word 上屏 && wait_screen staff-done && wait_see '第 1 版'
then_ok "done, with what changed" $?
step 27-done
current >"$work/out"
grep -q '"by":"张文","reader":"张文"' "$work/out"
then_ok "history says who" $?
tap_word 去看看 && wait_screen board && wait_see 文化广场
then_ok "the residents' board shows it" $?
step 28-board
"$C" export "$work/out1" --data "$DATA" >/dev/null && ls "$work/out1/照片" >"$work/list"
grep -q 路人 "$work/list" && grep -q 巷道 "$work/list" && not grep -q 文化广场 "$work/list"
then_ok "the photo that was left out is not exported" $?
# what a photo becomes when nothing is done to it: is that among the pictures?
for n in 巷道 路人 文化广场; do "$C" test-photo "$first/照片/$n.png" "$work/$n.jpg" >/dev/null; done
is_kept() { media | while read -r m; do cmp -s "$work/$1.jpg" "$m" && echo yes; done | grep -q yes; }
is_kept 巷道
then_ok "the photo that nothing was done to is kept as it is" $?
not is_kept 路人
then_ok "the masked one is another picture" $?
not is_kept 文化广场 && test "$(media | wc -l)" -eq 4
then_ok "the photo that was left out is nowhere in the data" $?
tap_word 返回 && wait_screen staff-done && tap_word 完成 && wait_screen staff-today
then_ok "done" $?
step 29-today

# --------------------------------------------- 3 pulled in the middle
many=$work/many
mkdir -p "$many/照片"
echo '期次,村,榜别,对象类型,对象名称,上榜理由,检查日期,照片文件名' >"$many/红黑榜.csv"
for i in $(seq 10 39); do
    echo "2024年5月,高同村,红榜,路段,$i号巷,扫得干净,2024-05-05,巷$i.png" >>"$many/红黑榜.csv"
    { cat "$first/照片/巷道.png"; head -c 300000 /dev/urandom; } >"$many/照片/巷$i.png"
done
stick "$work/many.img" "$many"
pull 村里资料
wait_see 请把U盘插到屏幕旁边的插口
# a stick that goes at the N-th thing that is read of it: in the middle, whatever the machine's speed
fuse() { # MODE N WHERE
    mkdir -p "$3"
    "$BUILD/tests/fusestick" "$many" "$3" "$1" "$2" >"$work/reads" 2>/dev/null &
    FUSING=$!
    until_so fused "$3" && mountpoint -q "$3"
}
fused() { mountpoint -q "$1" || ! kill -0 "$FUSING" 2>/dev/null; }
unfuse() { umount -l "$1" && wait "$FUSING" && rmdir "$1"; }
middle() { # how much is read by looking at it, and half of the copying
    fuse none 1 "$work/full" && "$C" look "$work/full" >/dev/null && looked=$(tail -n 1 "$work/reads") &&
        "$C" check "$work/full" >/dev/null && unfuse "$work/full" && MIDDLE=$(((looked + $(tail -n 1 "$work/reads")) / 2))
}
if [ -x "$BUILD/tests/fusestick" ] && middle && fuse vanish "$MIDDLE" "$STICKS/五月"; then
    wait_see '30 张照片' && tap_word 读取 && wait_screen staff-read && wait_see U盘读不到了
    then_ok "gone in the middle: a sentence" $?
    step 30-lost
    is_shown staff-read && see 插回去
    then_ok "it asks for the stick" $?
    unfuse "$STICKS/五月"
    plug "$work/many.img" "$many" 五月
    wait_screen staff-review && wait_see 上屏以后会这样变 && see '+30'
    then_ok "put back, it goes on by itself to the end" $?
else
    echo "skipped: no FUSE, a stick that goes in the middle is left out"
    skipped=1
    plug "$work/many.img" "$many" 五月
    tap_word 读取 && wait_screen staff-review
fi
step 31-review-may
current >"$work/before"

# --------------------------------------------------- 4 the worker dies
worker() { # the kiosk's that reads
    half=$(other_half)
    for p in /proc/[0-9]*; do
        tr '\0' ' ' <"$p/cmdline" | grep -q -- --session && grep -q "^PPid:[[:space:]]*$half\$" "$p/status" && echo "${p#/proc/}"
    done 2>/dev/null
}
kill -KILL "$(worker)"
wait_see 中途停了
then_ok "the worker is killed: a sentence" $?
step 32-killed
until_so staging_empty
then_ok "staging is empty" $?
current | cmp -s - "$work/before" && kill -0 "$KIOSK"
then_ok "what was there stays, the kiosk lives" $?
tap_word 知道了 && wait_screen staff-today
then_ok "it is read and over" $?
step 33-today
AGAIN=读取 # or 再读一遍, when it was read to the end before
see 再读一遍 && AGAIN=再读一遍
tap_word "$AGAIN" && wait_screen staff-review && tap_word 确认上屏 && wait_screen staff-publish && step 34-publish && tap_word 上屏 &&
    wait_screen staff-done && wait_see '第 2 版'
then_ok "read again, published" $?
step 35-done
tap_word 完成 && wait_screen staff-today

# ------------------------------------------------- 6 back, and out
tap_word 恢复上一版 && wait_screen staff-history && wait_see '第 1 版'
step 36-history
tap_word '第 1 版' && wait_screen staff-undo && wait_see 换回去以后 && step 37-undo && tap_word 恢复到这一版 && wait_see 换好了
then_ok "back to the edition before" $?
step 38-undone
current | grep -q '"current":1[,}]'
then_ok "it is current" $?
tap_word 返回 && wait_screen staff-history && tap_word 返回 && wait_screen staff-today && tap_word 存到U盘 && wait_screen staff-takeout &&
    wait_see 最近一次上屏 && step 39-takeout && tap_word 存到U盘 && wait_see 现在可以拔下U盘了
then_ok "the receipt is written, the stick may go" $?
step 40-written
grep -q '张文' "$STICKS"/五月/村屏_*2024-05-06_0900/回执.txt
then_ok "it is on the stick, in plain words" $?
tap_word 返回 && wait_screen staff-today && tap_word 退出 && wait_screen home
then_ok "logged out" $?

tap_word 工作人员 && wait_screen staff && tap_word 张文 && wait_screen staff-pin && tap_word 忘了密码 && wait_screen staff-recovery &&
    press_digits "$CODE" && wait_see 请定一个新的六位密码 && press_digits 906137 && wait_see 请再按一遍新密码 && press_digits 906137 &&
    wait_see 新密码定好了 && wait_see 用过的恢复码作废了
then_ok "the township's code sets a new PIN, and is used up" $?
step 41-recovered
tap_word 抄好了
tap_word 返回 && wait_screen staff-pin && press_digits 906137 && wait_screen staff-today
then_ok "which opens" $?

# --------------------------------------- 7 a small change without a sheet
tap_word 改一条 && wait_screen staff-amend && step 44-amend && tap_word 榜上撤下一条 && wait_screen staff-amend-list && wait_see 三组巷道 &&
    step 45-list && tap_word 三组巷道 && wait_screen staff-amend-row
then_ok "one entry of the board is chosen" $?
step 46-row
tap_word 已整改好 && wait_see 确认上屏 && see 三组巷道 && step 47-confirm && tap_word 确认上屏 && wait_see 接着改别的
then_ok "taken down, with a reason" $?
step 48-amended
current >"$work/out"
grep -q '"current":3' "$work/out" && grep -q '"who":"张文","what":"amend"' "$work/out"
then_ok "an edition like any other, with who did it" $?
tap_word 接着改别的 && until_so see 已撤下
then_ok "the list knows" $?
step 49-list
tap_word 返回 && wait_screen staff-amend && tap_word 返回 && wait_screen staff-today && tap_word 看首页 && wait_screen home &&
    tap_word '红榜 黑榜' && wait_screen board && wait_see 文化广场 && not see 三组巷道
then_ok "residents do not see it any more" $?
step 50-board
tap_word 首页 && wait_screen home
tap_word 工作人员 && wait_screen staff-today && tap_word 退出 && until_so not see 自动退出
then_ok "logged out again" $?

log_in 480215 && wait_see '还能按4次'
then_ok "the old one does not, and is counted" $?
for n in 3 2 1; do press_digits 111222 && wait_see "还能按$n次"; done
press_digits 111222 && wait_see 按错太多次了
then_ok "five wrong ones: locked" $?
step 42-locked
kill -KILL "$KIOSK"
wait "$KIOSK" 2>/dev/null
KIOSK=
rm -f "$WITNESS"
kiosk_start --data "$DATA" --sticks "$STICKS" --now "$NOW" ${LARGE:+--large}
wait_screen home && wait_see U盘插好了，工作人员请按这里
then_ok "a stick that is in at the start is seen" $?
tap_word 工作人员 && wait_screen staff && tap_word 张文 && wait_screen staff-pin && wait_see 按错太多次了
then_ok "killed and started again: still locked" $?
kiosk_stop
then_ok "SIGTERM ends it cleanly" $?

# ------------------------------------------------------ 5 a full disk
mkdir -p "$work/full"
if mount -t tmpfs -o size=40m tmpfs "$work/full" 2>/dev/null; then
    FULL=$work/full/data
    printf '480215\n' | "$C" staff add 张文 --data "$FULL" >/dev/null
    printf '标题,类型,发布单位,日期,正文\n老通知,通知,高同村村委会,2024-05-01,先前的\n' >"$work/none/通知公告.csv"
    rm -f "$WITNESS"
    kiosk_start --data "$FULL" --sticks "$STICKS" --now "$NOW" ${LARGE:+--large}
    log_in 480215 && wait_screen staff-today && tap_word 读取 && wait_see 磁盘空间不够，还差 && see 管理员
    then_ok "a full disk is said" $?
    step 43-full
    test -z "$(ls -A "$FULL/staging" 2>/dev/null)" && "$C" history --data "$FULL" --json | grep -q '"editions":\[\]'
    then_ok "nothing has changed" $?
    kiosk_stop
fi

echo "$passed passed, $failed failed, ${skipped:-0} skipped"
[ $failed -eq 0 ]
