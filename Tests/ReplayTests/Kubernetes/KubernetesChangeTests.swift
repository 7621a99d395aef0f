import AuditLogs
import FastJSON
import HindcastModel
import Testing

@testable import Replay

/// What each call of a Kubernetes API server does to the history.
@Suite struct KubernetesChangeTests {
    private var cluster = AuditedCluster()
    private let deployment = AuditedCluster.deployment

    @Test mutating func `a creation is the answer without what changes by itself`() throws {
        let made = try cluster.call(
            "create",
            "/apis/apps/v1/namespaces/shop/deployments",
            answer: AuditedCluster.answer(),
            code: 201
        )
        let change = try #require(made.changes.first)
        #expect(change.kind == .created)
        #expect(change.address.description == "k8s/prod/shop/apps/deployments/web")
        let document = try #require(change.after)
        #expect(document.knowledge == .complete)
        #expect(document.tags == ["app": "web"])
        #expect(document.aliases == ["u-web"])
        #expect(document.configuration["metadata"] == ["name": "web", "namespace": "shop"])
        #expect(document.configuration["status"] == nil)
        #expect(document.configuration["spec"]?["template"]?["metadata"] == [:])
        #expect(made.subject == "create deployment web")
    }

    @Test mutating func `a write that leaves everything as it was is none`() throws {
        _ = try cluster.call("create", deployment, answer: AuditedCluster.answer(), code: 201)
        let again = try cluster.call("patch", deployment, "{}", answer: AuditedCluster.answer(version: 9))
        #expect(again.changes.isEmpty)
        #expect(again.disposition == .noEffect)
    }

    @Test mutating func `who changes what was not known before has not made it, who is hidden by the log has`() throws {
        let whole = try cluster.call("update", deployment, answer: AuditedCluster.answer())
        #expect(whole.changes.first?.kind == .updated)
        #expect(whole.changes.first?.after?.knowledge == .complete)
        let hidden = try cluster.call("create", deployment + "2", code: 201)
        #expect(hidden.changes.first?.kind == .created)
        #expect(hidden.changes.first?.after?.knowledge == .partial)
    }

    @Test mutating func `variables of containers are told by their names`() throws {
        _ = try cluster.call("create", deployment, answer: AuditedCluster.answer(), code: 201)
        let set = try cluster.call(
            "patch",
            deployment,
            #"[{"op":"add","path":"/spec/template/spec/containers/0/env/-","value":{"name":"X","value":"1"}}]"#
        )
        #expect(set.subject == "set X in the environment of deployment web")
        let taken = try cluster.call(
            "patch",
            deployment,
            #"[{"op":"remove","path":"/spec/template/spec/containers/0/env/0"}]"#
        )
        #expect(taken.subject == "take MODE out of the environment of deployment web")
    }

    @Test mutating func `a binding is told as what it grants`() throws {
        let binding =
            #"{"kind":"ClusterRoleBinding","metadata":{"name":"b"},"roleRef":{"kind":"ClusterRole","name":"admin"},"subjects":[{"kind":"ServiceAccount","namespace":"shop","name":"default"},{"kind":"User","name":"bob"}]}"#
        let made = try cluster.call(
            "create",
            "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/b",
            binding,
            code: 201
        )
        #expect(made.subject == "grant admin to shop/default, bob")
    }

    @Test mutating func `an answer of the version that was sent makes nobody the author of what is not known`() throws {
        let body = AuditedCluster.answer(version: 281)
        #expect(try cluster.call("update", deployment, body, answer: body).disposition == .noEffect)
        let written = try cluster.call("update", deployment, body, answer: AuditedCluster.answer(version: 282))
        #expect(written.disposition == .applied)
    }

    @Test mutating func `a group that a resource moved to is one with the old one`() throws {
        let path = "/apis/extensions/v1beta1/namespaces/shop/deployments/web"
        let made = try cluster.call("update", path, answer: AuditedCluster.answer())
        #expect(made.changes.first?.address.service == "apps")
    }

