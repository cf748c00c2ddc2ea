"""Quality management by ISO 9001: who applies it, who converted, what audits found."""
