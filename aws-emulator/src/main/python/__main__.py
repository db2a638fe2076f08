"""moto_server with patches: AWS as far as this product's infrastructure needs it.

Usage: python3 FOLDER_OF_THIS_FILE [--with-stacks] MOTO_SERVER_ARGUMENT...
  --with-stacks  CloudFormation creates MSK clusters and custom resources. Imports most of moto: some seconds more.
"""
import sys

from patches import auto_scaling, bucket_policies, cloud_map, msk, msk_configurations, security_groups, services, tasks  # noqa: F401

if "--with-stacks" in sys.argv:
    sys.argv.remove("--with-stacks")
    from patches import custom_resources, stacks  # noqa: F401

from moto.server import main

main()
