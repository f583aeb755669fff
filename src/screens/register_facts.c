/* register_facts: one row of any register, in a card: see register.h. What
 * the row does not say is not there; nothing is computed but days. */
#include <string.h>

#include "base/str.h"
#include "catalogue/describe.h"
#include "screens/all.h"
#include "screens/flow.h"
#include "screens/frame.h"
#include "screens/register.h"
#include "screens/track.h"
#include "ui/page.h"
#include "ui/qr.h"

struct facts {
	struct host *host;
	const struct reg *reg;
	const struct shown_row *row;
	color_argb color;
};

/* ---------------------------------------------------------------- words */

static struct date
day_of(const struct reg *r, const struct shown_row *row, const char *column)
{
	struct date d = { 0 };
	int i = column ? catalogue_field(r, column) : -1;
	if (i >= 0 && row->row.value[i])
		date_parse(row->row.value[i], &d);
	return d;
}

const char *
register_value(struct host *h, struct ui *ui, const struct reg *r, const struct shown_row *row, int field)
{
	char words[64];
	const char *value = row->row.value[field];
	struct date d;
	if (str_empty(value))
		return "";
	if (r->fields[field].type != FIELD_DATE || !date_parse(value, &d))
		return describe_value(ui->arena, &r->fields[field], value);
	date_speak(d, h->now.date, words, sizeof words);
	return ui_printf(ui, "%s", words);
}

/* 「还有 25 天」, 「晚了 5 天」 and since when; by the day, never stored. */
static struct row_state
deadline(struct host *h, struct ui *ui, const struct reg *r, const struct shown_row *row)
{
	struct date due = row->due, done = day_of(r, row, r->done);
	char day[64];
	long left = due.year ? date_days(due) - date_days(h->now.date) : 0;
	bool late = left < 0 && store_today_known(h->store);
	if (done.year && !late) {
		const char *what = r->fields[catalogue_field(r, r->done)].header;
		size_t n = strlen(what);
		if (n > strlen("日期") && strcmp(what + n - strlen("日期"), "日期") == 0)
			n -= strlen("日期");
		const char *words =
		    ui_printf(ui, "%.*s：%s", (int)n, what, register_value(h, ui, r, row, catalogue_field(r, r->done)));
		return (struct row_state){ words, NULL, ui->p->green, ICON_CHECK };
	}
	if (!due.year || !store_today_known(h->store))
		return (struct row_state){ .words = "" };
	date_speak(due, h->now.date, day, sizeof day);
	if (late)
		return (struct row_state){ ui_printf(ui, "晚了 %ld 天", -left), ui_printf(ui, "%s到期", day),
			ui->p->orange, ICON_EXCLAIM };
	const char *words = left ? ui_printf(ui, "还有 %ld 天", left) : "今天到期";
	return (struct row_state){ words, NULL, ui->p->brown, ICON_CLOCK };
}

static bool
has_word(const char *list, const char *word)
{
	size_t n = strlen(word);
	for (const char *p = list; p && *p; p += strcspn(p, "|"), p += *p == '|')
		if (strcspn(p, "|") == n && strncmp(p, word, n) == 0)
			return true;
	return false;
}

struct row_state
register_state(struct host *h, struct ui *ui, const struct reg *r, const struct shown_row *row)
{
	int i = r->status ? catalogue_field(r, r->status) : -1;
	const char *words = i >= 0 && row->row.value[i] ? row->row.value[i] : "";
	if (!*words)
		return deadline(h, ui, r, row);
	if (has_word(r->good, words))
		return (struct row_state){ words, NULL, ui->p->green, ICON_CHECK };
	if (has_word(r->bad, words))
		return (struct row_state){ words, NULL, ui->p->orange, ICON_EXCLAIM };
	return (struct row_state){ words, NULL, ui->p->brown, ICON_CLOCK };
}

/* ----------------------------------------------------------------- facts */

