/* glass: see glass.h. The window's own surface, whose parts go to the display as they are; where there is none (native
 * Wayland) or it has other pixels than ours (16 bits), memory of our own that whatever draws there copies. */
#include "app/glass.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/need.h"

struct glass {
	SDL_Window *window;
	SDL_Renderer *sdl; /* NULL: the window's own surface */
	SDL_Texture *texture;
	SDL_Surface *own;
};

static bool
fits(const SDL_Surface *s)
{
	const SDL_PixelFormat *f = s ? s->format : NULL;
	return f && f->BytesPerPixel == 4 && f->Rmask == 0xff0000 && f->Gmask == 0xff00 && f->Bmask == 0xff;
}

struct glass *
glass_new(SDL_Window *window)
{
	struct glass *g = need(sizeof *g);
	g->window = window;
	if (fits(SDL_GetWindowSurface(window)))
		return g;
	SDL_SetHint(SDL_HINT_RENDER_DRIVER, "");
	g->sdl = SDL_CreateRenderer(window, -1, 0);
	if (g->sdl)
		return g;
	glass_free(g);
	return NULL;
}

static void
drop_own(struct glass *g)
{
	SDL_FreeSurface(g->own);
	if (g->texture)
		SDL_DestroyTexture(g->texture);
	g->own = NULL;
	g->texture = NULL;
}

void
glass_free(struct glass *g)
{
	if (!g)
		return;
	drop_own(g);
	if (g->sdl)
		SDL_DestroyRenderer(g->sdl);
	free(g);
}

SDL_Surface *
glass_pixels(struct glass *g)
{
	int w, h;
	if (!g->sdl)
		return SDL_GetWindowSurface(g->window);
	SDL_GetRendererOutputSize(g->sdl, &w, &h);
	if (g->own && g->own->w == w && g->own->h == h)
		return g->own;
	drop_own(g);
	g->own = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_ARGB8888);
	g->texture = SDL_CreateTexture(g->sdl, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STREAMING, w, h);
	if (!g->texture)
		drop_own(g);
	return g->own;
}

void
glass_size(struct glass *g, int *w, int *h)
{
	const SDL_Surface *s = glass_pixels(g);
	*w = s ? s->w : 0;
	*h = s ? s->h : 0;
}

void
glass_show(struct glass *g, const SDL_Rect *rects, int count)
{
	if (count == 0)
		return;
	if (!g->sdl) {
		SDL_UpdateWindowSurfaceRects(g->window, rects, count);
		return;
	}
	for (int i = 0; i < count; i++)
		SDL_UpdateTexture(g->texture, &rects[i],
		    (const uint8_t *)g->own->pixels + rects[i].y * g->own->pitch + 4 * rects[i].x, g->own->pitch);
	SDL_RenderCopy(g->sdl, g->texture, NULL, NULL);
	SDL_RenderPresent(g->sdl);
}

void
glass_show_all(struct glass *g)
{
	const SDL_Surface *s = glass_pixels(g);
	if (s)
		glass_show(g, &(SDL_Rect){ 0, 0, s->w, s->h }, 1);
}
