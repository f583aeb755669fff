/* takeout: see takeout.h. One folder, made new; every file is synced by who
 * writes it, then the folders, then the whole disk. When anything fails the
 * folder goes again, so that nobody carries home half a receipt. */
#include "export/takeout_parts.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "export/export.h"
#include "export/template.h"
#include "findings/refuse.h"
#include "intake/survey.h"
#include "os/child.h"
#include "os/fs.h"
#include "os/fs_tree.h"
#include "os/writable.h"
#include "store/feedback.h"
#include "store/staff.h"

enum { MIB = 1024 * 1024, FULL_BYTES = 256 * 1024, NAMES_MOST = 99 };

static const struct {
	const char *name;
	enum takeout_kind kind;
} kinds[] = {
	{ "receipt", TAKEOUT_RECEIPT },
	{ "findings", TAKEOUT_FINDINGS },
	{ "export", TAKEOUT_EXPORT },
	{ "stats", TAKEOUT_STATS },
	{ "health", TAKEOUT_HEALTH },
	{ "feedback", TAKEOUT_FEEDBACK },
	{ "backup", TAKEOUT_BACKUP },
	{ "template", TAKEOUT_TEMPLATE },
	{ "slip", TAKEOUT_SLIP },
};

unsigned
takeout_kind(const char *name, size_t n)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strlen(kinds[i].name) == n && strncmp(kinds[i].name, name, n) == 0)
			return kinds[i].kind;
	return 0;
}

static void
say(const struct taking *t, const char *words)
{
	if (t->o->say)
		t->o->say(t->o->context, words);
}

/* ---- sentences, and whether the stick is there ------------------------------------ */

static bool
cannot_write(struct taking *t, int error)
{
	if (error == EROFS)
		return error_finding(t->err, FINDING_STICK_READ_ONLY);
	if (error == ENOSPC || error == EDQUOT)
		return error_finding(t->err, FINDING_STICK_FULL);
	if (error == EACCES || error == EPERM)
		return error_finding(t->err, FINDING_STICK_DENIED);
	if (error == ECANCELED)
		return error_finding(t->err, FINDING_CANCELLED_TAKEOUT);
	return error_finding(t->err, FINDING_STICK_GONE, error_reason(error));
}

/* A pulled stick leaves its empty folder on our own disk, or another stick may
 * be there: nothing is written to those. */
static bool
same_stick(const struct taking *t)
{
	struct mount now;
	return mounts_of(-1, t->o->stick, &now) == 0 && strcmp(now.path, t->mount.path) == 0 &&
	       strcmp(now.device, t->mount.device) == 0 && fs_exists(t->folder);
}

/* ---- the content ---------------------------------------------------------------- */

/* How many pictures an export writes, and the bytes it needs, more or less. */
static long long
export_bytes(const char *data, size_t *pictures)
{
	char path[PATH_MAX];
	struct edition_info info;
	long long all = 4 * MIB, one;
	*pictures = 0;
	if (!state_current(data, &info, NULL) || info.number == 0)
		return 0;
	struct db *db = edition_open(&info, NULL);
	struct stmt *s = db ? db_prepare(db, "SELECT DISTINCT picture FROM photo", NULL) : NULL;
	while (s && db_step(s))
		if (media_path(data, db_text(s, 0), path, sizeof path) && fs_size(path, &one) == 0) {
			all += one;
			++*pictures;
		}
	db_finish(s, NULL);
	db_close(db);
	return all;
}

/* A word every ten photos; stops when we are told to, or when the stick is pulled. */
static bool
photo_written(void *context, size_t photos)
{
	struct taking *t = context;
	char words[128];
	if (photos % 10 == 0) {
		snprintf(words, sizeof words, "正在写照片，第 %zu 张，共 %zu 张", photos,
		    photos > t->pictures ? photos : t->pictures);
		say(t, words);
	}
	return !stop_requested() && same_stick(t);
}

static bool
put_content(struct taking *t, const char *name)
{
	struct export_count n;
	struct export_watch watch = { photo_written, t };
	long long need = export_bytes(t->o->data, &t->pictures), there;
	if (fs_free_space(t->folder, &there) == 0 && there < need)
		return error_finding(t->err, FINDING_STICK_TOO_SMALL, need / MIB + 1, there / MIB);
	const char *to = arena_printf(t->arena, "%s/%s", t->folder, name);
	if (export_content_watched(t->o->data, to, &watch, &n, t->err)) {
		if (n.lost)
			t->missing = arena_printf(t->arena, "有 %zu 张照片在这台机器上坏了或丢了，没有存", n.lost);
		return true;
	}
	if (t->err && strcmp(t->err->code, "cancelled") == 0)
		cannot_write(t, stop_requested() ? ECANCELED : ENODEV);
	return false;
}

