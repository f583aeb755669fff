/* faults: what a power cut or a failing disk leaves, at every call that changes the disk.
 *
 *   faults [--sample] [--seed N] [--jobs N] [--only NAME] [--power]
 *
 * Each scenario is one command on a data folder made beforehand. It is killed before its n-th call for every n; what
 * a disk may have kept before each of them is made, twenty times over (what was not synced is dropped, torn, or kept
 * in another order; names whose folder was not synced are lost); and every n-th call fails, once and for good. After
 * each the folder is opened: what is there is the old content or the new, whole, with its pictures, its lines in the
 * audit and its settings; a command that failed says that it was the machine, and is right about what it left.
 * --power leaves the failures out, --sample takes a few of each. The same seed, the same disks. Closes with `N passed,
 * N failed`. */
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/str.h"
#include "export/packing.h"
#include "faultlog.h"
#include "fixture.h"
#include "image/png.h"
#include "os/fs.h"
#include "os/fs_tree.h"
#include "os/memory.h"
#include "store/staff.h"
#include "store/state_inside.h"

enum { VARIANTS = 20, SAMPLE_POINTS = 4, SAMPLE_VARIANTS = 3, PHOTOS = 50, TEXT = 64 * 1024, WORDS = 32 };

static char work[256], program[4096], shim[4096], stick[300], stick_before[300], pack_stick[300], sealed[400];
static bool sample, power;
static unsigned seed = 1;
static int jobs;

/* ------------------------------------------------------------ the scenarios */

struct scenario {
	const char *name, *command; /* $S the stick, $P it as a pack, $D the data folder */
	void (*prepare)(const char *data);
	bool faults; /* is tried with calls that fail, too */
	bool new;    /* there was nothing before */
};

static void must(bool good, const char *what);
static int run(const char *command, const char *data, const char *const *env, char *said, size_t size);

static void
brought(const char *data, const char *from)
{
	char command[700];
	snprintf(command, sizeof command, "import %s --data $D --yes --now 2024-05-01T09:00", from);
	must(run(command, data, NULL, NULL, 0) == 0, command);
}

static void
prepare_village(const char *data)
{
	struct error err = { 0 };
	char code[STAFF_RECOVERY + 1];
	brought(data, stick_before);
	struct state *s = state_open(data, &err);
	must(s && staff_add(s, "张文书", "480215", true, NULL, &err) &&
		 staff_set_recovery(s, "480915263718", code, NULL, &err) &&
		 state_setting_set(s, "village", "高同村", &err),
	    "staff");
	state_close(s);
}

/* So many editions that the next change takes some away, and their pictures. */
static void
prepare_many(const char *data)
{
	char command[300];
	prepare_village(data);
	brought(data, stick);
	for (int i = 0; i < 7; i++) {
		snprintf(command, sizeof command,
		    "amend 通知公告 --where 标题=停水1 正文=第%d次 --by 张文书 --data $D --now 2024-05-02T09:0%d", i,
		    i);
		must(run(command, data, NULL, NULL, 0) == 0, command);
	}
}

static void
prepare_two(const char *data)
{
	prepare_village(data);
	brought(data, stick);
}

static void
prepare_damaged(const char *data)
{
	char path[400];
	prepare_village(data);
	snprintf(path, sizeof path, "%s/state.db", data);
	int fd = open(path, O_WRONLY);
	must(fd >= 0 && pwrite(fd, "damaged, and more than that", 27, 4096) == 27, path);
	close(fd);
}

static void
prepare_lost(const char *data)
{
	char path[400];
	prepare_village(data);
	snprintf(path, sizeof path, "%s/state.db", data);
	must(unlink(path) == 0, path);
	snprintf(path, sizeof path, "%s/state.db.twin", data);
	must(unlink(path) == 0, path);
}

/* A village that takes what the township seals, and what it sealed. */
static void
prepare_trust(const char *data)
{
	struct key_file township;
	struct pack made;
	struct error err = { 0 };
	struct seals seals;
	size_t files;
	prepare_village(data);
	key_file_new(&township, "集强镇", NULL);
	const struct packing what = { stick, sealed, NULL, { 2024, 5, 2 } };
	unlink(sealed);
	must(packing_make(&what, &township, &made, &files, &err), "pack");
	seals_load(data, &seals);
	seals_add(&seals, township.key, township.name);
	struct state *s = state_open(data, &err);
	must(s && seals_save(&seals, s, &err) && state_setting_set(s, "packs_only", "是", &err), "seals");
	state_close(s);
}

