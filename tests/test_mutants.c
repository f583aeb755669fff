/* Editions that are not what was published: bytes, pages and whole files changed, with and without the list of their
 * blocks. Whoever reads gets the content as it was, or the edition before; never a wrong byte.
 *
 * MUTANTS=N tries N of them (make mutants: 100,000), SEED other ones. */
#include "test.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "editions/blocks.h"
#include "fixture.h"
#include "os/fs.h"
#include "store/query.h"
#include "store/state.h"
#include "store/store.h"

enum { PAGE = 4096, SAMPLE = 280, KINDS = 14 };

struct bytes {
	unsigned char *at;
	size_t n;
};

static struct fixture f;
static struct edition_info info[2];         /* the first and the second edition */
static struct bytes file[2], list[2];       /* their bytes, as published */
static char says[2][EDITION_HASH];          /* all that stands in them, hashed */
static unsigned long long drawn = 20260502; /* xorshift */
static struct error err;

static size_t
draw(size_t below)
{
	drawn ^= drawn << 13;
	drawn ^= drawn >> 7;
	drawn ^= drawn << 17;
	return (size_t)(drawn % below);
}

static void
say(const struct content *c, char out[EDITION_HASH])
{
	struct strbuf all = { 0 };
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		for (size_t i = 0; i < c->reg[r->id].count; i++) {
			const struct row *row = &c->reg[r->id].row[i];
			for (size_t k = 0; k < r->count; k++)
				strbuf_printf(&all, "%s|", row->value[k] ? row->value[k] : "");
			strbuf_printf(&all, "%s\n", r->sheet);
		}
	hash_bytes(strbuf_text(&all), all.len, out);
	strbuf_free(&all);
}

static void
list_of(const struct edition_info *e, char *path, size_t size)
{
	snprintf(path, size, "%.*s.sum", (int)strlen(e->path) - 3, e->path);
}

static void
take(struct bytes *b, const char *path)
{
	assert_int_equal(fs_read(path, 1 << 28, &b->at, &b->n), 0);
}

static void
publish(int which, const char *title)
{
	struct content back;
	char path[4200];
	fixture_row(
	    &f, REG_NOTICE, "title", title, "issued_on", "2024-05-01", "body", "渠里的淤泥这个星期清完。", NULL);
	fixture_publish(&f, false);
	assert_true(state_current_load(f.data, &info[which], f.arena, &back, &err));
	assert_int_equal(info[which].number, which + 1);
	say(&back, says[which]);
	take(&file[which], info[which].path);
	list_of(&info[which], path, sizeof path);
	take(&list[which], path);
}

static int
begin(void **state)
{
	fixture_begin(&f);
	fixture_village(&f, 20);
	publish(0, "清渠的通知");
	publish(1, "修路的通知");
	return 0;
}

static int
end(void **state)
{
	for (int i = 0; i < 2; i++) {
		free(file[i].at);
		free(list[i].at);
	}
	fixture_end(&f);
	return 0;
}

/* ------------------------------------------------------------- mutants */

static struct bytes
copy_of(struct bytes b)
{
	struct bytes c = { malloc(b.n + 2 * PAGE), b.n };
	assert_non_null(c.at);
	memcpy(c.at, b.at, b.n);
	return c;
}

/* Other words of the same length, somewhere. */
static void
reword(struct bytes *b)
{
	static const char from[] = "通知", to[] = "通缉";
	size_t start = draw(b->n);
	for (size_t i = 0; i < b->n; i++) {
		unsigned char *at = b->at + (start + i) % (b->n - sizeof from);
		if (memcmp(at, from, sizeof from - 1) == 0) {
			memcpy(at, to, sizeof to - 1);
			return;
		}
	}
}

static void
swap_pages(struct bytes *b)
{
	unsigned char page[PAGE], *x = b->at + draw(b->n / PAGE) * PAGE, *y = b->at + draw(b->n / PAGE) * PAGE;
	memcpy(page, x, PAGE);
	memmove(x, y, PAGE);
	memcpy(y, page, PAGE);
}

static void
scribble(struct bytes *b)
{
	size_t at = draw(b->n), n = 1 + draw(200);
	for (size_t i = at; i < at + n && i < b->n; i++)
		b->at[i] = (unsigned char)draw(256);
}

