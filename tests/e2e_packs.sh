#!/bin/bash
# A township that signs, from its key to the village's screen: what the command line says at both ends, and then a
# stick with a pack, read and published by touch.
set -u
: "${BUILD:=build}"
# who may not mount here may do so in a name space of their own
if [ -z "${OWN_MOUNTS:-}" ]; then
    export OWN_MOUNTS=1
    unshare -m sh -c 'mount -t tmpfs none /mnt' 2>/dev/null ||
        { unshare -Urm sh -c 'mount -t tmpfs none /mnt' 2>/dev/null && exec unshare -Urm "$0" "$@"; }
fi
. tests/display.sh
. tests/hand.sh
C=$(realpath "$BUILD/cunping") D=$work/data NOW=2024-05-06T09:00
out() { grep -q -- "$1" "$work/out" || { sed 's/^/    /' "$work/out" >&2; return 1; }; }
run() { "$C" "$@" >"$work/out" 2>&1; }
refused() { # WORDS FILE: with that sentence, and nothing changed
    before=$("$C" history --data "$D" --json)
    run import "$2" --data "$D" --yes --now $NOW
    [ $? -eq 1 ] && out "$1" && [ "$before" = "$("$C" history --data "$D" --json)" ] && [ -z "$(ls -A "$D/staging" 2>/dev/null)" ]
}
sheet() { mkdir -p "$work/$1" && printf '标题,类型,发布单位,日期,正文\n%s,通知,高同村村委会,2024-05-03,上午全村打扫巷道\n' "$2" >"$work/$1/通知公告.csv"; }
pack() { run pack "$work/$1" -o "$work/$2.cunping" --key "$work/${3:-key}" --now $NOW "${@:4}"; }

run key new "$work/key" --name 集强镇 && out '钥匙做好了：集强镇'
ok "the township makes its key" $?
[ "$(stat -c %a "$work/key")" = 600 ]
ok "nobody else reads it" $?
run key new "$work/key" --name 集强镇
[ $? -eq 2 ] && out 已经有这个文件
ok "and it is not made twice" $?
sheet may 五月清洁日
pack may a && out '第 1 号包：1 个文件，给所有的机器'
ok "a pack" $?
refused 没有认过 "$work/a.cunping"
ok "a machine that trusts nobody refuses it" $?
run key trust "$work/key.pub" --data "$D" && out 认了钥匙 && run key list --data "$D" && out '管用  集强镇'
ok "the village trusts the key" $?
run settings village=高同村 packs_only=是 --data "$D"
refused 只收乡镇盖了章的包 "$work/may"
ok "a folder is refused" $?
run check "$work/a.cunping" && out '包里没有被改动过'
ok "the office can look into a pack" $?
run import "$work/a.cunping" --data "$D" --yes --now $NOW && out '这是第 1 版'
ok "the pack is on the screen" $?
refused 已经上过屏了 "$work/a.cunping"
ok "the same again" $?

cp "$work/a.cunping" "$work/x.cunping" && printf x >>"$work/x.cunping"
refused 后面多出了东西 "$work/x.cunping"
ok "something behind its end" $?
head -c 4900 "$work/a.cunping" >"$work/x.cunping"
refused 没有拷全 "$work/x.cunping"
ok "cut" $?
sheet june 六月清洁日
pack june b
sed 's/六月/七月/' "$work/b.cunping" >"$work/x.cunping"
refused 和盖章时不一样 "$work/x.cunping"
ok "one word is another" $?
pack june c key --for 卫华村、兴德村
refused '给“卫华村”等' "$work/c.cunping"
ok "another village's" $?
pack june d
run import "$work/d.cunping" --data "$D" --now $NOW && out '没有改动任何内容' && run key list --data "$D" && out '收到第 2 号'
ok "only looked at, its number is not noted; that of the altered one's true head is" $?
run import "$work/d.cunping" --data "$D" --yes --now $NOW && out '这是第 2 版'
ok "the newer one" $?
refused '旧的包（第 2 号）' "$work/b.cunping"
ok "the older one, which never was on the screen" $?
sheet july 七月清洁日
pack july e key --number 4
refused '收到过另一个第 4 号包' "$work/e.cunping"
ok "the same number with something else in it" $?
truncate -s 4294967297 "$work/big.cunping"
refused '太大（最多 4 GB）' "$work/big.cunping"
ok "over 4 GiB" $?
cp "$work/may/通知公告.csv" "$work/plain.cunping"
refused 不是盖了章的包 "$work/plain.cunping"
ok "a sheet that is called so" $?

run key new "$work/new" --name 集强镇 --old "$work/key"
pack july f new
run import "$work/f.cunping" --data "$D" --yes --now $NOW && out '这是第 3 版'
ok "a new key that the old one names" $?
pack june g key --number 90
refused 已经换成新的了 "$work/g.cunping"
ok "the old one holds no more" $?
run key new "$work/lost" --name 旧电脑 && run key trust "$work/lost.pub" --data "$D" && run key revoke "$work/lost.pub" --key "$work/new" &&
    out 不再认
ok "a key is lost, and the township says so" $?
sheet aug 八月清洁日
pack aug h new
pack june i lost
run import "$work/h.cunping" --data "$D" --yes --now $NOW
refused 已经作废 "$work/i.cunping"
ok "the next pack tells the village" $?
run key trust "$work/lost.pub" --data "$D"
[ $? -eq 1 ] && out 不能再认
ok "and it is not trusted again" $?

# ------------------------------------------------------------- by touch
mkdir -p "$work/sticks/U盘"
sheet stick/旧表 随便写的
sheet sept 九月大扫除
pack sept j new && cp "$work/j.cunping" "$work/stick/九月.cunping"
echo 480215 | "$C" staff add 张文 --data "$D" >/dev/null
if mount --bind "$work/stick" "$work/sticks/U盘" 2>/dev/null; then
    trap 'umount -l "$work/sticks/U盘"; finish' EXIT INT TERM
    display_start 1920x1080
    kiosk_start --data "$D" --sticks "$work/sticks" --now $NOW
    tap_word U盘插好了，工作人员请按这里 && tap_word 张文 && wait_screen staff-pin && press_digits 480215 && wait_screen staff-today
    wait_see '盖了章的包“九月.cunping”'
    ok "the pack is what the stick offers first" $?
    tap_word 读取 && wait_screen staff-review && wait_see 上屏以后会这样变
    ok "it is reviewed as a folder is" $?
    step review
    tap_word 确认上屏 && wait_screen staff-publish && tap_word 上屏 && wait_screen staff-done
    ok "and published" $?
    "$C" history --data "$D" | grep -q '九月.cunping.*张文'
    ok "under its name" $?
else
    echo "the touch is left out: nothing can be mounted here"
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