/* The number that counts, at 112 px of a screen of 1080, its unit small; the state at the end of its line. */
static void
draw_number(struct pen *p, const struct facts *f, const struct row_state *state)
{
	struct ui *ui = p->ui;
	const struct reg *r = f->reg;
	int i = r->weight ? catalogue_field(r, r->weight) : -1, px = ui->m.title * 2;
	const char *value = i >= 0 ? f->row->row.value[i] : NULL;
	struct text_style style = words_style(ui, WORDS_HEAD);
	if (str_empty(value)) {
		if (*state->words)
			pen_icon_line(p, state->icon, WORDS_HEAD, state->color, state->words);
		return;
	}
	int u = catalogue_field(r, "unit");
	const char *unit = r->fields[i].unit                ? r->fields[i].unit
			   : u >= 0 && f->row->row.value[u] ? f->row->row.value[u]
							    : "";
	unit = ui_printf(ui, "%s%s%s", unit, *unit ? "，" : "", r->fields[i].header); /* of what it is the number */
	struct quantity q = r->fields[i].type == FIELD_PHONE ? (struct quantity){ .number = value, .unit = unit }
							     : quantity_read(ui->arena, value, unit);
	struct rect at = pen_take(p, px * 13 / 10);
	int state_w = *state->words ? ui_text_width(ui, state->words, style) + style.px + ui->m.gap : 0;
	int used = number_draw(ui, at.x, at.y, at.w, &q, px, f->color);
	if (!state_w)
		return;
	bool beside = used + ui->m.pad + state_w <= at.w;
	struct pen s = pen_at(ui, beside ? cut_right(&at, state_w) : pen_take(p, ui_line_height(ui, style)));
	if (beside)
		cut_top(&s.room, s.room.h - ui_line_height(ui, style) - ui->m.gap);
	pen_icon_line(&s, state->icon, WORDS_HEAD, state->color, state->words);
}

static void
draw_steps(struct pen *p, const struct facts *f)
{
	struct track t = { 0 };
	struct ui *ui = p->ui;
	for (const char *s = f->reg->steps; s && *s; s += strcspn(s, "|"), s += *s == '|') {
		const char *column = arena_strndup(ui->arena, s, strcspn(s, "|"));
		int i = catalogue_field(f->reg, column);
		const char *header = f->reg->fields[i].header;
		size_t n = strlen(header) - (strstr(header, "日期") ? strlen("日期") : 0);
		t.name[t.count] = arena_strndup(ui->arena, header, n);
		t.day[t.count] = register_value(f->host, ui, f->reg, f->row, i);
		t.reached[t.count] = t.day[t.count][0] != '\0';
		t.count++;
	}
	if (!t.count)
		return;
	if (f->reg->closed_by) {
		t.name[t.count] = "销号";
		t.day[t.count] = "";
		t.reached[t.count++] = f->row->closed;
	}
	pen_gap(p, ui->m.gap);
	track_draw(ui, pen_take(p, track_height(ui)), &t);
}

/* Label and words side by side; long words below. */
static void
draw_fact(struct pen *p, int label, const char *name_of, const char *words, bool wide)
{
	struct ui *ui = p->ui;
	pen_divider(p);
	pen_gap(p, ui->m.gap / 2);
	struct pen value = pen_at(ui, p->room), name = value;
	if (!wide) {
		name.room = cut_left(&value.room, label);
		pen_words(&name, WORDS_BODY, ui->p->soft, 2, name_of);
		pen_words(&value, WORDS_BODY, 0, 0, words);
	} else {
		pen_words(&name, WORDS_NOTE, ui->p->soft, 1, name_of);
		value.room = name.room;
		pen_words(&value, WORDS_BODY, 0, 0, words);
		value.used += name.used;
	}
	pen_gap(p, (name.used > value.used ? name.used : value.used) + ui->m.gap / 2);
}

static bool
named(const char *list, const char *column)
{
	size_t n = strlen(column);
	for (const char *p = list; p && *p; p += strcspn(p, "|"), p += *p == '|')
		if (strncmp(p, column, n) == 0 && (p[n] == '|' || p[n] == '\0'))
			return true;
	return false;
}

/* Said elsewhere in the card, or about showing. */
static bool
is_fact(const struct reg *r, size_t i)
{
	static const char apart[] = "state|withdrawn_reason|show_from|show_to|sample|unit";
	const struct field *f = &r->fields[i];
	return f->type != FIELD_SERIAL && !catalogue_is_file(f->type) && !(f->flags & (FIELD_STAFF | FIELD_SECRET)) &&
	       !named(apart, f->column) && !named(r->steps, f->column) && !str_equal(r->weight, f->column) &&
	       !str_equal(r->status, f->column) && !describe_titles(r, i);
}

