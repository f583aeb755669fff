#!/bin/bash
# From a recording on the stick to the loudspeaker: the real program on a
# display, a finger on 听一听, and what sounds written into a file by SDL.
# Each recording is a tone of its own, so that it can be told which is heard.
set -u
: "${BUILD:=build}"
for tool in ffmpeg sox; do
    command -v $tool >/dev/null || { echo "skipped: no $tool here"; exit 77; }
done
. tests/display.sh
. tests/hand.sh
DATA=$work/data S=$work/U盘 NOW=2024-05-01T09:41 C=$BUILD/cunping
export SDL_AUDIODRIVER=disk SDL_DISKAUDIOFILE=$work/told/heard

tone() { sox -n -r 44100 "$work/tone.wav" synth "$3" sine "$2" gain "$4" pad 1 1 && ffmpeg -nostdin -v error -y -i "$work/tone.wav" "$S/录音/$1"; }
# what was heard, a tone a line: how high, and how long in tenths of a second
heard() {
    sox -t raw -r 48000 -e float -b 32 -c 1 "$SDL_DISKAUDIOFILE" -t wav "$work/heard.wav" 2>/dev/null || return 1
    sox "$work/heard.wav" "$work/part.wav" silence 1 0.05 -45d 1 0.3 -45d : newfile : restart 2>/dev/null
    for part in "$work"/part0*.wav; do
        [ "$(soxi -s "$part")" -gt 4800 ] || continue
        sox "$part" -n stat 2>&1 | awk '/Rough/ { hz = $3 } /Length/ { s = $3 } END { print hz, s }'
    done
    rm -f "$work"/part0*.wav
}
level() { sox "$work/heard.wav" -n stat 2>&1 | awk '/^RMS.*amplitude/ { print $3 }'; }
near() { # WANTED GOT PERCENT
    awk -v w="$1" -v g="${2:-0}" -v p="$3" 'BEGIN { d = (g - w) / w * 100; exit !(d <= p && d >= -p) }' || { echo "$2, not $1" >&2; return 1; }
}

mkdir -p "$S/录音"
tone 停水.m4a 400 2 -20
tone 清运.mp3 700 2 -3
tone 换届.wav 1100 1.5 -30
cat >"$S/通知公告.csv" <<END
标题,类型,日期,正文,录音文件名
停水通知,通知,2024-04-30,明天上午停水。,停水.m4a
清运时间,通知,2024-04-29,每天七点清运。,清运.mp3
没有人念的,通知,2024-04-28,这一条没有录音。,
换届公告,公告,2024-04-27,下月选举。,换届.wav
END
"$BUILD/cunping" import "$S" --data "$DATA" --yes --now $NOW >"$work/import" 2>&1 || { cat "$work/import"; exit 1; }
display_start 1920x1080
kiosk_start --data "$DATA" --now $NOW
ok "the kiosk shows its first frame" $?
wait_screen home
see 听一听
ok "home has nothing to hear: no button" $((! $?))
[ ! -e "$SDL_DISKAUDIOFILE" ]
ok "nobody has pressed: no sound device is open" $?

# the list, in its order
tap_word 通知公告 && wait_screen notices && wait_see 听一听
ok "the list can be heard" $?
tap_word 听一听 && wait_log 'reading 3 aloud'
ok "three are read" $?
wait_see 别念了
ok "the button says how to stop" $?
step reading
wait_see '正在念第 [123] 段，共 3 段'
ok "and the bar what is read" $?
wait_log 'reading is over' && wait_see 听一听
ok "and when all is read it is as before" $?
heard >"$work/tones"
mapfile -t tones <"$work/tones"
[ ${#tones[@]} -eq 3 ]
ok "three tones: ${tones[*]}" $?
for i in 0 1 2; do
    set -- ${tones[$i]:-0 0}
    case $i in 0) hz=400 s=2 ;; 1) hz=700 s=2 ;; 2) hz=1100 s=1.5 ;; esac
    near $hz "$1" 3
    ok "the right one is number $((i + 1))" $?
    near $s "$2" 12
    ok "and whole" $?
done

# one page, one recording; the three loudnesses
unheard() { ! see 听一听; }
one() { rm -f "$SDL_DISKAUDIOFILE" && tap_word 听一听 && wait_log 'reading 1 aloud' && wait_log 'reading is over' && heard >"$work/tones"; }
tap_word 清运时间 && wait_screen notice && one
near 700 "$(cut -d' ' -f1 "$work/tones")" 3
ok "a notice reads its own" $?
plain=$(level)
tap_word 听一听 && wait_log 'reading 1 aloud' && tap_word 声音中 && wait_log 'reading is over'
see 声音
ok "loudness is asked only while something is read" $((! $?))
one && near "$(awk -v p="$plain" 'BEGIN { print p * 2 }')" "$(level)" 12
ok "loud is twice as much" $?

