"""Settings, read from the environment once. docs/settings.md lists them for operators."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

VIDEO_HOSTS = ("v.qq.com", "bilibili.com", "youku.com", "douyin.com", "youtube.com", "youtu.be", "vimeo.com")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an installation may set. URLs: PostgreSQL, Redis for jobs, Redis for the cache; `var` holds files and mail."""

    database_url: str
    redis_url: str = ""
    cache_url: str = ""
    secret_key: str = ""
    var: Path = Path("var")
    base_url: str = "http://127.0.0.1:8000"
    hosts: tuple[str, ...] = ()
    private_hosts: tuple[str, ...] = ()
    smtp_url: str = ""
    mail_from: str = "Mall <mall@localhost>"
    timezone: str = "Asia/Shanghai"
    commission_tax_bp: int = 0
    store_pictures_mb: int = 5_000
    bank_cooling_hours: int = 72
    cancel_minutes: int = 30
    video_hosts: tuple[str, ...] = VIDEO_HOSTS
    operators_need_second_factor: bool = True
    demo: bool = False
    testing: bool = False

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Settings from `environment`, the process's own by default."""
        env = os.environ if environment is None else environment
        demo = env.get("MALL_DEMO", "") == "1"
        return cls(
            database_url=env.get("DATABASE_URL", "postgresql:///mall"),
            redis_url=env.get("REDIS_URL", ""),
            cache_url=env.get("CACHE_URL", ""),
            secret_key=env.get("SECRET_KEY", ""),
            var=Path(env.get("MALL_VAR", "var")).resolve(),
            base_url=env.get("MALL_BASE_URL", "http://127.0.0.1:8000").rstrip("/"),
            hosts=listed(env.get("MALL_HOSTS", "")),
            private_hosts=listed(env.get("MALL_PRIVATE_HOSTS", "")),
            smtp_url=env.get("SMTP_URL", ""),
            mail_from=env.get("MAIL_FROM", "Mall <mall@localhost>"),
            timezone=env.get("MALL_TIMEZONE", "Asia/Shanghai"),
            commission_tax_bp=int(env.get("MALL_COMMISSION_TAX_BP", "0")),
            store_pictures_mb=int(env.get("MALL_STORE_PICTURES_MB", "5000")),
            bank_cooling_hours=int(env.get("MALL_BANK_COOLING_HOURS", "72")),
            cancel_minutes=int(env.get("MALL_CANCEL_MINUTES", "30")),
            video_hosts=listed(env["MALL_VIDEO_HOSTS"].lower()) if "MALL_VIDEO_HOSTS" in env else VIDEO_HOSTS,
            operators_need_second_factor=env.get("MALL_OPERATORS_NEED_SECOND_FACTOR", "0" if demo else "1") == "1",
            demo=demo,
        )

    def to_flask(self) -> dict[str, Any]:
        """The same as Flask and its extensions spell it."""
        own_host = urlsplit(self.base_url).hostname or "localhost"
        secure = self.base_url.startswith("https://")
        return {
            "SECRET_KEY": self.secret_key or secrets.token_urlsafe(32),
            "SQLALCHEMY_ENGINES": {"default": self.database_url},
            "REDIS_URL": self.redis_url,
            "CACHE_URL": self.cache_url,
            "VAR": self.var,
            "BASE_URL": self.base_url,
            "SMTP_URL": self.smtp_url,
            "MAIL_FROM": self.mail_from,
            "TIMEZONE": self.timezone,
            "COMMISSION_TAX_BP": self.commission_tax_bp,
            "STORE_PICTURES_MB": self.store_pictures_mb,
            "BANK_COOLING_HOURS": self.bank_cooling_hours,
            "CANCEL_MINUTES": self.cancel_minutes,
            "VIDEO_HOSTS": self.video_hosts,
            "OPERATORS_NEED_SECOND_FACTOR": self.operators_need_second_factor,
            "DEMO": self.demo,
            "TESTING": self.testing,
            "PRIVATE_HOSTS": self.private_hosts,
            "TRUSTED_HOSTS": [own_host, "localhost", "127.0.0.1", "[::1]", *self.hosts],
            "MAX_CONTENT_LENGTH": 24 * 1024 * 1024,
            "MAX_FORM_PARTS": 2000,
            "MAX_FORM_MEMORY_SIZE": 2 * 1024 * 1024,
            "SESSION_COOKIE_NAME": "mall",
            "SESSION_COOKIE_HTTPONLY": True,
            "SESSION_COOKIE_SAMESITE": "Lax",
            "SESSION_COOKIE_SECURE": secure,
            "PERMANENT_SESSION_LIFETIME": 30 * 24 * 3600,
            "PREFERRED_URL_SCHEME": "https" if secure else "http",
            "SIGN_IN_PATH": "/sign-in",
            "SECOND_FACTOR_PATH": "/sign-in/second-factor",
            "COMPRESS_ALGORITHM": ["br", "gzip"],
            "COMPRESS_BR_LEVEL": 5,
            "COMPRESS_MIN_SIZE": 400,
        }


def listed(value: str) -> tuple[str, ...]:
    """What stands between the commas."""
    return tuple(part.strip() for part in value.split(",") if part.strip())
