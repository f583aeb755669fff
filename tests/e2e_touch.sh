#!/bin/bash
# Somebody who cannot see, at the real kiosk: 听一听 held, then what the finger
# finds is heard (a recording, or a tone) and two taps press it. And before
# anybody has pressed 听一听 the kiosk has nothing of sound: no device, no
# thread, no library.
set -u
: "${BUILD:=build}"
for tool in ffmpeg sox; do
    command -v $tool >/dev/null || { echo "skipped: no $tool here"; exit 77; }
done
. tests/display.sh
. tests/hand.sh
DATA=$work/data S=$work/U盘 NOW=2024-05-01T09:41
export SDL_AUDIODRIVER=disk SDL_DISKAUDIOFILE=$work/told/heard

mkdir -p "$S/录音"
sox -n -r 44100 "$S/录音/清运.wav" synth 1 sine 500 gain -12 pad 0.5 0.5
cat >"$S/通知公告.csv" <<END2
标题,类型,日期,正文,录音文件名
清运时间,通知,2024-04-29,每天七点清运。,清运.wav
没有人念的,通知,2024-04-28,这一条没有录音。,
END2
"$BUILD/cunping" import "$S" --data "$DATA" --yes --now $NOW >"$work/import" 2>&1 || { cat "$work/import"; exit 1; }
display_start 1920x1080
kiosk_start --data "$DATA" --now $NOW

# what the kiosk has, but for sockets, pipes and what it reads for a moment
threads() { find "/proc/$KIOSK/task" -mindepth 1 -maxdepth 1 | wc -l; }
sounding() { cat "/proc/$KIOSK/maps" | grep -E 'opusfile|opusenc|ebur128|avcodec|espeak' || find "/proc/$KIOSK/fd" -lname '/dev/snd*' | grep .; }
wait_screen home && tap_word 通知公告 && wait_screen notices && wait_see 听一听
ok "a page that can be heard" $?
before=$(threads)
sounding
ok "nobody has pressed: nothing of sound is loaded or open" $((! $?))
[ ! -e "$SDL_DISKAUDIOFILE" ]
ok "nor is a device" $?

# where WORDS stand
at() { until_so ready "$1" || lost "$1"; settle; }
hold_listen() { at "$1" && xdotool mousemove $AT mousedown 1 && wait_log "touch and speak $2"; r=$?; xdotool mouseup 1; return $r; }
feel() { at "$1" && rm -f "$SDL_DISKAUDIOFILE" && tap $AT && wait_log "reading $2 aloud" && wait_log 'reading is over'; }
# how high what was heard is at its end
pitch() {
    sox -t raw -r 48000 -e float -b 32 -c 1 "$SDL_DISKAUDIOFILE" "$work/heard.wav" silence 1 0.02 -45d 1 0.3 -45d 2>/dev/null
    sox "$work/heard.wav" -n stat 2>&1 | awk '/Rough/ { print $3 }'
}
near() { awk -v w="$1" -v g="${2:-0}" 'BEGIN { d = (g - w) / w; exit !(d < 0.05 && d > -0.05) }' || { echo "$2, not $1" >&2; return 1; }; }

hold_listen 听一听 begins && wait_log 'reading is over' && wait_see 连点两下是按
ok "held, it begins, and says so" $?
step touch
feel 首页 1 && near 880 "$(pitch)"
ok "what can be pressed has its tone" $?
[ "$(shown)" = notices ]
ok "and one tap presses nothing" $?
feel 清运时间 2
ok "a row that somebody has read is read" $?
sox -t raw -r 48000 -e float -b 32 -c 1 "$SDL_DISKAUDIOFILE" "$work/row.wav" trim 0.5 0.8 2>/dev/null
near 500 "$(sox "$work/row.wav" -n stat 2>&1 | awk '/Rough/ { print $3 }')"
ok "with that voice" $?
xdotool mousemove 960 300 mousedown 1 mouseup 1 mousedown 1 mouseup 1 && wait_screen notice
ok "two taps anywhere open it" $?
until_so see 每天七点清运
ok "there it is" $?
hold_listen 听一听 'is over' || hold_listen 别念了 'is over'
ok "held again it is over" $?
tap_word 首页 && wait_screen home
ok "and one tap presses again" $?
[ "$(threads)" -le "$before" ]
ok "no thread is left" $?
find "/proc/$KIOSK/fd" -lname '/dev/snd*' | grep .
ok "no device either" $((! $?))
kiosk_stop
ok "it ends well" $?
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
