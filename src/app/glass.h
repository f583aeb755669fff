/* The pixels of a window, and showing what of them is new. Main thread only. */
#pragma once

#include <SDL.h>

struct glass;

/* NULL when the window can be drawn on in no way; SDL_GetError() says why. */
struct glass *glass_new(SDL_Window *window);
void glass_free(struct glass *g); /* accepts NULL; before the window is destroyed */
/* 32 bits a pixel. What was drawn stays, but in other memory after the size has changed. NULL: not now. */
SDL_Surface *glass_pixels(struct glass *g);
void glass_size(struct glass *g, int *w, int *h);
void glass_show(struct glass *g, const SDL_Rect *rects, int count);
void glass_show_all(struct glass *g);
