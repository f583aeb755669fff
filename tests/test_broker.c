/* The screen's two halves: whatever is tried in the process that draws, nothing below the data folder changes, on a
 * kernel of today and on Debian 12's; and the other half does what its rules allow, and ends with the screen. */
#include "test.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "base/str.h"
#include "desk/desk_allowed.h"
#include "os/broker.h"
#include "os/child.h"
#include "os/fs.h"
#include "os/fs_tree.h"
#include "os/jail.h"

enum { REACHED = 20, STOPPED = 21, NO_LANDLOCK = 22 };

static char base[] = "/tmp/cunping-broker-XXXXXX";
static bool debian_12; /* its Landlock is the second */

/* Over libc's. */
long
syscall(long number, ...)
{
	static long (*real)(long, ...);
	long a[6];
	va_list list;
	va_start(list, number);
	for (int i = 0; i < 6; i++)
		a[i] = va_arg(list, long);
	va_end(list);
	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "syscall");
	long got = real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
	return number == SYS_landlock_create_ruleset && a[0] == 0 && debian_12 && got > 2 ? 2 : got;
}

static const char *
at(const char *below)
{
	static char path[4][300];
	static int turn;
	turn = (turn + 1) % 4;
	snprintf(path[turn], sizeof path[turn], "%s/%s", base, below);
	return path[turn];
}

#define EDITION at("editions/000001.db")
#define MEDIA at("media/3f/3f.jpg")
static int broker; /* its number */

static bool
opens(const char *path, int how)
{
	return open(path, how, 0644) >= 0;
}

static bool
starts_one_that_does(void)
{
	char words[400];
	snprintf(words, sizeof words, "echo x >>%s", EDITION);
	return system(words) == 0;
}

static bool
takes_the_brokers_rights(void)
{
	char path[64];
	snprintf(path, sizeof path, "/proc/%d/mem", broker);
	return opens(path, O_RDWR) || opens(path, O_RDONLY);
}

static bool
through_its_root(void)
{
	char path[400];
	snprintf(path, sizeof path, "/proc/self/root%s", EDITION);
	return opens(path, O_RDWR);
}

static bool
changes_who_may(const char *path)
{
	int fd = open(path, O_RDONLY);
	return fd >= 0 && (fchmod(fd, 0) == 0 || fsetxattr(fd, "user.x", "x", 1, 0) == 0 || futimens(fd, NULL) == 0);
}

