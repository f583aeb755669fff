/* bench_run: one command with all its children, what it cost, and what stands on the display meanwhile.
 *
 *   bench_run all CMD…       to its end
 *   bench_run content CMD…   until the display ($DISPLAY) shows words, then it is ended
 *   bench_run tree PID       what a tree that stands has cost so far
 *   bench_run last X Y       a click there: until the last pixel that changes (a second of rest ends it), ms
 *
 * The first three say: CPU ms (user and system), wall ms, most memory in kB (PSS of all together, looked at every
 * 50 ms; of `content` and `tree` at the end), kB written to disks. */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <dirent.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 4096, LINES = 36, LOOK_MS = 50, PATIENCE_MS = 120000, REST_MS = 1000, RUNS_OF_WORDS = 400 };

static double
wall_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
nap(int ms)
{
	nanosleep(&(struct timespec){ .tv_nsec = ms * 1000000L }, NULL);
}

/* ---- a tree of processes ------------------------------------------------------- */

/* `pid` and all below it, from to[n] on; the new n. */
static int
tree(int pid, int *to, int n)
{
	char path[64], child[400];
	int next;
	if (n == MOST)
		return n;
	to[n++] = pid;
	snprintf(path, sizeof path, "/proc/%d/task", pid);
	DIR *d = opendir(path);
	for (struct dirent *e; d && (e = readdir(d));) {
		snprintf(child, sizeof child, "%s/%s/children", path, e->d_name);
		FILE *f = e->d_name[0] == '.' ? NULL : fopen(child, "r");
		while (f && fscanf(f, "%d", &next) == 1)
			n = tree(next, to, n);
		if (f)
			fclose(f);
	}
	if (d)
		closedir(d);
	return n;
}

/* With the children it has waited for. */
static double
cpu_ms_of(int pid)
{
	char path[64], line[1024];
	long t[4] = { 0 };
	snprintf(path, sizeof path, "/proc/%d/stat", pid);
	FILE *f = fopen(path, "r");
	const char *after = f && fgets(line, sizeof line, f) ? strrchr(line, ')') : NULL;
	if (after)
		sscanf(
		    after, ") %*c %*d %*s %*s %*s %*s %*s %*s %*s %*s %*s %ld %ld %ld %ld", &t[0], &t[1], &t[2], &t[3]);
	if (f)
		fclose(f);
	return (double)(t[0] + t[1] + t[2] + t[3]) * 1000.0 / (double)sysconf(_SC_CLK_TCK);
}

static long
number_in(int pid, const char *file, const char *name)
{
	char path[64], line[256];
	long found = 0;
	snprintf(path, sizeof path, "/proc/%d/%s", pid, file);
	FILE *f = fopen(path, "r");
	while (f && fgets(line, sizeof line, f))
		if (strncmp(line, name, strlen(name)) == 0)
			found = atol(line + strlen(name));
	if (f)
		fclose(f);
	return found;
}

/* kB of all below `root`, and of itself when it is not us. */
static long
memory_of(int root, double *cpu_ms)
{
	static int pid[MOST];
	long kb = 0;
	*cpu_ms = 0;
	for (int i = 0, n = tree(root, pid, 0); i < n; i++)
		if (pid[i] != getpid()) {
			kb += number_in(pid[i], "smaps_rollup", "Pss:");
			*cpu_ms += cpu_ms_of(pid[i]);
		}
	return kb;
}

static void
end_all(void)
{
	static int pid[MOST];
	for (int tries = 0; tries < 50; tries++) {
		int n = tree(getpid(), pid, 0);
		for (int i = 1; i < n; i++)
			kill(pid[i], SIGKILL);
		while (waitpid(-1, NULL, WNOHANG) > 0)
			;
		if (n == 1)
			return;
		nap(5);
	}
}

/* ---- the display ------------------------------------------------------------------ */

static Display *display;

