#!/bin/sh
# measure: figures of the code beside their bounds (tools/bounds.txt), and what
# is above. Looks at src/ and, for who calls whom, at the objects in BUILD.
#
#   measure.sh          the figures; fails when one is above its bound
#   measure.sh NAME     what one of them counts, a line each
set -u
: "${BUILD:=build}"
cd "$(dirname "$0")/.." || exit 3
kept=$(mktemp -d)
trap 'rm -rf "$kept"' EXIT
sources() { find src -name '*.[ch]' | sort; }

# A function: from the brace that opens at the edge to the one that closes there.
long_functions() {
    awk '/^[a-z_A-Z].*\(/ { name = $0; sub(/\(.*/, "", name) } /^{/ { from = FNR }
        /^}$/ && from { if (FNR - from + 1 > 45) print FILENAME ": " name ", " FNR - from + 1 " lines"; from = 0 }' $(sources)
}
# A header is public when others than its own folder include it.
long_headers() {
    for h in $(find src -name '*.h'); do
        [ "$(wc -l <"$h")" -le 60 ] || case $h in */inside.h | *_inside.h) ;; *) echo "$h: $(wc -l <"$h") lines" ;; esac
    done
}
full_folders() { find src -type f | sed 's|/[^/]*$||' | sort | uniq -c | awk '$1 > 40 { print $2 ": " $1 " files" }'; }
staff_screens() { ls src/staff/*.[ch] src/update/*.[ch] src/screens/staff*.[ch] 2>/dev/null; }
# REG_COUNT names none.
registers_named() { grep -noE '\bREG_[A-Z][A-Z_]*' $(sources | grep -v '^src/catalogue/') | grep -v ':REG_COUNT$'; }

# FROM TO SYMBOL, a line for each object that uses what another defines.
references() {
    find src -name '*.c' | sed 's|^src/||; s|c$|o|' | sort | (cd "$BUILD/obj" && xargs nm -A) | awk -F'[: ]+' '
        $NF == "" { next }
        { kind = $(NF - 1); object = $1; symbol = $NF }
        kind ~ /^[TDBRVWC]$/ { home[symbol] = object }
        kind == "U" { n++; user[n] = object; used[n] = symbol }
        END { for (i = 1; i <= n; i++) if (used[i] in home && home[used[i]] != user[i]) print user[i], home[used[i]], used[i] }'
}
# An object is in a circle with every other that it reaches and that reaches it. The largest, a name a line.
largest_circle() {
    awk '
        !seen[$1, $2]++ { to[$1] = to[$1] " " $2; node[$1]; node[$2] }
        function walk(from,   queue, head, tail, n, i, next_) {
            queue[tail++] = from
            while (head < tail) {
                n = split(to[queue[head++]], next_, " ")
                for (i = 1; i <= n; i++) if (!((from, next_[i]) in reach)) { reach[from, next_[i]]; queue[tail++] = next_[i] }
            }
        }
        END {
            for (a in node) walk(a)
            for (a in node) {
                size = 0; names = ""
                for (b in node) if ((a, b) in reach && (b, a) in reach) { size++; names = names b "\n" }
                if (size > most) { most = size; largest = names }
            }
            printf "%s", largest
        }' "$kept/references" | sort
}
upward_references() {
    tools/floors.sh --list | awk '
        function folder(path) { return path ~ /\// ? substr(path, 1, index(path, "/") - 1) : "main" }
        NR == FNR { floor[$1] = $2; next }
        {
            from = folder($1); to = folder($2)
            if (floor[to] > floor[from]) print $1 " uses " $3 " of " $2
        }' - "$kept/references"
}
# Who goes somewhere says it to the compiler (host_open). Its name is said by the screen's own file and the command
# line. A name that is also a register, a column or a subcommand is not taken for a screen.
screens_named() {
    sed -n 's/^\(STAFF_\)*SCREEN([a-z_]*, "\([a-z-]*\)",.*/\2/p' src/*/*.c | sort -u >"$kept/screens"
    cat src/catalogue/*.c src/cli/*.c | grep -o '"[a-z_-]*"' | tr -d '"' | sort -u | comm -23 "$kept/screens" - >"$kept/names"
    awk '
        FILENAME ~ /names$/ { screen[$1]; next }
        /^(STAFF_)?SCREEN\(/ { split($0, part, "\""); home[part[2]] = FILENAME }
        /ui_heard\(/ { next } # its word is the table of a register
        {
            n = split($0, part, "\"")
            for (i = 2; i <= n; i += 2) {
                sub(/:.*/, "", part[i])
                if (part[i] in screen) { name[++found] = part[i]; at[found] = FILENAME; line[found] = FILENAME ":" FNR ": " $0 }
            }
        }
        END { for (i = 1; i <= found; i++) if (at[i] != home[name[i]]) print line[i] }
        ' "$kept/names" src/app/*.c src/screens/*.c src/residents/*.c src/contest/*.c src/affairs/*.c src/staff/*.c src/update/*.c
}
list() {
    case $1 in
    'source lines') cat $(sources) ;;
    "lines of staff's screens") cat $(staff_screens) ;;
    'REG_ outside catalogue') registers_named ;;
    'functions over 45 lines') long_functions ;;
    'public headers over 60') long_headers ;;
    'folders over 40 files') full_folders ;;
    'largest circle') largest_circle ;;
    'upward references') upward_references ;;
    'screens named by string') screens_named ;;
    *) echo "measure: no figure of this name: $1" >&2; return 2 ;;
    esac
}

references >"$kept/references"
[ -s "$kept/references" ] || { echo "measure: no objects in $BUILD/obj; run make first" >&2; exit 3; }
if [ $# -gt 0 ]; then
    list "$1"
    exit
fi
status=0
grep -v '^#' tools/bounds.txt | sed 's/ \{1,\}\([0-9]\{1,\}\)$/|\1/' >"$kept/bounds"
while IFS='|' read -r name bound; do
    list "$name" >"$kept/found" || exit 3
    figure=$(wc -l <"$kept/found")
    printf '%-26s %6d   at most %6d\n' "$name" "$figure" "$bound"
    if [ "$figure" -gt "$bound" ]; then
        status=1
        echo "  above the bound; all: tools/measure.sh \"$name\""
        head -n 20 "$kept/found" | sed 's/^/  /'
    fi
done <"$kept/bounds"
exit $status