#define CALL(name, ...) (syscall(SYS_##name, __VA_ARGS__) >= 0)
#define TRIALS                                                                                                         \
	X(opens(EDITION, O_RDWR))                                                                                      \
	X(opens(EDITION, O_WRONLY | O_APPEND))                                                                         \
	X(opens(EDITION, O_WRONLY | O_TRUNC))                                                                          \
	X(opens(EDITION, O_RDONLY | O_TRUNC))                                                                          \
	X(opens(MEDIA, O_RDWR))                                                                                        \
	X(opens(MEDIA, O_RDONLY | O_TRUNC))                                                                            \
	X(opens(at("state.db"), O_RDWR))                                                                               \
	X(opens(at("state.db-journal"), O_WRONLY | O_CREAT))                                                           \
	X(opens(at("state.db.twin"), O_RDWR))                                                                          \
	X(opens(at("new"), O_WRONLY | O_CREAT))                                                                        \
	X(opens(at("editions/new.db"), O_WRONLY | O_CREAT | O_EXCL))                                                   \
	X(opens(at("media/new.jpg"), O_WRONLY | O_CREAT))                                                              \
	X(opens(at("media/3f"), O_TMPFILE | O_RDWR))                                                                   \
	X(opens(at("told/../editions/000001.db"), O_RDWR))                                                             \
	X(opens(at("told/link"), O_RDWR))                                                                              \
	X(through_its_root())                                                                                          \
	X(creat(EDITION, 0644) >= 0)                                                                                   \
	X(CALL(openat2, AT_FDCWD, EDITION, &(long[3]){ O_RDWR }, 24))                                                  \
	X(CALL(openat2, AT_FDCWD, EDITION, &(long[3]){ O_RDONLY | O_TRUNC }, 24))                                      \
	X(truncate(EDITION, 0) == 0)                                                                                   \
	X(truncate(MEDIA, 1) == 0)                                                                                     \
	X(truncate(at("state.db"), 0) == 0)                                                                            \
	X(rename(EDITION, at("editions/000002.db")) == 0)                                                              \
	X(rename(EDITION, at("told/taken.db")) == 0)                                                                   \
	X(rename(at("told/mine"), EDITION) == 0)                                                                       \
	X(rename(at("told/mine"), at("media/3f/new.jpg")) == 0)                                                        \
	X(rename(at("media"), at("gone")) == 0)                                                                        \
	X(rename(at("editions"), at("told/editions")) == 0)                                                            \
	X(CALL(renameat2, AT_FDCWD, at("told/mine"), AT_FDCWD, EDITION, 2))                                            \
	X(link(at("told/mine"), at("editions/new.db")) == 0)                                                           \
	X(link(EDITION, at("told/edition")) == 0)                                                                      \
	X(symlink("/etc/passwd", at("media/new.jpg")) == 0)                                                            \
	X(mkdir(at("media/40"), 0755) == 0)                                                                            \
	X(mkfifo(at("editions/pipe"), 0644) == 0)                                                                      \
	X(unlink(EDITION) == 0)                                                                                        \
	X(unlink(MEDIA) == 0)                                                                                          \
	X(unlink(at("state.db")) == 0)                                                                                 \
	X(rmdir(at("media/empty")) == 0)                                                                               \
	X(chmod(EDITION, 0) == 0)                                                                                      \
	X(chmod(at("media"), 0) == 0)                                                                                  \
	X(CALL(fchmodat, AT_FDCWD, at("editions"), 0, 0))                                                              \
	X(CALL(452, AT_FDCWD, at("editions"), 0, 0))                                                                   \
	X(changes_who_may(EDITION))                                                                                    \
	X(changes_who_may(at("media")))                                                                                \
	X(chown(EDITION, getuid(), getgid()) == 0)                                                                     \
	X(setxattr(EDITION, "user.x", "x", 1, 0) == 0)                                                                 \
	X(utimensat(AT_FDCWD, EDITION, NULL, 0) == 0)                                                                  \
	X(CALL(mount, "none", at("media"), "tmpfs", 0, NULL))                                                          \
	X(CALL(ptrace, 16, broker, 0, 0))                                                                              \
	X(CALL(process_vm_writev, broker, NULL, 0, NULL, 0, 0))                                                        \
	X(CALL(io_uring_setup, 4, &(char[120]){ 0 }))                                                                  \
	X(takes_the_brokers_rights())                                                                                  \
	X(starts_one_that_does())
#define SYS_452 452

static const char *const trial_words[] = {
#define X(trial) #trial,
	TRIALS
#undef X
};
enum { TRIAL_COUNT = sizeof trial_words / sizeof *trial_words };

static bool
try(int which)
{
	int n = 0;
#define X(trial)                                                                                                       \
	if (which == n++)                                                                                              \
		return trial;
	TRIALS
#undef X
	return true;
}

/* ------------------------------------------------------------- the two halves */

static bool
may_start(char *const argv[])
{
	return strcmp(argv[1], "!w") == 0;
}

/* 1: writes where the screen may not; 2: comes to grief; 3: its number. */
static bool
carry(int kind, void *io, size_t size)
{
	if (kind == 2)
		abort();
	if (kind == 3 && size == sizeof(int))
		*(int *)io = getppid();
	return kind == 3 || (kind == 1 && fs_write(at("editions/asked"), io, size) == 0);
}

