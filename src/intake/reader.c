/* reader: see reader.h. */
#include "intake/reader.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "findings/refuse.h"
#include "intake/photo.h"
#include "tables/scheme.h"
#include "tables/table.h"
#include "intake/wire.h"
#include "sound/prepare.h"
#include "sheets/csv.h"
#include "sheets/xlsx.h"
#include "os/child.h"
#include "os/fs.h"
#include "os/jail.h"

enum { MAX_REQUEST = 64 * 1024 * 1024, MAX_NAMES = 100000 };

struct file {
	uint32_t index;
	const char *copy, *path;
	bool loose;
	struct workbook book;
};

struct reader {
	struct arena *arena;
	const char *folder, *asked;
	unsigned char *bytes; /* what `request` goes through */
	struct cursor request;
	struct findings findings;
	struct table_context table;
	struct content content;
	FILE *result;
	struct strbuf out; /* what goes there next */
	bool seen[REG_COUNT];
	struct content known; /* 评分标准 that the machine has */
	struct file *file;
	uint32_t files;
	bool failed; /* the disk did: no file's fault */
};

static void
say(const char *format, uint32_t n)
{
	char line[64];
	int length = snprintf(line, sizeof line, format, n);
	child_tell(1, line, (size_t)length);
}

static bool
read_request(struct reader *r)
{
	char path[PATH_MAX];
	size_t size;
	snprintf(path, sizeof path, "%s/%s", r->folder, r->asked);
	if (fs_read(path, MAX_REQUEST, &r->bytes, &size) != 0)
		return false;
	r->request = (struct cursor){ .at = r->bytes, .end = r->bytes + size, .arena = r->arena };
	return true;
}

static const char *const *
items_of(void *data, const char *scheme, size_t *count)
{
	struct reader *r = data;
	const char **names = scheme_items(r->arena, &r->content, scheme, count);
	if (*count == 0)
		names = scheme_items(r->arena, &r->known, scheme, count);
	return *count ? names : scheme_usual(r->arena, scheme, count);
}

static void
take_context(struct reader *r)
{
	struct cursor *c = &r->request;
	struct table_context *t = &r->table;
	*t = (struct table_context){ .arena = r->arena, .findings = &r->findings, .items = items_of, .data = r };
	t->keep_wrong = true;
	t->home_village = wire_take_text(c);
	t->today.year = (int)wire_take_number(c, 9999);
	t->today.month = (int)wire_take_number(c, 12);
	t->today.day = (int)wire_take_number(c, 31);
	wire_take_rows(c, &r->known);
	r->files = wire_take_number(c, MAX_NAMES);
	r->file = arena_array(r->arena, r->files + 1, sizeof *r->file);
	for (uint32_t i = 0; i < r->files && !c->bad; i++) {
		r->file[i].index = wire_take_number(c, MAX_NAMES);
		r->file[i].copy = wire_take_words(c);
		r->file[i].path = wire_take_words(c);
		r->file[i].loose = wire_take_number(c, 1);
	}
}

static bool
any_recognised(struct reader *r, const struct workbook *book)
{
	enum register_id which;
	for (size_t i = 0; i < book->sheets; i++)
		if (table_recognise(&r->table, &book->sheet[i], &which))
			return true;
	return false;
}

static void
open_file(struct reader *r, struct file *f)
{
	char path[PATH_MAX];
	unsigned char *bytes;
	size_t size;
	struct findings own = { .arena = r->arena };
	struct findings *findings = f->loose ? &own : &r->findings;
	struct place at = { .file = f->path };
	say("at %u\n", f->index);
	snprintf(path, sizeof path, "%s/%s", r->folder, f->copy);
	int error = fs_read(path, CSV_MAX_FILE, &bytes, &size);
	r->failed = r->failed || (error && error != EFBIG);
	if (error) {
		finding_add(findings, FINDING_FILE_TOO_LARGE, at, CSV_MAX_FILE / 1024 / 1024);
		return;
	}
	workbook_read(r->arena, bytes, size, f->path, &f->book, findings);
	/* a letter or a list of passwords in a .txt is none of our business */
	if (f->loose && !any_recognised(r, &f->book)) {
		finding_add(&r->findings, FINDING_FILE_NO_SHEET, at);
		f->book.sheets = 0;
	} else if (f->loose) {
		for (size_t i = 0; i < own.count; i++)
			finding_copy(&r->findings, &own.item[i]);
	}
	free(bytes);
}

