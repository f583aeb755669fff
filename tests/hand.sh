# Sourced after display.sh: a person who reads the screen and touches what is
# written on it. The kiosk tells what can be read and touched (src/app/transcript.h).
#
#   see WORDS               is it on the screen now? (grep's words)
#   wait_see WORDS          until it is; fails after two minutes
#   wait_screen NAME        until that screen is shown
#   tap_word WORDS          waits for it, then touches what says just that, or holds it
#   tap_words A B C …       one after the other
#   type_pinyin LETTERS     on the keyboard of the screen
#   press_digits 480215     on the pad
#   drag X0 Y0 X1 Y1        in px
#   step NAME               a picture of the screen in $PICTURES, when that is set
mkdir -p "$work/told" # all that the screen may write, beside devices
WITNESS=$work/told/witness SHOWN=
export CUNPING_TRANSCRIPT=$WITNESS
PICTURES=${PICTURES:-}

see() { grep -v '^screen \|^touches \|^unanswered ' "$WITNESS" 2>/dev/null | grep -q -- "$1"; }
shown() { sed -n 's/^screen //p' "$WITNESS" 2>/dev/null; }
lost() { # what was waited for
    echo "never seen: $1; on the screen:" >&2
    sed -n 's/^screen /  screen /p; s/^text /    /p' "$WITNESS" >&2
    return 1
}
until_so() { # COMMAND …: tried again whenever the screen says something else, and twice a second, for two minutes
    give_up=$((SECONDS + 120))
    while :; do
        ln -f "$WITNESS" "$work/looked-at" 2>/dev/null
        ! "$@" || return 0
        [ $SECONDS -lt $give_up ] && kill -0 "$KIOSK" 2>/dev/null || return 1
        for wait in 1 2 3 4 5 6 7 8 9 10; do
            moment
            [ "$WITNESS" -ef "$work/looked-at" ] || break
        done
    done
}
wait_see() { until_so see "$1" || lost "$1"; }
wait_screen() { until_so is_shown "$1" || lost "screen $1"; }
is_shown() { [ "$(shown)" = "$1" ]; }
# x y of what says WORDS and nothing else, else of the smallest that holds them
find_word() {
    awk -v words="$1" '
        $1 == "hit" {
            said = $0; sub(/^hit [-0-9]+ [-0-9]+ [0-9]+ [0-9]+ ?/, "", said)
            n = split(said, part, "|"); how = index(said, words) ? 1 : 0
            for (i = 1; i <= n; i++) if (part[i] == words) how = 2
            if (said == words) how = 3
            area = $4 * $5
            if (how && (how > best || (how == best && area < least))) { best = how; least = area; at = int($2 + $4 / 2) " " int($3 + $5 / 2) }
        }
        END { if (!best) exit 1; print at }' "$WITNESS"
}
settle() { # a page that has just come does not answer for 0.3 s: nobody is quicker
    [ "$(shown)" = "$SHOWN" ] || sleep 0.32
    SHOWN=$(shown)
}
still() { ! grep -q '^moving' "$WITNESS" 2>/dev/null; } # nobody touches a row that glides past
findable() { AT=$(find_word "$1"); }
ready() { still && findable "$1"; }
lifted() { sed -n 's/^touches //p' "$WITNESS" 2>/dev/null; }
unanswered() { sed -n 's/^unanswered //p' "$WITNESS" 2>/dev/null; }
felt() { [ "$(lifted)" != "$1" ]; }
tap_word() {
    for again in 1 2 3; do # a finger that did nothing presses again, as anybody would
        until_so ready "$1" || { lost "something to tap that says $1"; return 1; }
        settle
        until_so ready "$1" || { lost "something to tap that says $1"; return 1; }
        before=$(lifted) nothing=$(unanswered)
        # shellcheck disable=SC2086
        tap $AT
        until_so felt "$before" && [ "$(unanswered)" = "$nothing" ] && return 0
    done
    lost "what the finger at $1 did"
}
tap_words() { for w in "$@"; do tap_word "$w" || return 1; done; }
type_pinyin() { for l in $(echo "$1" | grep -o .); do tap_word "$l" || return 1; done; }
press_digits() { type_pinyin "$1"; }
drag() {
    settle
    xdotool mousemove "$1" "$2" mousedown 1 mousemove $((($1 * 3 + $3) / 4)) $((($2 * 3 + $4) / 4)) \
        mousemove $((($1 + $3) / 2)) $((($2 + $4) / 2)) mousemove "$3" "$4" mouseup 1
}
step() { [ -z "$PICTURES" ] || ! command -v import >/dev/null || { mkdir -p "$PICTURES"; sleep 0.25; import -window root "$PICTURES/$1.png"; }; }