static bool
begin_screen(void)
{
	static const struct broker_rules rules = { may_start, carry };
	const char *told[] = { at("told"), NULL };
	return broker_begin(&rules) == 0 && broker_ask(3, &broker, sizeof broker) && jail_no_writing(told);
}

/* A command that the screen has started: writes, says what it hears, ends with 7; or stays. */
static int
be_a_worker(char **argv)
{
	char words[20] = "";
	strcpy(base, argv[2]);
	if (argv[3][0] == 's') {
		child_tell(STDOUT_FILENO, "here\n", 5);
		for (;;)
			pause();
	}
	bool ok = fs_write(at("editions/made"), "made", 4) == 0 && fgets(words, sizeof words, stdin);
	printf("heard %s", words);
	fputs("error\n", stderr);
	return ok ? 7 : 1;
}

static size_t
read_to_end(int fd, char *to, size_t size)
{
	size_t n = 0;
	for (;;) {
		struct pollfd p = { fd, POLLIN, 0 };
		poll(&p, 1, -1);
		ssize_t got = read(fd, to + n, size - 1 - n);
		if (got <= 0)
			break;
		n += (size_t)got;
	}
	to[n] = '\0';
	return n;
}

static int
wait_for(struct child *c)
{
	int status = 0;
	while (!child_ended(c, &status))
		poll(NULL, 0, 5);
	return status;
}

static int
start(const char *first, const char *deed, struct child *c, int *in, int *err)
{
	char *argv[] = { "test", (char *)first, base, (char *)deed, NULL };
	return child_start_talking(NULL, argv, c, in, err);
}

/* What the screen does all day; numbers say where it went wrong. */
static int
work(void)
{
	struct child c;
	int in, err;
	char words[60] = "", said[60], asked[] = "asked";
	if (!opens(EDITION, O_RDONLY) || !opens("/dev/null", O_RDONLY) || fs_write(at("told/mine"), "again", 5))
		return 1;
	if (start("!w", "work", &c, &in, &err) != 0)
		return 2;
	child_tell(in, "a word\n", 7);
	close(in);
	read_to_end(c.out, words, sizeof words);
	read_to_end(err, said, sizeof said);
	if (strcmp(words, "heard a word\n") != 0 || strcmp(said, "error\n") != 0 || wait_for(&c) != 7)
		return 3;
	if (start("!w", "stay", &c, &in, NULL) != 0)
		return 4;
	child_kill(&c);
	if (wait_for(&c) != -1)
		return 5;
	if (start("import", "work", &c, &in, NULL) != EPERM)
		return 6;
	if (broker_ask(2, words, 10) || broker_ask(9, words, 10) || !broker_ask(1, asked, 5) || broker_gone())
		return 7;
	return STOPPED;
}

static bool
sends_nonsense(void)
{
	for (int fd = 3; fd < 1024; fd++)
		send(fd, "what is this", 12, MSG_NOSIGNAL);
	int number;
	return broker_ask(3, &number, sizeof number) || !broker_gone();
}

static int
be_a_child(char **argv)
{
	if (argv[1][1] == 'w')
		return be_a_worker(argv);
	strcpy(base, argv[2]);
	debian_12 = argv[1][1] == 'd';
	int which = atoi(argv[3]);
	if (!jail_can_forbid_writing())
		return NO_LANDLOCK;
	if (!begin_screen())
		return 9;
	if (which == -1)
		return work();
	if (which == -2)
		return sends_nonsense() ? REACHED : STOPPED;
	if (which >= 0)
		return try(which) ? REACHED : STOPPED;
	struct child c;
	char words[60];
	size_t n = 0;
	int in;
	if (start("!w", "stay", &c, &in, NULL) == 0 && child_read(&c, words, sizeof words, -1, &n) == 0)
		child_tell(STDOUT_FILENO, words, n);
	for (;;)
		pause();
}

