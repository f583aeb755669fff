#!/bin/bash
# A clerk's Monday morning on the real program: a display, a finger, and sticks
# that are mounted, pulled and put back. Everything is tapped by what is
# written on it. PICTURES=FOLDER keeps a picture of every step.
set -u
: "${BUILD:=build}"
NOW=2024-05-06T09:00
. tests/display.sh
. tests/hand.sh
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
HOW=loop
plug() { # IMAGE FOLDER NAME: as the deployment mounts it
    mkdir -p "$STICKS/$3"
    [ $HOW = loop ] && mount -o loop,nosuid,nodev,noexec "$1" "$STICKS/$3" 2>/dev/null && return
    HOW=bind
    mount --bind "$2" "$STICKS/$3" 2>/dev/null
}
pull() { umount -l "$STICKS/$1" && rmdir "$STICKS/$1"; }

mkdir "$work/none" "$work/none/照相"
printf '今天没带表\n' >"$work/none/说明.doc"
stick "$work/none.img" "$work/none" || HOW=bind
if ! plug "$work/none.img" "$work/none" 空盘; then
    echo "skipped: nothing can be mounted here (root is needed)"
    exit 0
fi
pull 空盘

picture() { convert "build/demo/jiqiang/照片/$1" -resize 900x "$2"; }
first=$work/first
mkdir -p "$first/照片"
cat >"$first/红黑榜.csv" <<'S'
期次,村,榜别,对象类型,对象名称,上榜理由,检查日期,整改期限,责任单位,照片文件名
2024年4月,高同村,红榜,公共场所,文化广场,器材完好地面天天有人扫,2024-04-28,,,文化广场.jpg
2024年4月,高同村,黑榜,路段,三组巷道,柴草堆在路上,2024-04-28,2024-05-20,高同村三组,巷道.jpg、路人.jpg
S
printf '标题,类型,发布单位,日期,正文\n五月清洁日,通知,高同村村委会,2024-05-03,五月八日上午全村打扫巷道\n' >"$first/通知公告.csv"
P=$BUILD/demo/jiqiang/照片
convert "$P/台账004三组巷道整改前.png" "$first/照片/巷道.jpg"
convert "$P/台账002产业路边沟整改前.png" "$first/照片/路人.jpg"
convert "$P/兴德村.png" "$first/照片/文化广场.jpg"
cp -r "$first" "$work/wrong"
sed -i 's/2024-05-20/五月底以前/' "$work/wrong/红黑榜.csv"
stick "$work/first.img" "$first"
stick "$work/wrong.img" "$work/wrong"

