#!/bin/sh
# The program as a clerk and the staff screen use it: exit statuses, --json,
# and what is left in the data folder.
set -u
: "${BUILD:=build}"
C=$(realpath "$BUILD/cunping")
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
D=$T/data S=$T/U盘
passed=0 failed=0

ok() { # NAME COMMAND …: the command must succeed
    name=$1
    shift
    if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $name" >&2; fi
}
run() { # STATUS ARGUMENTS …: runs cunping; out and err are kept
    want=$1
    shift
    "$C" "$@" >"$T/out" 2>"$T/err"
    got=$?
    [ "$got" -eq "$want" ] || { echo "cunping $*: status $got, not $want" >&2; cat "$T/out" "$T/err" >&2; return 1; }
}
out() { grep -qF -- "$1" "$T/out"; }
err() { grep -qF -- "$1" "$T/err"; }
not() { ! "$@"; }
sum() { (cd "$D" && find . -type f ! -name lock -exec sha256sum {} + | sort | sha256sum); }
editions() { find "$D/editions" -name '*.db' | wc -l; }

mkdir -p "$S"
printf '标题,类型,日期,正文\n停水通知,通知,2024-04-28,明天停水\n换届公告,公告,2024/4/29,选举\n' >"$S/通知公告.csv"

# nothing there
ok "history of nothing" run 0 history --data "$D"
ok "history makes nothing" not test -e "$D"
ok "undo of nothing" run 1 undo --data "$D"
ok "doctor of nothing" run 0 doctor --data "$D" --json
ok "doctor says so" out '"code":"no_content"'

# checking and comparing change nothing
ok "check" run 0 check "$S"
ok "check says what next" out "这里没有屏上的内容可比"
ok "import without --yes" run 0 import "$S" --data "$D"
ok "it says how" out "没有改动任何内容。加 --yes 上屏以后：新增"
ok "no edition was made" not test -e "$D/editions"
ok "staging is empty" test -z "$(ls -A "$D/staging")"

# publishing
ok "import --yes --json" run 0 import "$S" --data "$D" --yes --json
ok "one object" test "$(wc -l <"$T/out")" -eq 1
ok "ok" out '{"ok":true,"edition":1,'
ok "registers" out '{"register":"notice","sheet":"通知公告","added":2,"changed":0,"removed":0,"unchanged":0}'
ok "photos" out '"photos":{"added":0,"unchanged":0,"skipped":0}'
ok "words for people on standard error" err "已上屏"
ok "one edition" test "$(editions)" -eq 1

# the same again
before=$(sum)
ok "the same again" run 0 import "$S" --data "$D" --yes --json
ok "publishes nothing" out '{"ok":true,"edition":null,'
ok "unchanged rows are counted" out '"unchanged":2}'
ok "not a byte changed" test "$before" = "$(sum)"

# refused
printf '标题,类型,日期,正文\n修路,通知,2024-04-31,修\n植树,通知,2024-04-12,植\n' >"$S/通知公告.csv"
ok "a wrong date is refused" run 1 import "$S" --data "$D" --yes --json
ok "not ok" out '{"ok":false,"edition":null,'
ok "names file, row and column" out '"file":"通知公告.csv"'
ok "row" out '"row":2,"column":"日期"'
ok "not a byte changed" test "$before" = "$(sum)"
ok "check refuses it, too" run 1 check "$S" --json
ok "people see the sentence" run 1 import "$S" --data "$D" --yes
ok "with its place" out "第 2 行“日期”"
ok "the rest without the bad row" run 0 import "$S" --data "$D" --yes --without-bad-rows --json
ok "published" out '{"ok":true,"edition":2,'
ok "says which stayed out" out '"code":"rows_left_out"'

