#!/bin/bash
# Adding a kind of public list is adding one entry. The program is built with
# one more, in a file of its own that nothing else names; its sheet is then in
# the template, read, checked, compared, shown, exported, read back, amended
# and counted like every other.
set -u
: "${BUILD:=build}"
ONE=$BUILD/one T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
export HOME=$T
D=$T/data S=$T/U盘 NOW="--now 2024-06-01T09:00"
passed=0 failed=0

ok() { # NAME COMMAND …
    local name=$1
    shift
    if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $name" >&2; fi
}
not() { ! "$@"; }
says() { grep -qF -- "$1" "$T/out"; }
import() { "$C" import "$S" --data "$D" $NOW --json "$@" >"$T/out" 2>"$T/err"; }
cells() { # WORKBOOK: every cell of its sheets
    local n=1
    while "$C" test-cells "$1" --sheet $n 2>/dev/null && [ $n -lt 60 ]; do n=$((n + 1)); done
}
counts() { # SHEET's line of what the sheets hold: added changed removed unchanged
    grep -o "\"sheet\":\"防汛物资台账\",\"added\":[0-9]*,\"changed\":[0-9]*,\"removed\":[0-9]*,\"unchanged\":[0-9]*" "$T/out" |
        tr -dc '0-9,' | tr ',' ' ' | sed 's/^ *//'
}

# ---- the entry, and the program with it: what does not know the catalogue is not built again
mkdir -p "$ONE"
cat >"$ONE/registers_pump.c" <<'ENTRY'
#include "catalogue/shared.h"

/* clang-format off */
REGISTER(pump, "防汛物资台账", "防汛物资|防汛台账",
	.volume = VOLUME_RESULTS, .keeper = "文书", .cycle = "每年", .section = SECTION_DEED,
	.merge = MERGE_KEY, .title = "name kept_at", .note = "village amount", .period = "checked_on",
	.weight = "amount", .status = "state_of_it",
	FIELDS(
		SERIAL,
		VILLAGE(REQUIRED | KEY),
		TEXT("name", "物资名称", "物资|名称", .flags = REQUIRED | KEY, .example = "水泵"),
		TEXT("kept_at", "存放地点", "地点", .flags = KEY, .example = "村部库房"),
		INTEGER("amount", "数量", NULL, .unit = "台", .example = "3"),
		MONEY("price", "单价", "价格", .example = "1200.5"),
		DAY("checked_on", "检查日期", "日期", .flags = KEY, .example = "2024-5-20"),
		PICK("state_of_it", "完好情况", "情况", "完好=好|损坏=坏", .example = "完好"),
		NAME("guard", "保管人", NULL, .flags = STAFF, .example = "王建国"),
		PHOTOS("photos", "照片文件名", PHOTO_ALIASES, .example = "水泵.jpg"),
		NOTE));
ENTRY
mkdir -p "$ONE/gen" "$ONE/obj"
(
    cd "$BUILD" || exit
    for f in gen/*; do [ -f "$f" ] && ln -sf "../../$f" "one/$f"; done
    ln -sfn ../fonts one/fonts
    ln -sf ../../obj/embed_small.o one/obj/embed.o
    for d in $(grep -L 'gen/catalogue/list.h' obj/*/*.d); do
        o=${d%.d}.o
        mkdir -p "one/${o%/*}"
        [ "one/$o" -nt "$o" ] || cp "$o" "one/$o"
    done
)
build() {
    env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL make -j"$(nproc)" BUILD="$ONE" OPT=-O0 CC="${CC:-gcc}" \
        REGISTERS_MORE="$ONE/registers_pump.c" "$ONE/cunping" >"$T/make" 2>&1 || { cat "$T/make"; return 1; }
}
ok "the program is built with one more entry" build
[ $failed -eq 0 ] || { echo "$passed passed, $failed failed"; exit 1; }
C=$(realpath "$ONE/cunping")

# ---- what a clerk starts from
"$C" template "$T/空白.xlsx" >/dev/null 2>&1
cells "$T/空白.xlsx" >"$T/out"
ok "the template has its sheet, with its example" says "水泵"
ok "and its unit" says "数量(台)"
ok "the guide says who fills it in and where it goes" says "防汛物资台账"

# ---- brought, compared, published
mkdir -p "$S/照片"
"$C" shot home "$S/照片/泵房.png" --size 640x360 --data "$T/none" >/dev/null 2>&1
printf '村(社区)名称,类型\n高同村,行政村\n酸刺村,行政村\n' >"$S/村(社区)基本情况.csv"
sheet() { printf '村(社区),物资,存放地点,数量(台),单价(元),检查日期,情况,保管人,照片\n%s\n' "$1" >"$S/防汛物资台账.csv"; }
ROWS='高同村,水泵,村部库房,3,1200.5,2024-5-20,好,王建国,泵房.png
酸刺村,编织袋,河堤值班房,500,1.2,2024年5月21日,完好,李秀兰,'
sheet "$ROWS
高同,铁锹,村部库房,多把,30,2024-5-20,好,,"
"$C" check "$S" --json >"$T/out" 2>&1
ok "a bad cell is found in its column" says '"sheet":"防汛物资台账","row":4,"column":"数量(台)"'
sheet "$ROWS"
ok "it is read" import
ok "and compared: two rows are new" test "$(counts)" = "2 0 0 0"
ok "and published" import --yes
ok "by the name of its table" says '"register":"pump"'
ok "with its photo" says '"photos":{"added":1'
sheet "${ROWS/,3,/,4,}"
import
ok "a cell that changed is seen" test "$(counts)" = "0 1 0 1"
sheet "$ROWS"
import --yes
ok "the same again changes nothing" test "$(counts)" = "0 0 0 2"

# ---- what residents and staff are shown: helpers draw it, no screen names it
ok "it has a page" "$C" shot register:pump "$T/page.png" --data "$D" $NOW
ok "and a row has one" "$C" shot register:pump:1 "$T/row.png" --data "$D" $NOW
ok "which is another" not cmp -s "$T/page.png" "$T/row.png"

# ---- changed without a sheet, counted, taken back
"$C" amend 防汛物资台账 --where 物资名称=水泵 数量=5 --data "$D" --now 2024-06-01T10:00 --by 文书甲 >"$T/out" 2>&1
ok "a row is amended" says "3 → 5"
"$C" undo --data "$D" --json >"$T/out" 2>&1
"$C" history --data "$D" >"$T/out" 2>&1
ok "the receipt counted them" says "新增 4，修改 0，撤下 0"
import
ok "and undo took the amendment back" test "$(counts)" = "0 0 0 2"

# ---- exported and read back
ok "it is exported" "$C" export "$T/book" --data "$D"
cells "$T/book/04成效项目资金.xlsx" >"$T/out"
ok "every row is in its workbook" says "编织袋"
ok "its photo beside it" test -f "$T/book/照片/泵房.png"
"$C" import "$T/book" --data "$D" $NOW --json >"$T/out" 2>/dev/null
ok "and comes back unchanged" test "$(counts)" = "0 0 0 2"
ok "with everything else" not grep -qE '"(added|changed|removed)":[1-9]' "$T/out"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
