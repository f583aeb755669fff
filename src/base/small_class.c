/* Said of free text and of figures; see the header. */
#include "base/small_class.h"

#include <string.h>

#include "base/str.h"

/* The class that a text at s names, and its bytes; 0. */
static size_t
class_at(const char *s)
{
	static const char *const classes[] = { "脱贫户", "低保户", "低保边缘户", "特困户", "五保户", "特困供养户",
		"监测户", "贫困户", "残疾户", "残疾人", "重病户", "孤儿", "困难户" };
	size_t best = 0;
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (str_starts(s, classes[i]) && strlen(classes[i]) > best)
			best = strlen(classes[i]);
	return best;
}

/* Behind the class: 「有 1 户」, 「：一人」. */
static bool
one_follows(const char *s)
{
	static const char *const between[] = { " ", "　", "：", ":", "（", "(", "仅", "只", "有", "共", "为", "数" };
	static const char *const one[] = { "1", "１", "一" }, *const unit[] = { "户", "人", "名", "家" };
	for (size_t i = 0; i < sizeof between / sizeof *between; i++)
		if (str_starts(s, between[i])) {
			s += strlen(between[i]);
			i = (size_t)-1;
		}
	for (size_t i = 0; i < 3; i++) {
		if (!str_starts(s, one[i]))
			continue;
		s += strlen(one[i]);
		s += strspn(s, " ");
		for (size_t k = 0; k < 4; k++)
			if (str_starts(s, unit[k]))
				return true;
		return false;
	}
	return false;
}

const char *
small_class_told(struct arena *a, const char *text)
{
	for (const char *p = text; *p; p += utf8_prefix(p, 1)) {
		size_t n = class_at(p);
		if (n && one_follows(p + n))
			return arena_strndup(a, p, n);
	}
	return NULL;
}

const char *
small_class_figure(struct arena *a, const char *name, const char *count)
{
	if (strcmp(count, "1") != 0 && strcmp(count, "1户") != 0 && strcmp(count, "1人") != 0)
		return NULL;
	for (const char *p = name; *p; p += utf8_prefix(p, 1))
		if (class_at(p))
			return arena_strndup(a, p, class_at(p));
	return NULL;
}
