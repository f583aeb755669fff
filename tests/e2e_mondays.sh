#!/bin/bash
# A clerk's three Mondays on the real program: what the sticks bring would do
# harm, each kind once. It is noticed on the screen in words, turned away by the
# screen's own buttons, and what residents see afterwards is looked at.
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
C=$(realpath "$BUILD/cunping") DATA=$work/data STICKS=$work/media HOMES=20 N=(x 国 军 华 平 明 强 勇 杰 涛 斌 波 辉 刚 健 林 海 峰 宁 山 川)
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


# ---------------------------------------------------------------- sheets
roll() { # the door of home 1, 同意公开 of home 2
    echo 村,组,门牌,户主,同意公开姓名,同意公开照片
    for i in $(seq $HOMES); do
        agrees=$([ "$i" = 2 ] && echo "$2" || echo 是)
        echo "高同村,1,$([ "$i" = 1 ] && echo "$1" || echo "$i"),马建${N[$i]},$agrees,$agrees"
    done
}
scores() { # MONTH DAY POINTS HOMES
    echo 期次,村,组,门牌,户主,总分,检查日期
    for i in $(seq "$4"); do echo "$1,高同村,1,$i,马建${N[$i]},$(($3 + i % 5)),$2"; done
}
april() { scores 2024年4月 2024-4-26 80 $HOMES | sed 's/,1,马建国,81,/,1,马建国,96,/'; }
exam() { # MONTH:POINTS …
    echo 月份,村,总分
    for m in "$@"; do printf '%s,高同村,%d\n%s,大坪村,%d\n%s,石咀村,%d\n' "${m%:*}" "${m#*:}" "${m%:*}" $((${m#*:} + 2)) "${m%:*}" $((${m#*:} + 4)); done
}
board() { # row …
    echo 期次,村,榜别,对象类型,对象名称,上榜理由,整改期限,公示止
    for row in "$@"; do echo "2024年5月,高同村,$row,2024-6-5"; done
}
yards() { printf '村,组,门牌,户主,总分,批次,本人同意公开,整治后照片\n高同村,1,2,马建军,95,第一批,%s,门口.png\n高同村,1,3,马建华,94,第一批,是,\n' "$1"; }
RIVER=黑榜,路段,河边便道,堆着垃圾,2024-5-30 ALLEY=黑榜,路段,三组巷道,柴草堆在路上,2024-5-30 GATE=红榜,路段,村口路段,天天有人扫,
for s in base 甲 乙 丙 丁 空 示例; do mkdir "$work/$s"; done
PHOTO=$(realpath "$BUILD/demo/jiqiang/照片/兴德村.png")
cd "$work" || exit 1
cp "$PHOTO" base/门口.png
roll 1 是 >base/农户花名册.csv
scores 2024年4月 2024-4-26 80 $HOMES >base/家庭卫生评分表.csv
exam 2024年2月:80 2024年3月:84 >base/月考核得分.csv
board $RIVER $ALLEY $GATE >base/红黑榜.csv
yards 是 >base/最美庭院名单.csv
fact() { printf '举措,指标名称,累计完成,村,统计止\n清,清理垃圾,%s,高同村,%s\n' "$1" "$2"; }
fact 1200 2024年4月 >base/整治成效统计.csv
# the first stick: one home of twenty; entries that were taken down; somebody in the words; done, but nobody looked
scores 2024年4月 2024-4-26 95 1 >甲/家庭卫生评分表.csv
roll 1 否 >甲/农户花名册.csv
board $RIVER $ALLEY $GATE >甲/红黑榜.csv
problem() { printf '问题编号,发现日期,村,具体位置,问题描述,整改期限,完成情况,完成日期\n%s\n' "$1"; }
problem '2024-001,2024-5-8,高同村,一组巷道,马建华家有病人，门前堆着柴草，电话13912345678,2024-5-20,已完成,2024-5-10' >甲/问题整改台账.csv
# the second: May under the name of April, a month again, a month long closed, a week to come, a figure that fell,
# somebody else's entry, a stranger at a door
scores 2024年4月 2024-5-10 70 $HOMES | sed 's/,5,马建明,/,5,王大力,/' >乙/家庭卫生评分表.csv
exam 2024年4月:84 2024年2月:70 >乙/月考核得分.csv
printf '周次,检查日期,检查村,网格,发现问题,是否现场整改\n2024年第30周,2024-7-24,高同村,第二网格,路边堆着柴草,否\n' >乙/周检查记录.csv
fact 120 2024年5月 >乙/整治成效统计.csv
board 红榜,路段,村口路段,路面扫得亮, >乙/红黑榜.csv
# the third: a family that moved, last year's sheet, a mark above the full one; in the machine's own folder a filled sheet
roll 88 否 >丙/农户花名册.csv
scores 2023年5月 2023-5-10 70 5 >丙/家庭卫生评分表.csv
printf '村,组,门牌,户主,布局美(20),总分,批次\n高同村,1,4,马建平,25,97,第二批\n高同村,1,6,马建强,18,90,第二批\n' >丙/最美庭院名单.csv
mkdir 丙/村屏_高同村_2024-05-20_0900
printf '标题,类型,日期,正文\n六月清洁日,通知,2024-05-27,六月八日打扫巷道\n' >丙/村屏_高同村_2024-05-20_0900/通知公告.csv
printf '今天没带表\n' >空/说明.doc
printf '标题,类型,日期,正文,示例\n停水,通知,2024-5-27,明天停水,是\n' >示例/通知公告.csv
cd "$OLDPWD" || exit 1

"$C" settings --data "$DATA" 本村=高同村 inches=24 >/dev/null
printf '480215\n' | "$C" staff add 张文 --data "$DATA" >/dev/null
printf '135790\n' | "$C" staff add 李兰 --data "$DATA" --by 张文 >/dev/null
"$C" import "$work/base" --data "$DATA" --now 2024-05-06T09:00 --by 张文 --yes >/dev/null &&
    "$C" amend 红黑榜 --where 对象名称=河边便道 状态=撤下 撤下原因=登记错了 --by 张文 --data "$DATA" --now 2024-05-07T09:00 >/dev/null &&
    "$C" amend 异议申诉登记 --add 登记日期=2024-5-8 反映人=马建国 '反映哪个榜单(公示)=黑榜' 反映对象=三组巷道 反映内容=早清走了 \
        处理结果=撤下 答复日期=2024-5-9 --by 张文 --data "$DATA" --now 2024-05-09T09:00 >/dev/null
then_ok "the hall as it is: one entry taken down, one objection upheld" $?

# ------------------------------------------------------------ by touch
not() { ! "$@"; }
log_in() { wait_screen staff && tap_word "$1" && wait_screen staff-pin && press_digits "$2" && wait_screen staff-today; }
read_in() { # STICK WORDS [NAME PIN]: from the stick to the first question
    plug "$1" && tap_word U盘插好了 && log_in "${3:-张文}" "${4:-480215}" && tap_word 读取 && wait_screen staff-review && wait_see "$2"
}
publish() { # EDITION STICK
    tap_word 确认上屏 && wait_screen staff-publish && tap_word 上屏 && wait_screen staff-done && wait_see "第 $1 版" && pull "$2"
}
monday() { kiosk_start --data "$DATA" --sticks "$STICKS" --now "$1T09:00" && wait_screen home; }
evening() { kill "$KIOSK" && wait "$KIOSK" 2>/dev/null; KIOSK=; }
home() { tap_word 完成 && wait_screen staff-today && tap_word 退出 && wait_screen home; }
expect() { mkdir -p "$work/want" && cat >"$work/want/$1.csv"; } # what this sheet should say by now
stands() { # the screen says just that
    "$C" import "$work/want" --data "$DATA" --now "$NOW" 2>/dev/null | grep -q 和屏上的内容一样
}

display_start 1920x1080
NOW=2024-05-13T09:00
monday 2024-05-13
read_in 甲 '要撤下 19 户，只留 1 户'
then_ok "one row of twenty: what goes is said first" $?
not findable 确认上屏
then_ok "and it cannot go up before it is answered" $?
step 1-asked
tap_word '只改这 1 行，别的不动' && wait_see '还有 2 件事没选' && tap_word '还有 1 件' && wait_screen staff-verdict &&
    wait_see '河边便道，5月7日由张文撤下' && wait_see '三组巷道，5月9日由张文撤下（异议成立）'
then_ok "what was taken down, and what an objection took down, are back in the sheet" $?
step 1-decided
tap_word 不放回去 && tap_word 不放回去 && tap_word 返回 && wait_screen staff-review
then_ok "neither is put back" $?
tap_word '1 格里写到了人，请看一眼' && wait_screen staff-names && wait_see 一组一户 && not see 13912345678
then_ok "somebody's name, illness and number are found, and the number is not repeated" $?
step 1-names
tap_word '1 格都照改' && wait_see 都选好了 && tap_word 返回 && wait_screen staff-review
then_ok "they are replaced with one tap" $?
publish 4 甲 && home
then_ok "it goes up" $?
test -z "$(find "$DATA/media" -type f)"
then_ok "consent withdrawn: the picture is gone" $?
step 1-home
tap_word '红榜 黑榜' && wait_screen board && see 村口路段 && not see 河边便道 && not see 三组巷道
then_ok "what was taken down is not back" $?
tap_word 首页 && wait_screen home && tap_word 最美庭院 && wait_screen courtyards && not see 马建军
then_ok "nor the name" $?
tap_word 首页 && wait_screen home && tap_word 问题整改 && wait_screen issues && see 等复查 && not see 马建华
then_ok "nor is anybody named in a problem" $?
evening

NOW=2024-05-20T09:00
monday 2024-05-20
read_in 乙 '写的是 2024年4月，检查日期却都在 2024年5月' 李兰 135790
then_ok "May under the name of April is seen" $?
step 2-asked
tap_word '改成 2024年5月' && tap_word '还有' && wait_screen staff-verdict
then_ok "it goes to May" $?
wait_see '马建明，表里是王大力' && tap_word 照花名册写
then_ok "a stranger at the door of a home is seen" $?
wait_see '2024年4月 和 2024年3月 一模一样' && tap_word 这几行先不上
then_ok "so is last month once more" $?
wait_see 早就公布过的数要变 && tap_word 这几行先不动
then_ok "and a month that was published long ago" $?
step 2-verdict
tap_word 下一页 && wait_see 屏上的是张文5月6日 && tap_word '别人的不动，只加新的'
then_ok "somebody else's entry says who brought it" $?
wait_see '2024年第30周，这一期还没有开始' && tap_word 这几行先不上
then_ok "a week to come is seen" $?
wait_see '屏上 1200，表里 120' && tap_word 这几行先不动 && tap_word 返回 && wait_screen staff-review
then_ok "and a figure that fell by more than half" $?
publish 5 乙 && home && tap_word '红榜 黑榜' && wait_screen board && see 天天有人扫 && not see 路面扫得亮
then_ok "the entry stands as who wrote it wrote it" $?
evening
{ april && scores 2024年5月 2024-5-10 70 $HOMES | sed 1d; } | expect 家庭卫生评分表
exam 2024年2月:80 2024年3月:84 | expect 月考核得分
fact 1200 2024年4月 | expect 整治成效统计
stands
then_ok "one home put right, nineteen as they were, May under the roll's names; what was published stands" $?

# the battery is empty: the clock stands before what is on the screen
NOW=2024-05-27T09:00
monday 2024-05-01
plug 空 && tap_word 工作人员 && log_in 张文 480215 && wait_see '钟可能不准，先对一下'
then_ok "a clock that cannot be right is said first" $?
see 没有
then_ok "so is a stick with nothing to read" $?
step 3-clock
pull 空 && wait_see 请把U盘插到屏幕旁边的插口 && plug 示例 && tap_word 读取 && wait_screen staff-review && wait_see 1.处要改 &&
    not findable 确认上屏
then_ok "a demonstration cannot go up over what is real" $?
step 3-demonstration
tap_word 取消 && wait_screen staff-today && pull 示例 && wait_see 请把U盘插到屏幕旁边的插口 && plug 丙 && tap_word 读取 &&
    wait_screen staff-review && wait_see '有 1 户换了门牌' && see '马建国：1组1号 → 88号'
then_ok "a family that moved is said, from where to where" $?
step 3-asked
tap_word 跟着走 && wait_see '写的都是 2023年的，屏上已经有 2024年的了' && tap_word 这几行先不上
then_ok "its things go with it; last year's sheet is seen" $?
step 3-answered; cat "$WITNESS" >/tmp/m/w6
tap_word "有错的 1 行先不上，其余的上" && tap_word 确认上屏 && wait_screen staff-publish && wait_see '机器的钟是 2024年5月1日' && findable '钟是对的，上屏'
then_ok "marks above the full one stay out; before it goes up, the clock is said again" $?
step 3-publish
evening
monday 2024-05-27
tap_word U盘插好了 && log_in 张文 480215 && not see 钟可能不准 && tap_word 读取 && wait_screen staff-review &&
    wait_see '有 1 户换了门牌' && tap_word 跟着走 && wait_see '写的都是 2023年的' && tap_word 这几行先不上 &&
    tap_word "有错的 1 行先不上，其余的上" && publish 6 丙 && home
then_ok "with the clock set it goes up" $?
tap_word 通知公告 && wait_screen notices && wait_see 六月清洁日
then_ok "the sheet that was filled in the machine's own folder was read" $?
evening
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
