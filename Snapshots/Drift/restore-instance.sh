#!/usr/bin/env bash
# aws/444455556666/eu-central-1/ec2/instance/i-0b00000000000a0001 as it was at 2026-05-05
# set by ci:example/infra@main, 2026-05-04T06:01:44Z, ec2:RunInstances, e:ec7fb589-2a1b-4a3a-a4b1-4927a3128999
# changed since, last by grace@example.com, 2026-05-13T10:25:09Z, ec2:CreateTags, e:d1bfac41-8cda-420a-a4f1-158cdfb94d69
# To be reviewed: nobody has run this, and hindcast never does.
set -euo pipefail

[ "$(aws sts get-caller-identity --query Account --output text)" = 444455556666 ] ||
  { echo "this is for account" 444455556666 >&2; exit 1; }

aws ec2 modify-instance-attribute --region eu-central-1 --cli-input-json '{
  "DisableApiTermination": {
    "Value": true
  },
  "InstanceId": "i-0b00000000000a0001"
}'

aws ec2 create-tags --region eu-central-1 --cli-input-json '{
  "Resources": [
    "i-0b00000000000a0001"
  ],
  "Tags": [
    {
      "Key": "managed-by",
      "Value": "terraform"
    }
  ]
}'
