# ends: timeout error
import decimal
decimal.getcontext().prec = 1_000_000
while True:
    decimal.Decimal(2).sqrt(), decimal.Decimal(1) / 7
