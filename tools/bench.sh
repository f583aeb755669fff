#!/bin/bash
# bench: a row a figure, each beside a peer or a limit in the same run, turn
# and turn about; what each is stands in docs/performance.md.
#
#   BUILD=build LARGE=100000 [ROW=name] [ROWS=1] tools/bench.sh
#
# LARGE: homes of the large set; ten scores, and a twentieth of a photo, each.
# Prints the table, keeps it in BUILD/bench.json. KEEP=1 ROW=instructions
# writes tests/instructions.txt anew. USE=3600: seconds of a resident's use.
set -u
export BUILD LC_ALL=C.UTF-8
LARGE=${LARGE:-100000} ROW=${ROW:-} USE=${USE:-3600} YARDS=${YARDS:-300} ROUNDS=${ROUNDS:-3}
# name, goal, the function that measures it, unit, what it is
table() {
    cat <<'END'
start             0.10 start         ms   CPU from start to the first words, demonstration; Chromium with the same page
start-large       1.15 start_large   ms   the same with the large set; our small start
memory            0.06 memory        kB   PSS at home; Chromium
memory-courtyards 0.08 courtyards    kB   the same after YARDS courtyards
still-home        0.20 still         /s   wake-ups a second at home; the limit
still-rank        0.20 still         /s   the same on 卫生排名
press             0.06 frames        us   CPU of drawing a press; of drawing all
minute            0.06 frames        us   CPU of drawing the next minute; of drawing all
scroll            0.45 frames        us   CPU of drawing a list 8 px on; of drawing all
redraw-cpu        5    frames        us   CPU of drawing all, the worst screen; filling and presenting the window
redraw-wall       2.2  frames        us   the same by the clock
fling             5    frames        us   p99 of a frame of a flung list, large set; filling and presenting
pinch             5    frames        us   p99 of a frame of a photo under two fingers; filling and presenting
4k                4    frames        us   drawing home at 3840x2160; at 1920x1080
tap               1.0  tap           ms   tap to last pixel of the next screen, wall; Chromium
opening           1.5  opening       us   p50 of opening a screen, the worst, large set; small set
photo             1.3  photo         us   a picture of 1920 px to sharp; djpeg of the file
photos-cpu        0.40 photos        ms   importing photos of 12 MP, CPU; vipsthumbnail, both sizes
photos-wall       0.60 photos        ms   the same by the clock
csv               2.5  csv           ms   score rows as CSV put on the screen, CPU; sqlite3 .import
csv-memory        1    csv           kB   most memory of it; 300 MB
xlsx-read         0.12 xlsx          ms   a workbook of a row a home read, CPU; xlsx2csv
xlsx-check        0.20 xlsx          ms   the same checked; xlsx2csv
ten-photos        1.1  ten           ms   ten photos into the large set's photos, CPU; into none
ten-photos-bytes  1.1  ten           kB   the same, written
same              1.2  same          ms   comparison of unchanged rows, CPU; checking them alone
same-memory       1    same          kB   most memory of it; 300 MB
lookup            0.12 lookup        us   a key of 查我家, p99, large set; one frame
export            1.5  export        ms   export of the large set, CPU; libxlsxwriter with the same cells
export-memory     1    export        kB   most memory of it; 300 MB
amend             1    amend         ms   改一条 on the large set, wall; a second
amend-bytes       1.2  amend         kB   written by it; what the edition grew by, a block (4 kB) at least
hour              0.20 hour          ms   CPU of USE seconds of a resident's use; Chromium
stick-longest     1    stick         ms   500 photos and 10,000 rows at the staff's screen: longest turn of the loop; 100 ms
names             -    names         ms   looking for names in cells; the import of them
keyboard          -    waits         us   six searches of the keyboard; reading all its words six times
pin               -    waits         us   trying a PIN; filling the memory it takes
instructions      1.03 instructions  Ir   start, frames, a row, a photo: the worst; tests/instructions.txt
curve-rows        1.25 curve_rows    us   CPU of a row, the last tenfold step of 1k…1M; the first
curve-photos      1.25 curve_photos  us   CPU of a photo, the last step of 10…5,000; the first
END
}
[ -z "${ROWS:-}" ] || { table; exit 0; }
SET=jiqiang
. tools/demo-now.sh
. tests/display.sh
T=$(realpath "$BUILD")/tests home=$(realpath "$BUILD")/bench-$LARGE small=$(realpath "$BUILD")/bench-small
C=$(realpath "$BUILD/cunping")
mkdir -p "$home"
json=$work/json
: >"$json"
printf '%-18s %12s %12s %-3s %7s %5s  %s\n' name ours other '' ratio goal met

