/* synth: see synth.h. */
#include "sound/synth.h"

#include <errno.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/log.h"
#include "os/child.h"
#include "sound/decode.h"
#include "sound/limiter.h"
#include "sound/loudness.h"
#include "sound/spoken.h"

enum { LONGEST_MS = 5000, MOST_BYTES = 8 * 1024 * 1024, HEAD = 44 };

static bool
find_program(char *path, size_t size)
{
	const char *all = getenv("PATH");
	for (const char *p = all ? all : "/usr/bin"; *p; p += strcspn(p, ":"), p += *p == ':') {
		int n = snprintf(path, size, "%.*s/espeak-ng", (int)strcspn(p, ":"), p);
		if (n > 0 && (size_t)n < size && access(path, X_OK) == 0)
			return true;
	}
	return false;
}

bool
synth_there(void)
{
	char path[4096];
	return find_program(path, sizeof path);
}

/* All it writes, until it closes its output; how much, 0: it took too long, or too much came. */
static size_t
read_all(struct child *c, char *to)
{
	unsigned long long until = stop_clock_ms() + LONGEST_MS;
	for (size_t used = 0, n;;) {
		unsigned long long now = stop_clock_ms();
		int how = now < until && used < MOST_BYTES
			      ? child_read(c, to + used, MOST_BYTES - used, (int)(until - now), &n)
			      : ETIMEDOUT;
		if (how != 0 && how != EINTR)
			return 0;
		if (how == 0 && n == 0)
			return used;
		used += how == 0 ? n : 0;
	}
}

static size_t
ask(const char *program, const char *text, char *wave)
{
	char *const argv[] = { "espeak-ng", "-v", "cmn", "-s", "150", "--stdin", "--stdout", NULL };
	char words[4 * SYNTH_MOST];
	struct child c = { -1, -1, 0 };
	int in = -1;
	spoken_text(text, words, sizeof words);
	if (child_start_talking(program, argv, &c, &in, NULL) != 0)
		return 0;
	child_tell(in, words, strlen(words)); /* a pipe holds more than SYNTH_MOST */
	close(in);
	size_t n = read_all(&c, wave);
	return child_end(&c, n == 0) == 0 ? n : 0;
}

/* What it writes: 16 bits, one channel, at the rate that stands in its head; between samples along a curve. */
static size_t
resample(const char *wave, size_t size, float **out)
{
	uint32_t rate;
	uint16_t channels, bits;
	if (size <= HEAD + 8 || memcmp(wave, "RIFF", 4) != 0 || memcmp(wave + 36, "data", 4) != 0)
		return 0;
	memcpy(&channels, wave + 22, sizeof channels);
	memcpy(&rate, wave + 24, sizeof rate);
	memcpy(&bits, wave + 34, sizeof bits);
	if (channels != 1 || bits != 16 || rate < 8000 || rate > SOUND_RATE)
		return 0;
	size_t n = (size - HEAD) / 2, count = (n - 3) * SOUND_RATE / rate;
	const int16_t *in = (const int16_t *)(const void *)(wave + HEAD);
	*out = malloc(count * sizeof **out);
	ASSERT(*out != NULL);
	for (size_t i = 0; i < count; i++) {
		size_t k = i * rate / SOUND_RATE;
		float t = (float)(i * rate % SOUND_RATE) / SOUND_RATE;
		float a = in[k], b = in[k + 1], c = in[k + 2], d = in[k + 3];
		float curve = b + t * ((c - a) + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a))) / 2;
		(*out)[i] = curve / 32768;
	}
	return count;
}

/* Without the library that measures it is as loud as it came, and never too loud. */
static void
level(float *sample, size_t n)
{
	static const float silence[2 * SOUND_RATE / 5];
	struct loudness *l = loudness_new(SOUND_RATE);
	struct limiter limiter;
	double lufs = LOUDNESS_TARGET;
	if (l) {
		loudness_add(l, sample, n);
		loudness_add(l, silence, sizeof silence / sizeof *silence);
		lufs = loudness_total(l, &lufs) ? lufs : LOUDNESS_TARGET;
		loudness_free(l);
	}
	float gain = (float)pow(10, (LOUDNESS_TARGET - lufs) / 20);
	limiter_begin(&limiter);
	for (size_t i = 0; i < n; i++)
		sample[i] = limiter_next(&limiter, sample[i] * gain);
}

bool
synth_say(const char *text, float **sample, size_t *count)
{
	char path[4096], *wave = malloc(MOST_BYTES);
	ASSERT(wave != NULL);
	*sample = NULL;
	bool there = strlen(text) < SYNTH_MOST && find_program(path, sizeof path);
	*count = there ? resample(wave, ask(path, text, wave), sample) : 0;
	free(wave);
	if (*count)
		level(*sample, *count);
	else
		log_warn("synth: no sound for %zu bytes", strlen(text));
	return *count > 0;
}
