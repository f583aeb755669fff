/* The reader's jail against a decoder that has gone over to the enemy: each trial is a process of its own that locks
 * itself up as the reader does and then tries one thing. Nothing may be reached, with Landlock, without it, and where
 * neither is to be had nothing may be read. Root's rights, if the tests have them, must not help. */
#include "test.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "os/child.h"
#include "os/fs.h"
#include "os/fs_tree.h"
#include "os/jail.h"

enum { REACHED = 20, STOPPED = 21 };
enum kernel { KERNEL_OURS, KERNEL_NO_LANDLOCK, KERNEL_NEITHER, KERNELS };

static char base[] = "/tmp/cunping-jail-XXXXXX"; /* DATA; its staging is the reader's folder */
static const char *root;                         /* inside: how the folder is called */
static int parent;

static const char *
at(const char *below)
{
	static char path[2][300];
	static int turn;
	turn = !turn;
	snprintf(path[turn], sizeof path[turn], "%s/%s", base, below);
	return path[turn];
}

static const char *
inside(const char *below)
{
	static char path[2][300];
	static int turn;
	turn = !turn;
	snprintf(path[turn], sizeof path[turn], "%s/%s", root, below);
	return path[turn];
}

/* ---------------------------------------------------------------- what it tries */

static bool
opens(const char *path, int how)
{
	return open(path, how, 0644) >= 0;
}

static bool
sends_to_others(void)
{
	for (int fd = 3; fd < 1024; fd++)
		if (write(fd, "x", 1) == 1)
			return true;
	return false;
}

static bool
runs_from_memory(void)
{
	int fd = memfd_create("x", 0);
	char *argv[] = { "true", NULL };
	if (fd >= 0)
		fexecve(fd, argv, NULL);
	return fd >= 0;
}

static bool
makes_running_memory(void)
{
	void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	return mprotect(p, 4096, PROT_READ | PROT_EXEC) == 0;
}

static bool
opens_by_the_old_door(void)
{
#ifdef __x86_64__
	long got;
	void *low = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
	if (low == MAP_FAILED)
		return false;
	strcpy(low, "/etc/passwd");
	__asm__ volatile("int $0x80" : "=a"(got) : "a"(5), "b"(low), "c"(0), "d"(0) : "memory");
	return got >= 0;
#else
	return false;
#endif
}

static bool
leaves_a_file_that_runs(void)
{
	return open(inside("out/x"), O_WRONLY | O_CREAT, 04755) >= 0;
}

static bool
runs_a_shell(void)
{
	return system("true") == 0;
}

static bool
bends_others(void)
{
	char word[8] = "x";
	return syscall(SYS_process_vm_writev, parent, &(struct {
		void *p;
		size_t n;
	}){ word, 1 },
		   1, &(struct {
			   void *p;
			   size_t n;
		   }){ &parent, 1 },
		   1, 0) >= 0;
}

static bool
two_ends(void)
{
	int two[2];
	return socketpair(AF_UNIX, SOCK_STREAM, 0, two) == 0;
}

