# Beckon inside moto: the part "moto", which needs a Python that can import moto.

moto_scripts = %D%/check-moto.sh
