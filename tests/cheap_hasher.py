"""Password hashing that costs nothing: tests make many accounts and guard no secret."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class CheapArgon2(Argon2PasswordHasher):
    """The product's hasher with the smallest parameters that the algorithm allows."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
