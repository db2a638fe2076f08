"""Application Auto Scaling: the calls for tags, which moto lacks. Nothing is kept."""
import json

from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse

from . import adds


@adds(ApplicationAutoScalingResponse)
def list_tags_for_resource(self):
    return json.dumps({"Tags": {}})


@adds(ApplicationAutoScalingResponse)
def tag_resource(self):
    return "{}"


@adds(ApplicationAutoScalingResponse)
def untag_resource(self):
    return "{}"
