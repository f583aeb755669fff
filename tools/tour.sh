#!/bin/sh
# tour: pictures of every screen of a demonstration set into BUILD/tour/.
set -eu
. tools/demo-now.sh
[ -e "$DATA/state.db" ] && [ "$DATA/state.db" -nt "$BUILD/demo/$SET/.made" ] || fill >"$BUILD/import.txt" || { cat "$BUILD/import.txt"; exit 1; }
# the staff's screens: somebody who has logged in, and the stick of the month after where there is one
"$BUILD/cunping" staff --data "$DATA" | grep -q 文书 || echo 271828 | "$BUILD/cunping" staff add 文书 --data "$DATA" >/dev/null
"$BUILD/cunping" staff --data "$DATA" --json | grep -q '"recovery":true' || echo 480915263718 | "$BUILD/cunping" staff recovery --data "$DATA" >/dev/null
set -- --as 文书 "$@"
[ "$SET" != jiqiang ] || [ ! -d "$BUILD/demo-next" ] || set -- --stick "$BUILD/demo-next" "$@"
exec "$BUILD/cunping" tour "$BUILD/tour" --data "$DATA" --now "$NOW" "$@"