    @Test mutating func `the name that the server made up stands in the answer only`() throws {
        let request = #"{"kind":"Pod","apiVersion":"v1","metadata":{"generateName":"web-"}}"#
        let pods = "/api/v1/namespaces/shop/pods"
        let named = try cluster.call(
            "create",
            pods,
            request,
            answer: #"{"kind":"Pod","apiVersion":"v1","metadata":{"name":"web-x1","generateName":"web-"},"spec":{}}"#,
            code: 201
        )
        #expect(named.changes.first?.address.id == "web-x1")
        let nameless = try cluster.call("create", pods, request, code: 201)
        #expect(nameless.disposition == .unmodelled)
    }

    @Test mutating func `a change that was logged without its bodies is one of unknown content, each time`() throws {
        _ = try cluster.call("create", deployment, answer: AuditedCluster.answer(), code: 201)
        let first = try cluster.call("patch", deployment)
        let document = try #require(first.changes.first?.after)
        #expect(JSONValue.object(document.configuration).isUnknown)
        #expect(document.configuration["$unknown"]?.string?.hasPrefix("logged at Metadata level only") == true)
        #expect(document.knowledge == .partial)
        #expect(first.confidence == .medium)
        let second = try cluster.call("patch", deployment)
        #expect(second.disposition == .applied)
        let whole = try cluster.call("update", deployment, answer: AuditedCluster.answer())
        #expect(whole.changes.first?.after?.knowledge == .complete)
    }

