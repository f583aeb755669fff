/* look: see look.h. Folders are queued as they are found, so that a stick full
 * of films cannot hide the sheets at its top. */
#include "intake/look.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/error.h"
#include "base/str.h"
#include "findings/finding.h"
#include "intake/survey.h"
#include "os/fs_tree.h"
#include "os/jail.h"
#include "os/paths.h"

struct folder {
	const char *path; /* below the stick, "" itself */
	int parent;       /* −1 */
	int depth;
	bool place;             /* will be read from */
	bool pack;              /* no folder, but a file that is one place */
	long count[FILE_KINDS]; /* files right here */
	long long changed_s;    /* of the newest sheet right here */
	const char *old_kind;   /* ending of an old sheet here, as file_kind() gives it */
};

struct looking {
	struct arena *arena;
	const char *root;
	struct folder *folder;
	size_t folders, capacity;
	size_t here; /* the one being listed */
	long entries;
	long own_sheets; /* that takeout wrote, and nobody has changed */
	bool cut;
};

static void
add_folder(struct looking *l, const char *name)
{
	const struct folder *in = &l->folder[l->here];
	struct folder f = { .parent = (int)l->here, .depth = in->depth + 1 };
	if (f.depth > SURVEY_LOOK_DEPTH) {
		l->cut = true;
		return;
	}
	f.path = arena_printf(l->arena, "%s%s%s", in->path, *in->path ? "/" : "", name);
	l->folder = arena_grow(l->arena, l->folder, l->folders, &l->capacity, l->folders + 1, sizeof *l->folder);
	l->folder[l->folders++] = f;
}

/* What the township has signed is a place of its own. */
static void
add_pack(struct looking *l, const struct fs_entry *entry)
{
	const char *in = l->folder[l->here].path;
	struct folder f = { .parent = -1, .place = true, .pack = true, .changed_s = entry->changed_s };
	f.path = arena_printf(l->arena, "%s%s%s", in, *in ? "/" : "", entry->name);
	l->folder = arena_grow(l->arena, l->folder, l->folders, &l->capacity, l->folders + 1, sizeof *l->folder);
	l->folder[l->folders++] = f;
}

static bool
take(void *data, const struct fs_entry *entry)
{
	struct looking *l = data;
	if (++l->entries > SURVEY_LOOK_NAMES) {
		l->cut = true;
		return false;
	}
	/* a line break in a name would break our lines */
	if (survey_is_passing(entry->name) || strpbrk(entry->name, "\r\n"))
		return true;
	if (entry->folder) {
		add_folder(l, entry->name);
		return true;
	}
	struct folder *f = &l->folder[l->here];
	const char *ending = NULL;
	enum file_kind kind = file_kind(entry->name, &ending);
	kind = kind == FILE_TEXT ? FILE_DOCUMENT : kind;
	if (survey_is_own(arena_printf(l->arena, "%s/%s", f->path, entry->name), entry->changed_s)) {
		l->own_sheets += kind == FILE_SHEET;
		return true;
	}
	if (kind == FILE_PACK) {
		add_pack(l, entry);
		return true;
	}
	f->count[kind]++;
	if (kind == FILE_SHEET && entry->changed_s > f->changed_s)
		f->changed_s = entry->changed_s;
	if (kind == FILE_OLD_SHEET)
		f->old_kind = ending;
	return true;
}

/* Lists everything; an error only when the disk fails, not when one folder is shut. */
static int
list(struct looking *l)
{
	char path[PATH_MAX];
	l->folder = arena_grow(l->arena, NULL, 0, &l->capacity, 1, sizeof *l->folder);
	l->folder[l->folders++] = (struct folder){ .path = "", .parent = -1 };
	for (l->here = 0; l->here < l->folders && l->entries <= SURVEY_LOOK_NAMES; l->here++) {
		const char *below = l->folder[l->here].path;
		if (l->folder[l->here].pack || snprintf(path, sizeof path, "%s/%s", l->root, below) >= (int)sizeof path)
			continue;
		int error = fs_each(path, take, l);
		bool shut = l->here > 0 && (error == EACCES || error == EPERM || error == ENOENT || error == ELOOP);
		if (error && !shut)
			return error;
	}
	return 0;
}

/* ---- which folders to read --------------------------------------------------- */

static bool
is_below(const struct looking *l, int folder, int above)
{
	while (folder >= 0 && folder != above)
		folder = l->folder[folder].parent;
	return folder >= 0;
}

