/* clerk: see clerk.h. */
#include "clerk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "image/png.h"
#include "os/fs.h"
#include "os/fs_tree.h"
#include "test.h"

char root[64], data[96], source[96];

int
clerk_begin(const char *folder)
{
	strcpy(root, "/tmp/cunping-clerk-XXXXXX");
	if (!mkdtemp(root))
		return -1;
	snprintf(data, sizeof data, "%s/data", root);
	snprintf(source, sizeof source, "%s/%s", root, folder);
	return fs_mkdirs(source);
}

int
clerk_end(void)
{
	return fs_remove_tree(root);
}

const char *
at(const char *folder, const char *name)
{
	static char path[8][400];
	static int next;
	char *p = path[next++ % 8];
	snprintf(p, sizeof path[0], "%s/%s", folder, name);
	return p;
}

void
put(const char *name, const char *text)
{
	char folder[400];
	snprintf(folder, sizeof folder, "%s", at(source, name));
	*strrchr(folder, '/') = '\0';
	assert_int_equal(fs_mkdirs(folder), 0);
	assert_int_equal(fs_write(at(source, name), text, strlen(text)), 0);
}

void
put_photo(const char *name, uint32_t color)
{
	struct error err = { 0 };
	uint32_t pixels[64 * 48];
	put(name, "");
	for (size_t i = 0; i < 64 * 48; i++)
		pixels[i] = 0xff000000 | color;
	assert_true(png_write(at(source, name), pixels, 64, 48, 64 * 4, &err));
}
