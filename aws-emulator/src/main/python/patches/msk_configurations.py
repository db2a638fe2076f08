"""MSK: configurations of clusters, of which moto knows nothing. They have one revision."""
import json
from urllib.parse import unquote

from moto.core.exceptions import JsonRESTError
from moto.kafka import models, urls
from moto.kafka.responses import KafkaResponse

from . import adds, replaces

CREATED = "2026-01-01T00:00:00Z"


@replaces(models.KafkaBackend)
def __init__(original, self, *arguments, **named):
    original(self, *arguments, **named)
    self.configurations = {}


def requested(self):
    """The configuration in the request's path. One that is gone is 400, as MSK has it, not 404."""
    arn = unquote(self.parsed_url.path.split("/configurations/")[-1]).split("/revisions")[0]
    found = self.kafka_backend.configurations.get(arn)
    if found is None:
        raise JsonRESTError("BadRequestException", "Configuration ARN does not exist.")
    return found


@adds(KafkaResponse)
def create_configuration(self):
    name = self._get_param("name")
    arn = f"arn:aws:kafka:{self.region}:{self.current_account}:configuration/{name}/00000000-0000-0000-0000-000000000000-2"
    made = {
        "arn": arn,
        "creationTime": CREATED,
        "description": self._get_param("description") or "",
        "kafkaVersions": self._get_param("kafkaVersions") or [],
        "latestRevision": {"creationTime": CREATED, "description": "", "revision": 1},
        "name": name,
        "serverProperties": self._get_param("serverProperties"),
        "state": "ACTIVE",
    }
    self.kafka_backend.configurations[arn] = made
    return json.dumps(made)


@adds(KafkaResponse)
def list_configurations(self):
    return json.dumps({"configurations": list(self.kafka_backend.configurations.values())})


@adds(KafkaResponse)
def describe_configuration(self):
    return json.dumps(requested(self))


@adds(KafkaResponse)
def describe_configuration_revision(self):
    found = requested(self)
    return json.dumps({"arn": found["arn"], "serverProperties": found["serverProperties"], **found["latestRevision"]})


@adds(KafkaResponse)
def delete_configuration(self):
    arn = requested(self)["arn"]
    del self.kafka_backend.configurations[arn]
    return json.dumps({"arn": arn, "state": "DELETING"})


urls.url_paths["{0}/v1/configurations$"] = KafkaResponse.dispatch
urls.url_paths["{0}/v1/configurations/(?P<arn>.+)$"] = KafkaResponse.dispatch