static void
prepare_nothing(const char *data)
{
	(void)data;
}

static const struct scenario scenarios[] = {
	{ "import", "import $S --data $D --yes --now 2024-05-03T09:00", prepare_village, .faults = true },
	{ "first-import", "import $S --data $D --yes --now 2024-05-03T09:00", prepare_nothing, .new = true },
	{ "pack", "import $P --data $D --yes --now 2024-05-03T09:00", prepare_trust, .faults = true },
	{ "undo", "undo --data $D --now 2024-05-04T09:00", prepare_two, .faults = true },
	{ "amend", "amend 通知公告 --where 标题=停水2 正文=改过了 --by 张文书 --data $D --now 2024-05-04T09:00",
	    prepare_two, .faults = true },
	{ "garbage", "amend 通知公告 --where 标题=停水2 正文=改过了 --by 张文书 --data $D --now 2024-05-04T09:00",
	    prepare_many, .faults = false },
	{ "settings", "settings 本村=小同村 --data $D", prepare_village, .faults = true },
	{ "first-start", "settings 本村=高同村 --by 第一次开机 --data $D", prepare_nothing, .faults = true,
	    .new = true },
	{ "recovery", "doctor --data $D --now 2024-05-04T09:00", prepare_damaged, .faults = false },
	{ "recovery-without-twin", "doctor --data $D --now 2024-05-04T09:00", prepare_lost, .faults = false },
};
enum { SCENARIOS = sizeof scenarios / sizeof *scenarios };

/* ------------------------------------------------------------------ helpers */

static void
must(bool good, const char *what)
{
	if (good)
		return;
	fprintf(stderr, "faults: could not begin: %s\n", what);
	exit(3);
}

static int
remove_one(const char *path, const struct stat *st, int kind, struct FTW *where)
{
	(void)st;
	(void)kind;
	(void)where;
	return remove(path);
}

static void
clear(const char *path)
{
	nftw(path, remove_one, 32, FTW_DEPTH | FTW_PHYS);
}

static void
copy_folder(const char *from, const char *to)
{
	pid_t child;
	clear(to);
	if (!fs_exists(from))
		return;
	if ((child = fork()) == 0) {
		execlp("cp", "cp", "-a", from, to, NULL);
		_exit(127);
	}
	must(waitpid(child, NULL, 0) == child, "cp");
}

/* The words of a command, in `room`. */
static void
split(const char *command, const char *data, char *room, char **argv)
{
	int n = 0;
	argv[n++] = program;
	for (char *word = strtok(strcpy(room, command), " "); word && n < WORDS - 1; word = strtok(NULL, " "))
		argv[n++] = strcmp(word, "$D") == 0   ? (char *)data
			    : strcmp(word, "$S") == 0 ? stick
			    : strcmp(word, "$P") == 0 ? sealed
						      : word;
	argv[n] = NULL;
}

