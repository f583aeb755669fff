/* selftest: see selftest.h. Reads what base/json.h writes, nothing more. */
#include "staff/selftest.h"

#include <string.h>

#include "base/str.h"

static const struct {
	const char *code; /* how it begins */
	const char *title;
} titles[] = { { "edition", "内容" }, { "no_content", "内容" }, { "photos", "照片" }, { "disk", "磁盘" },
	{ "memory", "内存" }, { "clock", "钟" }, { "last_change", "更新" }, { "stick", "U盘" }, { "leftovers", "清理" },
	{ "program", "程序" } };

/* The text after `"key":"`, unescaped; where it ends, or NULL when there is none before `end`. */
static const char *
read_text(const char *from, const char *end, const char *key, char *out, size_t size)
{
	const char *p = strstr(from, key);
	size_t n = 0;
	out[0] = '\0';
	if (!p || (end && p >= end))
		return NULL;
	for (p += strlen(key); *p && *p != '"'; p++) {
		char c = *p;
		if (c == '\\') {
			p++;
			if (*p == 'u') { /* control characters only: none is for people */
				p += strnlen(p + 1, 4);
				continue;
			}
			if (!*p)
				break;
			c = *p == 'n' || *p == 't' || *p == 'r' ? ' ' : *p;
		}
		if (n + 1 < size)
			out[n++] = c;
	}
	out[n] = '\0';
	while (n && !utf8_valid(out, n)) /* cut within a character */
		out[--n] = '\0';
	return p;
}

static size_t
read_rows(const char *json, bool good, struct selftest_row *out, size_t n)
{
	char level[16], code[64];
	const char *p = json ? json : "";
	while (n < SELFTEST_MOST && (p = strstr(p, "{\"level\":")) != NULL) {
		const char *end = strstr(p + 1, "{\"level\":");
		struct selftest_row *row = &out[n];
		*row = (struct selftest_row){ 0 };
		bool whole = read_text(p, end, "\"level\":\"", level, sizeof level) &&
			     read_text(p, end, "\"code\":\"", code, sizeof code) &&
			     read_text(p, end, "\"message\":\"", row->words, sizeof row->words);
		row->good = strcmp(level, "info") == 0;
		row->title = row->good ? NULL : "机器";
		for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
			if (str_starts(code, titles[i].code))
				row->title = titles[i].title;
		n += whole && row->title && row->good == good;
		p++;
	}
	return n;
}

size_t
selftest_read(const char *json, struct selftest_row out[SELFTEST_MOST])
{
	return read_rows(json, true, out, read_rows(json, false, out, 0));
}
