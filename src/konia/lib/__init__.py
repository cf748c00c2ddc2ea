"""Plain Python used everywhere: text, numbers, registries. No models, no clock."""
