#!/bin/sh
# mkdemo: one demonstration set as a clerk would bring it.
#
#   mkdemo.sh SET BUILD      → BUILD/demo/SET/*.xlsx and BUILD/demo/SET/照片/
set -eu
[ $# -eq 2 ] || { echo "usage: mkdemo.sh SET BUILD" >&2; exit 2; }
set=$1 build=$2 out=$2/demo/$1
mkdir -p "$out"
rm -f "$out"/*.xlsx
for book in assets/demo/"$set"/*/; do
    "$build/tools/mkbook" "$out/$(basename "$book").xlsx" "$book"*.csv
done
# pictures that the list no longer names go
for picture in "$out/照片"/*.png; do
    name=$(basename "$picture" .png)
    grep -q "^$name," assets/demo/"$set"/photos.csv || rm -f "$picture"
done
tools/mkpictures.sh assets/demo "$set" "$out/照片"
