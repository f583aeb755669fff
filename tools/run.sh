#!/bin/sh
# run: import the demonstration and show the kiosk; without a display, render
# the picture tour instead. What it is given goes to `cunping show`.
set -eu
. tools/demo-now.sh
if [ ! -e "$DATA/state.db" ] || [ "$BUILD/demo/$SET/.made" -nt "$DATA/state.db" ] || [ "$BUILD/cunping" -nt "$DATA/state.db" ]; then
    fill >"$BUILD/import.txt" || { cat "$BUILD/import.txt"; exit 1; }
fi
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ ! -e /dev/dri ]; then
    echo "这台机器没有显示器，改为把每个画面存成图片（no display, rendering pictures instead）："
    exec tools/tour.sh
fi
exec "$BUILD/cunping" show --data "$DATA" --now "$NOW" "$@"
