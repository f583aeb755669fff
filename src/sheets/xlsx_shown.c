/* xlsx_shown: what a number format makes of a number, as far as people use
 * formats to write words: 2024-000, 0000, 0"月", yyyy"年"m"月". Fractions,
 * exponents and what else needs a whole spreadsheet are not told. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/str.h"
#include "sheets/xlsx_cells.h"

enum { MAX_CODE = 255, MAX_PIECES = 128, MAX_SECTIONS = 4, MOST_DECIMALS = 9 };

struct piece {
	char kind;        /* L literal, 0 # ? a digit, . the point, , a group, % percent, G General, or y m d h s */
	const char *text; /* of L */
	int length;       /* of L in bytes; how often a letter stands there */
};

struct section { /* a format has up to four, parted by ; */
	struct piece piece[MAX_PIECES];
	int count;
	char test[3]; /* [>=100]: its sign and number */
	double than;
	bool broken, day, slash;
};

static void
piece_add(struct section *s, char kind, const char *text, int length)
{
	if (s->count == MAX_PIECES)
		s->broken = true;
	else
		s->piece[s->count++] = (struct piece){ kind, text, length };
}

/* [红色], [$-804], [DBNum1], [>=100], [h]. Moves behind the bracket. */
static const char *
bracket_read(struct section *s, const char *p)
{
	const char *end = strchr(p, ']');
	if (!end) {
		s->broken = true;
		return p + strlen(p);
	}
	size_t signs = strspn(p + 1, "<>=");
	if (signs == 1 || signs == 2) {
		memcpy(s->test, p + 1, signs);
		s->than = atof(p + 1 + signs);
	} else if (str_starts(p, "[$") && p[2] != '-') { /* [$€-2] */
		piece_add(s, 'L', p + 2, (int)strcspn(p + 2, "-]"));
	} else if (str_starts(p, "[DBNum") || strspn(p + 1, "hHmMsS") == (size_t)(end - p - 1)) {
		s->broken = true;
	}
	return end + 1;
}

/* One letter of a day, as often as it stands there. */
static const char *
letters_read(struct section *s, const char *p)
{
	int n = 1;
	char kind = (char)(*p | 32);
	while ((p[n] | 32) == kind)
		n++;
	piece_add(s, kind == 'e' ? 'y' : kind, p, kind == 'e' ? 4 : n);
	s->day = true;
	return p + n;
}

static const char *
piece_read(struct section *s, const char *p)
{
	static const char *const general[] = { "General", "G/通用格式" };
	for (int i = 0; i < 2; i++)
		if (strncasecmp(p, general[i], strlen(general[i])) == 0)
			return piece_add(s, 'G', p, 1), p + strlen(general[i]);
	const char *next = p + 1;
	if (*p == '"') {
		const char *end = strchrnul(next, '"');
		return piece_add(s, 'L', next, (int)(end - next)), end + (*end != '\0');
	}
	if (*p == '\\' || *p == '!' || *p == '_' || *p == '*') {
		if (!*next)
			return s->broken = true, next;
		const char *from = next;
		utf8_next(&next);
		if (*p == '\\' || *p == '!')
			piece_add(s, 'L', from, (int)(next - from));
		return next;
	}
	if (*p == '[')
		return bracket_read(s, p);
	if ((*p == 'E' || *p == 'e') && (*next == '+' || *next == '-'))
		return s->broken = true, next;
	if (strchr("yYmMdDhHsSeE", *p))
		return letters_read(s, p);
	if (strchr("0#?.,%", *p))
		return piece_add(s, *p, p, 1), next;
	s->slash = s->slash || *p == '/';
	s->broken = s->broken || *p == '@' || ((*p | 32) >= 'a' && (*p | 32) <= 'z');
	next = p;
	utf8_next(&next);
	return piece_add(s, 'L', p, (int)(next - p)), next;
}

/* The section that a value is shown by. */
static const struct section *
section_for(const struct section *s, int count, double v)
{
	for (int i = 0; i < count; i++) {
		const char *t = s[i].test;
		bool less = strchr(t, '<') && v < s[i].than, more = strchr(t, '>') && v > s[i].than,
		     same = strchr(t, '=') && v == s[i].than;
		if (*t && (less || more || same))
			return &s[i];
	}
	if (*s->test)
		return count > 1 && !*s[count - 1].test ? &s[count - 1] : NULL;
	return v < 0 && count > 1 ? &s[1] : v == 0 && count > 2 ? &s[2] : &s[0];
}

/* m after h or before s is minutes. */
static bool
is_minute(const struct section *s, int at)
{
	int i = at - 1, k = at + 1;
	while (i >= 0 && s->piece[i].kind == 'L')
		i--;
	while (k < s->count && s->piece[k].kind == 'L')
		k++;
	return (i >= 0 && s->piece[i].kind == 'h') || (k < s->count && s->piece[k].kind == 's');
}

static const char *
day_shown(struct arena *a, const struct section *s, double v, bool from_1904)
{
	struct strbuf out = { 0 };
	long day = (long)floor(v), seconds = lround((v - (double)day) * 86400);
	long base = date_days(from_1904 ? (struct date){ 1904, 1, 1 } : (struct date){ 1899, 12, 30 });
	if (!(v >= 0) || v > 110000)
		return NULL;
	struct date d = date_from_days(base + day + (!from_1904 && day < 60));
	for (int i = 0; i < s->count; i++) {
		const struct piece *p = &s->piece[i];
		int two = p->length > 1 ? 2 : 1;
		if (p->kind == 'L')
			strbuf_append_n(&out, p->text, (size_t)p->length);
		else if (p->kind == 'y')
			strbuf_printf(&out, "%02d", p->length > 2 ? d.year : d.year % 100);
		else if (p->kind == 'd' && p->length < 3)
			strbuf_printf(&out, "%0*d", two, d.day);
		else if (p->kind == 'm' && is_minute(s, i))
			strbuf_printf(&out, "%0*ld", two, seconds / 60 % 60);
		else if (p->kind == 'm')
			strbuf_printf(&out, "%0*d", two, d.month);
		else if (p->kind == 'h')
			strbuf_printf(&out, "%0*ld", two, seconds / 3600 % 24);
		else if (p->kind == 's')
			strbuf_printf(&out, "%0*ld", two, seconds % 60);
	}
	return strbuf_take(&out, a);
}

