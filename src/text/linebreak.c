/* linebreak: see linebreak.h.
 *
 * ICU's line iterator marks what Unicode allows, its dictionary what is a word; then each tailoring of the
 * table at the end of this file runs once over the characters and makes
 * places worse (keeps together) or, for Chinese quotation marks, better. */
#include "text/linebreak.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include "base/error.h"
#include "base/log.h"
#include "base/need.h"

struct characters {
	uint32_t *cp;
	uint8_t *gap; /* gap[i]: the place before character i */
	size_t count;
};

static UBreakIterator *
iterator(UBreakIteratorType type)
{
	static UBreakIterator *open[UBRK_SENTENCE];
	if (!open[type]) {
		UErrorCode status = U_ZERO_ERROR;
		open[type] = ubrk_open(type, "zh", NULL, 0, &status);
		if (U_FAILURE(status)) {
			log_warn("ICU breaker %d: %s", (int)type, u_errorName(status));
			open[type] = NULL;
		}
	}
	return open[type];
}

/* Calls `each` for every piece that ICU finds. */
static void
walk(UBreakIteratorType type, const char *s, size_t n, uint8_t *allowed,
    void (*each)(uint8_t *allowed, int32_t from, int32_t to, int32_t status))
{
	UBreakIterator *pieces = iterator(type);
	UErrorCode status = U_ZERO_ERROR;
	UText text = UTEXT_INITIALIZER;
	if (!pieces)
		return;
	utext_openUTF8(&text, s, (int64_t)n, &status);
	ubrk_setUText(pieces, &text, &status);
	if (U_SUCCESS(status)) {
		int32_t from = 0;
		for (int32_t at = ubrk_next(pieces); at != UBRK_DONE && (size_t)at <= n; at = ubrk_next(pieces)) {
			each(allowed, from, at, ubrk_getRuleStatus(pieces));
			from = at;
		}
	}
	utext_close(&text);
}

static void
mark_place(uint8_t *allowed, int32_t from, int32_t to, int32_t status)
{
	allowed[to] = status >= UBRK_LINE_HARD ? LINEBREAK_MUST : LINEBREAK_ALLOWED;
}

/* 垃圾, 代表: a word of ICU's dictionary stays on one line where there is room. */
static void
mark_word(uint8_t *allowed, int32_t from, int32_t to, int32_t status)
{
	for (int32_t i = from + 1; i < to && status >= UBRK_WORD_IDEO; i++)
		if (allowed[i] == LINEBREAK_ALLOWED)
			allowed[i] = LINEBREAK_WORD;
}

static int
count(const uint8_t *allowed, size_t n)
{
	int places = 0;
	for (size_t i = 0; i <= n; i++)
		places += allowed[i] >= LINEBREAK_ALLOWED;
	return places;
}

int
linebreak_find_raw(const char *s, size_t n, uint8_t *allowed)
{
	memset(allowed, LINEBREAK_NEVER, n + 1);
	if (n > 0 && n <= INT32_MAX)
		walk(UBRK_LINE, s, n, allowed, mark_place);
	allowed[n] = LINEBREAK_MUST;
	return count(allowed, n);
}

static bool
in(const char *list, uint32_t cp)
{
	int32_t i = 0;
	UChar32 c;
	for (;;) {
		U8_NEXT(list, i, -1, c);
		if (c <= 0)
			return false;
		if ((uint32_t)c == cp)
			return true;
	}
}

int
linebreak_bad_start(uint32_t cp)
{
	return in("、，。．：；！？）］｝〕】》〉』」〗”’·‧・－～〜／%％‰℃℉,.:;!?)]}›", cp);
}

int
linebreak_bad_end(uint32_t cp)
{
	return in("（［｛〔【《〈『「〖“‘([{‹¥￥$＄", cp);
}

