/* The cache of drawn characters: pages of alpha and a table of what is where. */
#pragma once

struct atlas;

struct atlas *atlas_new(void);
void atlas_free(struct atlas *a); /* accepts NULL */