#define CALL(name, ...) (syscall(SYS_##name, __VA_ARGS__) >= 0)
#define TRIALS                                                                                                         \
	X(opens(at("state.db"), O_RDWR))                                                                               \
	X(opens(at("state.db"), O_RDONLY))                                                                             \
	X(opens(at("editions/000001.db"), O_RDWR))                                                                     \
	X(opens(at("media/new.jpg"), O_WRONLY | O_CREAT))                                                              \
	X(opens("/etc/passwd", O_RDONLY))                                                                              \
	X(opens("/etc/hostname", O_WRONLY))                                                                            \
	X(opens("/proc/self/mem", O_RDWR))                                                                             \
	X(opens("/proc/self/root/etc/passwd", O_RDONLY))                                                               \
	X(opens("/dev/mem", O_RDONLY))                                                                                 \
	X(opens(inside("../state.db"), O_RDWR))                                                                        \
	X(opens(inside("link"), O_RDWR))                                                                               \
	X(opens("/tmp", O_RDONLY | O_DIRECTORY))                                                                       \
	X(opens("/tmp", O_TMPFILE | O_RDWR))                                                                           \
	X(CALL(openat2, AT_FDCWD, at("state.db"), &(long[3]){ O_RDWR }, 24))                                           \
	X(CALL(open_by_handle_at, AT_FDCWD, NULL, 0))                                                                  \
	X(unlink(at("state.db")) == 0)                                                                                 \
	X(rename(at("state.db"), at("gone.db")) == 0)                                                                  \
	X(rename(inside("out/made"), at("media/made")) == 0)                                                           \
	X(rename(at("editions/000001.db"), inside("out/taken")) == 0)                                                  \
	X(link(at("state.db"), inside("out/link")) == 0)                                                               \
	X(symlink(at("state.db"), inside("out/link")) == 0)                                                            \
	X(truncate(at("state.db"), 0) == 0)                                                                            \
	X(chmod(at("state.db"), 0777) == 0)                                                                            \
	X(chown(at("state.db"), 1, 1) == 0)                                                                            \
	X(mkdir(inside("out/folder"), 0755) == 0)                                                                      \
	X(mknod(inside("out/pipe"), S_IFIFO | 0644, 0) == 0)                                                           \
	X(mknod(inside("out/disk"), S_IFBLK | 0644, 8 << 8) == 0)                                                      \
	X(utimensat(AT_FDCWD, at("state.db"), NULL, 0) == 0)                                                           \
	X(leaves_a_file_that_runs())                                                                                   \
	X(sends_to_others())                                                                                           \
	X(socket(AF_INET, SOCK_STREAM, 0) >= 0)                                                                        \
	X(socket(AF_UNIX, SOCK_STREAM, 0) >= 0)                                                                        \
	X(socket(AF_NETLINK, SOCK_RAW, 0) >= 0)                                                                        \
	X(CALL(connect, 1, NULL, 0))                                                                                   \
	X(two_ends())                                                                                                  \
	X(fork() >= 0)                                                                                                 \
	X(CALL(clone3, &(long[8]){ 0 }, 64))                                                                           \
	X(runs_a_shell())                                                                                              \
	X(execl("/bin/sh", "sh", "-c", "exit 20", NULL) == 0)                                                          \
	X(runs_from_memory())                                                                                          \
	X(kill(parent, SIGKILL) == 0)                                                                                  \
	X(kill(parent, 0) == 0)                                                                                        \
	X(CALL(tgkill, parent, parent, SIGABRT))                                                                       \
	X(CALL(tgkill, getpid(), getpid(), SIGUSR1))                                                                   \
	X(CALL(ptrace, 16, parent, 0, 0))                                                                              \
	X(bends_others())                                                                                              \
	X(CALL(pidfd_open, parent, 0))                                                                                 \
	X(CALL(io_uring_setup, 4, &(char[120]){ 0 }))                                                                  \
	X(CALL(bpf, 0, NULL, 0))                                                                                       \
	X(CALL(perf_event_open, NULL, 0, -1, -1, 0))                                                                   \
	X(CALL(userfaultfd, 0))                                                                                        \
	X(CALL(keyctl, 0, -3, 1))                                                                                      \
	X(CALL(shmget, 0, 4096, 01600))                                                                                \
	X(CALL(mount, "none", "/mnt", "tmpfs", 0, NULL))                                                               \
	X(unshare(CLONE_NEWUSER) == 0)                                                                                 \
	X(chroot("/") == 0)                                                                                            \
	X(chdir("/") == 0)                                                                                             \
	X(setuid(1) == 0)                                                                                              \
	X(CALL(setgroups, 0, NULL))                                                                                    \
	X(prctl(PR_SET_DUMPABLE, 1) == 0)                                                                              \
	X(prctl(PR_SET_PDEATHSIG, 0) == 0)                                                                             \
	X(CALL(prlimit64, 0, 7, &(long[2]){ 4096, 4096 }, NULL))                                                       \
	X(CALL(personality, 0))                                                                                        \
	X(CALL(clock_settime, 0, &(long[2]){ 0, 0 }))                                                                  \
	X(CALL(sethostname, "x", 1))                                                                                   \
	X(CALL(reboot, 0, 0, 0, NULL))                                                                                 \
	X(CALL(inotify_init1, 0))                                                                                      \
	X(CALL(ioctl, 1, 0x5412, "x"))                                                                                 \
	X(CALL(dup, 1))                                                                                                \
	X(CALL(seccomp, 2, 0, NULL))                                                                                   \
	X(CALL(nanosleep, &(long[2]){ 0, 1 }, NULL))                                                                   \
	X(mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED)      \
	X(makes_running_memory())                                                                                      \
	X(opens_by_the_old_door())                                                                                     \
	X(landlocked &&opens(inside("in/000000"), O_RDWR))                                                             \
	X(landlocked &&opens(inside("new"), O_RDWR | O_CREAT))                                                         \
	X(landlocked &&unlink(inside("in/000000")) == 0)                                                               \
	X(landlocked &&rename(inside("out/made"), inside("in/000000")) == 0)

static const char *const trial_words[] = {
#define X(trial) #trial,
	TRIALS
#undef X
};
enum { TRIAL_COUNT = sizeof trial_words / sizeof *trial_words };

static bool
try(int which, bool landlocked)
{
	int n = 0;
#define X(trial)                                                                                                       \
	if (which == n++)                                                                                              \
		return trial;
	TRIALS
#undef X
	return true;
}

/* ---------------------------------------------------------------- its process */

