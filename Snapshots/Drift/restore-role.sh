#!/usr/bin/env bash
# aws/444455556666/global/iam/role/shop-web as it was at 2026-05-05
# set by ci:example/infra@main, 2026-05-04T06:01:31Z, iam:PutRolePolicy, e:27e6137f-0e81-4705-ac0a-7f5350e01b69
# changed since, last by grace@example.com, 2026-05-13T10:21:40Z, iam:PutRolePolicy, e:3503ab18-6355-4dba-a2ad-5842b4fc2a97
# To be reviewed: nobody has run this, and hindcast never does.
set -euo pipefail

[ "$(aws sts get-caller-identity --query Account --output text)" = 444455556666 ] ||
  { echo "this is for account" 444455556666 >&2; exit 1; }

aws iam put-role-policy --cli-input-json '{
  "PolicyDocument": "{\"Statement\":[{\"Action\":[\"s3:GetObject\",\"s3:ListBucket\"],\"Effect\":\"Allow\",\"Resource\":[\"arn:aws:s3:::example-shop-assets\",\"arn:aws:s3:::example-shop-assets/*\"]}],\"Version\":\"2012-10-17\"}",
  "PolicyName": "read-assets",
  "RoleName": "shop-web"
}'
