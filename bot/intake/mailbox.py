"""Which mailbox does the environment name, and who reads its mails?"""

from __future__ import annotations

from bot.settings import Settings
from channels.mail.imap import ImapMailbox, MailAccount
from channels.mail.reader import Reader
from channels.mail.trust import Judge
from governance.bookings.mailbox_pass import Post


def post_of(settings: Settings) -> Post | None:
    """The mailbox of the environment and who reads its mails; None without one."""
    password = settings.mail_imap_password
    if settings.mail_imap_host is None or settings.mail_imap_user is None or password is None:
        return None
    account = MailAccount(
        settings.mail_imap_host,
        settings.mail_imap_user,
        password.get_secret_value(),
        settings.mail_imap_port,
        settings.mail_imap_tls,
    )
    return Post(ImapMailbox(account), Reader(Judge(settings.mail_auth_server)))
