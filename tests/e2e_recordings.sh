#!/bin/sh
# Recordings off a stick: every kind that telephones and computers make is
# taken, cut, levelled and kept; what cannot be heard is said with its cure;
# what goes out comes back as it was.
set -u
: "${BUILD:=build}"
C=$(realpath "$BUILD/cunping")
for tool in ffmpeg sox; do
    command -v $tool >/dev/null || { echo "no $tool here"; exit 77; }
done
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
not() { ! "$@"; }
ff() { ffmpeg -nostdin -v error -y "$@"; }
media() { find "$1/media" -type f | sort; }
measure() { ffmpeg -nostdin -hide_banner -i "$1" -af ebur128=peak=true -f null - 2>&1 | sed -n "s/^ *$2: *\(-\{0,1\}[0-9.]*\) .*/\1/p" | tail -1; }
between() { # A NUMBER B
    awk -v a="$1" -v n="$2" -v b="$3" 'BEGIN { exit !(n != "" && n + 0 >= a && n + 0 <= b) }' || { echo "$2 is not from $1 to $3" >&2; return 1; }
}
notices() { # NAME=RECORDING …: a sheet with a notice each
    rm -rf "$S"/*.csv
    echo '标题,类型,日期,正文,录音文件名' >"$S/通知公告.csv"
    for each; do echo "${each%%=*},通知,2024-04-28,明天停水,${each#*=}" >>"$S/通知公告.csv"; done
}

# Something like a voice: four seconds, two of silence before and three behind.
mkdir -p "$S/录音"
sox -n -r 44100 -b 16 "$T/voice.wav" synth 4 sawtooth 180 synth 4 pinknoise mix lowpass 3000 tremolo 3 70 gain -n -14 pad 2 3 2>/dev/null ||
    { echo "sox makes no voice here"; exit 77; }

# every kind, loud or soft, one channel or two
cd "$S/录音" || exit 1
ff -i "$T/voice.wav" -ac 2 手机.m4a
ff -i "$T/voice.wav" -af volume=-18dB 轻声.aac
ff -i "$T/voice.wav" -ac 2 -ar 22050 网上.mp3
ff -i "$T/voice.wav" -af volume=9dB 录音笔.wav
ff -i "$T/voice.wav" 微信.ogg
ff -i "$T/voice.wav" -c:a libopus 新的.opus
sox "$T/voice.wav" -r 8000 -c 1 old.amr-nb 2>/dev/null && mv old.amr-nb 老手机.amr || rm -f old.amr-nb
cd - >/dev/null || exit 1
kinds="手机.m4a 轻声.aac 网上.mp3 录音笔.wav 微信.ogg 新的.opus"
[ -f "$S/录音/老手机.amr" ] && kinds="$kinds 老手机.amr" || echo "sox writes no AMR here" >&2
set --
for k in $kinds; do set -- "$@" "$k=$k"; done
notices "$@"
ok "every kind is taken" run 0 import "$S" --data "$D" --yes --json
ok "and counted" out "\"recordings\":{\"added\":$#,\"unchanged\":0}"
ok "none is a photo" out '"photos":{"added":0,"unchanged":0,"skipped":0}'
ok "nothing is said of them" out '"findings":[]'
ok "one file each" test "$(media "$D" | wc -l)" -eq $#
for f in $(media "$D"); do
    ok "it is Opus" test "$(ffprobe -v error -show_entries stream=codec_name,channels -of csv=p=0 "$f")" = opus,1
    ok "at one level" between -19.5 "$(measure "$f" I)" -16.5
    ok "never too loud" between -9 "$(measure "$f" Peak)" -1
    ok "without the silence" between 3.8 "$(ffprobe -v error -show_entries format=duration -of csv=p=0 "$f")" 4.5
done
ok "the same again" run 0 import "$S" --data "$D" --yes --json
ok "changes nothing" out '"edition":null'
ok "and is known" out "\"recordings\":{\"added\":0,\"unchanged\":$#}"
run 0 import "$S" --data "$T/other" --yes
ok "the same bytes on another machine" test "$(media "$D" | xargs sha256sum | cut -c1-64 | sort | sha256sum)" = "$(media "$T/other" | xargs sha256sum | cut -c1-64 | sort | sha256sum)"

# out and in again, and on to another machine
ok "export" run 0 export "$T/aus" --data "$D"
ok "says how many" out "另有 $# 条录音"
ok "they lie in a folder" test "$(find "$T/aus/录音" -name '*.opus' | wc -l)" -eq $#
ok "back again" run 0 import "$T/aus" --data "$D" --yes --json
ok "nothing is different" out '"added":0,"changed":0,"removed":0'
ok "no edition of it" out '"edition":null'
ok "elsewhere" run 0 import "$T/aus" --data "$T/third" --yes --json
ok "all are there" out "\"recordings\":{\"added\":$#,\"unchanged\":0}"

# a sheet that comes again without the files keeps them; another file of the same name is a change
mkdir -p "$T/ohne"
cp "$S/通知公告.csv" "$T/ohne"
ok "files need not come twice" run 0 import "$T/ohne" --data "$D" --yes --json
ok "and stay" out '"edition":null'
ff -i "$T/voice.wav" -af atempo=0.8 "$S/录音/手机.m4a"
ok "a new one of the same name" run 0 import "$S" --data "$D" --yes --json
ok "is a change" out '"changed":1'
ok "the old one goes when no edition has it" test "$(media "$D" | wc -l)" -ge $#

# what cannot be heard
said() { # WHAT RECORDING SENTENCE
    notices "第一条=$2" "第二条="
    ok "$1 is refused" run 1 check "$S"
    ok "$1 is said" out "$3"
}
: >"$S/录音/空.m4a"
said "an empty file" 空.m4a '录音“空.m4a”：录音文件是空的，请重新拷一遍'
head -c 20000 /dev/urandom >"$S/录音/乱.mp3"
printf 'x' | dd of="$S/录音/乱.mp3" conv=notrunc 2>/dev/null
said "rubbish" 乱.mp3 '录音坏了，打不开，请重新拷一遍'
head -c 9000 "$S/录音/手机.m4a" >"$S/录音/半截.m4a"
said "half an m4a" 半截.m4a '录音坏了，打不开'
head -c 200000 "$S/录音/录音笔.wav" >"$S/录音/半截.wav"
said "half a WAV" 半截.wav '录音坏了，打不开'
head -c 200 "$S/录音/微信.ogg" >"$S/录音/头.ogg"
said "the head of an OGG" 头.ogg '录音坏了，打不开'
sox -n -r 16000 "$S/录音/静.wav" synth 5 sine 0 2>/dev/null || sox -n -r 16000 "$S/录音/静.wav" trim 0 5
said "silence" 静.wav '录音里听不到声音，请离手机近一点'
ff -i "$T/voice.wav" -af volume=-60dB "$S/录音/太轻.m4a"
said "a whisper from afar" 太轻.m4a '录音里听不到声音'
sox -n -r 8000 -b 8 "$S/录音/长.wav" synth 60 sine 300 tremolo 2 50 gain -12 repeat 59
said "an hour" 长.wav '录音太长，一条最多 10 分钟，请截短，或分成几条'
ff -i "$T/voice.wav" "$S/录音/无损.flac"
said "FLAC" 无损.flac '这是 FLAC 声音，这里读不了，请另存为 m4a、mp3 或 wav'
printf '\060\046\262\165\216\146\317\021some' >"$S/录音/老.wma"
said "WMA" 老.wma '这是 WMA 声音'
said "one that is not there" 没有.m4a '找不到录音“没有.m4a”'
said "a name that is nearly one" 新得.opus '找不到录音“新得.opus”，最像的是“新的.opus”'
mkdir -p "$S/录音/又"
cp "$S/录音/网上.mp3" "$S/录音/又/手机.m4a"
said "two of one name" 手机.m4a '“手机.m4a”有两条不同的录音'
rm -rf "$S/录音/又"

# one that is too loud can be used
ff -i "$T/voice.wav" -af volume=40dB "$S/录音/破音.wav"
notices "喊出来的=破音.wav"
ok "a clipped one is taken" run 0 check "$S"
ok "and said" out '录得太响，有些地方破音，能用'
notices "手机录的=录音笔.wav"
ok "a loud one is not clipped" run 0 check "$S"
ok "nothing is said of it" not out 破音，

# where recordings lie: the clerk's own music is none of our business
cp "$S/录音/网上.mp3" "$S/我的歌.mp3"
mkdir -p "$S/音乐"
cp "$S/录音/网上.mp3" "$S/音乐/一首歌.mp3"
notices "有人念=手机" "没人念="
ok "a name without its ending" run 0 check "$S"
ok "others are counted" out '表格里没有提到这条录音'
ok "music is not looked at" not out '我的歌.mp3：表格里没有提到'
notices "要听歌=一首歌.mp3"
ok "nor used" run 1 check "$S"
ok "where it belongs is said" out '请把录音放进“录音”文件夹'

# of a home only with consent
rm -f "$S/通知公告.csv"
printf '村(社区),组(屯),门牌号,户主姓名,总分,评定批次,录音文件名,本人同意公开\n幸福村,1组,3,张明,90,2024年第一批,手机.m4a,否\n幸福村,1组,4,李强,91,2024年第一批,网上.mp3,是\n' >"$S/最美庭院名单.csv"
ok "courtyards" run 0 import "$S" --data "$T/yards" --yes --json
ok "one is kept" out '"recordings":{"added":1,"unchanged":0}'
ok "why the other is not" out '没有写明本人同意公开，1 条录音没有存'
sed -i 's/,是$/,否/' "$S/最美庭院名单.csv"
ok "consent is taken back" run 0 import "$S" --data "$T/yards" --yes --json
ok "the recording is gone" test "$(media "$T/yards" | wc -l)" -eq 0

# the blank workbook and its help
ok "template" run 0 template "$T/空白.xlsx"
ok "doctor" run 0 doctor --data "$D"
ok "counts them whole" out '都完好'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