/* What an older kernel would answer. */
static void
be_old(enum kernel which)
{
	scmp_filter_ctx list = seccomp_init(SCMP_ACT_ALLOW);
	seccomp_rule_add(list, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(landlock_create_ruleset), 0);
	if (which == KERNEL_NEITHER)
		seccomp_rule_add(list, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(unshare), 0);
	seccomp_load(list);
	seccomp_release(list);
}

/* What an honest reader does all day. */
static int
work(void)
{
	unsigned char *bytes;
	size_t n;
	bool ok = fs_read(inside("in/000000"), 100, &bytes, &n) == 0 && n == 5 &&
		  fs_write(inside("out/fresh"), bytes, n) == 0 && fs_write(inside("out/fresh"), "again", 5) == 0;
	char *large = malloc(200 << 20);
	ok = ok && large;
	for (size_t i = 0; ok && i < 200 << 20; i += 4096)
		large[i] = 1;
	free(large);
	puts("done");
	fprintf(stderr, "%s", "");
	return ok ? 0 : 1;
}

static int
be_a_child(char **argv)
{
	enum kernel kernel = (enum kernel)atoi(argv[1] + 1);
	strcpy(base, argv[2]);
	parent = getppid();
	if (kernel != KERNEL_OURS)
		be_old(kernel);
	root = jail_enter(at("staging"), true);
	if (!root)
		return JAIL_NO_LOCK;
	int which = atoi(argv[3]);
	if (which == -1)
		return work();
	if (which == -2)
		abort();
	return try(which, kernel == KERNEL_OURS) ? REACHED : STOPPED;
}

static int
run_trial(enum kernel kernel, int which)
{
	char how[8], number[12];
	struct child c;
	snprintf(how, sizeof how, "!%d", kernel);
	snprintf(number, sizeof number, "%d", which);
	char *argv[] = { "test", how, base, number, NULL }, text[64];
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
	static const char *const folders[] = { "editions", "media", "staging/in", "staging/out" };
	assert_non_null(mkdtemp(base));
	for (int i = 0; i < 4; i++)
		assert_int_equal(fs_mkdirs(at(folders[i])), 0);
	fs_write(at("state.db"), "state", 5);
	fs_write(at("editions/000001.db"), "words", 5);
	fs_write(at("staging/in/000000"), "bytes", 5);
	fs_write(at("staging/out/made"), "made", 4);
	assert_int_equal(symlink(at("state.db"), at("staging/link")), 0);
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
	assert_int_equal(fs_read(at(path), 100, &bytes, &n), 0);
	assert_string_equal((char *)bytes, words);
	free(bytes);
}

static void
hostile(enum kernel kernel)
{
	if (run_trial(kernel, -1) == JAIL_NO_LOCK) {
		print_message("skipped: this machine gives no user namespace\n");
		skip();
	}
	int ended = 0, reached = 0;
	for (int i = 0; i < TRIAL_COUNT; i++) {
		int how = run_trial(kernel, i);
		ended += how == CHILD_REFUSED || how == -1;
		reached += how == REACHED;
		if (how == REACHED || how == JAIL_NO_LOCK)
			fail_msg("%s: reached (%d)", trial_words[i], how);
	}
	print_message("%d things tried, %d ended the process, %d got no answer, %d reached\n", TRIAL_COUNT, ended,
	    TRIAL_COUNT - ended - reached, reached);
	expect("state.db", "state");
	expect("editions/000001.db", "words");
	expect("staging/in/000000", "bytes");
	assert_false(fs_exists(at("media/new.jpg")));
}

static void
given_a_hostile_decoder_when_it_tries_everything_then_nothing_is_reached(void **state)
{
	hostile(KERNEL_OURS);
}

static void
given_a_kernel_without_landlock_when_it_tries_everything_then_nothing_is_reached(void **state)
{
	hostile(KERNEL_NO_LANDLOCK);
}

static void
given_a_reader_when_it_works_honestly_then_it_can(void **state)
{
	assert_int_equal(run_trial(KERNEL_OURS, -1), 0);
	expect("staging/out/fresh", "again");
	assert_int_equal(run_trial(KERNEL_OURS, -2), -1); /* a bug is no refusal */
}

static void
given_a_kernel_with_neither_when_asked_to_read_then_it_does_not(void **state)
{
	assert_int_equal(run_trial(KERNEL_NEITHER, -1), JAIL_NO_LOCK);
	assert_false(fs_exists(at("staging/out/fresh")));
}

#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(int argc, char **argv)
{
	if (argc > 3 && argv[1][0] == '!')
		return be_a_child(argv);
	const struct CMUnitTest tests[] = {
		T(given_a_reader_when_it_works_honestly_then_it_can),
		T(given_a_hostile_decoder_when_it_tries_everything_then_nothing_is_reached),
		T(given_a_kernel_without_landlock_when_it_tries_everything_then_nothing_is_reached),
		T(given_a_kernel_with_neither_when_asked_to_read_then_it_does_not),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
