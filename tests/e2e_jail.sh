#!/bin/bash
# The program as it is delivered, with a decoder of photos that does harm (tests/hostile.c): nothing is reached, the
# clerk is told that the machine stopped it, and what came along with it is read. And kernels that are old.
set -u
: "${BUILD:=build}"
C=$(realpath "$BUILD/cunping")
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
D=$T/data S=$T/U盘
passed=0 failed=0
ok() { # NAME COMMAND …
    name=$1
    shift
    if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $name" >&2; cat "$T/said" >&2; fi
}
not() { ! "$@"; }
said() { grep -q -- "$1" "$T/said"; }

${CC:-cc} -shared -fPIC -o "$T/hostile.so" tests/hostile.c -lseccomp || { echo "skipped: no compiler"; exit 77; }
mkdir -p "$S"
printf '标题,类型,日期,正文\n停水通知,通知,2024-04-28,明天停水\n' >"$S/通知公告.csv"
"$C" import "$S" --data "$D" --yes --now 2024-05-01T09:00 >"$T/said" 2>&1 || { cat "$T/said"; exit 1; }
printf '期次,村,榜别,对象类型,对象名称,上榜理由,照片文件名\n2024-04,高同村,红榜,路段,村口,干净,村口.jpg\n' >"$S/红黑榜.csv"
"$C" test-photo "$BUILD/demo/jiqiang/照片/兴德村.png" "$S/村口.jpg" >"$T/said" 2>&1 || { cat "$T/said"; exit 1; }

bring() { # ENVIRONMENT …: checks the stick with a hostile decoder
    env LD_PRELOAD="$T/hostile.so" CUNPING_STATE="$D/state.db" "$@" "$C" import "$S" --data "$D" \
        --now 2024-05-01T09:00 >"$T/said" 2>&1
    status=$?
}
before=$(cd "$D" && find . -name lock -prune -o -type f -exec sha256sum {} + | sort)
ends='fork exec importer' # the others get no answer
for what in state delete passwd socket shell $ends; do
    bring CUNPING_HOSTILE=$what
    ok "$what is not reached" not said '^reached'
    ok "$what: the importer lives, and says something" test $status -lt 4
    case " $ends " in *" $what "*)
        ok "$what: the machine stopped it" said '不许它做的事'
        ok "$what: nobody is sent to take the photo again" not said '重新拍' ;;
    *) ok "$what: it got no answer" said '^no answer' ;;
    esac
    ok "$what: the data folder is as it was" test "$before" = "$(cd "$D" && find . -name lock -prune -o -type f -exec sha256sum {} + | sort)"
done

# an old kernel: without Landlock as with it; with neither nothing is read, and it is said
unset LD_PRELOAD
if unshare -U true 2>/dev/null; then
    bring CUNPING_OLD=1 CUNPING_HOSTILE=state
    ok "without Landlock: not reached" not said '^reached'
    ok "without Landlock: it got no answer" said '^no answer'
fi
bring CUNPING_OLD=2 CUNPING_HOSTILE=state
ok "with neither: not even begun" not said '^no answer\|^reached'
ok "with neither: the machine's fault" test $status -eq 3
ok "with neither: a sentence" said '锁不住'
ok "with neither: a stick is not looked at" sh -c "LD_PRELOAD='$T/hostile.so' CUNPING_OLD=2 '$C' look '$S' | grep -q '锁不住'"
ok "with neither: a sheet is not opened" sh -c "! LD_PRELOAD='$T/hostile.so' CUNPING_OLD=2 '$C' test-cells '$S/通知公告.csv' 2>'$T/said' && grep -q 锁不住 '$T/said'"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
