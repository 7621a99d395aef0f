#!/usr/bin/env bash
# aws/444455556666/eu-central-1/rds/db-instance/shop as it was at 2026-05-05
# set by ci:example/infra@main, 2026-05-04T06:02:10Z, rds:CreateDBInstance, e:c8107ae5-69f0-49f0-a01a-cb28cd191848
# changed since, last by frank@example.com, 2026-05-12T19:51:02Z, rds:ModifyDBInstance, e:a8ec1466-c8c3-46fa-a68a-efa9b1e84794
# To be reviewed: nobody has run this, and hindcast never does.
set -euo pipefail

[ "$(aws sts get-caller-identity --query Account --output text)" = 444455556666 ] ||
  { echo "this is for account" 444455556666 >&2; exit 1; }

# This happens at once. It does not wait for the maintenance window.
aws rds modify-db-instance --region eu-central-1 --cli-input-json '{
  "ApplyImmediately": true,
  "DBInstanceIdentifier": "shop",
  "PubliclyAccessible": false
}'
