"""E-mail: in over IMAP or from a mail server, out over SMTP."""
