"""ECS: on Fargate containers need no memory of their own, since the task has some."""
from types import SimpleNamespace

from moto.ecs.models import EC2ContainerServiceBackend

from . import replaces


@replaces(EC2ContainerServiceBackend)
def _calculate_task_resource_requirements(original, self, task_definition):
    containers = [
        {"memory": container.get("memoryReservation", 0), **container} for container in task_definition.container_definitions
    ]
    return original(SimpleNamespace(container_definitions=containers))
