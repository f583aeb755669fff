/* PNG files of screens, by libpng's row interface. See png.h.
 *
 * libpng leaves by longjmp, so each direction is one function without
 * anything to release, called by one that owns the file and the memory. */
#include "image/png.h"

#include <errno.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { SIDE_MAX = 16384 };

/* The row buffer is the caller's: it must live through a longjmp. */
static bool
write_rows(FILE *file, const uint32_t *argb, int w, int h, int pitch, uint8_t *row)
{
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png ? png_create_info_struct(png) : NULL;
	if (!info || setjmp(png_jmpbuf(png))) {
		png_destroy_write_struct(&png, &info);
		return false;
	}
	png_init_io(png, file);
	png_set_IHDR(png, info, (png_uint_32)w, (png_uint_32)h, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
	    PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
	png_set_compression_level(png, 6);
	png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_SUB); /* one filter: the same bytes, and quick */
	png_write_info(png, info);
	for (int y = 0; y < h; y++) {
		const uint32_t *line =
		    (const uint32_t *)(const void *)((const uint8_t *)argb + (size_t)pitch * (size_t)y);
		for (int x = 0; x < w; x++) {
			row[3 * x] = (uint8_t)(line[x] >> 16);
			row[3 * x + 1] = (uint8_t)(line[x] >> 8);
			row[3 * x + 2] = (uint8_t)line[x];
		}
		png_write_row(png, row);
	}
	png_write_end(png, NULL);
	png_destroy_write_struct(&png, &info);
	return true;
}

bool
png_write(const char *path, const uint32_t *argb, int w, int h, int pitch, struct error *err)
{
	ASSERT(w > 0 && h > 0 && pitch >= 4 * w && pitch % 4 == 0);
	FILE *file = fopen(path, "wb");
	if (!file)
		return error_set(err, ERROR_MACHINE, "png_create", "图片写不进去：%s（%s）", path, error_reason(errno));
	uint8_t *row = malloc(3 * (size_t)w);
	bool ok = row && write_rows(file, argb, w, h, pitch, row);
	free(row);
	if (fclose(file) != 0)
		ok = false;
	if (ok)
		return true;
	(void)unlink(path);
	return error_set(err, ERROR_MACHINE, "png_write", "图片没有写完整：%s", path);
}

static bool
read_pixels(png_image *image, FILE *file, uint32_t **out)
{
	if (!png_image_begin_read_from_stdio(image, file))
		return false;
	if (image->width > SIDE_MAX || image->height > SIDE_MAX)
		return false;
	image->format = PNG_FORMAT_BGRA;
	*out = malloc(PNG_IMAGE_SIZE(*image));
	return *out && png_image_finish_read(image, NULL, *out, 0, NULL);
}

uint32_t *
png_read(const char *path, int *w, int *h, struct error *err)
{
	png_image image = { .version = PNG_IMAGE_VERSION };
	uint32_t *pixels = NULL;
	FILE *file = fopen(path, "rb");
	if (!file) {
		error_set(err, ERROR_MACHINE, "png_open", "图片打不开：%s（%s）", path, error_reason(errno));
		return NULL;
	}
	bool ok = read_pixels(&image, file, &pixels);
	png_image_free(&image);
	fclose(file);
	if (!ok) {
		free(pixels);
		error_set(err, ERROR_CONTENT, "png_read", "不是能读的 PNG 图片：%s", path);
		return NULL;
	}
	*w = (int)image.width;
	*h = (int)image.height;
	return pixels;
}