/* The exit status, 128 and more for a signal; what it says on standard error. */
static int
run(const char *command, const char *data, const char *const *env, char *said, size_t size)
{
	char room[1000], *argv[WORDS];
	int both[2], status;
	split(command, data, room, argv);
	must(pipe(both) == 0, "pipe");
	pid_t child = fork();
	if (child == 0) {
		for (; env && *env; env += 2)
			setenv(env[0], env[1], 1);
		int null = open("/dev/null", O_RDWR);
		dup2(null, 0);
		dup2(null, 1);
		dup2(both[1], 2);
		close(both[0]);
		close(both[1]);
		execv(program, argv);
		_exit(127);
	}
	close(both[1]);
	size_t n = 0;
	char block[1000];
	for (ssize_t got; (got = read(both[0], block, sizeof block)) > 0;)
		for (ssize_t i = 0; i < got; i++)
			if (said && n + 1 < size)
				said[n++] = block[i];
	if (said)
		said[n] = '\0';
	close(both[0]);
	waitpid(child, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* -------------------------------------------------------- what is in a folder */

static void
add_rows(struct db *db, const char *sql, char *out)
{
	size_t n = strlen(out);
	struct stmt *s = db_prepare(db, sql, NULL);
	while (s && db_step(s) && n < TEXT - 1)
		n += (size_t)snprintf(out + n, TEXT - n, "%s\n", db_text(s, 0));
	db_finish(s, NULL);
}

/* All that people settled and did, without what a clock says. */
static void
describe(const char *data, char *out)
{
	static const char *const sql[] = {
		"SELECT 'edition '||number||' '||base||' '||hash FROM edition ORDER BY number",
		"SELECT 'current '||number FROM current", /* of seals only whether the pack counts as shown: its number
							     is noted before */
		("SELECT 'setting '||k||'='||iif(k='seals', v LIKE '% 1 '||replace(hex(zeroblob(32)), '0', '_')||' %', "
		 "v) "
		 "FROM setting ORDER BY k"),
		"SELECT 'staff '||name||manager FROM staff ORDER BY id", "SELECT 'recovery' FROM staff_recovery",
		("SELECT 'audit '||who||what||words||edition FROM audit WHERE what NOT IN ('restored', 'rebuilt') "
		 "ORDER BY id"),
		"SELECT 'brought '||reg||scope||source FROM brought ORDER BY reg, scope",
		"SELECT 'decision '||kind||reg||key||what FROM decision ORDER BY id"
	};
	struct db *db = state_look(data);
	snprintf(out, TEXT, "content %d\n", state_had_content(data));
	for (size_t i = 0; db && i < sizeof sql / sizeof *sql; i++)
		add_rows(db, sql[i], out);
	db_close(db);
}

/* NULL, or what is wrong with the edition that would be shown. */
static const char *
content_fault(const char *data)
{
	struct edition_info info;
	struct error err = { 0 };
	char path[5000], hash[EDITION_HASH];
	const char *fault = NULL;
	if (!state_current(data, &info, &err))
		return "no edition can be shown";
	if (info.number == 0)
		return NULL;
	if (!edition_verify(&info, &err))
		return "the edition shown is not whole";
	struct db *db = edition_open(&info, NULL);
	struct stmt *s = db ? db_prepare(db, "SELECT picture FROM photo UNION SELECT thumb FROM photo", NULL) : NULL;
	while (s && db_step(s))
		if (!media_path(data, db_text(s, 0), path, sizeof path) || !hash_file(path, hash, NULL, NULL) ||
		    strcmp(hash, db_text(s, 0)) != 0)
			fault = "a picture of the edition shown is missing or not whole";
	if (!db_finish(s, NULL))
		fault = "the edition shown cannot be read";
	db_close(db);
	return fault;
}

struct both {
	char old[TEXT], new[TEXT];
};

/* Opened as after the power came back: NULL, or what is wrong; *done: it is the new content. */
static const char *
folder_fault(const char *data, const struct both *b, bool *done)
{
	static char now[TEXT];
	state_mend(data);
	const char *fault = content_fault(data);
	if (fault)
		return fault;
	describe(data, now);
	*done = strcmp(now, b->new) == 0;
	if (*done || strcmp(now, b->old) == 0)
		return NULL;
	if (getenv("SHOW"))
		fprintf(stderr, "---- old\n%s---- new\n%s---- is\n%s", b->old, b->new, now);
	return "it is neither the old nor the new";
}

static const char *
left_over(const char *data)
{
	char folder[400];
	struct fs_tree tree = { 0 };
	snprintf(folder, sizeof folder, "%s/staging", data);
	run("sweep --data $D", data, NULL, NULL, 0);
	bool any = fs_list(folder, &tree) == 0 && tree.count > 0;
	fs_tree_free(&tree);
	return any ? "something is left in staging" : NULL;
}

/* ---------------------------------------------------------------- the workers */

struct tally {
	long points, failed;
};

static unsigned
next(unsigned *n)
{
	*n = *n * 1664525u + 1013904223u;
	return *n >> 8;
}

static void
complain(struct tally *t, const char *where, long n, const char *fault)
{
	t->failed++;
	fprintf(stderr, "not so: %s, call %ld: %s\n", where, n, fault);
}

/* Runs `work_on` in `jobs` processes, each for every jobs-th number, and sums up. */
static struct tally
share_out(void (*work_on)(void *context, int job, struct tally *t), void *context)
{
	int ends[2];
	struct tally sum = { 0 }, one;
	must(pipe(ends) == 0, "pipe");
	for (int i = 0; i < jobs; i++)
		if (fork() == 0) {
			struct tally t = { 0 };
			work_on(context, i, &t);
			_exit(write(ends[1], &t, sizeof t) != sizeof t);
		}
	close(ends[1]);
	int back = 0;
	for (; read(ends[0], &one, sizeof one) == sizeof one; back++) {
		sum.points += one.points;
		sum.failed += one.failed;
	}
	close(ends[0]);
	while (wait(NULL) > 0)
		continue;
	sum.failed += jobs - back;
	return sum;
}

/* ----------------------------------------------------- one call is the last */

struct trial {
	const struct scenario *what;
	char base[300];
	const struct both *both;
	long calls;
	const char *ops, *how, *on; /* of the shim */
	char where[120];
};

static bool
is_taken(long n, long all)
{
	long step = sample && all > SAMPLE_POINTS ? all / SAMPLE_POINTS : 1;
	return (n + (long)seed) % step == 0;
}

static const char *
verdict(const struct trial *t, const char *data, int status, const char *said)
{
	bool done = false, same = strcmp(t->both->old, t->both->new) == 0;
	const char *fault = folder_fault(data, t->both, &done);
	if (fault || strcmp(t->how, "kill") == 0 || status >= 128)
		return fault;
	if (status == 0)
		return done ? NULL : "it says that it is done, and is not";
	if (status == 1 && !strstr(t->what->command, "doctor"))
		return "it says that the clerk is to blame";
	if (done && !same)
		return "it says that it failed, and did it";
	return *said ? NULL : "it says nothing";
}

static const char *
stick_of(const struct scenario *s)
{
	return strstr(s->command, "$P") ? pack_stick : stick;
}

static void
try_calls(void *context, int job, struct tally *tally)
{
	const struct trial *t = context;
	char data[300], number[24], said[4000];
	snprintf(data, sizeof data, "%s/%s-%d", work, t->what->name, job);
	for (long n = 1 + job; n <= t->calls; n += jobs) {
		if (!is_taken(n, t->calls))
			continue;
		snprintf(number, sizeof number, "%ld", n);
		const char *env[] = { "LD_PRELOAD", shim, "FAULT_ROOT", data, "FAULT_STICK", stick_of(t->what),
			"FAULT_OPS", t->ops, "FAULT_HOW", t->how, "FAULT_AT", number, "FAULT_ON", t->on, NULL };
		copy_folder(t->base, data);
		int status = run(t->what->command, data, env, said, sizeof said);
		const char *fault = verdict(t, data, status, said);
		fault = fault ? fault : fs_exists(data) ? left_over(data) : NULL;
		tally->points++;
		if (fault)
			complain(tally, t->where, n, fault);
		if (fault && getenv("SHOW"))
			fprintf(stderr, "%d: %s\n", status, said);
	}
	clear(data);
}

/* How many calls there are; the command runs to its end, in `data`. */
static long
count_calls(const struct scenario *what, const char *base, const char *data, const char *ops, const char *log)
{
	char file[300], *text = NULL;
	size_t n;
	snprintf(file, sizeof file, "%s/count", work);
	copy_folder(base, data);
	const char *env[] = { "LD_PRELOAD", shim, "FAULT_ROOT", data, "FAULT_STICK", stick_of(what), "FAULT_OPS", ops,
		"FAULT_COUNT", file, log ? "FAULT_LOG" : NULL, log, NULL };
	int status = run(what->command, data, env, NULL, 0);
	must(status == 0 || (status == 1 && strstr(what->command, "doctor")), what->name);
	must(fs_read(file, 100, (unsigned char **)&text, &n) == 0, file);
	long count = atol(text);
	free(text);
	return count;
}

/* --------------------------------------------------------- what a disk keeps */

struct event {
	enum fault_op op; /* WRITE, SIZE, FOUND */
	long long offset;
	const char *bytes;
	size_t n;
};

struct file {
	const char *base; /* what it holds at first is there; NULL: nothing */
	struct event *event;
	size_t events, room, synced;
};

struct name {
	const char *path; /* below the data folder, "" itself */
	int file;         /* −1: a folder */
};

struct change { /* of names */
	enum fault_op op;
	const char *path, *to;
	int file;
	bool synced;
};

struct disk {
	struct arena *arena;
	struct file *file;
	size_t files, file_room;
	struct name *name, *first; /* now; before the command */
	size_t names, name_room, firsts;
	struct change *change;
	size_t changes, change_room;
	int open[1024];           /* the file of a descriptor; −1: of a folder */
	const char *folder[1024]; /* whose it is */
	const char *root;
};

#define GROW(d, list, count, room)                                                                                     \
	((list) = arena_grow((d)->arena, (list), (count), &(room), (count) + 1, sizeof *(list)))

static int
new_file(struct disk *d, const char *base)
{
	GROW(d, d->file, d->files, d->file_room);
	d->file[d->files] = (struct file){ .base = base };
	return (int)d->files++;
}

static void
put_name(struct name *list, size_t *count, const char *path, int file)
{
	for (size_t i = 0; i < *count; i++)
		if (strcmp(list[i].path, path) == 0) {
			list[i].file = file;
			return;
		}
	list[(*count)++] = (struct name){ path, file };
}

static int
find_name(const struct name *list, size_t count, const char *path)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i].path, path) == 0)
			return (int)i;
	return -1;
}

