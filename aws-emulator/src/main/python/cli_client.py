"""A call of the AWS CLI, run by cli_server.py with this process's streams, folder and environment.

Usage: python3 cli_client.py SOCKET AWS_ARGUMENT...
"""
import json
import os
import socket
import sys

connection = socket.socket(socket.AF_UNIX)
connection.connect(sys.argv[1])
call = {"arguments": sys.argv[2:], "environment": dict(os.environ), "folder": os.getcwd()}
socket.send_fds(connection, [json.dumps(call).encode()], [0, 1, 2])
sys.exit(int(connection.recv(16) or b"255"))
