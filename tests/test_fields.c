/* Every public field is shown: the example rows of the catalogue come in as a
 * clerk would bring them, a resident taps through all screens, and what stands
 * in a field that is not for staff only must have been read on one of them,
 * and every photo seen large after a tap on it. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/screens.h"
#include "base/quantity.h"
#include "base/str.h"
#include "catalogue/catalogue.h"
#include "catalogue/describe.h"
#include "clerk.h"
#include "draw/command.h"
#include "finger.h"
#include "queries/rows.h"
#include "screens/all.h"
#include "screens/register.h"
#include "editions/mask.h"

enum { TARGETS = 600, PAGES = 12 };
#define CODE "2468"

static struct text *text;
static struct arena *a;
static struct strbuf seen;     /* all words that were on a screen, without blanks */
static struct strbuf pictures; /* the files of all pictures */
static struct strbuf large;    /* the files of those that filled the screen after a tap */
static struct strbuf opened;   /* what was tapped for that, once each */

/* ------------------------------------------------------- what a clerk brings */

/* The fields that end every register: whether and when a row is shown. */
static bool
is_about_showing(const struct field *f)
{
	static const char *const columns[] = { "state", "withdrawn_reason", "show_from", "show_to", "sample" };
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		if (strcmp(f->column, columns[i]) == 0)
			return true;
	return false;
}

static bool
is_public(const struct reg *r, const struct field *f)
{
	/* 是 and the words of a choice are said as plates, icons and colours; a recording is heard */
	return r->section != SECTION_PLAIN && f->type != FIELD_YESNO && f->type != FIELD_SOUNDS &&
	       f->type != FIELD_CHOICE && f->type != FIELD_SERIAL && !(f->flags & (FIELD_STAFF | FIELD_SECRET)) &&
	       !is_about_showing(f);
}

/* What a clerk may write where the catalogue has no example; other words in every field. */
static const char *
made_up(const struct reg *r, size_t i)
{
	int n = (int)r->id * 40 + (int)i;
	switch (r->fields[i].type) {
	case FIELD_TEXT:
	case FIELD_PROSE:
		return arena_printf(a, "另记%d号", 10000 + n);
	case FIELD_NUMBER:
	case FIELD_MONEY:
		return arena_printf(a, "%d.5", n % 60 + 1);
	case FIELD_INTEGER:
		return "1";
	case FIELD_DATE:
		return "2024-7-17";
	case FIELD_PHOTOS:
		return arena_printf(a, "另附%d.jpg、另附%d之二.jpg", n, n);
	default:
		return "";
	}
}

static void
put_example(const struct reg *r)
{
	struct strbuf head = { 0 }, row = { 0 };
	for (size_t i = 0; i < r->count; i++) {
		const struct field *f = &r->fields[i];
		/* examples name the same photo in several sheets: here each has its own */
		const char *value = f->flags & FIELD_SECRET                 ? CODE
				    : f->example && f->type != FIELD_PHOTOS ? f->example
				    : is_public(r, f)                       ? made_up(r, i)
									    : "";
		strbuf_printf(&head, "%s%s", i ? "," : "", r->fields[i].header);
		strbuf_printf(&row, "%s\"%s\"", i ? "," : "", value);
		if (r->fields[i].type != FIELD_PHOTOS)
			continue;
		for (const char *p = value; *p; p += strcspn(p, "、"), p += *p ? strlen("、") : 0) {
			const char *end = strstr(p, "、");
			size_t n = end ? (size_t)(end - p) : strlen(p);
			put_photo(arena_printf(a, "照片/%.*s", (int)n, p),
			    (uint32_t)(seen.len * 7919 + i * 104729 + n * 31 + (size_t)r->id * 65537));
			if (!end)
				break;
			p = end;
		}
	}
	for (size_t i = 0; i < r->item_count; i++) {
		strbuf_printf(&head, ",%s", r->items[i].header);
		strbuf_printf(&row, ",%s", r->items[i].value);
	}
	put(arena_printf(a, "%s.csv", r->sheet), arena_printf(a, "%s\n%s\n", strbuf_text(&head), strbuf_text(&row)));
	strbuf_free(&head);
	strbuf_free(&row);
}

static void walk(struct date today);

