# The same twelve fields of what changes something.
.Records[] | select(.readOnly == false) | [
    .eventTime, .eventSource, .eventName, .awsRegion, .recipientAccountId, .eventID, .sourceIPAddress,
    .userAgent, .userIdentity, .errorCode, .requestParameters, .responseElements
]