/* The names of the villages: the source's spelling wins over the one that is known. */
static void
know_places(struct reader *r)
{
	const struct reg *villages = catalogue_register(REG_VILLAGE);
	const struct row_list *list[] = { &r->content.reg[villages->id], &r->known.reg[villages->id] };
	const char **places = arena_array(r->arena, list[0]->count + list[1]->count + 1, sizeof *places);
	size_t n = 0;
	for (size_t k = 0; k < 2; k++)
		for (size_t i = 0; i < list[k]->count; i++)
			if (!list[k]->row[i].wrong)
				places[n++] = row_text(&list[k]->row[i], villages, "village");
	r->table.places = places;
	r->table.place_count = n;
}

/* The photos' and recordings' names as they stand in the row's cells. */
static void
name_files(struct arena *a, const struct reg *reg, struct row *row)
{
	row->photos = 0;
	for (size_t f = 0; f < reg->count; f++) {
		const char *names = catalogue_is_file(reg->fields[f].type) ? row->value[f] : NULL;
		while (names && *names) {
			const char *end = strstr(names, "、");
			size_t n = end ? (size_t)(end - names) : strlen(names);
			if (n)
				row_add_photo(row, a, (int)f, arena_strndup(a, names, n));
			names += n + (end ? strlen("、") : 0);
		}
	}
}

static void
write_out_pending(struct reader *r)
{
	r->failed = r->failed || fwrite(strbuf_text(&r->out), 1, r->out.len, r->result) != r->out.len;
	strbuf_clear(&r->out);
}

/* Writes the rows there are, and holds them no longer. */
static void
take_rows(void *data, const struct reg *reg, struct row_list *list)
{
	struct reader *r = data;
	struct content piece = { 0 };
	for (size_t i = 0; i < list->count; i++)
		name_files(r->table.own, reg, &list->row[i]);
	piece.reg[reg->id] = *list;
	wire_put_number(&r->out, 1);
	wire_put_rows(&r->out, &piece);
	write_out_pending(r);
	*list = (struct row_list){ 0 };
	arena_reset(r->table.own);
	say("on\n", 0);
}

/* What other sheets need to know is read first. */
static void
read_sheets(struct reader *r, bool basis)
{
	for (uint32_t i = 0; i < r->files; i++) {
		say("at %u\n", r->file[i].index);
		for (size_t k = 0; k < r->file[i].book.sheets; k++) {
			const struct grid *g = &r->file[i].book.sheet[k];
			enum register_id which = 0;
			bool known = table_recognise(&r->table, g, &which);
			if ((known && catalogue_register(which)->basis) != basis)
				continue;
			/* rows of a sheet that is not known go nowhere; those that others need stay */
			struct row_list own = { 0 }, *rows = known && basis ? &r->content.reg[which] : &own;
			r->table.take = basis ? NULL : take_rows;
			table_read(&r->table, g, &which, rows);
			if (!known)
				own.count = 0;
			else
				r->seen[which] = true;
			if (!basis)
				take_rows(r, catalogue_register(known ? which : 0), &own);
		}
	}
}

/* Pictures out of workbooks, put beside the copies for whoever prepares photos,
 * and told: what each is called, and the file it was pasted into. */
