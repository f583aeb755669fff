#!/bin/bash
# A clerk who has never seen the program: workbooks that LibreOffice wrote,
# a CSV in GBK, phone photos in all eight orientations, and the mistakes that
# people make. Right rows in, every wrong cell named, nothing changed where
# refused.
set -u
: "${BUILD:=build}"
C=$(realpath "$BUILD/cunping") U=$(realpath "$BUILD/tests/upright")
command -v soffice >/dev/null || { echo "skipped: no LibreOffice here"; exit 77; }
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
D=$T/data S=$T/12月公示
passed=0 failed=0

ok() { # NAME COMMAND …: the command must succeed
    local name=$1
    shift
    if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $name" >&2; fi
}
run() { # STATUS ARGUMENTS …: runs cunping; out and err are kept
    local want=$1
    shift
    "$C" "$@" >"$T/out" 2>"$T/err"
    local got=$?
    [ "$got" -eq "$want" ] || { echo "cunping $*: status $got, not $want" >&2; cat "$T/out" "$T/err" >&2; return 1; }
}
out() { grep -qF -- "$1" "$T/out"; }
err() { grep -qF -- "$1" "$T/err"; }
not() { ! "$@"; }
count() { [ "$(grep -oF -- "$2" "$T/out" | wc -l)" -eq "$1" ]; }
register() { out "{\"register\":\"$1\",\"sheet\":\"$2\",\"added\":$3,\"changed\":$4,\"removed\":$5,\"unchanged\":$6}"; }
wrong() { # CODE FILE SHEET ROW COLUMN: an error stands in just this cell
    out "{\"level\":\"error\",\"code\":\"$1\",\"file\":\"$2\",\"sheet\":\"$3\",\"row\":$4,\"column\":\"$5\","
}
sum() { (cd "$D" && find . -type f ! -name lock -exec sha256sum {} + | sort | sha256sum); }
office() { # FORMAT FILE …: LibreOffice writes it beside the original
    local format=$1
    shift
    soffice -env:UserInstallation="file://$T/office" --headless --convert-to "$format" --outdir "$T/written" "$@" \
        >"$T/office.log" 2>&1 || { cat "$T/office.log" >&2; return 1; }
}
fresh() { rm -rf "$S"; mkdir -p "$S/照片"; }

# ---- a workbook as LibreOffice writes it ------------------------------------

cat >"$T/02评比榜单.fods" <<'E'
<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
<number:date-style style:name="N1"><number:year number:style="long"/><number:text>年</number:text><number:month/><number:text>月</number:text><number:day/><number:text>日</number:text></number:date-style>
<style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/>
</office:automatic-styles>
<office:body><office:spreadsheet>
<table:table table:name="家庭卫生评分表"><table:table-column table:number-columns-repeated="15"/>
<table:table-row><table:table-cell table:number-columns-spanned="15" table:number-rows-spanned="1"><text:p>高同村2024年4月家庭卫生评分表</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell table:number-columns-spanned="6" table:number-rows-spanned="1"><text:p>填报单位：高同村村民委员会</text:p></table:table-cell></table:table-row>
<table:table-row>HEADER</table:table-row>
ROWS
<table:table-row><table:table-cell><text:p>合计</text:p></table:table-cell><table:table-cell table:number-columns-repeated="9"/><table:table-cell table:formula="of:=SUM([.K4:.K6])" office:value-type="float" office:value="0"/></table:table-row>
<table:table-row><table:table-cell><text:p>填表人：张三</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document>
E
cell() { printf '<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>' "$1"; }
number() { printf '<table:table-cell office:value-type="float" office:value="%s"/>' "$1"; }
day() { printf '<table:table-cell table:style-name="day" office:value-type="date" office:date-value="%s"/>' "$1"; }
header=$(for h in 序号 村民小组 门牌号 户主姓名 '庭院(25)' '居室(20)' '厨房(20)' '厕所(20)' '门前屋后(15)' 加减分 总分 等次 检查日期 检查人 扣分说明; do cell "$h"; done)
group='<table:table-cell table:number-columns-spanned="1" table:number-rows-spanned="2"><text:p>一组</text:p></table:table-cell>'
total() { printf '<table:table-cell table:formula="of:=SUM([.E%s:.J%s])" office:value-type="float" office:value="0"/>' "$1" "$1"; }
rows="<table:table-row>$(number 1)$group$(number 1)$(cell 张　明)$(number 25)$(number 20)$(number 20)$(number 19.5)$(number 15)<table:table-cell/>$(total 4)$(cell 清洁户)$(day 2024-04-28)$(cell 王网格)</table:table-row>
<table:table-row>$(number 2)<table:covered-table-cell/>$(number 2)$(cell '马•𠀾𪚥')$(number 20)$(number 18)$(number 18)$(number 18)$(number 14)$(number -2)$(total 5)$(cell 合格户)$(cell 4月28日)$(cell 同上)$(cell 院里有柴草堆)</table:table-row>
<table:table-row>$(number 3)$(cell 第2组)$(cell 3-1号)$(cell '李四（外出）')$(cell １８)$(number 18)$(number 18)$(number 18)$(number 14)$(cell —)$(total 6)$(cell 合格户)$(cell 2024.4.28)</table:table-row>"
awk -v h="$header" -v r="$rows" '{ sub(/HEADER/, h); sub(/ROWS/, r); print }' "$T/02评比榜单.fods" >"$T/book.fods"
mv "$T/book.fods" "$T/02评比榜单.fods"
ok "LibreOffice writes the workbook" office xlsx "$T/02评比榜单.fods"

