"""ECS: services keep what they were created with, and their tasks run at once."""
from moto.ecs.responses import EC2ContainerServiceResponse

from . import replaces

KEPT = {
    "availabilityZoneRebalancing": "availability_zone_rebalancing",
    "capacityProviderStrategy": "capacity_provider_strategy",
    "deploymentConfiguration": "deployment_configuration",
    "enableExecuteCommand": "enable_execute_command",
}


def settle(response, service):
    for given, attribute in KEPT.items():
        value = response._get_param(given)
        if value is not None:
            setattr(service, attribute, value)
    service.running_count, service.pending_count = service.desired_count, 0
    by_strategy = bool(getattr(service, "capacity_provider_strategy", None))
    if by_strategy:  # moto would answer: EC2
        service.launch_type = None
    for deployment in service.deployments:
        if by_strategy:
            deployment.update(launchType=None, platformFamily="FARGATE")
        deployment.update(
            desiredCount=service.desired_count, pendingCount=0, rolloutState="COMPLETED", runningCount=service.desired_count
        )


@replaces(EC2ContainerServiceResponse)
def create_service(original, self):
    result = original(self)
    settle(self, result.result["service"])
    return result


@replaces(EC2ContainerServiceResponse)
def update_service(original, self):
    result = original(self)
    settle(self, result.result["service"])
    return result
