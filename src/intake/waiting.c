/* waiting: see waiting.h. */
#include "intake/waiting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/str.h"
#include "os/fs.h"
#include "os/fs_tree.h"

enum { TOLD_MOST = 1024 * 1024 };
#define PACK "pack %64[0-9a-f] %64[0-9a-f]\n%n"
#define HEAD "name %127[^\n]\nreader %127[^\n]\nedition %9d\n%n"

static void
path_of(const char *data, const char *name, char out[PATH_MAX])
{
	snprintf(out, PATH_MAX, "%s/waiting%s", data, name);
}

/* The file `told`, malloc'ed, and where its head ends; NULL when there is none that is whole. */
static char *
read_told(const char *data, struct waiting *w, int *head)
{
	char path[PATH_MAX];
	unsigned char *bytes = NULL;
	size_t size;
	int pack = 0;
	path_of(data, "/told", path);
	*head = 0;
	if (fs_read(path, TOLD_MOST, &bytes, &size) == 0 &&
	    sscanf((char *)bytes, HEAD, w->name, w->reader, &w->edition, head) == 3 && *head) {
		sscanf((char *)bytes + *head, PACK, w->issuer, w->root, &pack);
		*head += pack;
		return (char *)bytes;
	}
	free(bytes);
	return NULL;
}

bool
waiting_find(const char *data, struct waiting *out)
{
	int head;
	*out = (struct waiting){ 0 };
	char *told = read_told(data, out, &head);
	path_of(data, "/files", out->folder);
	free(told);
	return told && fs_is_dir(out->folder);
}

static int
link_all(const char *from, const char *to, const struct source *s)
{
	char old[PATH_MAX], new[PATH_MAX];
	int error = 0;
	for (size_t i = 0; !error && i < s->count; i++) {
		if (!s->file[i].raw) /* it was pasted into a workbook */
			continue;
		snprintf(old, sizeof old, "%s/%s", from, s->file[i].copy);
		snprintf(new, sizeof new, "%s/%s", to, s->file[i].raw);
		char *slash = strrchr(new, '/');
		*slash = '\0';
		error = fs_mkdirs(new);
		*slash = '/';
		error = error ? error : fs_link(old, new);
	}
	return error;
}

int
waiting_keep(const char *data, const char *staging, const struct source *s, const struct waiting *w)
{
	char made[PATH_MAX], files[PATH_MAX + 8], told[PATH_MAX + 8], head[512], to[PATH_MAX];
	snprintf(made, sizeof made, "%s/waiting", staging);
	snprintf(files, sizeof files, "%s/files", made);
	snprintf(told, sizeof told, "%s/told", made);
	int n = snprintf(head, sizeof head, "name %s\nreader %s\nedition %d\n", w->name, w->reader, w->edition);
	if (w->issuer[0])
		snprintf(head + n, sizeof head - (size_t)n, "pack %s %s\n", w->issuer, w->root);
	path_of(data, "", to);
	int error = fs_mkdirs(files);
	error = error ? error : link_all(staging, files, s);
	error = error ? error : fs_write(told, head, strlen(head));
	error = error ? error : fs_sync_disk(made);
	if (error)
		return error;
	waiting_end(data, staging);
	error = fs_rename(made, to);
	return error ? error : fs_sync(data);
}

int
waiting_add(const char *data, const char *line)
{
	struct waiting w;
	struct strbuf s = { 0 };
	char path[PATH_MAX];
	int head;
	char *told = read_told(data, &w, &head);
	path_of(data, "/told", path);
	strbuf_printf(&s, "%s%s\n", told ? told : "", line);
	int error = told ? fs_write(path, strbuf_text(&s), s.len) : 0;
	strbuf_free(&s);
	free(told);
	return error;
}

const char *
waiting_told(const char *data, struct arena *a)
{
	struct waiting w;
	int head;
	char *told = read_told(data, &w, &head);
	const char *lines = arena_strdup(a, told ? told + head : "");
	free(told);
	return lines;
}

void
waiting_end(const char *data, const char *staging)
{
	char from[PATH_MAX], to[PATH_MAX];
	path_of(data, "", from);
	snprintf(to, sizeof to, "%s/waited", staging);
	if (!fs_exists(from))
		return;
	int error = fs_rename(from, to);
	error = error ? error : fs_sync(data);
	if (error || (error = fs_remove_tree(to)))
		log_warn("waiting: %s", strerror(error));
}
