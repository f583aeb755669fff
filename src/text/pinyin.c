/* pinyin: see pinyin.h. Kept per character of the first plane, as a village
 * of 100,000 names asks for the same few thousand again and again. */
#include "text/pinyin.h"

#include <string.h>

#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "base/log.h"
#include "base/str.h"

/* Beside what ICU says: first letters as a surname, and inside a name. What
 * people read by the common reading stays, as it is what they will type. */
struct reading {
	const char *han, *letters;
};

static const struct reading surnames[] = { { "尉迟", "YC" }, { "万俟", "MQ" }, { "令狐", "LH" }, { "澹台", "TT" },
	{ "长孙", "ZS" }, { "单", "SD" }, { "曾", "ZC" }, { "仇", "QC" }, { "查", "ZC" }, { "解", "XJ" }, { "任", "R" },
	{ "区", "OQ" }, { "朴", "P" }, { "覃", "QT" }, { "盖", "G" }, { "折", "SZ" }, { "乜", "NM" }, { "缪", "M" },
	{ "翟", "ZD" }, { "冼", "X" }, { "逄", "P" }, { "宓", "MF" }, { "洗", "X" }, { "员", "Y" }, { "虎", "MH" },
	{ "哈", "H" }, { "撒", "S" }, { "黑", "H" }, { "者", "Z" }, { "妥", "T" }, { "祭", "ZJ" }, { "牟", "M" },
	{ "褚", "C" }, { "晁", "CZ" }, { "种", "CZ" }, { "召", "SZ" }, { "乐", "YL" }, { "重", "CZ" }, { "长", "CZ" },
	{ "盛", "S" }, { "车", "C" }, { "石", "S" }, { "宿", "SX" }, { "隗", "WK" }, { "郇", "XH" }, { "谌", "CS" },
	{ "卜", "B" }, { "秘", "BM" }, { "费", "FB" }, { "贾", "JG" }, { "谷", "GY" }, { "沈", "SC" }, { "那", "N" },
	{ "佴", "NE" }, { "厘", "XL" }, { "繁", "PF" }, { "干", "G" }, { "桓", "H" }, { "教", "J" }, { "曲", "Q" },
	{ "行", "XH" }, { "燕", "Y" }, { "应", "Y" }, { "於", "Y" }, { "余", "Y" }, { "俞", "YS" }, { "占", "Z" },
	{ "中", "Z" }, { "莘", "SX" }, { "戚", "Q" }, { "郗", "XC" }, { "句", "GJ" }, { "隽", "JX" }, { "适", "KS" },
	{ "肖", "X" }, { "阚", "KH" }, { "郄", "QX" }, { "郝", "H" }, { "麻", "M" }, { "寻", "XQ" } };

static const struct reading names[] = { { "行", "XH" }, { "长", "CZ" }, { "重", "ZC" }, { "乐", "LY" }, { "朝", "CZ" },
	{ "曾", "ZC" }, { "单", "DS" }, { "解", "JX" }, { "盛", "SC" }, { "晟", "SC" }, { "传", "CZ" }, { "藏", "CZ" },
	{ "召", "ZS" }, { "茜", "XQ" }, { "车", "CJ" }, { "会", "HK" }, { "石", "SD" }, { "参", "CS" }, { "省", "SX" },
	{ "宿", "SX" }, { "贾", "JG" }, { "谷", "GY" }, { "沈", "SC" }, { "虹", "HJ" }, { "莘", "XS" }, { "校", "XJ" },
	{ "朴", "P" }, { "泊", "BP" }, { "调", "TD" }, { "弹", "DT" }, { "伽", "JQ" }, { "阿", "AE" }, { "夏", "XJ" },
	{ "仇", "CQ" }, { "查", "CZ" }, { "祭", "JZ" }, { "翟", "ZD" }, { "虎", "HM" }, { "卓", "Z" }, { "澄", "CD" },
	{ "湛", "Z" }, { "隽", "JX" }, { "俊", "J" }, { "佛", "FB" }, { "和", "H" }, { "合", "HG" }, { "降", "JX" },
	{ "强", "QJ" }, { "属", "SZ" }, { "识", "SZ" }, { "畜", "CX" }, { "予", "Y" }, { "奇", "QJ" }, { "其", "QJ" },
	{ "期", "QJ" }, { "系", "XJ" }, { "见", "JX" }, { "洗", "X" }, { "正", "Z" }, { "娜", "N" }, { "绰", "C" } };

static UTransliterator *
transliterator(void)
{
	static UTransliterator *open;
	static bool tried;
	if (tried)
		return open;
	UErrorCode status = U_ZERO_ERROR;
	UChar id[64];
	tried = true;
	u_uastrcpy(id, "Han-Latin; Latin-ASCII; Upper");
	open = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
	if (U_FAILURE(status)) {
		log_warn("ICU Han-Latin: %s", u_errorName(status));
		open = NULL;
	}
	return open;
}

