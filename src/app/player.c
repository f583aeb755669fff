/* player: see player.h. What SDL's thread touches is changed only while the
 * device is locked, or closed. */
#include "app/player.h"

#include <SDL.h>
#include <math.h>
#include <opusfile.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/log.h"
#include "base/need.h"
#include "editions/edition.h"
#include "os/fs.h"
#include "sound/library.h"
#include "sound/slow.h"
#include "sound/synth.h"

#define OPUS(X) X(op_open_memory) X(op_read_float) X(op_free) X(op_pcm_seek)
OPUS(LIBRARY_POINTER)

enum { RATE = 48000, SAMPLES = 2048, MAX_FILE = 32 * 1024 * 1024, TAIL_MS = 300, TONE_MS = 120 };

struct loaded {
	const char *path; /* the caller's, only while loading */
	unsigned char *bytes;
	OggOpusFile *opus;
};

struct piece {
	size_t loaded;   /* of Opus; otherwise SIZE_MAX */
	const char *say; /* the synthesizer has still to be asked */
	float *sample;
	size_t samples, played;
	int rest_ms;
	size_t mark;
};

struct player {
	void (*wake)(void *context);
	void *context;
	SDL_AudioDeviceID device; /* 0: closed */
	struct loaded *loaded;
	struct piece *piece;
	size_t loadeds, pieces;
	size_t at;
	long rest; /* samples of silence that are still to come */
	bool over;
	float gain;
	bool slowed; /* it was, once: from then on all goes through `slow` */
	int hop;
	struct slow slow;
};

struct player *
player_new(void (*wake)(void *context), void *context)
{
	struct player *p = need(sizeof *p);
	p->wake = wake;
	p->context = context;
	return p;
}

void
player_free(struct player *p)
{
	if (p)
		player_stop(p);
	free(p);
}

/* A card of the kernel's, a sound server's socket, or what somebody has told SDL to use. */
bool
player_there(const struct player *p)
{
	static const char *const servers[] = { "pulse/native", "pipewire-0" };
	const char *run = getenv("XDG_RUNTIME_DIR");
	char path[4096];
	if (getenv("SDL_AUDIODRIVER") || getenv("PULSE_SERVER"))
		return true;
	for (int card = 0; card < 8; card++)
		for (int device = 0; device < 4; device++) {
			SDL_snprintf(path, sizeof path, "/dev/snd/pcmC%dD%dp", card, device);
			if (access(path, W_OK) == 0)
				return true;
		}
	for (size_t i = 0; run && i < sizeof servers / sizeof *servers; i++) {
		SDL_snprintf(path, sizeof path, "%s/%s", run, servers[i]);
		if (access(path, W_OK) == 0)
			return true;
	}
	return false;
}

/* ------------------------------------------------------ on SDL's own thread */

static void
begin_piece(struct player *p, size_t at)
{
	p->at = at;
	if (at == p->pieces)
		return;
	p->piece[at].played = 0;
	if (p->piece[at].loaded != SIZE_MAX)
		p_op_pcm_seek(p->loaded[p->piece[at].loaded].opus, 0);
}

static void
next_piece(struct player *p)
{
	const struct piece *before = &p->piece[p->at], *next = before + 1;
	begin_piece(p, p->at + 1);
	p->rest = (p->at == p->pieces ? TAIL_MS : before->rest_ms) * (RATE / 1000L);
	if (p->at < p->pieces && (next->mark != before->mark || before->loaded == SIZE_MAX))
		p->wake(p->context);
}

static int
read_samples(struct piece *s, float *to, int n)
{
	size_t left = s->samples - s->played;
	int some = left < (size_t)n ? (int)left : n;
	if (s->say) { /* the synthesizer is slow: it is quiet until then */
		memset(to, 0, (size_t)n * sizeof *to);
		return n;
	}
	if (some)
		memcpy(to, s->sample + s->played, (size_t)some * sizeof *to);
	s->played += (size_t)some;
	return some;
}

/* Up to n samples; 0: all is over. */
static int
read_some(void *context, float *to, int n)
{
	struct player *p = context;
	while (p->rest > 0 || p->at < p->pieces) {
		if (p->rest > 0) {
			int still = p->rest < n ? (int)p->rest : n;
			memset(to, 0, (size_t)still * sizeof *to);
			p->rest -= still;
			return still;
		}
		struct piece *now = &p->piece[p->at];
		int got = now->loaded == SIZE_MAX ? read_samples(now, to, n)
						  : p_op_read_float(p->loaded[now->loaded].opus, to, n, NULL);
		if (got > 0)
			return got;
		next_piece(p); /* its end, or it is broken from here on */
	}
	return 0;
}

static void SDLCALL
fill(void *context, Uint8 *stream, int bytes)
{
	struct player *p = context;
	float *to = (float *)(void *)stream;
	int n = bytes / (int)sizeof *to, done = 0, got = 1;
	while (done < n && got > 0) {
		got = p->slowed ? slow_read(&p->slow, p->hop, read_some, p, to + done, n - done)
				: read_some(p, to + done, n - done);
		done += got;
	}
	for (int i = 0; i < done; i++)
		to[i] *= p->gain;
	memset(to + done, 0, (size_t)(n - done) * sizeof *to);
	if (done < n && !p->over) {
		p->over = true;
		p->wake(p->context);
	}
}

/* --------------------------------------------------------------- main thread */

/* A file is what its name says, or it is not played. */
static bool
load(struct loaded *l)
{
	char hash[EDITION_HASH];
	const char *slash = strrchr(l->path, '/'), *name = slash ? slash + 1 : l->path;
	size_t size;
	int error = 0;
	if (fs_read(l->path, MAX_FILE, &l->bytes, &size) != 0)
		return false;
	hash_bytes(l->bytes, size, hash);
	bool whole = strncmp(hash, name, sizeof hash - 1) == 0;
	l->opus = whole ? p_op_open_memory(l->bytes, size, &error) : NULL;
	if (!l->opus)
		log_warn("player: %s is broken", l->path);
	return l->opus != NULL;
}