static bool
put_export(struct taking *t)
{
	return put_content(t, "屏上内容");
}

static bool
put_backup(struct taking *t)
{
	return takeout_settings(t) && put_content(t, "备份");
}

static bool
put_template(struct taking *t)
{
	return template_write(arena_printf(t->arena, "%s/空白表.xlsx", t->folder), t->err);
}

static bool
put_stats(struct taking *t)
{
	size_t lines;
	return !t->o->stats || t->o->stats(t->o->data, t->folder, &lines, t->err);
}

/* ---- the folder ------------------------------------------------------------------ */

/* The village as a part of a file name on any stick. */
static const char *
safe_village(struct taking *t)
{
	char village[256] = "";
	struct strbuf s = { 0 };
	state_peek_setting(t->o->data, "village", village, sizeof village);
	t->village = arena_strdup(t->arena, village);
	for (const char *p = t->village; *p && s.len < 90;) {
		uint32_t cp = utf8_next(&p);
		if (cp > ' ' && cp != 0xFFFD && !(cp < 128 && strchr("<>:\"/\\|?*.", (int)cp)))
			strbuf_append_cp(&s, cp);
	}
	return strbuf_take(&s, t->arena);
}

/* Makes 村屏_高同村_2021-12-06_0941, or the same with -2, -3, … */
static bool
make_folder(struct taking *t, struct takeout_done *done)
{
	char day[16];
	const char *village = safe_village(t);
	const struct datetime *now = &t->o->now;
	date_format(now->date, day);
	for (int n = 1; n <= NAMES_MOST; n++) {
		snprintf(done->name, sizeof done->name, "村屏_%s%s%s_%02d%02d", village, *village ? "_" : "", day,
		    now->hour, now->minute);
		if (n > 1)
			snprintf(done->name + strlen(done->name), sizeof done->name - strlen(done->name), "-%d", n);
		const char *path = arena_printf(t->arena, "%s/%s", t->o->stick, done->name);
		int error = fs_mkdir(path);
		if (!error)
			t->folder = path;
		if (error != EEXIST)
			return error ? cannot_write(t, error) : true;
	}
	return error_finding(t->err, FINDING_TOO_MANY_FOLDERS, done->name);
}

/* ---- writing ---------------------------------------------------------------------- */

static const struct {
	enum takeout_kind kind;
	bool (*put)(struct taking *t);
	const char *words;
} steps[] = {
	{ TAKEOUT_RECEIPT, takeout_receipt, "正在写回执" },
	{ TAKEOUT_FINDINGS, takeout_findings, "正在写要改的地方" },
	{ TAKEOUT_TEMPLATE, put_template, "正在写空白表" },
	{ TAKEOUT_SLIP, takeout_slip, "正在写小条" },
	{ TAKEOUT_FEEDBACK, takeout_feedback, "正在写群众反映" },
	{ TAKEOUT_STATS, put_stats, "正在写使用统计" },
	{ TAKEOUT_HEALTH, takeout_health, "正在查这台机器，写机器体检" },
	{ TAKEOUT_EXPORT, put_export, "正在写屏上的内容和照片" },
	{ TAKEOUT_BACKUP, put_backup, "正在写备份" },
};

static bool
write_files(struct taking *t)
{
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		if (!(t->o->kinds & steps[i].kind))
			continue;
		say(t, steps[i].words);
		if (stop_requested())
			return cannot_write(t, ECANCELED);
		if (!same_stick(t))
			return cannot_write(t, ENODEV);
		if (!steps[i].put(t))
			return false;
	}
	return true;
}

/* So that what a clerk fills in is told from what we wrote. A stick that keeps no times is read whole. */
static void
mark_own(struct taking *t, const struct fs_tree *tree)
{
	for (size_t i = 0; i < tree->count; i++)
		fs_set_changed(arena_printf(t->arena, "%s/%s", t->folder, tree->file[i].path), SURVEY_OWN_CHANGED_S);
}

