#!/bin/sh
# Codes come in with the roll, stay out of every edition, and a blank keeps the old one.
set -eu
CUNPING=${BUILD:-build}/cunping
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
roll() {
    mkdir -p "$T/in"
    { echo '村(社区),村民小组,门牌号,户主姓名,查询码'
      echo "高同村,1组,1,单明,$1"
      echo "高同村,1组,2,张小明,$2"; } > "$T/in/农户花名册.csv"
    "$CUNPING" import "$T/in" --data "$T/data" --yes > "$T/out" 2>&1
}
fail() { echo "e2e_codes: $1"; cat "$T/out"; exit 1; }

roll 739184 604827
grep -q '2 户的查询码是新的或换了' "$T/out" || fail 'the codes were not counted'
grep -qa -e 739184 -e 604827 "$T"/data/editions/*.db "$T/data/state.db" && fail 'a code lies in the data folder'
roll '' ''
grep -q '查询码' "$T/out" && fail 'a blank code is not a new one'
roll 739184 604827
grep -q '查询码' "$T/out" && fail 'blank codes must keep the old ones'
roll 739184 111222
grep -q '1 户的查询码是新的或换了' "$T/out" || fail 'a changed code alone was not taken'
roll 739184 111222
grep -q '查询码是新的' "$T/out" && fail 'a changed code was not kept'
roll 12 ''
grep -q '查询码要 4 到 6 位数字' "$T/out" || fail 'a short code was not named'
roll 739184 ''
"$CUNPING" staff code 高同村 1组 1 --by 张文书 --data "$T/data" > "$T/out" 2>&1 || fail 'no new code'
new=$(sed -n 's/^新的查询码：\([2-9]\{3\}\) \([2-9]\{3\}\)。.*/\1\2/p' "$T/out")
[ ${#new} -eq 6 ] || fail 'the new code is not said'
"$CUNPING" history --data "$T/data" > "$T/out"
grep -q '张文书.*高同村1组1号的查询码' "$T/out" || fail 'the record does not say whose code was changed'
grep -q "$new" "$T/out" && fail 'the record says the code'
grep -qa "$new" "$T/data/state.db" && fail 'the new code lies in the data folder'
roll 739184 ''
grep -q '1 户的查询码在屏上换过，表里写的还是旧码' "$T/out" || fail 'an old sheet brings the dead code back'
grep -q '查询码是新的' "$T/out" && fail 'a dead code counts as new'
"$CUNPING" staff code 高同村 1组 99 --data "$T/data" > "$T/out" 2>&1 && fail 'a home that is not there'
grep -q '花名册里没有' "$T/out" || fail 'no sentence for a home that is not there'
mkdir "$T/stick"
printf '高同村1组1号\n查询码：%s\n' "$new" | "$CUNPING" takeout "$T/stick" --kind slip --data "$T/data" > "$T/out" 2>&1 ||
    fail 'no slip'
grep -q "$new" "$T/stick"/村屏_*/查询码小条.txt || fail 'the slip does not say the code'
echo 'e2e_codes: ok'