static const char *
window_words(const struct facts *f, struct ui *ui)
{
	char day[64];
	struct date to = f->row->show_to, today = f->host->now.date;
	date_speak(to, today, day, sizeof day);
	long left = date_days(to) - date_days(today);
	return left > 0 && store_today_known(f->host->store) ? ui_printf(ui, "%s，还有 %ld 天", day, left)
							     : ui_printf(ui, "%s", day);
}

static int
label_width(struct ui *ui, const struct facts *f, int most)
{
	int w = 0;
	for (size_t i = 0; i < f->reg->count; i++)
		if (is_fact(f->reg, i) && f->row->row.value[i]) {
			int one = ui_text_width(ui, f->reg->fields[i].header, words_style(ui, WORDS_BODY));
			w = one > w ? one : w;
		}
	w += ui->m.pad;
	return w > most ? most : w;
}

static const char *
fact_words(const struct facts *f, struct ui *ui, size_t i)
{
	return is_fact(f->reg, i) ? register_value(f->host, ui, f->reg, f->row, (int)i) : "";
}

/* The n-th part of a line is enough for it, label and words. */
static bool
is_short(const struct facts *f, const struct pen *p, size_t i, int label, int n)
{
	struct ui *ui = p->ui;
	int part = cut_column(p->room, 0, n, ui->m.pad).w;
	const char *words = fact_words(f, ui, i);
	return f->reg->fields[i].type != FIELD_PROSE &&
	       ui_text_width(ui, words, words_style(ui, WORDS_BODY)) + label <= part;
}

/* The short ones first, two or three beside each other. */
static void
draw_short(struct pen *p, const struct facts *f, int label)
{
	struct ui *ui = p->ui;
	int used = 0, n = 0, columns = 3;
	for (size_t i = 0; i < f->reg->count; i++)
		if (*fact_words(f, ui, i) && is_short(f, p, i, label, 2) && !is_short(f, p, i, label, 3))
			columns = 2;
	for (size_t i = 0; i < f->reg->count; i++) {
		const char *words = fact_words(f, ui, i);
		if (!*words || !is_short(f, p, i, label, 2))
			continue;
		if (n % columns == 0) {
			pen_gap(p, used);
			used = 0;
		}
		struct pen part = pen_at(ui, cut_column(p->room, n++ % columns, columns, ui->m.pad));
		draw_fact(&part, label, f->reg->fields[i].header, words, false);
		used = part.used > used ? part.used : used;
	}
	pen_gap(p, used);
}

static void
facts_fill(struct pen *p, void *context)
{
	const struct facts *f = context;
	struct ui *ui = p->ui;
	const struct reg *r = f->reg;
	struct row_state state = register_state(f->host, ui, r, f->row);
	if (state.since)
		state.words = ui_printf(ui, "%s，%s", state.since, state.words);
	int weight = r->weight ? catalogue_field(r, r->weight) : -1;
	bool number = weight >= 0 && !str_empty(f->row->row.value[weight]);
	pen_words(p, number ? WORDS_HEAD : WORDS_TITLE, 0, 0, describe_title(ui->arena, r, &f->row->row));
	if (f->row->sample) {
		struct rect at = pen_take(p, ui_chip_height(ui) + ui->m.gap / 2);
		frame_sample(ui, at.x, at.y);
	}
	draw_number(p, f, &state);
	draw_steps(p, f);
	pen_gap(p, ui->m.gap);
	int label = label_width(ui, f, p->room.w * 2 / 5);
	draw_short(p, f, label);
	for (size_t i = 0; i < r->count; i++) {
		const char *words = fact_words(f, ui, i);
		bool wide = r->fields[i].type == FIELD_PROSE || utf8_count(words) > 40;
		if (*words && !is_short(f, p, i, label, 2))
			draw_fact(p, label, r->fields[i].header, words, wide);
	}
	if (f->row->show_to.year)
		draw_fact(p, label, "公示到", window_words(f, ui), false);
}

/* --------------------------------------------------------- photos, code */

static int
photos_of(const struct reg *reg, const struct shown_row *row)
{
	int n = 0;
	for (size_t f = 0; f < reg->count; f++)
		n += (int)row->photos[f].count;
	return n;
}

