#!/bin/bash
# run.sh SECONDS [TARGET]: tries the targets one after the other, each for so long, from the seeds that are made here
# and what earlier runs found ($BUILD/fuzz/corpus). A line a target; what breaks one is kept below $BUILD/fuzz/broken.
set -u
: "${BUILD:=build}"
F=$BUILD/fuzz/fuzz seconds=$1 passed=0 failed=0
export UBSAN_OPTIONS=print_stacktrace=1 ASAN_OPTIONS=allocator_may_return_null=1:detect_leaks=0:abort_on_error=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# small ones of our own making, by what the target reads
seed() {
    local t n
    mkdir -p "$work/$1"
    case $1 in
    zip) printf 'PK\005\006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0' >"$work/zip/0"; cp "$BUILD"/demo/*/*.xlsx "$work/zip" 2>/dev/null ;;
    sheet) printf '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1"><f>A1</f><v>45387</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>' >"$work/sheet/0" ;;
    strings) printf '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>a</t></r><rPh sb="0"><t>b</t></rPh></si><si><t xml:space="preserve"> _x000D_</t></si></sst>' >"$work/strings/0" ;;
    ods) printf '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="a"><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="3" table:number-columns-repeated="3"><text:p>3</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>' >"$work/ods/0" ;;
    csv) printf '标题,类型\n"停,水",通知\n' >"$work/csv/0"; printf '标题,类型\n停水,通知\n' | iconv -t GB18030 >"$work/csv/1"; printf '标题\t类型\n停水\t通知\n' | iconv -t UTF-16 >"$work/csv/2" ;;
    cell) n=0; for t in 2024年4月28日 45387 1.39E+10 3.5万元 一组3号 0954-3010001 14000余台（次） 85% 马·阿丹; do n=$((n + 1)); printf '\001\002\001\001%s' "$t" >"$work/cell/$n"; done ;;
    gate) n=0; for t in 张明家门口有垃圾 电话13909541234 低保户马·阿丹 阿卜杜热合曼·买买提看病 最脏户; do n=$((n + 1)); printf '\005\003%s' "$t" >"$work/gate/$n"; done ;;
    photo) command -v convert >/dev/null && convert -size 9x7 gradient: "$work/photo/0.jpg" && convert -size 9x7 gradient: -interlace JPEG "$work/photo/1.jpg" &&
        convert -size 5x6 gradient: "$work/photo/2.png" && convert -size 5x6 gradient: -type palette "$work/photo/3.png" ;;
    exif) printf 'Exif\0\0II*\0\010\0\0\0\001\0\022\001\003\0\001\0\0\0\006\0\0\0\0\0\0\0' >"$work/exif/0" ;;
    sound) printf 'RIFF\064\0\0\0WAVEfmt \020\0\0\0\001\0\001\0\100\037\0\0\200\076\0\0\002\0\020\0data\020\0\0\0\0\0\1\0\2\0\3\0\4\0\5\0\6\0\7\0' >"$work/sound/0" ;;
    content) printf '\005\0\0\0\0\0\0\0\002\0\0\0\0\0\0\0a.csvxy' >"$work/content/0" ;;
    pack) head -c 6000 /dev/zero >"$work/pack/0"; for p in "$BUILD"/fuzz/*.cunping; do [ ! -f "$p" ] || cp "$p" "$work/pack/1"; done ;;
    rollout) printf '# 一行\n本村=高同村\n工作人员=张文 480215\n两人审核=是\n' >"$work/rollout/0" ;;
    names) printf '照片/微信图片_20211120093015.jpg' >"$work/names/0"; printf '村屏_回执/a.xlsx' >"$work/names/1" ;;
    *) printf 'a' >"$work/$1/0" ;;
    esac
}
# a small real pack and a small real edition, when the program is there
if [ -x "$BUILD/cunping" ]; then
    mkdir -p "$work/in" "$work/edition"
    printf '标题,类型,日期,正文\n停水,通知,2024-05-03,明天停水\n' >"$work/in/通知公告.csv"
    "$BUILD/cunping" key new "$work/key" --name 镇 >/dev/null && "$BUILD/cunping" pack "$work/in" -o "$BUILD/fuzz/seed.cunping" --key "$work/key" >/dev/null
    "$BUILD/cunping" import "$work/in" --data "$work/data" --yes >/dev/null 2>&1 && cp "$work"/data/editions/*.db "$work/edition/"
fi
dict() { # words that chance would not find
    case $1 in
    sheet | strings | ods) printf '"<row r=\\"2\\">"\n"<c r=\\"A1\\""\n"t=\\"s\\""\n"</"\n"&#x1F600;"\n"number-columns-repeated"\n"<!DOCTYPE"\n"<mergeCell ref=\\"A1:XFD9\\""\n' ;;
    zip) printf '"PK\\x01\\x02"\n"PK\\x03\\x04"\n"PK\\x05\\x06"\n"xl/workbook.xml"\n"content.xml"\n' ;;
    cell) printf '"\\xe5\\xb9\\xb4"\n"\\xe6\\x9c\\x88"\n"\\xe4\\xb8\\x87"\n"E+10"\n"-"\n"/"\n' ;;
    photo | exif) printf '"Exif"\n"\\xff\\xd8\\xff\\xe1"\n"IHDR"\n"IDAT"\n"iCCP"\n"II*\\x00"\n' ;;
    pack) printf '"cunping pack"\n' ;;
    *) printf '"a"\n' ;;
    esac
}

for t in ${2:-$("$F" --list)}; do
    seed "$t"
    corpus=$BUILD/fuzz/corpus/$t broken=$BUILD/fuzz/broken
    mkdir -p "$corpus" "$broken"
    dict "$t" >"$work/dict"
    FUZZ_TARGET=$t "$F" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=65536 -dict="$work/dict" -print_final_stats=1 \
        -artifact_prefix="$broken/$t-" "$corpus" "$work/$t" >"$work/log" 2>&1
    status=$?
    runs=$(awk '/number_of_executed_units/ { print $2 }' "$work/log")
    if [ $status -eq 77 ]; then
        echo "$t: skipped, its libraries are not here"
    elif [ $status -eq 0 ] && [ "${runs:-0}" -gt 0 ]; then
        passed=$((passed + 1)); echo "$t: $runs executions, nothing broke"
    else
        failed=$((failed + 1)); echo "$t: BROKEN after ${runs:-?} executions"; grep -m4 'ERROR\|runtime error\|SUMMARY\|Test unit' "$work/log" || tail -5 "$work/log"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
