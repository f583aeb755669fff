/* file_kind: see file_kind.h. */
#include "base/file_kind.h"

#include <string.h>
#include <strings.h>

static const char *const endings[FILE_KINDS] = {
	[FILE_SHEET] = "xlsx xlsm xltx csv tsv ods ots",
	[FILE_OLD_SHEET] = "xls xlt xlsb et ett wps numbers fods uos",
	[FILE_TEXT] = "txt",
	[FILE_PHOTO] = "jpg jpeg jpe jfif png bmp gif webp heic heif tif tiff",
	[FILE_ARCHIVE] = "zip rar 7z gz tar",
	[FILE_DOCUMENT] = "doc docx pdf ppt pptx ofd",
	[FILE_FILM] = "mp4 avi mkv mov wmv flv rmvb mpg 3gp",
	[FILE_SOUND] = "m4a aac amr awb 3ga mp3 wav ogg oga opus wma flac aif aiff ape mid",
	[FILE_PACK] = "cunping",
};

enum file_kind
file_kind_n(const char *name, size_t n, const char **ending)
{
	const char *dot = memrchr(name, '.', n);
	size_t length = dot ? n - (size_t)(++dot - name) : 0;
	for (int k = 0; length > 0 && k < FILE_KINDS; k++)
		for (const char *e = endings[k]; e && *e; e += strcspn(e, " ") + (strchr(e, ' ') != NULL))
			if (strcspn(e, " ") == length && strncasecmp(e, dot, length) == 0) {
				if (ending)
					*ending = e;
				return (enum file_kind)k;
			}
	return FILE_OTHER;
}

enum file_kind
file_kind(const char *name, const char **ending)
{
	return file_kind_n(name, strlen(name), ending);
}
