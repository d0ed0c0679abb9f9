def load():
    return {"tea": 3.0, "coffee": 4.5}


def taxed(price, rate):
    return price * (1 + rate)