static bool
write_pasted(const struct reader *r, struct strbuf *out)
{
	uint32_t n = 0;
	char path[PATH_MAX];
	struct strbuf told = { 0 };
	bool fine = true;
	for (uint32_t i = 0; i < r->files; i++)
		for (size_t k = 0; fine && k < r->file[i].book.pictures; k++) {
			const struct pasted *p = r->file[i].book.picture[k];
			if (!p->used)
				continue;
			snprintf(path, sizeof path, "%s/" WIRE_PASTED, r->folder, n++);
			fine = fs_write(path, p->bytes, p->size) == 0;
			wire_put_text(&told, p->name);
			wire_put_number(&told, r->file[i].index);
		}
	wire_put_number(out, n);
	strbuf_append_n(out, told.data ? told.data : "", told.len);
	strbuf_free(&told);
	return fine;
}

/* What is left to write when all sheets are read. */
static bool
write_rest(struct reader *r)
{
	for (const struct reg *reg = NULL; (reg = catalogue_next(reg));)
		if (reg->basis)
			take_rows(r, reg, &r->content.reg[reg->id]);
	wire_put_number(&r->out, 0);
	if (!write_pasted(r, &r->out))
		return false;
	for (const struct reg *reg = NULL; (reg = catalogue_next(reg));)
		wire_put_number(&r->out, r->seen[reg->id]);
	wire_put_findings(&r->out, &r->findings);
	write_out_pending(r);
	return true;
}

static int
read_tables(struct reader *r)
{
	char path[PATH_MAX];
	take_context(r);
	if (!wire_done(&r->request))
		return 1;
	for (uint32_t i = 0; i < r->files; i++)
		open_file(r, &r->file[i]);
	know_places(r);
	read_sheets(r, true);
	know_places(r);
	snprintf(path, sizeof path, "%s/" WIRE_RESULT, r->folder);
	r->result = fopen(path, "wbe");
	r->table.own = arena_new();
	if (r->result)
		read_sheets(r, false);
	bool fine = r->result && write_rest(r);
	fine = r->result && fclose(r->result) == 0 && fine && !r->failed && fs_sync(path) == 0;
	arena_free(r->table.own);
	strbuf_free(&r->out);
	return !fine;
}

static bool
write_out(const struct reader *r, uint32_t index, const char *ending, const void *bytes, size_t n)
{
	char path[PATH_MAX];
	snprintf(path, sizeof path, "%s/out/%u.%s", r->folder, index, ending);
	return fs_write(path, bytes, n) == 0;
}

static void
refuse(uint32_t index, const struct error *err)
{
	struct strbuf line = { 0 };
	strbuf_printf(&line, "no %u %s ", index, err->code);
	for (const char *p = err->text; *p; p++)
		if (*p != '\n')
			strbuf_append_n(&line, p, 1);
	strbuf_append(&line, "\n");
	child_tell(1, line.data, line.len);
	strbuf_free(&line);
}

struct masks { /* of one photo */
	struct photo_box box[PHOTO_MAX_BOXES];
	size_t count;
};

static void
take_masks(struct cursor *c, struct masks *out)
{
	out->count = wire_take_number(c, PHOTO_MAX_BOXES);
	for (size_t i = 0; i < out->count; i++) {
		struct photo_box *b = &out->box[i];
		b->x = (int)wire_take_number(c, 1000);
		b->y = (int)wire_take_number(c, 1000);
		b->w = (int)wire_take_number(c, 1000);
		b->h = (int)wire_take_number(c, 1000);
	}
}

