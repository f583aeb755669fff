# pinyin.awk: see pinyin.mk. Reads lines of Unihan (U+5355 …) and of the Rime
# dictionary (word<TAB>dan ming<TAB>weight); writes pinyin<TAB>weight<TAB>word.
# Bytes, not characters: run with LC_ALL=C.
BEGIN {
	FS = "\t"
	for (i = 0; i < 16; i++) hex[substr("0123456789ABCDEF", i + 1, 1)] = i
	# readings are written with tones
	n = split("ā a á a ǎ a à a ē e é e ě e è e ê e ī i í i ǐ i ì i ō o ó o ǒ o ò o ū u ú u ǔ u ù u " \
	    "ǖ v ǘ v ǚ v ǜ v ü v ḿ m ń n ň n ǹ n", t, " ")
	for (i = 1; i < n; i += 2) plain[t[i]] = t[i + 1]
}
function character(code,   cp, i) {
	for (i = 3; i <= length(code); i++) cp = cp * 16 + hex[substr(code, i, 1)]
	if (cp < 65536)
		return sprintf("%c%c%c", 224 + int(cp / 4096), 128 + int(cp / 64) % 64, 128 + cp % 64)
	return sprintf("%c%c%c%c", 240 + int(cp / 262144), 128 + int(cp / 4096) % 64, 128 + int(cp / 64) % 64, 128 + cp % 64)
}
function toneless(s,   mark) {
	for (mark in plain) gsub(mark, plain[mark], s)
	return s
}
# The national table of characters in use (通用规范汉字表): 8,105 of them with their readings.
$2 == "kTGHZ2013" {
	c = character($1); common[c] = 1
	n = split($3, part, /[ ,]/)
	for (i = 1; i <= n; i++) {
		sub(/.*:/, "", part[i])
		reading[c " " toneless(part[i])] = 1
	}
}
$2 == "kSimplifiedVariant" && $3 != $1 { traditional[character($1)] = 1 }
NF == 3 && $3 ~ /^[0-9]+$/ && $2 ~ /^[a-z ]+$/ {
	pinyin = " " $2 " "
	while (sub(/ lue /, " lve ", pinyin) || sub(/ nue /, " nve ", pinyin)); # as the table has it
	weight[$1 "\t" substr(pinyin, 2, length(pinyin) - 2)] = $3 + 0
}
function in_use(word,   i, n) {
	for (i = 1; i <= length(word); i += n) {
		n = substr(word, i, 1) >= "\360" ? 4 : 3
		if (!(substr(word, i, n) in common)) return 0
	}
	return 1
}
END {
	for (k in weight) {
		split(k, w, "\t")
		one = w[2] !~ / /
		rare = !in_use(w[1])
		if (rare && (!one || weight[k] == 0 || w[1] in traditional)) continue
		if (one) delete reading[w[1] " " w[2]]
		print w[2] "\t" (rare ? 0 : weight[k] + 1) "\t" w[1]
	}
	for (k in reading) {
		split(k, w, " ")
		if (w[2] ~ /^[a-z]+$/) print w[2] "\t1\t" w[1]
	}
}
