#!/bin/bash
# The real program on a display, driven as a finger would: home, every
# section, details, back, large type, and away for a while. Places are px on
# a 1920 × 1080 screen of 21.5 inches.
set -u
: "${BUILD:=build}"
SET=jiqiang
. tools/demo-now.sh
. tests/display.sh
DATA=$work/data
fill >"$work/import" 2>&1 || { cat "$work/import"; exit 1; }
display_start 1920x1080
kiosk_start --data "$DATA" --now "$NOW"
ok "the kiosk shows its first frame" $?

# tap X Y, and the screen that must come
go() { sleep 0.35; tap "$1" "$2"; wait_log "screen $3\$"; ok "$3 opens" $?; }
home() { go 112 1022 home; }
go 1096 202 rank;       go 524 165 rank-flags;   go 318 165 rank-homes;  go 730 165 rank-standard; home
go 1616 202 board;      go 400 500 board-entry;  go 250 1022 board;      home
go 1096 385 courtyards; go 300 450 courtyard;    go 500 450 photo;       go 130 990 courtyard
home
go 1096 385 courtyards; go 1750 165 five-beauties; go 250 1022 courtyards; go 1480 165 honours; home
go 1616 385 rules; home
go 600 1022 notices;    go 700 330 notice;       home
go 1096 566 issues; home; go 1616 566 deeds; home; go 1096 747 money; home; go 1616 747 people; home
go 412 1022 lookup; home

kill -0 "$KIOSK"; ok "it still runs" $?
# every key a visitor may find: none leads out
for key in alt+F4 alt+Tab Escape super ctrl+alt+Delete ctrl+q F11 Print; do xdotool key "$key" 2>/dev/null; done
go 1616 202 board
ok "keys change nothing" $?

# nobody touches it: the question, then home
wait_log 'screen home, everything as it was'
ok "after 75 s it goes home by itself" $?
kiosk_stop
ok "SIGTERM ends it cleanly" $?
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
