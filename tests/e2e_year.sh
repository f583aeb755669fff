#!/bin/sh
# A year of ordinary weekly updates of a made-up village, the same every time: whatever is asked or to be looked at
# again is an alarm that a clerk would call silly. WEEKS=52 is the whole year (make year); 8 do in the suite.
set -eu
CUNPING=${BUILD:-build}/cunping
WEEKS=${WEEKS:-8} HOMES=40
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
S="$T/U盘"
n() { # a number below $1, by what is counted: no clock, no chance
    echo $(( ($2 * 7919 + $3 * 104729 + 17) % $1 ))
}
day() { date -u -d "2024-01-01 +$(( $1 * 7 + $2 )) days" +%Y-%m-%d; }
head_of() { # the head of home $1; some come later, and names are slips of the pen now and then
    set -- "$1" 马 杨 苏 王 李 田 张 海
    k=$(( $1 % 8 + 2 )); eval "family=\${$k}"
    set -- "$1" 建国 秀兰 玉梅 志强 永福 彩霞 小军
    k=$(( $1 % 7 + 2 )); eval "echo $family\${$k}"
}
roll() { # $1 week: one family more every tenth week; people are born
    echo 村,组,门牌,户主,人口数
    i=1
    while [ $i -le $(( HOMES + $1 / 10 )) ]; do
        echo "高同村,$(( i % 4 + 1 )),$i,$(head_of $i),$(( 2 + $(n 4 $i 1) + ($1 > 20 && i == 7) ))"
        i=$((i + 1))
    done
}
scores() { # $1 month's number, $2 its last days, $3 a cell put right afterwards
    echo 期次,村,组,门牌,户主,总分,检查日期
    i=1
    while [ $i -le $HOMES ]; do
        echo "$1,高同村,$(( i % 4 + 1 )),$i,$(head_of $i),$(( 75 + $(n 24 $i $4) + ($3 == i) )),$2"
        i=$((i + 1))
    done
}
month_of() { date -u -d "$1" +%Y年%-m月; }
week() { # what the clerk brings on Monday of week $1
    w=$1 monday=$(day "$1" 0) last=$(day "$1" -7)
    this=$(month_of "$monday") before=$(month_of "$last")
    rm -rf "$S"; mkdir -p "$S"
    [ $(( w % 10 )) -eq 0 ] && roll "$w" > "$S/农户花名册.csv"
    {   echo 问题编号,发现日期,村,具体位置,问题描述,整改期限,完成情况,完成日期,复查人,复查日期
        for k in 1 2 3; do
            echo "2024-$(printf %03d $(( w * 3 + k ))),$(day "$w" -2),高同村,$(n 4 "$w" $k)组巷道第${k}处,路边有柴草,$(day "$w" 12),整改中,,,"
            [ "$w" -lt 2 ] || echo "2024-$(printf %03d $(( (w - 2) * 3 + k ))),$(day $((w - 2)) -2),高同村,$(n 4 $((w - 2)) $k)组巷道第${k}处,路边有柴草,$(day $((w - 2)) 12),已完成,$(day "$w" -5),村监委会,$(day "$w" -3)"
        done
    } > "$S/问题整改台账.csv"
    {   echo 日期,村,资金名称,摘要,收入,支出,结余,凭证号
        k=0
        while [ $k -le "$w" ]; do
            [ $k -eq 0 ] && echo "2024-01-01,高同村,卫生费,上年结转,9000,,9000,Z-0"
            echo "$(day $k 1),高同村,卫生费,买扫把和垃圾袋,,$(( 60 + k )),$(( 9000 - 60 * (k + 1) - k * (k + 1) / 2 )),Z-$(( k + 1 ))"
            k=$((k + 1))
        done
    } > "$S/资金收支明细.csv"
    [ $(( w % 3 )) -ne 0 ] || printf '标题,类型,日期,正文,公示止\n第%s周集中整治,通知,%s,周六上午八点在村口集合，带上铁锹。,%s\n' \
        "$w" "$monday" "$(day "$w" 13)" > "$S/通知公告.csv"
    {   echo 期次,村,榜别,对象类型,对象名称,上榜理由,整改期限,公示止
        for k in 1 2; do echo "$this,高同村,红榜,路段,$k组主巷,第$(( w + k ))周检查路面干净,,$(day "$w" 40)"; done
        [ $(( w % 4 )) -gt 1 ] || echo "$this,高同村,黑榜,路段,河边便道,第${w}周看到堆了杂物,$(day "$w" 14),$(day "$w" 28)"
    } > "$S/红黑榜.csv"
    # last month's scores, some a week late, and a cell of them put right the week after
    if [ "$this" != "$before" ] || { [ "$w" -gt 0 ] && [ "$(month_of "$last")" != "$(month_of "$(day "$w" -14)")" ]; }; then
        m=$(date -u -d "$(date -u -d "$monday" +%Y-%m-01) -1 day" +%Y-%m-%d)
        mended=0; [ "$this" != "$before" ] || mended=5
        scores "$(month_of "$m")" "$(date -u -d "$m -3 days" +%Y-%m-%d)" $mended "$(date -u -d "$m" +%-m)" > "$S/家庭卫生评分表.csv"
    fi
}
rows=0 silly=0 w=0
: > "$T/codes"
"$CUNPING" settings --data "$T/data" 本村=高同村 > "$T/out" 2>&1
while [ $w -lt "$WEEKS" ]; do
    week $w
    rows=$(( rows + $(cat "$S"/*.csv | wc -l) - $(ls "$S"/*.csv | wc -l) ))
    "$CUNPING" import "$S" --data "$T/data" --now "$(day $w 0)T09:00" --yes --json > "$T/json" 2> "$T/err" || {
        echo "e2e_year: week $w was refused"; cat "$T/json"; exit 1; }
    sed 's/{"level"/\n&/g' "$T/json" | grep -E '^\{"level":"(warning|error)"|"answers":' > "$T/said" || true
    sed "s/^.*\"code\":\"\([a-z_]*\)\".*\"message\":\"\([^\"]*\)\".*/\1 第${w}周 \2/" "$T/said" >> "$T/codes"
    w=$((w + 1))
done
silly=$(wc -l < "$T/codes")
cut -d' ' -f1 "$T/codes" | sort | uniq -c
sort -u -k1,1 "$T/codes"
echo "e2e_year: $WEEKS weeks, $rows rows, $silly said: $(( silly * 1000 / rows )) per thousand rows"
[ $(( silly * 1000 )) -le "$rows" ] || { echo 'e2e_year: more than one per thousand rows'; exit 1; }
