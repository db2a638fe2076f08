"""Cloud Map: a VPC has several private namespaces, as long as their names differ. moto allows one."""
from moto.servicediscovery.models import ServiceDiscoveryBackend

from . import replaces


@replaces(ServiceDiscoveryBackend)
def create_private_dns_namespace(original, self, name, *arguments, **named):
    others = {key: namespace for key, namespace in self.namespaces.items() if namespace.name != name}
    for key in others:
        del self.namespaces[key]
    try:
        return original(self, name, *arguments, **named)
    finally:
        self.namespaces.update(others)
