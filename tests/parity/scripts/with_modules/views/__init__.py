from views.detail import detail
from views.overview import overview

VIEWS = {"overview": overview, "detail": detail}
