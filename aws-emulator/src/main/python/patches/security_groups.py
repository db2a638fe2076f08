"""EC2: a rule that names a security group keeps its description."""
from moto.ec2.models.security_groups import SecurityGroupRule

SecurityGroupRule.description = property(
    lambda rule: rule.ip_range.get("Description") or rule.source_group.get("Description")
)