fresh
cp "$T/written/02评比榜单.xlsx" "$S/"
ok "cells of the workbook" run 0 test-cells "$S/02评比榜单.xlsx"
ok "a day is a day" out ",99.5,清洁户,2024-04-28,王网格"
ok "a formula is its value" out "马•𠀾𪚥,20,18,18,18,14,-2,86,合格户"
ok "the workbook goes in" run 0 import "$S" --data "$D" --yes --json --now 2024-05-01T09:00
ok "its three rows" register home_score 家庭卫生评分表 3 0 0 0
ok "nothing is wrong" not out '"level":"error"'
ok "the guessed year is said" out '"code":"value_guessed","file":"02评比榜单.xlsx","sheet":"家庭卫生评分表","row":5,"column":"检查日期"'
ok "the same again" run 0 import "$S" --data "$D" --yes --json --now 2024-05-01T09:00
ok "is the same" register home_score 家庭卫生评分表 0 0 0 3

# the same table as an old .xls, which is not read
ok "LibreOffice writes .xls" office xls "$T/02评比榜单.fods"
fresh
cp "$T/written/02评比榜单.xls" "$S/新名字.xlsx"
ok "an old workbook under a new name" run 1 check "$S" --json
ok "says what to do" out '"code":"file_old_format","file":"新名字.xlsx"'

# ---- photos as phones take them ------------------------------------------------

fresh
"$U" make "$S/照片"
for i in 1 2 3 4 5 6 7 8; do
    ok "orientation $i" run 0 test-photo "$S/照片/IMG_$i.JPG" "$T/$i.jpg"
    ok "orientation $i stands upright" "$U" check "$T/$i.jpg"
done
{
    echo '序号,村,组(屯),户主姓名,总分,评定批次,评定日期,照片文件名,本人同意公开'
    for i in 1 2 3 4 5 6 7 8; do echo "$i,高同村,$i组,户主$i,9$i,2024年第一批,2024-4-1,img_$i,是"; done
    echo '9,高同村,9组,户主九,90,2024年第一批,2024-4-1,IMG_9.JPG,是'
    echo '10,高同村,9组,户主十,90,2024年第一批,2024-4-1,IMG_8,否'
} >"$S/最美庭院名单.csv"
before=$(sum)
ok "a photo is missing" run 1 import "$S" --data "$D" --yes --json
ok "it is named" wrong missing_photo 最美庭院名单.csv 最美庭院名单 10 照片文件名
ok "not a byte changed" test "$before" = "$(sum)"
ok "without that row" run 0 import "$S" --data "$D" --yes --without-bad-rows --json
ok "nine rows" register courtyard 最美庭院名单 9 0 0 0
ok "one photo has no leave" out '"skipped":1}'
ok "row 10 stayed out" out '第 10 行有错，不上屏（共 1 行）。'

# ---- forms as they are printed ----------------------------------------------------

fresh
printf '序号,村,组(屯),户主姓名,布局美,卫生美,居室美,绿化美,家风美,总分,评定批次,本人同意公开\n1,高同村,3组,张三,18,19,20,18,19,95,2024年第二批,是\n' >"$S/最美庭院名单.csv"
printf '序号,村民小组,门牌号,户主姓名\n,,,\n填表人：,,,\n' >"$S/农户花名册.csv"
ok "five beauties without a standard, and an empty form" run 0 check "$S" --json
ok "the five are scores" out '"code":"total_differs","file":"最美庭院名单.csv","sheet":"最美庭院名单","row":2'
ok "none of them is unknown" not out '"code":"column_unknown"'

# ---- a CSV in GBK, and the same in UTF-16 ----------------------------------------

fresh
printf '标题,类型(公告/公示/通知/倡议),发布单位,日期,正文\r\n停水通知,通知,高同村村委会,2024年4月5日,"明天停水。\r\n请储水，""二组""除外。"\r\n' >"$T/notice"
iconv -f UTF-8 -t GBK "$T/notice" >"$S/通知公告.csv"
ok "GBK" run 0 test-cells "$S/通知公告.csv"
cp "$T/out" "$T/gbk"
ok "is read right" out '停水通知,通知,高同村村委会,2024年4月5日'
iconv -f UTF-8 -t UTF-16 "$T/notice" >"$S/通知公告.csv"
ok "UTF-16" run 0 test-cells "$S/通知公告.csv"
ok "is the same" cmp -s "$T/out" "$T/gbk"

# ---- what people get wrong ---------------------------------------------------------

