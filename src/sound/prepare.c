/* prepare: see prepare.h. First time through: how loud it is, and where its
 * first and last sounds are. Second time: cut, levelled, limited, encoded. */
#include "sound/prepare.h"

#include <math.h>
#include <opusenc.h>
#include <stdlib.h>
#include <string.h>

#include "findings/refuse.h"
#include "sound/library.h"
#include "sound/limiter.h"
#include "sound/loudness.h"

#define ENCODE(X)                                                                                                      \
	X(ope_comments_create)                                                                                         \
	X(ope_comments_destroy)                                                                                        \
	X(ope_encoder_create_callbacks)                                                                                \
	X(ope_encoder_ctl) X(ope_encoder_write_float) X(ope_encoder_drain) X(ope_encoder_destroy)
ENCODE(LIBRARY_POINTER)

enum {
	BLOCK = SOUND_RATE / 100, /* samples that silence is told by */
	BLOCKS = SOUND_MAX_MINUTES * 60 * 100 + 100,
	MARGIN = 6,                /* blocks that are left at both ends */
	SHORTEST = 8,              /* blocks: less is a knock on the telephone */
	GATE = 2 * SOUND_RATE / 5, /* samples that loudness is told by, at least */
	CLIPPED_RUN = 4,           /* samples at the rim, one after the other */
	ALIVE_EVERY = 30 * SOUND_RATE,
	BITS_A_SECOND = 24000,
	SERIAL = 0x63756e70
};
#define SILENT_LUFS (-50.0)
#define SILENT_BELOW 32.0f /* dB below the loudest block */
#define RIM 0.97f
#define CLIPPED_SHARE 3 /* percent of what is said */

struct preparing {
	struct loudness *loudness;
	float *level; /* of each block, mean square */
	bool *rim;    /* of each block: it touches the rim */
	size_t blocks, filled;
	double sum;
	int run;
	bool too_long;
	long long samples;
	void (*alive)(void *);
	void *context;
	/* second time */
	long long from, to;
	float gain;
	struct limiter limiter;
	OggOpusEnc *encoder;
	struct sound_out *out;
	size_t capacity;
	bool failed;
};

bool
sound_prepare_ready(void)
{
	static int state;
	if (!state) {
		struct loudness *l = loudness_new(SOUND_RATE);
		state = l && LIBRARY_LOAD("libopusenc.so.0", ENCODE) && sound_decode_ready() ? 1 : -1;
		loudness_free(l);
	}
	return state > 0;
}

static void
live(struct preparing *p, size_t n)
{
	if (p->alive && p->samples / ALIVE_EVERY != (p->samples + (long long)n) / ALIVE_EVERY)
		p->alive(p->context);
	p->samples += (long long)n;
}

/* -------------------------------------------------------------- first time */

static bool
measure(void *context, const float *sample, size_t n)
{
	struct preparing *p = context;
	live(p, n);
	if (p->samples > (long long)SOUND_MAX_MINUTES * 60 * SOUND_RATE) {
		p->too_long = true;
		return false;
	}
	loudness_add(p->loudness, sample, n);
	for (size_t i = 0; i < n; i++) {
		p->sum += (double)sample[i] * sample[i];
		p->run = fabsf(sample[i]) >= RIM ? p->run + 1 : 0;
		p->rim[p->blocks] = p->rim[p->blocks] || p->run >= CLIPPED_RUN;
		if (++p->filled == BLOCK) {
			p->level[p->blocks++] = (float)(p->sum / BLOCK);
			p->filled = 0;
			p->sum = 0;
		}
	}
	return true;
}

/* From the first block that is heard to the last; false when there is none. */
static bool
find_ends(struct preparing *p, bool *clipped)
{
	float most = 0;
	size_t first = 0, last = p->blocks, heard = 0, rims = 0;
	for (size_t i = 0; i < p->blocks; i++)
		most = p->level[i] > most ? p->level[i] : most;
	float least = most * powf(10, -SILENT_BELOW / 10);
	while (first < last && p->level[first] < least)
		first++;
	while (last > first && p->level[last - 1] < least)
		last--;
	for (size_t i = first; i < last; i++) {
		heard += p->level[i] >= least;
		rims += p->rim[i];
	}
	*clipped = rims * 100 > heard * CLIPPED_SHARE;
	p->from = (long long)(first > MARGIN ? first - MARGIN : 0) * BLOCK;
	p->to = (long long)(last + MARGIN) * BLOCK;
	p->to = p->to < p->samples ? p->to : p->samples;
	return most > 0 && heard >= SHORTEST;
}

/* How much it must be raised; false when there is nothing to be heard. */
static bool
find_gain(struct preparing *p)
{
	static const float silence[GATE];
	double lufs;
	loudness_add(p->loudness, silence, GATE); /* one word is shorter than what is measured by */
	if (!loudness_total(p->loudness, &lufs) || lufs < SILENT_LUFS)
		return false;
	p->gain = (float)pow(10, (LOUDNESS_TARGET - lufs) / 20);
	return true;
}

/* ------------------------------------------------------------- second time */