# --------------------------------------------------- 1 nothing there yet
display_start 1920x1080
kiosk_start --data "$DATA" --sticks "$STICKS" --now "$NOW"
wait_screen start && wait_see 这台机器在哪个村
ok "a machine with nothing asks where it stands" $?
step 01-village
type_pinyin gao && tap_word 高 && type_pinyin tong && tap_word 同 && type_pinyin cun && tap_word 村 && wait_see '高同村'
ok "the village is written in pinyin" $?
step 02-village-written
tap_word 下一步 && wait_see 屏幕有多大
ok "then its inches" $?
step 03-inches
tap_word 24 && tap_word 下一步 && wait_see 离地多高
ok "then its height" $?
step 04-edge
tap_word 下一步 && wait_see 第一位工作人员
ok "then who works here" $?
type_pinyin zhang && tap_word 张 && type_pinyin wen && tap_word 文 && wait_see 张文
step 05-name
tap_word 下一步 && wait_see 定一个六位密码 && press_digits 480215 && wait_see 再按一遍密码
ok "the PIN, once" $?
step 06-pin
press_digits 480215 && wait_see 请抄下来交给乡镇保管
ok "and again; the recovery code comes" $?
step 07-code
CODE=$(sed -n 's/^text \([0-9]\{4\}\)  \([0-9]\{4\}\)  \([0-9]\{4\}\)$/\1\2\3/p' "$WITNESS")
test ${#CODE} -eq 12
ok "twelve digits" $?
tap_word 抄好了 && wait_see 都设好了
step 08-end
tap_word 完成 && wait_screen home
ok "home" $?
step 09-home
"$C" settings --data "$DATA" >"$work/out"
grep -q '^village=高同村' "$work/out" && grep -q '^inches=24' "$work/out"
ok "it is saved" $?
"$C" staff --data "$DATA" --json | grep -q '"name":"张文","manager":true}\],"recovery":true'
ok "with the first manager" $?

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
ok "the right PIN opens 今天要办的事" $?
wait_see 空盘 && wait_see '没有'
ok "a stick without anything for us says so" $?
step 10-nothing-on-it
pull 空盘
wait_see 请把U盘插到屏幕旁边的插口
ok "pulled, it asks for one" $?
tap_word 退出 && wait_screen home
ok "logged out" $?

plug "$work/wrong.img" "$work/wrong" 村里资料
wait_see U盘插好了，工作人员请按这里
ok "a stick raises the banner" $?
step 11-banner
tap_word U盘插好了，工作人员请按这里 && wait_screen staff && step 12-names && tap_word 张文 && wait_screen staff-pin &&
    step 13-pin && press_digits 480215 && wait_screen staff-today && wait_see 'U盘“村里资料”'
ok "from the banner to what is to be done today" $?
step 14-today
tap_word 读取 && wait_screen staff-review && wait_see 1.处要先改正
ok "read; one thing is wrong" $?
wait_see 五月底以前
ok "its words stand there" $?
step 15-wrong
not findable 确认上屏 && see 确认上屏
ok "确认上屏 is grey" $?
tap_word 取消 && wait_screen staff-today
ok "取消 goes back" $?
until_so staging_empty
ok "and leaves nothing" $?

pull 村里资料
wait_see 请把U盘插到屏幕旁边的插口
plug "$work/first.img" "$work/first" 村里资料
wait_see 'U盘“村里资料”' && tap_word 读取 && wait_screen staff-review && wait_see 没有错，可以上屏
ok "the corrected one is right" $?
step 16-review
tap_word 张新照片 && wait_screen staff-photos && step 17-photos
ok "three photos to look at" $?
tap_word 路人.jpg && wait_screen staff-photo && wait_see 在脸、车牌、门牌上画框
read -r _ px py pw ph <<<"$(grep '^drag ' "$WITNESS")"
step 18-photo
drag $((px + pw * 2 / 5)) $((py + ph * 2 / 5)) $((px + pw * 3 / 5)) $((py + ph * 3 / 5))
wait_see '画了 1 个框'
ok "a drag draws a box" $?
step 19-box
tap_word 完成打码 && wait_see 已打码
ok "what is in it is blurred" $?
step 20-masked
tap_word 返回 && wait_screen staff-photos && tap_word 文化广场.jpg && wait_screen staff-photo && tap_word 这张不上屏 && wait_see 这张不会上屏
ok "a photo is left out" $?
step 21-omitted
tap_word 返回 && wait_screen staff-photos && step 22-photos && tap_word 都看过了 && tap_word 返回 && wait_screen staff-review &&
    wait_see 都看过了
ok "all are looked at" $?
step 23-review
tap_word 看看村民会看到什么 && wait_screen home && wait_see 预览：还没有上屏
ok "what residents will see" $?
step 24-preview
tap_word '红榜 黑榜' && wait_screen board && wait_see 文化广场
ok "the board to come" $?
step 25-preview-board
test "$(current | grep -c '"edition":1')" -eq 0
ok "nothing is on the screen yet" $?
tap_word 返回核对 && wait_screen staff-review && tap_word 确认上屏 && wait_screen staff-publish
ok "back, and the last question" $?
step 26-publish
tap_word 上屏 && wait_screen staff-done && wait_see '第 1 版'
ok "done, with what changed" $?
step 27-done
current >"$work/out"
grep -q '"by":"张文","reader":"张文"' "$work/out"
ok "history says who" $?
tap_word 去看看 && wait_screen board && wait_see 文化广场
ok "the residents' board shows it" $?
step 28-board
"$C" export "$work/out1" --data "$DATA" >/dev/null && ls "$work/out1/照片" >"$work/list"
grep -q 路人 "$work/list" && grep -q 巷道 "$work/list" && not grep -q 文化广场 "$work/list"
ok "the photo that was left out is not exported" $?
small() { convert "$1" -resize 320x240! -crop "$2" +repage -colorspace gray "$work/$3.pgm"; }
differs() { # WHERE: the mean difference of plain and published there, in thousandths
    small "$first/照片/路人.jpg" "$1" plain
    small "$work/out1/照片/$(grep 路人 "$work/list" | head -1)" "$1" shown
    compare -metric MAE "$work/plain.pgm" "$work/shown.pgm" null: 2>&1 | sed 's/.*(0*\.\(...\).*/\1/; s/.*(\([0-9.]*e-.*\)).*/0/'
}
echo "inside $(differs 40x30+140+105) outside $(differs 100x80+0+0)"
media >"$work/list"
cat "$work/list"

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
