import AuditLogs
import FastJSON
import HindcastModel
import Testing

@testable import Replay

/// No secret leaves the reader, whichever way it came in.
@Suite struct KubernetesRedactionTests {
    private static let secret = "hunter2-example"
    private static let encoded = "aHVudGVyMi1leGFtcGxl"

    /// Bodies that hold the secret, by the resource that they are for.
    static let bodies: [(path: String, body: String)] = [
        ("/api/v1/namespaces/a/secrets/s", #"{"kind":"Secret","stringData":{"k":"SECRET"}}"#),
        ("/api/v1/namespaces/a/secrets/s", #"{"kind":"Secret","data":{"k":"ENCODED"}}"#),
        ("/api/v1/namespaces/a/secrets/s", #"{"data":{"k":"ENCODED","gone":null}}"#),
        ("/api/v1/namespaces/a/secrets/s", #"[{"op":"replace","path":"/data/k","value":"ENCODED"}]"#),
        ("/api/v1/namespaces/a/secrets/s", #"[{"op":"add","path":"/stringData","value":{"k":"SECRET"}}]"#),
        ("/api/v1/namespaces/a/secrets/s", #"[{"op":"replace","path":"","value":{"data":{"k":"ENCODED"}}}]"#),
        ("/api/v1/namespaces/a/secrets", #"{"kind":"SecretList","items":[{"data":{"k":"ENCODED"}}]}"#),
        ("/api/v1/namespaces/a/things", #"{"kind":"List","items":[{"kind":"Secret","data":{"k":"ENCODED"}}]}"#),
        (
            "/api/v1/namespaces/a/configmaps/c",
            #"{"metadata":{"annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{\"x\":\"SECRET\"}"}}}"#
        ),
        (
            "/api/v1/namespaces/a/configmaps/c",
            #"[{"op":"add","path":"/metadata/annotations/kubectl.kubernetes.io~1last-applied-configuration","value":"SECRET"}]"#
        ),
        ("/api/v1/namespaces/a/configmaps/c", #"{"kind":"ConfigMap","data":{"db-password":"SECRET"}}"#),
        (
            "/api/v1/namespaces/a/configmaps/c",
            #"{"kind":"ConfigMap","data":{"app.ini":"a=b\ndb_password = SECRET\n"}}"#
        ),
        ("/api/v1/namespaces/a/configmaps/c", #"{"kind":"ConfigMap","data":{"url":"postgres://u:SECRET@db/x"}}"#),
        ("/api/v1/namespaces/a/configmaps/c", #"[{"op":"add","path":"/data/api-token","value":"SECRET"}]"#),
        (
            "/api/v1/namespaces/a/pods/p",
            #"{"spec":{"containers":[{"env":[{"name":"DB_PASSWORD","value":"SECRET"}]}]}}"#
        ),
        ("/api/v1/namespaces/a/pods/p", #"{"spec":{"containers":[{"args":["--db-password=SECRET"]}]}}"#),
        ("/api/v1/namespaces/a/pods/p", #"{"spec":{"containers":[{"command":["x","--token","SECRET"]}]}}"#),
        (
            "/api/v1/namespaces/a/pods/p",
            #"[{"op":"replace","path":"/spec/containers/0/env/0/value","value":"SECRET"}]"#
        ),
        (
            "/apis/apps/v1/namespaces/a/deployments/d",
            #"{"spec":{"template":{"spec":{"initContainers":[{"env":[{"name":"API_KEY","value":"SECRET"}]}]}}}}"#
        ),
        ("/apis/example.com/v1/namespaces/a/widgets/w", #"{"spec":{"connection":{"password":"SECRET"}}}"#),
        ("/apis/example.com/v1/namespaces/a/widgets/w", #"{"spec":{"token":"SECRET"},"password":"SECRET"}"#),
    ]

    @Test(arguments: bodies)
    func `a secret becomes a digest`(path: String, body: String) throws {
        let text = body.replacing("SECRET", with: Self.secret).replacing("ENCODED", with: Self.encoded)
        let redactor = Redactor(key: Array(repeating: 7, count: 32))
        var cluster = AuditedCluster()
        for event in [try cluster.event("patch", path, text), try cluster.event("update", path, text, answer: text)] {
            let record = redactor.redact(event).record.compactText
            #expect(!record.contains(Self.secret) && !record.contains(Self.encoded), "\(record)")
            #expect(record.contains("$redacted"))
        }
        // And in a log entry of GKE.
        let entry: JSONValue = [
            "insertId": "i", "timestamp": "2026-05-01T00:00:00Z", "resource": ["labels": ["cluster_name": "prod"]],
            "protoPayload": [
                "serviceName": "k8s.io", "methodName": "io.k8s.core.v1.x.patch",
                "resourceName": .string("core/v1/" + path.split(separator: "/v1/")[1]),
                "request": try JSONValue(parsing: text),
            ],
        ]
        let record = redactor.redact(try RecordDecoder.decode(entry).get()).record.compactText
        #expect(!record.contains(Self.secret) && !record.contains(Self.encoded), "\(record)")
    }

    @Test(arguments: [
        ("/api/v1/namespaces/a/pods/p/exec?command=psql&command=--password%3Dhunter2-example&stdin=true", "stdin=true"),
        ("/api/v1/namespaces/a/pods/p/exec?command=x&command=--token&command=hunter2-example", "command=x"),
        ("/api/v1/namespaces/a/services/s/proxy/a?token=hunter2-example&b=c", "b=c"),
    ])
    func `a secret in a URI becomes a digest, and the rest stays`(uri: String, kept: String) throws {
        var cluster = AuditedCluster()
        let event = Redactor(key: Array(repeating: 7, count: 32)).redact(try cluster.event("create", uri))
        let shown = try #require(event.record["requestURI"]?.string)
        #expect(shown.contains(kept) && shown.contains("=hmac-sha256:") && !shown.contains(Self.secret), "\(shown)")
    }

    @Test func `a token that the server hands out becomes a digest`() throws {
        var cluster = AuditedCluster()
        let answer = #"{"kind":"TokenRequest","spec":{"audiences":["a"]},"status":{"token":"hunter2-example"}}"#
        let event = try cluster.event(
            "create",
            "/api/v1/namespaces/a/serviceaccounts/s/token",
            answer: answer,
            code: 201
        )
        #expect(!Redactor(key: Array(repeating: 7, count: 32)).redact(event).record.compactText.contains(Self.secret))
    }

    @Test func `bytes and text that spell the same have one digest`() throws {
        let redactor = Redactor(key: Array(repeating: 7, count: 32))
        var cluster = AuditedCluster()
        let path = "/api/v1/namespaces/a/secrets/s"
        let event = redactor.redact(
            try cluster.event(
                "create",
                path,
                #"{"kind":"Secret","stringData":{"k":"\#(Self.secret)"}}"#,
                answer: #"{"kind":"Secret","metadata":{"name":"s"},"data":{"k":"\#(Self.encoded)"}}"#,
                code: 201
            )
        )
        #expect(event.request["stringData"] == event.response["data"])
    }

    @Test func `what only looks like a secret's name is kept`() throws {
        let redactor = Redactor(key: Array(repeating: 7, count: 32))
        var cluster = AuditedCluster()
        let body =
            #"{"spec":{"automountServiceAccountToken":true,"volumes":[{"name":"v","secret":{"secretName":"db"}}],"containers":[{"name":"c","env":[{"name":"PASSWORD_FILE","value":"/run/x"},{"name":"MODE","value":"fast"},{"name":"P","valueFrom":{"secretKeyRef":{"name":"db","key":"password"}}}],"args":["--token-file=/run/t","--level=3"]}]}}"#
        let event = try cluster.event("patch", "/api/v1/namespaces/a/pods/p", body)
        #expect(redactor.redact(event).record == event.record)
    }

    @Test(arguments: [
        "DB_PASSWORD", "password2", "stripeApiKey", "AWS_SECRET_ACCESS_KEY", "aws-access-key-id", "tls.key", "id_rsa",
        ".dockerconfigjson", "client-key-data", "credentials.json", "JWT", "github_token", "db.pwd",
    ])
    func `names of secrets are told`(name: String) { #expect(SecretText.isNamed(name)) }

    @Test(arguments: [
        "PASSWORD_FILE", "secretName", "max_tokens", "LOG_LEVEL", "tls.crt", "key", "monkey", "tokenTTL", "compass", "",
        "passenger", "KEYCLOAK_URL",
    ])
    func `other names are no secrets`(name: String) { #expect(!SecretText.isNamed(name)) }

    @Test(arguments: [
        "a=1\nexport API_TOKEN=abc", "password: x", "\"client_secret\": \"x\",",
        "-----BEGIN RSA PRIVATE KEY-----\n" + String(repeating: "A", count: 64),
        "eyJhbGciOi.eyJzdWIiOi.c2ln", "redis://:pw@host:6379/0",
    ])
    func `texts that give themselves away are told`(text: String) { #expect(SecretText.holdsSecret(text)) }

    @Test(arguments: [
        "password: ${DB_PASSWORD}", "proxy_pass http://app:8080;", "https://example.com/a:b@c", "secretName: db",
        "token: ",
        "a sentence about a password", "user@example.com://x",
    ])
    func `other texts are kept`(text: String) { #expect(!SecretText.holdsSecret(text)) }
}
