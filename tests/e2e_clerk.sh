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
    findmnt -rn -o TARGET | grep -F "$work/" | sort -r | while read -r m; do umount -l "$m"; done
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
tap_word 32 && tap_word 下一步 && wait_see 离地多高
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
grep -q '^village=高同村' "$work/out" && grep -q '^inches=32' "$work/out"
ok "it is saved" $?
"$C" staff --data "$DATA" --json | grep -q '"name":"张文","manager":true}\],"recovery":true'
ok "with the first manager" $?

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