static int
setup(void **state)
{
	struct error err = { 0 };
	const char *build = getenv("BUILD") ? getenv("BUILD") : "build";
	(void)state;
	a = arena_new();
	text = text_new(&err);
	if (!text || clerk_begin("例行") != 0)
		return -1;
	for (const struct reg *r = catalogue_next(NULL); r; r = catalogue_next(r))
		put_example(r);
	int failed = system(arena_printf(a,
	    "%s/cunping settings --data %s village=幸福村 >/dev/null && %s/cunping import %s --data %s --now "
	    "2024-04-29T09:41 --yes >%s/said 2>&1 || { cat %s/said; false; }",
	    build, data, build, source, data, root, root));
	if (failed)
		return failed;
	walk((struct date){ 2024, 4, 26 });
	walk((struct date){ 2024, 4, 29 });
	walk((struct date){ 2024, 5, 22 });
	walk((struct date){ 2024, 8, 1 });
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	strbuf_free(&seen);
	strbuf_free(&pictures);
	strbuf_free(&large);
	strbuf_free(&opened);
	arena_free(a);
	text_free(text);
	return clerk_end();
}

/* --------------------------------------------------------------- a resident */

static void
look(struct stage *s)
{
	size_t count;
	const struct command *c = draw_list_commands(stage_frame(s, now_ms), &count);
	for (size_t i = 0; i < count; i++) {
		if (c[i].kind == COMMAND_IMAGE || c[i].kind == COMMAND_VIEW)
			strbuf_printf(&pictures, "%s\n", c[i].text);
		for (size_t k = 0; c[i].kind == COMMAND_TEXT && k < c[i].len; k++)
			if (c[i].text[k] != ' ')
				strbuf_append_n(&seen, c[i].text + k, 1);
	}
	strbuf_append(&seen, "");
}

/* The picture that fills the screen now, the others of its field, then those of the row's other fields. */
static void
look_through(struct stage *s)
{
	enum { CLOSE = UI_ACTION_OWN, STEP, ZOOM, SIDE };
	size_t count;
	for (int i = 0; i < PAGES; i++) {
		const struct command *c = draw_list_commands(stage_frame(s, now_ms), &count);
		for (size_t k = 0; k < count; k++)
			if (c[k].kind == COMMAND_VIEW)
				strbuf_printf(&large, "%s\n", c[k].text);
		if (find_hit(s, STEP, 1))
			tap(s, STEP, 1);
		else if (find_hit(s, SIDE, -1))
			tap(s, SIDE, -1);
		frame(s);
	}
	tap(s, CLOSE, -1);
	frame(s);
}

static void
open_photos(struct stage *s)
{
	for (int i = 0; i < stage_ui(s)->hits; i++) {
		struct ui_hit hit = stage_ui(s)->hit[i];
		const char *name = arena_printf(a, "<%ld>", hit.arg);
		if (hit.action != ACTION_PHOTO || (opened.len && strstr(strbuf_text(&opened), name)))
			continue;
		strbuf_append(&opened, name);
		tap(s, hit.action, hit.arg);
		frame(s);
		look_through(s);
	}
}

static void
turn_pages(struct stage *s)
{
	look(s);
	open_photos(s);
	for (int area = 0; area < stage_ui(s)->areas; area++)
		for (int i = 0; i < PAGES && find_hit(s, UI_ACTION_PAGE, 2 * area + 1); i++) {
			tap(s, UI_ACTION_PAGE, 2 * area + 1);
			frame(s);
			look(s);
			open_photos(s);
		}
}

/* Everything the screen can be tapped on, once, and what comes of it. */
static void
visit(struct stage *s, const struct screen_class *c, long arg)
{
	struct ui_hit hit[TARGETS];
	int hits = 0;
	stage_show(s, c, arg);
	frame(s);
	turn_pages(s);
	stage_show(s, c, arg);
	frame(s);
	const struct ui *ui = stage_ui(s);
	for (int i = 0; i < ui->hits && hits < TARGETS; i++)
		if (ui->hit[i].action >= UI_ACTION_OWN || ui->hit[i].action == ACTION_TAB ||
		    ui->hit[i].action == ACTION_WHOLE_ROW)
			hit[hits++] = ui->hit[i];
	for (int i = 0; i < hits; i++) {
		stage_show(s, c, arg);
		frame(s);
		if (!find_hit(s, hit[i].action, hit[i].arg))
			continue;
		tap(s, hit[i].action, hit[i].arg);
		turn_pages(s);
	}
}

