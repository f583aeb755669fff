#!/bin/sh
# Staff, settings for many screens, undo and usage from the command line: who did it is kept, secrets are not said.
set -eu
CUNPING=${BUILD:-build}/cunping
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
D=$T/data
fail() { echo "e2e_staff: $1"; cat "$T/out" "$T/err"; exit 1; }
# status, then the command; what it says in $T/out and $T/err
run() {
    want=$1; shift
    got=0
    "$CUNPING" "$@" --data "$D" > "$T/out" 2> "$T/err" || got=$?
    [ "$got" -eq "$want" ] || fail "$* ended with $got, not $want"
}

run 0 staff
grep -q '还没有工作人员' "$T/out" || fail 'nobody is said'
[ ! -e "$D" ] || fail 'looking made a folder'
printf '480215\n' | run 0 staff add 张文书
grep -q '张文书.*管理员' "$T/out" || fail 'the first is a manager'
printf '906137\r\n' | run 0 staff add 李主任 --by 张文书
printf '123456\n' | run 1 staff add 王会计
run 1 staff add 王会计 < /dev/null
grep -q '六位数字' "$T/err" || fail 'no PIN, no sentence'
run 2 staff add 王会计 773104 < /dev/null
run 2 staff fly 王会计
printf '4809 1526 3718\n' | run 0 staff recovery
run 0 staff recovery --print-new --json
grep -Eq '"recovery":"[0-9]{12}"' "$T/out" || fail 'no new code'
run 0 staff --json
[ "$(cat "$T/out")" = '{"ok":true,"staff":[{"name":"张文书","manager":true},{"name":"李主任","manager":false}],"recovery":true}' ] ||
    fail 'staff --json'
grep -qa -e 480215 -e 906137 -e 480915263718 "$D/state.db" && fail 'a secret lies in state.db'

printf '本村=高同村\n公示天数=31\n' > "$T/全镇.txt"
run 1 settings --from "$T/全镇.txt"
grep -q '全镇.txt 第 2 行' "$T/err" || fail 'the line was not named'
run 0 settings
grep -q '^village=  ' "$T/out" || fail 'half a file was taken'
printf '本村=高同村\n公示天数=9\n' > "$T/全镇.txt"
run 0 settings --from "$T/全镇.txt" --by 李主任 --json
grep -q '"village":"高同村".*"notice_days":"9"' "$T/out" || fail 'the file was not taken'

mkdir "$T/in"
for n in 1 2; do
    printf '标题,类型,发布单位,日期,正文\n第%s号,公告,村委会,2024-05-0%s,正文\n' "$n" "$n" > "$T/in/通知公告.csv"
    run 0 import "$T/in" --yes
done
run 0 undo --by 李主任
grep -q '已换成第 1 版' "$T/out" || fail 'undo says nothing'
run 0 history --json
grep -q '"by":"命令行","reader":"命令行"' "$T/out" || fail 'history does not say by whom'
grep -q '"who":"李主任","what":"undo","words":"从第 2 版换成第 1 版","edition":1' "$T/out" || fail 'undo left no line'
run 0 history
grep -q '李主任  公示天数从“5”改成“9”' "$T/out" || fail 'the setting left no line'

run 0 stats "$T/stick"
printf '\357\273\277日期,页面,次数\r\n,%s,\r\n' "$("$CUNPING" version)" | cmp -s - "$T/stick/使用统计.csv" || fail 'an empty sheet has its header'
echo 'e2e_staff: ok'