static const char *
parent(struct disk *d, const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? arena_strndup(d->arena, path, (size_t)(slash - path)) : "";
}

/* One change of names, as far as what it stands on is there. */
static void
apply(struct disk *d, struct name *list, size_t *count, const struct change *c)
{
	const char *to = c->to ? c->to : c->path;
	int from = find_name(list, *count, c->path);
	bool stands = !*to || find_name(list, *count, parent(d, to)) >= 0;
	if ((c->op == FAULT_UNLINK || c->op == FAULT_RENAME) && from >= 0)
		list[from] = list[--*count];
	if (c->op != FAULT_UNLINK && stands)
		put_name(list, count, to, c->file);
}

static void
change_names(struct disk *d, enum fault_op op, const char *path, const char *to, int file)
{
	GROW(d, d->change, d->changes, d->change_room);
	d->change[d->changes] = (struct change){ op, path, to, file, false };
	d->name = arena_grow(d->arena, d->name, d->names, &d->name_room, d->names + 1, sizeof *d->name);
	apply(d, d->name, &d->names, &d->change[d->changes++]);
}

static void
happen(struct disk *d, int fd, enum fault_op op, long long offset, const char *bytes, size_t n)
{
	int i = fd >= 0 && fd < 1024 ? d->open[fd] : -1;
	if (i < 0)
		return;
	struct file *f = &d->file[i];
	GROW(d, f->event, f->events, f->room);
	f->event[f->events++] = (struct event){ op, offset, bytes, n };
}