struct digits { /* how a section wants its number */
	int whole, least, decimals, least_decimals,
	    last; /* places, those that are zeros; the last place before the point */
	bool groups, general;
	double times;
};

static struct digits
digits_of(const struct section *s)
{
	struct digits d = { .last = -1, .times = 1 };
	bool point = false;
	for (int i = 0; i < s->count; i++) {
		char k = s->piece[i].kind;
		bool place = k == '0' || k == '#' || k == '?';
		d.general = d.general || k == 'G';
		if (k == '%')
			d.times *= 100;
		else if (k == '.')
			point = true;
		else if (place && point)
			d.decimals++, d.least_decimals = k == '0' ? d.decimals : d.least_decimals;
		else if (place)
			d.whole++, d.least += k == '0' || d.least > 0, d.last = i;
	}
	for (int i = 0; i < s->count; i++)
		if (s->piece[i].kind == ',' && i < d.last)
			d.groups = true;
		else if (s->piece[i].kind == ',')
			d.times /= 1000;
	return d;
}

/* One place before the point; the first takes all digits that are left. */
static void
place_put(struct strbuf *out, const char *number, int digits, int places, int nth, bool groups)
{
	int from = nth == 0 ? 0 : digits - (places - nth), to = digits - (places - nth) + 1;
	for (int i = from < 0 ? 0 : from; i < to; i++) {
		strbuf_append_n(out, number + i, 1);
		if (groups && (digits - i) % 3 == 1 && digits - i > 1)
			strbuf_append(out, ",");
	}
}

/* The digits of the whole part, padded as the zeros ask, and the decimals kept. */
static int
number_digits(const struct digits *d, double v, char out[64], const char **decimals)
{
	char plain[48];
	snprintf(plain, sizeof plain, "%.*f", d->decimals, v);
	char *point = strchr(plain, '.');
	*point = '\0';
	size_t keep = strlen(point + 1);
	while (keep > (size_t)d->least_decimals && point[keep] == '0')
		point[keep--] = '\0';
	const char *whole = strcmp(plain, "0") == 0 ? "" : plain;
	int pad = d->least > (int)strlen(whole) ? d->least - (int)strlen(whole) : 0;
	snprintf(out, 64, "%.*s%.40s", pad, "000000000000000", whole);
	int n = (int)strlen(out);
	snprintf(out + n + 1, (size_t)(63 - n), "%s", point + 1);
	*decimals = out + n + 1;
	return n;
}

static const char *
number_shown(struct arena *a, const struct section *s, double v, bool minus)
{
	struct digits d = digits_of(s);
	char number[64];
	const char *decimals = "";
	if (d.decimals > MOST_DECIMALS || d.least > 15 || !(fabs(v * d.times) < 1e15))
		return NULL;
	if (d.decimals == 0)
		v = round(v * d.times) / d.times;
	struct digits one = d;
	one.decimals = d.decimals ? d.decimals : 1; /* so that there is a point to cut at */
	int n = number_digits(&one, v * d.times, number, &decimals), nth = 0;
	struct strbuf out = { 0 };
	if (minus)
		strbuf_append(&out, "-");
	for (int i = 0; i < s->count; i++) {
		const struct piece *p = &s->piece[i];
		if (p->kind == 'L')
			strbuf_append_n(&out, p->text, (size_t)p->length);
		else if (p->kind == 'G')
			strbuf_printf(&out, "%.10g", v);
		else if (p->kind == '%')
			strbuf_append(&out, "%");
		else if (i <= d.last && strchr("0#?", p->kind))
			place_put(&out, number, n, d.whole, nth++, d.groups);
		else if (p->kind == '.' && *decimals && d.decimals)
			strbuf_printf(&out, ".%s", decimals);
	}
	return strbuf_take(&out, a);
}

static const char *
trimmed(struct arena *a, const char *s)
{
	s += strspn(s, " ");
	size_t n = strlen(s);
	while (n && s[n - 1] == ' ')
		n--;
	return arena_strndup(a, s, n);
}

const char *
xlsx_shown(struct arena *a, const char *code, double value, bool from_1904)
{
	struct section s[MAX_SECTIONS];
	int count = 1;
	memset(&s[0], 0, sizeof s[0]);
	if (strlen(code) > MAX_CODE || !utf8_valid(code, strlen(code)))
		return NULL;
	for (const char *p = code; *p;)
		if (*p != ';') {
			p = piece_read(&s[count - 1], p);
		} else if (count < MAX_SECTIONS) {
			memset(&s[count++], 0, sizeof s[0]);
			p++;
		} else {
			return NULL;
		}
	const struct section *one = section_for(s, count, value);
	if (one && !one->count && count > 1) /* 0;-0;;@ and ;;; show nothing */
		return "";
	if (!one || one->broken || !one->count || (one->slash && !one->day)) /* a fraction */
		return NULL;
	bool own = one != s || *one->test; /* a section for negative numbers writes its own sign */
	const char *shown =
	    one->day ? day_shown(a, one, value, from_1904) : number_shown(a, one, fabs(value), value < 0 && !own);
	return shown ? trimmed(a, shown) : NULL;
}