static long
count_below(const struct looking *l, int above, enum file_kind kind)
{
	long n = 0;
	for (size_t i = 0; i < l->folders; i++)
		if (is_below(l, (int)i, above))
			n += l->folder[i].count[kind];
	return n;
}

static bool
named_for_photos(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	return strstr(name, "录音") || strstr(name, "照片") || strstr(name, "图片") || strstr(name, "相片") ||
	       strcasecmp(name, "photos") == 0;
}

/* Sheets in 表格/ and photos in 照片/ beside it belong together: the folder of both. */
static int
with_photos(const struct looking *l, int folder)
{
	int parent = l->folder[folder].parent;
	if (parent < 0 || count_below(l, folder, FILE_PHOTO) + count_below(l, folder, FILE_SOUND) > 0)
		return folder;
	for (size_t i = 0; i < l->folders; i++)
		if (l->folder[i].parent == parent && named_for_photos(l->folder[i].path) &&
		    count_below(l, (int)i, FILE_PHOTO) + count_below(l, (int)i, FILE_SOUND) > 0)
			return parent;
	return folder;
}

static void
choose(struct looking *l)
{
	for (size_t i = 0; i < l->folders; i++)
		if (l->folder[i].count[FILE_SHEET] > 0)
			l->folder[with_photos(l, (int)i)].place = true;
	/* what is below another is read with it */
	for (size_t i = 0; i < l->folders; i++)
		for (int up = l->folder[i].parent; up >= 0; up = l->folder[up].parent)
			if (l->folder[up].place)
				l->folder[i].place = false;
}

static long long
changed(const struct looking *l, int above)
{
	long long newest = 0;
	for (size_t i = 0; i < l->folders; i++)
		if (is_below(l, (int)i, above) && l->folder[i].changed_s > newest)
			newest = l->folder[i].changed_s;
	return newest;
}

/* A pack, then the one changed last first; equal ones by name, 12月 before 11月. */
static bool
goes_before(const struct looking *l, size_t x, size_t y)
{
	long long a = changed(l, (int)x), b = changed(l, (int)y);
	if (l->folder[x].pack != l->folder[y].pack)
		return l->folder[x].pack;
	return a != b ? a > b : strcmp(l->folder[x].path, l->folder[y].path) > 0;
}

/* Returns how many there are; the first LOOK_PLACES are in `out`. */
static int
places(const struct looking *l, struct look *out)
{
	size_t best[LOOK_PLACES];
	int all = 0, kept = 0;
	for (size_t i = 0; i < l->folders; i++) {
		if (!l->folder[i].place)
			continue;
		all++;
		int at = kept;
		while (at > 0 && goes_before(l, i, best[at - 1]))
			at--;
		if (at == LOOK_PLACES)
			continue;
		kept += kept < LOOK_PLACES;
		memmove(&best[at + 1], &best[at], sizeof *best * (size_t)(kept - 1 - at));
		best[at] = i;
	}
	for (int i = 0; i < kept; i++)
		out->place[i] = (struct look_place){ l->folder[best[i]].path, count_below(l, (int)best[i], FILE_SHEET),
			count_below(l, (int)best[i], FILE_PHOTO) };
	out->places = kept;
	return all;
}

/* ---- the sentence -------------------------------------------------------------- */

static const char *
old_kind(const struct looking *l)
{
	for (size_t i = 0; i < l->folders; i++)
		if (l->folder[i].old_kind)
			return arena_strndup(l->arena, l->folder[i].old_kind, strcspn(l->folder[i].old_kind, " "));
	return "xls";
}

static void
say_count(struct strbuf *s, const char *format, long n)
{
	if (n > 0) {
		strbuf_append(s, s->len ? "、" : "");
		strbuf_printf(s, "%ld %s", n, format);
	}
}

/* 「2 个表格、86 张照片」 */
static void
say_place(struct strbuf *s, const struct look_place *p, bool cut)
{
	if (!p->sheets && !p->photos) {
		strbuf_printf(s, "盖了章的包“%.*s”", (int)utf8_prefix(p->folder, 40), p->folder);
		return;
	}
	strbuf_printf(s, "%ld 个表格", p->sheets);
	if (p->photos)
		strbuf_printf(s, "、%ld 张%s照片", p->photos, cut ? "以上" : "");
	else
		strbuf_append(s, "，没有照片");
}