static void
mutate(int kind, struct bytes *db, struct bytes *sums)
{
	struct bytes *one = kind >= 8 ? sums : db; /* some that are done to the file are done to the list, too */
	size_t page = draw(db->n / PAGE) * PAGE;
	switch (kind) {
	case 0:
	case 8:
		one->at[draw(one->n)] ^= (unsigned char)(1u << draw(8));
		break;
	case 1:
	case 9:
		scribble(one);
		break;
	case 2:
	case 10:
		one->n -= 1 + draw(one->n);
		break;
	case 3:
	case 11:
		memset(one->at + one->n, (int)draw(256), PAGE);
		one->n += 1 + draw(PAGE);
		break;
	case 4:
		memset(db->at + page, 0, PAGE);
		break;
	case 5:
		swap_pages(db);
		break;
	case 6:
		reword(db);
		break;
	case 7: /* a whole edition that was once true, with its own list */
	case 12:
		free(db->at);
		*db = copy_of(file[0]);
		if (kind == 7)
			break;
		free(sums->at);
		*sums = copy_of(list[0]);
		break;
	default: /* both, so that the list is right again: its hash is not */
		reword(db);
		struct blocks *b;
		char path[4200], hash[EDITION_HASH];
		long long size;
		snprintf(path, sizeof path, "%s/forged", f.data);
		assert_int_equal(fs_write(path, db->at, db->n), 0);
		assert_non_null(b = blocks_of(path, hash, &size, &err));
		assert_int_equal(blocks_write(b, path), 0);
		blocks_free(b);
		free(sums->at);
		take(sums, path);
		fs_remove(path);
	}
}

static void
lay(const struct bytes *db, const struct bytes *sums)
{
	char path[4200];
	list_of(&info[1], path, sizeof path);
	assert_int_equal(fs_write(path, sums->at, sums->n), 0);
	assert_int_equal(fs_write(info[1].path, db->at, db->n), 0);
}

/* The file as SQLite alone would read it: were it shown, would anybody read something else? */
static bool
would_lie(const struct bytes *now)
{
	struct arena *a = arena_new();
	struct content back = { 0 };
	char what[EDITION_HASH];
	struct db *db = now->n ? db_open_edition(info[1].path, NULL) : NULL;
	bool read = db && content_load(db, a, &back, NULL);
	db_close(db);
	if (read)
		say(&back, what);
	arena_free(a);
	return read && strcmp(what, says[1]) != 0;
}

/* What a screen asks, and what an export and 改一条 are built of. */
static int
read_all(void)
{
	struct arena *a = arena_new();
	struct edition_info got;
	struct content back;
	char what[EDITION_HASH];
	struct store *s = store_open(f.data, &err);
	assert_non_null(s);
	unsigned damages = blocks_damages();
	long rows = 0, must = 0;
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		rows += store_count(s, r->id, NULL);
	bool broken = blocks_damages() != damages;
	int shown = store_number(s);
	store_close(s);
	assert_true(state_current_load(f.data, &got, a, &back, &err));
	assert_in_range(got.number, 1, 2);
	say(&back, what);
	assert_string_equal(what, says[got.number - 1]);
	if (!broken && shown == got.number) { /* a page that counted says what there is */
		s = store_open(f.data, &err);
		for (const struct reg *r = NULL; (r = catalogue_next(r));)
			must += store_count(s, r->id, NULL);
		store_close(s);
		assert_int_equal(rows, must);
	}
	arena_free(a);
	return got.number;
}

static void
given_an_edition_changed_on_the_disk_when_read_then_it_is_as_published_or_the_one_before(void **state)
{
	const char *most = getenv("MUTANTS"), *seed = getenv("SEED");
	long n = most ? atol(most) : SAMPLE, lies = 0, older = 0;
	(void)state;
	if (seed)
		drawn ^= strtoull(seed, NULL, 10) * 0x9E3779B97F4A7C15ull;
	assert_int_equal(read_all(), 2);
	for (long i = 0; i < n; i++) {
		struct bytes db = copy_of(file[1]), sums = copy_of(list[1]);
		mutate((int)(i % KINDS), &db, &sums);
		lay(&db, &sums);
		lies += would_lie(&db);
		struct arena *a = arena_new();
		struct content other;
		assert_true(
		    edition_load(&info[0], a, &other, &err)); /* what is remembered of the second's list is gone */
		arena_free(a);
		older += read_all() == 1;
		free(db.at);
		free(sums.at);
		if (most && (i + 1) % 10000 == 0)
			print_message("%ld mutants\n", i + 1);
	}
	print_message(
	    "%ld mutants: %ld times the edition before, %ld that would have said something else\n", n, older, lies);
	/* the mutants are worth something: unchecked, many of them lie */
	assert_true(lies > n / 10);
	assert_true(older > n / 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    given_an_edition_changed_on_the_disk_when_read_then_it_is_as_published_or_the_one_before),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
