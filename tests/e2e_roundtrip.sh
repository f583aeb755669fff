#!/bin/bash
# What the program writes, LibreOffice opens; what it saves again, comes in as
# it was: the blank workbook and both demonstration sets.
set -u
: "${BUILD:=build}"
C=$(realpath "$BUILD/cunping")
command -v soffice >/dev/null || { echo "skipped: no LibreOffice here"; exit 77; }
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
export HOME=$T
passed=0 failed=0

ok() { # NAME COMMAND …
    local name=$1
    shift
    if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $name" >&2; fi
}
quiet() { ! grep -qE '"(added|changed|removed)":[1-9]' "$T/json" && grep -q '"ok":true' "$T/json"; }

ok "template" "$C" template "$T/空白表.xlsx"
for set in jiqiang jiamusi; do
    tools/demo-data.sh $set "$T/data-$set" >/dev/null 2>&1
    "$C" export "$T/$set" --data "$T/data-$set" >"$T/out" 2>&1
    ok "export of $set" grep -q '^导出好了：第 1 版' "$T/out"
    "$C" import "$T/$set" --data "$T/data-$set" --json >"$T/json" 2>/dev/null
    ok "$set comes back unchanged" quiet
    mkdir -p "$T/saved/$set"
    mv "$T/$set/照片" "$T/saved/$set/"
    # one run of LibreOffice for all: names that tell the sets apart
    for book in "$T/$set"/*.xlsx; do mv "$book" "$T/$set-$(basename "$book")"; done
done
mkdir "$T/resaved"
soffice --headless --convert-to xlsx:"Calc MS Excel 2007 XML" --outdir "$T/resaved" "$T"/*.xlsx >"$T/soffice" 2>&1
ok "LibreOffice opens and saves every workbook" test "$(ls "$T/resaved" | wc -l)" -eq "$(ls "$T"/*.xlsx | wc -l)"
for set in jiqiang jiamusi; do
    for book in "$T/resaved/$set"-*.xlsx; do mv "$book" "$T/saved/$set/${book##*-}"; done
    "$C" import "$T/saved/$set" --data "$T/data-$set" --json >"$T/json" 2>"$T/people"
    ok "$set saved by LibreOffice comes back unchanged" quiet || cat "$T/people" >&2
done
"$C" check "$T/resaved/空白表.xlsx" --json >"$T/json" 2>/dev/null
ok "the blank workbook saved by LibreOffice is as quiet as before" grep -q '"findings":\[\]' "$T/json"
"$C" check "$T/空白表.xlsx" --json >"$T/as-made" 2>/dev/null
ok "and still has every sheet" test "$(grep -o '"register":' "$T/json" | wc -l)" -eq "$(grep -o '"register":' "$T/as-made" | wc -l)"
ok "its drop-down lists are still there" sh -c "unzip -p '$T/resaved/空白表.xlsx' 'xl/worksheets/sheet*.xml' 2>/dev/null | grep -q dataValidation || ! command -v unzip >/dev/null"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