static const char *
useful_words(const struct looking *l, const struct look *out, int all)
{
	struct strbuf s = { 0 };
	const struct look_place *first = &out->place[0];
	long old = count_below(l, 0, FILE_OLD_SHEET);
	bool pack = !first->sheets && !first->photos;
	if (pack && all > 1)
		strbuf_printf(&s, "有 %d 样可以读，先读", all);
	else if (all > 1)
		strbuf_printf(&s, "%d 个文件夹里有表格，最近改过的是“%.*s”：", all, (int)utf8_prefix(first->folder, 40),
		    first->folder);
	say_place(&s, first, out->cut);
	if (old)
		strbuf_printf(&s, "；还有 %ld 个 .%s 读不了，要读就请用 WPS 另存为 .xlsx", old, old_kind(l));
	return strbuf_take(&s, l->arena);
}

/* What is there instead: 「3 个视频、12 个文件夹」. */
static const char *
rest_words(const struct looking *l)
{
	static const char *const names[FILE_KINDS] = { [FILE_OLD_SHEET] = "个老格式的表格",
		[FILE_PHOTO] = "张照片",
		[FILE_ARCHIVE] = "个压缩包",
		[FILE_DOCUMENT] = "个文档",
		[FILE_FILM] = "个视频",
		[FILE_SOUND] = "个音频",
		[FILE_OTHER] = "个别的文件" };
	struct strbuf s = { 0 };
	long folders = 0;
	for (int k = 0; k < FILE_KINDS; k++)
		if (names[k])
			say_count(&s, names[k], count_below(l, 0, (enum file_kind)k));
	for (size_t i = 1; i < l->folders; i++)
		folders += !l->folder[i].pack && !str_starts(l->folder[i].path, SURVEY_OWN);
	say_count(&s, "个文件夹", folders);
	return strbuf_take(&s, l->arena);
}

/* What would make it work, the nearest miss first. */
static const char *
cure(const struct looking *l)
{
	long old = count_below(l, 0, FILE_OLD_SHEET), zip = count_below(l, 0, FILE_ARCHIVE);
	if (old)
		return arena_printf(l->arena, "有 %ld 个 .%s，请在电脑上用 WPS 打开，另存为 .xlsx。", old, old_kind(l));
	if (zip)
		return arena_printf(l->arena, "有 %ld 个压缩包，请先在电脑上解压，再拷进U盘。", zip);
	if (l->own_sheets)
		return "“村屏_”开头的文件夹里的表是这台机器存的，还没有改过；填好、改好、存了盘，就会读。";
	if (count_below(l, 0, FILE_PHOTO))
		return "只有照片，没有写明哪张用在哪里的表格；请把表格也拷进来。";
	if (l->cut)
		return "东西太多，没有看完；请把表格放在U盘最外面。";
	if (count_below(l, 0, FILE_DOCUMENT))
		return "文档里的表读不了；请把表格放进 WPS 表格，存成 .xlsx，再拷进U盘。";
	return "请把填好的表格拷进U盘最外面，再插上来。";
}

/* What to do stands first: it is what is read when little room is left. */
static const char *
nothing_words(const struct looking *l)
{
	const char *rest = rest_words(l), *none = "U盘里没有要上屏的表格（.xlsx 或 .csv），";
	return *rest ? arena_printf(l->arena, "%s%s有：%s。", cure(l), none, rest)
		     : arena_printf(l->arena, "%s%s", cure(l), l->own_sheets ? "别的什么也没有。" : "现在U盘是空的。");
}

/* ---- the door -------------------------------------------------------------------- */

static const char *
unmounted_words(struct arena *a, const char *type)
{
	if (!*type)
		return "请换一个U盘，或者在电脑上看看它：没有格式化，或者坏了。";
	return arena_printf(
	    a, "请在电脑上把U盘格式化成 exFAT，再把文件拷进去。它现在的格式（%.20s）这台机器读不了。", type);
}

void
look_at(const char *stick, bool locked, struct arena *a, struct look *out)
{
	char root[PATH_MAX];
	struct mount m;
	struct looking l = { .arena = a, .root = root };
	*out = (struct look){ 0 };
	paths_real(stick, root, sizeof root);
	const char *type = mounts_of(-1, root, &m) == 0 ? survey_unreadable(&m) : NULL;
	if (type) {
		out->words = unmounted_words(a, type);
		return;
	}
	if (locked && !(l.root = jail_enter(root, false))) {
		out->words = finding_kind(FINDING_READER_NOT_LOCKED)->says;
		return;
	}
	int error = list(&l);
	if (error) {
		out->words =
		    arena_printf(a, "请把U盘拔下再插一次；还不行就换一个。这个U盘读不了：%s。", error_reason(error));
		return;
	}
	out->readable = true;
	out->cut = l.cut;
	choose(&l);
	int all = places(&l, out);
	out->words = all ? useful_words(&l, out, all) : nothing_words(&l);
}
