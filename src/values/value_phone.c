/* value_phone: telephone numbers. */
#include <string.h>

#include "base/str.h"
#include "values/value_answer.h"
#include "values/value_decimal.h"
#include "values/value_words.h"

static bool
phone_likely(const char *s)
{
	size_t digits = 0;
	for (const char *p = s; *p; p++)
		digits += value_digit(*p) != 0;
	if (s[0] == '1' && digits == 11 && s[1] >= '3')
		return true;
	if (s[0] == '0' || strchr(s, '-'))
		return digits >= 10 && digits <= 16;
	return digits == 7 || digits == 8 || digits == 5 || digits == 3 || (digits == 10 && s[0] == '4');
}

/* 1.3912345678E+10 whole; a shortened one is lost. */
static struct value
phone_exponent(const struct question *q, const char *s)
{
	struct decimal d;
	if (!value_decimal_read(&s, &d) || *s || d.digits < d.point)
		return value_bad(q, FINDING_PHONE_SHORTENED);
	return value_fine(arena_strndup(q->a, d.digit, (size_t)d.digits));
}

/* One number of `n` bytes: digits and hyphens only, "" when it holds something else. */
static const char *
phone_one(struct arena *a, const char *s, size_t n)
{
	struct strbuf out = { 0 };
	for (const char *p = s; p < s + n;) {
		if (value_digit(*p)) {
			strbuf_append_n(&out, p++, 1);
		} else if (strchr("-( )", *p) || str_starts(p, "—") || str_starts(p, "转") || str_starts(p, "–")) {
			if (out.len && out.data[out.len - 1] != '-' && *p != ' ' && *p != '(')
				strbuf_append(&out, "-");
			utf8_next(&p);
		} else if (*p == '+' && !out.len) {
			p += str_starts(p, "+86") ? 3 : 1;
		} else {
			strbuf_clear(&out);
			break;
		}
	}
	while (out.len && out.data[out.len - 1] == '-')
		out.data[--out.len] = '\0';
	return strbuf_take(&out, a);
}

struct value
value_read_phone(const struct question *q)
{
	if (value_digit(*q->s) && strspn(q->s, "0123456789.Ee+") == strlen(q->s) && strpbrk(q->s, "Ee"))
		return phone_exponent(q, value_packed(q->a, q->s));
	struct strbuf out = { 0 };
	bool odd = false, wrong = false;
	for (const char *p = q->s; *p;) {
		size_t n = 0;
		while (p[n] && !strchr(",;/\n", p[n]) && !str_starts(p + n, "、") && !str_starts(p + n, "或"))
			n++;
		const char *one = phone_one(q->a, p, n);
		wrong = wrong || (n && !*one);
		odd = odd || (*one && !phone_likely(one));
		if (*one)
			strbuf_printf(&out, "%s%s", out.len ? "、" : "", one);
		p += n;
		if (*p)
			utf8_next(&p);
	}
	struct value a =
	    wrong || !out.len ? value_bad(q, FINDING_PHONE_BAD) : value_fine(arena_strdup(q->a, strbuf_text(&out)));
	if (!a.bad && odd)
		a = value_doubt(a, q, FINDING_PHONE_LENGTH);
	strbuf_free(&out);
	return a;
}