# history and undo
ok "history" run 0 history --data "$D" --json
ok "current" out '"current":2'
ok "two editions" out '{"edition":1,"current":false'
ok "undo" run 0 undo --data "$D" --json
ok "undone to 1" out '"ok":true,"edition":1'
ok "counts" out '"removed":1'
ok "redo" run 0 undo --to 2 --data "$D"
ok "no such edition" run 1 undo --to 99 --data "$D" --json
ok "says so" out '"code":"no_such_edition"'

# missing photo
printf '期次,村,榜别,对象类型,对象名称,上榜理由,照片文件名\n2024-04,高同村,红榜,路段,村口,干净,村口.jpg\n' >"$S/红黑榜.csv"
ok "missing photo" run 1 import "$S" --data "$D" --json
ok "its code" out '"code":"missing_photo"'

# state.db destroyed, edition truncated
rm "$S/红黑榜.csv"
echo rubbish >"$D/state.db"
ok "history after state.db was destroyed" run 0 history --data "$D" --json
ok "all there" out '"current":2'
newest=$(find "$D/editions" -name '000002-*.db')
truncate -s 100 "$newest"
ok "doctor with a truncated edition" run 0 doctor --data "$D"
ok "the one before is served" out "第 1 版"
find "$D/editions" -name '*.db' -exec truncate -s 100 {} +
ok "doctor with none whole" run 1 doctor --data "$D" --json
ok "is ill" out '"ok":false'

# settings
ok "a setting by its Chinese name" run 0 settings 本村=高同村 --data "$D" --json
ok "is kept" out '"village":"高同村"'
ok "unknown setting" run 2 settings 颜色=红 --data "$D"
ok "the known are listed" err "village（本村）"
ok "impossible value" run 2 settings inches=1000 --data "$D"
ok "a bad one keeps all from changing" run 2 settings 本村=大坪村 night_from=25:00 --data "$D"
ok "still" run 0 settings --data "$D" --json
ok "the old one" out '"village":"高同村"'

# which program
ok "version" run 0 --version
cp "$T/out" "$T/version"
ok "the changelog has it on top" test "$(sed -n 's/^## //p' CHANGELOG.md | head -n 1 | cut -d' ' -f1)" = "$(sed 's/^村屏 \([0-9.]*\)，.*/\1/' "$T/version")"
ok "no day of it is later than the program's own" test ! "$(sed -n 's/^## .* · //p' CHANGELOG.md | sort -r | head -n 1)" \> "$(sed -n 's/^#define CUNPING_RELEASED "\(.*\)"/\1/p' src/base/version.h)"
ok "and as a word" run 0 version
ok "the same" cmp -s "$T/out" "$T/version"
ok "as json" run 0 version --json
ok "with every character a name may need" test "$(sed 's/.*"characters":\([0-9]*\).*/\1/' "$T/out")" -gt 80000
ok "doctor says it" run 1 doctor --data "$D" --json
ok "too" out "\"version\":\"$(sed 's/^村屏 \([0-9.]*\)，.*/\1/' "$T/version")\""

# usage
ok "no such command" run 2 fly
ok "one line" test "$(wc -l <"$T/err")" -eq 1
ok "no such option" run 2 import "$S" --now-or-never
ok "no source" run 2 import
ok "no such source" run 2 import "$T/nowhere" --data "$D" --json
ok "json all the same" out '"ok":false'
for c in $("$C" --help | sed -n 's/^  \([a-z-]*\) .*/\1/p'); do
    ok "help of $c" run 0 "$c" --help
    ok "help of $c says something" test -s "$T/out"
done

# the machine's fault
ok "no permission is the machine's fault" run 3 import "$S" --data /proc/cunping --yes --json
ok "as json" out '"ok":false'

# progress lines
"$C" import "$S" --data "$T/other" --yes --without-bad-rows --progress-fd 3 3>"$T/progress" >/dev/null 2>&1
ok "progress ends in publish, all of it" sh -c "tail -n 1 '$T/progress' | grep -Eq '^progress publish ([0-9]+) \\1\$'"
ok "progress begins with copy" grep -q '^progress copy 0 ' "$T/progress"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
