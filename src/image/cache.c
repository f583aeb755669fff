/* The picture cache. See cache.h.
 *
 * One lock guards every field below it. The loader thread holds it only to
 * pick a job and to hand in the result; reading, decoding and scaling happen
 * without it. Entries are made and removed by the main thread alone, so the
 * pixels it was given stay while it uses them; a result whose entry has gone
 * is thrown away. Room is reserved when a picture is asked for, not when it
 * is ready. */
#include "image/cache.h"

#include <SDL.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "base/log.h"
#include "base/need.h"
#include "image/corner.h"
#include "image/decode.h"
#include "image/scale.h"

enum { ENTRIES = 512, SIDE_MAX = 8192, FULL_SIDE_MAX = 4096, PATH_BYTES = 1024 };

struct key {
	char path[PATH_BYTES];
	bool full;
	int w, h, radius, corners;
	enum image_fit fit;
};

struct entry {
	struct key key;
	struct image image;
	size_t bytes;   /* of the bound, reserved or used */
	unsigned frame; /* last asked for */
	unsigned born;  /* first asked for */
	bool loading;   /* the loader has it */
	bool refused;   /* no room; asked again in the next frame */
};

struct image_cache {
	SDL_mutex *lock;
	SDL_cond *work;
	SDL_Thread *loader; /* NULL: synchronous */
	bool quit;
	void (*wake)(void *);
	void *wake_context;
	size_t bound, bytes;
	unsigned frame, last_id;
	struct entry *entries[ENTRIES];
	int count;
};

/* Making one picture. Any thread, no lock. */

static struct image
picture_make(const struct key *key)
{
	struct image image = { .state = IMAGE_FAILED };
	const char *why = "";
	int w, h;
	uint8_t *rgba = decode_file(key->path, &w, &h, &why);
	if (!rgba) {
		log_warn("picture %s: %s", key->path, why);
		return image;
	}
	struct scale_part part = { 0, 0, w, h };
	image.w = key->full ? (w < FULL_SIDE_MAX ? w : FULL_SIDE_MAX) : key->w;
	image.h = key->full ? (h < FULL_SIDE_MAX ? h : FULL_SIDE_MAX) : key->h;
	if (key->full || key->fit == IMAGE_CONTAIN)
		scale_contain(w, h, &image.w, &image.h);
	else
		part = scale_cover(w, h, image.w, image.h);
	uint32_t *pixels = scale_rgba(rgba, w, h, part, image.w, image.h, &image.opaque);
	free(rgba);
	if (!pixels)
		return image;
	if (key->radius > 0 && key->corners)
		corner_cut(pixels, image.w, image.h, key->radius, key->corners);

	image.pixels = pixels;
	image.state = IMAGE_READY;
	return image;
}

/* Entries. With the lock. */

static void
pixels_free(struct entry *e)
{
	free((void *)(uintptr_t)e->image.pixels);
	e->image.pixels = NULL;
}

static struct entry *
entry_by_id(const struct image_cache *c, unsigned id)
{
	for (int i = 0; i < c->count; i++) {
		if (c->entries[i]->image.id == id)
			return c->entries[i];
	}
	return NULL;
}

static struct entry *
entry_by_key(const struct image_cache *c, const struct key *k)
{
	for (int i = 0; i < c->count; i++) {
		const struct key *e = &c->entries[i]->key;
		if (e->w == k->w && e->h == k->h && e->fit == k->fit && e->radius == k->radius &&
		    e->corners == k->corners && e->full == k->full && strcmp(e->path, k->path) == 0)
			return c->entries[i];
	}
	return NULL;
}

static void
entry_remove(struct image_cache *c, struct entry *e)
{
	for (int i = 0; i < c->count; i++) {
		if (c->entries[i] != e)
			continue;
		c->entries[i] = c->entries[--c->count];
		break;
	}
	c->bytes -= e->bytes;
	pixels_free(e);
	free(e);
}

/* Neither in this frame nor in the one before, which this one may still repeat. */
static bool
entry_unseen(const struct image_cache *c, const struct entry *e)
{
	return c->frame - e->frame > 1;
}

static bool
evict_oldest(struct image_cache *c)
{
	struct entry *oldest = NULL;
	for (int i = 0; i < c->count; i++) {
		struct entry *e = c->entries[i];
		if (entry_unseen(c, e) && (!oldest || c->frame - e->frame > c->frame - oldest->frame))
			oldest = e;
	}
	if (oldest)
		entry_remove(c, oldest);
	return oldest != NULL;
}

static bool
room_make(struct image_cache *c, size_t need)
{
	while (c->bytes + need > c->bound && evict_oldest(c))
		;
	return c->bytes + need <= 2 * c->bound;
}

static void
entry_finish(struct image_cache *c, struct entry *e, struct image made)
{
	made.id = e->image.id;
	e->image = made;
	e->loading = false;
	c->bytes -= e->bytes;
	e->bytes = made.state == IMAGE_READY ? (size_t)made.w * (size_t)made.h * 4 : 0;
	c->bytes += e->bytes;
}

/* Reserves the room and has the picture made, at once or by the loader. */
static void
entry_request(struct image_cache *c, struct entry *e)
{
	size_t need = (size_t)e->key.w * (size_t)e->key.h * 4;
	e->refused = !room_make(c, need);
	e->image.state = e->refused ? IMAGE_FAILED : IMAGE_LOADING;
	if (e->refused)
		return;
	e->bytes = need;
	c->bytes += need;
	if (c->loader)
		SDL_CondSignal(c->work);
	else
		entry_finish(c, e, picture_make(&e->key));
}

