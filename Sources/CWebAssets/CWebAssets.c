// The site's files go into the binary by C23's #embed, so that it can be moved anywhere and they stay plain files.
// A new file needs two entries here: its bytes, and its row.
#include "CWebAssets.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char icon[] = {
#embed "files/icon.svg"
};

static const unsigned char script[] = {
#embed "files/script.js"
};

static const unsigned char style[] = {
#embed "files/style.css"
};

static const cwebassets_file files[] = {
    {"icon.svg", icon, sizeof icon},
    {"script.js", script, sizeof script},
    {"style.css", style, sizeof style},
};

const size_t cwebassets_file_count = sizeof files / sizeof files[0];

cwebassets_file cwebassets_file_at(size_t index) { return files[index]; }