static void
walk(struct date today)
{
	struct stage *s = new_stage(text, (struct stage_options){ .width = 1080, .height = 1920, .data = data });
	stage_clock(s, (struct datetime){ today, 9, 41, 0 });
	for (size_t i = 0; screens[i]; i++)
		if (!screens[i]->staff)
			visit(s, screens[i], 0);
	for (size_t i = 0; screens_register(i); i++)
		visit(s, &screen_register, register_arg(screens_register(i)->id, 0));
	stage_show(s, &screen_lookup_home, 1);
	frame(s);
	for (const char *code = CODE; *code; code++)
		tap(s, UI_ACTION_OWN, *code == '0' ? 10 : *code - '1');
	turn_pages(s);
	stage_free(s);
}

/* ----------------------------------------------------------------- the check */

static const char *
without_blanks(const char *s)
{
	char *out = arena_strdup(a, s), *to = out;
	for (; *s; s++)
		if (*s != ' ' && *s != '\n')
			*to++ = *s;
	*to = '\0';
	return out;
}

static bool
stands(const char *words)
{
	return words[0] && strstr(strbuf_text(&seen), without_blanks(words)) != NULL;
}

static bool
day_stands(const char *iso)
{
	struct date d;
	char words[64];
	return date_parse(iso, &d) && (stands(iso) || stands(arena_printf(a, "%d月%d日", d.month, d.day)) ||
					  (date_speak(d, (struct date){ 0 }, words, sizeof words), stands(words)));
}

static bool
is_shown(const struct field *f, const struct shown_row *row, size_t i)
{
	const char *value = row->row.value[i];
	if (f->type == FIELD_PHOTOS) {
		for (size_t k = 0; k < row->photos[i].count; k++)
			if (strstr(strbuf_text(&pictures), row->photos[i].photo[k].picture) ||
			    strstr(strbuf_text(&pictures), row->photos[i].photo[k].thumb))
				return true;
		return false;
	}
	if (!value)
		return false;
	if (f->type == FIELD_DATE)
		return day_stands(value);
	if (f->type == FIELD_SPAN)
		return day_stands(arena_strndup(a, value, strcspn(value, "/")));
	struct quantity q = quantity_read(a, value, "");
	return stands(value) || stands(describe_value(a, f, value)) || (q.known && stands(q.number)) ||
	       (f->flags & FIELD_MASKED && stands(mask_name(a, value)));
}

static void
given_the_example_rows_when_a_resident_taps_through_all_screens_then_every_public_field_was_shown(void **state)
{
	struct error err = { 0 };
	int missing = 0;
	(void)state;
	struct store *store = store_open(data, &err);
	assert_non_null(store);
	for (const struct reg *r = catalogue_next(NULL); r; r = catalogue_next(r)) {
		struct shown_rows rows = rows_of(store, a, &(struct row_query){ .reg = r, .staff = true });
		assert_int_equal(rows.count, 1);
		for (size_t i = 0; i < r->count; i++)
			if (is_public(r, &r->fields[i]) && !is_shown(&r->fields[i], &rows.row[0], i)) {
				print_error("%s: %s (%s) is on no screen\n", r->sheet, r->fields[i].header,
				    rows.row[0].row.value[i] ? rows.row[0].row.value[i] : "no example");
				missing++;
			}
	}
	store_close(store);
	assert_int_equal(missing, 0);
}

static void
given_a_photo_in_every_column_for_them_when_a_resident_taps_on_it_then_it_fills_the_screen(void **state)
{
	struct error err = { 0 };
	int missing = 0, photos = 0;
	(void)state;
	struct store *store = store_open(data, &err);
	assert_non_null(store);
	for (const struct reg *r = catalogue_next(NULL); r; r = catalogue_next(r)) {
		struct shown_rows rows = rows_of(store, a, &(struct row_query){ .reg = r, .staff = true });
		for (size_t i = 0; i < r->count; i++) {
			const struct store_photos *p = &rows.row[0].photos[i];
			if (r->fields[i].type == FIELD_PHOTOS && is_public(r, &r->fields[i]) && !p->count)
				fail_msg("%s: no photo in %s", r->sheet, r->fields[i].header);
			for (size_t k = 0; k < p->count; k++, photos++)
				if (!strstr(strbuf_text(&large), p->photo[k].picture)) {
					print_error("%s: %s, photo %zu cannot be seen large\n", r->sheet,
					    r->fields[i].header, k + 1);
					missing++;
				}
		}
	}
	store_close(store);
	assert_int_equal(missing, 0);
	assert_true(photos > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    given_the_example_rows_when_a_resident_taps_through_all_screens_then_every_public_field_was_shown),
		cmocka_unit_test(
		    given_a_photo_in_every_column_for_them_when_a_resident_taps_on_it_then_it_fills_the_screen),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
