#!/bin/bash
# The pictures of the screens are the ones kept in tests/expected. When a
# change is meant: KEEP=1 tests/e2e_pictures.sh, look at them, commit them.
set -eu
: "${BUILD:=build}"
SET=jiqiang
. tools/demo-now.sh
DATA=$BUILD/pictures/data
mkdir -p "$BUILD/pictures"
fill >"$BUILD/pictures/import.txt" 2>&1 || { cat "$BUILD/pictures/import.txt"; exit 1; }
"$BUILD/cunping" tour "$BUILD/pictures/now" --data "$DATA" --now "$NOW" >/dev/null
kept="landscape-home landscape-rank landscape-rank-homes landscape-board landscape-board-entry landscape-courtyards
landscape-courtyard landscape-rules landscape-notices landscape-notice portrait-home portrait-rank portrait-board
portrait-courtyards large-home large-board large-rules portrait-large-rank landscape-issues landscape-deeds landscape-money
landscape-people landscape-grid landscape-lookup"
if [ -n "${KEEP:-}" ]; then
    mkdir -p tests/expected
    # shellcheck disable=SC2086
    exec "$BUILD/tests/picture" --keep tests/expected "$BUILD/pictures/now" $kept
fi
# the same content at the same moment: the same bytes
"$BUILD/cunping" shot board "$BUILD/pictures/again.png" --data "$DATA" --now "$NOW"
cmp "$BUILD/pictures/again.png" "$BUILD/pictures/now/landscape-board.png"
"$BUILD/tests/picture" tests/expected "$BUILD/pictures/now" "$BUILD/pictures/different"
