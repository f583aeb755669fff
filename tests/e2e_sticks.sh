#!/bin/sh
# Sticks as the deployment mounts them: read-only, one writable while the
# screen asks, several at once, pulled, unreadable. Needs root and loop devices.
set -u
: "${BUILD:=build}"
C=$(realpath "$BUILD/cunping")
H=$(realpath tools/cunping-stick)
T=$(mktemp -d)
passed=0 failed=0 loops=''

ok() { # NAME COMMAND …: the command must succeed
    name=$1
    shift
    if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $name" >&2; fi
}
not() { ! "$@"; }
out() { grep -qF -- "$1" "$T/out"; }

finish() {
    for l in $loops; do "$H" remove "$l"; losetup -d "$l" 2>/dev/null; done
    rm -rf "$T"
}
trap finish EXIT

export CUNPING_MEDIA="$T/media" CUNPING_RUN="$T/run" CUNPING_STICK_STATE="$T/state" CUNPING_USER=root
export CUNPING_STICKS="$T/media"
mkdir -p "$CUNPING_RUN" "$T/data"

# plug LABEL: a new stick of 8 MB; $dev is its device
plug() {
    truncate -s 8M "$T/$1.img" && mkfs.ext4 -q -F -L "$1" "$T/$1.img" 2>/dev/null && dev=$(losetup -f --show "$T/$1.img")
}
mkdir "$T/at"
if [ "$(id -u)" -ne 0 ] || ! command -v losetup mkfs.ext4 blkid findmnt >/dev/null || ! plug 村里资料 2>/dev/null ||
    { loops=$dev && ! mount "$dev" "$T/at" 2>/dev/null; }; then
    echo "skipped: root, loop devices and ext4 are needed"
    exit 77
fi
one=$dev
printf '标题,类型\n停水,通知\n' >"$T/at/通知公告.csv" && umount "$T/at"
options() { findmnt -n -o OPTIONS --mountpoint "$1"; }
has() { case ,$(options "$1"), in *,"$2",*) return 0 ;; *) return 1 ;; esac }

# plugged in
ok "mounted" "$H" add "$one"
A="$T/media/村里资料"
for o in ro nosuid nodev noexec; do ok "as $o" has "$A" $o; done
ok "a second time is no harm" "$H" add "$one"
ok "and mounts nothing" test "$(find "$T/media" -mindepth 1 -maxdepth 1 | wc -l)" -eq 1
"$C" look "$A" >"$T/out"
ok "looked at" out "useful 1 0 "
ok "in words" out "words 1 个表格，没有照片"
"$C" doctor --data "$T/data" --json >"$T/out"
ok "doctor is content" out '"code":"stick_mount"'
ok "nothing can be written" not touch "$A/x"

# a second stick of the same name, and one that nobody can read
cp "$T/村里资料.img" "$T/two.img"
two=$(losetup -f --show "$T/two.img")
truncate -s 1M "$T/three.img"
three=$(losetup -f --show "$T/three.img")
loops="$loops $two $three"
ok "two of one name" "$H" add "$two"
ok "the second has a number" has "$A-2" ro
ok "an unreadable one" "$H" add "$three"
"$C" look "$T/media/U盘" >"$T/out"
ok "is said to be" out unreadable
ok "and what to do" out "没有格式化"
"$C" doctor --data "$T/data" --json >"$T/out"
ok "doctor says so too" out '"code":"stick_unreadable"'

# a file system that fails while it is looked at, at any moment: a sentence, never silence
fuse() { # MODE N: runs `look` on such a stick
    "$BUILD/tests/fusestick" "$A" "$T/fuse" "$1" "$2" >/dev/null 2>&1 &
    fusing=$!
    until findmnt -n --mountpoint "$T/fuse" >/dev/null; do kill -0 "$fusing" 2>/dev/null || return 1; done
    timeout 20 "$C" look "$T/fuse" >"$T/out"
    status=$?
    umount -l "$T/fuse"
    wait "$fusing"
    return $status
}
if [ -x "$BUILD/tests/fusestick" ] && mkdir "$T/fuse" && fuse none 1; then
    ok "a whole one is useful" out "useful 1 0 "
    for n in 1 2 3 4; do
        ok "failing at $n" fuse fail $n
        ok "is unreadable at $n" out unreadable
        ok "gone at $n" fuse vanish $n
        ok "is said at $n" out "words 请把U盘拔下再插一次"
    done
else
    echo "skipped: no FUSE, sticks that fail in the middle are left out"
    skipped=1
fi

# written on request: what the path unit does, done here
answer() { until ls "$CUNPING_RUN"/write-* >/dev/null 2>&1; do sleep 0.05; done; "$H" write; }
answer &
answering=$!
"$C" takeout "$A" --kind receipt,health --data "$T/data" --now 2021-12-06T09:41 >"$T/out" 2>&1
ok "taken out" test $? -eq 0
ok "it may be pulled" out "现在可以拔下U盘了"
wait "$answering"
ok "the receipt is there" test -s "$A/村屏_2021-12-06_0941/回执.txt"
ok "read-only again" has "$A" ro
ok "still noexec" has "$A" noexec
ok "no request is left" test -z "$(ls "$CUNPING_RUN")"
ok "the other was never writable" not test -e "$A-2/村屏_2021-12-06_0941"

# a request nobody stands behind, one for something else, one that is a link
sleep 0 &
gone=$!
wait "$gone"
echo "$gone" >"$CUNPING_RUN/write-村里资料"
echo $$ >"$CUNPING_RUN/write-.."
ln -s /etc/passwd "$CUNPING_RUN/write-U盘"
ok "they are dropped" "$H" write
ok "and gone" test -z "$(ls -A "$CUNPING_RUN")"
ok "nothing was opened" has "$A" ro
ok "links are not followed" test -s /etc/passwd

# nobody answers: a sentence, after a wait
"$C" takeout "$A" --kind receipt --data "$T/data" >"$T/out" 2>&1
ok "the machine's fault" test $? -eq 3
ok "read-only is said" out "这个U盘是只读的，写不进去"
ok "the request is taken back" test -z "$(ls -A "$CUNPING_RUN")"
rmdir "$CUNPING_RUN"
"$C" takeout "$A" --kind receipt --data "$T/data" >"$T/out" 2>&1
ok "without the folder at once" out "这个U盘是只读的，写不进去"
mkdir "$CUNPING_RUN"

# pulled while somebody looks; plugged in again
exec 3<"$A/通知公告.csv"
losetup -d "$one"
ok "pulled" "$H" remove "$one"
ok "its folder is gone" not test -e "$A"
exec 3<&-
one=$(losetup -f --show "$T/村里资料.img")
loops="$loops $one"
ok "plugged in again" "$H" add "$one"
ok "under its name" has "$A" ro

# after a power cut: folders without sticks
mkdir "$T/media/老U盘" "$T/media/有东西"
touch "$T/media/有东西/x"
ok "cleaned" "$H" clean 2>/dev/null
ok "the empty one goes" not test -e "$T/media/老U盘"
ok "one with something in it stays" test -e "$T/media/有东西/x"
ok "sticks stay" has "$A" ro

echo "$passed passed, $failed failed, ${skipped:-0} skipped"
[ "$failed" -eq 0 ]
