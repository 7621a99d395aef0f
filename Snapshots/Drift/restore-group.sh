#!/usr/bin/env bash
# aws/444455556666/eu-central-1/ec2/security-group/sg-0b0000000000000a1 as it was at 2026-05-05
# set by ci:example/infra@main, 2026-05-04T06:01:26Z, ec2:AuthorizeSecurityGroupIngress, e:b2fb1452-ad73-4b89-ae15-6aedc8de8550
# changed since, last by frank@example.com, 2026-05-12T19:48:13Z, ec2:AuthorizeSecurityGroupIngress, e:617b7a72-f4b8-4075-aaf0-f7a3e4301af5
# To be reviewed: nobody has run this, and hindcast never does.
set -euo pipefail

[ "$(aws sts get-caller-identity --query Account --output text)" = 444455556666 ] ||
  { echo "this is for account" 444455556666 >&2; exit 1; }

# Close what was not open.
aws ec2 revoke-security-group-ingress --region eu-central-1 --cli-input-json '{
  "GroupId": "sg-0b0000000000000a1",
  "SecurityGroupRuleIds": [
    "sgr-0b00000000000a0ff"
  ]
}'