fresh
cat >"$S/红黑榜.csv" <<'E'
期次,村,榜别,对象类型,对象名称,上榜理由,整改期限,公示起,公示止
2024年4月,高同村,红榜,组,一组,干净,,,
2024-13,高同村,红榜,组,二组,干净,,,
2024年4月,高同村,黑榜,路段,村口,柴草堆,4.31,,
2024年4月,高同村,黑榜,公共场所,广场,垃圾,,2024-5-1,2024-4-1
2024年4月,高同村,红榜,组,高同村第1组,干净,,,
2024年4月,高同村,黑榜,户,张三家,乱堆,,,
注：三组没有参加,,,,,,,,
2024年4月,高同村,红榜,组,四组,干净,,,
E
before=$(sum)
ok "mistakes" run 1 import "$S" --data "$D" --yes --json --now 2024-05-01T09:00
ok "a thirteenth month" wrong bad_period 红黑榜.csv 红黑榜 3 期次
ok "a day that is none" wrong bad_date 红黑榜.csv 红黑榜 4 整改期限
ok "a window that ends before it begins" wrong bad_order 红黑榜.csv 红黑榜 5 公示止
ok "一组 and 第1组 are one" out '"code":"duplicate_key","file":"红黑榜.csv","sheet":"红黑榜","row":6'
ok "a household on the black list" wrong black_list_household 红黑榜.csv 红黑榜 7 对象类型
ok "rows below a note are not lost in silence" out '"code":"rows_after_end","file":"红黑榜.csv","sheet":"红黑榜","row":9'
ok "not a byte changed" test "$before" = "$(sum)"
ok "leaving them out" run 0 import "$S" --data "$D" --without-bad-rows --json --now 2024-05-01T09:00
ok "leaves both doubles out" out '第 2、3、4、5、6、7 行有错，不上屏（共 6 行）。'

# identity numbers: each is named, the whole sheet stays out
fresh
printf '村,村民小组,门牌号,户主姓名,备注\n高同村,1,1,张三,11010519491231002X\n高同村,1,2,李四,\n高同村,1,3,王五,440524188001010014\n' >"$S/农户花名册.csv"
ok "identity numbers" run 1 check "$S" --json
ok "both are named" count 2 '"code":"identity_number"'
ok "leaving out what is wrong" run 0 import "$S" --data "$D" --yes --without-bad-rows --json
ok "leaves the sheet out" out '整张表不上屏。'
ok "and publishes nothing" out '"edition":null'

# bytes that are no text: the row that is said to stay out does
fresh
printf '标题,类型,日期,正文\n开会通知,通知,2024-4-5,大家都来\xe5\x85开会\n散会通知,通知,2024-4-6,大家都回去\n' >"$S/通知公告.csv"
ok "broken bytes" run 1 check "$S" --json
ok "name the row" out '"code":"text_damaged","file":"通知公告.csv","sheet":"通知公告","row":2'
ok "and nothing else" count 1 '"level":"error"'
ok "without that row" run 0 import "$S" --data "$D" --without-bad-rows --json
ok "one row is left" register notice 通知公告 1 0 0 0

# ---- words for people ------------------------------------------------------------------

ok "the machine's fault" run 3 import "$S" --data "$S/通知公告.csv/x" --yes
ok "is told in Chinese" not grep -qE '[A-Z][a-z]+ [a-z]+' "$T/err"
ok "check speaks of no option that it lacks" run 1 check "$S"
ok "none" not out --without-bad-rows
mkdir "$T/空"
ok "nothing to take" run 1 import "$T/空" --data "$D"
ok "leaving rows out would not help" not out --without-bad-rows
mkfifo "$S/管道.csv"
ln -s "$S" "$S/绕回来"
printf '标题,类型,日期,正文\n散会通知,通知,2024-4-6,大家都回去\n' >"$S/通知公告.csv"
ok "a pipe and a loop stop nothing" run 0 check "$S" --json
ok "and are said" out '"code":"file_odd"'

# what goes wrong inside is for the journal, not for a clerk's terminal
cp -r "$D" "$T/hurt"
echo rubbish >"$T/hurt/state.db"
script -qec "'$C' history --data '$T/hurt'" /dev/null >"$T/out" 2>&1 </dev/null
ok "on a terminal the clerk gets an answer" out '第 1 版'
ok "and no English" not grep -q 'warning' "$T/out"

# ---- stopped in the middle ------------------------------------------------------------

fresh
cp "$T/written/02评比榜单.xlsx" "$S/"
for i in $(seq 1 1500); do printf '高同村,%d组,%d,户主%d\n' $((i % 9 + 1)) "$i" "$i"; done |
    { echo '村,村民小组,门牌号,户主姓名'; cat; } >"$S/农户花名册.csv"
before=$(sum)
for wait in 0.02 0.1 0.3; do
    "$C" import "$S" --data "$D" --yes >/dev/null 2>&1 &
    sleep $wait
    kill -KILL $! 2>/dev/null
    wait $! 2>/dev/null
done
ok "after kills it still starts" run 0 history --data "$D" --json
ok "and imports" run 0 import "$S" --data "$D" --yes --json
ok "staging is empty" test -z "$(ls -A "$D/staging")"

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
