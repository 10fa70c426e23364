"""E-mails: the body's plain text, else its HTML; the subject as title, the sending day as date."""

import email
import io
import re
from email import policy
from email.message import EmailMessage
from typing import Any

from pressnlp.errors import ReadError
from pressnlp.read import html
from pressnlp.read.content import Content, iso_date, stated
from pressnlp.read.plain import decoded

# Mail programs state these and send cp1252 quotation marks all the same; cp1252 reads both, as browsers do.
NARROW = frozenset({"us-ascii", "iso-8859-1", "latin-1"})
# "WG: AW: Fwd: Neue Kita" → "Neue Kita"
PREFIXES = re.compile(r"^(?:\s*(?:AW|WG|Antw|RE|FW|FWD)\s*:)+", re.IGNORECASE)


def read(raw: bytes) -> Content:
    """The body of an .eml file; attachments are not read.

    Raises ReadError "no_text" for a mail without body, and what decoding raises.
    """
    message = email.message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)
    part = _body(message)
    sent, about = iso_date(_header(message, "Date")), subject(_header(message, "Subject"))
    return Content(part.text, part.encoding, about, sent, mended=part.mended)


def _body(message: EmailMessage) -> Content:
    for kind in ("plain", "html"):
        part = message.get_body((kind,))
        if part is None:
            continue
        content = _decoded(part)
        if content.text.strip():
            return content if kind == "plain" else Content(html.main_text(content.text).text, content.encoding)
    raise ReadError("no_text", "e-mail without a text of its own (attachments are not read)")


def _decoded(part: Any) -> Content:
    raw = part.get_payload(decode=True) or b""
    if not raw.strip():
        return Content("")
    charset = part.get_content_charset()
    charset = "cp1252" if charset in NARROW else charset
    try:
        return Content(raw.decode(charset or ""), charset)
    except (LookupError, UnicodeDecodeError):  # none stated, unknown, or not what the bytes are
        return decoded(raw)


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        return str(message[name]) if message[name] is not None else None
    except Exception:  # the standard library's header parser fails in many ways on malformed headers
        return None


def subject(value: str | None) -> str | None:
    """A subject without reply and forward marks: "WG: Neue Kita" → "Neue Kita"."""
    return stated(PREFIXES.sub("", value)) if value else None


def read_outlook(raw: bytes) -> Content:
    """The same for an Outlook .msg file, by python-oxmsg (the optional extra "outlook").

    Raises ReadError "unsupported" where that is not installed, "broken", "no_text".
    """
    try:
        from oxmsg import Message
    except ImportError as error:
        hint = "pip install 'pressnlp[outlook]', or save the mail as .eml"
        raise ReadError("unsupported", f"Outlook mails need python-oxmsg: {hint}") from error
    try:
        message = Message.load(io.BytesIO(raw))
        plain, sent, title = message.body or "", message.sent_date, message.subject
        page = "" if plain.strip() else message.html_body or ""
    except Exception as error:  # a damaged compound file fails anywhere inside the library
        raise ReadError("broken", f"not a readable Outlook mail: {type(error).__name__}") from error
    if not plain.strip() and not page.strip():
        raise ReadError("no_text", "e-mail without a text of its own (attachments are not read)")
    text = plain if plain.strip() else html.main_text(page).text
    return Content(text, None, subject(title), sent.date().isoformat() if sent else None)
