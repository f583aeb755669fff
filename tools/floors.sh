#!/bin/sh
# floors: includes go down only, and folders on one floor never include each
# other. Only draw, text, image and app know SDL; screens know no SQL.
#
#   floors.sh           what breaks these rules; fails when something does
#   floors.sh --list    every folder and its floor
set -eu
floors="base os|catalogue findings text image|editions draw sheets sound|store ui values|queries tables decided privacy seal|screens|
residents contest affairs staff update intake|desk import export|app amend|cli main"
[ "${1:-}" != --list ] || { echo "$floors" | tr -d '\n' | tr '|' '\n' | awk '{ for (i = 1; i <= NF; i++) print $i, NR - 1 }'; exit; }
awk -v floors="$(echo "$floors" | tr -d '\n')" '
BEGIN {
    split(floors, level, "|")
    for (n = 1; n in level; n++) {
        split(level[n], on, " ")
        for (i in on) floor[on[i]] = n - 1
    }
    sdl["draw"] = sdl["text"] = sdl["image"] = sdl["app"] = 1
    split("ui screens residents contest affairs staff update", drawn, " ")
    for (i in drawn) no_sql[drawn[i]] = 1
}
function folder(path,   p) { split(path, p, "/"); return p[2] ~ /\./ ? "main" : p[2] }
FNR == 1 {
    mine = folder(FILENAME)
    if (!(mine in floor)) { print FILENAME ": folder is on no floor"; bad = 1 }
}
/^#include "/ {
    split($2, part, "[\"/]"); theirs = part[2]
    if (!(theirs in floor)) { print FILENAME ":" FNR ": includes by an unknown folder: " $2; bad = 1; next }
    if (theirs != mine && floor[theirs] >= floor[mine] && !(mine == "main" && theirs == "cli")) {
        print FILENAME ":" FNR ": floor " floor[mine] " (" mine ") reaches " theirs " (floor " floor[theirs] ")"; bad = 1
    }
}
/^#include <SDL/ && !(mine in sdl) { print FILENAME ":" FNR ": " mine " must not know SDL"; bad = 1 }
(mine in no_sql) && /sqlite3|db_prepare|SELECT / { print FILENAME ":" FNR ": SQL in " mine; bad = 1 }
END { exit bad }
' $(find src -name '*.[ch]' | sort)
