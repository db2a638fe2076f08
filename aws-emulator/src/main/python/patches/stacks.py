"""CloudFormation: AWS::MSK::Cluster, which moto would skip in silence."""
from moto.core.common_models import CloudFormationModel
from moto.kafka.models import kafka_backends


def as_in_the_api(value):
    """Properties with the names that MSK's API has for them."""
    if isinstance(value, dict):
        return {key[0].lower() + key[1:]: as_in_the_api(inner) for key, inner in value.items()}
    return [as_in_the_api(inner) for inner in value] if isinstance(value, list) else value


class MskCluster(CloudFormationModel):
    __module__ = "moto.kafka.models"  # from which moto reads the service's name

    def __init__(self, arn):
        self.arn = arn

    @property
    def physical_resource_id(self):
        return self.arn

    @staticmethod
    def cloudformation_type():
        return "AWS::MSK::Cluster"

    @staticmethod
    def cloudformation_name_type():
        return "ClusterName"

    @classmethod
    def has_cfn_attr(cls, attr):
        return attr == "Arn"

    def get_cfn_attribute(self, attribute_name):
        return self.arn

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **others):
        given = as_in_the_api(cloudformation_json["Properties"])
        name = given.pop("clusterName", resource_name)
        tags = given.pop("tags", None)
        given["numberOfBrokerNodes"] = int(given["numberOfBrokerNodes"])  # a parameter's value is text
        return cls(kafka_backends[account_id][region_name].create_cluster_v2(name, tags, given, None)[0])

    @classmethod
    def delete_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name):
        kafka_backends[account_id][region_name].delete_cluster(resource_name, None)