static void
sync_it(struct disk *d, int fd)
{
	if (fd < 0 || fd >= 1024)
		return;
	if (d->open[fd] >= 0)
		d->file[d->open[fd]].synced = d->file[d->open[fd]].events;
	for (size_t i = 0; d->open[fd] < 0 && d->folder[fd] && i < d->changes; i++) {
		const char *path = d->change[i].to ? d->change[i].to : d->change[i].path;
		if (strcmp(parent(d, path), d->folder[fd]) == 0)
			d->change[i].synced = true;
	}
}

static void
open_it(struct disk *d, int fd, enum fault_op op, const char *path)
{
	int at = find_name(d->name, d->names, path);
	int file = at >= 0 ? d->name[at].file : -1;
	bool folder = at >= 0 && file < 0;
	if (op == FAULT_MAKE || (at < 0 && op != FAULT_OPEN)) {
		file = new_file(d, NULL);
		change_names(d, FAULT_MAKE, path, NULL, file);
	} else if (at < 0) { /* another process made it */
		char real[5000];
		struct stat st;
		snprintf(real, sizeof real, "%s/%s", d->root, path);
		folder = stat(real, &st) == 0 && S_ISDIR(st.st_mode);
		file = folder ? -1 : new_file(d, NULL);
		change_names(d, folder ? FAULT_FOLDER : FAULT_MAKE, path, NULL, file);
	}
	if (fd < 0 || fd >= 1024)
		return;
	d->open[fd] = folder ? -1 : file;
	d->folder[fd] = folder ? path : NULL;
	if (op == FAULT_CUT)
		happen(d, fd, FAULT_SIZE, 0, NULL, 0);
}