static bool
is_han(uint32_t cp)
{
	return (cp >= 0x3400 && cp < 0xA000) || cp == 0x3007 || cp == 0x3005 || (cp >= 0xF900 && cp < 0xFB00) ||
	       (cp >= 0x20000 && cp < 0x33480);
}

static bool
is_digit(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

static bool
is_letter(uint32_t cp)
{
	return (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z');
}

static uint32_t
at(const struct characters *c, size_t i)
{
	return i < c->count ? c->cp[i] : 0;
}

/* Makes the place before character i no better than `limit`. */
static void
hold(struct characters *c, size_t i, enum linebreak limit)
{
	if (i < c->count && c->gap[i] != LINEBREAK_MUST && c->gap[i] > limit)
		c->gap[i] = (uint8_t)limit;
}

/* ICU never breaks beside “ ” ‘ ’, as they may stand either way; in Chinese
 * they have a side. */
static void
free_quotes(struct characters *c)
{
	for (size_t i = 1; i < c->count; i++) {
		uint32_t before = c->cp[i - 1], after = c->cp[i];
		bool opens = in("“‘", after) && (is_han(before) || in("、，。：；！？）》」』】”", before));
		bool closes = in("”’", before) && (is_han(after) || in("（《「『【“", after));
		if (c->gap[i] == LINEBREAK_NEVER && (opens || closes))
			c->gap[i] = LINEBREAK_ALLOWED;
	}
}

/* No mark that closes begins a line, none that opens ends one; —— and …… stay whole. */
static void
keep_marks(struct characters *c)
{
	for (size_t i = 1; i < c->count; i++) {
		bool pair = c->cp[i] == c->cp[i - 1] && in("—…", c->cp[i]);
		if (pair || linebreak_bad_start(c->cp[i]) || linebreak_bad_end(c->cp[i - 1]))
			hold(c, i, LINEBREAK_NEVER);
	}
}

/* 张*明, 马** */
static void
keep_masked_names(struct characters *c)
{
	for (size_t i = 1; i < c->count; i++) {
		bool mask = in("*＊×", c->cp[i]), masked = in("*＊×", c->cp[i - 1]);
		if ((mask && (is_han(c->cp[i - 1]) || masked)) || (masked && is_han(c->cp[i])))
			hold(c, i, LINEBREAK_GLUED);
	}
}

/* 0954-3010000, HB-2024-017, 8:00-17:30, 3～5 */
static void
keep_codes(struct characters *c)
{
	for (size_t i = 1; i < c->count; i++) {
		uint32_t before = c->cp[i - 1], after = c->cp[i];
		bool joins =
		    in("-–—－~～〜/:：.", before) && i >= 2 && (is_digit(at(c, i - 2)) || is_letter(at(c, i - 2)));
		bool code_after = is_digit(after) || is_letter(after);
		if (joins && is_digit(after) && (is_digit(at(c, i - 2)) || before == '-'))
			hold(c, i, LINEBREAK_GLUED);
		if (is_digit(before) && in("-–—－~～〜/:：.", after) &&
		    (is_digit(at(c, i + 1)) || is_letter(at(c, i + 1))))
			hold(c, i, LINEBREAK_GLUED);
		if (is_digit(before) && code_after)
			hold(c, i, LINEBREAK_GLUED);
	}
}

/* The end of a number that starts at i (12.5, 3,000, 3-5), i if there is none. */
static size_t
number_end(const struct characters *c, size_t i)
{
	while (
	    is_digit(at(c, i)) || (i > 0 && is_digit(at(c, i - 1)) && is_digit(at(c, i + 1)) && in(".,-～~", at(c, i))))
		i++;
	return i;
}

static size_t
skip(const struct characters *c, size_t i, const char *list, size_t most)
{
	while (most-- && at(c, i) && in(list, at(c, i)))
		i++;
	return i;
}

static size_t
skip_word(const struct characters *c, size_t i, const char *const *words)
{
	for (; *words; words++) {
		int32_t k = 0;
		UChar32 cp;
		size_t j = i;
		for (;;) {
			U8_NEXT(*words, k, -1, cp);
			if (cp <= 0)
				return j;
			if (at(c, j) != (uint32_t)cp)
				break;
			j++;
		}
	}
	return i;
}

static const char *const units[] = { "平方公里", "平方米", "立方米", "公里", "公斤", "公顷", "千克", "千米", "厘米",
	"毫米", "小时", "分钟", "季度", "个月", "人次", "户次", "车次", "台次", "网格", "周岁", "工日", NULL };
static const char *const after_words[] = { "以上", "以下", "以内", "以前", "以后", "左右", "上下", NULL };
static const char unit_signs[] =
    "户人名个处条块份张次台辆头只株亩吨斤克米里方㎡元角分天日月年周岁组队支批项件座所间栋盏"
    "根棵桶箱袋册页版届级类种面幅眼口家场轮遍度时点秒号期章款篇句排幢层车倍成匹羽盆"
    "字套副把笔宗起例位科片段道圈壶瓶包盒万亿℃";

/* What belongs to a number ending before i, a blank between them or not: 余, 万, a unit with its （次）, 以上. */
static size_t
quantity_end(const struct characters *c, size_t i)
{
	size_t behind = skip(c, i, " \u00A0", 1);
	if (behind > i)
		return quantity_end(c, behind) > behind ? quantity_end(c, behind) : i;
	i = skip(c, i, "%％‰℃", 1);
	i = skip(c, i, "余多来几", 1);
	i = skip(c, i, "十百千万亿", 3);
	i = skip(c, i, "余多来", 1);
	size_t unit = skip_word(c, i, units);
	if (unit == i)
		unit = skip(c, i, unit_signs, 1);
	if (unit > i && in("（(", at(c, unit)) && in(unit_signs, at(c, unit + 1)) && in("）)", at(c, unit + 2)))
		unit += 3;
	i = skip(c, unit, "余多", 1);
	return skip_word(c, i, after_words);
}

static void
glue(struct characters *c, size_t from, size_t to)
{
	for (size_t i = from + 1; i < to; i++)
		hold(c, i, LINEBREAK_GLUED);
}

/* Words of the village that ICU's dictionary lacks; and 改好了, 我们的: what leans on the word before it. */
static const char *const own_words[] = { "改好", "没改", "在改", "改完", "撤下", "清走", "清运", "清扫", "入户", "评议",
	"网格", "红黑榜", "黑榜", "红榜", "红旗", "超期", "复核", "公示", "村规民约", "村委会", "村书记", "门前",
	"堆放", "柴草", "庭院", "整改", "整治", "人居", "示例", "本村", "全镇", "全乡", "巷道", "路肩", "门口", "自家",
	"全村", "上报", "下发", "拨付", "收支", "户主", "低保", "村民", "一起", NULL };

static void
keep_words(struct characters *c)
{
	for (size_t i = 0; i < c->count; i++) {
		size_t end = skip_word(c, i, own_words);
		for (size_t k = i + 1; k < end; k++)
			hold(c, k, LINEBREAK_WORD);
		if (i && in("的了着过吗呢吧们地", c->cp[i]) && is_han(c->cp[i - 1]))
			hold(c, i, LINEBREAK_WORD);
	}
}

/* 14000余台（次）, 75%以上, 近20万株, 第12条, 十二户, 9 天 */
static void
keep_quantities(struct characters *c)
{
	for (size_t i = 0; i < c->count; i++) {
		size_t end = number_end(c, i);
		bool chinese = end == i;
		if (chinese)
			end = skip(c, i, "〇零一二两三四五六七八九十百千万亿", 12);
		if (end == i)
			continue;
		size_t stop = quantity_end(c, end);
		size_t from = i > 0 && in(chinese ? "第约近逾" : "第约近逾超达共计±＋+−-", c->cp[i - 1]) ? i - 1 : i;
		if (i > 1 && c->cp[i - 1] == ' ' && in("第", c->cp[i - 2])) /* 第 1 名 */
			from = i - 2;
		glue(c, from, stop);
		i = stop - 1;
	}
}

/* 2024年4月28日: better whole; after 年 when that leaves too much empty. */
static void
keep_dates(struct characters *c)
{
	for (size_t i = 0; i < c->count; i++) {
		size_t year = number_end(c, i);
		if (year == i)
			continue;
		size_t month = at(c, year) == 0x5E74 ? number_end(c, year + 1) : year;
		if (month > year + 1 && at(c, month) == 0x6708)
			hold(c, year + 1, LINEBREAK_AVOID);
		size_t start = month > year ? year + 1 : i;
		size_t end = month > year ? month : year;
		size_t day = at(c, end) == 0x6708 ? number_end(c, end + 1) : end;
		if (day > end + 1 && in("日号", at(c, day)))
			glue(c, start, day + 1);
		i = year - 1;
	}
}

static const struct {
	const char *name;
	void (*apply)(struct characters *c);
} tailorings[] = {
	{ "Chinese quotation marks have a side", free_quotes },
	{ "marks that may not begin or end a line", keep_marks },
	{ "masked names", keep_masked_names },
	{ "telephone numbers, codes, times", keep_codes },
	{ "numbers with their units and qualifiers", keep_quantities },
	{ "dates", keep_dates },
	{ "words", keep_words },
};

static size_t
decode(const char *s, size_t n, const uint8_t *allowed, struct characters *c, size_t *offset)
{
	size_t i = 0;
	while (i < n) {
		int32_t k = (int32_t)i;
		UChar32 cp;
		U8_NEXT(s, k, (int32_t)n, cp);
		c->cp[c->count] = cp < 0 ? 0xFFFD : (uint32_t)cp;
		c->gap[c->count] = allowed[i];
		offset[c->count++] = i;
		i = (size_t)k;
	}
	return c->count;
}

static void
find(const char *s, size_t n, uint8_t *allowed)
{
	walk(UBRK_WORD, s, n, allowed, mark_word);
	struct characters c = { .cp = need(n * sizeof *c.cp), .gap = need(n) };
	size_t *offset = need(n * sizeof *offset);
	decode(s, n, allowed, &c, offset);
	for (size_t i = 0; i < sizeof tailorings / sizeof *tailorings; i++)
		tailorings[i].apply(&c);
	for (size_t i = 0; i < c.count; i++)
		allowed[offset[i]] = c.gap[i];
	free(c.cp);
	free(c.gap);
	free(offset);
}

/* The same words are asked for again with each frame and, growing, several times in one: the last answers are kept, one
 * for each value of their hash. */
enum { KEPT = 256, KEPT_LONGEST = 8192 };
static struct kept {
	char *s; /* n bytes, then the n + 1 of the answer */
	size_t n;
} kept[KEPT];

int
linebreak_find(const char *s, size_t n, uint8_t *allowed)
{
	uint32_t hash = 2166136261u;
	for (size_t i = 0; i < n; i++)
		hash = (hash ^ (uint8_t)s[i]) * 16777619u;
	struct kept *k = &kept[(hash ^ hash >> 16) % KEPT];
	if (k->s && k->n == n && memcmp(k->s, s, n) == 0) {
		memcpy(allowed, k->s + n, n + 1);
		return count(allowed, n);
	}
	linebreak_find_raw(s, n, allowed);
	if (n == 0 || n > INT32_MAX)
		return 1;
	find(s, n, allowed);
	if (n <= KEPT_LONGEST) {
		free(k->s);
		*k = (struct kept){ need(2 * n + 1), n };
		memcpy(k->s, s, n);
		memcpy(k->s + n, allowed, n + 1);
	}
	return count(allowed, n);
}
