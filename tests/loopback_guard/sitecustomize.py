"""Put first on a Python's path, this forbids it every socket beyond this machine."""

from pytest_socket import socket_allow_hosts

socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)
