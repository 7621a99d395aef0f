// The rule book goes into the binary by C23's #embed, so that it can be moved anywhere and its files stay plain text.
// A new file needs two entries here: its bytes, and its row.
#include "CRuleBook.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char derived[] = {
#embed "files/derived.tsv"
};

static const unsigned char dynamodb[] = {
#embed "files/overrides/dynamodb.rules"
};

static const unsigned char elb[] = {
#embed "files/overrides/elb.rules"
};

static const unsigned char elbv2[] = {
#embed "files/overrides/elbv2.rules"
};

static const unsigned char lambda[] = {
#embed "files/overrides/lambda.rules"
};

static const unsigned char rds[] = {
#embed "files/overrides/rds.rules"
};

static const unsigned char sts[] = {
#embed "files/overrides/sts.rules"
};

#define ROW(name, bytes) { name, bytes, sizeof(bytes) }
static const crulebook_file files[] = {
    ROW("derived.tsv", derived),
    ROW("overrides/dynamodb.rules", dynamodb),
    ROW("overrides/elb.rules", elb),
    ROW("overrides/elbv2.rules", elbv2),
    ROW("overrides/lambda.rules", lambda),
    ROW("overrides/rds.rules", rds),
    ROW("overrides/sts.rules", sts),
};

const size_t crulebook_file_count = sizeof(files) / sizeof(files[0]);

crulebook_file crulebook_file_at(size_t index) { return files[index]; }