/* Of some lines across the display: how often the colour changes along them, and a sum of all. */
static unsigned long
look(int *runs)
{
	int screen = DefaultScreen(display), w = DisplayWidth(display, screen), h = DisplayHeight(display, screen);
	unsigned long sum = 5381;
	*runs = 0;
	for (int i = 0; i < LINES; i++) {
		XImage *line = XGetImage(display, RootWindow(display, screen), 0, (2 * i + 1) * h / (2 * LINES),
		    (unsigned)w, 1, AllPlanes, ZPixmap);
		for (int x = 0; line && x < w; x++) {
			unsigned long c = XGetPixel(line, x, 0) & 0xffffff;
			*runs += x > 0 && c != (XGetPixel(line, x - 1, 0) & 0xffffff);
			sum = sum * 33 ^ c;
		}
		if (line)
			XDestroyImage(line);
	}
	return sum;
}

static bool
content_comes(void)
{
	double end = wall_ms() + PATIENCE_MS;
	int runs = 0;
	while (runs < RUNS_OF_WORDS && wall_ms() < end) {
		nap(2);
		look(&runs);
	}
	return runs >= RUNS_OF_WORDS;
}

static int
last_pixel(const char *x, const char *y)
{
	char tap[128];
	int runs;
	snprintf(tap, sizeof tap, "xdotool mousemove %d %d", atoi(x), atoi(y));
	if (system(tap) != 0)
		return 1;
	nap(300);
	unsigned long was = look(&runs);
	if (system("xdotool click 1") != 0)
		return 1;
	double began = wall_ms(), last = began;
	while (wall_ms() < last + REST_MS && wall_ms() < began + PATIENCE_MS) {
		unsigned long is = look(&runs);
		if (is != was)
			last = wall_ms();
		was = is;
		nap(2);
	}
	printf("%.1f\n", last - began);
	return last == began;
}

/* ---- -------------------------------------------------------------------------------- */

static int
run(bool content, char **command)
{
	int status = 0, end = 0;
	double began = wall_ms(), ignored;
	long most = 0, kb;
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	pid_t pid = fork();
	if (pid == 0) {
		dup2(STDERR_FILENO, STDOUT_FILENO);
		execvp(command[0], command);
		_exit(127);
	}
	if (content)
		end = content_comes() ? 0 : 1;
	double took = wall_ms() - began;
	while (!content && waitpid(pid, &status, WNOHANG) == 0) {
		kb = memory_of(getpid(), &ignored);
		most = kb > most ? kb : most;
		nap(LOOK_MS);
	}
	if (content)
		most = memory_of(getpid(), &ignored);
	else {
		took = wall_ms() - began;
		end = WIFEXITED(status) ? WEXITSTATUS(status) : 1;
	}
	end_all();
	struct rusage r;
	getrusage(RUSAGE_CHILDREN, &r);
	double cpu = (double)(r.ru_utime.tv_sec + r.ru_stime.tv_sec) * 1e3 +
		     (double)(r.ru_utime.tv_usec + r.ru_stime.tv_usec) / 1e3;
	printf("%.1f %.1f %ld %ld\n", cpu, took, most, number_in(getpid(), "io", "write_bytes:") / 1024);
	return end;
}

int
main(int argc, char **argv)
{
	const char *what = argc > 2 ? argv[1] : "";
	bool looks = strcmp(what, "content") == 0 || strcmp(what, "last") == 0;
	if (looks && !(display = XOpenDisplay(NULL)))
		return 3;
	if (strcmp(what, "last") == 0 && argc == 4)
		return last_pixel(argv[2], argv[3]);
	if (strcmp(what, "tree") == 0) {
		double cpu;
		long kb = memory_of(atoi(argv[2]), &cpu);
		printf("%.1f 0 %ld 0\n", cpu, kb);
		return 0;
	}
	if (strcmp(what, "all") == 0 || looks)
		return run(looks, argv + 2);
	fputs("usage: bench_run all|content CMD… | tree PID | last X Y\n", stderr);
	return 2;
}
