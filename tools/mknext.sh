#!/bin/sh
# mknext: what the clerk of the first demonstration village brings the week
# after, with two slips to find: a date that is none and a photo whose name is
# mistyped. Its sheets are kept in assets/demo/next; the month's scores are
# last month's, but every third courtyard is half a point better.
#
#   mknext.sh BUILD      → BUILD/demo-next/*.xlsx and BUILD/demo-next/照片/
set -eu
[ $# -eq 1 ] || { echo "usage: mknext.sh BUILD" >&2; exit 2; }
build=$1 out=$1/demo-next work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
mkdir -p "$out"
rm -f "$out"/*.xlsx
last='assets/demo/jiqiang/02评比榜单/21家庭卫生评分表(高同村2021年11月).csv'
sed -e 's/2021年11月/2021年12月/' -e 's/2021-11-[0-9]*/2021-12-10/' "$last" |
    awk -F, -v OFS=, '$1 % 3 == 1 && $5 < 25 && int($11 / 5) == int(($11 + 0.5) / 5) { $5 += 0.5; $11 += 0.5 } 1' >"$work/21家庭卫生评分表(高同村2021年12月).csv"
for book in assets/demo/next/*/; do
    set -- "$book"*.csv
    case $book in *评比*) set -- "$@" "$work"/*.csv ;; esac
    "$build/tools/mkbook" "$out/$(basename "$book").xlsx" "$@"
done
tools/mkpictures.sh assets/demo next "$out/照片"
