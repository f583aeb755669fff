#!/bin/sh
# The clock as the deployment sets it: a request that root takes, strictly read.
# Nothing here sets a clock: timedatectl is a fake that writes down what it is told.
set -u
: "${BUILD:=build}"
C=$(realpath "$BUILD/cunping")
H=$(realpath tools/cunping-clock)
T=$(mktemp -d)
passed=0 failed=0
trap 'rm -rf "$T"' EXIT

ok() { # NAME COMMAND …: the command must succeed
    name=$1
    shift
    if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $name" >&2; fi
}
not() { ! "$@"; }

export CUNPING_RUN="$T/run" PATH="$T/bin:$PATH"
mkdir -p "$CUNPING_RUN" "$T/bin" "$T/data"
R=$CUNPING_RUN/clock
printf '#!/bin/sh\necho "$*" >>"%s/told"\n' "$T" >"$T/bin/timedatectl"
printf '#!/bin/sh\n[ "$1" = -s ] && exit 1\nexec /bin/date "$@"\n' >"$T/bin/date" # never the real clock
chmod +x "$T/bin/timedatectl" "$T/bin/date"

# what is no time is taken away and sets nothing
for bad in '2024-04-31T09:00' '2024-05-01T25:00' '2024-05-01 09:00' '1999-05-01T09:00' '2024-05-01T09:0;' '' '$(reboot)         ' '2024-05-01T09:00:00'; do
    printf '%s\n' "$bad" >"$R"
    ok "refused: $bad" not "$H" 2>/dev/null
    ok "taken away: $bad" not test -e "$R"
done
printf '2024-05-01T09:00\n' >"$T/elsewhere"
ln -s "$T/elsewhere" "$R"
ok "a link is refused" not "$H" 2>/dev/null
ok "the link is gone, what it led to is not" test ! -L "$R" -a -e "$T/elsewhere"
ok "no request is no harm" not "$H" 2>/dev/null
ok "nothing was set" test ! -e "$T/told"

printf '2024-05-01T09:07\n' >"$R"
ok "a time is set" "$H"
ok "as it was asked" grep -qx 'set-time 2024-05-01 09:07:00' "$T/told"
ok "and taken away" not test -e "$R"

# the screen's side: answered, refused, nobody there
answer() { # waits for the request, then answers as the unit would
    n=0
    while [ ! -e "$R" ] && [ $n -lt 200 ]; do sleep 0.05; n=$((n + 1)); done
    "$H"
}
answer &
ok "the clock is as asked" "$C" clock "$(date +%Y-%m-%dT%H:%M)" --by 马兰 --data "$T/data" >"$T/out" 2>&1
wait
ok "it says so" grep -q '^钟调好了' "$T/out"
"$C" history --data "$T/data" >"$T/out"
ok "it stands in the record" grep -q '马兰.*把机器的钟调成' "$T/out"
answer &
ok "not done is an error" not "$C" clock 2031-01-01T00:00 --data "$T/data" >"$T/out" 2>&1
wait
ok "that says so" grep -q '没有调成' "$T/out"
ok "nobody there is an error" not env CUNPING_RUN="$T/none" "$C" clock 2031-01-01T00:00 --data "$T/data" >"$T/out" 2>&1
ok "with what to do" grep -q '请让维护的人' "$T/out"
"$C" clock 明天 --data "$T/data" >"$T/out" 2>&1
ok "wrong words are wrong usage" test $? -eq 2

# a machine that woke in 1970 or 2099: it takes content, shows it, changes and undoes it, keeps its audit in the order in
# which things were done, and goes on when the clock is right again
mkdir -p "$T/u"
printf '标题,类型,日期,正文\n停水,通知,2024-04-28,明天停水\n' >"$T/u/通知公告.csv"
for wrong in 1970-01-01T00:00 2099-12-31T23:59; do
    D=$T/machine-$wrong
    ok "$wrong: content comes in" "$C" import "$T/u" --data "$D" --yes --now $wrong >/dev/null
    ok "$wrong: and is shown" "$C" shot notices "$T/$wrong.png" --data "$D" --now $wrong --size 640x360
    ok "$wrong: a row is changed" "$C" amend 通知公告 --where 标题=停水 正文=后天停水 --data "$D" --now $wrong >/dev/null
    ok "$wrong: all is whole" "$C" doctor --data "$D" --now $wrong >"$T/out"
    ok "$wrong: later, with the right clock" "$C" undo --data "$D" --now 2024-05-01T09:00 >/dev/null
    "$C" history --data "$D" >"$T/out"
    order=$(sed '1,/改动记录/d' "$T/out" | grep -oE '换回第 1 版|后天停水|上屏|读取' | tr '\n' ' ')
    ok "$wrong: the audit stands in the order in which things were done" \
        test "$order" = '换回第 1 版 后天停水 上屏 读取 '
done
"$C" doctor --data "$T/machine-1970-01-01T00:00" --now 1970-01-01T00:00 >"$T/out"
ok "1970 is said to be wrong" grep -q '机器的钟是 1970 年 1 月 1 日，不对' "$T/out"

echo "e2e_clock: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
