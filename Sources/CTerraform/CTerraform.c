// The mappings go into the binary by C23's #embed, so that it can be moved anywhere and its files stay plain text.
// A new file needs two entries here: its bytes, and its row.
#include "CTerraform.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char aws[] = {
#embed "files/aws.map"
};

static const unsigned char azure[] = {
#embed "files/azure.map"
};

static const unsigned char google[] = {
#embed "files/google.map"
};

static const unsigned char others[] = {
#embed "files/others.map"
};

#define ROW(name, bytes) { name, bytes, sizeof(bytes) }
static const cterraform_file files[] = {
    ROW("aws.map", aws),
    ROW("azure.map", azure),
    ROW("google.map", google),
    ROW("others.map", others),
};

const size_t cterraform_file_count = sizeof(files) / sizeof(files[0]);

cterraform_file cterraform_file_at(size_t index) { return files[index]; }