/* What a record says is done. */
static void
take_record(struct disk *d, const struct fault_record *r, const char *path, const char *to, const char *bytes)
{
	int at = path ? find_name(d->name, d->names, path) : -1;
	switch (r->op) {
	case FAULT_OPEN:
	case FAULT_MAKE:
	case FAULT_CUT:
		open_it(d, r->fd, r->op, path);
		break;
	case FAULT_CLOSE:
		d->open[r->fd] = -1;
		d->folder[r->fd] = NULL;
		break;
	case FAULT_SYNC:
		sync_it(d, r->fd);
		break;
	case FAULT_FOLDER:
		change_names(d, r->op, path, NULL, -1);
		break;
	case FAULT_UNLINK:
		change_names(d, r->op, path, NULL, -1);
		break;
	case FAULT_RENAME:
	case FAULT_LINK:
		change_names(d, r->op, path, to, at >= 0 ? d->name[at].file : new_file(d, NULL));
		break;
	default:
		happen(d, r->fd, r->op, r->offset, bytes, r->bytes);
	}
}

struct buffer {
	char *bytes;
	size_t n, room;
};

static void
put_bytes(struct buffer *b, size_t offset, const char *bytes, size_t n)
{
	if (offset + n > b->room) {
		b->room = (offset + n) * 2;
		b->bytes = realloc(b->bytes, b->room);
		must(b->bytes != NULL, "memory");
	}
	if (offset > b->n)
		memset(b->bytes + b->n, 0, offset - b->n);
	memcpy(b->bytes + offset, bytes, n);
	b->n = offset + n > b->n ? offset + n : b->n;
}

/* `whole`: all of it got to the disk; else sectors of it, by chance. */
static void
play(struct buffer *b, const struct event *e, bool whole, unsigned *chance)
{
	enum { SECTOR = 512 };
	if (e->op == FAULT_SIZE) {
		if ((size_t)e->offset > b->n)
			put_bytes(b, (size_t)e->offset, "", 0);
		b->n = (size_t)e->offset;
		return;
	}
	for (size_t at = 0; at < e->n; at += SECTOR) {
		size_t n = e->n - at < SECTOR ? e->n - at : SECTOR;
		if (whole || next(chance) & 1)
			put_bytes(b, (size_t)e->offset + at, e->bytes + at, n);
	}
}

/* The bytes of a file on this disk. */
static void
content_of(const struct file *f, int variant, unsigned *chance, struct buffer *b)
{
	unsigned char *base = NULL;
	size_t n;
	b->n = 0;
	if (f->base && fs_read(f->base, 1 << 28, &base, &n) == 0)
		put_bytes(b, 0, (char *)base, n);
	free(base);
	for (size_t i = 0; i < f->events; i++) {
		unsigned luck = next(chance) % 4;
		if (i < f->synced || variant == 1 || (variant > 1 && luck > 1))
			play(b, &f->event[i], true, chance);
		else if (variant > 1 && luck == 1)
			play(b, &f->event[i], false, chance);
	}
}

/* Makes the folder that this disk would show. */
static void
make_disk(struct disk *d, const char *to, int variant, unsigned *chance)
{
	struct name *list = arena_array(d->arena, d->firsts + d->changes + 1, sizeof *list);
	size_t count = d->firsts;
	char path[5000];
	struct buffer b = { 0 };
	memcpy(list, d->first, count * sizeof *list);
	for (size_t i = 0; i < d->changes; i++)
		if (d->change[i].synced || variant == 1 || (variant > 1 && next(chance) & 1))
			apply(d, list, &count, &d->change[i]);
	clear(to);
	for (size_t i = 0; i < count; i++) {
		snprintf(path, sizeof path, "%s/%s", to, list[i].path);
		if (list[i].file < 0)
			fs_mkdirs(path);
	}
	for (size_t i = 0; i < count; i++) {
		struct file *f = list[i].file < 0 ? NULL : &d->file[list[i].file];
		snprintf(path, sizeof path, "%s/%s", to, list[i].path);
		if (!f || (f->base && !f->events && !str_starts(list[i].path, "state.db") &&
			      strcmp(list[i].path, "lock") != 0 && link(f->base, path) == 0))
			continue;
		content_of(f, variant, chance, &b);
		int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
		if (fd >= 0 && write(fd, b.bytes, b.n) != (ssize_t)b.n)
			must(false, path);
		if (fd >= 0)
			close(fd);
	}
	free(b.bytes);
}

static struct disk *walked; /* nftw() has no other way to hand it on */
static size_t walked_root;

static int
walk_one(const char *path, const struct stat *st, int kind, struct FTW *where)
{
	struct disk *d = walked;
	const char *below = path + walked_root;
	(void)st;
	(void)where;
	GROW(d, d->name, d->names, d->name_room);
	d->name[d->names++] = (struct name){ arena_strdup(d->arena, *below == '/' ? below + 1 : below),
		kind == FTW_F ? new_file(d, arena_strdup(d->arena, path)) : -1 };
	return 0;
}

