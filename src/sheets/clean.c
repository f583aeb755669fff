/* clean: see clean.h. The tables are GB 18030-2005's final places for what
 * GBK and GB 18030-2000 kept in the private-use area, and Unicode's
 * Equivalent_Unified_Ideograph of the CJK radicals. Pure; ICU does NFC. */
#include "sheets/clean.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>

#include "base/str.h"

/* GBK FE50 to FEA0, once U+E815 to U+E864 */
static const uint32_t gbk_fe50[] = {
	0x2E81,
	0x20087,
	0x20089,
	0x200CC,
	0x2E84,
	0x3473,
	0x3447,
	0x2E88,
	0x2E8B,
	0x9FB4,
	0x359E,
	0x361A,
	0x360E,
	0x2E8C,
	0x2E97,
	0x396E,
	0x3918,
	0x9FB5,
	0x39CF,
	0x39DF,
	0x3A73,
	0x39D0,
	0x9FB6,
	0x9FB7,
	0x3B4E,
	0x3C6E,
	0x3CE0,
	0x2EA7,
	0x215D7,
	0x9FB8,
	0x2EAA,
	0x4056,
	0x415F,
	0x2EAE,
	0x4337,
	0x2EB3,
	0x2EB6,
	0x2EB7,
	0x2298F,
	0x43B1,
	0x43AC,
	0x2EBB,
	0x43DD,
	0x44D6,
	0x4661,
	0x464C,
	0x9FB9,
	0x4723,
	0x4729,
	0x477C,
	0x478D,
	0x2ECA,
	0x4947,
	0x497A,
	0x497D,
	0x4982,
	0x4983,
	0x4985,
	0x4986,
	0x499F,
	0x499B,
	0x49B7,
	0x49B6,
	0x9FBA,
	0x241FE,
	0x4CA3,
	0x4C9F,
	0x4CA0,
	0x4CA1,
	0x4C77,
	0x4CA2,
	0x4D13,
	0x4D14,
	0x4D15,
	0x4D16,
	0x4D17,
	0x4D18,
	0x4D19,
	0x4DAE,
	0x9FBB,
};

/* U+2E80 to U+2EF3; 0 where there is none */
static const uint32_t radical_2e80[] = {
	0,
	0x5382,
	0x4E5B,
	0x4E5A,
	0x4E59,
	0x4EBB,
	0x5182,
	0x20628,
	0x5200,
	0x5202,
	0x535C,
	0x353E,
	0x5C0F,
	0x5C0F,
	0x5140,
	0x5C23,
	0x5C22,
	0x21BC2,
	0x5DF3,
	0x5E7A,
	0x5F51,
	0x5F50,
	0x5FC4,
	0x5FC3,
	0x624C,
	0x6535,
	0,
	0x65E1,
	0x65E5,
	0x6708,
	0x6B7A,
	0x6BCD,
	0x6C11,
	0x6C35,
	0x6C3A,
	0x706C,
	0x722B,
	0x722B,
	0x4E2C,
	0x725B,
	0x72AD,
	0x738B,
	0x24D14,
	0x76EE,
	0x793A,
	0x793B,
	0x25AD7,
	0x7CF9,
	0x7E9F,
	0x7F53,
	0x7F52,
	0x34C1,
	0x5197,
	0x2626B,
	0x7F8A,
	0x2634C,
	0x2634B,
	0x8002,
	0x8080,
	0x807F,
	0x8089,
	0x26951,
	0x8279,
	0x8279,
	0x8279,
	0x864E,
	0x8864,
	0x8980,
	0x897F,
	0x89C1,
	0x89D2,
	0x278B2,
	0x8BA0,
	0x8D1D,
	0x27FB7,
	0x8F66,
	0x8FB6,
	0x8FB6,
	0x8FB6,
	0x9091,
	0x9485,
	0x9577,
	0x9578,
	0x957F,
	0x95E8,
	0x28E0F,
	0x961D,
	0x96E8,
	0x9752,
	0x97E6,
	0x9875,
	0x98CE,
	0x98DE,
	0x98DF,
	0x2967F,
	0x98E0,
	0x9963,
	0x29810,
	0x9A6C,
	0x9AA8,
	0x9B3C,
	0x9C7C,
	0x9E1F,
	0x5364,
	0x9EA6,
	0x9EC4,
	0x9EFE,
	0x6589,
	0x9F50,
	0x6B6F,
	0x9F7F,
	0x7ADC,
	0x9F99,
	0x9F9C,
	0x4E80,
	0x9F9F,
};