static int
run(const char *kernel, int which)
{
	char number[12], text[64];
	struct child c;
	snprintf(number, sizeof number, "%d", which);
	char *argv[] = { "test", (char *)kernel, base, number, NULL };
	size_t n = 1;
	assert_int_equal(child_start(argv, &c), 0);
	while (n && child_read(&c, text, sizeof text, 60000, &n) == 0)
		;
	return child_end(&c, false);
}

/* ---------------------------------------------------------------- the tests */

static int
begin(void **state)
{
	static const char *const folders[] = { "editions", "media/3f", "media/empty", "told" };
	assert_non_null(mkdtemp(base));
	for (int i = 0; i < 4; i++)
		assert_int_equal(fs_mkdirs(at(folders[i])), 0);
	fs_write(at("state.db"), "state", 5);
	fs_write(at("state.db.twin"), "state", 5);
	fs_write(EDITION, "words", 5);
	fs_write(MEDIA, "photo", 5);
	fs_write(at("told/mine"), "mine", 4);
	assert_int_equal(symlink(EDITION, at("told/link")), 0);
	return 0;
}

static int
end(void **state)
{
	fs_remove_tree(base);
	strcpy(strrchr(base, '-'), "-XXXXXX");
	return 0;
}

static void
expect(const char *path, const char *words)
{
	unsigned char *bytes;
	size_t n;
	struct stat st;
	assert_int_equal(fs_read(path, 100, &bytes, &n), 0);
	assert_string_equal((char *)bytes, words);
	assert_int_equal(stat(path, &st), 0);
	assert_true(st.st_mode & S_IRUSR);
	free(bytes);
}

static void
hostile(const char *kernel)
{
	if (run(kernel, -1) == NO_LANDLOCK) {
		print_message("skipped: this kernel has no Landlock\n");
		skip();
	}
	for (int i = 0; i < TRIAL_COUNT; i++)
		if (run(kernel, i) != STOPPED)
			fail_msg("%s: reached", trial_words[i]);
	print_message("%d things tried, 0 reached\n", TRIAL_COUNT);
	expect(EDITION, "words");
	expect(MEDIA, "photo");
	expect(at("state.db"), "state");
	expect(at("state.db.twin"), "state");
	assert_false(fs_exists(at("new")) || fs_exists(at("editions/new.db")) || fs_exists(at("media/new.jpg")));
}

static void
given_the_screens_process_when_it_tries_everything_then_nothing_is_changed(void **state)
{
	hostile("!o");
}

static void
given_the_kernel_of_debian_12_when_it_tries_everything_then_nothing_is_changed(void **state)
{
	hostile("!d");
}

static void
given_the_other_half_when_asked_then_it_works_and_refuses_and_outlives_grief(void **state)
{
	int how = run("!o", -1);
	if (how == NO_LANDLOCK)
		skip();
	assert_int_equal(how, STOPPED);
	expect(at("editions/made"), "made");
	expect(at("editions/asked"), "asked");
	expect(at("told/mine"), "again");
}

static void
given_nonsense_when_sent_to_the_other_half_then_it_ends_and_the_screen_knows(void **state)
{
	int how = run("!o", -2);
	if (how == NO_LANDLOCK)
		skip();
	assert_int_equal(how, STOPPED);
}

/* Who is orphaned comes to us. */
static void
given_a_screen_that_is_killed_when_seen_then_the_other_half_and_what_it_started_are_gone(void **state)
{
	struct child c;
	char *argv[] = { "test", "!o", base, "-3", NULL }, text[64];
	size_t n;
	int orphans = 0, killed = 0, how;
	if (!jail_can_forbid_writing())
		skip();
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	assert_int_equal(child_start(argv, &c), 0);
	assert_int_equal(child_read(&c, text, sizeof text, 60000, &n), 0);
	assert_int_equal(child_end(&c, true), -1);
	for (; waitpid(-1, &how, 0) > 0; orphans++)
		killed += WIFSIGNALED(how) && WTERMSIG(how) == SIGKILL;
	assert_int_equal(orphans, 2);
	assert_true(killed >= 1); /* the other half may see that the line is cut, and end by itself */
	prctl(PR_SET_CHILD_SUBREAPER, 0);
}

