#!/bin/sh
# What a sheet says that cannot be so is said back with its row, and nothing is
# said over what is in order.
set -u
: "${BUILD:=build}"
C=$(realpath "$BUILD/cunping")
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
failed=0
say() { # SHEET HEADER ROW …: what the importer says of such a sheet, beside what the others brought
    sheet=$1
    shift
    printf '%s\n' "$@" >"$T/U盘/$sheet.csv"
    "$C" import "$T/U盘" --data "$T/data" --now 2025-06-16T10:00 >"$T/out" 2>&1
}
begin() { # a stick of a village and its township
    rm -rf "$T/U盘" "$T/data"
    mkdir -p "$T/U盘"
    printf '%s\n' '村(社区)名称,类型' 云坪镇,乡镇 石咀村,行政村 柳湾村,行政村 >"$T/U盘/村(社区)基本情况.csv"
    "$C" settings --data "$T/data" 本村=石咀村 >/dev/null
}
has() { grep -qF -- "$1" "$T/out" || { echo "FAILED: not said: $1" >&2; cat "$T/out" >&2; failed=1; }; }
not() { ! grep -qF -- "$1" "$T/out" || { echo "FAILED: said: $1" >&2; cat "$T/out" >&2; failed=1; }; }

# a 公示 has an end; a notice need not
begin
say 通知公告 标题,类型,日期,正文,公示起,公示止 一,公示,2025-6-10,名单,, 二,公示,2025-6-10,名单,2025-6-10, \
    三,公示,2025-6-10,名单,,2025-6-20 四,通知,2025-6-10,停水,, 五,倡议,2025-6-10,清洁,2025-6-10,
has '第 2 行“公示止”：这是公示，没有写公示到哪天'
has '第 3 行“公示止”：这是公示，没有写公示到哪天'
has '要改的（2 条）'

# 全镇, the township's own name and no village are one: the same post twice is named
begin
say 责任人名单 '村(社区),职责,姓名' 全镇,组长,何志远 云坪镇,组长,何志远 石咀村,组长,何志远
has '和第 2 行重复'
not unknown_place
has '要改的（1 条）'
begin
say 责任人名单 '村(社区),职责,姓名' 云坪镇人民政府,组长,何志远 镇级,副组长,丁一凡 ,成员,马占山 石咀村,成员,马占山
not 里没有“

# opening + income − spending = closing, row by row, per village and fund
begin
say 资金收支明细 '村(社区),日期,资金名称,摘要,收入,支出,结余' 石咀村,2025-6-1,环境,拨款,10000,,10000 石咀村,2025-6-5,环境,扫把,,860,9000 \
    石咀村,2025-6-6,环境,又收又支,100,200,8900 石咀村,2025-6-7,环境,退货,,-200,9100 石咀村,2025-6-7,饮水,拨款,3000,,3000 \
    柳湾村,2025-6-8,环境,拨款,,5,100 柳湾村,2025-6-9,环境,拨款,,5,95
has '第 3 行“结余”：结余写的是 9000，按上一行的结余 10000 和这一行的收支算是 9140'
has '请核对（1 条）'
begin # newest first; two of one day
say 资金收支明细 '村(社区),日期,摘要,收入,支出,结余' 石咀村,2025-6-9,丙,,100,850 石咀村,2025-6-8,乙,,50,950 石咀村,2025-6-8,甲,1000,,1000
not 请核对
begin # an unfinished balance is not made up
say 资金收支明细 '村(社区),日期,摘要,收入,支出,结余' 石咀村,2025-6-1,甲,1000,,1000 石咀村,2025-6-2,乙,,50, 石咀村,2025-6-3,丙,,50,950
has '第 4 行“结余”：结余写的是 950，按上一行的结余 950 和这一行的收支算是 900'

