#!/bin/bash
# The pictures of the screens are the ones kept in tests/expected. When a
# change is meant: KEEP=1 tests/e2e_pictures.sh, look at them, commit them.
# The staff's screens are those of the Monday after, with that week's stick in;
# docs/文书手册.md shows them, so they are kept twice as large.
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

# the same content at the same moment: the same bytes
"$BUILD/cunping" shot board "$BUILD/pictures/again.png" --data "$DATA" --now "$NOW"
cmp "$BUILD/pictures/again.png" "$BUILD/pictures/now/landscape-board.png"

# One picture of the desk: where it is kept, which screen, more options.
staff() {
    local picture=$BUILD/pictures/now/desk-$1.png screen=$2
    shift 2
    "$BUILD/cunping" shot "$screen" "$picture" --data "$DATA" --now "$NEXT" --as 文书 "$@" 2>"$BUILD/pictures/desk.txt" ||
        { cat "$BUILD/pictures/desk.txt"; exit 1; }
}
STICK=$BUILD/pictures/12月公示
rm -rf "$BUILD/pictures/empty" "$STICK"
cp -r "$BUILD/demo-next" "$STICK"
for who in 村书记 文书; do
    echo 271828 | "$BUILD/cunping" staff add "$who" --data "$DATA" >/dev/null
done
echo 480915263718 | "$BUILD/cunping" staff recovery --data "$DATA" >/dev/null
DATA=$BUILD/pictures/empty staff start start
staff home home --stick "$STICK"
staff staff staff
staff pin staff-pin
staff recovery staff-recovery
staff today staff-today --stick "$STICK"
staff read staff-read --stick "$STICK"
staff review staff-review --stick "$STICK"
staff row staff-row:128 --stick "$STICK" # 128: the first that changed
staff photo staff-photo --stick "$STICK" --tell "mask 10 590,640,90,90"
staff "done" staff-done --stick "$STICK"
staff amend staff-amend-row
staff settings staff-settings --as 村书记
# a second edition to come back from, as the screen publishes one
coproc IMPORT { "$BUILD/cunping" import "$STICK" --data "$DATA" --now "$NEXT" --by 文书 --session 2>"$BUILD/pictures/import.txt"; }
printf 'bad-rows 1\npublish 文书\n' >&"${IMPORT[1]}"
while read -r line; do
    case $line in
        published*) break ;;
        ended* | refused*) echo "$line"; exit 1 ;;
    esac
done <&"${IMPORT[0]}"
echo cancel >&"${IMPORT[1]}"
wait "$IMPORT_PID" || true
staff history staff-history
desk="desk-start desk-staff desk-pin desk-recovery desk-today desk-read desk-review desk-row desk-done desk-amend desk-settings
desk-history"
if [ -n "${KEEP:-}" ]; then
    mkdir -p tests/expected
    # shellcheck disable=SC2086
    "$BUILD/tests/picture" --keep tests/expected "$BUILD/pictures/now" 4 $kept
    # shellcheck disable=SC2086
    "$BUILD/tests/picture" --keep tests/expected "$BUILD/pictures/now" 2 $desk
    exec "$BUILD/tests/picture" --keep tests/expected "$BUILD/pictures/now" 3 desk-home desk-photo
fi
"$BUILD/tests/picture" tests/expected "$BUILD/pictures/now" "$BUILD/pictures/different"
