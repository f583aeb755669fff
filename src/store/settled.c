/* settled: see settled.h. */
#include "store/settled.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "store/state_inside.h"

struct settled_list {
	struct db *db;
};

struct settled_list *
settled_open(const char *data)
{
	struct db *db = state_look(data);
	if (!state_has_table(db, "settled")) {
		db_close(db);
		return NULL;
	}
	struct settled_list *l = calloc(1, sizeof *l);
	ASSERT(l != NULL);
	l->db = db;
	return l;
}

void
settled_close(struct settled_list *l)
{
	if (!l)
		return;
	db_close(l->db);
	free(l);
}

/* One text for the whole cell, that nothing can be read back from. */
static void
cell_hash(const struct settled *c, char out[65])
{
	unsigned char hash[32];
	const char *part[] = { c->reg, c->row, c->column, c->text };
	crypto_generichash_state state;
	crypto_generichash_init(&state, NULL, 0, sizeof hash);
	for (size_t i = 0; i < 4; i++)
		crypto_generichash_update(&state, (const unsigned char *)part[i], strlen(part[i]) + 1);
	crypto_generichash_final(&state, hash, sizeof hash);
	sodium_bin2hex(out, 65, hash, sizeof hash);
}

bool
settled_find(struct settled_list *l, struct settled *cell)
{
	char hash[65];
	if (!l)
		return false;
	cell_hash(cell, hash);
	long long answer = db_find(l->db, "SELECT answer FROM settled WHERE cell=?1", BIND(hash), -1);
	if (answer < 0)
		return false;
	cell->answer = (int)answer;
	return true;
}

bool
settled_keep(
    const char *data, const struct settled *cell, size_t count, const char *who, const char *at, struct error *err)
{
	struct state *s = state_open(data, err);
	if (!s)
		return false;
	bool begun = state_begin(s, err), ok = begun && db_exec(s->db, SETTLED_TABLE, err);
	for (size_t i = 0; ok && i < count; i++) {
		char hash[65];
		cell_hash(&cell[i], hash);
		ok = db_run(s->db, "INSERT OR REPLACE INTO settled(cell, answer, who, at) VALUES(?1, ?2, ?3, ?4)",
		    BIND(hash, INTEGER(cell[i].answer), who, at), err);
	}
	if (begun)
		ok = state_end(s, ok, err);
	state_close(s);
	return ok;
}
