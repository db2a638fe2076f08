"""The AWS CLI for many calls: imported once, and forked for each. A start of its own costs a second of processor time.

Usage: python3 cli_server.py SOCKET    cli_client.py sends the calls
"""
import json
import os
import signal
import socket
import sys
import traceback

try:
    import awscrt.io

    # Its logger is a thread, which a fork would leave behind.
    awscrt.io.init_logging = awscrt.io.set_log_level = lambda *arguments: None
except ImportError:
    pass  # version 1 of the CLI

import awscli.clidriver
import botocore.client  # noqa: F401  (what every call imports)
import botocore.httpsession  # noqa: F401
import botocore.parsers  # noqa: F401
import botocore.signers  # noqa: F401


def run(call):
    """Runs a call as a process of its own would, with the client's folder, environment and arguments; gives its exit code."""
    imported = {"AWS_DATA_PATH": os.environ["AWS_DATA_PATH"]}  # which awscli sets when it is imported
    os.chdir(call["folder"])
    os.environ.clear()
    os.environ.update({**call["environment"], **imported})
    sys.argv = ["aws", *call["arguments"]]
    try:
        code = awscli.clidriver.main()
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
        code = 255
    sys.stdout.flush()
    sys.stderr.flush()
    return code or 0


def serve(connection):
    data, streams, _, _ = socket.recv_fds(connection, 1 << 20, 3)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    connection.sendall(str(run(json.loads(data))).encode())


server = socket.socket(socket.AF_UNIX)
server.bind(sys.argv[1])
server.listen(64)
signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system buries the children
while True:
    accepted, _ = server.accept()
    if os.fork() == 0:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        server.close()
        serve(accepted)
        os._exit(0)
    accepted.close()