struct replay {
	const struct trial *trial;
	const char *log;
	size_t bytes;
};

static bool
changes_disk(enum fault_op op)
{
	return op != FAULT_OPEN && op != FAULT_CLOSE && op != FAULT_FOUND;
}

/* What was there before, and then record after record; before each that changes something, the disks it may leave. */
static void
replay_log(void *context, int job, struct tally *tally)
{
	const struct replay *r = context;
	const struct trial *t = r->trial;
	struct disk d = { .arena = arena_new(), .root = t->where };
	char to[300], root[300], where[200];
	long point = 0;
	snprintf(root, sizeof root, "%s/data", work);
	snprintf(to, sizeof to, "%s/disk-%d", work, job);
	snprintf(where, sizeof where, "%s, a disk", t->what->name);
	d.root = root;
	for (int i = 0; i < 1024; i++)
		d.open[i] = -1;
	walked = &d;
	walked_root = strlen(t->base);
	if (fs_exists(t->base))
		nftw(t->base, walk_one, 32, FTW_PHYS);
	d.firsts = d.names;
	d.first = arena_array(d.arena, d.names + 1, sizeof *d.first);
	if (d.names)
		memcpy(d.first, d.name, d.names * sizeof *d.first);
	for (const char *p = r->log; p < r->log + r->bytes;) {
		struct fault_record rec;
		memcpy(&rec, p, sizeof rec);
		p += sizeof rec;
		size_t skip = strlen(root);
		const char *path = rec.path ? arena_strndup(d.arena, p, rec.path) : NULL,
			   *bytes = p + rec.path + rec.to;
		const char *second = rec.to ? arena_strndup(d.arena, p + rec.path, rec.to) : NULL;
		path = path ? path + skip + (path[skip] == '/') : NULL;
		second = second ? second + skip + (second[skip] == '/') : NULL;
		p = bytes + rec.bytes;
		bool here = changes_disk(rec.op) && ++point % jobs == job && is_taken(point, t->calls);
		int variants = here ? (sample ? SAMPLE_VARIANTS : VARIANTS) : 0;
		for (int v = 0; v < variants; v++) {
			unsigned chance = seed * 7919u + (unsigned)point * 31u + (unsigned)v;
			bool done;
			make_disk(&d, to, v, &chance);
			const char *fault = folder_fault(to, t->both, &done);
			tally->points++;
			if (fault) {
				complain(tally, where, point, fault);
				fprintf(stderr, "    kept: variant %d, seed %u\n", v, seed);
			}
		}
		take_record(&d, &rec, path, second, bytes);
	}
	clear(to);
	arena_free(d.arena);
}

/* ------------------------------------------------------------------- all of it */

static struct tally total;

static void
report(const struct trial *t, const char *what, struct tally one)
{
	printf("%s, %s: %ld points, %ld failed\n", t->what->name, what, one.points, one.failed);
	fflush(stdout);
	total.points += one.points;
	total.failed += one.failed;
}

static const struct {
	const char *what, *ops, *how, *on;
} failures[] = {
	{ "disk full once", "m", "28", "" },
	{ "disk full for good", "m", "28", "1" },
	{ "the disk fails once", "m", "5", "" },
	{ "the disk fails for good", "m", "5", "1" },
	{ "reading fails once", "r", "5", "" },
	{ "reading fails for good", "r", "5", "1" },
	{ "no descriptor once", "o", "24", "" },
	{ "no descriptor for good", "o", "24", "1" },
	{ "short writes", "w", "half", "" },
	{ "short writes for good", "w", "half", "1" },
	{ "short reads for good", "r", "half", "1" },
	{ "no memory once", "a", "12", "" },
	{ "no memory for good", "a", "12", "1" },
};

static void
try_failures(struct trial *t, const char *data)
{
	for (size_t i = 0; i < sizeof failures / sizeof *failures; i++) {
		if (sample && (i + seed) % 3) /* another seed, other failures */
			continue;
		t->ops = failures[i].ops;
		t->how = failures[i].how;
		t->on = failures[i].on;
		t->calls = count_calls(t->what, t->base, data, t->ops, NULL);
		snprintf(t->where, sizeof t->where, "%s, %s", t->what->name, failures[i].what);
		report(t, failures[i].what, share_out(try_calls, t));
	}
}