# 万 twice is asked about, and counts once
begin
say 资金收支明细 '村(社区),日期,摘要,收入(万元),支出(万元)' 石咀村,2025-6-1,甲,1.2万, 石咀村,2025-6-2,乙,,3 石咀村,2025-6-3,丙,,0.5万元
has '第 2 行“收入(万元)”：写的是“1.2万”，这一列的单位已经是万元'
has '请核对（1 条）'
begin
say 资金来源表 '年度,资金名称,金额(万元)' 2025年,一,350万 2025年,二,350 2025年,三,350万元
has '第 2 行“金额(万元)”：写的是“350万”'
has '请核对（1 条）'

# an objection that waits hides what it means; one that means nothing is named with the likest
lists() {
    begin
    say 红黑榜 期次,村,榜别,对象类型,对象名称,上榜理由 2025年6月,石咀村,黑榜,路段,河边路北段,堆土 \
        2025年6月,柳湾村,黑榜,公共场所,戏台广场,堆土 2025年6月,石咀村,红榜,网格,第二网格,干净
    say 最美庭院名单 村,组,门牌号,户主,总分,评定批次,本人同意公开 石咀村,1组,3,苏大年,90,第一批,是 石咀村,2组,8,丁有才,90,第一批,是
    say 通知公告 标题,类型,日期,正文,公示止 第一批护林员名单,公示,2025-6-10,名单,2025-6-20
}
book='登记日期,反映人,联系电话,反映哪个榜单,反映对象,反映内容,答复日期,处理结果'
lists
say 异议申诉登记 "$book" 2025-6-13,甲,,6月黑榜,石咀村河边路,不实,, 2025-6-13,乙,,最美庭院,苏大车,不实,, 2025-6-13,丙,,6月公示,护林员,不实,, \
    2025-6-13,丁,,红黑榜,东头猪场,不实,,
has '第 2 行“反映对象”：反映的是“石咀村河边路”，屏上的榜和公示里没有这一条，不会有哪一条先收起来。最像的是“河边路北段”'
has '第 3 行“反映对象”：反映的是“苏大车”，屏上的榜和公示里没有这一条，不会有哪一条先收起来。最像的是“苏大年”'
has '第 4 行“反映对象”：反映的是“护林员”，屏上的榜和公示里没有这一条，不会有哪一条先收起来。最像的是“第一批护林员名单”'
has '第 5 行“反映对象”：反映的是“东头猪场”，屏上的榜和公示里没有这一条，不会有哪一条先收起来。请照榜上的写法写'
lists # what means one, what has its answer, and what is no list
say 异议申诉登记 "$book" 2025-6-13,甲,,6月黑榜,石咀村河边路北段,不实,, 2025-6-13,乙,,最美庭院,1组苏大年,不实,, 2025-6-13,丙,,公示,第一批护林员名单,不实,, \
    2025-6-13,丁,,红黑榜,东头猪场,不实,2025-6-14,维持 2025-6-13,戊,,红榜,第二 网格,不实,, 2025-6-13,己,,村务公开,路灯费,不实,,
not 没有这一条

# what no font of the screen can write is said with its row and its code; rare names that one can are not
begin
say 责任人名单 '村(社区),职责,姓名' 石咀村,组长,马𮯰 石咀村,副组长,𬱖玉兰 石咀村,成员,丁𰻝 柳湾村,成员,阿卜杜热合曼·买买提 柳湾村,组长,田大富
has '第 2 行“姓名”：有一个字（编号 U+2EBF0）屏上写不出来'
has '请核对（1 条）'
begin
say 通知公告 标题,类型,日期,正文 '大扫除😀',通知,2025-6-10,带扫帚 停水,通知,2025-6-10,'明天停水💧，请备水' 开会,通知,2025-6-10,'★下午三点①号会议室'
has '第 2 行“标题”：有一个字（编号 U+1F600）屏上写不出来'
has '第 3 行“正文”：有一个字（编号 U+1F4A7）屏上写不出来'
has '请核对（2 条）'

[ $failed -eq 0 ] && echo 'e2e_facts: ok'
exit $failed
