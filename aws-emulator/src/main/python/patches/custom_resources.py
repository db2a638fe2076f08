"""CloudFormation: a custom resource's function runs in this process, where moto wants Docker."""
import base64
import io
import sys
import types
import zipfile

from moto.awslambda import lambda_backends
from moto.cloudformation import cloudformation_backends, custom_model


def source(function):
    """The inline code of a function, which moto keeps as a ZIP archive."""
    code = function.code["ZipFile"]
    try:
        archive = zipfile.ZipFile(io.BytesIO(base64.b64decode(code, validate=True)))
    except ValueError:
        return code
    return archive.read(archive.namelist()[0]).decode()


def call(function, request_type, properties):
    """Runs a function, and gives what it sends back: status, data, physical id, reason."""
    sent = []
    module = types.ModuleType("cfnresponse")
    module.SUCCESS, module.FAILED = "SUCCESS", "FAILED"

    def send(event, context, status, data, physicalResourceId=None, noEcho=False, reason=None):
        sent.append((status, data, physicalResourceId, reason))

    module.send = send
    sys.modules["cfnresponse"] = module
    handler, names = function.handler.split(".")[1], {}
    exec(source(function), names)
    names[handler]({"RequestType": request_type, "ResourceProperties": properties}, None)
    if len(sent) != 1:
        raise RuntimeError(f"The function sent {len(sent)} responses, expected: one.")
    if sent[0][0] != "SUCCESS":
        raise RuntimeError(f"The function failed: {sent[0][3]}")
    return sent[0]


def create(cls, resource_name, cloudformation_json, account_id, region_name, **named):
    properties = cloudformation_json["Properties"]
    function = lambda_backends[account_id][region_name].get_function(properties["ServiceToken"])
    resource = custom_model.CustomModel(region_name, "1", named["LogicalId"], resource_name)
    cloudformation_backends[account_id][region_name].get_stack(named["StackId"]).add_custom_resource(resource)
    resource.set_data(call(function, "Create", properties)[1])
    # moto deletes in any order, AWS first what depends on others: the function is there, if it has been deleted already.
    resource.delete = lambda account, region: call(function, "Delete", properties)
    return resource


custom_model.CustomModel.create_from_cloudformation_json = classmethod(create)