/* All that was written is on the stick when this is true. */
static bool
settle(struct taking *t, struct takeout_done *done)
{
	struct fs_tree tree;
	say(t, "正在存好，请不要拔U盘");
	int error = same_stick(t) ? fs_list(t->folder, &tree) : ENODEV;
	if (!error) {
		done->files = (long)tree.count;
		mark_own(t, &tree);
		fs_tree_free(&tree);
		if (done->files == 0)
			return error_finding(t->err, FINDING_NOTHING_TO_TAKE, t->missing ? t->missing : "什么也没有");
		error = fs_sync(t->folder);
	}
	if (!error)
		error = fs_sync(t->o->stick);
	if (!error)
		error = fs_sync_disk(t->o->stick);
	if (!error && !same_stick(t))
		error = ENODEV;
	if (!error && stop_requested())
		error = ECANCELED;
	return error ? cannot_write(t, error) : true;
}

/* Whatever a writer of files called it: a stick that is full or gone is said as such. */
static void
name_the_cause(struct taking *t)
{
	long long there = 0;
	if (!t->err || !t->folder || t->err->kind != ERROR_MACHINE || str_starts(t->err->code, "stick_"))
		return;
	int error = fs_free_space(t->folder, &there);
	if (error || !same_stick(t))
		cannot_write(t, ENODEV);
	else if (there < FULL_BYTES)
		cannot_write(t, ENOSPC);
}

static bool
fill(struct taking *t, struct takeout_done *done)
{
	int error = mounts_of(-1, t->o->stick, &t->mount);
	if (error)
		return cannot_write(t, error);
	if (make_folder(t, done) && write_files(t) && settle(t, done))
		return true;
	name_the_cause(t);
	if (t->folder && fs_remove_tree(t->folder) == 0)
		fs_sync_disk(t->o->stick);
	return false;
}

/* ---- the door ---------------------------------------------------------------------- */

/* Handed-in rows that lie safely on the stick go; a line in the audit. */
static void
record(struct taking *t, struct takeout_done *done)
{
	struct edition_info info = { 0 };
	char at[32];
	const struct datetime *now = &t->o->now;
	if (!t->state)
		return;
	if (t->o->clear && t->feedbacks && feedback_remove(t->state, t->last_feedback, NULL))
		done->cleared = t->feedbacks;
	state_selected(t->state, &info, NULL);
	date_format(now->date, at);
	snprintf(at + 10, sizeof at - 10, "T%02d:%02d:%02d", now->hour, now->minute, now->second);
	audit_add(t->state, at, t->o->by, t->o->kinds & TAKEOUT_BACKUP ? "backup" : "takeout", info.number,
	    arena_printf(t->arena, "存到U盘：%s，%ld 个文件%s", done->name, done->files,
		done->cleared ? "，群众反映取走后已清" : ""),
	    NULL);
}

static void
speak(const struct taking *t, struct takeout_done *done)
{
	char more[128] = "";
	if (t->missing)
		snprintf(more, sizeof more, "（%s。）", t->missing);
	snprintf(done->words, sizeof done->words, "已存到U盘的“%s”文件夹，共 %ld 个文件。%s%s", done->name, done->files,
	    more, done->still_open ? "U盘还没有收好，请等U盘的灯不闪了再拔。" : "现在可以拔下U盘了。");
}

static bool
open_all(struct taking *t)
{
	const struct takeout_options *o = t->o;
	if ((o->kinds & TAKEOUT_FINDINGS) && !o->review)
		return error_finding(t->err, FINDING_NO_REVIEW);
	if (o->review && !(t->review = review_open(o->review, t->err)))
		return false;
	/* Without the lock: the importer holds it during a review. Opening repairs only
	 * what is broken, and whoever holds the lock has opened it before. */
	t->state = fs_is_dir(o->data) ? state_open(o->data, t->err) : NULL;
	return t->state || error_finding(t->err, FINDING_NO_STATE, o->data);
}

bool
takeout(const struct takeout_options *o, struct takeout_done *done, struct error *err)
{
	struct taking t = { .o = o, .arena = arena_new(), .village = "", .err = err };
	struct writable w;
	int error = 0;
	*done = (struct takeout_done){ 0 };
	bool ok = open_all(&t);
	if (ok) {
		say(&t, "正在打开U盘");
		ok = writable_begin(&w, o->stick, o->wait_ms, &error) || cannot_write(&t, error);
		if (ok) {
			ok = fill(&t, done);
			done->still_open = !writable_end(&w, o->wait_ms);
		}
	}
	if (ok) {
		record(&t, done);
		speak(&t, done);
	}
	review_close(t.review);
	state_close(t.state);
	arena_free(t.arena);
	return ok;
}
