"""What ``./unionhall`` does before there is an environment: standard library only, Python 3.11 and newer."""
