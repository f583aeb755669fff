#!/bin/bash
# README.md is true: every command in it that can be run here is run, in the
# order it stands there, on a machine with the demonstration; every target of
# make exists, every sheet is one the program knows, every file it shows is
# there. The other pages for people who work on the program name files and
# functions that exist.
set -u
: "${BUILD:=build}"
cd "$(dirname "$0")/.." || exit 3
C=$(realpath "$BUILD/cunping")
SET_FOLDER=$(realpath "$BUILD/demo/jiqiang")
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
passed=0 failed=0
pages=() # for people who work on the program
for page in README.md CONTRIBUTING.md docs/ARCHITECTURE.md; do [ -e "$page" ] && pages+=("$page"); done

ok() { # NAME COMMAND …: the command must succeed
    name=$1
    shift
    if "$@" >"$T/out" 2>&1; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $name" >&2; tail -n 5 "$T/out" >&2; fi
}

# The shell blocks of a page and what it says in `…`, a command a line, without remarks.
commands() {
    awk '/^```sh$/ { block = 1; next } /^```/ { block = 0; next }
        block { sub(/ +# .*/, ""); print; next }
        { while (match($0, /`[^`]+`/)) { print substr($0, RSTART + 1, RLENGTH - 2); $0 = substr($0, RSTART + RLENGTH) } }' "$1"
}

# --- cunping …
mkdir -p "$T/bin" "$T/data" "$T/desk" "$T/stick"
printf '标题,类型,发布单位,日期,正文\n停水,通知,村委会,2021-12-06,明天停水\n' >"$T/stick/通知公告.csv"
ln -s "$C" "$T/bin/cunping"
PATH=$T/bin:$PATH
"$C" settings --data "$T/data" 本村=高同村 >/dev/null || exit 3
"$C" import "$SET_FOLDER" --data "$T/data" --now 2021-12-06T09:41 --yes >/dev/null || exit 3
awk '/^# 吉强镇.txt$/ { block = 1 } /^```/ { block = 0 } block' README.md >"$T/desk/吉强镇.txt"
(cd "$T/desk" && cunping key new 丢了的 --name 集强镇 --data "$T/data") >/dev/null || exit 3 # the key that somebody lost
ok "the roll-out file is there" test -s "$T/desk/吉强镇.txt"

# One command, with the names of the page replaced by what is here.
try() {
    local line=${1#sudo -u cunping } name=$1
    line=${line//\/var\/lib\/cunping/$T/data}
    rm -rf "$T/desk/"{文件夹,FOLDER,12月公示,空白表.xlsx,FILE.xlsx}
    case $line in *export*) ;; *) for f in 文件夹 FOLDER 12月公示; do cp -r "$T/stick" "$T/desk/$f"; done ;; esac
    line=${line//FILE/吉强镇.txt}
    line=${line//吉强镇.txt.xlsx/空白表.xlsx}
    line=${line//SHEET --where COLUMN=VALUE COLUMN=VALUE/问题整改台账 --where 问题编号=2021-014 完成情况=已完成}
    case $line in "cunping template") line="$line --help" ;; esac # named, not used
    case $line in "cunping import FOLDER"*|"cunping import 文件夹"*) cunping settings packs_only=否 --data "$T/data" >/dev/null ;; esac
    case $line in *--data*) ;; *) line="$line --data $T/data" ;; esac
    ok "$name" sh -c "cd '$T/desk' && $line"
}
tried=0
while IFS= read -r line; do
    try "$line"
    tried=$((tried + 1))
done < <(commands README.md | grep -E '^(sudo -u cunping )?cunping ([a-z]|--)' | grep -v -- '…')
ok "there were commands to try" test "$tried" -gt 10

# --- make …
make help >"$T/targets"
while read -r _ target _; do
    ok "make $target" grep -q "^$target " "$T/targets"
done < <(cat "${pages[@]}" | sed -n 's/^\(sudo \)\?make \([a-z]*\).*/make \2/p; s/`make \([a-z]*\)\(\| [^`]*\)`/\nmake \1\n/gp' | grep '^make [a-z]' | sort -u)

# --- installing
# only its own lines: nothing is built anew here
env -u MAKEFLAGS make -n install BUILD="$BUILD" DESTDIR="$T/root" PREFIX=/usr/local | grep -E '^(install|sed) ' | sh
ok "make install puts the program where README says" test -x "$T/root/usr/local/bin/cunping"
for unit in $(sed -n 's/^sudo systemctl enable --now \(.*\)/\1/p' README.md); do
    case $unit in *.*) ;; *) unit=$unit.service ;; esac
    ok "the unit $unit is installed" test -s "$T/root/usr/local/lib/systemd/system/$unit"
done

# --- sheets
"$C" template "$T/all.xlsx" >/dev/null
"$C" check "$T/all.xlsx" --json 2>/dev/null | grep -o '"sheet":"[^"]*"' | cut -d'"' -f4 >"$T/sheets"
sed -n '/^| 表 | 列 |$/,/^$/ s/^| \([^|]*\) |.*/\1/p; s/^还有\([^。]*\)。.*/\1/p' README.md | sed 's/、/\n/g' | sed '/^表$/d; /^-*$/d' >"$T/named"
ok "README names sheets" test "$(wc -l <"$T/named")" -gt 10
while IFS= read -r sheet; do
    ok "the sheet $sheet" grep -qxF "$sheet" "$T/sheets"
done <"$T/named"

# --- what the pages show and name
for page in "${pages[@]}" CHANGELOG.md docs/文书手册.md; do
    folder=$(dirname "$page")
    for link in $(grep -oE '\]\([^)#]+\)|src="[^"]+"' "$page" | sed -E 's/^\]\(//; s/\)$//; s/^src="//; s/"$//' | grep -v '^http'); do
        ok "$page shows $link" test -e "$folder/$link"
    done
done
for page in "${pages[@]}"; do
    for path in $(grep -oE '`(src|tests|tools|assets|fonts|docs)/[^` ]*`' "$page" | tr -d '`' | grep -v NAME | sort -u); do
        ok "$page: $path is there" bash -c "compgen -G '$path' >/dev/null"
    done
    for name in $(grep -oE '`[a-z_0-9]+\(\)`' "$page" | tr -d '`()' | sort -u); do
        ok "$page: $name() is there" grep -rqE "\b$name\(" src tests --include=*.c --include=*.h
    done
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
