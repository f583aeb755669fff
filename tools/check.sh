#!/bin/sh
# check: what the house rules ask of the code, beyond its tests. The Makefile
# calls it, with BUILD and what it gives the compiler as FLAGS.
set -eu
status=0
echo "== layout (clang-format)"
find src tests tools -name '*.[ch]' -print0 | xargs -0 clang-format --dry-run -Werror || status=1
echo "== floors"
tools/floors.sh || status=1
for cc in gcc clang; do
    echo "== warnings ($cc)"
    # shellcheck disable=SC2086
    find src tests tools -name '*.c' -print0 | xargs -0 -P 2 -n 8 "$cc" $FLAGS -Itests -Werror -fsyntax-only || status=1
done
echo "== measures"
tools/measure.sh || status=1
[ $status -eq 0 ] && echo "check: all is well"
exit $status