# ---- what a row says ----------------------------------------------------------------------------

say() { # NAME OURS OTHER [NOTE]
    local goal unit
    read -r _ goal _ unit _ < <(table | grep "^$1 ")
    [ -z "$ROW" ] || [ "$ROW" = "$1" ] || [ "$ROW" = "$doing" ] || return 0
    awk "BEGIN { exit !(${3:-0} > 0) }" || { not_measured "$1" "nothing came from the other"; return; }
    awk -v n="$1" -v a="$2" -v b="$3" -v g="$goal" -v u="$unit" -v note="${4:-}" -v json="$json" 'BEGIN {
        r = b > 0 ? a / b : 0; met = g == "-" ? "-" : r <= g + 0 ? "yes" : "NO"
        printf "%-18s %12.1f %12.1f %-3s %7.3f %5s  %-3s %s\n", n, a, b, u, r, g, met, note
        printf "{\"name\":\"%s\",\"ours\":%s,\"other\":%s,\"unit\":\"%s\",\"ratio\":%.4f,\"goal\":%s,\"met\":%s,\"note\":\"%s\"}\n",
            n, a, b, u, r, g == "-" ? "null" : g, met == "-" ? "null" : met == "yes" ? "true" : "false", note >>json }'
}
not_measured() { # NAME WHY
    [ -z "$ROW" ] || [ "$ROW" = "$1" ] || [ "$ROW" = "$doing" ] || return 0
    printf '%-18s not measured: %s\n' "$1" "$2"
    printf '{"name":"%s","not_measured":"%s"}\n' "$1" "$2" >>"$json"
}
# Both in turn; each prints CPU, wall, memory, written. Into A and B: the least of each column.
versus() { # OURS OTHER
    : >"$work/a" && : >"$work/b"
    for _ in $(seq "$ROUNDS"); do
        "$1" >>"$work/a" 2>>"$work/err" && "$2" >>"$work/b" 2>>"$work/err" || { tail -n 3 "$work/err" >&2; return 1; }
    done
    local least='{ for (i = 1; i <= 4; i++) if (NR == 1 || $i < m[i]) m[i] = $i } END { print m[1], m[2], m[3], m[4] }'
    read -ra A < <(awk "$least" "$work/a") && read -ra B < <(awk "$least" "$work/b")
}
all() { "$T/bench_run" all "$@"; }
newer() { [ "$1" -nt "$BUILD/cunping" ]; }

# ---- the sets -------------------------------------------------------------------------------------

small_set() {
    newer "$small.made" && return
    tools/demo-data.sh $SET "$small" >/dev/null 2>&1 && touch "$small.made"
}
# A stick; numbers as bench_large takes them.
stick() { # NAME PHOTOS HOMES ROWS QUARTER [TURN]
    [ -e "$home/$1.made" ] && return
    rm -rf "${home:?}/$1"
    "$T/bench_large" make "$home/$1" "$home/$1" "$2" "$3" "$4" "$5" "${6:-0}" && touch "$home/$1.made"
    [ "$2" -gt 0 ] || rm -rf "$home/$1/照片" "$home/$1"/03*
    [ "$2" -eq 0 ] || [ "$3" -gt 0 ] || rm -f "$home/$1"/02*
}
import() { all "$C" import "$1" --data "$2" --now $NOW --yes --as-written "${@:3}"; }
large_photos=$((LARGE / 20))
large_set() {
    newer "$home/data.made" && return
    [ -e "$home/large.made" ] || { "$T/bench_large" township "$home/large" "$LARGE" && touch "$home/large.made"; } || return 1
    rm -rf "$home/data"
    import "$home/large" "$home/data" >"$home/import.cost" 2>"$work/err" || { tail -n 3 "$work/err" >&2; return 1; }
    touch "$home/data.made"
}
copy_of() { # FOLDER: editions and pictures are never written again
    rm -rf "$2"
    cp -al "$1" "$2"
    for f in "$2"/state.db*; do cp --remove-destination "$1/${f##*/}" "$f"; done
}

# ---- the browser --------------------------------------------------------------------------------------

chromium=$(ls /usr/lib/chromium/chromium 2>/dev/null || command -v chromium)
browse=("$chromium" --kiosk --no-sandbox --disable-gpu --no-first-run --disable-extensions --disable-background-networking
    --disable-component-update --disable-sync --window-position=0,0 --window-size=1920,1080 --user-data-dir="$work/profile")
