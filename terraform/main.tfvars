region = "us-east-1"
vpc_id = "" # aws ec2 describe-vpcs --query 'Vpcs[].[VpcId,IsDefault]' --output text

# assign_public_ip = true # in the default VPC, and in others without private subnets

# Without these, a small source for a demonstration and a target are created.
# source_bootstrap_servers = "kafka-1.example.com:9092,kafka-2.example.com:9092"
# target_cluster_arn       = "arn:aws:kafka:us-east-1:012345678910:cluster/example/11111111-2222-3333-4444-555555555555-1"
# topics                   = ["shop.*", "orders"]
