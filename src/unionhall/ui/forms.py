"""Renders forms with the components of the ui floor."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Looks form templates up among the ui's own."""
