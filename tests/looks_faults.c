/* looks_faults: see looks_faults.h. */
#include "looks_faults.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

#include "screens/event.h"

const char *const fault_name[FAULTS] = { "small", "floor", "cut", "across", "outside", "words-over-words", "two-answer",
	"covered", "contrast", "edge", "no-edge", "bare", "reach" };

struct look {
	const struct looked *of;
	const struct command *c;
	size_t count;
	struct found found;
};

__attribute__((format(printf, 3, 4))) static void
say(struct look *l, enum fault fault, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	if (l->found.count[fault]++ == 0)
		vsnprintf(l->found.first[fault], sizeof l->found.first[fault], format, args);
	va_end(args);
}

/* ------------------------------------------------------------- colours */

static double
linear(unsigned v)
{
	double c = v / 255.0;
	return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double
luminance(color_argb c)
{
	return 0.2126 * linear(c >> 16 & 255) + 0.7152 * linear(c >> 8 & 255) + 0.0722 * linear(c & 255);
}

static double
contrast(color_argb a, color_argb b)
{
	double x = luminance(a), y = luminance(b);
	return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

static color_argb
over(color_argb c, color_argb ground)
{
	unsigned alpha = c >> 24, out = 0;
	for (int shift = 0; shift < 24; shift += 8)
		out |= ((c >> shift & 255) * alpha + (ground >> shift & 255) * (255 - alpha)) / 255 << shift;
	return out;
}

static color_argb
pixel(const struct look *l, int x, int y)
{
	const SDL_Surface *s = l->of->pixels;
	x = x < 0 ? 0 : x >= s->w ? s->w - 1 : x;
	y = y < 0 ? 0 : y >= s->h ? s->h - 1 : y;
	return ((const uint32_t *)((const uint8_t *)s->pixels + y * s->pitch))[x] & 0xFFFFFF;
}

/* The colour that is seen most in r, other than `ink`. */
static color_argb
ground_in(const struct look *l, struct rect r, color_argb ink)
{
	enum { KINDS = 48 };
	color_argb seen[KINDS];
	int times[KINDS] = { 0 }, kinds = 0, best = -1;
	for (int y = r.y; y < r.y + r.h; y += r.h / 12 + 1)
		for (int x = r.x; x < r.x + r.w; x += r.w / 64 + 1) {
			color_argb c = pixel(l, x, y);
			int i = 0;
			while (i < kinds && seen[i] != c)
				i++;
			if (i == kinds && kinds < KINDS)
				seen[kinds++] = c;
			if (i < kinds && c != (ink & 0xFFFFFF))
				times[i]++;
		}
	for (int i = 0; i < kinds; i++)
		best = best < 0 || times[i] > times[best] ? i : best;
	return best < 0 ? 0 : seen[best];
}

/* --------------------------------------------------------------- words */

/* The ink of a line of words, not its box. */
static struct rect
ink_of(const struct look *l, const struct command *c)
{
	int px = c->style.px, w = text_width(l->of->ui->text, c->text, c->len, c->style);
	return (struct rect){ c->r.x, c->r.y + px * 2 / 10, w, px * 9 / 10 };
}

static bool
solid(const struct command *c)
{
	return (c->kind == COMMAND_FILL || c->kind == COMMAND_ROUND) && c->color >> 24 == 255;
}

static int
area(struct rect r)
{
	return r.w * r.h;
}

/* How much of `r`, in percent, what was drawn after `from` hides. */
static int
hidden(const struct look *l, struct rect r, size_t from)
{
	int most = 0;
	for (size_t i = from + 1; i < l->count; i++) {
		const struct command *c = &l->c[i];
		if (!solid(c) && c->kind != COMMAND_IMAGE && c->kind != COMMAND_VIEW)
			continue;
		int part = area(rect_intersect(r, rect_intersect(c->r, c->clip))) * 100 / (area(r) ? area(r) : 1);
		most = part > most ? part : most;
	}
	return most;
}

/* What the words stand on: the last plate or picture drawn under their beginning. */
static const struct command *
plate_under(const struct look *l, struct rect r, size_t words)
{
	for (size_t i = words; i-- > 0;) {
		const struct command *c = &l->c[i];
		bool picture = c->kind == COMMAND_IMAGE || c->kind == COMMAND_VIEW;
		if ((solid(c) || picture) && rect_contains(rect_intersect(c->r, c->clip), r.x + 1, r.y + r.h / 2))
			return c;
	}
	return NULL;
}

static const char *
brief(const struct command *c)
{
	static char out[2][64];
	static int turn;
	size_t n = c->len < 36 ? c->len : 36;
	while (n < c->len && n && ((unsigned char)c->text[n] & 0xC0) == 0x80)
		n--;
	turn = !turn;
	snprintf(out[turn], sizeof out[turn], "%.*s", (int)n, c->text);
	return out[turn];
}

static void
check_words_place(struct look *l, const struct command *c, size_t i, struct rect ink, struct rect seen)
{
	const struct metrics *m = &l->of->ui->m;
	const struct command *plate = plate_under(l, ink, i);
	bool within = plate && plate->r.w < m->width && plate->kind != COMMAND_IMAGE;
	if (c->style.px < m->least)
		say(l, FAULT_FLOOR, "「%s」 at %d px, least %d", brief(c), c->style.px, m->least);
	if (ink.x < 0 || ink.x + ink.w > m->width + 1 || ink.y + ink.h > l->of->ui->m.height + m->least)
		say(l, FAULT_OUTSIDE, "「%s」 ends at %d,%d", brief(c), ink.x + ink.w, ink.y + ink.h);
	else if (seen.w < ink.w - 2)
		say(l, FAULT_CUT, "「%s」 shows %d of %d px", brief(c), seen.w, ink.w);
	else if (within && ink.x + ink.w > plate->r.x + plate->r.w + 1)
		say(l, FAULT_CUT, "「%s」 leaves its plate by %d px", brief(c),
		    ink.x + ink.w - plate->r.x - plate->r.w);
	if (seen.h < ink.h - 2)
		say(l, FAULT_ACROSS, "「%s」 shows %d of %d px", brief(c), seen.h, ink.h);
	else if (within && ink.y + ink.h > plate->r.y + plate->r.h + 2)
		say(l, FAULT_ACROSS, "「%s」 hangs %d px below its plate", brief(c),
		    ink.y + ink.h - plate->r.y - plate->r.h);
}

static void
check_contrast(struct look *l, const struct command *c, size_t i, struct rect seen)
{
	const struct command *plate = plate_under(l, seen, i);
	double least = l->of->ui->p->accent ? 7 : 4.5;
	if (!l->of->pixels || (plate && (plate->kind == COMMAND_IMAGE || plate->kind == COMMAND_VIEW)))
		return;
	color_argb ground = ground_in(l, seen, c->color), ink = over(c->color, ground);
	if (contrast(ink, ground) < least - 0.02)
		say(l, FAULT_CONTRAST, "「%s」 %06X on %06X is %.2f:1", brief(c), ink, ground, contrast(ink, ground));
}

static void
check_over_each_other(struct look *l, size_t i, struct rect seen)
{
	const struct command *c = &l->c[i];
	for (size_t k = 0; k < i; k++) {
		const struct command *other = &l->c[k];
		if (other->kind != COMMAND_TEXT)
			continue;
		struct rect there = rect_intersect(ink_of(l, other), other->clip), both = rect_intersect(seen, there);
		int slack = (c->style.px < other->style.px ? c->style.px : other->style.px) / 6;
		if (both.w > slack && both.h > slack && hidden(l, there, k) < 90)
			say(l, FAULT_TEXTS, "「%s」 over 「%s」 by %dx%d", brief(c), brief(other), both.w, both.h);
	}
}

static void
check_words(struct look *l)
{
	for (size_t i = 0; i < l->count; i++) {
		const struct command *c = &l->c[i];
		if (c->kind != COMMAND_TEXT || c->color >> 24 < 128)
			continue;
		struct rect ink = ink_of(l, c), seen = rect_intersect(ink, c->clip);
		seen = rect_intersect(seen, (struct rect){ 0, 0, l->of->ui->m.width, 1 << 20 });
		int under = seen.w > 0 && seen.h > 0 ? hidden(l, seen, i) : 100;
		if (under >= 90) /* nobody sees it */
			continue;
		if (under > 8)
			say(l, FAULT_COVERED, "「%s」 by %d %%", brief(c), under);
		check_words_place(l, c, i, ink, seen);
		check_contrast(l, c, i, seen);
		check_over_each_other(l, i, seen);
	}
}

/* ---------------------------------------------------------- what is pressed */

static bool
near(struct rect a, struct rect b, int by)
{
	return abs(a.x - b.x) <= by && abs(a.y - b.y) <= by && abs(a.x + a.w - b.x - b.w) <= by &&
	       abs(a.y + a.h - b.y - b.h) <= by;
}

/* The contrast of a border of colour c with what lies just outside. One that is lost in its own ground is none, unless
 * the ground tells the plate apart. */
static double
border(const struct look *l, struct rect r, color_argb c, int in)
{
	int y = r.y + r.h / 2;
	color_argb outside = pixel(l, r.x - 3, y), inside = pixel(l, r.x + in, y);
	const struct command *ground = plate_under(l, (struct rect){ r.x + in, y, 1, 1 }, l->count);
	double has = contrast(c, outside), lost = contrast(c, inside), apart = contrast(inside, outside);
	bool picture = ground && (ground->kind == COMMAND_IMAGE || ground->kind == COMMAND_VIEW);
	return !in || picture || lost > has || apart > lost ? has : lost;
}

static void
check_edge(struct look *l, const struct ui_hit *hit)
{
	const struct command *plate = NULL, *edge = NULL;
	for (size_t i = 0; i < l->count; i++) {
		const struct command *c = &l->c[i];
		if (c->kind == COMMAND_ROUND && near(c->r, hit->full, 6) && c->color >> 24 > 200 &&
		    c->color != l->of->ui->p->row_tint) /* a row among rows */
			plate = c;
		if (c->kind == COMMAND_OUTLINE && near(c->r, hit->full, 6) && c->extent > 1)
			edge = c;
	}
	if (edge) {
		double has = border(l, edge->r, edge->color, edge->extent + 2);
		if (has < 2.98)
			say(l, FAULT_EDGE, "%d:%ld at %d,%d is %.2f:1", hit->action, hit->arg, edge->r.x, edge->r.y,
			    has);
	} else if (plate && border(l, plate->r, plate->color, 0) < 2.98) {
		say(l, FAULT_NO_EDGE, "%d:%ld at %d,%d %dx%d", hit->action, hit->arg, plate->r.x, plate->r.y,
		    plate->r.w, plate->r.h);
	}
}

static void
check_hits(struct look *l)
{
	const struct ui *ui = l->of->ui;
	int least = theme_mm(&ui->m, 18) - 1;
	for (int i = 0; i < ui->hits; i++) {
		const struct ui_hit *hit = &ui->hit[i];
		struct rect r = hit->full;
		bool all = r.w >= ui->m.width && r.h >= ui->m.height / 2;
		if (all) /* pressed anywhere */
			continue;
		if (r.w < least || r.h < least)
			say(l, FAULT_SMALL, "%d:%ld is %dx%d at %d,%d, least %d", hit->action, hit->arg, r.w, r.h, r.x,
			    r.y, least);
		if (r.x < 0 || r.x + r.w > ui->m.width || hit->rect.y + hit->rect.h > ui->m.height)
			say(l, FAULT_OUTSIDE, "%d:%ld ends at %d,%d", hit->action, hit->arg, r.x + r.w, r.y + r.h);
		if (ui->m.reach && hit->rect.y < ui->m.reach)
			say(l, FAULT_REACH, "%d:%ld at %d, line %d", hit->action, hit->arg, hit->rect.y, ui->m.reach);
		for (int k = 0; k < i; k++) {
			struct rect both = rect_intersect(hit->rect, ui->hit[k].rect);
			if (both.w > 2 && both.h > 2 && ui->hit[k].full.w < ui->m.width)
				say(l, FAULT_HITS, "%d:%ld and %d:%ld by %dx%d", hit->action, hit->arg,
				    ui->hit[k].action, ui->hit[k].arg, both.w, both.h);
		}
		if (l->of->pixels)
			check_edge(l, hit);
	}
}

/* ---------------------------------------------------------------- paper */

/* Between strip and dock; all of the screen where there is no dock. */
static struct rect
content(const struct ui *ui)
{
	int top = ui->m.top > ui->m.reach ? ui->m.top : ui->m.reach, bottom = ui->m.height;
	for (int i = 0; i < ui->hits; i++)
		if (ui->hit[i].action == ACTION_HOME)
			bottom = ui->hit[i].full.y - ui->m.gap;
	return (struct rect){ ui->m.margin, top, ui->m.width - 2 * ui->m.margin, bottom - top };
}

/* Nothing but paper, or an empty piece of a card. */
static bool
is_bare(const struct look *l, struct rect r)
{
	const struct palette *p = l->of->ui->p;
	color_argb first = pixel(l, r.x, r.y);
	if (first != (p->paper & 0xFFFFFF) && first != (p->card & 0xFFFFFF))
		return false;
	for (int y = r.y; y < r.y + r.h; y += 2)
		for (int x = r.x; x < r.x + r.w; x += 2)
			if (pixel(l, x, y) != first)
				return false;
	return true;
}

static void
check_paper(struct look *l)
{
	const struct ui *ui = l->of->ui;
	struct rect r = content(ui);
	long bare = 0, all = 0;
	int side = ui->m.body * 3 / 2; /* room between two lines of words is none to fill */
	if (!l->of->pixels || ui->p->accent || l->of->class->full)
		return;
	for (int y = r.y; y + side <= r.y + r.h; y += side)
		for (int x = r.x; x + side <= r.x + r.w; x += side, all++)
			bare += is_bare(l, (struct rect){ x, y, side, side });
	if (getenv("BARE"))
		fprintf(stderr, "bare %s %ld\n", l->of->class->name, all ? bare * 100 / all : 0);
	if (all && bare * 3 > all)
		say(l, FAULT_BARE, "%ld %%", bare * 100 / all);
}

struct found
looks_faults(const struct looked *of)
{
	struct look l = { .of = of };
	l.c = draw_list_commands(of->list, &l.count);
	check_words(&l);
	check_hits(&l);
	check_paper(&l);
	return l.found;
}
