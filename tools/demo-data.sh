#!/bin/bash
# demo-data.sh SET FOLDER: a new data folder with the demonstration in it, in
# its village. It is read in once (BUILD/ready) and then copied, until the
# program or the set is another; who comes at the same time waits.
set -eu
: "${BUILD:=build}"
SET=$1 folder=$2
. tools/demo-now.sh
ready=$BUILD/ready/$SET
read_in() { # FOLDER
    rm -rf "$1"
    "$BUILD/cunping" settings --data "$1" village="$VILLAGE" >/dev/null
    "$BUILD/cunping" import "$BUILD/demo/$SET" --data "$1" --now "$NOW" --yes
}
fresh() { [ "$ready.made" -nt "$BUILD/cunping" ] && [ "$ready.made" -nt "$BUILD/demo/$SET/.made" ]; }
mkdir -p "$(dirname "$folder")"
if ! mkdir -p "$BUILD/ready" 2>/dev/null || ! : 2>/dev/null >>"$ready.lock"; then # somebody else's build
    read_in "$folder"
    exit
fi
(
    flock 9
    fresh || { rm -f "$ready.made" && read_in "$ready" && touch "$ready.made"; }
) 9>"$ready.lock"
rm -rf "$folder"
cp -a "$ready" "$folder"