static void
try_scenario(const struct scenario *s)
{
	static struct both both;
	struct trial t = { .what = s, .both = &both, .ops = "m", .how = "kill", .on = "" };
	char data[300], log[300];
	struct replay r = { .trial = &t };
	unsigned char *bytes;
	snprintf(t.base, sizeof t.base, "%s/base", work);
	snprintf(data, sizeof data, "%s/data", work);
	snprintf(log, sizeof log, "%s/log", work);
	clear(t.base);
	s->prepare(t.base);
	copy_folder(t.base, data);
	state_mend(data);
	describe(data, both.old);
	t.calls = count_calls(s, t.base, data, "m", log);
	state_mend(data);
	describe(data, both.new);
	must(!content_fault(data), s->name);
	snprintf(t.where, sizeof t.where, "%s, killed", s->name);
	report(&t, "killed", share_out(try_calls, &t));
	must(fs_read(log, (size_t)1 << 30, &bytes, &r.bytes) == 0, log);
	r.log = (char *)bytes;
	report(&t, "disks", share_out(replay_log, &r));
	free(bytes);
	if (s->faults && !power)
		try_failures(&t, data);
	clear(t.base);
	clear(data);
}

/* Notices, each with a picture of its own. */
static void
make_stick(const char *folder, int photos, int from)
{
	enum { W = 96, H = 64 };
	static uint32_t pixel[W * H];
	char path[400];
	struct error err = { 0 };
	struct strbuf rows = { 0 };
	must(fs_mkdirs(folder) == 0, folder);
	strbuf_append(&rows, "标题,类型,日期,正文,附件文件名\n");
	for (int i = from; i < from + photos; i++) {
		for (int k = 0; k < W * H; k++)
			pixel[k] = 0xff000000u | (unsigned)(k * 40503 + i * 65521);
		snprintf(path, sizeof path, "%s/图%d.png", folder, i);
		must(png_write(path, pixel, W, H, W * 4, &err), path);
		strbuf_printf(&rows, "停水%d,通知,2024-04-28,明天停水,图%d.png\n", i, i);
	}
	snprintf(path, sizeof path, "%s/通知公告.csv", folder);
	must(fs_write(path, strbuf_text(&rows), strlen(strbuf_text(&rows))) == 0, path);
	strbuf_free(&rows);
}

int
main(int argc, char **argv)
{
	const char *only = NULL, *build = getenv("BUILD") ? getenv("BUILD") : "build";
	char path[4200];
	jobs = memory_processors();
	for (int i = 1; i < argc; i++)
		if (strcmp(argv[i], "--sample") == 0)
			sample = true;
		else if (strcmp(argv[i], "--power") == 0)
			power = true;
		else if (i + 1 < argc && strcmp(argv[i], "--seed") == 0)
			seed = (unsigned)atol(argv[++i]);
		else if (i + 1 < argc && strcmp(argv[i], "--jobs") == 0)
			jobs = atoi(argv[++i]);
		else if (i + 1 < argc && strcmp(argv[i], "--only") == 0)
			only = argv[++i];
	snprintf(path, sizeof path, "%s/cunping", build);
	must(realpath(path, program) != NULL, path);
	snprintf(path, sizeof path, "%s/tests/faultshim.so", build);
	must(realpath(path, shim) != NULL, path);
	snprintf(work, sizeof work, "%s/cunping-faults-XXXXXX", fs_is_dir("/dev/shm") ? "/dev/shm" : "/tmp");
	must(mkdtemp(work) != NULL, work);
	snprintf(stick, sizeof stick, "%s/U盘", work);
	snprintf(pack_stick, sizeof pack_stick, "%s/盖章", work);
	snprintf(sealed, sizeof sealed, "%s/五月.cunping", pack_stick);
	must(fs_mkdirs(pack_stick) == 0, pack_stick);
	snprintf(stick_before, sizeof stick_before, "%s/上次", work);
	make_stick(stick_before, 3, 1);
	make_stick(stick, sample ? 8 : PHOTOS, 1);
	setenv("CUNPING_LOG", "error", 0);
	for (int i = 0; i < SCENARIOS; i++)
		if (!only || strcmp(only, scenarios[i].name) == 0)
			try_scenario(&scenarios[i]);
	clear(work);
	printf("%ld passed, %ld failed\n", total.points - total.failed, total.failed);
	return total.failed > 0 || total.points == 0;
}
