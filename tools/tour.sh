#!/bin/sh
# tour: pictures of every screen of a demonstration set into BUILD/tour/.
set -eu
. tools/demo-now.sh
[ -e "$DATA/state.db" ] && [ "$DATA/state.db" -nt "$BUILD/demo/$SET/.made" ] || fill >"$BUILD/import.txt" || { cat "$BUILD/import.txt"; exit 1; }
exec "$BUILD/cunping" tour "$BUILD/tour" --data "$DATA" --now "$NOW" "$@"
