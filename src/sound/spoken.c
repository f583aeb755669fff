/* spoken: see spoken.h. */
#include "sound/spoken.h"

#include <string.h>

#include "sound/speak.h"

struct writing {
	char *out;
	size_t used, size;
};

static void
put(struct writing *w, const char *s, size_t n)
{
	if (w->used + n >= w->size)
		return;
	memcpy(w->out + w->used, s, n);
	w->used += n;
	w->out[w->used] = '\0';
}

static void
put_sentence(struct writing *w, const struct sentence *s)
{
	for (size_t i = 0; i < s->count; i++) {
		put(w, s->word[i], strlen(s->word[i]));
		if (s->rest_ms[i])
			put(w, "，", strlen("，"));
	}
}

static bool
begins(const char *s, const char *with)
{
	return strncmp(s, with, strlen(with)) == 0;
}

/* As on the telephone, and numbers that are names: a year, many digits, a zero in front. */
static bool
by_digit(const char *figures, size_t n, const char *behind)
{
	bool whole = strspn(figures, "0123456789") == n, hyphen = !whole && !strchr(figures, '.');
	return hyphen || (whole && (n > 8 || (n > 1 && *figures == '0') || (n == 4 && begins(behind, "年"))));
}

/* A year has no 幺. */
static void
say_year(struct sentence *s, const char *figures)
{
	char one[2] = "";
	for (; *figures; figures++) {
		*one = *figures;
		speak_number(s, one);
	}
}

static void
put_figures(struct writing *w, const char *from, size_t n, const char *behind)
{
	char figures[48];
	struct sentence s = { 0 };
	if (n >= sizeof figures) {
		put(w, from, n);
		return;
	}
	memcpy(figures, from, n);
	figures[n] = '\0';
	if (*behind == '%')
		speak(&s, "百分之");
	if (begins(behind, "年") && n == 4 && !strpbrk(figures, ".-"))
		say_year(&s, figures);
	else if (by_digit(figures, n, behind))
		speak_phone(&s, figures);
	else
		speak_number(&s, figures);
	if (s.bad)
		put(w, from, n);
	else
		put_sentence(w, &s);
}

/* Figures, with hyphens and one point between them; 「2021-11」 is figures as a telephone is, 「1.」 is one and a
 * point. */
static size_t
figures_at(const char *p)
{
	size_t n = strspn(p, "0123456789");
	bool point = false;
	while (n && (p[n] == '-' || (p[n] == '.' && !point)) && p[n + 1] >= '0' && p[n + 1] <= '9') {
		point = point || p[n] == '.';
		n += 1 + strspn(p + n + 1, "0123456789");
	}
	return n;
}

void
spoken_text(const char *text, char *out, size_t size)
{
	struct writing w = { out, 0, size };
	*out = '\0';
	for (const char *p = text; *p;) {
		size_t n = figures_at(p);
		if (n) {
			put_figures(&w, p, n, p + n);
			p += n + (p[n] == '%');
			continue;
		}
		for (n = 1; ((unsigned char)p[n] & 0xC0) == 0x80;)
			n++;
		if (begins(p, "·") || begins(p, "　"))
			put(&w, " ", 1);
		else
			put(&w, p, n);
		p += n;
	}
}
