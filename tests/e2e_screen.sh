#!/bin/bash
# The real program on a display, driven as a finger would: home, every
# section, details, back, large type, and away for a while. What is touched is
# found by what is written on it.
set -u
: "${BUILD:=build}"
SET=jiqiang
. tools/demo-now.sh
. tests/display.sh
. tests/hand.sh
DATA=$work/data
fill >"$work/import" 2>&1 || { cat "$work/import"; exit 1; }
display_start 1920x1080
kiosk_start --data "$DATA" --now "$NOW"
ok "the kiosk shows its first frame" $?

# what is touched, and the screen that must come
go() { tap_word "$1" && wait_screen "$2" || { echo "not so: $2 opens by $1" >&2; exit 1; }; ok "$2 opens by $1" 0; }
home() { go 首页 home; }
go 卫生排名 rank;     go 红旗黄牌 rank-flags;  go 家庭排名 rank-homes;  go 怎么打分 rank-standard; home
go "红榜 黑榜" board; go 高同村旧打麦场 board-entry; go 返回 board; go 有不同意见 board-appeal; home
go 最美庭院 courtyards; go 马玉山家 courtyard; go 下一户 courtyard; home
go 最美庭院 courtyards; go 五美是哪五美 five-beauties; go 返回 courtyards; go 光荣榜 honours; home
go 村规民约 rules; home
go 通知公告 notices;  go 腊月集中清扫 notice; home
go 问题整改 issues;   go 炉灰倒在路边 issue; home
go 干成的事 deeds; home
go 钱和项目 money; go 花到哪去 money-spent; home
go 找谁负责 people; home
go 都看看 news; home
go 查我家 lookup; home

# the three questions people come with: my home's place, with a code that is four digits; what is on the black list of
# my village, and by when; whom to call about the ditch. Only what is written is read, and each finger counts.
ask() { for w in "$@"; do tap_word "$w" && taps=$((taps + 1)) || exit 1; done; }
taps=0; ask 查我家 17号 1 2 3 4 && wait_see '全村并列第' && [ $taps -le 6 ]; ok "my home's place in six" $?; home
taps=0; ask "红榜 黑榜" && wait_screen board && see '高同村旧打麦场' && see '12月15日前' && [ $taps -le 2 ]
ok "what is black and by when in two" $?; home
taps=0; ask 找谁负责 水沟 一组 && wait_see '0954-3010101' && [ $taps -le 3 ]; ok "whom to call in three" $?; home

tap_word 字号 && wait_see 字大; ok "the type is larger" $?
tap_word 黑底白字 && wait_see 彩色; ok "and white on black" $?
kill -0 "$KIOSK"; ok "it still runs" $?
# every key a visitor may find: none leads out
for key in alt+F4 alt+Tab Escape super ctrl+alt+Delete ctrl+q F11 Print; do xdotool key "$key" 2>/dev/null; done
go "红榜 黑榜" board
ok "keys change nothing" $?

# nobody touches it: the question, then home
wait_log 'screen home, everything as it was'
ok "after 75 s it goes home by itself" $?
wait_see 黑底白字; ok "as the next one finds it" $?
kiosk_stop
ok "SIGTERM ends it cleanly" $?
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
