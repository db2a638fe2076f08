"""Application Auto Scaling: the tags of scalable targets, which moto lacks."""
import json

from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse

from . import adds, replaces

tags = {}  # by ARN, which is another for each target


@replaces(ApplicationAutoScalingResponse)
def register_scalable_target(original, request):
    response = original(request)
    arn = json.loads(response)["ScalableTargetARN"]
    tags.setdefault(arn, {}).update(request._get_param("Tags") or {})
    return response


@adds(ApplicationAutoScalingResponse)
def list_tags_for_resource(request):
    return json.dumps({"Tags": tags.get(request._get_param("ResourceARN"), {})})


@adds(ApplicationAutoScalingResponse)
def tag_resource(request):
    tags.setdefault(request._get_param("ResourceARN"), {}).update(request._get_param("Tags"))
    return "{}"


@adds(ApplicationAutoScalingResponse)
def untag_resource(request):
    for key in request._get_param("TagKeys"):
        tags.get(request._get_param("ResourceARN"), {}).pop(key, None)
    return "{}"
