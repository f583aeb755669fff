#!/bin/bash
# A small change is content like any other: the export has it, comes back in
# without a difference, and outlives an undo: it was decided.
set -u
: "${BUILD:=build}"
C=$(realpath "$BUILD/cunping")
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
export HOME=$T
D=$T/data
passed=0 failed=0

ok() { # NAME COMMAND …
    local name=$1
    shift
    if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $name" >&2; fi
}
quiet() { ! grep -qE '"(added|changed|removed)":[1-9]' "$T/json" && grep -q '"ok":true' "$T/json"; }

tools/demo-data.sh jiqiang "$D" >/dev/null 2>&1
ok "one problem is set to done" "$C" amend 问题整改台账 --where 问题编号=2021-013 完成情况=已完成 复查人=马正义 \
    --data "$D" --now 2021-12-06T09:41 --by 文书甲 >"$T/out"
ok "and the sentence says so" grep -q '整改中 → 已完成' "$T/out"
ok "an objection is added" "$C" amend 异议申诉登记 --add 登记日期=2021-12-06 "反映哪个榜单(公示)=黑榜" 反映对象=旧打麦场 \
    反映内容=不是我们倒的 --data "$D" --now 2021-12-06T09:42 --json >"$T/json"
ok "as the third edition" grep -q '"edition":3' "$T/json"
ok "nothing is left in staging" test -z "$(ls -A "$D/staging" 2>/dev/null)"
"$C" export "$T/book" --data "$D" >/dev/null 2>&1
ok "the export has the new state" sh -c "for f in '$T'/book/*.xlsx; do for n in 1 2 3 4 5 6 7 8 9; do '$C' test-cells \"\$f\" --sheet \$n 2>/dev/null; done; done | grep '2021-013' | grep -q '已完成.*马正义'"
"$C" import "$T/book" --data "$D" --now 2021-12-06T10:00 --json >"$T/json" 2>/dev/null
ok "and comes back without a difference" quiet
"$C" undo --to 1 --data "$D" >/dev/null 2>&1
"$C" import "$T/book" --data "$D" --now 2021-12-06T10:00 --json >"$T/json" 2>/dev/null
ok "after an undo both changes still stand" quiet

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
