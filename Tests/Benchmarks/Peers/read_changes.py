"""Reads CloudTrail files with DuckDB as a user would: types found by themselves, twelve fields of what changes something."""
import sys

import duckdb

duckdb.sql(
    f"""
    COPY (
        SELECT r.eventTime, r.eventSource, r.eventName, r.awsRegion, r.recipientAccountId, r.eventID, r.sourceIPAddress,
            r.userAgent, r.userIdentity, r.errorCode, r.requestParameters, r.responseElements
        FROM (SELECT unnest(Records) AS r FROM read_json('{sys.argv[1]}/**/*.json.gz'))
        WHERE NOT r.readOnly
    ) TO '{sys.argv[2]}' (FORMAT csv)
    """
)
