#!/bin/sh
# check: what the house rules ask of the code, beyond its tests.
set -eu
status=0
echo "== layout (clang-format)"
find src tests tools -name '*.[ch]' -print0 | xargs -0 clang-format --dry-run -Werror || status=1
echo "== floors"
tools/floors.sh || status=1
flags="-std=c11 -D_GNU_SOURCE -Wall -Wextra -Wno-unused-parameter -Wshadow -Wvla -Wstrict-prototypes -Wmissing-prototypes -Werror -fsyntax-only"
includes="-Isrc -Itests -I${BUILD:-build}/gen $(pkg-config --cflags sdl2 SDL2_ttf sqlite3 libpng libexif libzip expat icu-uc libsodium libqrencode)"
for cc in gcc clang; do
    echo "== warnings ($cc)"
    # shellcheck disable=SC2086
    find src tests tools -name '*.c' -print0 | xargs -0 -P 2 -n 8 "$cc" $flags $includes || status=1
done
[ $status -eq 0 ] && echo "check: all is well"
exit $status
