"""S3: moto passes over conditions, so that a policy that denies requests without TLS would deny all."""
import json

from moto.iam.access_control import PermissionResult
from moto.s3.models import FakeBucket

from . import replaces


@replaces(FakeBucket)
def get_permission(original, bucket, action, resource):
    if bucket.policy and all("Condition" in statement for statement in json.loads(bucket.policy)["Statement"]):
        return PermissionResult.NEUTRAL
    return original(bucket, action, resource)
