class ConfigError(Exception):
    pass

def load():
    try:
        return {}["port"]
    except KeyError as e:
        raise ConfigError("no port configured") from e

load()
