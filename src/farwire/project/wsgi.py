"""The door for a WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "farwire.project.settings")
_django = get_wsgi_application()

from farwire.publish.kept import Door  # noqa: E402 - Django first

application = Door(_django)