static struct entry *
entry_add(struct image_cache *c, const struct key *key)
{
	while (c->count >= ENTRIES) {
		if (!evict_oldest(c))
			return NULL;
	}
	struct entry *e = need(sizeof *e);
	e->key = *key;
	e->frame = e->born = c->frame;
	e->image.id = ++c->last_id;
	c->entries[c->count++] = e;
	entry_request(c, e);
	return e;
}

/* The loader. */

static bool
goes_before(const struct image_cache *c, const struct entry *a, const struct entry *b)
{
	unsigned age_a = c->frame - a->frame, age_b = c->frame - b->frame;
	if (age_a != age_b)
		return age_a < age_b;
	unsigned born_a = c->frame - a->born, born_b = c->frame - b->born;
	if (born_a != born_b)
		return born_a < born_b;
	return a->image.id < b->image.id; /* of one page, as it was drawn */
}

static struct entry *
next_job(const struct image_cache *c)
{
	struct entry *best = NULL;
	for (int i = 0; i < c->count; i++) {
		struct entry *e = c->entries[i];
		if (e->image.state != IMAGE_LOADING || e->loading || entry_unseen(c, e))
			continue;
		if (!best || goes_before(c, e, best))
			best = e;
	}
	return best;
}

static void
hand_in(struct image_cache *c, unsigned id, struct image made)
{
	struct entry *e = entry_by_id(c, id);
	if (e)
		entry_finish(c, e, made);
	else
		free((void *)(uintptr_t)made.pixels);
}

static int
loader_run(void *context)
{
	struct image_cache *c = context;
	SDL_LockMutex(c->lock);
	while (!c->quit) {
		struct entry *e = next_job(c);
		if (!e) {
			SDL_CondWait(c->work, c->lock);
			continue;
		}
		e->loading = true;
		struct key key = e->key;
		unsigned id = e->image.id;
		SDL_UnlockMutex(c->lock);
		struct image made = picture_make(&key);
		SDL_LockMutex(c->lock);
		hand_in(c, id, made);
		void (*wake)(void *) = c->wake;
		void *wake_context = c->wake_context;
		if (!wake || c->quit)
			continue;
		SDL_UnlockMutex(c->lock);
		wake(wake_context);
		SDL_LockMutex(c->lock);
	}
	SDL_UnlockMutex(c->lock);
	return 0;
}

/* The main thread's side. */

struct image_cache *
image_cache_new(size_t bytes, bool synchronous)
{
	struct image_cache *c = need(sizeof *c);
	ASSERT(sodium_init() >= 0);
	c->bound = bytes ? bytes : IMAGE_CACHE_BYTES;
	c->lock = SDL_CreateMutex();
	c->work = SDL_CreateCond();
	ASSERT(c->lock && c->work);
	if (synchronous)
		return c;
	/* The loader looks at `loader` only through the lock. */
	SDL_LockMutex(c->lock);
	c->loader = SDL_CreateThread(loader_run, "pictures", c);
	SDL_UnlockMutex(c->lock);
	if (!c->loader)
		log_warn("no thread for pictures, they load in place: %s", SDL_GetError());
	return c;
}

void
image_cache_free(struct image_cache *c)
{
	if (!c)
		return;
	SDL_LockMutex(c->lock);
	c->quit = true;
	SDL_CondSignal(c->work);
	SDL_UnlockMutex(c->lock);
	if (c->loader)
		SDL_WaitThread(c->loader, NULL);
	while (c->count > 0)
		entry_remove(c, c->entries[0]);
	SDL_DestroyCond(c->work);
	SDL_DestroyMutex(c->lock);
	free(c);
}

void
image_cache_set_wake(struct image_cache *c, void (*wake)(void *), void *context)
{
	SDL_LockMutex(c->lock);
	c->wake = wake;
	c->wake_context = context;
	SDL_UnlockMutex(c->lock);
}

void
image_cache_frame_begin(struct image_cache *c)
{
	SDL_LockMutex(c->lock);
	c->frame++;
	for (int i = c->count - 1; i >= 0; i--) {
		struct entry *e = c->entries[i];
		bool waiting = e->image.state == IMAGE_LOADING && !e->loading;
		if (entry_unseen(c, e) && (waiting || e->refused))
			entry_remove(c, e);
	}
	room_make(c, 0);
	SDL_UnlockMutex(c->lock);
}

static struct image
ask(struct image_cache *c, const struct key *key)
{
	struct image image = { .state = IMAGE_FAILED };
	SDL_LockMutex(c->lock);
	struct entry *e = entry_by_key(c, key);
	if (!e) {
		e = entry_add(c, key);
	} else {
		bool again = e->refused && e->frame != c->frame;
		e->frame = c->frame;
		if (again)
			entry_request(c, e);
	}
	if (e)
		image = e->image;
	SDL_UnlockMutex(c->lock);
	return image;
}

struct image
image_cache_get(struct image_cache *c, const char *path, int w, int h, enum image_fit fit, int radius, int corners)
{
	if (w < 1 || h < 1 || w > SIDE_MAX || h > SIDE_MAX || strlen(path) >= PATH_BYTES)
		return (struct image){ .state = IMAGE_FAILED };
	struct key key = { .w = w, .h = h, .fit = fit };
	key.radius = corners && radius > 0 ? radius : 0;
	key.corners = key.radius ? corners : 0;
	strcpy(key.path, path);
	return ask(c, &key);
}

struct image
image_cache_get_full(struct image_cache *c, const char *path)
{
	struct key key = { .full = true };
	if (strlen(path) >= PATH_BYTES)
		return (struct image){ .state = IMAGE_FAILED };
	strcpy(key.path, path);
	return ask(c, &key);
}

size_t
image_cache_bytes(const struct image_cache *c)
{
	SDL_LockMutex(c->lock);
	size_t bytes = c->bytes;
	SDL_UnlockMutex(c->lock);
	return bytes;
}