static size_t
loaded_of(struct player *p, const char *path)
{
	for (size_t i = 0; i < p->loadeds; i++)
		if (strcmp(p->loaded[i].path, path) == 0)
			return i;
	p->loaded[p->loadeds].path = path;
	if (!load(&p->loaded[p->loadeds]))
		free(p->loaded[p->loadeds].bytes);
	return p->loaded[p->loadeds].opus ? p->loadeds++ : SIZE_MAX;
}

static void
make_tone(struct piece *s, int hz)
{
	s->samples = TONE_MS * (RATE / 1000);
	s->sample = need(s->samples * sizeof *s->sample);
	for (size_t i = 0; i < s->samples; i++) {
		float part = (float)i / (float)s->samples;
		s->sample[i] = 0.25f * sinf(3.14159265f * part) * sinf(6.2831853f * (float)hz * (float)i / RATE);
	}
}

static void
load_all(struct player *p, const struct player_piece *piece, size_t count)
{
	p->loaded = need(count * sizeof *p->loaded);
	p->piece = need(count * sizeof *p->piece);
	for (size_t i = 0; i < count; i++) {
		struct piece *to = &p->piece[p->pieces];
		size_t which = piece[i].path ? loaded_of(p, piece[i].path) : SIZE_MAX;
		*to = (struct piece){ .loaded = which, .rest_ms = piece[i].rest_ms, .mark = piece[i].mark };
		if (piece[i].path && which == SIZE_MAX) {
			memset(&p->loaded[p->loadeds], 0, sizeof *p->loaded);
			continue;
		}
		to->say = piece[i].path ? NULL : piece[i].say;
		if (!piece[i].path && !to->say)
			make_tone(to, piece[i].hz);
		p->pieces++;
	}
}

static void
lock(struct player *p, bool on)
{
	if (p->device && on)
		SDL_LockAudioDevice(p->device);
	else if (p->device)
		SDL_UnlockAudioDevice(p->device);
}

/* What sounds now, and what is next, where the synthesizer has not said it yet. */
static void
have_said(struct player *p, size_t from)
{
	for (size_t i = from; i < p->pieces && i < from + 2; i++) {
		struct piece *s = &p->piece[i];
		if (!s->say) /* only changed here */
			continue;
		synth_say(s->say, &s->sample, &s->samples);
		lock(p, true);
		s->say = NULL;
		lock(p, false);
	}
}

bool
player_start(struct player *p, const struct player_piece *piece, size_t count, int loudness)
{
	const SDL_AudioSpec wanted = {
		.freq = RATE, .format = AUDIO_F32SYS, .channels = 1, .samples = SAMPLES, .callback = fill, .userdata = p
	};
	SDL_AudioSpec got;
	player_stop(p);
	if (!LIBRARY_LOAD("libopusfile.so.0", OPUS))
		return false;
	load_all(p, piece, count);
	p->at = 0;
	p->rest = 0;
	p->over = p->slowed = false;
	have_said(p, 0);
	player_loudness(p, loudness);
	if (p->pieces && SDL_InitSubSystem(SDL_INIT_AUDIO) == 0) {
		p->device = SDL_OpenAudioDevice(NULL, 0, &wanted, &got, 0);
		if (!p->device)
			SDL_QuitSubSystem(SDL_INIT_AUDIO);
	}
	if (!p->device) {
		log_warn("player: %s", p->pieces ? SDL_GetError() : "nothing to play");
		player_stop(p);
		return false;
	}
	log_info("reading %zu aloud", p->pieces);
	SDL_PauseAudioDevice(p->device, 0);
	return true;
}

void
player_loudness(struct player *p, int loudness)
{
	static const float gain[] = { 0.25f, 0.5f, 1 };
	lock(p, true);
	p->gain = gain[loudness];
	lock(p, false);
}

void
player_slow(struct player *p, bool slow)
{
	lock(p, true);
	if (slow && !p->slowed)
		slow_begin(&p->slow);
	p->slowed = p->slowed || slow;
	p->hop = slow ? SLOW_SLOW : SLOW_PLAIN;
	lock(p, false);
}

void
player_go(struct player *p, size_t mark)
{
	size_t at = 0;
	lock(p, true);
	while (at < p->pieces && p->piece[at].mark < mark)
		at++;
	begin_piece(p, at);
	p->rest = 0;
	p->over = p->over && at == p->pieces;
	lock(p, false);
}

void
player_stop(struct player *p)
{
	if (p->device) {
		SDL_CloseAudioDevice(p->device);
		SDL_QuitSubSystem(SDL_INIT_AUDIO);
		log_info("reading is over");
	}
	p->device = 0;
	for (size_t i = 0; i < p->loadeds; i++) {
		p_op_free(p->loaded[i].opus);
		free(p->loaded[i].bytes);
	}
	for (size_t i = 0; i < p->pieces; i++)
		free(p->piece[i].sample);
	free(p->loaded);
	free(p->piece);
	p->loaded = NULL;
	p->piece = NULL;
	p->loadeds = p->pieces = 0;
}

size_t
player_at(struct player *p)
{
	if (!p->device)
		return SIZE_MAX;
	lock(p, true);
	size_t last = p->pieces - 1, now = p->at < last ? p->at : last, at = p->over ? SIZE_MAX : p->piece[now].mark;
	lock(p, false);
	if (at != SIZE_MAX)
		have_said(p, now);
	return at;
}