# what stops it
rm -f "$SDL_DISKAUDIOFILE"
tap_word 返回 && wait_screen notices && wait_see 听一听
tap_word 没有人念的 && wait_screen notice
see 听一听
ok "a notice that nobody has read has no button" $((! $?))
kiosk_stop
ok "it ends well" $?

export SDL_DISKAUDIODELAY=130 # ms a buffer of 43: nobody need be quick
kiosk_start --data "$DATA" --now $NOW
wait_screen home
tap_word 通知公告 && wait_screen notices && tap_word 听一听 && wait_log 'reading 3 aloud' && tap_word 别念了 && wait_log 'reading is over'
ok "pressed again it stops" $?
tap_word 听一听 && wait_log 'reading 3 aloud' && tap_word 下一段 && wait_see '正在念第 2 段'
ok "the next one at a touch" $?
tap_word 从头念 && wait_see '正在念第 1 段'
ok "and from the beginning" $?
tap_word 首页 && wait_log 'reading is over'
ok "leaving the page stops it" $?
heard >"$work/tones"
[ "$(wc -l <"$work/tones")" -le 5 ]
ok "and nothing is read to its end" $?
rm -f "$SDL_DISKAUDIOFILE"
tap_word 通知公告 && wait_screen notices && tap_word 清运时间 && wait_screen notice
tap_word 听一听 && wait_log 'reading 1 aloud' && tap_word 慢一点 && wait_log 'reading is over' && heard >"$work/tones"
near 700 "$(cut -d' ' -f1 "$work/tones")" 3
ok "slower it is as high" $?
awk '{ exit !($2 > 2.05) }' "$work/tones"
ok "and longer: $(cat "$work/tones")" $?
kiosk_stop

unset SDL_DISKAUDIODELAY

# nobody has recorded it: the machine, where that is wanted and installed
"$BUILD/cunping" settings --data "$DATA" 机器念=是 >/dev/null
PATH=/nonexistent "$C" doctor --data "$DATA" --now $NOW >"$work/doctor"
grep -q '没有装 espeak-ng' "$work/doctor"
ok "doctor says what is missing" $?
if command -v espeak-ng >/dev/null; then
    "$C" doctor --data "$DATA" --now $NOW | grep -q 'espeak-ng 装好了'
    ok "or that it is there" $?
    kiosk_start --data "$DATA" --now $NOW
    wait_screen home && tap_word 通知公告 && wait_screen notices && tap_word 没有人念的 && wait_screen notice
    rm -f "$SDL_DISKAUDIOFILE"
    tap_word 听一听 && wait_see 机器念的
    ok "the page says that a machine reads it" $?
    step machine
    wait_log 'reading is over' && see 听一听
    ok "to its end" $?
    heard >"$work/tones"
    near 0.1 "$(level)" 70
    ok "as loud as a person" $?
    rm -f "$SDL_DISKAUDIOFILE"
    tap_word 返回 && wait_screen notices && tap_word 停水通知 && wait_screen notice && tap_word 听一听 && wait_see 正在念
    see 机器念的
    ok "a person's recording is not the machine's" $((! $?))
    kiosk_stop
    else
    echo "no espeak-ng here" >&2
fi
"$C" settings --data "$DATA" 机器念=否 >/dev/null

# a machine that cannot sound: no button, no complaint, all else works
unset SDL_AUDIODRIVER SDL_DISKAUDIOFILE
if [ ! -e /dev/snd ] && [ -z "${PULSE_SERVER:-}" ]; then
    kiosk_start --data "$DATA" --now $NOW
    wait_screen home
    tap_word 通知公告 && wait_screen notices && wait_see 停水通知
    ok "without a sound card the list is there" $?
    see 听一听
    ok "and no button" $((! $?))
    kiosk_stop
fi
export SDL_AUDIODRIVER=nosuchdriver
kiosk_start --data "$DATA" --now $NOW
wait_screen home
tap_word 通知公告 && wait_screen notices && tap_word 听一听 && wait_log 'player: '
ok "a card that will not open is in the log" $?
see "出错\|失败"
ok "and nowhere on the glass" $((! $?))
until_so unheard
ok "the button is gone" $?
kiosk_stop

# at night it is quiet, unless the village wants otherwise
export SDL_AUDIODRIVER=disk SDL_DISKAUDIOFILE=$work/told/heard
kiosk_start --data "$DATA" --now 2024-05-01T22:30
tap 960 540
wait_screen home && tap_word 通知公告 && wait_screen notices && wait_see 停水通知
see 听一听
ok "no voice at night" $((! $?))
kiosk_stop
"$BUILD/cunping" settings --data "$DATA" 夜间不念=否 >/dev/null
kiosk_start --data "$DATA" --now 2024-05-01T22:30
tap 960 540
wait_screen home && tap_word 通知公告 && wait_screen notices && wait_see 听一听
ok "but where the setting says so" $?
kiosk_stop
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
