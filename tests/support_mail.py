"""Mails for tests, as people send them."""

from __future__ import annotations

import email.message
import email.policy


def mail(body: str, *attached: tuple[str, bytes], sender: str = "eldre@vagsund.example") -> bytes:
    """A mail with a text and files."""
    message = email.message.EmailMessage(policy=email.policy.SMTP)
    message["From"], message["To"], message["Subject"] = sender, "postmottak@vagsund.example", "Uttalelse"
    message["Date"] = "Thu, 28 Apr 2011 10:00:00 +0200"
    message["Message-ID"] = "<1@vagsund.example>"
    message.set_content(body)
    for name, data in attached:
        main, sub = ("image", "png") if name.endswith(".png") else ("application", "octet-stream")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()
