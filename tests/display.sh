# Sourced: a display without a screen, the kiosk on it, and a finger.
#
#   display_start WxH       an X server of that size; DISPLAY is set
#   kiosk_begin ARGS...     `cunping show` with its log in $LOG
#   kiosk_start ARGS...     and waits for the first frame
#   other_half              the number of the process that starts what the kiosk wants started
#   tap X Y                 a finger, in px
#   wait_log WORDS          until a new line of the log holds WORDS; fails after three minutes
for tool in Xvfb xdotool; do
    command -v $tool >/dev/null || { echo "skipped: no $tool here"; exit 77; }
done
passed=0 failed=0 LOG= KIOSK= XSERVER= begun=
work=$(mktemp -d)
finish() {
    [ -z "$KIOSK" ] || kill "$KIOSK" 2>/dev/null || true
    [ -z "$XSERVER" ] || kill "$XSERVER" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT INT TERM
ok() {
    if [ "$2" -eq 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "not so: $1" >&2; fi
}
display_start() {
    # the server names the display it found free on descriptor 3
    mkfifo "$work/display"
    Xvfb -displayfd 3 -screen 0 "$1x24" -nolisten tcp 3>"$work/display" >/dev/null 2>&1 &
    XSERVER=$!
    read -r number <"$work/display"
    DISPLAY=:$number
    export DISPLAY
}
# a moment without a process of its own: hundreds of these run while one waits
mkfifo "$work/never"
exec 8<>"$work/never"
moment() { read -rt 0.05 -u 8 _; true; }
wait_log() {
    give_up=$((SECONDS + 180))
    while :; do
        kill -0 "$KIOSK" 2>/dev/null
        ended=$?
        new=$begun # of a line whose end was still to come
        while IFS= read -r line <&9; do new+=$line$'\n'; done
        new+=$line
        begun=${new##*$'\n'}
        [ -z "$new" ] || ! grep -q "$1" <<<"$new" || return 0
        [ $SECONDS -lt $give_up ] || { echo "never came: $1" >&2; tail -n 5 "$LOG" >&2; return 1; }
        [ $ended -eq 0 ] || { echo "the kiosk ended" >&2; tail -n 5 "$LOG" >&2; return 1; }
        moment
    done
}
kiosk_begin() {
    LOG=$work/log
    : >"$LOG"
    exec 9<"$LOG"
    begun=
    "$BUILD/cunping" show "$@" 2>"$LOG" 8>&- 9>&- &
    KIOSK=$!
}
kiosk_start() { kiosk_begin "$@" && wait_log 'first frame'; }
kiosk_stop() {
    kill -TERM "$KIOSK"
    wait "$KIOSK"
    status=$?
    KIOSK=
    return $status
}
# the kiosk's other half, which starts what it starts
other_half() { for p in $(cat "/proc/$KIOSK/task/$KIOSK/children"); do grep -q '^cunping-broker' "/proc/$p/comm" && echo "$p"; done; }
tap() { xdotool mousemove "$1" "$2" mousedown 1 mouseup 1; }
