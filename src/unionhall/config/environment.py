"""What an installation may set, typed; every name is documented in docs/settings.md (a test compares)."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parents[3]


class Environment(BaseSettings):
    """Read from variables that start with ``UNIONHALL_``."""

    model_config = SettingsConfigDict(env_prefix="UNIONHALL_", extra="ignore")

    home: Path = Field(default=ROOT / "var", description="Folder of database, files, keys and logs.")
    database_url: str = Field(
        default="", description="postgresql://user:password@host:port/name; empty means SQLite in the home folder."
    )
    debug: bool = Field(default=False, description="Show the component gallery and tracebacks; never in production.")
    hosts: str = Field(default="localhost,127.0.0.1,[::1]", description="Host names served, comma separated.")
    origins: str = Field(default="", description="Trusted https origins for forms, comma separated.")
    public_origin: str = Field(
        default="",
        description="Address of the site as QR codes carry it, e.g. https://union.example.cn; empty: the first "
        "of the origins, else http://localhost:8000.",
    )
    secure: bool = Field(default=False, description="The site is served over https: secure cookies and HSTS.")
    tile_host: str = Field(default="", description="The one map tile host that pages may load from.")
    demo: bool = Field(default=False, description="This database holds the invented demo world.")
    sms_gateway: str = Field(
        default="console",
        description="Which SMS gateway sends codes: console (demo and development), off, or the https:// address of a "
        "relay that takes JSON with phone and text.",
    )
    sms_secret: str = Field(default="", description="Sent to the SMS relay as a bearer token.")
    oidc: str = Field(
        default="",
        description="OpenID Connect providers as a JSON list of provider_id, name, client_id, secret and settings "
        "(server_url, and login_host if its log-in page stands elsewhere).",
    )
    weixin: str = Field(default="", description="WeChat application as 'appid:secret'; empty means off.")
    anchor_folder: str = Field(default="", description="Where the daily audit heads go, outside the database.")
    webhook_private: bool = Field(
        default=False, description="Webhooks may go to addresses inside private networks (a closed network's own)."
    )