static void
draw_photos(struct ui *ui, struct rect r, const struct reg *reg, const struct shown_row *row)
{
	int n = photos_of(reg, row), most = r.w / (r.h * 5 / 4), at = 0;
	n = n > most && most > 0 ? most : n;
	for (size_t f = 0; f < reg->count; f++)
		for (size_t i = 0; i < row->photos[f].count && at < n; i++, at++) {
			struct rect one = cut_column(r, at, n, ui->m.gap / 2);
			draw_image(
			    ui->list, one, row->photos[f].photo[i].picture, IMAGE_COVER, ui->m.radius, CORNER_ALL);
			photo_tap(ui, one, &row->photos[f].photo[i]);
		}
}

/* Nobody's own: it names no household and blames nobody. */
static bool
goes_home(const struct reg *r)
{
	bool own = r->whose || r->book || r->objectable;
	for (size_t i = 0; i < r->count; i++)
		own |= (r->fields[i].flags & FIELD_MASKED) != 0;
	return !own;
}

/* The same facts as words. */
static const char *
code_text(const struct facts *f, struct ui *ui)
{
	const struct reg *r = f->reg;
	const char *text = f->row->sample ? "示例\n" : "";
	for (size_t i = 0; i < r->count; i++) {
		bool said = is_fact(r, i) || str_equal(r->weight, r->fields[i].column) ||
			    str_equal(r->status, r->fields[i].column) || named(r->steps, r->fields[i].column);
		const char *words = said ? register_value(f->host, ui, r, f->row, (int)i) : "";
		if (*words)
			text = ui_printf(ui, "%s%s：%s\n", text, r->fields[i].header, words);
	}
	return f->row->show_to.year ? ui_printf(ui, "%s公示到：%s\n", text, window_words(f, ui)) : text;
}

static void
draw_code(const struct facts *f, struct ui *ui, struct rect r, const struct whole_row *w)
{
	ui_card(ui, r);
	ui_qr_page(ui, rect_inset(r, ui->m.pad, ui->m.gap), describe_title(ui->arena, f->reg, &f->row->row),
	    code_text(f, ui), w->part, w->step);
}

bool
register_low(const struct ui *ui, struct rect r)
{
	return !ui->m.portrait && r.h < ui->m.body * 12;
}

void
register_facts(struct host *h, struct ui *ui, struct rect r, const struct whole_row *w)
{
	const struct metrics *m = &ui->m;
	struct facts f = { h, w->reg, w->row, section_color(ui->p, w->reg->section) };
	int photos = photos_of(w->reg, w->row) ? r.h * 24 / 100 : 0;
	int high = pen_height(ui, r.w - 2 * m->pad, facts_fill, &f) + photos + 3 * m->gap;
	int side = theme_mm(m, 50) + 2 * m->gap; /* what a telephone reads well */
	bool home = goes_home(w->reg), fits = high + side + m->gap <= r.h, wide = !m->portrait && !register_low(ui, r);
	struct ui_act take = { { .label = w->code ? "看文字" : "扫码带回家" }, ACTION_WHOLE_ROW,
		register_arg(w->reg->id, w->row->rid) };
	if (w->page)
		take = (struct ui_act){ take.button, w->step, 0 };
	if (home && w->page && wide) {
		draw_code(&f, ui, cut_right(&r, r.w * 36 / 100), w);
		cut_right(&r, m->gap);
	} else if (home && fits) {
		int left = r.h - high - m->gap, most = r.h * 36 / 100;
		draw_code(&f, ui, cut_bottom(&r, left < side ? side : left < most ? left : most), w);
		cut_bottom(&r, m->gap);
	} else if (home) {
		ui_acts(ui, &r, &take, 1, "");
		if (w->code) {
			draw_code(&f, ui, r, w);
			return;
		}
	}
	struct rect in = rect_inset(r, m->pad, m->gap);
	ui_card(ui, r);
	ui_heard(ui, r, w->reg->table, w->row->rid, NULL);
	if (photos) { /* larger where the words leave room */
		int left = in.h - pen_height(ui, in.w, facts_fill, &f) - m->gap;
		photos = left < photos ? photos : left < in.h / 2 ? left : in.h / 2;
		draw_photos(ui, cut_top(&in, photos), w->reg, w->row);
		cut_top(&in, m->gap);
	}
	ui_middle_grown(ui, in, w->scroll, facts_fill, &f);
}
