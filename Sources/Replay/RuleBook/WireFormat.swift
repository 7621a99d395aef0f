/// How a service's calls look in CloudTrail; SHAPES and the rule-book study tell each apart.
package enum WireFormat: String, Hashable, Sendable {
    /// Member names with a lower first letter, plain arrays.
    case json
    /// The same, from a REST API.
    case rest
    /// The same, from the query protocol; results keep their wrapper.
    case query
    /// Query results whose single wrapper CloudTrail takes off: RDS, Redshift, ElastiCache.
    case queryUnwrap = "query-unwrap"
    /// EC2's two dialects: classic `{"items": […]}`, and wrapped XML-turned-JSON.
    case ec2
    /// S3's XML bodies under their root.
    case s3
    /// API Gateway v1: `create…Input` wrappers and `patchOperations`.
    case apigw1
}