static bool
read_photo(struct reader *r, uint32_t index, const char *copy, const struct masks *m)
{
	char path[PATH_MAX], line[96];
	unsigned char *bytes = NULL;
	size_t size = 0;
	struct photo_out photo = { 0 };
	struct error err = { 0 };
	say("at %u\n", index);
	snprintf(path, sizeof path, "%s/%s", r->folder, copy);
	int error = fs_read(path, PHOTO_MAX_FILE, &bytes, &size);
	bool ok = !error || error == EFBIG || error == ENOENT; /* else it is no file's fault */
	if (error == EFBIG)
		error_finding(&err, FINDING_PHOTO_FILE_TOO_LARGE, PHOTO_MAX_FILE / 1024 / 1024);
	else if (error == ENOENT)
		error_plain(&err, FINDING_PHOTO_BROKEN);
	else if (!error && photo_prepare_masked(bytes, size, m->box, m->count, &photo, &err)) {
		ok = write_out(r, index, "picture", photo.picture, photo.picture_size) &&
		     write_out(r, index, "thumb", photo.thumb, photo.thumb_size);
		int n = snprintf(line, sizeof line, "ok %u %d %d %s\n", index, photo.width, photo.height, photo.taken);
		if (ok)
			child_tell(1, line, (size_t)n);
	}
	if (err.code[0])
		refuse(index, &err);
	photo_free(&photo);
	free(bytes);
	return ok;
}

/* A long one takes longer than whoever waits for us stands to hear nothing. */
static void
still_there(void *context)
{
	say("at %u\n", *(uint32_t *)context);
}

static bool
read_sound(struct reader *r, uint32_t index, const char *copy)
{
	char path[PATH_MAX], line[64];
	unsigned char *bytes = NULL;
	size_t size = 0;
	struct sound_out sound = { 0 };
	struct error err = { 0 };
	say("at %u\n", index);
	snprintf(path, sizeof path, "%s/%s", r->folder, copy);
	int error = fs_read(path, SOUND_MAX_FILE, &bytes, &size);
	bool ok = !error || error == EFBIG || error == ENOENT; /* else it is no file's fault */
	if (error == EFBIG)
		error_finding(&err, FINDING_SOUND_LARGE, SOUND_MAX_FILE / 1024 / 1024);
	else if (error == ENOENT)
		error_plain(&err, FINDING_SOUND_BROKEN);
	else if (!error && sound_prepare(bytes, size, still_there, &index, &sound, &err)) {
		ok = write_out(r, index, "sound", sound.bytes, sound.size);
		int n = snprintf(line, sizeof line, "heard %u %d %d\n", index, sound.length_ms, sound.clipped);
		if (ok)
			child_tell(1, line, (size_t)n);
	}
	if (err.code[0])
		refuse(index, &err);
	sound_free(&sound);
	free(bytes);
	return ok;
}

static int
read_files(struct reader *r, bool photos)
{
	struct cursor *c = &r->request;
	uint32_t count = wire_take_number(c, MAX_NAMES);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t index = wire_take_number(c, MAX_NAMES);
		const char *copy = wire_take_words(c);
		struct masks masks;
		take_masks(c, &masks);
		if (c->bad || !(photos ? read_photo(r, index, copy, &masks) : read_sound(r, index, copy)))
			return 1;
	}
	return !wire_done(c);
}

static int
run(void *said)
{
	const struct option_list *word = &((struct options *)said)->word;
	struct reader r = { 0 };
	const char *task = word->word[0];
	bool sounds = strcmp(task, "sounds") == 0;
	if (sounds) /* while libraries can still be opened */
		sound_prepare_ready();
	r.folder = jail_enter(word->word[1], true);
	if (!r.folder)
		return JAIL_NO_LOCK;
	r.arena = arena_new();
	r.findings.arena = r.arena;
	r.asked = word->word[2];
	int status = 3;
	if (read_request(&r))
		status = sounds || strcmp(task, "photos") == 0 ? read_files(&r, !sounds) : read_tables(&r);
	free(r.bytes);
	arena_free(r.arena);
	return status;
}

const struct subcommand subcommand_reader = {
	.name = "reader",
	.takes = "photos|sounds|tables 文件夹 清单",
	.least = 3,
	.most = 3,
	.help = "由导入用：在锁起来的进程里读U盘上的文件。\n",
	.size = sizeof(struct options),
	.run = run,
};
