// The rule book goes into the binary by C23's #embed, so that it can be moved anywhere and its files stay plain text.
// A new file needs two entries here: its bytes, and its row.
#include "CRuleBook.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char derived[] = {
#embed "files/derived.tsv"
};

static const unsigned char cloudtrail[] = {
#embed "files/overrides/cloudtrail.rules"
};

static const unsigned char config[] = {
#embed "files/overrides/config.rules"
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

static const unsigned char events[] = {
#embed "files/overrides/events.rules"
};

static const unsigned char iam[] = {
#embed "files/overrides/iam.rules"
};

static const unsigned char kms[] = {
#embed "files/overrides/kms.rules"
};

static const unsigned char lambda[] = {
#embed "files/overrides/lambda.rules"
};

static const unsigned char logs[] = {
#embed "files/overrides/logs.rules"
};

static const unsigned char monitoring[] = {
#embed "files/overrides/monitoring.rules"
};

static const unsigned char organizations[] = {
#embed "files/overrides/organizations.rules"
};

static const unsigned char rds[] = {
#embed "files/overrides/rds.rules"
};

static const unsigned char secretsmanager[] = {
#embed "files/overrides/secretsmanager.rules"
};

static const unsigned char sns[] = {
#embed "files/overrides/sns.rules"
};

static const unsigned char sqs[] = {
#embed "files/overrides/sqs.rules"
};

static const unsigned char ssm[] = {
#embed "files/overrides/ssm.rules"
};

static const unsigned char sts[] = {
#embed "files/overrides/sts.rules"
};

static const unsigned char account[] = {
#embed "files/overrides/account.rules"
};

static const unsigned char cognito_identity[] = {
#embed "files/overrides/cognito-identity.rules"
};

static const unsigned char s3[] = {
#embed "files/overrides/s3.rules"
};

static const unsigned char signin[] = {
#embed "files/overrides/signin.rules"
};

static const unsigned char sso[] = {
#embed "files/overrides/sso.rules"
};

#define ROW(name, bytes) { name, bytes, sizeof(bytes) }
static const crulebook_file files[] = {
    ROW("derived.tsv", derived),
    ROW("overrides/account.rules", account),
    ROW("overrides/cloudtrail.rules", cloudtrail),
    ROW("overrides/cognito-identity.rules", cognito_identity),
    ROW("overrides/config.rules", config),
    ROW("overrides/dynamodb.rules", dynamodb),
    ROW("overrides/elb.rules", elb),
    ROW("overrides/elbv2.rules", elbv2),
    ROW("overrides/events.rules", events),
    ROW("overrides/iam.rules", iam),
    ROW("overrides/kms.rules", kms),
    ROW("overrides/lambda.rules", lambda),
    ROW("overrides/logs.rules", logs),
    ROW("overrides/monitoring.rules", monitoring),
    ROW("overrides/organizations.rules", organizations),
    ROW("overrides/rds.rules", rds),
    ROW("overrides/s3.rules", s3),
    ROW("overrides/secretsmanager.rules", secretsmanager),
    ROW("overrides/signin.rules", signin),
    ROW("overrides/sns.rules", sns),
    ROW("overrides/sqs.rules", sqs),
    ROW("overrides/ssm.rules", ssm),
    ROW("overrides/sso.rules", sso),
    ROW("overrides/sts.rules", sts),
};

const size_t crulebook_file_count = sizeof(files) / sizeof(files[0]);

crulebook_file crulebook_file_at(size_t index) { return files[index]; }
