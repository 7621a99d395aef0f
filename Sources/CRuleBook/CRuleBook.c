// The rule book goes into the binary by C23's #embed, so that it can be moved anywhere and its files stay plain text.
// A new file needs two entries here: its bytes, and its row.
#include "CRuleBook.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char derived[] = {
#embed "files/derived.tsv"
};

static const unsigned char sts[] = {
#embed "files/overrides/sts.rules"
};

#define ROW(name, bytes) { name, bytes, sizeof(bytes) }
static const crulebook_file files[] = {
    ROW("derived.tsv", derived),
    ROW("overrides/sts.rules", sts),
};

const size_t crulebook_file_count = sizeof(files) / sizeof(files[0]);

crulebook_file crulebook_file_at(size_t index) { return files[index]; }
