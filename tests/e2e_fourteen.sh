#!/bin/bash
# The fourteen ways in which sheets really look, in one workbook written by
# LibreOffice: which rows come in, and which sentences are said. Each check is
# named after the number of its defect.
set -u
: "${BUILD:=build}"
C=$(realpath "$BUILD/cunping")
command -v soffice >/dev/null || { echo "skipped: no LibreOffice here"; exit 77; }
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
export HOME=$T
D=$T/data S=$T/U盘
passed=0 failed=0
mkdir -p "$S"

ok() { # NAME COMMAND …
    local name=$1
    shift
    if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $name" >&2; fi
}

# A flat OpenDocument sheet from lines: 「= name」 begins a sheet (「= name !」 a
# hidden one), 「~」 before a line hides it, cells are split by |. In a cell:
# #12 a number, @2024-04-05 a day, %0.91 a percentage, f:formula:value,
# >3:text across three columns, v3:text down three rows, _ a covered cell.
to_fods() {
    awk -F'|' '
function text(s) { gsub(/&/, "\\&amp;", s); gsub(/</, "\\&lt;", s); return "<text:p>" s "</text:p>" }
function cell(s,   open, n, part) {
    if (s == "") return "<table:table-cell/>"
    if (s == "_") return "<table:covered-table-cell/>"
    open = "<table:table-cell"
    if (s ~ /^>[0-9]+:/) { n = substr(s, 2) + 0; sub(/^>[0-9]+:/, "", s); open = open " table:number-columns-spanned=\"" n "\" table:number-rows-spanned=\"1\"" }
    if (s ~ /^v[0-9]+:/) { n = substr(s, 2) + 0; sub(/^v[0-9]+:/, "", s); open = open " table:number-rows-spanned=\"" n "\" table:number-columns-spanned=\"1\"" }
    if (s ~ /^#/) return open " office:value-type=\"float\" office:value=\"" substr(s, 2) "\"/>"
    if (s ~ /^@/) return open " office:value-type=\"date\" office:date-value=\"" substr(s, 2) "\"/>"
    if (s ~ /^%/) return open " office:value-type=\"percentage\" office:value=\"" substr(s, 2) "\"/>"
    if (s ~ /^f:/) { split(s, part, ":"); return open " table:formula=\"of:=" part[2] "\" office:value-type=\"float\" office:value=\"" part[3] "\"/>" }
    return open " office:value-type=\"string\">" text(s) "</table:table-cell>"
}
BEGIN {
    print "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:of=\"urn:oasis:names:tc:opendocument:xmlns:of:1.2\" office:version=\"1.3\" office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"><office:automatic-styles><style:style style:name=\"no\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style></office:automatic-styles><office:body><office:spreadsheet>"
}
/^= / {
    if (sheet++) print "</table:table>"
    hidden = sub(/ !$/, "")
    print "<table:table table:name=\"" substr($0, 3) "\"" (hidden ? " table:style-name=\"no\"" : "") ">"
    next
}
{
    hidden = sub(/^~/, "")
    row = "<table:table-row" (hidden ? " table:visibility=\"collapse\"" : "") ">"
    for (i = 1; i <= NF; i++) row = row cell($i)
    print row (NF ? "" : "<table:table-cell/>") "</table:table-row>"
}
END { print "</table:table></office:spreadsheet></office:body></office:document>" }'
}

to_fods >"$T/台账.fods" <<'SHEETS'
= 村(社区)基本情况
村名|类型|户数|电话|耕地面积(亩)
吉强镇|乡镇|||
高同村|行政村|#300|0954-3010000|8600余
王昭村|行政村|３２０|1.3912E+10|
= 家庭卫生评分表
>9:高同村2024年4月家庭卫生评分表|_|_|_|_|_|_|_|_
填报单位：高同村村委会||||||日期：2024年4月26日||
v2:序号|v2:小组|v2:门牌|v2:户　主|>2:庭院|_|>2:厨房|_|v2:合计得分
_|_|_|_|得分|扣分|得分|扣分|_
#1|v3:一组|#1|张　　明|#20|#5|#15|#5|f:[.E5]+[.G5]:35
#2|_|#2|马・阿丹|#22|#3|#16|#4|f:[.E6]+[.G6]:38
#3|_|#3|李 四（外出）|#24|#1|#17|#3|#41
小计|||3户|#66||#48||#114
#4|2组|#1|ＷＡＮＧ五|#18|#7|#14|#6|#32
#5|〃|#2|赵六|#19|#6|#13|#7|#32
~#6|同上|#3|藏起来|#1|#1|#1|#1|#2
||||||||
合计|||5户|#103||#75||#178
平均||||#20.6||#15||#35.6
v2:序号|v2:小组|v2:门牌|v2:户　主|>2:庭院|_|>2:厨房|_|v2:合计得分
_|_|_|_|得分|扣分|得分|扣分|_
#6|3组|#1|孙七|#25|#0|#20|#0|#45
填表人：李秀兰||||审核人：王建国||||
= 整改台账
>10:2024年4月问题整改台账|_|_|_|_|_|_|_|_|_
期限|编　号|发现时间|单位|位置|问题|天气|完成情况|是否院内|销号
2024.4.30|W-1|2024.4.5|高同|三组路口|柴草乱堆|晴|是|否|√
2024/4/30|W-2|2024/4/6|高同村|四组路口|柴草乱堆|晴|已整改||对
2024-4-30|W-3|2024-4-7|同上|五组路口|柴草乱堆|晴|整改中||无
4月30日|W-4|4月8日|王昭村|桥头|污水|晴|||
@2024-04-30|W-5|@2024-04-09|王昭村|桥头2|污水|晴|完成|有|Y
20240430|W-6|20240410|王昭村|桥头3|污水|晴|否||#1
4.30|W-7|4.11|王昭村|桥头4|污水|晴||—|/
4.31|W-8|2024.4.12|王昭村|桥头5|污水|晴|||
#45412|W-9|#45394|王昭村|桥头6|污水|晴|||
= 整治成效统计
举措|指标|单位|累计|村|期间
拆|残垣断壁|处|620余|全镇|2021年
绿|小叶丁香|株|20余万|全镇|绿化种植周
清|示范点|个|近20|全镇|2021年
清|垃圾|吨|1,300|全镇|2021年
清|沟渠|米|１３００|全镇|2021年
清|机械||14000余台(次)|全镇|2021年
整|院落|处|—|全镇|2021年
整|厕所|座|/|全镇|2021年
整|围墙|米|无|全镇|2021年
整|路灯|盏|#0|全镇|2021年
整|标语|条|f:[.D5]*0+25:25|全镇|2021年
= 项目进度表
项目名称|形象进度(%)|数据截止日期
管网|%0.91|2024年4月28日
道路|91%|2024.4.28
广场|#0.75|2024.4.28
路灯|#64|2024.4.28
绿化|75%以上|2024.4.28
厕所|#120|2024.4.28
= 资金收支明细
村|日期|摘要|收入(万元)|支出(元)|结余
高同村|2024.4.1|拨款|1.2|||
高同村|2024.4.2|扫把||1,260.50|
高同村|2024.4.3|退款||(300)|
高同村|2024.4.4|修路||1.2万|
= 最美庭院名单
村|组|得分
高同村|1组|#90
= 旧表 !
标题|类型|日期|正文
藏着|通知|2024-4-1|不读
SHEETS
printf '标题,类型,日期,正文\n停水通知,通知,2024年4月28日,明天停水\n' | iconv -t GB18030 >"$S/通知公告.csv"
printf '\xef\xbb\xbf发放日期,姓名,村,组,奖励名称,金额\n2024-4-25,张明,高同村,1组,最美庭院奖,200元\n' >"$S/奖补发放表.csv"

soffice --headless --convert-to xlsx --outdir "$S" "$T/台账.fods" >"$T/soffice" 2>&1
ok "LibreOffice writes the workbook" test -s "$S/台账.xlsx" || { cat "$T/soffice"; exit 1; }

"$C" import "$S" --data "$D" --yes --without-bad-rows --now 2024-05-01T09:00 --json >"$T/json" 2>"$T/people"
[ -n "${SHOW:-}" ] && cat "$T/people"
"$C" export "$T/out" --data "$D" >"$T/exported" 2>&1 || cat "$T/exported"
: >"$T/all"
for book in "$T/out"/*.xlsx; do
    n=1
    while "$C" test-cells "$book" --sheet $n >"$T/cells" 2>/dev/null; do
        cat "$T/cells" >>"$T/all"
        n=$((n + 1))
    done
done
sed "s/,*\$//" "$T/all" >"$T/rows"
[ -n "${SHOW:-}" ] && cat "$T/rows"

row() { grep -qF -- "$1" "$T/rows"; }
no_row() { ! grep -qF -- "$1" "$T/rows"; }
said() { # SENTENCE, as the clerk reads it
    grep -qF -- "$1" "$T/people"
}
came() { # REGISTER ADDED
    grep -qF "\"register\":\"$1\",\"sheet\":\"" "$T/json" &&
        grep -oE "\"register\":\"$1\",[^}]*" "$T/json" | grep -qF "\"added\":$2,"
}

ok "1: the header stands under a title and a line of labels" came home_score 6
ok "1: period and village come from the title, the day from the label" \
    row "1,2024-04,高同村,1组,1,张明,20,15,,35,,2024-04-26"
ok "1: two-level headers: 庭院/得分 is the item" row "门牌号,户主姓名,庭院(分),厨房(分)"
ok "2: 小计, 合计, 平均 and signatures are no rows" no_row "合计"
ok "2: nor are averages" no_row "35.6"
ok "2: nor are signatures" no_row "李秀兰"
ok "2: a second table below is read" row "2024-04,高同村,3组,1,孙七,25,20,,45"
ok "3: merged groups go down" row "3,2024-04,高同村,1组,3,李四"
ok "3: 〃 is what stands above" row "5,2024-04,高同村,2组,2,赵六"
ok "3: 同上 too" row "W-3,2024-04-07,,高同村"
ok "4: 张　　明 is 张明" row "1组,1,张明"
ok "4: 马・阿丹 is 马·阿丹" row "马·阿丹"
ok "4: full-width letters" row "WANG五"
ok "4: what is in brackets becomes a remark" row "李四,24,17,,41,,2024-04-26,,外出"
ok "5: 2024.4.5" row "W-1,2024-04-05,"
ok "5: 2024/4/6" row "W-2,2024-04-06,"
ok "5: 2024-4-7" row "W-3,2024-04-07,"
ok "5: 4月8日" row "W-4,2024-04-08,"
ok "5: a real date" row "W-5,2024-04-09,"
ok "5: 20240410" row "W-6,2024-04-10,"
ok "5: 4.11" row "W-7,2024-04-11,"
ok "5: a serial number" row "W-9,2024-04-12,"
ok "5: 2024年4月28日" row "停水通知,通知,,,2024-04-28"
ok "5: a missing year is said" said "《整改台账》第 6 行“发现时间”：写的是“4月8日”，没有写年份，按 2024 年读"
ok "6: 620余" row "残垣断壁,处,,620余,"
ok "6: 20余万" row "小叶丁香,株,,20余万,"
ok "6: 近20" row "示范点,个,,近20,"
ok "6: 1,300" row "垃圾,吨,,1300,"
ok "6: １３００" row "沟渠,米,,1300,"
ok "6: a unit in the cell stays" row "14000余台(次)"
ok "6: — is empty" row "院落,处,,,,全镇"
ok "6: / is empty" row "厕所,座,,,,全镇"
ok "6: 无 is empty" row "围墙,米,,,,全镇"
ok "6: 0 is not" row "路灯,盏,,0,,全镇"
ok "6: a formula gives its value" row "标语,条,,25,,全镇"
ok "6: ３２０ in a sheet that has a cut phone" said "第 4 行“电话”：写的是“1.3912E+10”，号码被表格截短了，请把这一列设成文本，重新填写"
ok "7: 0.91 shown as a percentage" row "1,管网,,,,,,,,,,91%"
ok "7: 91%" row "2,道路,,,,,,,,,,91%"
ok "7: 0.75 under (%)" row "3,广场,,,,,,,,,,75%"
ok "7: 64 under (%)" row "4,路灯,,,,,,,,,,64,"
ok "7: 75%以上 as written" row "5,绿化,,,,,,,,,,75%以上"
ok "7: more than 100 is refused" said "《项目进度表》第 7 行“形象进度(%)”：写的是“120”，百分比要在 0 到 100 之间，请改正"
ok "8: 1.2 under 万元" row "拨款,12000"
ok "8: 1,260.50" row "扫把,,1260.5"
ok "8: (300) is less than nothing" row "退款,,-300"
ok "8: 1.2万" row "修路,,12000"
ok "8: 200元" row "最美庭院奖,高同村,1组,,张明,,,200,"
ok "9: √" row "三组路口,,,柴草乱堆,否,,,,2024-04-30,已完成,,,,是"
ok "9: 对" row "四组路口,,,柴草乱堆,,,,,2024-04-30,已完成,,,,是"
ok "9: 无" row "五组路口,,,柴草乱堆,,,,,2024-04-30,整改中,,,,否"
ok "9: 有 and Y" row "桥头2,,,污水,是,,,,2024-04-30,已完成,,,,是"
ok "9: 1" row "桥头3,,,污水,,,,,2024-04-30,整改中,,,,是"
ok "9: empty stays empty" row "7,W-7,2024-04-11,,王昭村,,桥头4,,,污水,,,,,2024-04-30"
ok "10: 期限, 编　号, 单位, 位置, 问题 are known" came problem 8
ok "10: 小组, 门牌, 户　主, 合计得分 too" row "1组,1,张明,20,15,,35"
ok "11: an extra column is named" said "《整改台账》第 2 行：没有用到这几列，没有读：“天气”"
ok "11: a missing column stops its sheet" said "《最美庭院名单》第 1 行：缺少这几列：“户主姓名”，请补上，或照模板填写"
ok "11: and nothing else" came fact 11
ok "12: a hidden row is named" said "《家庭卫生评分表》：有 1 行是隐藏的（第 "
ok "12: and not read" no_row "藏起来"
ok "12: a hidden sheet too" said "《旧表》：这张表是隐藏的，没有读"
ok "12: CSV in GB 18030" came notice 1
ok "12: CSV in UTF-8 with a mark" came payment 1
printf '\320\317\021\340\241\261\032\341old' >"$T/旧.xls"
"$C" check "$T/旧.xls" >"$T/people" 2>&1
ok "12: an old .xls is told how" said "请用 WPS 另存为 xlsx 再导入"
ok "14: a day that is none, with its place" grep -qF '"row":10,"column":"期限","message":"写的是“4.31”，没有这一天，请改正。"' "$T/json"
ok "14: the row stays out, the rest comes" no_row "W-8"

# the clerk mends the day, closes a problem, and brings only the sheet again
mkdir "$T/again"
printf '编号,发现时间,村,位置,问题,期限,完成情况\nW-8,2024.4.12,王昭村,桥头5,污水,2024.4.30,\nW-6,2024.4.10,王昭村,桥头3,污水,2024.4.30,是\n' >"$T/again/问题整改台账.csv"
"$C" import "$T/again" --data "$D" --now 2024-05-02T09:00 --json >"$T/json" 2>"$T/people"
ok "13: new, changed and unchanged are counted before anything happens" \
    grep -qF '"register":"problem","sheet":"问题整改台账","added":1,"changed":1,"removed":0,"unchanged":0' "$T/json"
ok "13: nothing happened" grep -qF '"edition":null' "$T/json"
"$C" import "$S" --data "$D" --without-bad-rows --now 2024-05-02T09:00 --json >"$T/json" 2>"$T/people"
ok "13: the same again changes nothing" test -z "$(grep -oE '"(added|changed|removed)":[1-9]' "$T/json")"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
