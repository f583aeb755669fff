#!/bin/sh
# run: every test program and script given, two at a time for each core (JOBS):
# scripts wait as much as they work. One that fails is heard in full (VERBOSE=1:
# all are). Closes with
#
#   N passed, N failed, N skipped
#
# Counted are the tests of a cmocka program, the checks of a script that closes
# with such a line itself, and what says nothing as one. Status 77: it could
# not run here. Fails when something failed or nothing passed.
set -u
count() { # STATUS OUTPUT
    awk -v status="$1" '
        /^\[  (PASSED |SKIPPED) ?\] .*[0-9]+ test\(s\)/ {
            n = $0; sub(/ test\(s\).*/, "", n); sub(/.* /, "", n); sum[$2] += n; said = 1
        }
        /^ *[0-9]+ FAILED TEST\(S\)$/ { sum["FAILED"] += $1 }
        /^(.*: )?[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$/ {
            n = split($0, word, " "); for (i = 2; i <= n; i++) { sub(/,/, "", word[i]); last[toupper(word[i])] = word[i - 1] }
        }
        END {
            for (i in last) sum[i] += last[i]
            for (i in last) said = 1
            if (status == 77) { sum["PASSED"] = sum["FAILED"] = 0; sum["SKIPPED"] = 1 }
            else if (!said) sum[status ? "FAILED" : "PASSED"] = 1
            else if (status && !sum["FAILED"]) sum["FAILED"] = 1
            print sum["PASSED"] + 0, sum["FAILED"] + 0, sum["SKIPPED"] + 0
        }' "$2"
}
if [ "${1:-}" = --one ]; then
    name=$(basename "$3" .sh) out=$2/$(basename "$3" .sh).out
    timeout -k 10 1800 "$3" >"$out" 2>&1 </dev/null
    status=$?
    count $status "$out" >"$2/$name.count"
    read -r passed failed skipped <"$2/$name.count"
    [ "$failed" -eq 0 ] || { echo "FAILED: $name (status $status)"; grep '^FAILED:\|^not so:\|^\[  FAILED  \] [a-z]' "$out" | sort -u; } >"$2/$name.failed"
    [ "$skipped" -eq 0 ] || { echo "SKIPPED: $name, $skipped"; grep '^skipped:' "$out"; } >"$2/$name.skipped"
    {
        flock 9
        echo "== $name: $passed passed, $failed failed, $skipped skipped"
        [ "$failed" -eq 0 ] && [ -z "${VERBOSE:-}" ] || cat "$out"
    } 9>"$2/lock"
    exit 0
fi
kept=$(mktemp -d)
trap 'rm -rf "$kept"' EXIT
trap 'exit 1' INT TERM
printf '%s\n' "$@" | xargs -r -d '\n' -P "${JOBS:-$(($(nproc) * 2))}" -n 1 "$0" --one "$kept"
echo
cat "$kept"/*.skipped "$kept"/*.failed 2>/dev/null
cat "$kept"/*.count 2>/dev/null | awk -v programs=$# '
    { passed += $1; failed += $2; skipped += $3 }
    END {
        if (NR < programs) failed += programs - NR # one that left no count has not passed
        printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped
        exit failed > 0 || passed == 0
    }'