/* The first letter of ICU's reading; 0 when it has none. */
static char
ask(uint32_t cp)
{
	UTransliterator *t = transliterator();
	UErrorCode status = U_ZERO_ERROR;
	UChar text[64];
	int32_t length = 0, limit;
	U16_APPEND_UNSAFE(text, length, (UChar32)cp);
	limit = length;
	if (t)
		utrans_transUChars(t, text, &length, 64, 0, &limit, &status);
	return t && U_SUCCESS(status) && length > 0 && text[0] >= 'A' && text[0] <= 'Z' ? (char)text[0] : 0;
}

static char
common(uint32_t cp)
{
	static char known[0x10000];
	if (cp >= sizeof known)
		return ask(cp);
	if (!known[cp]) {
		char letter = ask(cp);
		known[cp] = letter ? letter : '-';
	}
	return known[cp] == '-' ? 0 : known[cp];
}

static const struct reading *
find(const struct reading *list, size_t count, const char *at)
{
	for (size_t i = 0; i < count; i++)
		if (str_starts(at, list[i].han))
			return &list[i];
	return NULL;
}

/* ----------------------------------------------------------- the keys */

struct keys {
	char text[PINYIN_MAX_KEYS][24];
	size_t count;
};

/* Every key so far with every one of the letters behind it. */
static void
extend(struct keys *k, const char *letters)
{
	struct keys out = { 0 };
	for (const char *l = letters; *l; l++)
		for (size_t i = 0; i < k->count && out.count < PINYIN_MAX_KEYS; i++) {
			size_t n = strlen(k->text[i]);
			if (n + 1 >= sizeof *k->text)
				continue;
			memcpy(out.text[out.count], k->text[i], n);
			out.text[out.count++][n] = *l;
		}
	if (out.count)
		*k = out;
}

/* `letters`, and the common reading of the character if it is another. */
static void
extend_both(struct keys *k, const char *letters, uint32_t cp)
{
	char all[8] = "", usual = common(cp);
	size_t n = strlen(letters);
	memcpy(all, letters, n);
	if (usual && !strchr(all, usual))
		all[n] = usual;
	extend(k, all);
}

static void
take_surname(struct keys *k, const char **at)
{
	const struct reading *r = find(surnames, sizeof surnames / sizeof *surnames, *at);
	if (!r)
		return;
	bool two = utf8_count(r->han) > 1;
	for (int i = 0; i < (two ? 2 : 1); i++) {
		char one[2] = { r->letters[i], '\0' };
		extend_both(k, two ? one : r->letters, utf8_next(at));
	}
}

static void
from_name(struct keys *k, const char *name)
{
	const char *p = name;
	k->count = 1;
	take_surname(k, &p);
	while (*p) {
		const struct reading *r = find(names, sizeof names / sizeof *names, p);
		uint32_t cp = utf8_next(&p);
		char one[2] = { common(cp), '\0' };
		if (r)
			extend_both(k, r->letters, cp);
		else if (one[0])
			extend(k, one);
	}
}

/* --------------------------------------------------- 姓名拼音 as written */

static bool
is_vowel(char c)
{
	return c && strchr("AEIOUV", c) != NULL;
}

/* Past one syllable: ZHANG, XIAO, LV; a lone consonant is one too. */
static const char *
syllable(const char *p)
{
	while (*p && !is_vowel(*p))
		p++;
	while (is_vowel(*p))
		p++;
	if (*p == 'N' && !is_vowel(p[1]))
		p += p[1] == 'G' && !is_vowel(p[2]) ? 2 : 1;
	else if (*p == 'R' && !is_vowel(p[1]))
		p++;
	return p;
}

static void
from_word(struct keys *k, const char *word)
{
	bool vowels = strpbrk(word, "AEIOUV") != NULL;
	for (const char *p = word; *p; p = vowels ? syllable(p) : p + 1) {
		char one[2] = { *p, '\0' };
		extend(k, one);
	}
}

/* 「Shàn Xiǎomíng」, 「shan xiao ming」, 「SXM」. */
static void
from_written(struct arena *a, struct keys *k, const char *written)
{
	char *word = arena_alloc(a, strlen(written) * 4 + 1);
	size_t n = 0;
	k->count = 1;
	for (const char *p = written; *p;) {
		uint32_t cp = utf8_next(&p);
		char letter = cp < 128 ? (char)(cp >= 'a' && cp <= 'z' ? cp - 32 : cp) : common(cp);
		if (letter >= 'A' && letter <= 'Z')
			word[n++] = letter;
		if (!(letter >= 'A' && letter <= 'Z') || !*p) {
			word[n] = '\0';
			from_word(k, word);
			n = 0;
		}
	}
}

size_t
pinyin_initials(struct arena *a, const char *name, const char *written, const char *out[PINYIN_MAX_KEYS])
{
	struct keys k = { .count = 0 };
	size_t n = 0;
	if (!str_empty(written))
		from_written(a, &k, written);
	if (k.count == 0 || !k.text[0][0])
		from_name(&k, name);
	for (size_t i = 0; i < k.count; i++) {
		bool twice = !k.text[i][0];
		for (size_t j = 0; j < n; j++)
			twice = twice || strcmp(out[j], k.text[i]) == 0;
		if (!twice)
			out[n++] = arena_strdup(a, k.text[i]);
	}
	return n;
}