page() { # SCREEN [NEXT [SECONDS]]: a page; a click or SECONDS lead to NEXT
    "$T/bench_speed" page "$small" "$1" >"$work/$1.html" || return 1
    [ -z "${2:-}" ] || echo "<a href='$2.html' style='position:absolute;inset:0'></a>" >>"$work/$1.html"
    [ -z "${3:-}" ] || echo "<meta http-equiv=refresh content='$3;url=$2.html'>" >>"$work/$1.html"
}
browse() { "${browse[@]}" "file://$work/$1.html" >/dev/null 2>&1 & BROWSER=$!; }
end_browser() { kill "$BROWSER" 2>/dev/null; wait "$BROWSER" 2>/dev/null; true; }
two_displays() { # ours on DISPLAY, the browser's on THEIRS
    [ -z "${THEIRS:-}" ] || return 0
    display_start 1920x1080
    THEIRS=$DISPLAY THEIR_SERVER=$XSERVER
    rm "$work/display"
    display_start 1920x1080
    trap 'kill $THEIR_SERVER 2>/dev/null; finish' EXIT
}
ours() { "$T/bench_run" content "$C" show --data "$small" --now $NOW; }
theirs() { DISPLAY=$THEIRS "$T/bench_run" content "${browse[@]}" "file://$work/home.html"; }
ours_large() { "$T/bench_run" content "$C" show --data "$home/data" --now $NOW; }

