"""The clothes every face wears: base pages, components, colours, fonts and plain errors."""
