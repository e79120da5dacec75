"""The API's root: collects the modules' routers, authenticates, and has the one error shape."""