start() {
    two_displays && small_set && page home && theirs >/dev/null 2>&1 && versus ours theirs && say start "${A[0]}" "${B[0]}"
}
start_large() { two_displays && small_set && large_set && versus ours_large ours && say start-large "${A[0]}" "${B[0]}"; }
both_stand() {
    two_displays && small_set && page home && kiosk_start --data "$small" --now $NOW && DISPLAY=$THEIRS browse home
    sleep 8
}
both_cost() { # sets OURS and OTHER: CPU, -, memory
    read -ra OURS < <("$T/bench_run" tree "$KIOSK")
    read -ra OTHER < <("$T/bench_run" tree "$BROWSER")
}
both_end() { end_browser; kiosk_stop 2>/dev/null; true; }
memory() { both_stand && both_cost && say memory "${OURS[2]}" "${OTHER[2]}"; both_end; }
courtyards() {
    local i
    two_displays && small_set && page courtyard yard-1 1 || return 1
    mv "$work/courtyard.html" "$work/yard-0.html"
    for i in $(seq "$YARDS"); do sed "s/yard-1/yard-$((i + 1))/" "$work/yard-0.html" >"$work/yard-$i.html"; done
    read -r x y < <("$T/bench_speed" hits "$small" courtyard | sort -n | tail -n 1)
    kiosk_start --data "$small" --now $NOW --screen courtyard
    DISPLAY=$THEIRS browse yard-0
    for i in $(seq "$YARDS"); do tap "$x" "$y"; sleep 1; done
    both_cost
    say memory-courtyards "${OURS[2]}" "${OTHER[2]}" "$YARDS courtyards"
    both_end
}
hour() { # a page every ten seconds: home, one of its tiles, home …
    local names=(rank board courtyards rules issues deeds money people) n at i
    two_displays && small_set || return 1
    for n in "${!names[@]}"; do page "${names[n]}" "home-$(((n + 1) % 8))" 10; done
    for n in "${!names[@]}"; do page home "${names[n]}" 10 && mv "$work/home.html" "$work/home-$n.html"; done
    mapfile -t at < <("$T/bench_speed" hits "$small" home | awk '$2 < 950 && $1 > 0' | sort -u)
    kiosk_start --data "$small" --now $NOW
    DISPLAY=$THEIRS browse home-0
    sleep 5
    both_cost
    local from=("${OURS[0]}" "${OTHER[0]}")
    for ((i = 0; i * 10 < USE; i++)); do
        # shellcheck disable=SC2086
        if ((i % 2)); then tap 250 1022; else tap ${at[i / 2 % ${#at[@]}]}; fi
        sleep 10
    done
    both_cost
    say hour "$(awk "BEGIN { print ${OURS[0]} - ${from[0]} }")" "$(awk "BEGIN { print ${OTHER[0]} - ${from[1]} }")" "$USE s"
    both_end
}
tap_row() {
    local a=() b=() x y i
    two_displays && small_set && page rank home && page home rank || return 1
    read -r x y < <("$T/bench_speed" hits "$small" home | awk '$2 < 950' | sort -n | tail -n 1)
    both_stand
    for i in 1 2 3 4 5 6 7; do
        a+=("$("$T/bench_run" last "$x" "$y")")
        b+=("$(DISPLAY=$THEIRS "$T/bench_run" last 900 500)")
        tap 250 1022
        sleep 2
    done
    middle() { printf '%s\n' "$@" | sort -g | sed -n 4p; }
    say tap "$(middle "${a[@]}")" "$(middle "${b[@]}")" "median of 7"
    both_end
}
wakes() { cat "/proc/$KIOSK"/task/*/status | awk '/ctxt_switches/ { n += $2 } END { print n }'; }
still() {
    two_displays && small_set || return 1
    for screen in home rank; do
        kiosk_start --data "$small" --now $NOW --screen $screen
        sleep 6
        local from=$(wakes)
        sleep 30
        say still-$screen "$(awk "BEGIN { print ($(wakes) - $from) / 30 }")" 1 "frames and the minute's clock included"
        kiosk_stop
    done
}

# ---- in one process (tests/bench_speed.c) ------------------------------------------------------------------

speeds() { # PART
    two_displays && small_set && large_set || return 1
    "$T/bench_speed" "$1" "$small" "$home/data" 2>"$work/err" | while read -r name a b note; do
        case $name in
            *:*) printf '{"name":"%s","ours":%s,"other":%s}\n' "$name" "$a" "$b" >>"$json" ;;
            *) say "$name" "$a" "$b" "${note##*/}" ;;
        esac
    done
}
frames() { speeds frames; }
opening() { speeds opening; }
lookup() { speeds lookup; }
photo() { speeds photo; }
waits() { speeds waits; }

# ---- importing ------------------------------------------------------------------------------------------------

photos() {
    local n=$((LARGE / 500 > 20 ? LARGE / 500 : 20))
    stick photos $n $n $((n * 2)) 1000
    import_photos() { rm -rf "$work/d" && all "$C" import "$home/photos" --data "$work/d" --now $NOW; }
    thumbs() {
        rm -rf "$work/v" && mkdir "$work/v"
        all sh -c 'vipsthumbnail "$0"/*.jpg --size 1920x1920 -o "$1/%s.jpg[Q=85]" && vipsthumbnail "$0"/*.jpg --size 480x480 -o "$1/%s-t.jpg[Q=80]"' \
            "$home/photos/照片" "$work/v"
    }
    versus import_photos thumbs || return 1
    say photos-cpu "${A[0]}" "${B[0]}" "$n photos"
    say photos-wall "${A[1]}" "${B[1]}" "$n photos"
}
csv() {
    stick csv 0 "$LARGE" $((LARGE * 11)) 16
    take_in() { rm -rf "$work/d" && import "$home/csv" "$work/d"; }
    sqlite() {
        rm -f "$work/x.db"
        { echo .mode csv; echo ".import '$home/csv/01农户花名册.csv' homes"
            for f in "$home/csv"/02*; do echo ".import '$f' scores"; done; } >"$work/script"
        all sqlite3 -init "$work/script" "$work/x.db" 'SELECT count(*) FROM scores'
    }
    versus take_in sqlite || return 1
    say csv "${A[0]}" "${B[0]}" "$((LARGE * 10)) rows"
    say csv-memory "${A[2]}" $((300 * 1024)) "$((LARGE * 10)) rows"
}
xlsx() {
    stick roll 0 "$LARGE" $((LARGE * 2)) 16
    mkdir -p "$home/xlsx"
    [ -e "$home/xlsx/评分.xlsx" ] || "$BUILD/tools/mkbook" "$home/xlsx/评分.xlsx" "$home/roll"/02*.csv || return 1
    read_book() { all "$C" test-cells "$home/xlsx/评分.xlsx"; }
    check_book() { all "$C" check "$home/xlsx" --now $NOW; }
    to_csv() { all xlsx2csv "$home/xlsx/评分.xlsx" "$work/x.csv"; }
    versus read_book to_csv && say xlsx-read "${A[0]}" "${B[0]}" "$LARGE rows"
    versus check_book to_csv && say xlsx-check "${A[0]}" "${B[0]}" "$LARGE rows"
}
ten() {
    stick ten 10 10 20 320 5
    stick many $large_photos $large_photos $((large_photos * 2)) 320
    rm -rf "$home/many-data"
    import "$home/many" "$home/many-data" >/dev/null 2>"$work/err" || return 1
    into_large() { copy_of "$home/many-data" "$home/copy" && import "$home/ten" "$home/copy" --only-these-rows; }
    into_none() { rm -rf "$work/d" && import "$home/ten" "$work/d" --only-these-rows; }
    versus into_large into_none || return 1
    say ten-photos "${A[0]}" "${B[0]}" "into $large_photos"
    say ten-photos-bytes "${A[3]}" "${B[3]}" "into $large_photos"
    rm -rf "$home/copy" "$home/many-data"
}
same() {
    stick same 0 "$LARGE" $((LARGE * 3)) 16
    rm -rf "$work/same"
    import "$home/same" "$work/same" >/dev/null 2>"$work/err" || return 1
    compare() { all "$C" import "$home/same" --data "$work/same" --now $NOW; }
    check_only() { all "$C" check "$home/same" --now $NOW; }
    versus compare check_only || return 1
    say same "${A[0]}" "${B[0]}" "$((LARGE * 2)) rows and as many homes as half of them"
    say same-memory "${A[2]}" $((300 * 1024))
}
export_row() {
    large_set || return 1
    out() { rm -rf "$home/out" && all "$C" export "$home/out" --data "$home/data"; }
    written() { all "$BUILD/tools/mkbook" "$home/x.xlsx" "$home/large"/*.csv; }
    versus out written || return 1
    rm -rf "$home/out" "$home/x.xlsx"
    say export "${A[0]}" "${B[0]}"
    say export-memory "${A[2]}" $((300 * 1024))
}
amend() {
    local was now
    large_set && copy_of "$home/data" "$home/copy" || return 1
    edition() { stat -c %s "$home/copy/editions"/*.db | sort -n | tail -n 1; }
    was=$(edition)
    read -ra A < <(all "$C" amend 农户花名册 --where 村=高同村 --where 村民小组=1组 --where 门牌号=1 人口数=5 --as-written \
        --data "$home/copy" --now $NOW 2>"$work/err") || { tail -n 3 "$work/err" >&2; return 1; }
    now=$(edition)
    say amend "${A[1]}" 1000
    say amend-bytes "${A[3]}" $((now - was > 4096 ? (now - was) / 1024 : 4)) "an edition is a whole file: $((now / 1024)) kB"
    rm -rf "$home/copy"
}
stick_row() {
    make --no-print-directory BUILD="$BUILD" large >/dev/null || return 1
    rm -rf "$work/large"
    "$T/bench_large" run "$C" "$(realpath "$BUILD/large")" "$work/large/data" >"$work/out" 2>/dev/null
    [ "$ROW" != stick-longest ] || cat "$work/out" >&2
    say stick-longest "$(sed -n 's/^longest turn: .* \([0-9.]*\) ms of processor.*/\1/p' "$work/out")" 100 "CPU"
}
names() {
    local line
    line=$("$T/bench_names" 2>/dev/null) || return 1
    say names "$(sed -E 's/.*the gate ([0-9.]+) ms.*/\1/' <<<"$line")" "$(sed -E 's/.*import of ([0-9.]+) ms.*/\1/' <<<"$line")"
}

# ---- instructions and curves --------------------------------------------------------------------------------------

# NAME COUNT of each thing counted, a row's being the difference of 1,000
count_all() {
    small_set
    rm -rf "$work/count" && mkdir -p "$work/count/cg"
    "$T/bench_large" make "$work/count/1" "$work/count/1" 0 200 400 16 0
    "$T/bench_large" make "$work/count/2" "$work/count/2" 0 200 1400 16 0
    "$T/bench_large" make "$work/count/p" "$work/count/p" 1 1 2 1000 0
    rm -rf "$work"/count/[12]/照片 "$work"/count/[12]/03*
    mv "$work"/count/p/照片/*.jpg "$work/count/photo.jpg"
    (cd "$work/count/cg" && env -u DISPLAY valgrind --tool=callgrind --toggle-collect=counted --dump-after=counted \
        --callgrind-out-file=o "$T/bench_speed" count "$small" "$work/count" >../names 2>../err) ||
        { tail -n 3 "$work/count/err" >&2; return 1; }
    ls -v "$work"/count/cg/o.* | xargs sed -n 's/^totals: //p' | paste - "$work/count/names" |
        awk '$2 ~ /^rows-/ { split($2, p, ":"); if (p[2] == 2) print p[1], int(($1 - was[p[1]]) / 1000); was[p[1]] = $1; next } NF == 2 { print $2, $1 }'
}
instructions() {
    local kept=tests/instructions.txt
    count_all >"$work/now" && [ -s "$work/now" ] || return 1
    if [ -n "${KEEP:-}" ] || [ ! -e $kept ]; then
        { echo "# Instructions, by callgrind, at -O2 with Debian 12's gcc: of a start without window, a frame of each screen (1080p), a"
            echo "# row read, a row imported, a photo of 12 MP prepared. KEEP=1 make bench ROW=instructions writes it anew."
            cat "$work/now"; } >$kept
    fi
    awk -v json="$json" 'NR == FNR { if (!/^#/) was[$1] = $2; next } { r = was[$1] ? $2 / was[$1] : 1
        printf "{\"name\":\"instructions:%s\",\"ours\":%s,\"other\":%s}\n", $1, $2, was[$1] ? was[$1] : $2 >>json
        if (r > 1.03) printf "  %s: %d instructions, were %d (%.3f)\n", $1, $2, was[$1], r >"/dev/stderr"
        if (r >= worst) { worst = r; a = $2; b = was[$1] ? was[$1] : $2; n = $1 } } END { print a, b, n }' $kept "$work/now" >"$work/worst"
    read -r a b n <"$work/worst"
    say instructions "$a" "$b" "$n"
}
# The cost of each step of a curve and its slope, into $work/slopes
curve() { # STICK SIZE …: `sized SIZE` makes the stick curve-SIZE
    local was=0 before=0 n
    : >"$work/slopes"
    for n in "$@"; do
        sized "$n" && rm -rf "$home/curve"
        read -ra A < <(import "$home/curve-$n" "$home/curve" 2>"$work/err") || { tail -n 3 "$work/err" >&2; break; }
        awk -v n="$n" -v m="$before" -v a="${A[*]}" -v w="$was" 'BEGIN { split(a, c, " "); s = (c[1] - w) * 1000 / (n - m)
            printf "  %8d: CPU %.0f ms, wall %.0f ms, memory %d MB, written %d kB; %.1f us each more\n", n, c[1], c[2], c[3] / 1024, c[4], s >"/dev/stderr"
            print s }' >>"$work/slopes"
        printf '{"name":"curve:%s","cpu_ms":%s,"wall_ms":%s,"memory_kb":%s,"written_kb":%s}\n' "$n" "${A[@]}" >>"$json"
        was=${A[0]} before=$n
        rm -rf "${home:?}/curve-$n" "$home/curve"
    done
}
steps() { local most=$1 n; shift; for n in "$@"; do [ "$n" -gt "$most" ] || echo "$n"; done; }
curve_rows() {
    sized() { stick "curve-$1" 0 $(($1 / 10)) $(($1 / 10 + $1)) 16; }
    # shellcheck disable=SC2046
    curve $(steps $((LARGE * 10)) 1000 10000 100000 1000000)
    [ "$(wc -l <"$work/slopes")" -gt 2 ] || { not_measured curve-rows "LARGE is too small for three steps"; return; }
    say curve-rows "$(tail -n 1 "$work/slopes")" "$(sed -n 2p "$work/slopes")" "up to $((LARGE * 10)) rows"
}
curve_photos() {
    sized() { stick "curve-$1" "$1" "$1" $(($1 * 2)) 320; }
    # shellcheck disable=SC2046
    curve $(steps $((LARGE / 20)) 10 100 1000 5000)
    [ "$(wc -l <"$work/slopes")" -gt 2 ] || { not_measured curve-photos "LARGE is too small for three steps"; return; }
    say curve-photos "$(tail -n 1 "$work/slopes")" "$(sed -n 2p "$work/slopes")" "up to $((LARGE / 20)) photos"
}

# ---- ------------------------------------------------------------------------------------------------------------------

for doing in $(table | awk -v row="$ROW" '(row == "" || $1 == row || $3 == row) && !seen[$3]++ { print $3 }'); do
    does=$doing
    case $does in tap | export | stick) does=${does}_row ;; esac
    before=$(wc -l <"$json")
    $does || true
    [ "$(wc -l <"$json")" -gt "$before" ] || table | awk -v f="$doing" '$3 == f { print $1 }' |
        while read -r name; do not_measured "$name" "it failed: $(tail -n 1 "$work/err" 2>/dev/null | tr -d '"\\')"; done
done
{ echo "["; sed '$!s/$/,/' "$json"; echo "]"; } >"$BUILD/bench.json"