/* GBK A6D9 …, once U+E78D to U+E796: vertical punctuation */
static const uint32_t gbk_a6d9[] = { 0xFE10, 0xFE12, 0xFE11, 0xFE13, 0xFE14, 0xFE15, 0xFE16, 0xFE17, 0xFE18, 0xFE19 };

uint32_t
clean_private_use(uint32_t cp)
{
	if (cp >= 0xE815 && cp < 0xE815 + sizeof gbk_fe50 / sizeof *gbk_fe50)
		return gbk_fe50[cp - 0xE815];
	if (cp >= 0xE78D && cp < 0xE78D + sizeof gbk_a6d9 / sizeof *gbk_a6d9)
		return gbk_a6d9[cp - 0xE78D];
	if (cp == 0xE7C7)
		return 0x1E3F; /* ḿ */
	if (cp == 0xE7C8)
		return 0x01F9; /* ǹ */
	if (cp == 0xE7E7)
		return 0x303E;
	if (cp >= 0xE7E8 && cp <= 0xE7F3)
		return 0x2FF0 + (cp - 0xE7E8); /* how a character is put together */
	return 0;
}

static uint32_t
radical(uint32_t cp)
{
	if (cp >= 0x2E80 && cp < 0x2E80 + sizeof radical_2e80 / sizeof *radical_2e80)
		return radical_2e80[cp - 0x2E80] ? radical_2e80[cp - 0x2E80] : cp;
	if (cp < 0x2F00 || cp > 0x2FD5)
		return cp;
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&status);
	UChar plain[4];
	int32_t n = U_SUCCESS(status) ? unorm2_getRawDecomposition(nfkc, (UChar32)cp, plain, 4, &status) : 0;
	return U_SUCCESS(status) && n == 1 ? plain[0] : cp;
}

/* Cannot be seen and has no business in a cell. */
static bool
unseen(uint32_t cp)
{
	if (cp < 0x20)
		return cp != '\n' && cp != '\t';
	return (cp >= 0x7F && cp <= 0x9F) || cp == 0xAD || cp == 0x61C || cp == 0x180E ||
	       (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x206F) ||
	       cp == 0xFEFF || (cp >= 0xFFF9 && cp <= 0xFFFB) || (cp & 0xFFFE) == 0xFFFE ||
	       (cp >= 0xFDD0 && cp <= 0xFDEF) || (cp >= 0xE0000 && cp <= 0xE007F);
}

static bool
blank(uint32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == 0xA0 || cp == 0x3000 || (cp >= 0x2000 && cp <= 0x200A) ||
	       cp == 0x202F || cp == 0x205F;
}

static bool
compatibility(uint32_t cp)
{
	return (cp >= 0xF900 && cp <= 0xFAFF) || (cp >= 0x2F800 && cp <= 0x2FA1F);
}

/* As utf8_next, within n bytes, so that NUL is a character like others. */
static uint32_t
take(const char **s, const char *end)
{
	char part[5] = "";
	size_t n = (size_t)(end - *s) < 4 ? (size_t)(end - *s) : 4;
	if (**s == '\0') {
		(*s)++;
		return 0;
	}
	memcpy(part, *s, n);
	const char *p = part;
	uint32_t cp = utf8_next(&p);
	*s += p - part;
	return cp;
}

static bool
composable(uint32_t cp)
{
	return cp >= 0x300 && !compatibility(cp) &&
	       u_getIntPropertyValue((UChar32)cp, UCHAR_NFC_QUICK_CHECK) != UNORM_YES;
}

/* Normalises with `norm`; leaves the text as it is when ICU cannot. */
static void
normalise(const UNormalizer2 *norm, struct strbuf *text)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t max = text->len < INT32_MAX / 16 ? (int32_t)text->len * 4 + 64 : 0, n = 0;
	UChar *in = malloc((size_t)max * sizeof *in + 1), *out = malloc((size_t)max * sizeof *out + 1);
	char *utf8 = malloc((size_t)max * 3 + 1);
	if (norm && max && in && out && utf8) {
		u_strFromUTF8(in, max, &n, text->data, (int32_t)text->len, &status);
		n = unorm2_normalize(norm, in, n, out, max, &status);
		u_strToUTF8(utf8, max * 3, &n, out, n, &status);
		if (U_SUCCESS(status)) {
			strbuf_clear(text);
			strbuf_append_n(text, utf8, (size_t)n);
		}
	}
	free(in);
	free(out);
	free(utf8);
}