static int
write_page(void *context, const unsigned char *bytes, opus_int32 n)
{
	struct preparing *p = context;
	struct sound_out *out = p->out;
	if (out->size + (size_t)n > p->capacity) {
		p->capacity = 2 * (out->size + (size_t)n);
		unsigned char *larger = realloc(out->bytes, p->capacity);
		ASSERT(larger != NULL);
		out->bytes = larger;
	}
	memcpy(out->bytes + out->size, bytes, (size_t)n);
	out->size += (size_t)n;
	return 0;
}

static int
close_page(void *context)
{
	return 0;
}

static bool
open_encoder(struct preparing *p)
{
	static const OpusEncCallbacks callbacks = { write_page, close_page };
	OggOpusComments *comments = p_ope_comments_create();
	int error = 0;
	p->encoder =
	    comments ? p_ope_encoder_create_callbacks(&callbacks, p, comments, SOUND_RATE, 1, 0, &error) : NULL;
	if (comments)
		p_ope_comments_destroy(comments);
	return p->encoder && p_ope_encoder_ctl(p->encoder, OPE_SET_SERIALNO(SERIAL)) == 0 &&
	       p_ope_encoder_ctl(p->encoder, OPE_SET_COMMENT_PADDING(0)) == 0 &&
	       p_ope_encoder_ctl(p->encoder, OPUS_SET_BITRATE(BITS_A_SECOND)) == 0 &&
	       p_ope_encoder_ctl(p->encoder, OPUS_SET_SIGNAL(OPUS_SIGNAL_VOICE)) == 0;
}

/* In at the beginning, out at the end: a cut is never heard as a click. */
static float
fade(const struct preparing *p, long long at)
{
	long long edge = at - p->from < p->to - at ? at - p->from : p->to - at;
	return edge < BLOCK / 2 ? (float)edge / (BLOCK / 2) : 1;
}

static bool
encode(void *context, const float *sample, size_t n)
{
	struct preparing *p = context;
	float out[1024];
	long long at = p->samples;
	live(p, n);
	for (size_t i = 0, k = 0; i < n && !p->failed; i++, at++) {
		if (at >= p->from && at < p->to)
			out[k++] = limiter_next(&p->limiter, sample[i] * p->gain * fade(p, at));
		if (k == sizeof out / sizeof *out || (k && i + 1 == n)) {
			p->failed = p_ope_encoder_write_float(p->encoder, out, (int)k) != 0;
			k = 0;
		}
	}
	return !p->failed && p->samples < p->to;
}

/* What is still in the limiter. */
static bool
finish(struct preparing *p)
{
	float rest[LIMITER_DELAY];
	for (int i = 0; i < LIMITER_DELAY; i++)
		rest[i] = limiter_next(&p->limiter, 0);
	return p_ope_encoder_write_float(p->encoder, rest, LIMITER_DELAY) == 0 && p_ope_encoder_drain(p->encoder) == 0;
}

static bool
listen_and_judge(struct preparing *p, const void *bytes, size_t n, struct sound_out *out, struct error *err)
{
	if (!sound_decode(bytes, n, measure, p, err))
		return false;
	if (p->too_long)
		return error_finding(err, FINDING_SOUND_LONG, SOUND_MAX_MINUTES);
	if (!find_gain(p) || !find_ends(p, &out->clipped))
		return error_finding(err, FINDING_SOUND_SILENT);
	out->length_ms = (int)((p->to - p->from) * 1000 / SOUND_RATE);
	return true;
}

static bool
prepare(struct preparing *p, const void *bytes, size_t n, struct sound_out *out, struct error *err)
{
	p->loudness = loudness_new(SOUND_RATE);
	p->level = calloc(BLOCKS, sizeof *p->level);
	p->rim = calloc(BLOCKS, sizeof *p->rim);
	p->out = out;
	ASSERT(p->level && p->rim);
	if (!p->loudness)
		return error_finding(err, FINDING_SOUND_NO_READER);
	if (!listen_and_judge(p, bytes, n, out, err))
		return false;
	p->samples = 0;
	limiter_begin(&p->limiter);
	if (!open_encoder(p))
		return error_finding(err, FINDING_SOUND_NO_READER);
	if (!sound_decode(bytes, n, encode, p, err))
		return false;
	return (!p->failed && finish(p)) || error_finding(err, FINDING_SOUND_BROKEN);
}

bool
sound_prepare(
    const void *bytes, size_t n, void (*alive)(void *), void *context, struct sound_out *out, struct error *err)
{
	struct preparing p = { .alive = alive, .context = context };
	*out = (struct sound_out){ 0 };
	if (!sound_prepare_ready())
		return error_finding(err, FINDING_SOUND_NO_READER);
	bool ok = prepare(&p, bytes, n, out, err);
	if (p.encoder)
		p_ope_encoder_destroy(p.encoder);
	loudness_free(p.loudness);
	free(p.level);
	free(p.rim);
	if (!ok)
		sound_free(out);
	return ok;
}

void
sound_free(struct sound_out *out)
{
	free(out->bytes);
	*out = (struct sound_out){ 0 };
}
