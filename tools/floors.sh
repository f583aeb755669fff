#!/bin/sh
# floors: includes go down only, and folders on one floor never include each
# other. Only draw, text, image and app know SDL; screens know no SQL.
set -eu
awk '
BEGIN {
    floor["base"] = 0; floor["os"] = 0
    floor["store"] = 1; floor["text"] = 1; floor["image"] = 1
    floor["draw"] = 2; floor["import"] = 2
    floor["ui"] = 3; floor["screens"] = 4; floor["app"] = 5; floor["cli"] = 6; floor["main"] = 6
    sdl["draw"] = sdl["text"] = sdl["image"] = sdl["app"] = 1
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
(mine == "screens" || mine == "ui") && /sqlite3|db_prepare|SELECT / { print FILENAME ":" FNR ": SQL in " mine; bad = 1 }
END { exit bad }
' $(find src -name '*.[ch]' | sort)