    @Test mutating func `scaling sets the parent's replicas and nothing else`() throws {
        _ = try cluster.call("create", deployment, answer: AuditedCluster.answer(), code: 201)
        let answer = #"{"kind":"Scale","apiVersion":"autoscaling/v1","metadata":{"name":"web"},"spec":{"replicas":5}}"#
        let scaled = try cluster.call("patch", deployment + "/scale", #"{"spec":{"replicas":5}}"#, answer: answer)
        let change = try #require(scaled.changes.first)
        #expect(change.after?.configuration["spec"]?["replicas"] == 5)
        #expect(change.after?.configuration["spec"]?["template"] == change.before?.configuration["spec"]?["template"])
        #expect(scaled.subject == "scale deployment web from 2 to 5")
        let unseen = try cluster.call("update", deployment.replacing("/web", with: "/other") + "/scale", answer: answer)
        #expect(unseen.changes.first?.after?.configuration == ["spec": ["replicas": 5]])
        #expect(unseen.changes.first?.after?.knowledge == .partial)
    }

    @Test mutating func `a rollout is told by its image`() throws {
        _ = try cluster.call("create", deployment, answer: AuditedCluster.answer(), code: 201)
        let rolled = try cluster.call("patch", deployment, "{}", answer: AuditedCluster.answer(image: "web:2"))
        #expect(rolled.subject == "set image web to web:2 on deployment web")
    }

    @Test mutating func `a deletion that a finalizer holds back is over when the last one goes`() throws {
        func claim(_ metadata: String) -> String {
            #"{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"c","namespace":"shop"\#(metadata)}}"#
        }
        let path = "/api/v1/namespaces/shop/configmaps/c"
        let held = #","finalizers":["example.com/hold"]"#
        let dying = #","deletionTimestamp":"2026-05-01T00:00:00Z""#
        _ = try cluster.call("create", path, answer: claim(held), code: 201)
        let asked = try cluster.call("delete", path, answer: claim(held + dying))
        #expect(asked.changes.first?.kind == .updated)
        #expect(asked.subject == "ask for the deletion of configmap c")
        let cleared = try cluster.call("patch", path, #"{"metadata":{"finalizers":null}}"#)
        #expect(cleared.changes.first?.kind == .deleted)
    }

    @Test mutating func `what ends a deletion that the log tells nothing of does not bring the resource back`() throws {
        _ = try cluster.call("create", deployment, answer: AuditedCluster.answer(), code: 201)
        #expect(try cluster.call("delete", deployment).changes.first?.kind == .deleted)
        #expect(try cluster.call("patch", deployment).disposition == .noEffect)
        #expect(try cluster.call("patch", deployment, #"{"metadata":{"finalizers":null}}"#).disposition == .noEffect)
        #expect(try cluster.call("update", deployment + "/scale").disposition == .noEffect)
        #expect(try cluster.call("create", deployment, code: 201).changes.first?.kind == .created)
    }

    @Test mutating func `a pod exists until the kubelet has let go of it`() throws {
        let path = "/api/v1/namespaces/shop/pods/p"
        func pod(_ metadata: String = "") -> String {
            #"{"kind":"Pod","apiVersion":"v1","metadata":{"name":"p","namespace":"shop"\#(metadata)},"spec":{}}"#
        }
        let dying = #","deletionTimestamp":"2026-05-01T00:00:00Z","deletionGracePeriodSeconds":"#
        _ = try cluster.call("create", path, answer: pod(), code: 201)
        #expect(try cluster.call("delete", path, answer: pod(dying + "30")).changes.first?.kind == .updated)
        #expect(try cluster.call("delete", path, answer: pod(dying + "0")).changes.first?.kind == .deleted)
        #expect(try cluster.call("delete", path).disposition == .noEffect)
    }

    @Test mutating func `what is deleted all at once is what the answer lists, else what the selector means`() throws {
        let path = "/api/v1/namespaces/shop/configmaps"
        for (name, app) in [("a", "x"), ("b", "x"), ("c", "y")] {
            let map =
                #"{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"\#(name)","labels":{"app":"\#(app)"}}}"#
            _ = try cluster.call("create", "\(path)/\(name)", map, code: 201)
        }
        let selected = try cluster.call("deletecollection", path + "?labelSelector=app%3Dy")
        #expect(selected.changes.map(\.address.id) == ["c"])
        let list = #"{"kind":"ConfigMapList","apiVersion":"v1","items":[{"metadata":{"name":"a","namespace":"shop"}}]}"#
        let listed = try cluster.call("deletecollection", path, answer: list)
        #expect(listed.changes.map(\.address.id) == ["a"])
        #expect(listed.changes.first?.kind == .deleted)
        #expect(try cluster.call("deletecollection", path).changes.map(\.address.id) == ["b"])
    }

    @Test mutating func `a namespace takes along what is left in it, a definition what it defines`() throws {
        let widget =
            #"{"kind":"Widget","apiVersion":"example.com/v1","metadata":{"name":"w","namespace":"shop"},"spec":{}}"#
        let widgets = "/apis/example.com/v1/namespaces/shop/widgets/w"
        _ = try cluster.call("create", widgets, widget, code: 201)
        let undefined = try cluster.call(
            "delete",
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets.example.com",
            answer: #"{"kind":"Status","status":"Success"}"#
        )
        #expect(undefined.changes.map(\.address.type).contains("widgets"))
        _ = try cluster.call("create", widgets, widget, code: 201)
        let ending =
            #"{"kind":"Namespace","metadata":{"name":"shop","deletionTimestamp":"2026-05-01T00:00:00Z"},"spec":{}}"#
        let ended = try cluster.call("update", "/api/v1/namespaces/shop/finalize", answer: ending)
        #expect(Set(ended.changes.map(\.address.id)) == ["shop", "w"])
        #expect(ended.changes.allSatisfy { $0.kind == .deleted })
    }

    @Test mutating func `a pod that is bound gets its node, and one that is evicted goes`() throws {
        let pod = "/api/v1/namespaces/shop/pods/p"
        let bound = try cluster.call(
            "create",
            pod + "/binding",
            #"{"kind":"Binding","metadata":{"name":"p"},"target":{"kind":"Node","name":"n1"}}"#,
            code: 201
        )
        #expect(bound.changes.first?.after?.configuration == ["spec": ["nodeName": "n1"]])
        let evicted = try cluster.call(
            "create",
            pod + "/eviction",
            #"{"kind":"Eviction","metadata":{"name":"p"}}"#,
            code: 201
        )
        #expect(evicted.changes.first?.kind == .deleted)
    }

    @Test mutating func `what the garbage collector takes is told with its owner`() throws {
        let owners = #""ownerReferences":[{"kind":"ReplicaSet","name":"web-1","uid":"u-rs","controller":true}],"#
        _ = try cluster.call("create", deployment, answer: AuditedCluster.answer(metadata: owners), code: 201)
        let collected = try cluster.call(
            "delete",
            deployment,
            answer: #"{"kind":"Status","status":"Success"}"#,
            with: ["user": ["username": "system:serviceaccount:kube-system:generic-garbage-collector"]]
        )
        #expect(collected.subject == "garbage-collect deployment web of replicaset web-1")
        #expect(collected.via == .service)
    }

    @Test mutating func `who acts as somebody else is the one behind it`() throws {
        let applied = try cluster.call(
            "create",
            deployment,
            answer: AuditedCluster.answer(),
            code: 201,
            with: [
                "impersonatedUser": ["username": "system:serviceaccount:shop:release"], "userAgent": "kubectl/v1.31",
            ]
        )
        #expect(applied.origin.hops.map(\.label) == ["alice@example.com"])
        #expect(applied.origin.confidence == .proven)
        #expect(applied.via == .kubectl)
    }

    @Test mutating func `of two writes of one instant the one with the lower version came first`() throws {
        let time: JSONObject = ["stageTimestamp": "2026-05-01T00:00:00Z"]
        let later = try cluster.event("update", deployment, answer: AuditedCluster.answer(version: 100), with: time)
        let earlier = try cluster.event("update", deployment, answer: AuditedCluster.answer(version: 99), with: time)
        #expect(CanonicalOrder(book: .builtIn).sort([later, earlier]) == [1, 0])
        #expect(CanonicalOrder(book: .builtIn).sort([earlier, later]) == [0, 1])
    }

    @Test(arguments: ["exec", "attach", "portforward", "log", "proxy", "status", "token"])
    mutating func `a subresource that configures nothing makes no change`(part: String) throws {
        let applied = try cluster.call(
            "create",
            "/api/v1/namespaces/shop/pods/p/\(part)",
            "{}",
            answer: "{}",
            code: 201
        )
        #expect(applied.changes.isEmpty)
        #expect(applied.disposition == .notConfiguration)
    }

    @Test mutating func `what was refused, only tried or not over yet makes no change`() throws {
        let refused = #"{"kind":"Status","status":"Failure","code":409}"#
        #expect(try cluster.call("update", deployment, "{}", answer: refused, code: 409).disposition == .failed)
        let tried = try cluster.call("patch", deployment + "?dryRun=All", "{}", answer: AuditedCluster.answer())
        #expect(tried.disposition == .failed)
        let options = #"{"kind":"DeleteOptions","dryRun":["All"]}"#
        #expect(try cluster.call("delete", deployment, options).disposition == .failed)
        #expect(try cluster.call("delete", deployment, with: ["stage": "RequestReceived"]).disposition == .staged)
    }

    @Test mutating func `what a deletion of many lists is kept as it was last`() throws {
        let path = "/api/v1/namespaces/shop/configmaps"
        let list =
            #"{"kind":"ConfigMapList","apiVersion":"v1","items":[{"metadata":{"name":"a","namespace":"shop","labels":{"app":"x"}},"data":{"k":"v"}}]}"#
        let deleted = try cluster.call("deletecollection", path, answer: list)
        let change = try #require(deleted.changes.first)
        #expect(change.kind == .deleted && change.after == nil)
        #expect(change.before?.configuration["data"] == ["k": "v"] && change.before?.tags == ["app": "x"])
        #expect(change.before?.configuration["kind"] == "ConfigMap")
    }

    @Test mutating func `a scaling that was logged without its bodies hides the number of replicas alone`() throws {
        _ = try cluster.call("create", deployment, answer: AuditedCluster.answer(), code: 201)
        let scaled = try cluster.call("update", deployment + "/scale")
        let specification = scaled.changes.first?.after?.configuration["spec"]
        #expect(specification?["replicas"]?.isUnknown == true && specification?["template"]?.object != nil)
        #expect(scaled.subject == "scale deployment web, content not logged" && scaled.confidence == .medium)
        #expect(try cluster.call("update", deployment + "/scale").disposition == .applied)
    }

    @Test mutating func `an object in two versions of its group is one resource`() throws {
        func widget(_ version: String, _ size: String) -> String {
            #"{"kind":"Widget","apiVersion":"example.com/\#(version)","metadata":{"name":"w","namespace":"shop"},"spec":{\#(size)}}"#
        }
        let path = "/apis/example.com/v1/namespaces/shop/widgets/w"
        let made = try cluster.call("create", path, answer: widget("v1", #""sizeBytes":1024"#), code: 201)
        let changed = try cluster.call(
            "update",
            path.replacing("/v1/", with: "/v2/"),
            answer: widget("v2", #""size":"1024""#)
        )
        #expect(changed.changes.map(\.address) == made.changes.map(\.address))
        #expect(changed.changes.first?.kind == .updated)
    }

    @Test mutating func `a debugging container that is added stands in the pod`() throws {
        let pod = "/api/v1/namespaces/shop/pods/p"
        let body =
            #"{"kind":"Pod","apiVersion":"v1","metadata":{"name":"p","namespace":"shop"},"spec":{"containers":[{"name":"c"}]}}"#
        _ = try cluster.call("create", pod, answer: body, code: 201)
        let patch = #"{"spec":{"ephemeralContainers":[{"name":"debug","image":"busybox"}]}}"#
        let added = try cluster.call("patch", pod + "/ephemeralcontainers", patch)
        let specification = added.changes.first?.after?.configuration["spec"]
        #expect(specification?["ephemeralContainers"] == [["name": "debug", "image": "busybox"]])
        #expect(specification?["containers"] == [["name": "c"]])
    }

    @Test mutating func `what the cluster deletes leads back to who deleted what it belonged to`() throws {
        let collector: JSONObject = [
            "user": ["username": "system:serviceaccount:kube-system:generic-garbage-collector"]
        ]
        let gone = #"{"kind":"Status","status":"Success","details":{"uid":"u-web"}}"#
        let replicas =
            #"{"kind":"ReplicaSet","apiVersion":"apps/v1","metadata":{"name":"web-1","namespace":"shop","ownerReferences":[{"apiVersion":"apps/v1","kind":"Deployment","name":"web","uid":"u-web","controller":true}]},"spec":{}}"#
        let path = "/apis/apps/v1/namespaces/shop/replicasets/web-1"
        for uid in ["u-web", "u-other"] {
            _ = try cluster.call("create", deployment, answer: AuditedCluster.answer(), code: 201)
            _ = try cluster.call("create", path, answer: replicas, code: 201)
            _ = try cluster.call("delete", deployment, answer: gone.replacing("u-web", with: uid))
            let collected = try cluster.call(
                "delete",
                path,
                answer: #"{"kind":"Status","status":"Success"}"#,
                with: collector
            )
            #expect(collected.changes.first?.kind == .deleted)
            // An owner of the same name that was made since is another one.
            #expect(collected.origin.hops.map(\.label) == (uid == "u-web" ? ["alice@example.com"] : []))
        }
    }

    @Test mutating func `what goes with its namespace, or when its grace is over, leads back to who asked for it`()
        throws
    {
        let map = "/api/v1/namespaces/shop/configmaps/c"
        _ = try cluster.call(
            "create",
            map,
            #"{"kind":"ConfigMap","metadata":{"name":"c","namespace":"shop"}}"#,
            code: 201
        )
        let ending =
            #"{"kind":"Namespace","metadata":{"name":"shop","deletionTimestamp":"2026-05-01T00:00:00Z"},"spec":{"finalizers":["kubernetes"]}}"#
        _ = try cluster.call("delete", "/api/v1/namespaces/shop", answer: ending)
        let controller: JSONObject = ["user": ["username": "system:serviceaccount:kube-system:namespace-controller"]]
        let inner = try cluster.call("delete", map, answer: #"{"kind":"Status","status":"Success"}"#, with: controller)
        #expect(inner.origin.hops.first?.label == "alice@example.com")
        #expect(inner.origin.hops.first?.reason == "deleted namespace shop" && inner.origin.confidence == .proven)
        let ended = try cluster.call(
            "update",
            "/api/v1/namespaces/shop/finalize",
            answer: ending.replacing(#"["kubernetes"]"#, with: "[]"),
            with: controller
        )
        #expect(ended.origin.hops.first?.reason == "asked for its deletion")
    }

    @Test mutating func `what ends in a namespace costs what lies in it`() throws {
        for place in 0..<40 {
            let path = "/api/v1/namespaces/n\(place % 4)/configmaps/c\(place)"
            _ = try cluster.call("create", path, #"{"kind":"ConfigMap","metadata":{"name":"c\#(place)"}}"#, code: 201)
        }
        let place = ResourceTable.Place.namespace(cluster: "prod", name: "n1")
        #expect(cluster.world.table.handles(in: place).count == 10)
        let type = ResourceTable.Place.type(cluster: "prod", group: "core", name: "configmaps")
        #expect(cluster.world.table.handles(in: type).count == 40)
        let ended = try cluster.call(
            "delete",
            "/api/v1/namespaces/n1",
            answer: #"{"kind":"Status","status":"Success"}"#
        )
        #expect(ended.changes.count == 11)
    }

    @Test mutating func `an entry of GKE changes what a record of the cluster would`() throws {
        func entry(_ verb: String, _ request: String, _ response: String?) throws -> AppliedEvent {
            var payload: JSONObject = [
                "serviceName": "k8s.io", "methodName": .string("io.k8s.apps.v1.deployments.\(verb)"),
                "resourceName": "apps/v1/namespaces/shop/deployments/web",
                "authenticationInfo": ["principalEmail": "nora@example.com"],
                "request": try JSONValue(parsing: request),
            ]
            payload["response"] = try response.map { try JSONValue(parsing: $0) }
            let record: JSONValue = [
                "insertId": .string("e-\(verb)"), "operation": ["first": true, "id": .string(verb), "last": true],
                "protoPayload": .object(payload), "resource": ["labels": ["cluster_name": "prod"]],
                "timestamp": .string(Moment(seconds: 1_780_000_100 + Int64(verb.utf8.count)).rfc3339),
            ]
            return cluster.apply(try RecordDecoder.decode(record).get())
        }
        let typed = AuditedCluster.answer().replacing(
            #"{"kind":"#,
            with: #"{"@type":"apps.k8s.io/v1.Deployment","kind":"#
        )
        let made = try entry("create", "{}", typed)
        #expect(made.changes.first?.address.description == "k8s/prod/shop/apps/deployments/web")
        #expect(made.changes.first?.after?.configuration["@type"] == nil)
        // A patch has no answer there.
        let patched = try entry("patch", #"{"@type":"k8s.io/Patch","spec":{"replicas":4}}"#, nil)
        #expect(patched.subject == "scale deployment web from 2 to 4" && patched.changes.count == 1)
    }

    @Test mutating func `the stages of one call are one change, made by the last`() throws {
        for stage in ["RequestReceived", "ResponseStarted"] {
            let early = try cluster.call("create", deployment, with: ["stage": .string(stage), "auditID": "one"])
            #expect(early.disposition == .staged && early.changes.isEmpty)
        }
        let whole = try cluster.call(
            "create",
            deployment,
            answer: AuditedCluster.answer(),
            code: 201,
            with: ["auditID": "one"]
        )
        #expect(whole.changes.map(\.kind) == [.created])
        #expect(try cluster.call("update", deployment, with: ["stage": "Panic"]).disposition == .failed)
    }
}