static bool
allows(const char *words)
{
	char room[300], *argv[16], *save = NULL;
	int n = 0;
	snprintf(room, sizeof room, "%s", words);
	for (char *p = strtok_r(room, " ", &save); p; p = strtok_r(NULL, " ", &save))
		argv[n++] = p;
	argv[n] = NULL;
	return desk_allows("/var/lib/cunping", "/media:/run/media", argv);
}

static void
given_what_the_desk_starts_when_asked_then_it_is_allowed(void **state)
{
	static const char *const good[] = {
		"import /media/U/村 --session --by 文书",
		"import /var/lib/cunping/waiting --session --by 文书 --resumed",
		"look /run/media/kiosk/U",
		"sweep",
		"undo --to 3 --by 文书",
		"amend 通知公告 --row 3 --edition 4 标题=/停水 --by 文书",
		"takeout /media/U --kind audit --by 文书 --review /var/lib/cunping/staging/review.db",
		"settings village=高同村 --by 文书",
		"staff add 张三 --manager --by 文书",
		"doctor --json",
	};
	char words[300];
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		size_t name = strcspn(good[i], " ");
		snprintf(
		    words, sizeof words, "cunping %.*s --data /var/lib/cunping%s", (int)name, good[i], good[i] + name);
		if (!allows(words))
			fail_msg("%s", words);
	}
}

static void
given_what_no_desk_starts_when_asked_then_it_is_not_allowed(void **state)
{
	static const char *const bad[] = {
		"",
		"cunping",
		"cunping sweep",
		"cunping sweep --data",
		"cunping sweep --data /home/x",
		"cunping sweep --data /var/lib/cunping --data /home/x",
		"cunping doctor --data /var/lib/cunping --data=/home/x",
		"sh -c --data /var/lib/cunping",
		"cunping show --data /var/lib/cunping",
		"cunping key --data /var/lib/cunping trust /dev/shm/x",
		"cunping read --data /var/lib/cunping",
		"cunping import --data /var/lib/cunping",
		"cunping import --data /var/lib/cunping --session",
		"cunping import --data /var/lib/cunping /dev/shm/x --session",
		"cunping import --data /var/lib/cunping dev/x --session",
		"cunping import --data /var/lib/cunping /media/../dev/shm/x --session",
		"cunping import --data /var/lib/cunping /media/U/.. --session",
		"cunping import --data /var/lib/cunping /mediaeval --session",
		"cunping import --data /var/lib/cunping /media/U --yes",
		"cunping import --data /var/lib/cunping /media/U --session --yes",
		"cunping look --data /var/lib/cunping /etc",
		"cunping takeout --data /var/lib/cunping /home/x --kind audit",
		"cunping takeout --data /var/lib/cunping /media/U --kind audit --review /etc/passwd",
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (allows(bad[i]))
			fail_msg("%s", bad[i]);
}

#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(int argc, char **argv)
{
	if (argc > 3 && argv[1][0] == '!')
		return be_a_child(argv);
	const struct CMUnitTest tests[] = {
		T(given_the_screens_process_when_it_tries_everything_then_nothing_is_changed),
		T(given_the_kernel_of_debian_12_when_it_tries_everything_then_nothing_is_changed),
		T(given_the_other_half_when_asked_then_it_works_and_refuses_and_outlives_grief),
		T(given_nonsense_when_sent_to_the_other_half_then_it_ends_and_the_screen_knows),
		T(given_a_screen_that_is_killed_when_seen_then_the_other_half_and_what_it_started_are_gone),
		cmocka_unit_test(given_what_the_desk_starts_when_asked_then_it_is_allowed),
		cmocka_unit_test(given_what_no_desk_starts_when_asked_then_it_is_not_allowed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
