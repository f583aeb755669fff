/* picture: compares pictures of screens with the ones kept in git.
 *
 *   picture EXPECTED GOT OUT      every .png of EXPECTED against its namesake in GOT
 *   picture --keep EXPECTED GOT PART NAME...   keeps these as what is expected
 *
 * A kept picture is a PARTth of the size of the screen. On a difference, the
 * picture there is now and the difference are written to OUT. Ends with
 * `N passed, N failed`. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/str.h"
#include "image/png.h"

enum { PART_MAX = 8, VISIBLE = 24 };

static int
channel(uint32_t p, int shift)
{
	return (int)(p >> shift & 255);
}

/* The mean of each part × part block. */
static uint32_t *
reduce(const uint32_t *p, int w, int h, int part)
{
	int rw = w / part, rh = h / part;
	uint32_t *out = calloc((size_t)rw * (size_t)rh, sizeof *out);
	for (int y = 0; y < rh; y++)
		for (int x = 0; x < rw; x++) {
			int sum[3] = { 0 };
			for (int i = 0; i < part * part; i++) {
				uint32_t c = p[(y * part + i / part) * w + x * part + i % part];
				for (int k = 0; k < 3; k++)
					sum[k] += channel(c, 16 - 8 * k);
			}
			for (int k = 0; k < 3; k++)
				out[y * rw + x] |= (uint32_t)(sum[k] / (part * part)) << (16 - 8 * k);
		}
	return out;
}

/* To a PARTth. */
static uint32_t *
read_reduced(const char *path, int part, int *w, int *h, struct error *err)
{
	uint32_t *full = png_read(path, w, h, err);
	if (!full)
		return NULL;
	uint32_t *small = reduce(full, *w, *h, part);
	free(full);
	*w /= part;
	*h /= part;
	return small;
}

/* To the width that was kept, if that is a whole part of it. */
static uint32_t *
read_as_wide(const char *path, int width, int *w, int *h, struct error *err)
{
	uint32_t *full = png_read(path, w, h, err);
	int part = full ? *w / width : 1;
	free(full);
	return full ? read_reduced(path, part > 1 && part <= PART_MAX ? part : 1, w, h, err) : NULL;
}

/* How many pixels a person could see to differ; `difference` marks them. */
static long
compare(const uint32_t *a, const uint32_t *b, long n, uint32_t *difference)
{
	long seen = 0;
	for (long i = 0; i < n; i++) {
		int most = 0;
		for (int k = 0; k <= 16; k += 8) {
			int d = abs(channel(a[i], k) - channel(b[i], k));
			most = d > most ? d : most;
		}
		seen += most > VISIBLE;
		difference[i] = most > VISIBLE ? 0xFF0000 : 0xE0E0E0;
	}
	return seen;
}

static bool
check_one(const char *expected, const char *got, const char *out, const char *name)
{
	struct error err = { 0 };
	char path[1024];
	int w = 0, h = 0, gw = 0, gh = 0;
	bool same = false;
	snprintf(path, sizeof path, "%s/%s", expected, name);
	uint32_t *want = png_read(path, &w, &h, &err);
	snprintf(path, sizeof path, "%s/%s", got, name);
	uint32_t *have = want ? read_as_wide(path, w, &gw, &gh, &err) : NULL;
	if (!want || !have) {
		printf("%s: %s\n", name, err.text);
	} else if (w != gw || h != gh) {
		printf("%s: is %dx%d, was %dx%d\n", name, gw, gh, w, h);
	} else {
		uint32_t *difference = calloc((size_t)w * (size_t)h, sizeof *difference);
		long seen = compare(want, have, (long)w * h, difference);
		same = seen * 1000 <= (long)w * h;
		if (!same) {
			printf("%s: %ld of %ld pixels look different; see %s\n", name, seen, (long)w * h, out);
			snprintf(path, sizeof path, "%s/%s", out, name);
			png_write(path, have, w, h, w * 4, &err);
			snprintf(path, sizeof path, "%s/difference-%s", out, name);
			png_write(path, difference, w, h, w * 4, &err);
		}
		free(difference);
	}
	free(want);
	free(have);
	return same;
}

static int
keep(int argc, char **argv)
{
	struct error err = { 0 };
	char path[1024];
	int part = atoi(argv[4]);
	if (part < 1 || part > PART_MAX)
		return 2;
	for (int i = 5; i < argc; i++) {
		int w, h;
		snprintf(path, sizeof path, "%s/%s.png", argv[3], argv[i]);
		uint32_t *p = read_reduced(path, part, &w, &h, &err);
		snprintf(path, sizeof path, "%s/%s.png", argv[2], argv[i]);
		if (!p || !png_write(path, p, w, h, w * 4, &err)) {
			fprintf(stderr, "%s: %s\n", argv[i], err.text);
			return 1;
		}
		free(p);
	}
	return 0;
}

int
main(int argc, char **argv)
{
	if (argc > 5 && strcmp(argv[1], "--keep") == 0)
		return keep(argc, argv);
	DIR *folder = argc == 4 ? opendir(argv[1]) : NULL;
	int passed = 0, failed = 0;
	if (!folder) {
		fprintf(stderr, "usage: picture EXPECTED GOT OUT\n");
		return 2;
	}
	mkdir(argv[3], 0777);
	for (struct dirent *e; (e = readdir(folder));) {
		if (!str_ends(e->d_name, ".png"))
			continue;
		if (check_one(argv[1], argv[2], argv[3], e->d_name))
			passed++;
		else
			failed++;
	}
	closedir(folder);
	printf("%d passed, %d failed\n", passed, failed);
	return failed || !passed;
}