/* NFC of everything but the compatibility ideographs. */
static void
compose(struct strbuf *text)
{
	UErrorCode status = U_ZERO_ERROR;
	USet *set = uset_open(0, 0x10FFFF);
	uset_removeRange(set, 0xF900, 0xFAFF);
	uset_removeRange(set, 0x2F800, 0x2FA1F);
	UNormalizer2 *nfc = unorm2_openFiltered(unorm2_getNFCInstance(&status), set, &status);
	if (U_SUCCESS(status))
		normalise(nfc, text);
	unorm2_close(nfc);
	uset_close(set);
}

static void
trim_end(struct strbuf *b, size_t start)
{
	for (;;) {
		size_t n = b->len;
		if (n > start && (b->data[n - 1] == ' ' || b->data[n - 1] == '\t'))
			n--;
		else if (n >= start + 3 && memcmp(b->data + n - 3, "\u3000", 3) == 0)
			n -= 3;
		if (n == b->len)
			return;
		b->len = n;
		b->data[n] = '\0';
	}
}

/* Appends the cleaned characters; true when something wants composing. */
static bool
filter(struct strbuf *out, const char *s, size_t n, struct clean_count *count)
{
	const char *end = s + n;
	size_t line = 0, characters = 0;
	bool again = false;
	while (s < end) {
		uint32_t cp = take(&s, end);
		if (cp == '\r')
			cp = '\n', s += s < end && *s == '\n';
		if (cp == 0x2028 || cp == 0x2029)
			cp = '\n';
		if (unseen(cp)) {
			count->stripped++;
			continue;
		}
		if (characters++ >= CLEAN_MAX_CHARACTERS) {
			count->cut++;
			break;
		}
		if (cp == '\n') {
			trim_end(out, line);
			line = out->len + 1;
		}
		cp = radical(clean_private_use(cp) ? clean_private_use(cp) : cp);
		again = again || composable(cp);
		strbuf_append_cp(out, blank(cp) && cp != 0x3000 ? ' ' : cp);
	}
	trim_end(out, line);
	while (out->len && out->data[out->len - 1] == '\n')
		out->data[--out->len] = '\0';
	return again;
}

const char *
clean_text(struct arena *a, const char *s, size_t n, struct clean_count *count)
{
	struct clean_count none = { 0 };
	struct strbuf out = { 0 };
	if (filter(&out, s, n, count ? count : &none))
		compose(&out);
	const char *text = arena_strndup(a, strbuf_text(&out), out.len);
	strbuf_free(&out);
	return text;
}

void
clean_report(const struct clean_count *count, const char *file, struct findings *f)
{
	struct place at = { .file = file };
	if (count->stripped)
		finding_add(f, FINDING_UNSEEN_CHARACTERS, at, count->stripped);
}

bool
clean_is_image(const char *s)
{
	return str_starts(s, "=DISPIMG(") || str_starts(s, "=_xlfn.DISPIMG(");
}

const char *
clean_key(struct arena *a, const char *s)
{
	UErrorCode status = U_ZERO_ERROR;
	struct strbuf wide = { 0 }, out = { 0 };
	strbuf_append(&wide, s);
	normalise(unorm2_getNFKCInstance(&status), &wide);
	for (const char *p = strbuf_text(&wide); *p;) {
		uint32_t cp = utf8_next(&p);
		if (!blank(cp) && cp != '\n' && !unseen(cp))
			strbuf_append_cp(&out, cp == 0x25CB || cp == 0x25EF ? 0x3007 : cp);
	}
	const char *key = arena_strdup(a, strbuf_text(&out));
	strbuf_free(&wide);
	strbuf_free(&out);
	return key;
}

const char *
clean_narrow(struct arena *a, const char *s)
{
	struct strbuf out = { 0 };
	while (*s) {
		uint32_t cp = utf8_next(&s);
		if (blank(cp))
			cp = ' ';
		if (cp >= 0xFF01 && cp <= 0xFF5E)
			cp -= 0xFEE0;
		if (out.len || (cp != ' ' && cp != '\n'))
			strbuf_append_cp(&out, cp);
	}
	while (out.len && (out.data[out.len - 1] == ' ' || out.data[out.len - 1] == '\n'))
		out.data[--out.len] = '\0';
	return strbuf_take(&out, a);
}
