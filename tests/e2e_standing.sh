#!/bin/bash
# The screen always says something: with its content broken, after it ended again and again, with its display gone or
# wrongly named; and whoever watches it hears that it lives.
set -u
: "${BUILD:=build}"
. tests/display.sh
. tests/hand.sh
DATA=$work/data RUN=$work/run
mkdir -p "$RUN" "$work/in"
export XDG_RUNTIME_DIR=$RUN
picture() { # FILE
    ffmpeg -loglevel error -y -f x11grab -video_size 1280x720 -i "$DISPLAY" -frames:v 1 "$1" </dev/null
}
colours() { # how many different ones a picture has
    ffmpeg -loglevel error -i "$1" -vf scale=1280:720:flags=neighbor -f rawvideo -pix_fmt rgb24 - </dev/null |
        od -An -v -tx1 -w3 | sort -u | wc -l
}
plain() { # ARGS …: starts the kiosk, which must come to its plain page
    kiosk_begin "$@"
    wait_log 'plain page'
}
echo '标题,类型,日期,正文
停水通知,通知,2024-04-28,明天停水' >"$work/in/通知公告.csv"
"$BUILD/cunping" import "$work/in" --data "$DATA" --yes >/dev/null 2>&1 || exit 1
"$BUILD/cunping" settings repair_phone=0954-3010001 --data "$DATA" >/dev/null 2>&1
display_start 1280x720

# whoever watches hears that it is ready, and that it lives
cat >"$work/watch.py" <<'P'
import socket, sys
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
s.bind(sys.argv[1])
print(s.recv(200).decode(), flush=True)
P
if command -v python3 >/dev/null; then
    python3 "$work/watch.py" "$work/notify" >"$work/heard" &
    WATCHER=$!
    until [ -S "$work/notify" ]; do sleep 0.05; done
    NOTIFY_SOCKET=$work/notify kiosk_start --data "$DATA"
    wait $WATCHER
    grep -q READY=1 "$work/heard"; ok "it says that it is ready" $?
    grep -q WATCHDOG=1 "$work/heard"; ok "and that it lives" $?
    kiosk_stop; ok "and ends when asked to" $?
fi
[ ! -s "$RUN/cunping-starts" ]; ok "an end that was asked for is not counted" $?

# every edition broken, in a way each
for how in empty words cut; do
    cp -r "$DATA" "$work/$how"
    for f in "$work/$how"/editions/*.db; do
        case $how in
        empty) : >"$f" ;;
        words) echo 'no edition' >"$f" ;;
        cut) truncate -s 8192 "$f" ;;
        esac
    done
    plain --data "$work/$how"; ok "$how: a plain page, not black" $?
    grep -q 'plain page 11' "$LOG"; ok "$how: its number" $?
    sleep 0.5 # the server may still be painting
    picture "$work/$how.png" && [ "$(colours "$work/$how.png")" -gt 2 ]; ok "$how: there is something to see" $?
    [ -z "${PICTURES:-}" ] || cp "$work/$how.png" "$PICTURES/plain-$how.png"
    kill -0 "$KIOSK"; ok "$how: it stays" $?
    xdotool key alt+F4 Escape ctrl+c mousemove 600 300 click 1 click 3 2>/dev/null
    kill -0 "$KIOSK"; ok "$how: keys do not end it" $?
    kiosk_stop; ok "$how: it ends when asked to" $?
done

# it ends again and again: after the fifth time it only says so
for n in 1 2 3 4 5; do
    kiosk_start --data "$DATA"
    kill -KILL "$KIOSK"; wait "$KIOSK" 2>/dev/null
done
plain --data "$DATA" && grep -q 'plain page 31' "$LOG"; ok "restarts are capped" $?
kiosk_stop; ok "the capped page ends when asked to" $?
kiosk_start --data "$DATA"; ok "and the next start is a start" $?

# the touch screen goes, and comes back
kiosk_stop
printf 'N: Name="touch"\nB: PROP=2\n\nN: Name="mouse"\nB: PROP=0\n' >"$work/both"
grep -v 'PROP=2' "$work/both" >"$work/none"
cp "$work/both" "$work/inputs"
CUNPING_INPUTS=$work/inputs kiosk_start --data "$DATA"
nudge() { # until the log says WORDS; a mouse that moves wakes the loop
    for n in $(seq 100); do
        xdotool mousemove $((300 + n)) 300
        grep -q "$1" "$LOG" && return
        sleep 0.1
    done
    false
}
cp "$work/none" "$work/inputs"
nudge 'touch screen is gone'; ok "a touch screen that goes is noticed" $?
sleep 0.5; picture "$work/untouchable.png"
[ -z "${PICTURES:-}" ] || cp "$work/untouchable.png" "$PICTURES/untouchable.png"
red=$(ffmpeg -loglevel error -i "$work/untouchable.png" -vf crop=1280:4:0:716 -f rawvideo -pix_fmt rgb24 - </dev/null | od -An -v -tx1 -w3 | grep -c '8f 1d 12')
[ "$red" -gt 4000 ]; ok "and said at the lower edge" $?
cp "$work/both" "$work/inputs"
nudge 'touch screen is back'; ok "and opened anew when it is back" $?
nudge 'frames drawn' && kill -0 "$KIOSK"; ok "and goes on" $?

# the display goes: the machine's fault, not the content's
kill "$XSERVER"; wait "$XSERVER" 2>/dev/null
wait "$KIOSK"; [ $? -eq 3 ]; ok "a lost display is the machine's fault" $?
KIOSK='' XSERVER=''
grep -q '显示器的连接断了\|没有显示器' "$LOG"; ok "and it is said" $?
DISPLAY=:987 "$BUILD/cunping" show --data "$DATA" 2>"$LOG"; [ $? -eq 3 ]; ok "a display that is not there is the machine's fault" $?
grep -q '没有显示器（DISPLAY=:987）' "$LOG"; ok "and its name is said" $?

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
