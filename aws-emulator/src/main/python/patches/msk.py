"""MSK: clusters that are active at once, have names in their ARNs and bootstrap brokers, and are gone when deleted."""
import json
import re
from urllib.parse import unquote

from moto.core.exceptions import JsonRESTError
from moto.kafka import models, urls
from moto.kafka.responses import KafkaResponse

from . import adds, replaces

BROKERS = {  # name in the response, and port, of each mode
    "Tls": ("bootstrapBrokerStringTls", 9094),
    "SaslScram": ("bootstrapBrokerStringSaslScram", 9096),
    "SaslIam": ("bootstrapBrokerStringSaslIam", 9098),
    "Plaintext": ("bootstrapBrokerString", 9092),
}


class NotFound(JsonRESTError):
    code = 404


class Clusters(dict):
    """By ARN. moto would answer 500 for one that does not exist."""

    def __missing__(self, arn):
        raise NotFound("NotFoundException", f"Cluster {arn} does not exist.")


@replaces(models.KafkaBackend)
def __init__(original, self, *arguments, **named):
    original(self, *arguments, **named)
    self.clusters = Clusters()


class ActiveCluster(models.FakeKafkaCluster):
    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **{**named, "state": "ACTIVE"})

    def _generate_arn(self):
        arn = super()._generate_arn()
        return arn.replace(f"/{self.cluster_id}", f"/{self.cluster_name}/{self.cluster_id}-2").replace("serverless-cluster", "cluster")


models.FakeKafkaCluster = ActiveCluster


@replaces(models.KafkaBackend)
def create_cluster_v2(original, self, cluster_name, tags, provisioned, serverless):
    if not provisioned:
        return original(self, cluster_name, tags, provisioned, serverless)
    # The newer call forgets half of what it is given; the older one keeps all of it.
    given = {"client_authentication": None}
    given |= {re.sub("([A-Z])", r"_\1", key).lower(): value for key, value in provisioned.items() if key != "rebalancing"}
    return (*self.create_cluster(cluster_name=cluster_name, tags=tags, **given), "PROVISIONED")


def real(info):
    """A description without what moto makes up."""
    info.pop("activeOperationArn", None)
    info.pop("stateInfo", None)
    software = info.get("provisioned", info).get("currentBrokerSoftwareInfo", {})
    if software.get("configurationArn") == "string":  # moto's word for none
        del software["configurationArn"], software["configurationRevision"]
    return info


@replaces(models.KafkaBackend)
def describe_cluster(original, self, cluster_arn):
    return real(original(self, cluster_arn))


@replaces(models.KafkaBackend)
def describe_cluster_v2(original, self, cluster_arn):
    return real(original(self, cluster_arn))


@replaces(models.KafkaBackend)
def delete_cluster(original, self, cluster_arn, current_version):
    self.clusters[cluster_arn]  # or 404
    original(self, cluster_arn, current_version)
    return cluster_arn, "DELETING"


def modes(cluster):
    """How clients may authenticate, as MSK reads ClientAuthentication and EncryptionInfo."""
    if cluster.cluster_type == "SERVERLESS":
        return ["SaslIam"]
    given = cluster.client_authentication or {}
    sasl = given.get("sasl") or {}
    found = [f"Sasl{mode.capitalize()}" for mode in ("scram", "iam") if (sasl.get(mode) or {}).get("enabled")]
    transit = (cluster.encryption_info or {}).get("encryptionInTransit") or {}
    in_transit = transit.get("clientBroker", "TLS")
    unauthenticated = (given.get("unauthenticated") or {}).get("enabled") or not found
    if (given.get("tls") or {}).get("enabled") or (unauthenticated and in_transit != "PLAINTEXT"):
        found.append("Tls")
    if unauthenticated and in_transit != "TLS":
        found.append("Plaintext")
    return found


def hosts(cluster):
    if cluster.cluster_type == "SERVERLESS":
        return [f"boot-abc123.c2.kafka-serverless.{cluster.region_name}.amazonaws.com"]
    stem = f"{cluster.cluster_name}.abc123.c2.kafka.{cluster.region_name}.amazonaws.com"
    return [f"b-{number}.{stem}" for number in range(1, min(3, cluster.number_of_broker_nodes) + 1)]  # three at most, as MSK


@adds(KafkaResponse)
def get_bootstrap_brokers(self):
    arn = unquote(self.parsed_url.path.split("/clusters/")[-1].removesuffix("/bootstrap-brokers"))
    cluster = self.kafka_backend.clusters[arn]
    named = [BROKERS[mode] for mode in modes(cluster)]
    return json.dumps({name: ",".join(f"{host}:{port}" for host in hosts(cluster)) for name, port in named})


urls.url_paths.setdefault("{0}/v1/clusters/(?P<clusterArn>.+)/bootstrap-brokers$", KafkaResponse.dispatch)
