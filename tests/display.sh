# Sourced: a display without a screen, the kiosk on it, and a finger.
#
#   display_start WxH       an X server of that size; DISPLAY is set
#   kiosk_start ARGS...     `cunping show` with its log in $LOG; waits for the first frame
#   tap X Y                 a finger, in px
#   wait_log WORDS          until a new line of the log holds WORDS; fails after three minutes
for tool in Xvfb xdotool; do
    command -v $tool >/dev/null || { echo "skipped: no $tool here"; exit 77; }
done
passed=0 failed=0 LOG= KIOSK= XSERVER= LOG_SEEN=0
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
wait_log() {
    tries=0
    while ! tail -n +$((LOG_SEEN + 1)) "$LOG" | grep -q "$1"; do
        tries=$((tries + 1))
        [ $tries -lt 1800 ] || { echo "never came: $1" >&2; tail -n 5 "$LOG" >&2; return 1; }
        kill -0 "$KIOSK" 2>/dev/null || { echo "the kiosk ended" >&2; tail -n 5 "$LOG" >&2; return 1; }
        sleep 0.1
    done
    LOG_SEEN=$(wc -l <"$LOG")
}
kiosk_start() {
    LOG=$work/log LOG_SEEN=0
    : >"$LOG"
    "$BUILD/cunping" show "$@" 2>"$LOG" &
    KIOSK=$!
    wait_log 'first frame'
}
kiosk_stop() {
    kill -TERM "$KIOSK"
    wait "$KIOSK"
    status=$?
    KIOSK=
    return $status
}
tap() { xdotool mousemove "$1" "$2" mousedown 1 mouseup 1; }
