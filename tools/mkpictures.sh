#!/bin/sh
# mkpictures: draw the demonstration photos of one set.
#
#   mkpictures.sh SRCDIR SET OUTDIR
#
# SRCDIR/SET/photos.csv lists the pictures: file name, scene, season, and what
# is to be seen. SRCDIR/pictures holds a scene as an SVG template, the things
# that stand in it (parts.svg) and the colours (colours.txt). A template is SVG
# with @KEY@ for a colour and these lines of their own:
#
#   <!--if a|!b-->  <!--end-->     kept when one of the words is (not) asked for
#   <!--use NAME-->                the section of parts.svg with that name
#   <!--put THING x y scale-->     one thing, its foot at x y
#   <!--row THINGS x0 y0 x1 y1 n s0 s1-->               a row going into depth
#   <!--strip THINGS x0 y0 x1 y1 n s0 s1-->             the same, without gaps near by
#   <!--field THINGS l0 r0 y0 l1 r1 y1 n s0 s1-->       strewn over a trapezoid
#   <!--grid THINGS l0 r0 y0 l1 r1 y1 rows n s0 s1-->   planted in rows
#   <!--iso THING x y scale-->     one thing on the bird's-eye ground
#   <!--ridge y height step COLOUR terraces LINE-->     hills across the picture
#
# THINGS is a list a,b,c to choose from. The word "flip" mirrors a picture. Chance comes from the file name, so
# every run draws the same. Pictures newer than their sources are left alone.
set -eu
[ $# -eq 3 ] || { echo "usage: mkpictures.sh SRCDIR SET OUTDIR" >&2; exit 2; }
art=$1/pictures list=$1/$2/photos.csv out=$3
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

# Expands the template $2 for one line of the list: name, season, words.
expand() {
    LC_ALL=C awk -v name="$1" -v season="$3" -v words="$4" '
    function chance(   r) { seed = (seed * 16807) % 2147483647; return seed / 2147483647 }
    function pick(things,   t) { return t[1 + int(chance() * split(things, t, ","))] }
    function put(thing, x, y, s) {
        printf "<use href=\"#%s\" transform=\"translate(%.1f %.1f) scale(%.3f %.3f)\"/>\n", thing, x, y, s * turn, s
    }
    function colour(kind, word,   key, pair, n, i, p) {
        n = split(colours[kind, word], pair, " ")
        for (i = 1; i <= n; i++) {
            p = index(pair[i], "=")
            if (p) value[substr(pair[i], 1, p - 1)] = substr(pair[i], p + 1)
            else asked[pair[i]] = 1
        }
    }
    function paint(line,   key, start) {
        while (match(line, /@[A-Z0-9]+@/)) {
            key = substr(line, RSTART + 1, RLENGTH - 2)
            if (!(key in value)) { print "mkpictures: no colour " key > "/dev/stderr"; exit 1 }
            line = substr(line, 1, RSTART - 1) value[key] substr(line, RSTART + RLENGTH)
        }
        return line
    }
    function holds(test,   t, n, i) {
        n = split(test, t, "|")
        for (i = 1; i <= n; i++)
            if (t[i] ~ /^!/ ? !(substr(t[i], 2) in asked) : (t[i] in asked)) return 1
        return 0
    }
    function mix(a, b, t) { return a + (b - a) * t }
    # Equal steps in depth: sizes shrink like 1/distance.
    function size_at(s0, s1, t) { return 1 / mix(1 / s0, 1 / s1, t) }
    function along(s0, s1, t) { return s0 == s1 ? t : (size_at(s0, s1, t) - s0) / (s1 - s0) }
    function row(a,   i, t, s) {
        for (i = 0; i < a[7]; i++) {
            t = a[7] > 1 ? i / (a[7] - 1) : 0
            s = size_at(a[8], a[9], t); t = along(a[8], a[9], t)
            put(pick(a[2]), mix(a[3], a[5], t), mix(a[4], a[6], t), s)
        }
    }
    # Steps that grow with the size of what stands there.
    function strip(a,   i, t, s) {
        for (i = 0; i < a[7]; i++) {
            t = i / (a[7] - 1); s = a[8] * exp(log(a[9] / a[8]) * t)
            t = a[8] == a[9] ? t : (s - a[8]) / (a[9] - a[8])
            put(pick(a[2]), mix(a[3], a[5], t), mix(a[4], a[6], t), s * (.9 + .2 * chance()))
        }
    }
    function field(a,   i, t, s, x) {
        for (i = 0; i < a[9]; i++) {
            t = (i + chance()) / a[9]; s = size_at(a[10], a[11], t); t = along(a[10], a[11], t); x = chance()
            turn = chance() < .5 ? -1 : 1
            put(pick(a[2]), mix(mix(a[3], a[4], x), mix(a[6], a[7], x), t), mix(a[5], a[8], t), s * (.8 + .4 * chance()))
            turn = 1
        }
    }
    function grid(a,   i, j, t, s, x) {
        for (i = 0; i < a[9]; i++) {
            t = a[9] > 1 ? i / (a[9] - 1) : 0; s = size_at(a[11], a[12], t); t = along(a[11], a[12], t)
            for (j = 0; j < a[10]; j++) {
                x = a[10] > 1 ? j / (a[10] - 1) : .5
                put(pick(a[2]), mix(mix(a[3], a[4], x), mix(a[6], a[7], x), t), mix(a[5], a[8], t), s * (.92 + .16 * chance()))
            }
        }
    }
    function ridge(a,   n, i, k, x, y, h, d, flat) {
        n = int(1700 / a[4]) + 2
        for (i = 0; i <= n; i++) h[i] = chance() * a[3]
        for (k = 0; k <= a[6]; k++) {
            flat = 1 - .45 * k / (a[6] + 1)
            d = ""
            for (i = 0; i <= n; i++) {
                x = -60 + i * a[4]; y = a[2] - h[i] * flat + k * (k + 9) * 3.2
                d = d (i ? sprintf(" C%.0f %.1f %.0f %.1f %.0f %.1f", x - a[4] * .55, last, x - a[4] * .45, y, x, y) : sprintf("M%.0f %.1f", x, y))
                last = y
            }
            if (k == 0) printf "<path d=\"%s V1300 H-60 Z\" fill=\"%s\"/>\n", d, a[5]
            else printf "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.1f\" stroke-opacity=\".55\"/>\n", d, a[7], 2 + k * .9
        }
    }
    function emit(line,   a, n, body) {
        if (line !~ /^ *<!--[a-z]/) {
            if (skip) return
            if (line ~ /^<\/svg>/ && ("flip" in asked)) print "</g>"
            print paint(line)
            if (line ~ /^<svg / && ("flip" in asked)) print "<g transform=\"translate(1600) scale(-1 1)\">"
            return
        }
        body = paint(line); sub(/^ *<!--/, "", body); sub(/--> *$/, "", body)
        n = split(body, a, " ")
        if (a[1] == "if") { if (skip || !holds(a[2])) skip++; else open++; return }
        if (a[1] == "end") { if (skip) skip--; else open--; return }
        if (skip) return
        if (a[1] == "use") section(a[2])
        else if (a[1] == "put") put(a[2], a[3], a[4], a[5])
        else if (a[1] == "row") row(a)
        else if (a[1] == "strip") strip(a)
        else if (a[1] == "field") field(a)
        else if (a[1] == "grid") grid(a)
        else if (a[1] == "iso") put(a[2], 800 + .866 * (a[3] - a[4]), 330 + .5 * (a[3] + a[4]), a[5])
        else if (a[1] == "ridge") ridge(a)
        else { print "mkpictures: " line > "/dev/stderr"; exit 1 }
    }
    function section(which,   i) { for (i = 1; i <= lines[which]; i++) emit(part[which, i]) }
    BEGIN {
        for (i = 32; i < 256; i++) code[sprintf("%c", i)] = i
        seed = 7
        for (i = 1; i <= length(name); i++) seed = (seed * 131 + code[substr(name, i, 1)]) % 2147483000 + 1
        for (i = 0; i < 5; i++) chance()
        turn = 1
    }
    FILENAME ~ /colours\.txt$/ {
        if ($0 ~ /^#/ || NF < 3) next
        kind = $1; word = $2; $1 = ""; $2 = ""
        colours[kind, word] = colours[kind, word] " " $0
        if (!(kind in first)) { first[kind] = word; kinds[++nkinds] = kind }
        next
    }
    FILENAME ~ /parts\.svg$/ {
        if ($0 ~ /^<!--section /) { now = $2; sub(/-->$/, "", now); next }
        part[now, ++lines[now]] = $0; next
    }
    !ready {
        for (i = 1; i <= nkinds; i++) colour(kinds[i], first[kinds[i]])
        colour("season", season)
        n = split(words, w, " ")
        for (i = 1; i <= n; i++)
            if (split(w[i], kv, "=") == 2) colour(kv[1], kv[2]); else asked[w[i]] = 1
        ready = 1
    }
    { emit($0) }
    ' "$art/colours.txt" "$art/parts.svg" "$art/$2.svg"
}

# True if the picture is there and newer than the list, the art and this tool.
fresh() {
    [ -s "$1" ] && [ -z "$(find "$art" "$list" "$0" -newer "$1" -type f | head -n 1)" ]
}

# The list has no quoted cells; its first line is the header.
tail -n +2 "$list" | tr -d '\r' | while IFS=, read -r name scene season words; do
    [ -n "$name" ] || continue
    fresh "$out/$name.png" && continue
    expand "$name" "$scene" "$season" "$words" >"$work/$name.svg" || exit 1
    printf '%s\n' "$name"
done >"$work/todo"

export work out
# shellcheck disable=SC2016
xargs -P 2 -I '{}' sh -c '
    rsvg-convert -w 1600 -h 1200 -o "$work/$1.png" "$work/$1.svg" && mv "$work/$1.png" "$out/$1.png"
' draw '{}' <"$work/todo"
