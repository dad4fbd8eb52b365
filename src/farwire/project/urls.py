"""All addresses, in one place."""

from django.urls import include, path

urlpatterns = [path("", include("farwire.publish.urls"))]

# Who asks for what is not there, or meets a fault, is answered in the language of their edition.
handler404 = "farwire.publish.astray.missing"
handler500 = "farwire.publish.astray.broken"
