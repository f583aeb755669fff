#!/bin/bash
# Adding a kind of public list is adding one entry. The program is built with
# one more, in a file of its own that nothing else names; its sheet is then in
# the template, read, checked, compared, shown, exported, read back, amended
# and counted like every other; and a finger on the screen finds, opens and
# changes a row of it.
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
	.weight = "amount", .status = "state_of_it", .good = "完好", .bad = "损坏",
	.due = "check_by",
	FIELDS(
		SERIAL,
		VILLAGE(REQUIRED | KEY),
		TEXT("name", "物资名称", "物资|名称", .flags = REQUIRED | KEY, .example = "水泵"),
		TEXT("kept_at", "存放地点", "地点", .flags = KEY, .example = "村部库房"),
		INTEGER("amount", "数量", NULL, .unit = "台", .example = "3"),
		MONEY("price", "单价", "价格", .example = "1200.5"),
		DAY("checked_on", "检查日期", "日期", .flags = KEY, .example = "2024-5-20"),
		DAY("check_by", "下次检查", NULL, .example = "2024-11-20"),
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
        [ -f "$o" ] || continue
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
sheet() { printf '村(社区),物资,存放地点,数量(台),单价(元),检查日期,下次检查,情况,保管人,照片\n%s\n' "$1" >"$S/防汛物资台账.csv"; }
ROWS='高同村,水泵,村部库房,3,1200.5,2024-5-20,2024-5-30,好,王建国,泵房.png
酸刺村,编织袋,河堤值班房,500,1.2,2024年5月21日,2024-11-21,完好,李秀兰,'
sheet "$ROWS
高同,铁锹,村部库房,多把,30,2024-5-20,,好,,"
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

# ---- changed without a sheet, counted; a decision that undo leaves alone
"$C" amend 防汛物资台账 --where 物资名称=水泵 数量=5 --data "$D" --now 2024-06-01T10:00 --by 文书甲 >"$T/out" 2>&1
ok "a row is amended" says "3 → 5"
"$C" undo --data "$D" --json >"$T/out" 2>&1
"$C" history --data "$D" >"$T/out" 2>&1
ok "the receipt counted them" says "新增 4，修改 0，撤下 0"
import
ok "what was amended holds against the sheet as it was" test "$(counts)" = "0 0 0 2"

# ---- touched: found by its words, opened, changed, counted on 今天 and in the receipt
touched() {
    # shellcheck disable=SC2034
    BUILD=$ONE NOW="--now 2024-06-01T09:00"
    . tests/display.sh
    . tests/hand.sh
    finish_touched() { echo "$passed $failed" >"$T/touched"; finish; }
    trap finish_touched EXIT INT TERM
    # one thing leads to the next: after a failure there is nothing to see
    then_ok() { ok "$1" "$2"; [ "$2" -eq 0 ] || exit 1; }
    leaf_to() { # WORDS: page by page, until something says them
        local page=1
        until until_so still && findable "$1"; do
            page=$((page + 1))
            tap_word 下一页 && wait_see "第$page页" || return 1
        done
        tap_word "$1"
    }
    printf '480215\n' | "$C" staff add 文书甲 --data "$D" >/dev/null
    display_start 1080x1920
    # shellcheck disable=SC2086
    kiosk_start --data "$D" $NOW
    then_ok "the screen stands" $?
    tap_word 干成的事 && wait_screen deeds && tap_word 防汛物资台账 && wait_see 水泵 && see 编织袋
    then_ok "its list is a face of its section" $?
    tap_word 水泵 && wait_see 1200.5 && see 村部库房 && not see 王建国
    then_ok "a row of it opens whole, without what is the staff's own" $?
    tap_word 首页 && wait_screen home && tap_word 工作人员 && wait_screen staff && tap_word 文书甲 && wait_screen staff-pin &&
        press_digits 480215 && wait_screen staff-today && wait_see '防汛物资台账：过了日子的有 1 项'
    then_ok "今天 counts what is past its day" $?
    tap_word 改一条 && wait_screen staff-amend && tap_word 改别的表 && wait_screen staff-sheets && leaf_to 防汛物资台账 &&
        wait_screen staff-sheet && wait_see 编织袋
    then_ok "its sheet is among those that can be changed" $?
    tap_word 找一条 && type_pinyin shui && tap_word 水 && type_pinyin beng && tap_word 泵 && tap_word 确定 &&
        until_so not see 编织袋 && see 水泵
    then_ok "a row is found by its words" $?
    tap_word 村部库房 && wait_screen staff-amend-row && tap_word 数量 && tap_word 清空 && press_digits 7 && tap_word 确定
    then_ok "a cell of it is written" $?
    tap_word 下一步 && wait_see 确认上屏 && tap_word 确认上屏 && wait_see 接着改别的
    then_ok "and published" $?
    tap_word 接着改别的 && wait_screen staff-sheet
    kiosk_stop
    then_ok "the screen ends" $?
}
skipped=0
( touched )
[ $? -ne 77 ] || skipped=1
read -r did did_not <"$T/touched" 2>/dev/null || did=0 did_not=$((1 - skipped))
passed=$((passed + did)) failed=$((failed + did_not))
if [ $skipped -eq 0 ]; then
    "$C" takeout "$T" --kind receipt --data "$D" $NOW >/dev/null 2>&1
    cat "$T"/村屏_*/回执.txt >"$T/out"
    ok "the receipt has its rows" says "防汛物资台账：2 行"
    ok "and who changed one" says "文书甲"
    "$C" history --data "$D" >"$T/out" 2>&1
    ok "and history what it was and is" says "水泵 村部库房 2024-05-20：数量 5 → 7"
fi

# ---- exported and read back
ok "it is exported" "$C" export "$T/book" --data "$D"
cells "$T/book/04成效项目资金.xlsx" >"$T/out"
ok "every row is in its workbook" says "编织袋"
ok "its photo beside it" test -f "$T/book/照片/泵房.png"
"$C" import "$T/book" --data "$D" $NOW --json >"$T/out" 2>/dev/null
ok "and comes back unchanged" test "$(counts)" = "0 0 0 2"
ok "with everything else" not grep -qE '"(added|changed|removed)":[1-9]' "$T/out"

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
